//! What kind of file it is: by its content first, by its name where the content does not tell.

use super::ours;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML or XHTML.
    Html,
    /// Something that is not read, and what to do about it.
    Unread(&'static str),
}

const PDF: &str = "PDF is not read yet; save its text as .txt or .html";
const OFFICE: &str = "word processor files are not read yet; save it as .txt or .html";
const SHEET: &str = "spreadsheets and tables are not read yet; save the part that matters as .txt";
const SLIDES: &str = "slides are not read yet; save their text as .txt";
const MAIL: &str = "mail files are not read yet; save the message as .txt or .html";
const BOOK: &str = "e-books are not read yet; save the text as .txt or .html";
const ARCHIVE: &str = "it is an archive; unpack it into the folder";
const PICTURE: &str = "it is a picture; there is no text to read";
const MEDIA: &str = "it is sound or video; there is no text to read";
const PROGRAM: &str = "it is a program, not an article";
const DATA: &str = "it holds data, not running text; save the part that matters as .txt";
const CODE: &str = "it is program source, not an article; rename it to .txt if it should be read";
const BINARY: &str = "its content is not text in any known encoding";
const LOG: &str = "it is the log of a program, not an article; rename it to .txt if it should be read";
const OURS: &str = "Dateline made it, so it is no source of its own";
const EMPTY: &str = "it is empty";

/// First bytes that give a kind away.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", PDF),
    (b"{\\rtf", OFFICE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", OFFICE),
    (b"\x89PNG\r\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF87a", PICTURE),
    (b"GIF89a", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"\x1f\x8b", ARCHIVE),
    (b"BZh", ARCHIVE),
    (b"\xfd7zXZ\0", ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", ARCHIVE),
    (b"Rar!", ARCHIVE),
    (b"\x28\xb5\x2f\xfd", ARCHIVE),
    (b"\x7fELF", PROGRAM),
    (b"\xcf\xfa\xed\xfe", PROGRAM),
    (b"\xca\xfe\xba\xbe", PROGRAM),
    (b"ID3", MEDIA),
    (b"OggS", MEDIA),
    (b"fLaC", MEDIA),
    (b"SQLite format 3\0", DATA),
    (b"PAR1", DATA),
];

/// Names that tell a kind where the content is ambiguous.
fn by_extension(extension: &str) -> Option<Kind> {
    let unread = |reason| Some(Kind::Unread(reason));
    match extension {
        "txt" | "text" | "asc" => Some(Kind::Text),
        "md" | "markdown" | "mdown" | "mkd" | "mdx" | "qmd" | "rmd" => Some(Kind::Markdown),
        "html" | "htm" | "xhtml" | "xht" | "shtml" => Some(Kind::Html),
        "pdf" => unread(PDF),
        "doc" | "docx" | "odt" | "rtf" | "pages" | "wpd" | "tex" => unread(OFFICE),
        "xls" | "xlsx" | "ods" | "csv" | "tsv" | "numbers" | "parquet" => unread(SHEET),
        "ppt" | "pptx" | "odp" | "key" => unread(SLIDES),
        "eml" | "msg" | "mbox" | "mht" | "mhtml" => unread(MAIL),
        "epub" | "mobi" | "azw3" | "fb2" => unread(BOOK),
        "zip" | "gz" | "tgz" | "bz2" | "xz" | "7z" | "rar" | "tar" | "zst" | "warc" => unread(ARCHIVE),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "tif" | "tiff" | "bmp" | "svg" | "ico" | "heic" => unread(PICTURE),
        "mp3" | "mp4" | "wav" | "ogg" | "webm" | "mov" | "avi" | "m4a" | "flac" => unread(MEDIA),
        "exe" | "dll" | "so" | "dylib" | "bin" | "class" | "jar" | "wasm" => unread(PROGRAM),
        "json" | "jsonl" | "ndjson" | "xml" | "yaml" | "yml" | "toml" | "ini" | "db" | "sqlite" | "srt" | "vtt"
        | "ttx" | "dat" => unread(DATA),
        "py" | "rs" | "js" | "ts" | "c" | "h" | "cpp" | "java" | "go" | "rb" | "sh" | "css" | "bat" | "sql" | "r" => {
            unread(CODE)
        }
        "log" => unread(LOG),
        _ => None,
    }
}

/// Says what a file is.
pub(super) fn of(name: &str, bytes: &[u8]) -> Kind {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Kind::Unread(EMPTY);
    }
    if ours::is_page(bytes) {
        return Kind::Unread(OURS);
    }
    let extension = extension(name);
    let named = by_extension(&extension);
    if let Some(reason) = magic(bytes, &extension) {
        return Kind::Unread(reason);
    }
    if is_binary(bytes) {
        return Kind::Unread(match named {
            Some(Kind::Unread(reason)) => reason,
            _ => BINARY,
        });
    }
    match named {
        // A page saved under the wrong name; Markdown may open with a tag, so that name is believed.
        None | Some(Kind::Text) if looks_like_html(bytes) => Kind::Html,
        Some(kind) => kind,
        None if looks_like_data(bytes) => Kind::Unread(DATA),
        None => Kind::Text,
    }
}

/// The part of a file's name behind the last stop, in lower case.
pub(super) fn extension(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_lowercase())
}

fn magic(bytes: &[u8], extension: &str) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(match by_extension(extension) {
            Some(Kind::Unread(reason)) => reason,
            _ => zipped(bytes),
        });
    }
    if bytes.starts_with(b"MZ") && bytes.len() > 64 && bytes.contains(&0) {
        return Some(PROGRAM);
    }
    let riff = bytes.starts_with(b"RIFF");
    let webp = bytes.get(8..12) == Some(b"WEBP");
    if riff {
        return Some(if webp { PICTURE } else { MEDIA });
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(MEDIA);
    }
    // Some writers put a few bytes before the PDF header.
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    if head.windows(5).any(|w| w == b"%PDF-") && is_binary(bytes) {
        return Some(PDF);
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, reason)| *reason)
}

/// What a zip with a misleading name holds.
fn zipped(bytes: &[u8]) -> &'static str {
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let holds = |part: &[u8]| head.windows(part.len()).any(|w| w == part);
    if holds(b"word/") || holds(b"opendocument.text") {
        OFFICE
    } else if holds(b"xl/") || holds(b"opendocument.spreadsheet") {
        SHEET
    } else if holds(b"ppt/") {
        SLIDES
    } else if holds(b"epub+zip") {
        BOOK
    } else {
        ARCHIVE
    }
}

/// Control bytes that no text has, zero bytes aside where they make UTF-16.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(65_536)).unwrap_or(bytes);
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return false;
    }
    let zeros = head.iter().map(|b| usize::from(*b == 0)).sum::<usize>();
    let even = head.iter().step_by(2).filter(|b| **b == 0).count();
    let odd = zeros - even;
    let utf_16 = zeros * 5 > head.len() && even.min(odd) * 10 <= even.max(odd);
    let control = head.iter().filter(|b| matches!(**b, 1..=8 | 14..=26 | 28..=31 | 127)).count();
    (!utf_16 && zeros * 100 > head.len()) || control * 20 > head.len()
}

/// The first tag is one that pages begin with, or the head is full of tags.
pub(super) fn looks_like_html(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or(bytes);
    let text: String = head.iter().filter(|b| **b != 0).map(|b| char::from(b.to_ascii_lowercase())).collect();
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, 'ï' | '»' | '¿' | 'ÿ' | 'þ'));
    if ["<!doctype html", "<html", "<head", "<body"].iter().any(|tag| text.starts_with(tag)) {
        return true;
    }
    let starts = text.starts_with('<');
    starts
        && ["<html", "<body", "<p>", "<div", "<meta ", "<article", "<h1"].iter().any(|tag| text.contains(tag))
        && !text.contains("<rss")
}

fn looks_like_data(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    text.starts_with(b"<?xml") || text.starts_with(b"{\"") || text.starts_with(b"[{") || text.starts_with(b"{\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: Kind) {
        assert_eq!(of(name, bytes), expected, "{name}");
    }

    #[test]
    fn content_beats_the_name() {
        check("a.txt", b"%PDF-1.7\n", Kind::Unread(PDF));
        check("a.txt", b"\n<!DOCTYPE html><p>Tin", Kind::Html);
        check("a.txt", b"PK\x03\x04 word/document.xml", Kind::Unread(OFFICE));
        check("a.txt", b"\0\x01\x02\0\0\0\x05\x06", Kind::Unread(BINARY));
        check("a.txt", b"T\0i\0n\0 \0r\0o\0s\0e\0", Kind::Text);
        check("a.md", b"<div>Tin</div>\n\n# Lead", Kind::Markdown);
    }

    #[test]
    fn the_name_decides_where_the_content_does_not() {
        check("a.csv", b"tin,14\n", Kind::Unread(SHEET));
        check("README", b"Tin rose.", Kind::Text);
        check("a.html", b"Tin rose.", Kind::Html);
        check("a.txt", b" \r\n", Kind::Unread(EMPTY));
        check("a.unknown", b"{\"tin\": 14}", Kind::Unread(DATA));
    }
}
