//! Records as they leave the program.

use dateline::claims::Rulings;
use dateline::corpus::Corpus;
use dateline::export::groups::Groups;
use dateline::export::marks::Marks;
use dateline::export::records;
use serde_json::{Value, json};

/// The line of every record.
pub fn written(corpus: &Corpus, rulings: &Rulings, marks: &Marks) -> Vec<Value> {
    records::lines(&Groups::of(corpus, rulings), marks).map(|(_, line)| json!(line)).collect()
}

/// The same without any decision.
pub fn plainly_written(corpus: &Corpus) -> Vec<Value> {
    written(corpus, &Rulings::default(), &Marks::default())
}

#[test]
fn a_line_has_its_fields_in_the_order_of_the_alphabet_as_an_object_has() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let corpus = dateline::corpus::open(&folder, &std::sync::atomic::AtomicBool::new(false), |_, _| {});
    let corpus = corpus.expect("the sample is read");
    let (groups, marks) = (Groups::of(&corpus, &Rulings::default()), Marks::default());
    let mut lines = 0;
    for (_, line) in records::lines(&groups, &marks) {
        let mut bytes = Vec::new();
        line.write(&mut bytes).expect("written");
        assert_eq!(String::from_utf8(bytes).expect("UTF-8"), json!(line).to_string() + "\n");
        lines += 1;
    }
    assert!(lines > 100, "{lines} lines");
}
