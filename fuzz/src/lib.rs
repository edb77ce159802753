//! What every target asks: whatever the bytes, each file has its line, and nothing fails inside Dateline.

use dateline::load::{self, Outcome};

/// Reads bytes as a file of this name.
///
/// # Panics
/// Where no line tells of them, a document has spans that its text does not hold, or the program itself failed.
pub fn read(name: &str, bytes: &[u8]) {
    let pieces = load::pieces(name, bytes);
    assert!(!pieces.is_empty(), "no line tells of it");
    for (line, document) in pieces {
        if let Outcome::Skipped(reason) = &line.outcome {
            assert_ne!(reason, load::PANIC, "{}", line.path);
        }
        let Some(document) = document else { continue };
        for paragraph in &document.paragraphs {
            assert!(document.text.get(paragraph.span.start as usize..paragraph.span.end as usize).is_some());
        }
        for cell in document.tables.iter().flat_map(|table| &table.cells) {
            assert!(document.text.get(cell.span.start as usize..cell.span.end as usize).is_some());
        }
    }
}
