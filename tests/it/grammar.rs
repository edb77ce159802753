//! The dependency parser: trees that stay as they are, the same trees on every processor, and a tree or none for any text.
//!
//! `DATELINE_WRITE=1 cargo test --test it grammar::` renews `tests/golden/trees.txt`; look at the difference.

use std::fmt::Write;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use dateline::corpus;
use dateline::grammar::{Label, MOST_TOKENS, Parser, Processor, Tag, Tree, parse};
use dateline::model::{ParagraphKind, Span};
use dateline::segment;
use proptest::prelude::*;

use super::golden;

const SENTENCES: &str = include_str!("../fixtures/sentences.txt");

fn tree(text: &str) -> Option<Tree> {
    parse(text, Span::new(0, text.len()))
}

/// Head, relation and tag of every word, a line a word.
fn lines(text: &str, tree: &Tree) -> String {
    tree.tokens().iter().fold(String::new(), |mut lines, token| {
        let head = token.head.and_then(|head| tree.get(head)).map_or("-", |head| head.span.of(text));
        let _ = writeln!(lines, "  {} {} {} {head}", token.span.of(text), token.tag.name(), token.label.name());
        lines
    })
}

/// A number that any other head, relation, tag or cut would change.
fn checksum<'t>(sentences: impl Iterator<Item = (&'t str, Span)>, processor: Processor) -> (usize, String) {
    let mut parser = Parser::new(processor);
    let (mut hash, mut count) = (blake3::Hasher::new(), 0);
    for (text, span) in sentences {
        if let Some(tree) = parser.parse(text, span) {
            hash.update(lines(text, &tree).as_bytes());
            count += 1;
        }
    }
    (count, hash.finalize().to_hex().to_string())
}

#[test]
fn sentences_keep_their_trees() {
    let mut text = String::new();
    for sentence in SENTENCES.lines() {
        let tree = tree(sentence).expect("a sentence has a tree");
        let _ = writeln!(text, "{sentence}\n{}", lines(sentence, &tree));
    }
    golden::check("trees.txt", &text);
}

#[test]
fn the_sample_has_the_same_trees_on_every_processor() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
    let corpus = corpus::open(&folder, &AtomicBool::new(false), |_, _| {}).expect("the sample opens");
    let sentences: Vec<(&str, Span)> = corpus
        .articles
        .iter()
        .flat_map(|article| article.document.paragraphs.iter().map(|paragraph| (&article.document, paragraph)))
        .filter(|(_, paragraph)| paragraph.kind == ParagraphKind::Body)
        .flat_map(|(document, paragraph)| {
            segment::sentences(&document.text, paragraph.span).into_iter().map(|span| (document.text.as_str(), span))
        })
        .collect();
    let (count, here) = checksum(sentences.iter().copied(), Processor::here());
    let (_, plain) = checksum(sentences.iter().copied(), Processor::Plain);
    assert_eq!(here, plain, "wide instructions give other trees");
    golden::check("trees-of-the-sample.txt", &format!("{count} trees {here}\n"));
}

#[test]
fn a_word_is_found_by_its_place_and_knows_who_governs_it() {
    let text = "The ministry said that imports of wheat fell sharply in March.";
    let tree = tree(text).expect("a tree");
    let word = |word: &str| {
        let start = text.rfind(word).expect("a word of the text");
        tree.at(Span::new(start, start + word.len())).iter().next().expect("a token")
    };
    let fell = word("fell");
    assert_eq!(tree.child(fell, &[Label::Subject]), Some(word("imports")));
    assert_eq!(tree.path(word("March")).collect::<Vec<_>>(), [word("in"), fell, word("said")]);
    assert_eq!(tree.subtree(word("imports")), [word("imports"), word("of"), word("wheat")]);
    assert_eq!(tree.get(fell).map(|token| token.tag), Some(Tag::Past));
    assert_eq!(tree.roots().collect::<Vec<_>>(), [word("said")]);
}

#[test]
fn what_is_no_sentence_has_no_tree() {
    assert!(tree("").is_none());
    assert!(tree(" \n\t ").is_none());
    assert!(tree("MINISTRY OF TRADE RAISES DUTY ON STEEL").is_none(), "capitals");
    assert!(tree(&"word ".repeat(MOST_TOKENS + 1)).is_none(), "too long");
    assert!(tree(&"word ".repeat(MOST_TOKENS)).is_some());
}

#[test]
fn the_file_of_weights_is_the_one_that_its_notice_names() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/grammar");
    let notice = std::fs::read_to_string(folder.join("NOTICE.md")).expect("the notice can be read");
    let file = std::fs::read(folder.join("en.bin")).expect("the weights can be read");
    assert!(notice.contains(blake3::hash(&file).to_hex().as_str()), "blake3 {}", blake3::hash(&file).to_hex());
}

/// Every token belongs to the sentence and stands behind the one before; every head is a token; nothing hangs in a circle.
fn is_sound(text: &str, tree: &Tree) -> bool {
    let tokens = tree.tokens();
    let ordered = tokens.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start);
    let inside = tokens.iter().all(|token| !token.span.of(text).is_empty());
    let rooted = (0..tokens.len()).all(|at| tree.path(at).count() < tokens.len());
    ordered && inside && rooted && tokens.len() <= MOST_TOKENS
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_a_sound_tree_or_none(text in any::<String>()) {
        prop_assert!(tree(&text).is_none_or(|tree| is_sound(&text, &tree)));
    }

    #[test]
    fn words_and_marks_in_any_order_have_a_sound_tree_or_none(
        parts in prop::collection::vec("can't|U\\.S\\.|of|the|fell|[\"'(),.$%-]{1,4}|[A-Za-z]{1,9}|[0-9]{1,6}|[ -~]{1,5}|\\PC{1,3}| ", 0..80)
    ) {
        let text = parts.concat();
        prop_assert!(tree(&text).is_none_or(|tree| is_sound(&text, &tree)));
    }
}
