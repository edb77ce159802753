//! The text of an HTML tree in blocks: paragraphs, headings, list items, table rows.

use ego_tree::iter::Edge;
use scraper::node::Element;
use scraper::{Html, Node};

use crate::model::ParagraphKind;
use crate::page::draft::Draft;
use crate::segment;

use super::super::blocks::{raise, small};
use super::super::builder::{push, push_words};
use super::raised::{Raised, is_raised};

/// Elements whose text no reader sees, or that is struck out.
pub(super) const UNSEEN: &[&str] = &[
    "script", "style", "noscript", "template", "head", "svg", "iframe", "object", "button", "select", "textarea",
    "input", "nav", "canvas", "audio", "video", "math", "dialog", "del", "s", "strike",
];

/// Elements that often stand side by side without a blank between them, set apart by nothing but their style.
const SEAMS: [&str; 6] = ["span", "a", "time", "small", "label", "cite"];

/// Elements around an article, left out where the whole page is read.
const AROUND: &[&str] = &["footer", "aside", "menu"];

/// Elements that stand apart from what is before and after them.
const BLOCKS: &[&str] = &[
    "p", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "pre", "ul", "ol", "dl", "dt",
    "dd", "li", "table", "td", "th", "thead", "tbody", "tfoot", "tr", "caption", "figure", "figcaption", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "form", "fieldset", "address", "center", "body", "html", "details", "summary",
];

/// Adds the text of a tree to a draft; words of `classes` stand above the line.
pub(super) fn read(html: &Html, whole_page: bool, classes: &Raised, draft: &mut Draft) {
    let mut reader = Reader {
        draft,
        buffer: String::new(),
        stack: Vec::new(),
        unseen: 0,
        pre: 0,
        columns: 1,
        links: 0,
        linked: 0,
        raised: 0,
        above: String::new(),
        classes,
        closed: false,
        seam: false,
        credits: 0,
        lists: Vec::new(),
    };
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match node.value() {
                Node::Element(element) => {
                    let layout =
                        element.name() == "tr" && is_layout(node.descendants().skip(1).map(|node| node.value()));
                    reader.open(element, whole_page, layout);
                }
                Node::Text(text) if reader.unseen == 0 => reader.words(text),
                _ => {}
            },
            Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    reader.close(element, whole_page);
                }
            }
        }
    }
    reader.flush();
    let lists = std::mem::take(&mut reader.lists);
    mark_lists(draft, &lists);
}

/// So many bytes of a paragraph are text: what stands behind it stands no longer above the article.
const TEXT: usize = 160;

/// Blocks that are nothing but links lead to other pages: two and more of them in a row, and a paragraph of its own between
/// those of the text, which is another story's headline.
fn mark_lists(draft: &mut Draft, only_links: &[bool]) {
    let mut at = 0;
    let mut below_text = false;
    for run in only_links.chunk_by(|one, next| one == next) {
        let parts = draft.parts.get_mut(at..at + run.len()).unwrap_or_default();
        at += run.len();
        let alone = matches!(parts, [part] if part.kind == ParagraphKind::Body) && below_text;
        if run.first() == Some(&true) && (run.len() > 1 || alone) {
            for part in parts.iter_mut() {
                part.kind = ParagraphKind::Furniture;
            }
        }
        below_text |= parts.iter().any(|part| part.kind == ParagraphKind::Body && part.span.len() >= TEXT);
    }
}

struct Reader<'d> {
    draft: &'d mut Draft,
    buffer: String,
    /// Kinds of the open blocks that decide what their text is.
    stack: Vec<ParagraphKind>,
    /// Depth inside elements that are left out.
    unseen: usize,
    pre: usize,
    /// Columns that the open cell of a table stands over.
    columns: usize,
    /// Depth inside links, and how much of the buffer stands in them.
    links: usize,
    linked: usize,
    /// Depth inside raised words, and those words.
    raised: usize,
    above: String,
    classes: &'d Raised,
    /// The last thing was the end of one of the `SEAMS`; then another one began.
    closed: bool,
    seam: bool,
    /// Depth inside what names who took a picture.
    credits: usize,
    /// For each block whether it is nothing but links.
    lists: Vec<bool>,
}

impl Reader<'_> {
    fn open(&mut self, element: &Element, whole_page: bool, layout: bool) {
        let name = element.name();
        if is_unseen(element, whole_page) {
            self.unseen += 1;
        }
        if self.unseen > 0 {
            return;
        }
        self.links += usize::from(name == "a");
        self.seam |= self.closed && SEAMS.contains(&name);
        self.closed = false;
        self.raised += usize::from(is_raised(element, self.classes));
        match name {
            "br" => self.line_end(),
            "td" | "th" if self.in_row() => {
                if !self.buffer.is_empty() {
                    self.buffer.extend(std::iter::repeat_n('\t', self.columns.clamp(1, 40)));
                }
                let wide = element.attr("colspan").and_then(|wide| wide.trim().parse().ok());
                self.columns = wide.unwrap_or(1);
            }
            "p" | "div" if self.in_row() && !self.buffer.ends_with('\t') => push_words(&mut self.buffer, " "),
            "p" | "div" if self.in_row() => {}
            _ if BLOCKS.contains(&name) => {
                self.flush();
                self.credits += usize::from(is_credit(element));
                if let Some(kind) = kind(name) {
                    self.stack.push(if layout { ParagraphKind::Body } else { kind });
                }
                self.pre += usize::from(name == "pre");
            }
            _ => {}
        }
    }

    fn close(&mut self, element: &Element, whole_page: bool) {
        let name = element.name();
        if self.unseen > 0 {
            self.unseen -= usize::from(is_unseen(element, whole_page));
            return;
        }
        self.links -= usize::from(name == "a").min(self.links);
        self.closed = SEAMS.contains(&name);
        if is_raised(element, self.classes) {
            self.raised = self.raised.saturating_sub(1);
            self.settle();
        }
        if matches!(name, "p" | "div" | "td" | "th") && self.in_row() {
            return;
        }
        if BLOCKS.contains(&name) {
            self.flush();
            self.credits -= usize::from(is_credit(element)).min(self.credits);
            if kind(name).is_some() {
                self.stack.pop();
            }
            self.pre -= usize::from(name == "pre").min(self.pre);
        }
    }

    /// Raised words are put down when all of them are known.
    fn settle(&mut self) {
        if self.raised == 0 && !self.above.is_empty() {
            raise(&mut self.buffer, &std::mem::take(&mut self.above));
        }
    }

    fn in_row(&self) -> bool {
        self.stack.last() == Some(&ParagraphKind::Row)
    }

    fn words(&mut self, text: &str) {
        self.closed = false;
        if std::mem::take(&mut self.seam) && parts(&self.buffer, text) {
            self.buffer.push(' ');
        }
        let before = self.buffer.len();
        if self.pre > 0 {
            self.buffer.push_str(text);
        } else if self.raised > 0 && self.in_row() {
            push_words(&mut self.buffer, &small(text));
        } else if self.raised > 0 {
            push_words(&mut self.above, text);
        } else {
            push_words(&mut self.buffer, text);
        }
        if self.links > 0 {
            self.linked += self.buffer.len() - before;
        }
    }

    /// One line break stays inside a paragraph; two of them part paragraphs.
    fn line_end(&mut self) {
        if self.in_row() {
            push_words(&mut self.buffer, " ");
        } else if self.buffer.trim_end_matches(' ').ends_with('\n') {
            self.flush();
        } else if !self.buffer.is_empty() {
            self.buffer.push('\n');
        }
    }

    fn flush(&mut self) {
        let above = std::mem::take(&mut self.above);
        self.buffer.push_str(&above);
        let words = std::mem::take(&mut self.buffer);
        let linked = std::mem::take(&mut self.linked);
        let kind = self.stack.last().copied().unwrap_or(ParagraphKind::Body);
        // A sentence that is a link is still a sentence.
        let only_links = matches!(kind, ParagraphKind::Body | ParagraphKind::Item)
            && linked + 4 >= words.trim().len()
            && words.len() < 160
            && !words.trim_end().ends_with('.');
        match kind {
            // A row of one cell is layout, not a table.
            ParagraphKind::Row if words.trim_matches(['\t', ' ']).split('\t').count() < 2 => {
                push(self.draft, ParagraphKind::Body, words.trim_matches(['\t', ' ']));
            }
            ParagraphKind::Body if self.pre > 0 => {
                for block in segment::blocks(&words) {
                    push(self.draft, ParagraphKind::Body, block.span.of(&words));
                }
            }
            ParagraphKind::Body if self.credits > 0 && words.len() < CREDIT => {
                push(self.draft, ParagraphKind::Furniture, &words);
            }
            kind => push(self.draft, kind, &words),
        }
        self.lists.resize(self.draft.parts.len(), only_links);
    }
}

/// True where one element's words end and another's begin: "27 December 2021" and "Ana", "Ana Reyes" and "Metals". A word that is
/// cut into elements ("T" and "in") goes on in small letters.
fn parts(before: &str, text: &str) -> bool {
    let (last, first) = (before.chars().next_back(), text.chars().next());
    last.zip(first).is_some_and(|(last, first)| {
        (last.is_lowercase() || last.is_ascii_digit()) && first.is_uppercase()
            || last.is_lowercase() && first.is_ascii_digit()
    })
}

/// Longer paragraphs name more than who took a picture.
const CREDIT: usize = 200;

/// True for the line by a picture that says who took it, by the names that pages give to such lines.
fn is_credit(element: &Element) -> bool {
    let of = ["caption", "photo", "image", "picture", "figure", "media"];
    let who = ["credit", "copyright", "source"];
    element.classes().any(|class| {
        let class = class.to_ascii_lowercase();
        of.iter().any(|part| class.contains(part)) && who.iter().any(|part| class.contains(part))
    })
}

/// A table row that only places things on the page: one cell, a table inside, or far more words than cells hold.
fn is_layout<'n>(inside: impl Iterator<Item = &'n Node>) -> bool {
    let mut cells = 0;
    let mut paragraphs = 0;
    let mut length = 0;
    for node in inside {
        match node {
            Node::Element(element) => match element.name() {
                "td" | "th" => cells += 1,
                "p" => paragraphs += 1,
                "table" => return true,
                _ => {}
            },
            Node::Text(text) => length += text.trim().len(),
            _ => {}
        }
        if length > 800 || paragraphs > 12 {
            return true;
        }
    }
    cells < 2 || paragraphs > 2 * cells
}

fn kind(name: &str) -> Option<ParagraphKind> {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(ParagraphKind::Heading),
        "li" | "dd" => Some(ParagraphKind::Item),
        "tr" => Some(ParagraphKind::Row),
        "table" | "blockquote" | "article" | "section" | "td" | "th" => Some(ParagraphKind::Body),
        "figcaption" => Some(ParagraphKind::Furniture),
        _ => None,
    }
}

fn is_unseen(element: &Element, whole_page: bool) -> bool {
    let name = element.name();
    UNSEEN.contains(&name)
        || (whole_page && AROUND.contains(&name))
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || element
            .attr("style")
            .is_some_and(|style| style.replace(' ', "").to_ascii_lowercase().contains("display:none"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, furniture: &[&str]) {
        let mut draft = Draft::default();
        let tree = Html::parse_document(page);
        read(&tree, false, &Raised::of(&tree), &mut draft);
        let marked = draft.parts.iter().filter(|part| part.kind == ParagraphKind::Furniture);
        assert_eq!(marked.map(|part| part.span.of(&draft.text)).collect::<Vec<_>>(), furniture, "{page}");
    }

    #[test]
    fn the_line_by_a_picture_that_says_who_took_it_is_no_text() {
        let text = "The port of Westhaven shipped more tin in May than ever. ".repeat(5);
        check(
            &format!("<p class='media__caption--source'>Ada Clerk, Mill Road, Westhaven</p><p>{text}</p>"),
            &["Ada Clerk, Mill Road, Westhaven"],
        );
        check(&format!("<p class='source'>The ministry said so on 3 May 2011</p><p class='media'>{text}</p>"), &[]);
        check(&format!("<div class='media-source-block'><p>{text}</p></div>"), &[]);
    }

    #[test]
    fn words_side_by_side_stay_apart_and_struck_ones_are_gone() {
        let check = |page: &str, text: &str| {
            let page = Html::parse_document(page);
            let mut draft = Draft::default();
            read(&page, false, &Raised::of(&page), &mut draft);
            assert_eq!(draft.text, text);
        };
        check(
            "<p><span>December 27, 2021</span><span>Ana Reyes</span><a>Metals</a></p>",
            "December 27, 2021 Ana Reyes Metals",
        );
        check(
            "<p><span>T</span><span>in</span> of the <span>Mc</span>Kay <b>mine</b><i>R</i>.</p>",
            "Tin of the McKay mineR.",
        );
        check("<p><span>14</span><span>000</span> <a>tonnes</a><span>, said</span></p>", "14000 tonnes, said");
        check("<p>In <del>2008</del><ins>2009</ins> <s>3</s>4 mil&shy;lion.</p>", "In 2009 4 million.");
    }

    #[test]
    fn marks_of_notes_are_no_digits_of_the_number_before_them() {
        let text = |page: &str| {
            let mut draft = Draft::default();
            let page = Html::parse_document(page);
            read(&page, false, &Raised::of(&page), &mut draft);
            draft.text
        };
        let note = |mark: &str| text(&format!("<p>Tin rose to 5.2{mark} million tonnes.</p>"));
        let plain = "Tin rose to 5.2 million tonnes.";
        assert_eq!(note("<sup>1</sup>"), plain);
        assert_eq!(note("<sup><a href='#n'><span>[</span>2<span>]</span></a></sup>"), plain);
        assert_eq!(note("<span style='font-size: 60%; vertical-align: super'>3</span>"), plain);
        assert_eq!(note("<span class='n'>4</span>"), "Tin rose to 5.24 million tonnes.");
        let styled = |style: &str| {
            text(&format!("<style>{style}</style><p>Tin rose to 5.2<span class='x n'>4</span> million tonnes.</p>"))
        };
        assert_eq!(styled("p { color: red } span.n, .m { vertical-align: super; }"), plain);
        assert_eq!(styled(".n { position: relative; top: -0.33em; vertical-align: baseline }"), plain);
        assert_eq!(styled(".n { position: absolute; top: -1em }"), "Tin rose to 5.24 million tonnes.");
        assert_eq!(styled(".n { vertical-align: middle }"), "Tin rose to 5.24 million tonnes.");
        assert_eq!(text("<p>On the 3<sup>rd</sup> it covered 14 km<sup>2</sup>.</p>"), "On the 3rd it covered 14 km².");
        // A block in raised words.
        assert_eq!(text("<div>Tin<sup>1<p>Lead fell.</p></sup></div>"), "Tin1\n\nLead fell.");
    }

    #[test]
    fn a_headline_that_is_a_link_between_paragraphs_leads_to_another_story() {
        let text =
            "The port of Westhaven shipped more tin in May than in any month before, its master said. ".repeat(3);
        check(
            &format!("<p>{text}</p><p><a href='/lead'>Lead in short supply</a></p><p>{text}</p>"),
            &["Lead in short supply"],
        );
        // Above the text it may be the article's own headline; a sentence with a link, or one that is a link, stays.
        check(&format!("<p><a href='/'>Tin rises</a></p><p>{text}</p>"), &[]);
        check(&format!("<p>{text}</p><p>It cited <a href='/'>the treaty</a></p><p>{text}</p>"), &[]);
        check(&format!("<p>{text}</p><p><a href='/'>The treaty was signed on 3 May 2011.</a></p><p>{text}</p>"), &[]);
        // The one point of a list is part of what is told.
        check(&format!("<p>{text}</p><ul><li><a href='/'>The treaty of 2011</a></li></ul>"), &[]);
    }
}
