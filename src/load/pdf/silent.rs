//! What pages show that give no text, so that a scan is told from a form, a drawing, and letters that nobody can tell.

use pdfboss_core::{Document, Page, Rect};
use pdfboss_text::placed_images;

use crate::page::Issue;

use super::super::inside::NOTHING;
use super::layout::{Block, Line};

const SCAN: &str = "it holds no text, only pictures (a scan): have its text recognised first (OCR), or save it as .txt";
const DRAWN: &str =
    "it holds no text, only drawings: if they show letters, have its text recognised first (OCR), or save it as .txt";
const LAID_OVER: &str =
    "it holds no text, only fields of a form or notes laid over its pages, which are not read; print it anew to PDF";
const UNTOLD: &str = "it holds no text, only signs whose fonts do not say which letters they are: have its text recognised first (OCR), or save it as .txt";

/// A page of so few words may be a picture of a page with a stamp on it.
const FEW: usize = 20;
/// A picture that takes so much of a page is the page.
const MOST: f32 = 0.5;
/// Signs that stand for no letter, of all that are not blank: then nobody can read the line.
const TOO_MANY: f32 = 0.3;

/// What is not text on the pages of a file.
#[derive(Debug, Default)]
pub(super) struct Silent {
    /// Pages of hardly any words that are one picture, by their number.
    pictures: Vec<usize>,
    /// Lines in letters that nobody can tell, and all others.
    untold: usize,
    told: usize,
}

impl Silent {
    /// Takes the lines out of a page whose letters cannot be told, and looks at what it shows where little is left.
    pub fn look(&mut self, file: &Document, page: &Page, number: usize, blocks: &mut Vec<Block>) {
        for block in blocks.iter_mut() {
            let before = block.lines.len();
            block.lines.retain(|line| !is_untold(line));
            self.untold += before - block.lines.len();
            self.told += block.lines.len();
        }
        blocks.retain(|block| !block.lines.is_empty());
        if words(blocks) < FEW && covered(file, page) >= MOST {
            self.pictures.push(number);
        }
    }

    /// Why a file without a word is not read.
    pub fn reason(&self, file: &Document) -> String {
        if self.untold > 0 {
            return UNTOLD.to_owned();
        }
        let pages = || (0..file.page_count().min(FEW)).filter_map(|at| file.page(at).ok());
        if !self.pictures.is_empty() || pages().any(|page| covered(file, &page) > 0.0) {
            SCAN.to_owned()
        } else if pages().any(|page| is_laid_over(file, &page)) {
            LAID_OVER.to_owned()
        } else if pages().any(|page| is_drawn(file, &page)) {
            DRAWN.to_owned()
        } else {
            NOTHING.to_owned()
        }
    }

    /// What of a file with words is not read, its running heads gone from `pages`.
    pub fn issues(&self, pages: &[Vec<Block>]) -> Vec<Issue> {
        // A stamp on every page of a scan is no text of it; one picture among pages of text may be a cover with its title.
        let all = self.pictures.len() == pages.len();
        let empty = |at: &&usize| all || pages.get(**at).is_none_or(|page| words(page) == 0);
        let scanned = self.pictures.iter().filter(empty).count();
        let scanned = (scanned > 0).then(|| match pages.len() {
            1 => "its page is a picture (a scan), whose text is not read".to_owned(),
            all => format!("{scanned} of its {all} pages are pictures (a scan), whose text is not read"),
        });
        let untold = (self.untold > 0).then(|| {
            let all = self.untold + self.told;
            format!("{} of its {all} lines are set in fonts that do not say which letters they are", self.untold)
        });
        let hint = || Some("Have its text recognised first (OCR)".to_owned());
        scanned.into_iter().chain(untold).map(|text| Issue { hint: hint(), ..Issue::partly(text) }).collect()
    }
}

/// True for a line in which too many signs stand for no letter.
fn is_untold(line: &Line) -> bool {
    let signs = || line.words.chars().filter(|sign| !sign.is_whitespace());
    let lost = signs().filter(|sign| *sign == char::REPLACEMENT_CHARACTER).count();
    lost > 0 && lost as f32 > signs().count() as f32 * TOO_MANY
}

fn words(blocks: &[Block]) -> usize {
    blocks.iter().flat_map(|block| &block.lines).map(|line| line.words.split_whitespace().count()).sum()
}

/// How much of a page pictures take, those in strips together.
fn covered(file: &Document, page: &Page) -> f32 {
    let area = |rect: Rect| rect.width().abs() * rect.height().abs();
    let pictures = placed_images(file, page).unwrap_or_default();
    let all: f32 = pictures.iter().filter_map(|picture| picture.bbox.intersect(page.media_box)).map(area).sum();
    all / area(page.media_box).max(1.0)
}

/// True where something with words of its own lies over the page.
fn is_laid_over(file: &Document, page: &Page) -> bool {
    file.annotations(page).iter().any(|note| match note.subtype.as_str() {
        "Widget" => true,
        "Link" | "Popup" => false,
        _ => note.has_appearance || note.contents.as_ref().is_some_and(|words| !words.trim().is_empty()),
    })
}

/// True where its content fills or strokes something.
fn is_drawn(file: &Document, page: &Page) -> bool {
    let content = page.content(file).unwrap_or_default();
    let paints =
        |word: &[u8]| matches!(word, b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" | b"sh" | b"Do");
    content.split(u8::is_ascii_whitespace).any(paints)
}
