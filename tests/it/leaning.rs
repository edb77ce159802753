//! Amounts that lean on what the rest of the sentence, the clause or the document tells; each beside the look-alikes that it must
//! leave.

use dateline::corpus;

use crate::figures::{check, claims, kenya, titled};

#[test]
fn what_nothing_near_gives_an_owner_has_that_of_nearly_all_figures() {
    check(
        "Goods trade\n\n4 September 2015\n\nMalaysia's exports were $9 million in 2014. Imports of Malaysia were $8 million in 2014. Malaysia's trade surplus was $1 million in 2014. Exports of Malaysia to Peru were $2 million in 2014.\n\nA report was read.\n\nElectronic goods grew by 7 % in 2014. In 2014, 14 per cent of exports went to Peru.",
        &[
            "9000000 USD exports MY> - 2014",
            "8000000 USD imports MY> - 2014",
            "1000000 USD balance MY> - 2014",
            "2000000 USD exports MY>PE - 2014",
            "7 % change MY electronic goods 2014",
            "14 % share MY+PE - 2014",
        ],
    );
    // A price is of a market, and two owners are none.
    check(
        "Goods trade\n\n4 September 2015\n\nMalaysia's exports were $9 million in 2014. Imports of Malaysia were $8 million in 2014. Malaysia's trade surplus was $1 million in 2014. Exports of Malaysia to Peru were $2 million in 2014.\n\nA report was read.\n\nPrices of wheat futures fell by 7 % in 2014.",
        &[
            "9000000 USD exports MY> - 2014",
            "8000000 USD imports MY> - 2014",
            "1000000 USD balance MY> - 2014",
            "2000000 USD exports MY>PE - 2014",
            "-7 % change  wheat 2014",
        ],
    );
    check(
        "Goods trade\n\n4 September 2015\n\nMalaysia's exports were $9 million in 2014. Imports of Chile were $8 million in 2014. Malaysia's trade surplus was $1 million in 2014. Exports of Chile were $2 million in 2014.\n\nA report was read.\n\nElectronic goods grew by 7 % in 2014.",
        &[
            "9000000 USD exports MY> - 2014",
            "8000000 USD imports CL> - 2014",
            "1000000 USD balance MY> - 2014",
            "2000000 USD exports CL> - 2014",
            "7 % change  electronic goods 2014",
        ],
    );
}

#[test]
fn a_percentage_without_words_of_its_own_measures_what_the_one_before_it_does() {
    check(
        &kenya(
            "In May 2014, total trade, exports, imports and the surplus of Kenya grew by 18.1 per cent, 19.8 per cent, 15.9 per cent and 35.1 per cent, respectively.",
        ),
        &[
            "18.1 % change KE - 2014-05",
            "19.8 % change KE - 2014-05",
            "15.9 % change KE - 2014-05",
            "35.1 % change KE - 2014-05",
        ],
    );
    check(
        &kenya("In May 2014 grain imports of Kenya rose 28.5% by volume but only 21% by value."),
        &["28.5 % change KE grain 2014-05", "21 % change KE grain 2014-05"],
    );
    check(
        &kenya(
            "Imports of Kenya from the EU reached USD 492 mln in May 2014, meaning 30.5% of imports (33.2% in May 2013).",
        ),
        &["492000000 USD imports KE>EU - 2014-05", "30.5 % share EU+KE - 2014-05", "33.2 % share EU+KE - 2013-05"],
    );
    // Rates of something else.
    check(
        &kenya("In May 2014 exports of Kenya rose by 8 %, and interest of 5 % was paid."),
        &["8 % change KE - 2014-05"],
    );
}

#[test]
fn a_move_or_a_part_that_the_clause_tells_further_off_is_that_of_the_percentage() {
    check(
        &kenya(
            "The trade deficit of Kenya contracted for the eighth month in a row in May 2014, by 48 per cent to $393 million.",
        ),
        &["-48 % change KE - 2014-05", "-393000000 USD balance KE> - 2014-05"],
    );
    check(
        &kenya(
            "The registered moves of 2014 led to a change in the share of Kenya's exports to Peru – from 51 % in May 2013 to 43 % in May 2014.",
        ),
        &["51 % share KE+PE - 2013-05", "43 % share KE+PE - 2014-05"],
    );
    // No move: a bound, a split.
    check(
        &kenya("Kenya's steel imports of 2014 were 5 % of all imports, broken down as 3 % iron and 2 % tin."),
        &["5 % share KE steel 2014"],
    );
}

#[test]
fn items_that_moved_name_their_percentages() {
    check(
        &kenya(
            "In 2014 electronics exports of Kenya were up 17.8 per cent, spices up 34 per cent and boat-building up 370 per cent.",
        ),
        &["17.8 % change KE electronics 2014", "34 % change KE spices 2014", "370 % change KE boat-building 2014"],
    );
    check(
        &kenya(
            "In 2014 fisheries exports of Kenya grew 42 per cent, agriculture grew 18.5 per cent and industrial exports were up 5.9 per cent.",
        ),
        &["42 % change KE fisheries 2014", "18.5 % change KE agriculture 2014", "5.9 % change KE industrial 2014"],
    );
    // What is no good.
    check(
        &kenya("In 2014 tea exports of Kenya grew 42 per cent and prices rose 5 per cent."),
        &["42 % change KE tea 2014", "5 % change  tea 2014"],
    );
}

#[test]
fn who_pays_a_duty_does_not_levy_it() {
    check(
        &kenya(
            "The US said its imports will enter freely. It will impose tariffs of 19% on Indonesian imports and 20% tariffs on Vietnamese imports.",
        ),
        &["19 % tariff US>ID - -", "20 % tariff US>VN - -"],
    );
    check(&kenya("In 2014 Kenya put a duty of 19 % on Chilean goods."), &["19 % tariff KE>CL - 2014"]);
}

#[test]
fn infinitives_of_headlines_and_what_the_next_years_shall_bring_are_no_facts() {
    let claimed = |text: &str, expected: &[&str]| assert_eq!(claims(text), expected, "{text}");
    claimed(&titled("US to impose 19% tariff on Kenyan imports under trade deal", "Ministers met."), &["planned"]);
    claimed(&titled("US imposed 19% tariff on Kenyan imports under trade deal", "Ministers met."), &["actual"]);
    claimed(
        &kenya("Kenya and Peru agreed to expand ties and increase trade to $600 million in the next 10 years."),
        &["target"],
    );
    claimed(&kenya("Kenya is scheduled to export 9 million tonnes of steel."), &["planned"]);
    claimed(&kenya("Kenya met its schedule, with exports of 9 million tonnes of steel in 2014."), &["actual"]);
}

#[test]
fn one_amount_to_two_states_is_of_both() {
    let sides = |body: &str| {
        let article = corpus::read_bytes("a.txt", kenya(body).as_bytes()).1.expect("the text is a document");
        let figures = article.reading.records.iter().filter_map(|record| record.figure.as_deref());
        figures.map(|figure| (figure.parties.join("+"), figure.partner.unwrap_or("-"))).collect::<Vec<_>>()
    };
    let both = sides("Exports of Kenya to mainland China and Hong Kong were 2,716 tonnes in 2014.");
    assert_eq!(both, [("CN+HK+KE".to_owned(), "-")]);
    let each = sides("Exports of Kenya to Peru and Chile were 2,716 tonnes and 99 tonnes respectively in 2014.");
    assert_eq!(each, [("KE+PE".to_owned(), "PE"), ("CL+KE".to_owned(), "CL")]);
}

#[test]
fn what_is_manufactured_is_a_kind_of_goods() {
    check(
        &kenya(
            "Kenya's deficit on manufactured goods widened by $7 million from $13 million in 2013 to $20 million in 2014.",
        ),
        &[
            "7000000 USD change KE manufactured goods 2014",
            "-13000000 USD balance KE> manufactured goods 2013",
            "-20000000 USD balance KE> manufactured goods 2014",
        ],
    );
    check(
        &kenya(
            "In 2014 imports of machinery of Kenya rose by $2 million to $14 million and miscellaneous manufactured articles increased by $7 million to $68 million.",
        ),
        &[
            "2000000 USD change KE machinery 2014",
            "14000000 USD imports KE> machinery 2014",
            "7000000 USD change KE miscellaneous manufactured articles 2014",
            "68000000 USD imports KE> miscellaneous manufactured articles 2014",
        ],
    );
}
#[test]
fn percentages_in_a_list_of_brackets_are_parts_where_nothing_moved() {
    check(
        &kenya(
            "Main imports of Kenya in 2014 were composed of mineral fuels (19.4%), machinery and appliances (14.2%) and vehicles (8.4%).",
        ),
        &[
            "19.4 % share KE mineral fuels 2014",
            "14.2 % share KE machinery and appliances 2014",
            "8.4 % share KE vehicles 2014",
        ],
    );
    // Where something moved they are moves.
    check(
        &kenya(
            "The decline of 2014 was due to lower imports of mineral fuels (19.4%), machinery and appliances (14.2%) and vehicles (8.4%) of Kenya.",
        ),
        &[
            "-19.4 % change KE mineral fuels 2014",
            "-14.2 % change KE machinery and appliances 2014",
            "-8.4 % change KE vehicles 2014",
        ],
    );
    check(
        &kenya(
            "The growth of 2014 came from increments in Kenya's exports of gold (30.2%), chemicals (18.2%) and coconut oil (1.1%).",
        ),
        &["30.2 % change KE gold 2014", "18.2 % change KE chemicals 2014", "1.1 % change KE coconut oil 2014"],
    );
}

#[test]
fn a_recovery_is_a_move() {
    check(
        &kenya(
            "Exports of Kenya fell by 1.4 percent in the second quarter of 2014, reversing a 3.6 percent recovery in the first quarter.",
        ),
        &["-1.4 % change KE - 2014-34", "3.6 % change KE - 2014-33"],
    );
}
