//! What a tree costs: sentences parsed in a second of processor time, with the instructions of this machine and with those
//! that every processor has.
//!
//! `cargo bench --bench grammar` parses made-up sentences; the goal is 3,500 a second with AVX2. `-- FILE` parses the lines of
//! a file instead; `-- --trees FILE` prints their trees for `tools/grammar/compare.py`: for each word its first byte, the
//! byte after it, the first byte of its head (-1 for none), tag and relation; last the seconds of one pass.
#![allow(clippy::print_stdout, missing_docs)]

use std::time::Duration;

use cpu_time::ThreadTime;
use dateline::grammar::{Parser, Processor, Tree};
use dateline::model::Span;

/// The fastest of so many passes counts.
const PASSES: usize = 5;

const SUBJECTS: [&str; 6] = [
    "The ministry of trade",
    "Chile's largest copper producer, which employs 12,000 people,",
    "A spokesman for the port of Rotterdam",
    "The two governments",
    "Exports of soybeans and maize from Brazil",
    "President Aliyev",
];
const VERBS: [&str; 6] = [
    "said on Tuesday that it would raise",
    "is expected to reduce",
    "rejected, for the third time since 2009,",
    "had already agreed to suspend",
    "fell sharply in March after the commission announced",
    "did not want to discuss",
];
const OBJECTS: [&str; 6] = [
    "a duty of 15 percent on imported steel pipes.",
    "the delivery of 40,000 tonnes of wheat that was promised last year.",
    "its forecast for 2016 to $3.4 billion from $4.1 billion.",
    "what the opposition calls \"an unfair and hasty compromise\".",
    "plans to build a second railway to the border by the end of the decade.",
    "new limits on the number of ships (tankers among them) in the strait.",
];

fn made_up() -> Vec<String> {
    let objects = |subject: &str, verb: &str| OBJECTS.map(|object| format!("{subject} {verb} {object}"));
    SUBJECTS.iter().flat_map(|subject| VERBS.iter().flat_map(|verb| objects(subject, verb))).collect()
}

fn parse(parser: &mut Parser, sentences: &[String]) -> (Vec<Option<Tree>>, Duration) {
    let start = ThreadTime::now();
    let trees = sentences.iter().map(|text| parser.parse(text, Span::new(0, text.len()))).collect();
    (trees, start.elapsed())
}

fn measure(name: &str, processor: Processor, sentences: &[String]) {
    let mut parser = Parser::new(processor);
    let times = (0..PASSES).map(|_| parse(&mut parser, sentences).1);
    let seconds = times.min().unwrap_or_default().as_secs_f64();
    println!("{name}: {:.0} sentences a second ({} sentences)", sentences.len() as f64 / seconds, sentences.len());
}

fn print_trees(sentences: &[String]) {
    let (trees, time) = parse(&mut Parser::new(Processor::here()), sentences);
    for tree in trees {
        for token in tree.iter().flat_map(Tree::tokens) {
            let head = token.head.and_then(|head| tree.as_ref()?.get(head));
            let head = head.map_or(-1, |head| i64::from(head.span.start));
            println!("{}\t{}\t{head}\t{}\t{}", token.span.start, token.span.end, token.tag.name(), token.label.name());
        }
        println!();
    }
    println!("{}", time.as_secs_f64());
}

fn main() {
    let asked: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let file = asked.iter().find(|word| *word != "--trees");
    let sentences = match file {
        Some(file) => match std::fs::read_to_string(file) {
            Ok(text) => text.lines().map(str::to_owned).collect(),
            Err(problem) => return println!("{file} cannot be read: {problem}"),
        },
        None => made_up(),
    };
    if asked.iter().any(|word| word == "--trees") {
        return print_trees(&sentences);
    }
    measure("this machine", Processor::here(), &sentences);
    measure("every processor", Processor::Plain, &sentences);
}
