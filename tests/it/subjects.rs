//! Figures by what their clause is about: its good, its states; each beside the look-alikes that it must leave.

use crate::figures::{check, kenya};

#[test]
fn the_good_is_that_of_the_clauses_subject() {
    check(
        &kenya("In 2014 exports of tea, which fell by 13 percent, were followed by coffee, which fell by 8 percent."),
        &[],
    );
    check(&kenya("Imports of copper and copper products totaled 446 tonnes in May 2014, down 1 percent."), &[]);
    check(&kenya("In May 2014 coffee prices were flat, and the price of tea, at auctions run by tin traders, rose 4 percent."), &[]);
    check(&kenya("Tea exports were $9 million in 2014, accounting for 23 percent of total exports."), &[]);
    check(&kenya("Agricultural and fisheries products posted exports of $11 million in 2014."), &[]);
    check(&kenya("Norway is the biggest buyer of tea, accounting for a third of exports in 2014."), &[]);
    check(&kenya("Tea exports rose in 2014, and total exports grew by 5 percent."), &[]);
    check(&kenya("Tea fell in May 2014. Consumer prices rose 2 percent."), &[]);
    check(&kenya("Tea fell in May 2014. The price, up 2 percent, may rise."), &[]);
    check(&kenya("In some parts of the country output fell by 2 tonnes in May 2014."), &[]);
}
