//! Messages of Outlook ([MS-OXMSG]): a compound file with a stream for each property.

use std::io::{Cursor, Read};

use cfb::CompoundFile;
use chrono::DateTime;

use crate::page::draft::Draft;

use super::super::inside::{Inside, LARGEST};
use super::{Envelope, body, message};

/// The stream of numbers and times; in the message itself it has a head of so many bytes.
const NUMBERS: &str = "__properties_version1.0";
const HEAD: usize = 32;

/// Properties ([MS-OXPROPS]).
const SUBJECT: &str = "0037";
const SENDER: &str = "0C1A";
const ADDRESS: &str = "0C1F";
const BODY: &str = "1000";
const PAGE: &str = "1013";
const HEADERS: &str = "007D";
const SUBMITTED: u16 = 0x0039;
const DELIVERED: u16 = 0x0e06;

type File<'b> = CompoundFile<Cursor<&'b [u8]>>;

/// True for a compound file that is a message.
pub(in crate::load) fn is(bytes: &[u8]) -> bool {
    CompoundFile::open(Cursor::new(bytes)).is_ok_and(|file| file.is_stream(NUMBERS))
}

/// Reads a message.
pub(in crate::load) fn read(bytes: &[u8], inside: &mut Inside<'_>) -> Result<Option<Draft>, String> {
    let damaged = || "it is damaged: its parts cannot be found; save the message anew".to_owned();
    let mut file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| damaged())?;
    let headers = text(&mut file, "", HEADERS);
    let told = headers.as_deref().and_then(|headers| headers.lines().find_map(|line| line.strip_prefix("Date:")));
    let envelope = Envelope {
        subject: text(&mut file, "", SUBJECT),
        sender: text(&mut file, "", SENDER).or_else(|| text(&mut file, "", ADDRESS)),
        date: time(&mut file).or_else(|| told.map(|date| date.trim().to_owned())),
    };
    let plain = text(&mut file, "", BODY);
    let page = text(&mut file, "", PAGE);
    attached(&mut file, inside);
    Ok(Some(message(envelope, body(plain.as_deref(), page.as_deref()))))
}

fn stream(file: &mut File<'_>, path: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.open_stream(path).ok()?.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// A property that is text: in UTF-16, in bytes, or as a page in bytes.
fn text(file: &mut File<'_>, folder: &str, property: &str) -> Option<String> {
    let mut raw = |kind: &str| stream(file, &format!("{folder}/__substg1.0_{property}{kind}"));
    if let Some(wide) = raw("001F") {
        return Some(encoding_rs::UTF_16LE.decode_without_bom_handling(&wide).0.trim_end_matches('\0').to_owned());
    }
    let bytes = raw("001E").or_else(|| raw("0102"))?;
    Some(super::super::decode::decode(&bytes, None).text.trim_end_matches('\0').to_owned())
}

/// The day on which the message was sent, else on which it came.
fn time(file: &mut File<'_>) -> Option<String> {
    let numbers = stream(file, NUMBERS)?;
    let entries = || numbers.get(HEAD..).unwrap_or_default().chunks_exact(16);
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

fn attached(file: &mut File<'_>, inside: &mut Inside<'_>) {
    let folders: Vec<String> = file
        .read_root_storage()
        .filter(|entry| entry.is_storage() && entry.name().starts_with("__attach"))
        .map(|entry| format!("/{}", entry.name()))
        .collect();
    for (number, folder) in (1..).zip(folders) {
        if !inside.goes_on() {
            return;
        }
        let name = text(file, &folder, "3707").or_else(|| text(file, &folder, "3704"));
        let name = name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| format!("attachment {number}"));
        match stream(file, &format!("{folder}/__substg1.0_37010102")) {
            Some(content) => inside.file(&name, &content),
            None => {
                inside.skipped(&name, "it is a message or an object inside the message; save it by itself".to_owned());
            }
        }
    }
}
