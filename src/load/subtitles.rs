//! Subtitles (SRT, VTT): what is said, without numbers and times.

use crate::model::ParagraphKind;
use crate::page::draft::Draft;

use super::builder::push;

/// Reads the lines that are spoken; a sentence may run over several of them.
pub(super) fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    let mut said = String::new();
    for block in text.replace("\r\n", "\n").split("\n\n") {
        let lines = block.lines().map(str::trim).filter(|line| !line.is_empty() && !is_mark(line));
        for line in lines {
            if !said.is_empty() {
                said.push(' ');
            }
            said.push_str(&scraper::Html::parse_fragment(line).root_element().text().collect::<String>());
        }
        if said.ends_with(['.', '?', '!', '"', '”', '…']) {
            push(&mut draft, ParagraphKind::Body, &std::mem::take(&mut said));
        }
    }
    push(&mut draft, ParagraphKind::Body, &said);
    draft
}

/// The number of a line, its times, or the head of the file.
fn is_mark(line: &str) -> bool {
    line.contains("-->") || line.bytes().all(|b| b.is_ascii_digit()) || line.starts_with("WEBVTT")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_stands_without_its_times() {
        let draft = read(
            "1\r\n00:00:01,000 --> 00:00:04,000\r\n<i>Tin rose</i> on\r\n\r\n2\r\n00:00:04,000 --> 00:00:05,000\r\n3 May 2021.\r\n",
        );
        assert_eq!(draft.text, "Tin rose on 3 May 2021.");
    }
}
