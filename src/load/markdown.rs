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
    let mut reader =
        Reader { draft, buffer: String::new(), items: 0, heading: None, row: false, hidden: 0, year: None };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    for (event, place) in Parser::new_ext(body, options).into_offset_iter() {
        if matches!(event, Event::Start(Tag::Item)) {
            reader.year = body.get(place.start..).and_then(year);
        }
        reader.event(event);
    }
    reader.flush();
    reader.draft
}

/// "2013. Exports reached …": a paragraph that begins with a year looks like the entry of a list.
fn year(entry: &str) -> Option<String> {
    let number = entry.get(..5)?.strip_suffix(['.', ')'])?;
    matches!(number.parse(), Ok(1000..3000_u16)).then(|| format!("{number}. "))
}

struct Reader {
    draft: Draft,
    buffer: String,
    /// Depth of list items.
    items: usize,
    /// Level of the heading being read.
    heading: Option<u8>,
    row: bool,
    /// Depth of pictures, whose words are not shown, and of struck words.
    hidden: usize,
    /// What the entry of a list begins with, where its number is a year.
    year: Option<String>,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(words) if self.hidden == 0 => {
                push_words(&mut self.buffer, &self.year.take().unwrap_or_default());
                push_words(&mut self.buffer, &words);
            }
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
            Tag::Image { .. } | Tag::Strikethrough => self.hidden += 1,
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
            TagEnd::Image | TagEnd::Strikethrough => self.hidden = self.hidden.saturating_sub(1),
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
    fn struck_words_are_gone_and_a_year_at_the_head_of_a_paragraph_stays() {
        let text = |text: &str| read(text).text;
        assert_eq!(text("Tin rose in ~~2007~~ 2008."), "Tin rose in 2008.");
        assert_eq!(text("Tin\n\n2013. Exports rose.\n"), "Tin\n\n2013. Exports rose.");
        assert_eq!(text("2013. Exports rose.\n\n2015. They fell.\n"), "2013. Exports rose.\n\n2015. They fell.");
        assert_eq!(text("1. Tin\n2. Lead\n"), "Tin\n\nLead");
    }

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
