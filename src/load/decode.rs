//! Bytes into text, in any encoding that a browser knows.
//!
//! The order of trust: byte order mark, UTF-16 by the place of its zero bytes, valid UTF-8, the encoding that an HTML
//! page declares, and a guess by letter statistics. What could not be decoded is counted, never hidden.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::model;
use crate::page::{Issue, Severity};

/// Decoded text and how it was got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text without its byte order mark.
    pub text: String,
    /// Name of the encoding as browsers write it.
    pub encoding: &'static str,
    /// The encoding was guessed from the letters.
    pub guessed: bool,
    /// Places that could not be decoded; each is now U+FFFD.
    pub lost: usize,
}

/// Decodes a file; `declared` is the encoding that the file itself names, if it does.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or(&[]), false);
    }
    // Latin text in UTF-16 is valid UTF-8 full of zero bytes, so this comes first.
    if let Some(encoding) = utf_16(bytes) {
        return with(encoding, bytes, true);
    }
    if is_escaped_korean(bytes) {
        return with(encoding_rs::EUC_KR, &unshifted(bytes), true);
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !is_escaped_japanese(bytes)
    {
        return Decoded { text: text.to_owned(), encoding: UTF_8.name(), guessed: false, lost: 0 };
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.as_bytes()));
    if let Some(encoding) = declared {
        let decoded = with(encoding, bytes, false);
        if decoded.lost == 0 {
            return decoded;
        }
    }
    let guess = guess(bytes);
    let guessed = with(guess, bytes, true);
    // A declared encoding with a few broken bytes beats a guess that is no better.
    match declared.map(|encoding| with(encoding, bytes, false)) {
        Some(declared) if declared.lost <= guessed.lost.max(declared.text.len() / 500) => declared,
        _ => guessed,
    }
}

/// Bytes that were saved as UTF-16 although their format is ASCII, as editors save a mail: as UTF-8; others as they are.
pub(super) fn narrowed(bytes: &[u8]) -> Cow<'_, [u8]> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding).filter(|encoding| *encoding != UTF_8);
    match marked.or_else(|| utf_16(bytes)) {
        Some(encoding) => Cow::from(encoding.decode(bytes).0.into_owned().into_bytes()),
        None => Cow::from(bytes),
    }
}

/// Decodes a file as somebody has said, whatever it says itself.
pub(super) fn told(bytes: &[u8], encoding: model::Encoding) -> Decoded {
    let own = Encoding::for_bom(bytes).filter(|(own, _)| *own == encoding.decoder());
    with(encoding.decoder(), bytes.get(own.map_or(0, |(_, mark)| mark)..).unwrap_or(&[]), false)
}

const HINT: &str = "‘Encoding…’ reads it in another one; it is kept with your decisions";

/// What a reader of the report should know about the decoding.
pub(super) fn note(decoded: &Decoded) -> Option<Issue> {
    let encoding = decoded.encoding;
    if decoded.lost > 0 {
        let places = if decoded.lost == 1 { "one place".to_owned() } else { format!("{} places", decoded.lost) };
        return Some(Issue {
            severity: Severity::Warning,
            text: format!("read as {encoding}; {places} could not be decoded"),
            hint: Some(HINT.to_owned()),
        });
    }
    decoded.guessed.then(|| Issue {
        severity: Severity::Note,
        text: format!("the encoding is not declared; it was read as {encoding}"),
        hint: Some(format!("If letters look wrong: {HINT}")),
    })
}

fn with(encoding: &'static Encoding, bytes: &[u8], guessed: bool) -> Decoded {
    let (text, _, broken) = encoding.decode(bytes);
    let lost = if broken { text.matches('\u{fffd}').count().max(1) } else { 0 };
    Decoded { text: text.into_owned(), encoding: encoding.name(), guessed, lost }
}

/// ISO-2022-KR names itself at its head (RFC 1557).
pub(super) fn is_escaped_korean(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    head.windows(4).any(|w| w == b"\x1b$)C") && head.contains(&0x0e)
}

/// ISO-2022-KR as EUC-KR: what stands between its two shifts has the high bit.
fn unshifted(bytes: &[u8]) -> Vec<u8> {
    let mut shifted = false;
    let mut plain = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            0x1b if after.starts_with(b"$)C") => rest = after.get(3..).unwrap_or_default(),
            0x0e => shifted = true,
            0x0f => shifted = false,
            b'\n' => {
                shifted = false;
                plain.push(b'\n');
            }
            byte => plain.push(if shifted && *byte > 0x20 { byte | 0x80 } else { *byte }),
        }
    }
    plain
}

/// ISO-2022-JP is all ASCII bytes: its escape sequences give it away.
fn is_escaped_japanese(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(100_000)).unwrap_or(bytes);
    head.windows(3).any(|w| matches!(w, [0x1b, b'$', b'B' | b'@']))
        && head.windows(3).any(|w| matches!(w, [0x1b, b'(', b'B' | b'J']))
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    // A megabyte tells as much as a gigabyte.
    let head = bytes.get(..bytes.len().min(1 << 20)).unwrap_or(bytes);
    // UTF-8 with a few broken bytes is still UTF-8.
    let text = String::from_utf8_lossy(head);
    let wide = text.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}').count();
    let lost = text.matches('\u{fffd}').count();
    if wide > 20 * lost {
        return UTF_8;
    }
    detector.feed(head, head.len() == bytes.len());
    detector.guess(None, Utf8Detection::Allow)
}

/// UTF-16 without a mark: every second byte of Latin text is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(4096))?;
    if head.len() < 4 || bytes.len() % 2 == 1 {
        return None;
    }
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|b| **b == 0).count();
    let half = head.len() / 2;
    match (zeros(0), zeros(1)) {
        (even, odd) if odd * 10 >= half * 4 && even * 20 <= half => Some(UTF_16LE),
        (even, odd) if even * 10 >= half * 4 && odd * 20 <= half => Some(UTF_16BE),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], declared: Option<&str>, text: &str, encoding: &str) {
        let decoded = decode(bytes, declared);
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
    }

    #[test]
    fn marks_and_valid_utf_8_come_first() {
        check("\u{feff}Zürich".as_bytes(), Some("windows-1251"), "Zürich", "UTF-8");
        check("Zürich".as_bytes(), Some("windows-1251"), "Zürich", "UTF-8");
        check(b"\xff\xfeO\0k\0", None, "Ok", "UTF-16LE");
    }

    #[test]
    fn utf_16_is_known_by_its_zero_bytes() {
        check(b"T\0i\0n\0 \0", None, "Tin ", "UTF-16LE");
        check(b"\0T\0i\0n\0 ", None, "Tin ", "UTF-16BE");
    }

    #[test]
    fn escaped_korean_is_read() {
        check(b"\x1b$)C\x0e0!\x0f Tin", None, "가 Tin", "EUC-KR");
    }

    #[test]
    fn a_declared_encoding_beats_a_guess() {
        check(b"\xcc\xee\xf1\xea\xe2\xe0", Some("windows-1251"), "Москва", "windows-1251");
        check(b"caf\xe9 cr\xe8me", None, "café crème", "windows-1252");
    }

    #[test]
    fn broken_utf_8_is_counted_not_reinterpreted() {
        let mut bytes =
            "Ein schöner Tag für Österreich, müde Söhne, süße Äpfel, übel, Grüße, Straße, Köln, Nürnberg, Düren"
                .as_bytes()
                .to_vec();
        bytes.extend("äöüäöüäöüäöü".as_bytes());
        bytes.push(0xff);
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.encoding, decoded.lost), ("UTF-8", 1));
    }
}
