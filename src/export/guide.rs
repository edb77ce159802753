//! The manual and the tutorial as pages of the web: one file each, pictures beside it, no script, nothing from the network.

use std::fmt::Write as _;

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

use crate::manual;

/// The tutorial in Markdown.
const TUTORIAL: &str = include_str!("../../assets/tutorial.md");

/// What can be read about the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guide {
    /// How dates are found, what the marks mean, every rule.
    Manual,
    /// Ten minutes on the sample.
    Tutorial,
}

impl Guide {
    fn text(self) -> &'static str {
        match self {
            Self::Manual => manual::TEXT,
            Self::Tutorial => TUTORIAL,
        }
    }
}

/// Colours follow the system; the text is as wide as it is read best.
const STYLE: &str = "\
:root{color-scheme:light dark;--ink:#1b1d21;--soft:#5a5e66;--ground:#fbfaf7;--line:#d9d6cf;--link:#1d5fa8}
@media(prefers-color-scheme:dark){:root{--ink:#eceae5;--soft:#a3a7ae;--ground:#16181c;--line:#383c43;--link:#7db4f0}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 'IBM Plex Sans',system-ui,sans-serif}
main,nav{max-width:46rem;margin:0 auto;padding:1.5rem}
nav{columns:2;font-size:.9rem;border-bottom:1px solid var(--line)}
nav a{display:block;break-inside:avoid}
a{color:var(--link);text-decoration:none}a:hover{text-decoration:underline}
h2{margin-top:2.2rem}img{max-width:100%;border:1px solid var(--line)}
code,kbd{font:.88em/1 'IBM Plex Mono',ui-monospace,monospace}
pre{overflow-x:auto;padding:.8rem;border:1px solid var(--line)}pre code{line-height:1.5}
table{border-collapse:collapse;display:block;overflow-x:auto;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line)}
";

/// The page of a guide.
#[must_use]
pub fn page(guide: Guide) -> String {
    let mut events: Vec<Event<'static>> = Parser::new_ext(guide.text(), Options::ENABLE_TABLES).collect();
    // Comments say where the made part of the text begins; a page needs none.
    events.retain(|event| {
        !matches!(event, Event::Html(_) | Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock))
    });
    let heads = named(&mut events);
    let title = heads.first().map_or("Dateline", |head| head.words.as_str());
    let mut contents = String::new();
    // Writing into a String cannot fail.
    for head in heads.iter().filter(|head| head.level == HeadingLevel::H2) {
        let _ = writeln!(contents, "<a href=\"#{}\">{}</a>", head.id, head.words);
    }
    let mut body = String::new();
    html::push_html(&mut body, events.into_iter());
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n\
         <meta name=\"generator\" content=\"Dateline {}\">\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <nav>\n{contents}</nav>\n<main>\n{body}</main>\n</body>\n</html>\n",
        env!("CARGO_PKG_VERSION")
    )
}

/// A heading that can be gone to.
struct Head {
    level: HeadingLevel,
    id: String,
    words: String,
}

/// Gives every heading a name made of its words, and lists them.
fn named(events: &mut [Event<'static>]) -> Vec<Head> {
    let mut heads: Vec<Head> = Vec::new();
    for at in 0..events.len() {
        let Some(level) = events.get(at).and_then(level) else { continue };
        let inside = events.iter().skip(at + 1).take_while(|event| !matches!(event, Event::End(TagEnd::Heading(_))));
        let words: String = inside.filter_map(words).collect();
        let mut id = slug(&words);
        if heads.iter().any(|head| head.id == id) {
            let _ = write!(id, "-{}", heads.len());
        }
        if let Some(Event::Start(Tag::Heading { id: name, .. })) = events.get_mut(at) {
            *name = Some(CowStr::from(id.clone()));
        }
        heads.push(Head { level, id, words });
    }
    heads
}

fn level(event: &Event<'_>) -> Option<HeadingLevel> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => Some(*level),
        _ => None,
    }
}

fn words<'e>(event: &'e Event<'_>) -> Option<&'e str> {
    match event {
        Event::Text(words) | Event::Code(words) => Some(words),
        _ => None,
    }
}

/// `How a date is found` as `how-a-date-is-found`.
fn slug(words: &str) -> String {
    let parts = words.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-").to_lowercase()
}
