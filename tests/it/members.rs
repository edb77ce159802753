//! Members of lists: markets that share a share, items that name their amounts, ranks, sides of changes, units of records; each
//! beside the look-alikes that it must leave.

use crate::figures::{check, kenya};

#[test]
fn shares_of_several_markets_are_of_all_of_them() {
    check(
        &kenya(
            "Uganda, Peru and Chile were Kenya's top export destinations in 2014, accounting for 65 percent of exports.",
        ),
        &["65 % share CL+KE+PE+UG - 2014"],
    );
    check(
        &kenya(
            "Kenya's main trading partners in 2014 were Peru and Chile, which accounted for 67 percent of its sales.",
        ),
        &["67 % share CL+KE+PE - 2014"],
    );
    check(
        &kenya("The main trade partners in 2014, representing 53 % of exports, were Peru, Chile and Uganda."),
        &["53 % share CL+KE+PE+UG - 2014"],
    );
    check(
        &kenya(
            "Peru was the largest market for Kenya's exports in 2014, accounting for 35 percent, followed by Uganda which accounted for 19 percent.",
        ),
        &["35 % share KE+PE - 2014", "19 % share KE+UG - 2014"],
    );
    check(
        &kenya(
            "China, including Hong Kong, was the largest market of Kenya in 2014, accounting for 35 percent of exports.",
        ),
        &["35 % share CN+KE - 2014"],
    );
    check(
        &kenya("In 2014 Peru bought tea, while Chile was the main buyer, accounting for 18 % of exports."),
        &["18 % share CL+KE tea 2014"],
    );
}

#[test]
fn items_of_a_list_have_their_own_goods() {
    check(
        &kenya(
            "In 2014 exports of cars were $9 million. Then come: copper ores and concentrates – $8 million; wine of fresh grapes – $7 million; ferro-alloys – $6 million.",
        ),
        &[
            "9000000 USD exports KE> cars 2014",
            "8000000 USD exports KE> copper ores and concentrates 2014",
            "7000000 USD exports KE> wine of fresh grapes 2014",
            "6000000 USD exports KE> ferro-alloys 2014",
        ],
    );
    check(
        &kenya(
            "The greatest decrease in exports in 2014 was registered in fuels, lubricants and related materials (51 %) and beverages and tobacco (39 %).",
        ),
        &["-51 % change KE fuels, lubricants and related materials 2014", "-39 % change KE beverages and tobacco 2014"],
    );
    check(
        &kenya(
            "In 2014 the rise in exports was due to bananas (fresh) (34 %); gold (30 %); machinery and transport equipment (12 %).",
        ),
        &[
            "34 % change KE bananas 2014",
            "30 % change KE gold 2014",
            "12 % change KE machinery and transport equipment 2014",
        ],
    );
    check(
        &kenya(
            "Food preparations (14 per cent) and special machinery (11 per cent) contributed to the growth in exports in 2014.",
        ),
        &["14 % change  food preparations 2014", "11 % change  special machinery 2014"],
    );
    check(
        &kenya(
            "In 2014 the decreases in imports were due to machinery ($9 million), and mineral fuels and lubricants ($7 million), partly offset by an increase in food ($4 million).",
        ),
        &[
            "-9000000 USD change KE machinery 2014",
            "-7000000 USD change KE mineral fuels and lubricants 2014",
            "4000000 USD change KE food 2014",
        ],
    );
    check(
        &kenya("In 2014 exports were to Peru (34 %) and Chile (30 %)."),
        &["34 % share KE+PE - 2014", "30 % share CL+KE - 2014"],
    );
    check(
        &kenya("In 2014 Kenya exported 6,078 60-kg bags worth $9 million."),
        &["6078 count exports KE> - 2014", "9000000 USD exports KE> - 2014"],
    );
    check(
        &kenya("Kenya's non-oil domestic exports rose by 11 per cent in August 2014."),
        &["11 % change KE non-oil 2014-08"],
    );
}

#[test]
fn ranks_in_brackets_are_shares() {
    check(&kenya("In 2014, soy flour was Kenya's largest export (14 %)."), &["14 % share KE flour 2014"]);
    check(
        &kenya(
            "In 2014 tea exports to Peru were $5 million. Chile was second on the list with 10 per cent, followed by Uganda (7 per cent).",
        ),
        &["5000000 USD exports KE>PE tea 2014", "10 % share CL+KE tea 2014", "7 % share KE+UG tea 2014"],
    );
    check(&kenya("In 2014, tea showed the largest rise in exports (14 %)."), &["14 % change KE tea 2014"]);
}

#[test]
fn changes_have_the_sides_of_their_level() {
    check(
        &kenya("In 2014 Kenya imported goods worth $7 million (+5.8 %) from Uganda."),
        &["7000000 USD imports KE>UG - 2014", "5.8 % change KE+UG - 2014"],
    );
    check(
        &kenya("In 2014 exports to the euro area totalled $5 million (+1.6 %)."),
        &["5000000 USD exports KE>euro area - 2014", "1.6 % change KE+euro area - 2014"],
    );
    check(
        &kenya("In 2014 Kenya's exports to third countries and the EU totalled $8 million, while imports rose 7 %."),
        &["8000000 USD exports KE> - 2014", "7 % change KE - 2014"],
    );
    check(
        &kenya("In 2014 the East African Community accounted for 46 percent ($9 million) of Kenya’s trade."),
        &["46 % share EAC+KE - 2014", "9000000 USD trade EAC+KE - 2014"],
    );
    check(
        &kenya(
            "In 2014 Kenya's exports to Peru increased by 17 %, while they grew by 45 % to Chile, 41 % to Uganda and 37 % to Brazil.",
        ),
        &[
            "17 % change KE+PE - 2014", "45 % change CL+KE - 2014", "41 % change KE+UG - 2014",
            "37 % change BR+KE - 2014",
        ],
    );
}

#[test]
fn units_of_records_are_whole_ones() {
    check(&kenya("In May 2014 coffee cost 102 US cents a pound."), &["1.02 USD price  coffee 2014-05"]);
    check(
        &kenya("In 2014 Kenya exported 3 billion kWh of electricity."),
        &["3000000 MWh exports KE> electricity 2014"],
    );
    check(
        &kenya("In 2014 Kenya imported 1.5 million kilolitres of diesel."),
        &["1500000000 L imports KE> diesel 2014"],
    );
    check(
        &kenya(
            "The average tanker rate dropped from $15,000 per day on 6 April 2014 to $8,000 per day on 13 April 2014.",
        ),
        &["15000 USD price  - 2014-04-06", "8000 USD price  - 2014-04-13"],
    );
    check(&kenya("In 2014 Kenya exported tea worth $8,000 per day."), &["8000 USD exports KE> tea 2014"]);
    check(
        &kenya("Kenya signed a contract to purchase 235 tonnes of wheat from Peru in August 2014."),
        &["235 t imports KE>PE wheat 2014-08"],
    );
    check(
        &kenya("In 2014 the purchase of a stake of $5 million in Peru was agreed."),
        &["5000000 USD investment PE stake 2014"],
    );
}

#[test]
fn a_port_names_its_country() {
    check(
        &crate::figures::titled("Port figures", "Imports at the Port of Durban rose by 5 % in 2014."),
        &["5 % change ZA - 2014"],
    );
    check(
        &crate::figures::titled("Port figures", "Imports of port wine rose by 5 % in 2014."),
        &["5 % change  port wine 2014"],
    );
}

#[test]
fn what_ranges_between_two_bounds_is_one_figure() {
    check(
        &kenya("Duties ranging from 15 % to 77 % on tea were set by Kenya in May 2014."),
        &["46 % tariff KE> tea 2014-05"],
    );
    check(
        &kenya("Duties on tea were cut by Kenya from 77 % to 15 % in May 2014."),
        &["77 % tariff KE> tea -", "15 % tariff KE> tea 2014-05"],
    );
}

#[test]
fn a_text_may_begin_with_its_flow() {
    check("Domestic exports of Kenya rose by 11 per cent in August 2014.\n", &["11 % change KE - 2014-08"]);
    check("Exports of Kenya rose by 11 per cent in August 2014.\n", &["11 % change KE - 2014-08"]);
    // What lacks its front is read, whatever of it.
    let torn = [
        "by 8 percent up to $5 million.",
        "at $4 million, representing 78 per cent of exports, while tea was at $3 million.",
        "by about $1 million to $11 million in exports.",
    ];
    for text in torn {
        assert!(crate::figures::figures(&format!("{text}\n")).len() <= 3, "{text}");
    }
}
