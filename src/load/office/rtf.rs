//! RTF: a small reader of its groups and control words.

use encoding_rs::Encoding;

use crate::model::ParagraphKind;
use crate::page::draft::Draft;

use super::super::blocks::{Blocks, Cell, raise};

/// Groups inside each other that are told apart; deeper ones share the last state.
const DEEPEST: usize = 500;

/// Destinations whose words are no text of the document.
const UNSEEN: &[&str] = &[
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "fldinst", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator",
    "themedata", "colorschememapping", "latentstyles", "datastore", "xmlnstbl", "nonshppict", "listtext", "pntext",
    "bkmkstart", "bkmkend", "annotation", "atnid", "atnauthor", "filetbl", "mmathPr", "private", "sp", "xe", "tc",
];

/// Reads a file.
pub(in crate::load) fn read(bytes: &[u8]) -> Result<Draft, String> {
    let mut reader = Reader::new(bytes);
    reader.run();
    reader.line_end();
    reader.row_end();
    Ok(reader.blocks.done())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Text,
    Note,
    /// The table of fonts, of which only the character sets are read.
    Fonts,
    Unseen,
}

#[derive(Debug, Clone, Copy)]
struct State {
    place: Place,
    raised: bool,
    hidden: bool,
    /// Characters that stand for a Unicode letter in programs that know none.
    skip: usize,
    font: i32,
    in_table: bool,
    /// Where the words of a group go that stands in the place of what it is in: what an object shows, letters of Unicode.
    instead: Place,
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    states: Vec<State>,
    state: State,
    blocks: Blocks,
    words: String,
    note: String,
    cells: Vec<Cell>,
    raw: Vec<u8>,
    page: &'static Encoding,
    fonts: Vec<(i32, &'static Encoding)>,
    /// Characters to leave out behind a Unicode letter.
    left: usize,
    lead: Option<u16>,
    /// The next control word may name a destination that is not known.
    starred: bool,
}

impl<'b> Reader<'b> {
    fn new(bytes: &'b [u8]) -> Self {
        let state = State {
            place: Place::Text,
            raised: false,
            hidden: false,
            skip: 1,
            font: -1,
            in_table: false,
            instead: Place::Unseen,
        };
        Self {
            bytes,
            at: 0,
            states: Vec::new(),
            state,
            blocks: Blocks::default(),
            words: String::new(),
            note: String::new(),
            cells: Vec::new(),
            raw: Vec::new(),
            page: encoding_rs::WINDOWS_1252,
            fonts: Vec::new(),
            left: 0,
            lead: None,
            starred: false,
        }
    }

    fn run(&mut self) {
        while let Some(byte) = self.bytes.get(self.at).copied() {
            self.at += 1;
            match byte {
                b'{' => self.open(),
                b'}' => self.close(),
                b'\\' => self.control(),
                b'\r' | b'\n' | 0 => {}
                byte => self.byte(byte),
            }
        }
        self.settle();
    }

    fn open(&mut self) {
        self.settle();
        self.left = 0;
        if self.states.len() < DEEPEST {
            self.states.push(self.state);
        }
    }

    fn close(&mut self) {
        self.settle();
        self.left = 0;
        let before = self.state.place;
        if let Some(state) = self.states.pop() {
            self.state = state;
        }
        if before == Place::Note && self.state.place != Place::Note {
            self.blocks.notes.push(std::mem::take(&mut self.note));
        }
    }

    fn byte(&mut self, byte: u8) {
        self.starred = false;
        if self.left > 0 {
            self.left -= 1;
        } else if matches!(self.state.place, Place::Text | Place::Note) && !self.state.hidden {
            self.raw.push(byte);
        }
    }

    /// Bytes so far become letters of the font's character set.
    fn settle(&mut self) {
        self.lead = None;
        if self.raw.is_empty() {
            return;
        }
        let raw = std::mem::take(&mut self.raw);
        let font = self.fonts.iter().find(|(font, _)| *font == self.state.font).map(|(_, set)| *set);
        let (text, _, _) = font.unwrap_or(self.page).decode(&raw);
        self.say(&text);
    }

    fn say(&mut self, text: &str) {
        if self.state.hidden {
            return;
        }
        let buffer = match self.state.place {
            Place::Text => &mut self.words,
            Place::Note => &mut self.note,
            Place::Fonts | Place::Unseen => return,
        };
        if self.state.raised { raise(buffer, text) } else { buffer.push_str(text) }
    }

    fn control(&mut self) {
        let Some(first) = self.bytes.get(self.at).copied() else { return };
        if !first.is_ascii_alphabetic() {
            self.at += 1;
            match first {
                b'\'' => {
                    let digits = self.bytes.get(self.at..self.at + 2).and_then(|pair| std::str::from_utf8(pair).ok());
                    let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
                    self.at += 2;
                    if let Some(byte) = byte {
                        self.byte(byte);
                    }
                }
                b'~' => self.letter(" "),
                b'_' => self.letter("-"),
                b'*' => self.starred = true,
                b'\\' | b'{' | b'}' => self.byte(first),
                b'\r' | b'\n' => self.line_end(),
                _ => {}
            }
            return;
        }
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let length = rest.iter().take(40).take_while(|b| b.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(rest.get(..length).unwrap_or_default()).unwrap_or_default();
        let tail = rest.get(length..).unwrap_or_default();
        let sign = usize::from(tail.first() == Some(&b'-'));
        let digits = tail.iter().skip(sign).take(10).take_while(|b| b.is_ascii_digit()).count();
        let number = tail.get(..sign + digits).filter(|_| digits > 0);
        let number: Option<i64> = number.and_then(|number| std::str::from_utf8(number).ok()?.parse().ok());
        self.at += length + if digits > 0 { sign + digits } else { 0 };
        if self.bytes.get(self.at) == Some(&b' ') {
            self.at += 1;
        }
        let starred = std::mem::take(&mut self.starred);
        self.word(word, number, starred);
    }

    fn letter(&mut self, letter: &str) {
        self.settle();
        if self.left > 0 {
            self.left -= 1;
        } else {
            self.say(letter);
        }
    }

    fn word(&mut self, word: &str, number: Option<i64>, starred: bool) {
        let on = number != Some(0);
        match word {
            "u" => return self.unicode(number.unwrap_or(0)),
            "bin" => {
                self.at = self.at.saturating_add(usize::try_from(number.unwrap_or(0)).unwrap_or(0));
                return;
            }
            _ => self.settle(),
        }
        match word {
            "par" | "sect" | "page" | "column" => self.line_end(),
            "line" | "softline" => self.say("\n"),
            "tab" => self.say(" "),
            "cell" | "nestcell" => self.cell_end(),
            "row" | "nestrow" => self.row_end(),
            "pard" => self.state.in_table = false,
            "intbl" => self.state.in_table = on,
            "plain" => (self.state.raised, self.state.hidden) = (false, false),
            "super" => self.state.raised = on,
            "nosupersub" => self.state.raised = false,
            "v" | "deleted" => self.state.hidden = on,
            "uc" => self.state.skip = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "f" => self.state.font = i32::try_from(number.unwrap_or(-1)).unwrap_or(-1),
            "fcharset" if self.state.place == Place::Fonts => self.charset(number.unwrap_or(0)),
            "ansicpg" => self.page = code_page(number.unwrap_or(1252)).unwrap_or(self.page),
            "mac" => self.page = encoding_rs::MACINTOSH,
            "footnote" => {
                self.state.place = if self.state.place == Place::Text { Place::Note } else { self.state.place }
            }
            "fonttbl" => self.state.place = Place::Fonts,
            "emdash" => self.letter("—"),
            "endash" => self.letter("–"),
            "lquote" => self.letter("‘"),
            "rquote" => self.letter("’"),
            "ldblquote" => self.letter("“"),
            "rdblquote" => self.letter("”"),
            "bullet" => self.letter("•"),
            "emspace" | "enspace" | "qmspace" => self.letter(" "),
            // What is put in is a program's own; what it shows is text, and so is the better of two spellings.
            "object" | "upr" if self.state.place != Place::Unseen => {
                (self.state.instead, self.state.place) = (self.state.place, Place::Unseen);
            }
            "result" | "ud" if self.state.instead != Place::Unseen => self.state.place = self.state.instead,
            "shptxt" => {}
            _ if UNSEEN.contains(&word) => self.state.place = Place::Unseen,
            _ if starred && !matches!(word, "shpinst" | "shppict" | "bkmkstart") => self.state.place = Place::Unseen,
            _ => {}
        }
    }

    /// A letter by its number, surrogates in two pieces; what stands for it is left out.
    fn unicode(&mut self, number: i64) {
        let lead = self.lead.take();
        self.settle();
        let unit = (number & 0xffff) as u16;
        let pair = [lead.unwrap_or(unit), unit];
        let units = if lead.is_some() { &pair[..] } else { &pair[..1] };
        if (0xd800..0xdc00).contains(&unit) {
            self.lead = Some(unit);
        } else {
            self.say(&String::from_utf16_lossy(units));
        }
        self.left = self.state.skip;
    }

    fn charset(&mut self, number: i64) {
        let page = match number {
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            _ => return,
        };
        self.fonts.extend(code_page(page).map(|set| (self.state.font, set)));
    }

    fn line_end(&mut self) {
        self.settle();
        match self.state.place {
            Place::Note => self.note.push('\n'),
            Place::Text if self.state.in_table => self.words.push(' '),
            Place::Text => {
                self.row_end();
                let words = std::mem::take(&mut self.words);
                self.blocks.push(ParagraphKind::Body, &words);
            }
            Place::Fonts | Place::Unseen => {}
        }
    }

    fn cell_end(&mut self) {
        self.settle();
        self.cells.push((std::mem::take(&mut self.words), 1));
    }

    fn row_end(&mut self) {
        self.settle();
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            self.blocks.row(&cells);
        }
    }
}

/// The encoding of a number of Windows.
fn code_page(number: i64) -> Option<&'static Encoding> {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        866 => "ibm866".to_owned(),
        10000 => "macintosh".to_owned(),
        65001 => "utf-8".to_owned(),
        number => format!("windows-{number}"),
    };
    Encoding::for_label(label.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rtf: &str, text: &str) {
        assert_eq!(read(rtf.as_bytes()).expect("it is read").text, text);
    }

    #[test]
    fn words_letters_and_paragraphs_are_read() {
        check(
            r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}}\f0 Z\'fcrich bought \b tin\b0 .\par It rose.}",
            "Zürich bought tin.\n\nIt rose.",
        );
        check(r"{\rtf1 5\u8239? km, \u-10179?\u-8704? and caf\u233\'e9}", "5\u{202f} km, \u{1f600} and café");
        check(r"{\rtf1{\fonttbl{\f1\fcharset204 Arial;}}{\f1 \'cc\'ee\'f1\'ea\'e2\'e0}}", "Москва");
    }

    #[test]
    fn deleted_and_hidden_words_pictures_and_fields_are_left_out() {
        check(
            r"{\rtf1 Tin {\deleted fell }rose{\*\unknown x}{\pict 00ff}{\field{\*\fldinst HYPERLINK a}{\fldrslt  here}}.}",
            "Tin rose here.",
        );
    }

    #[test]
    fn what_an_object_shows_and_words_of_shapes_are_text() {
        check(r"{\rtf1 Tin {\object{\*\objclass Sheet}{\*\objdata 0105}{\result rose to 14}}.}", "Tin rose to 14.");
        check(r"{\rtf1 {\upr{Zurich}{\*\ud{Z\u252?rich}}} bought tin.}", "Zürich bought tin.");
        check(
            r"{\rtf1 Tin rose.\par{\shp{\*\shpinst{\sp{\sn txflTextFlow}{\sv 0}}{\shptxt So did lead.\par}}}}",
            "Tin rose.\n\nSo did lead.",
        );
        check(r"{\rtf1 A \result is told.}", "A is told.");
    }

    #[test]
    fn rows_are_rows_and_notes_stand_behind() {
        check(
            r"{\rtf1\trowd\intbl Tin\cell 14\cell\row\pard It rose.{\footnote The port said so.}\par}",
            "Tin\t14\n\nIt rose.\n\nThe port said so.",
        );
    }

    #[test]
    fn groups_without_end_are_read_to_the_end() {
        let deep = format!("{{\\rtf1 {}Tin", "{".repeat(100_000));
        check(&deep, "Tin");
    }
}
