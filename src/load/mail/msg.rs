//! Messages of Outlook ([MS-OXMSG]): a compound file with a stream for each property.

use chrono::DateTime;

use crate::page::draft::Draft;

use super::super::compound::{self, Compound, stream};
use super::super::inside::{DEEPEST, Inside};
use super::{ENCRYPTED, Envelope, body, is_cipher, message};

/// The stream of numbers and times, and the bytes of its head: in the file's own message, in one inside it.
const NUMBERS: &str = "__properties_version1.0";
const HEAD: usize = 32;
const HEAD_INSIDE: usize = 24;

/// Properties ([MS-OXPROPS]).
const CLASS: &str = "001A";
const SUBJECT: &str = "0037";
const SENDER: &str = "0C1A";
const ADDRESS: &str = "0C1F";
const BODY: &str = "1000";
const PAGE: &str = "1013";
const HEADERS: &str = "007D";
/// How an attachment is called, its long name first, and what it holds: bytes, or a message.
const NAMES: [&str; 3] = ["3707", "3704", "3001"];
const BYTES: &str = "__substg1.0_37010102";
const MESSAGE: &str = "__substg1.0_3701000D";
const SUBMITTED: u16 = 0x0039;
const DELIVERED: u16 = 0x0e06;

/// True for a compound file that is a message.
pub(in crate::load) fn is(bytes: &[u8]) -> bool {
    compound::open(bytes).is_some_and(|file| file.is_stream(NUMBERS))
}

/// Reads a message.
pub(in crate::load) fn read(bytes: &[u8], inside: &mut Inside<'_>) -> Result<Option<Draft>, String> {
    let damaged = || "it is damaged: its parts cannot be found; save the message anew".to_owned();
    let mut file = compound::open(bytes).ok_or_else(damaged)?;
    let class = text(&mut file, "", CLASS).unwrap_or_default().to_ascii_uppercase();
    let sealed = class.starts_with("IPM.NOTE.SMIME") && !class.contains("SIGNED");
    let headers = text(&mut file, "", HEADERS).unwrap_or_default().to_ascii_lowercase();
    let plain = text(&mut file, "", BODY).unwrap_or_default();
    if sealed || headers.contains("multipart/encrypted") || is_cipher(&plain) {
        return Err(ENCRYPTED.to_owned());
    }
    let draft = whole(&mut file, "", HEAD);
    attached(&mut file, "", "", inside, DEEPEST);
    Ok(Some(draft))
}

/// The message that lies in a folder of the file.
fn whole(file: &mut Compound<'_>, folder: &str, head: usize) -> Draft {
    let headers = text(file, folder, HEADERS);
    let told = headers.as_deref().and_then(|headers| headers.lines().find_map(|line| line.strip_prefix("Date:")));
    let envelope = Envelope {
        subject: text(file, folder, SUBJECT),
        sender: text(file, folder, SENDER).or_else(|| text(file, folder, ADDRESS)),
        date: time(file, folder, head).or_else(|| told.map(|date| date.trim().to_owned())),
    };
    let plain = text(file, folder, BODY);
    let page = text(file, folder, PAGE);
    message(envelope, body(plain.as_deref(), page.as_deref()))
}

/// A property that is text: in UTF-16, in bytes, or as a page in bytes.
fn text(file: &mut Compound<'_>, folder: &str, property: &str) -> Option<String> {
    let mut raw = |kind: &str| stream(file, &format!("{folder}/__substg1.0_{property}{kind}"));
    if let Some(wide) = raw("001F") {
        return Some(encoding_rs::UTF_16LE.decode_without_bom_handling(&wide).0.trim_end_matches('\0').to_owned());
    }
    let bytes = raw("001E").or_else(|| raw("0102"))?;
    Some(super::super::decode::decode(&bytes, None).text.trim_end_matches('\0').to_owned())
}

/// The day on which the message was sent, else on which it came.
fn time(file: &mut Compound<'_>, folder: &str, head: usize) -> Option<String> {
    let numbers = stream(file, &format!("{folder}/{NUMBERS}"))?;
    let entries = || numbers.get(head..).unwrap_or_default().chunks_exact(16);
    let of = |wanted: u16| {
        let entry = entries().find(|entry| {
            entry.get(..2) == Some(&0x0040_u16.to_le_bytes()) && entry.get(2..4) == Some(&wanted.to_le_bytes())
        })?;
        let ticks = u64::from_le_bytes(entry.get(8..16)?.try_into().ok()?);
        // Tenths of microseconds since 1601.
        let seconds = i64::try_from(ticks / 10_000_000).ok()? - 11_644_473_600;
        Some(DateTime::from_timestamp(seconds, 0)?.format("%Y-%m-%d").to_string())
    };
    of(SUBMITTED).or_else(|| of(DELIVERED))
}

/// What is attached to the message of a folder; `before` leads to it inside the file, and messages in it may lie so deep.
fn attached(file: &mut Compound<'_>, folder: &str, before: &str, inside: &mut Inside<'_>, deeper: usize) {
    let entries = file.read_storage(format!("{folder}/")).into_iter().flatten();
    let folders: Vec<String> = entries
        .filter(|entry| entry.is_storage() && entry.name().starts_with("__attach"))
        .map(|entry| format!("{folder}/{}", entry.name()))
        .collect();
    for (number, folder) in (1..).zip(folders) {
        if !inside.goes_on() {
            return;
        }
        let mut told = NAMES.into_iter().filter_map(|name| text(file, &folder, name));
        let name = told.find(|name| !name.trim().is_empty()).unwrap_or_else(|| format!("attachment {number}"));
        let name = format!("{before}{name}");
        let message = format!("{folder}/{MESSAGE}");
        if let Some(content) = stream(file, &format!("{folder}/{BYTES}")) {
            inside.file(&name, &content);
        } else if file.is_stream(format!("{message}/{NUMBERS}")) && deeper > 0 {
            let name = format!("{name}.msg");
            let draft = whole(file, &message, HEAD_INSIDE);
            let bytes = draft.text.clone().into_bytes();
            inside.draft(&name, "msg", &bytes, draft);
            attached(file, &message, &format!("{name}/"), inside, deeper - 1);
        } else {
            inside.skipped(&name, "it is an object inside the message; save it by itself".to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Write};

    use super::super::super::pieces;

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    /// Numbers with the time at which a message was sent, behind a head of so many bytes.
    fn sent(head: usize, seconds: u64) -> Vec<u8> {
        let ticks = (seconds + 11_644_473_600) * 10_000_000;
        [vec![0; head], vec![0x40, 0, 0x39, 0, 0, 0, 0, 0], ticks.to_le_bytes().to_vec()].concat()
    }

    #[test]
    fn a_message_in_a_message_is_a_document_with_its_own_attachments() {
        let attachment = "/__attach_version1.0_#00000000";
        let message = format!("{attachment}/__substg1.0_3701000D");
        let deep = format!("{message}{attachment}");
        let streams = [
            ("/__properties_version1.0".to_owned(), sent(32, 1_400_000_000)),
            ("/__substg1.0_0037001F".to_owned(), wide("Fwd: tin")),
            ("/__substg1.0_1000001F".to_owned(), wide("See what Ada writes.")),
            (format!("{attachment}/__substg1.0_3001001F"), wide("Tin in May")),
            (format!("{message}/__properties_version1.0"), sent(24, 1_399_500_000)),
            (format!("{message}/__substg1.0_0037001F"), wide("Tin in May")),
            (format!("{message}/__substg1.0_0C1A001F"), wide("Ada")),
            (format!("{message}/__substg1.0_1000001F"), wide("Tin rose on 3 May 2014.")),
            (format!("{deep}/__substg1.0_3707001F"), wide("note.txt")),
            (format!("{deep}/__substg1.0_37010102"), b"Lead fell on 4 May 2014.".to_vec()),
        ];
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory takes it");
        for storage in [attachment, &message, &deep] {
            file.create_storage(storage).expect("memory takes it");
        }
        for (path, bytes) in streams {
            file.create_stream(path).and_then(|mut stream| stream.write_all(&bytes)).expect("memory takes it");
        }
        file.flush().expect("memory takes it");
        let found = pieces("a.msg", &file.into_inner().into_inner());
        let told: Vec<(&str, Option<String>)> = found
            .iter()
            .filter_map(|(line, document)| {
                Some((line.path.as_str(), document.as_ref()?.date.when.as_ref().map(ToString::to_string)))
            })
            .collect();
        let day = |day: &str| Some(day.to_owned());
        let expected = [
            ("a.msg", day("2014-05-13")),
            ("a.msg/Tin in May.msg", day("2014-05-07")),
            ("a.msg/Tin in May.msg/note.txt", None),
        ];
        assert_eq!(told, expected);
        let inner = found[1].1.as_ref().expect("it is a document");
        assert_eq!((inner.outlet.as_deref(), inner.title.as_str()), (Some("Ada"), "Tin in May"));
    }
}
