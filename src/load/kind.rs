//! What kind of file it is: by its content first, by its name where the content does not tell.

use super::decode::is_escaped_korean;
use super::mail::{is_mailbox, is_message, is_outlook};
use super::ours;
use super::pack::{is_tar, zip_names};
use super::report::BINARY;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text.
    Text,
    /// Lines of speech with their times, as films have them.
    Subtitles,
    /// Markdown.
    Markdown,
    /// HTML or XHTML.
    Html,
    /// JSON, one value or one a line.
    Json,
    /// One file packed by gzip.
    Gzip,
    /// An archive of zip.
    Zip,
    /// An archive of tar.
    Tar,
    /// PDF.
    Pdf,
    /// Word since 2007.
    Docx,
    /// Word before.
    Doc,
    /// Text or slides of `OpenDocument`.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// Slides of `PowerPoint` since 2007.
    Pptx,
    /// A book in EPUB.
    Epub,
    /// A book in `FictionBook`.
    Fb2,
    /// One message.
    Mail,
    /// A mailbox.
    Mailbox,
    /// A message of Outlook.
    Outlook,
    /// Values parted by commas, semicolons or tabs.
    Separated,
    /// A workbook of Excel since 2007.
    Book,
    /// A workbook of Excel before.
    OldBook,
    /// Sheets of `OpenDocument`.
    Ods,
    /// RSS or Atom.
    Feed,
    /// Something that is not read, and what to do about it.
    Unread(&'static str),
}

impl Kind {
    /// The word of reports.
    pub fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Subtitles => "subtitles",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
            Self::Gzip => "gzip",
            Self::Zip => "zip",
            Self::Tar => "tar",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Doc => "doc",
            Self::Odt => "odt",
            Self::Rtf => "rtf",
            Self::Pptx => "pptx",
            Self::Epub => "epub",
            Self::Fb2 => "fb2",
            Self::Mail => "eml",
            Self::Mailbox => "mbox",
            Self::Outlook => "msg",
            Self::Separated => "csv",
            Self::Book => "xlsx",
            Self::OldBook => "xls",
            Self::Ods => "ods",
            Self::Feed => "feed",
            Self::Unread(_) => "other",
        }
    }
}

const OFFICE: &str = "it is a document of a kind that is not read; save it as .docx, .odt or .txt";
const SHEET: &str = "it is a sheet of a kind that is not read; save it as .csv, .xlsx or .ods";
const SLIDES: &str = "it is a file of slides of a kind that is not read; save it as .pptx or .txt";
const BOOK: &str = "it is a book of a kind that is not read; save it as .epub or .txt";
const TORN: &str = "it is damaged: its name says what it should be, but its content is something else";
const LOCKED: &str = "it needs a password; save a copy without one";
const ARCHIVE: &str = "it is an archive of a kind that is not read; unpack it into the folder";
const PICTURE: &str = "it is a picture; there is no text to read";
const MEDIA: &str = "it is sound or video; there is no text to read";
const PROGRAM: &str = "it is a program, not an article";
const DATA: &str = "it holds data, not running text; save the part that matters as .txt";
const CODE: &str = "it is program source, not an article; rename it to .txt if it should be read";
const LOG: &str = "it is the log of a program, not an article; rename it to .txt if it should be read";
const LOCK: &str = "it is a lock file that an office program left; the document itself lies beside it";
const EMPTY: &str = "it is empty";

/// First bytes that give a kind away.
const MAGIC: &[(&[u8], &str)] = &[
    (b"\x89PNG\r\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF87a", PICTURE),
    (b"GIF89a", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
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
        "pdf" => Some(Kind::Pdf),
        "rtf" => Some(Kind::Rtf),
        "docx" | "docm" | "dotx" => Some(Kind::Docx),
        "odt" | "ott" | "odp" => Some(Kind::Odt),
        "doc" | "dot" => Some(Kind::Doc),
        "pages" | "wpd" | "tex" => unread(OFFICE),
        "csv" | "tsv" | "tab" => Some(Kind::Separated),
        "xlsx" | "xlsm" | "xltx" | "xlsb" => Some(Kind::Book),
        "xls" | "xlt" => Some(Kind::OldBook),
        "ods" | "ots" => Some(Kind::Ods),
        "numbers" | "parquet" => unread(SHEET),
        "pptx" | "pptm" | "ppsx" => Some(Kind::Pptx),
        "ppt" | "key" => unread(SLIDES),
        "eml" | "mht" | "mhtml" => Some(Kind::Mail),
        "mbox" => Some(Kind::Mailbox),
        "msg" => Some(Kind::Outlook),
        "epub" => Some(Kind::Epub),
        "fb2" => Some(Kind::Fb2),
        "mobi" | "azw3" => unread(BOOK),
        "json" | "jsonl" | "ndjson" | "geojson" => Some(Kind::Json),
        "srt" | "vtt" => Some(Kind::Subtitles),
        "rss" | "atom" | "rdf" => Some(Kind::Feed),
        "zip" | "gz" | "tgz" | "bz2" | "xz" | "7z" | "rar" | "tar" | "zst" | "warc" => unread(ARCHIVE),
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "tif" | "tiff" | "bmp" | "svg" | "ico" | "heic" => unread(PICTURE),
        "mp3" | "mp4" | "wav" | "ogg" | "webm" | "mov" | "avi" | "m4a" | "flac" => unread(MEDIA),
        "exe" | "dll" | "so" | "dylib" | "bin" | "class" | "jar" | "wasm" => unread(PROGRAM),
        "xml" | "yaml" | "yml" | "toml" | "ini" | "db" | "sqlite" | "ttx" | "dat" => unread(DATA),
        "py" | "rs" | "js" | "ts" | "c" | "h" | "cpp" | "java" | "go" | "rb" | "sh" | "css" | "bat" | "sql" | "r" => {
            unread(CODE)
        }
        "log" => unread(LOG),
        _ => None,
    }
}

/// The word of reports for a file that is not read: what it is, else what its name says.
pub(super) fn unread_word(name: &str, reason: &str) -> &'static str {
    match reason {
        PICTURE => "picture",
        MEDIA => "sound, film",
        ARCHIVE => "archive",
        PROGRAM => "program",
        DATA => "data",
        CODE => "program source",
        LOG => "log",
        OFFICE => "document",
        SHEET => "sheet",
        SLIDES => "slides",
        BOOK => "book",
        _ => match by_extension(&extension(name)) {
            Some(Kind::Unread(named)) if named != reason => unread_word(name, named),
            Some(Kind::Unread(_)) | None => "",
            Some(kind) => kind.word(),
        },
    }
}

/// Says what a file is.
pub(super) fn of(name: &str, bytes: &[u8]) -> Kind {
    if name.rsplit(['/', '\\']).next().is_some_and(|own| own.starts_with("~$")) && bytes.len() < 4096 {
        return Kind::Unread(LOCK);
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Kind::Unread(EMPTY);
    }
    if ours::is_page(bytes) {
        return Kind::Unread(ours::REASON);
    }
    let extension = extension(name);
    let named = by_extension(&extension);
    if let Some(kind) = magic(bytes, &extension) {
        return kind;
    }
    if is_binary(bytes) {
        return Kind::Unread(match named {
            Some(Kind::Unread(reason)) => reason,
            Some(
                Kind::Text | Kind::Markdown | Kind::Html | Kind::Json | Kind::Subtitles | Kind::Separated | Kind::Feed,
            )
            | None => BINARY,
            // Mail may carry bytes of any kind.
            Some(Kind::Mail) => return Kind::Mail,
            Some(Kind::Mailbox) => return Kind::Mailbox,
            Some(_) => TORN,
        });
    }
    match named {
        // A page saved under the wrong name; Markdown may open with a tag, so that name is believed.
        None | Some(Kind::Text) if looks_like_html(bytes) => Kind::Html,
        // A file of text under the name of something packed: what its content says, else plain text is not made of it.
        Some(Kind::Pdf | Kind::Docx | Kind::Odt | Kind::Epub | Kind::Pptx | Kind::Outlook | Kind::Book | Kind::Ods) => {
            Kind::Unread(TORN)
        }
        // Many an office hands out a page or plain values under the name of a workbook.
        Some(Kind::OldBook) if looks_like_html(bytes) => Kind::Html,
        Some(Kind::OldBook) => Kind::Separated,
        Some(Kind::Doc | Kind::Rtf) if looks_like_html(bytes) => Kind::Html,
        // A piece of one, without the head.
        Some(Kind::Rtf) if bytes.trim_ascii_start().starts_with(b"{\\") => Kind::Rtf,
        Some(Kind::Doc | Kind::Rtf) => Kind::Text,
        Some(Kind::Unread(DATA)) | None if looks_like_book(bytes) => Kind::Fb2,
        Some(Kind::Feed | Kind::Unread(DATA) | Kind::Text) | None if looks_like_feed(bytes) => Kind::Feed,
        Some(Kind::Feed) => Kind::Unread(DATA),
        Some(kind) => kind,
        None if is_mailbox(bytes) => Kind::Mailbox,
        None if is_message(bytes) => Kind::Mail,
        None if looks_like_json(bytes) => Kind::Json,
        None if bytes.trim_ascii_start().starts_with(b"<?xml") => Kind::Unread(DATA),
        None => Kind::Text,
    }
}

/// The part of a file's name behind the last stop, in lower case.
pub(super) fn extension(name: &str) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(String::new(), |(_, extension)| extension.to_lowercase())
}

fn magic(bytes: &[u8], extension: &str) -> Option<Kind> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zipped(bytes, extension));
    }
    if bytes.starts_with(b"\x1f\x8b") {
        return Some(Kind::Gzip);
    }
    if bytes.starts_with(b"%PDF-") {
        return Some(Kind::Pdf);
    }
    if bytes.starts_with(b"{\\rt") {
        return Some(Kind::Rtf);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Some(compound(bytes, extension));
    }
    if is_tar(bytes) {
        return Some(Kind::Tar);
    }
    if bytes.starts_with(b"MZ") && bytes.len() > 64 && bytes.contains(&0) {
        return Some(Kind::Unread(PROGRAM));
    }
    let riff = bytes.starts_with(b"RIFF");
    let webp = bytes.get(8..12) == Some(b"WEBP");
    if riff {
        return Some(Kind::Unread(if webp { PICTURE } else { MEDIA }));
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return Some(Kind::Unread(MEDIA));
    }
    // Some writers put a few bytes before the PDF header.
    let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
    if head.windows(5).any(|w| w == b"%PDF-") && is_binary(bytes) {
        return Some(Kind::Pdf);
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, reason)| Kind::Unread(reason))
}

/// What a zip is: the names in it tell. An archive may hold documents that are not packed once more, whose names stand in
/// its bytes, too; so only those of its own list count, unless that is torn.
fn zipped(bytes: &[u8], extension: &str) -> Kind {
    let list = zip_names(bytes);
    let holds = |part: &[u8]| match &list {
        Some(names) => names.iter().any(|name| name.starts_with(part)),
        None => memchr::memmem::find(bytes, part).is_some(),
    };
    let head = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let typed = list.is_none() || holds(b"mimetype");
    let mime = |part: &[u8]| typed && memchr::memmem::find(head, part).is_some();
    if mime(b"application/epub+zip") || holds(b"META-INF/container.xml") {
        Kind::Epub
    } else if mime(b"opendocument.text") || mime(b"opendocument.presentation") {
        Kind::Odt
    } else if mime(b"opendocument.spreadsheet") {
        Kind::Ods
    } else if holds(b"[Content_Types].xml") {
        if holds(b"ppt/slides/") {
            Kind::Pptx
        } else if holds(b"xl/workbook") {
            Kind::Book
        } else if holds(b"word/") || matches!(by_extension(extension), Some(Kind::Docx)) {
            Kind::Docx
        } else {
            Kind::Zip
        }
    } else {
        match by_extension(extension) {
            Some(kind @ (Kind::Docx | Kind::Odt | Kind::Epub | Kind::Pptx | Kind::Book | Kind::Ods)) => kind,
            Some(kind @ Kind::Unread(reason)) if reason != ARCHIVE && reason != PROGRAM => kind,
            _ => Kind::Zip,
        }
    }
}

/// What a compound file is: Word, Outlook, a sheet, or a document that is locked.
fn compound(bytes: &[u8], extension: &str) -> Kind {
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let holds = |name: &str| memchr::memmem::find(bytes, &wide(name)).is_some();
    if holds("EncryptedPackage") {
        Kind::Unread(LOCKED)
    } else if is_outlook(bytes) {
        Kind::Outlook
    } else if holds("WordDocument") {
        Kind::Doc
    } else if holds("Workbook") || holds("Book") {
        Kind::OldBook
    } else if holds("PowerPoint Document") {
        Kind::Unread(SLIDES)
    } else {
        match by_extension(extension) {
            Some(kind @ (Kind::Doc | Kind::Outlook | Kind::OldBook | Kind::Unread(_))) => kind,
            _ => Kind::Unread(OFFICE),
        }
    }
}

/// Control bytes that no text has, zero bytes aside where they make UTF-16.
fn is_binary(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(65_536)).unwrap_or(bytes);
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") || is_escaped_korean(head) {
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

fn looks_like_book(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(2048)).unwrap_or(bytes);
    memchr::memmem::find(head, b"<FictionBook").is_some()
}

/// The first element is that of RSS, RSS 1 or Atom.
fn looks_like_feed(bytes: &[u8]) -> bool {
    let head = bytes.iter().filter(|byte| **byte != 0).take(4096).map(|byte| char::from(*byte));
    let text: String = head.collect();
    let mut rest = text.as_str();
    // What stands before it: the declaration, comments, the kind of the document.
    while let Some((_, after)) = rest.split_once('<') {
        if after.starts_with(['?', '!']) {
            let end = if after.starts_with("!--") { "-->" } else { ">" };
            let Some((_, beyond)) = after.split_once(end) else { return false };
            rest = beyond;
            continue;
        }
        let end = after.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(after.len());
        return match after.get(..end) {
            Some("rss" | "feed") => true,
            Some(name) => name.ends_with(":RDF") && after.contains("purl.org/rss/"),
            None => false,
        };
    }
    false
}

fn looks_like_json(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    ["{\"", "[{", "{\n", "{\r\n", "[\n"].iter().any(|start| text.starts_with(start.as_bytes()))
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
        check("a.txt", b"%PDF-1.7\n", Kind::Pdf);
        check("a.txt", b"\n<!DOCTYPE html><p>Tin", Kind::Html);
        check("a.txt", b"PK\x03\x04 [Content_Types].xml word/document.xml", Kind::Docx);
        check("a.docx", b"Tin rose.", Kind::Unread(TORN));
        check("a.doc", b"{\\rtf1 Tin}", Kind::Rtf);
        check("a.rtf", b"{\\pard Tin\\par}", Kind::Rtf);
        check("a.rtf", b"Tin rose.", Kind::Text);
        check("a.doc", b"<html><p>Tin", Kind::Html);
        check("a.txt", b"\0\x01\x02\0\0\0\x05\x06", Kind::Unread(BINARY));
        check("a.txt", b"T\0i\0n\0 \0r\0o\0s\0e\0", Kind::Text);
        check("a.md", b"<div>Tin</div>\n\n# Lead", Kind::Markdown);
    }

    #[test]
    fn the_name_decides_where_the_content_does_not() {
        check("a.csv", b"tin,14\n", Kind::Separated);
        check("a.xls", b"tin\t14\n", Kind::Separated);
        check("a.xlsx", b"tin\t14\n", Kind::Unread(TORN));
        assert_eq!((unread_word("a.xlsx", LOCKED), unread_word("a.txt", PICTURE)), ("xlsx", "picture"));
        assert_eq!((unread_word("a.jpg", EMPTY), unread_word("a.qq", EMPTY)), ("picture", ""));
        check("a.numbers", b"tin", Kind::Unread(SHEET));
        check("README", b"Tin rose.", Kind::Text);
        check("a.html", b"Tin rose.", Kind::Html);
        check("a.txt", b" \r\n", Kind::Unread(EMPTY));
        check("a.unknown", b"{\"tin\": 14}", Kind::Json);
        check("a.xml", b"<?xml version='1.0'?><!-- <b> --><rss version='2.0'>", Kind::Feed);
        check("a.xml", b"<?xml version='1.0'?><feeder><rss>", Kind::Unread(DATA));
        check("a.rss", b"<catalog>", Kind::Unread(DATA));
    }
}
