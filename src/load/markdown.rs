//! Markdown files: the text without its marks, front matter read and taken off.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::model::ParagraphKind;
use crate::page::draft::Draft;

use super::builder::{push, push_words};
use super::front_matter;

/// Reads the text of a Markdown file.
pub(super) fn read(text: &str) -> Draft {
    let mut draft = Draft::default();
    let body = front_matter::split(text, &mut draft);
    let mut reader = Reader { draft, buffer: String::new(), items: 0, heading: None, row: false, hidden: 0 };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(body, options) {
        reader.event(event);
    }
    reader.flush();
    reader.draft
}

struct Reader {
    draft: Draft,
    buffer: String,
    /// Depth of list items.
    items: usize,
    /// Level of the heading being read.
    heading: Option<u8>,
    row: bool,
    /// Depth of pictures, whose words are not shown.
    hidden: usize,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.hidden == 0 => push_words(&mut self.buffer, &words),
            Event::Code(words) if self.hidden == 0 => push_words(&mut self.buffer, &words),
            Event::SoftBreak => push_words(&mut self.buffer, " "),
            Event::HardBreak => self.buffer.push('\n'),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.buffer.push('\n'),
            Event::Html(html) => {
                let words = scraper::Html::parse_fragment(&html).root_element().text().collect::<String>();
                push_words(&mut self.buffer, &words);
                self.flush();
            }
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                self.heading = Some(*level as u8);
            }
            Tag::Item => {
                self.flush();
                self.items += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.row = true;
            }
            Tag::TableCell if !self.buffer.is_empty() => self.buffer.push('\t'),
            Tag::Image { .. } => self.hidden += 1,
            Tag::Paragraph | Tag::CodeBlock(_) | Tag::BlockQuote(_) | Tag::List(_) => self.flush(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(_) => {
                self.flush();
                self.heading = None;
            }
            TagEnd::Item => {
                self.flush();
                self.items = self.items.saturating_sub(1);
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                self.flush();
                self.row = false;
            }
            TagEnd::Image => self.hidden = self.hidden.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::CodeBlock | TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::HtmlBlock => {
                self.flush();
            }
            _ => {}
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.buffer);
        let kind = match self.heading {
            Some(1) if self.draft.title.is_none() => {
                self.draft.title = Some(words.trim().to_owned()).filter(|title| !title.is_empty());
                ParagraphKind::Heading
            }
            Some(_) => ParagraphKind::Heading,
            None if self.row => ParagraphKind::Row,
            None if self.items > 0 => ParagraphKind::Item,
            None => ParagraphKind::Body,
        };
        push(&mut self.draft, kind, &words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_dropped_and_front_matter_is_read() {
        let draft = read(
            "---\ntitle: \"Tin rises\"\ndate: 2014-05-08\nsource: Harbour Post\n---\n\n# Tin *rises*\n\nTin [rose](http://a.b) **again**\nin May.\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        );
        let found: Vec<(ParagraphKind, &str)> = draft.parts.iter().map(|part| (part.kind, draft.words(part))).collect();
        assert_eq!(
            found,
            [
                (ParagraphKind::Heading, "Tin rises"),
                (ParagraphKind::Body, "Tin rose again in May."),
                (ParagraphKind::Item, "one"),
                (ParagraphKind::Item, "two"),
                (ParagraphKind::Row, "a\tb"),
                (ParagraphKind::Row, "1\t2"),
            ]
        );
        assert_eq!((draft.title.as_deref(), draft.outlet.as_deref()), (Some("Tin rises"), Some("Harbour Post")));
        assert_eq!(draft.dates.first().map(|date| date.unit.to_string()).as_deref(), Some("2014-05-08"));
    }
}
