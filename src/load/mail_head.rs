//! Header lines of a message kept as text: From, Sent or Date, To, Subject.

use crate::model::{ParagraphKind, Span};
use crate::page::date::written;
use crate::page::draft::Part;

/// What the header at the top of a text says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MailHead {
    /// Subject line.
    pub subject: Option<String>,
    /// Value of the Sent or Date line.
    pub date: Option<Span>,
}

/// Field names, in lower case, as mail programs write them.
const FIELDS: &[&str] =
    &["from", "sent", "date", "to", "cc", "bcc", "subject", "reply-to", "von", "gesendet", "an", "betreff"];

/// The field a line starts with and where its value begins.
fn field(line: &str) -> Option<(&'static str, usize)> {
    let (name, value) = line.split_once(':')?;
    let small = name.trim().to_lowercase();
    let at = line.len() - value.trim_start().len();
    FIELDS.iter().find(|field| **field == small).map(|field| (*field, at))
}

/// "On Mon, Jul 26, 2010 at 6:40 PM, Ada Clerk wrote:".
fn is_attribution(line: &str) -> bool {
    let line = line.trim_start_matches(['>', ' ']);
    line.len() < 200 && line.starts_with("On ") && line.ends_with("wrote:") && !written::scan(line).is_empty()
}

/// Marks every block of header lines as a byline; tells what the one at the top says.
pub(super) fn read(text: &str, parts: &mut [Part]) -> Option<MailHead> {
    let fields: Vec<Option<(&str, usize)>> =
        parts.iter().map(|part| Some(part.span.of(text)).filter(|line| line.len() < 400).and_then(field)).collect();
    for part in parts.iter_mut().filter(|part| is_attribution(part.span.of(text))) {
        part.kind = ParagraphKind::Byline;
    }
    let mut top = None;
    let mut at = 0;
    while at < parts.len() {
        let length = fields.get(at..).map_or(0, |rest| rest.iter().take_while(|field| field.is_some()).count());
        let known = fields.get(at..at + length).unwrap_or(&[]);
        let has = |names: &[&str]| known.iter().flatten().any(|(name, _)| names.contains(name));
        // Two fields, a sender or a date among them: "To: do" alone is no message.
        if length >= 2 && has(&["from", "von", "sent", "date", "gesendet"]) {
            for part in parts.iter_mut().skip(at).take(length) {
                part.kind = ParagraphKind::Byline;
            }
            if at == 0 {
                let value = |names: &[&str]| {
                    parts.iter().zip(known).find_map(|(part, field)| {
                        let (name, offset) = (*field)?;
                        let start = part.span.start as usize + offset;
                        names.contains(&name).then(|| Span::new(start, part.span.end as usize))
                    })
                };
                top = Some(MailHead {
                    subject: value(&["subject", "betreff"]).map(|span| span.of(text).to_owned()),
                    date: value(&["sent", "date", "gesendet"]),
                });
            }
        }
        at += length.max(1);
    }
    top
}
