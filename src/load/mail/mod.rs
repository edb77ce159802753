//! Mail: single messages (EML, MHT), mailboxes (MBOX) and messages of Outlook (MSG).

mod eml;
mod mbox;
mod msg;

pub(super) use self::eml::{is as is_message, read as eml};
pub(super) use self::mbox::{is as is_mailbox, read as mbox};
pub(super) use self::msg::{is as is_outlook, read as msg};

use crate::model::ParagraphKind;
use crate::page::draft::{Draft, MetaDate};

use super::builder::push;
use super::front_matter::unit;
use super::{html, text};

/// Why a message in cipher is not read.
const ENCRYPTED: &str = "it is protected: the message is encrypted; open it with its key and save its text";

/// True for a text that is nothing but cipher (RFC 4880).
fn is_cipher(text: &str) -> bool {
    text.trim_start().starts_with("-----BEGIN PGP MESSAGE-----")
}

/// What a message says of itself.
#[derive(Debug, Default)]
struct Envelope {
    subject: Option<String>,
    sender: Option<String>,
    /// The words of its date.
    date: Option<String>,
}

/// A message as a document: its subject as the headline, its sender as the outlet.
fn message(envelope: Envelope, body: Draft) -> Draft {
    let subject = envelope.subject.map(|subject| subject.split_whitespace().collect::<Vec<_>>().join(" "));
    let subject = subject.filter(|subject| !subject.is_empty());
    let mut draft = Draft { text: String::new(), parts: Vec::new(), title: None, ..body.clone() };
    if let Some(subject) = &subject {
        push(&mut draft, ParagraphKind::Heading, subject);
    }
    for part in &body.parts {
        push(&mut draft, part.kind, body.words(part));
    }
    draft.title = subject;
    draft.outlet = envelope.sender.filter(|sender| !sender.trim().is_empty());
    let date = envelope.date.and_then(|date| Some(MetaDate::new("the message's date", &date, unit(&date)?)));
    draft.dates = date.into_iter().collect();
    draft
}

/// The body of a message: its plain text where it has one, else its page.
fn body(plain: Option<&str>, page: Option<&str>) -> Draft {
    match (plain.filter(|plain| !plain.trim().is_empty()), page) {
        (Some(plain), _) => text::read(plain.to_owned()),
        (None, Some(page)) => html::fragment(page),
        (None, None) => Draft::default(),
    }
}
