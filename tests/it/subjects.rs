//! Figures by what their clause is about: its good and its states; each beside the look-alikes that it must leave.

use crate::figures::{check, kenya, titled};

#[test]
fn the_good_is_that_of_the_clauses_subject() {
    check(
        &kenya("Exports of coffee, which fell by 13 percent, were followed by tea, which fell by 8 percent, in 2014."),
        &["-13 % change KE coffee 2014", "-8 % change KE tea 2014"],
    );
    check(
        &kenya("Imports of copper and copper products totaled 446 tonnes in May 2014, down 1 percent."),
        &["446 t imports KE> copper 2014-05", "-1 % change KE copper 2014-05"],
    );
    check(
        &kenya("Agricultural and fisheries products posted exports of $11 million in 2014."),
        &["11000000 USD exports KE> agricultural and fisheries products 2014"],
    );
    check(
        &kenya("Tea exports were $9 million in 2014, accounting for 23 percent of total exports."),
        &["9000000 USD exports KE> tea 2014", "23 % share KE tea 2014"],
    );
    check(
        &kenya("Export earnings from plantation crops increased by 25 percent in 2014 to $571 million."),
        &["25 % change KE plantation crops 2014", "571000000 USD exports KE> plantation crops 2014"],
    );
    // All exports are of no good, and neither are all prices.
    check(
        &kenya("Kenya's coffee sales rose in May 2014, while total exports grew by 5 percent."),
        &["5 % change KE - 2014-05"],
    );
    check(&kenya("Exports of tea rose in May 2014. Consumer prices rose 2 percent."), &["2 % change  - 2014-05"]);
}

#[test]
fn the_one_good_told_in_front_is_that_of_an_amount_without_one() {
    check(&kenya("Tea prices rose in May 2014. The price, up 2 percent, may rise."), &["2 % change  tea 2014-05"]);
    check(
        &kenya("Norway is the biggest buyer of tea, accounting for a third of exports in 2014."),
        &["33.333333333333333333333333333 % share KE+NO tea 2014"],
    );
    check(
        &kenya("In some parts of the country tea output fell by 2 tonnes in May 2014."),
        &["-2 t change KE tea 2014-05"],
    );
}

#[test]
fn a_flow_has_the_states_of_its_own_phrase() {
    check(
        &kenya(
            "In the three months to May 2014, sales to Africa rose by 30 percent and shipments to Peru by 8 percent.",
        ),
        &["30 % change Africa+KE - 2014-03/2014-05", "8 % change KE+PE - 2014-03/2014-05"],
    );
    check(
        &kenya("In May 2014 exports to the 27-nation European Union fell 21 percent to $2 million."),
        &["-21 % change EU+KE - 2014-05", "2000000 USD exports KE>EU - 2014-05"],
    );
    check(
        &kenya(
            "Exports to the EU rose 1 percent in May 2014, whereas exports to countries outside of the EU fell 3 percent.",
        ),
        &["1 % change EU+KE - 2014-05", "-3 % change KE - 2014-05"],
    );
    check(
        &kenya("China’s share of exports fell to 18 percent in 2014, and the U.S. share declined to 17 percent."),
        &["18 % share CN+KE - 2014", "17 % share KE+US - 2014"],
    );
    check(&kenya("India's Russian crude purchases were 5 tonnes in May 2014."), &["5 t imports IN>RU crude 2014-05"]);
    check(
        &kenya("Growth came from exports from China (9 percent), India (7 percent) and Peru (3 percent) in May 2014."),
        &["9 % change CN - 2014-05", "7 % change IN - 2014-05", "3 % change PE - 2014-05"],
    );
    check(&kenya("Exports for Uganda are lowered 2 tonnes in 2014."), &["-2 t change UG - 2014"]);
}

#[test]
fn who_levies_is_the_subject_of_the_levying() {
    check(
        &kenya("Kenya stopped selling tea to China, which imposed tariffs of 80 percent on it in May 2014."),
        &["80 % tariff CN>KE tea -"],
    );
    // What a duty is a punishment for is no partner, nor is whom it is compared with.
    check(
        &kenya("In May 2014 America imposed a 25 percent levy on Kenya over Russian oil purchases."),
        &["25 % tariff US>KE - 2014-05"],
    );
    check(
        &kenya(
            "Tariffs on imports from Norway were cut to 15 percent in May 2014 — the same level charged to goods from the European Union.",
        ),
        &["15 % tariff KE>NO - 2014-05"],
    );
}

#[test]
fn whose_figures_a_text_tells() {
    // The office that tells of another country is no party; in its own country's figures it is.
    check(
        &titled(
            "Annual report: Ethiopia",
            "The USDA's annual report on Ethiopia's coffee sector forecasts exports of 5 tonnes in 2016. Output is expected to rise 4 percent in 2016.",
        ),
        &["5 t exports ET> coffee 2016", "4 % change ET coffee 2016"],
    );
    check(
        &titled(
            "Trade in tea",
            "The USDA said that U.S. exports of tea were 5 tonnes in 2014. Output rose 4 percent in 2014.",
        ),
        &["5 t exports US> tea 2014", "4 % change US tea 2014"],
    );
    check(
        &titled(
            "Tea report",
            "Kenyan farms produced 4 million tonnes of tea in May 2014. Stocks fell 3 percent to 2 million tonnes.",
        ),
        &["4000000 t production KE> tea 2014-05", "-3 % change KE tea 2014-05", "2000000 t stocks KE tea 2014-05"],
    );
    check(
        &titled("Japan exports growth slows", "Exports to Peru fell 3 percent in May 2014."),
        &["-3 % change JP+PE - 2014-05"],
    );
    check(
        &titled("Kenya's GDP", "Growth has been revised down to 6 percent in the first quarter of 2014."),
        &["6 % change KE - 2014-33"],
    );
    check(
        &titled(
            "World energy",
            "China leads the world in 2014. Its share of global investment rose to 30 percent in 2014.",
        ),
        &["30 % share CN - 2014"],
    );
    // The world's are nobody's, and a member has its own.
    check(
        &titled(
            "Cotton",
            "Global cotton output fell by 2 percent in 2014, with sharp declines in Peru (27 percent) and Norway (9 percent).",
        ),
        &["-2 % change  cotton 2014", "-27 % change PE cotton 2014", "-9 % change NO cotton 2014"],
    );
}

#[test]
fn european_is_of_the_union_where_the_text_names_it() {
    check(&titled("Tea", "European imports of tea fell 20 percent in May 2014."), &["-20 % change Europe tea 2014-05"]);
    check(
        &titled("Tea", "European imports of tea fell 20 percent in May 2014. The EU is worried."),
        &["-20 % change EU tea 2014-05"],
    );
}
