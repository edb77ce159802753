//! One message in the form of the internet (RFC 5322), its attachments as files inside it.

use mail_parser::{HeaderName, Message, MessageParser, MimeHeaders, PartType};

use crate::page::draft::Draft;

use super::super::inside::Inside;
use super::{ENCRYPTED, Envelope, body, is_cipher, message};

/// Fields with which messages begin, in lower case.
const FIELDS: &[&str] = &[
    "received", "return-path", "delivered-to", "from", "date", "subject", "to", "message-id", "mime-version",
    "x-mozilla-status", "reply-to", "sender", "content-type", "dkim-signature", "arc-seal", "cc",
];

/// True where the head of a file is that of a message: three fields and more, one that only programs write among them.
pub(in crate::load) fn is(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(8192)).unwrap_or(bytes)).to_lowercase();
    let fields = head.lines().take_while(|line| !line.trim().is_empty()).filter(|line| !line.starts_with([' ', '\t']));
    let names: Vec<&str> = fields.filter_map(|line| line.split_once(':').map(|(name, _)| name)).collect();
    let known = names.iter().filter(|name| FIELDS.contains(name)).count();
    let first = names.first().is_some_and(|first| FIELDS.contains(first) || first.starts_with("x-"));
    first && known >= 3 && names.iter().any(|name| matches!(*name, "received" | "message-id" | "mime-version"))
}

/// Reads a message.
pub(in crate::load) fn read(bytes: &[u8], inside: &mut Inside<'_>) -> Result<Option<Draft>, String> {
    const NONE: &str = "it is no message: its head is missing; save it anew";
    let found = MessageParser::default().parse(bytes).ok_or(NONE)?;
    if found.headers().is_empty() {
        return Err(NONE.to_owned());
    }
    let envelope = Envelope {
        subject: found.subject().map(str::to_owned),
        sender: found
            .from()
            .and_then(|from| from.first())
            .and_then(|from| from.name().or_else(|| from.address()).map(|name| name.trim().to_owned())),
        date: found.header_raw(HeaderName::Date).map(|date| date.trim().to_owned()),
    };
    let plain = found.text_bodies().find_map(|part| match &part.body {
        PartType::Text(text) => Some(text.to_string()),
        _ => None,
    });
    let page = found.html_bodies().find_map(|part| match &part.body {
        PartType::Html(page) => Some(page.to_string()),
        _ => None,
    });
    let plain = plain.map(|plain| if is_flowed(&found) { unflowed(&plain) } else { plain });
    if is_encrypted(&found) || plain.as_deref().is_some_and(is_cipher) {
        return Err(ENCRYPTED.to_owned());
    }
    attached(&found, inside);
    let draft = message(envelope, body(plain.as_deref(), page.as_deref()));
    Ok(Some(draft).filter(|draft| !draft.parts.is_empty() || inside.pieces.is_empty()))
}

fn attached(found: &Message<'_>, inside: &mut Inside<'_>) {
    for (number, part) in (1..).zip(found.attachments()) {
        if !inside.goes_on() {
            return;
        }
        let name = part.attachment_name().map_or_else(|| format!("attachment {number}"), str::to_owned);
        match &part.body {
            PartType::Message(inner) => inside.file(&format!("{name}.eml"), inner.raw_message()),
            PartType::Multipart(_) => {}
            // Pictures of the layout are no files that somebody attached.
            PartType::InlineBinary(_) => {}
            PartType::Binary(_) | PartType::Text(_) | PartType::Html(_) => inside.file(&name, part.contents()),
        }
    }
}

/// True for a message whose body is one part in cipher (RFC 1847, RFC 8551); what is only signed is not.
fn is_encrypted(found: &Message<'_>) -> bool {
    let Some(kind) = found.parts.first().and_then(|part| part.content_type()) else { return false };
    let form = kind.attribute("smime-type").unwrap_or("enveloped-data").to_ascii_lowercase();
    match (kind.ctype().to_ascii_lowercase().as_str(), kind.subtype().unwrap_or_default().to_ascii_lowercase().as_str())
    {
        ("multipart", "encrypted") => true,
        ("application", "pkcs7-mime" | "x-pkcs7-mime") => form.ends_with("enveloped-data"),
        _ => false,
    }
}

/// True for a text whose lines are cut only for the sake of transport (RFC 3676).
fn is_flowed(found: &Message<'_>) -> bool {
    let flowed = |part: &mail_parser::MessagePart<'_>| {
        part.content_type()
            .and_then(|kind| kind.attribute("format"))
            .is_some_and(|form| form.eq_ignore_ascii_case("flowed"))
    };
    found.text_bodies().any(flowed)
}

/// Lines that end in a blank go on in the next one; "-- " is the mark before a signature.
fn unflowed(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\r', '\n']);
        if bare.ends_with(' ') && bare != "-- " {
            joined.push_str(bare);
        } else {
            joined.push_str(line);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::super::super::{Why, pieces};
    use super::*;

    const HEAD: &str = "From: Harbour Post <desk@example.org>\r\nDate: Thu, 8 May 2014 10:00:00 +0200\r\nSubject: =?utf-8?q?Tin_rises_in_Z=C3=BCrich?=\r\nMessage-ID: <1@example.org>\r\nMIME-Version: 1.0\r\n";

    #[test]
    fn a_message_is_a_document_with_subject_sender_and_date() {
        let mail =
            format!("{HEAD}Content-Type: text/plain; charset=utf-8; format=flowed\r\n\r\nTin rose \r\non Tuesday.\r\n");
        assert!(is(mail.as_bytes()) && !is(b"From: the desk\nDate: today\n\nTin rose."));
        let found = pieces("a.eml", mail.as_bytes());
        let document = found[0].1.as_ref().expect("it is a document");
        assert_eq!(
            (document.title.as_str(), document.outlet.as_deref()),
            ("Tin rises in Zürich", Some("Harbour Post"))
        );
        assert_eq!(document.date.when.as_ref().map(ToString::to_string).as_deref(), Some("2014-05-08"));
        assert_eq!(document.text, "Tin rises in Zürich\n\nTin rose on Tuesday.");
    }

    #[test]
    fn a_message_in_cipher_says_so_and_a_signed_one_is_read() {
        let told = |kind: &str, body: &str| {
            let found = pieces("a.eml", format!("{HEAD}Content-Type: {kind}\r\n\r\n{body}\r\n").as_bytes());
            (found[0].0.why(), found.len())
        };
        let locked = (Some(Why::Locked), 1);
        let parts = "--x\r\nContent-Type: text/plain\r\n\r\nTin rose.\r\n--x\r\nContent-Type: application/octet-stream; name=s.bin\r\n\r\nabc\r\n--x--";
        assert_eq!(told("multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=x", parts), locked);
        assert_eq!(told("application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "MIIB"), locked);
        assert_eq!(told("text/plain", "-----BEGIN PGP MESSAGE-----\r\n\r\nhIwDY32hYGCE8MkB"), locked);
        assert_eq!(told("multipart/signed; boundary=x", parts).0, None);
        assert_eq!(told("text/plain", "She wrote -----BEGIN PGP MESSAGE----- into it.").0, None);
    }

    #[test]
    fn attachments_are_documents_of_their_own() {
        let mail = format!(
            "{HEAD}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nSee below.\r\n--x\r\nContent-Type: text/plain; name=\"a.txt\"\r\nContent-Disposition: attachment; filename=\"../../a.txt\"\r\n\r\nLead fell on 3 May 2014.\r\n--x--\r\n"
        );
        let found = pieces("a.eml", mail.as_bytes());
        let paths: Vec<&str> = found.iter().map(|(line, _)| line.path.as_str()).collect();
        assert_eq!(paths, ["a.eml", "a.eml/a.txt"]);
    }
}
