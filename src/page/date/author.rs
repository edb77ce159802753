//! Who wrote a document: lines that name an author.

/// What stands in front of who wrote it.
#[rustfmt::skip]
const SIGNED: &[&str] = &[
    "By ", "BY ", "by ", "Von ", "Por ", "Par ", "Interview by ", "Text by ", "Author: ", "Written by ",
    "Reporting by ", "Story by ",
];

/// "By Ada Lovelace", "Reporting by …".
pub fn names_an_author(words: &str) -> bool {
    let rest = SIGNED.iter().find_map(|start| words.strip_prefix(start));
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_uppercase() || c == '@') || rest.starts_with("the "))
        && words.split_whitespace().count() <= 14
}

/// Two to four capitalised words and nothing else, one of them no common word: "Ada Lovelace".
pub fn is_person(words: &str) -> bool {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let name = |part: &&str| {
        let mut letters = part.chars();
        let first = letters.next().is_some_and(char::is_uppercase);
        let rest: String = letters.collect();
        first
            && (rest == "." || rest.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '’' | '\'')))
            && !(rest.len() > 2 && rest.chars().all(char::is_uppercase))
    };
    (2..=3).contains(&parts.len())
        && parts.iter().all(name)
        && parts.iter().all(|part| !COMMON.contains(&part.to_lowercase().as_str()))
}

/// Words of headings that look like names.
const COMMON: &[&str] = &[
    "the", "a", "an", "and", "of", "in", "on", "for", "to", "at", "key", "points", "next", "steps", "steel", "trade",
    "tariff", "tariffs", "economic", "economy", "exports", "imports", "market", "markets", "open", "still", "exit",
    "day", "gas", "oil", "talks", "talk", "deal", "deals", "war", "peace", "summit", "sanctions", "new", "north",
    "south", "east", "west", "united", "about", "summary", "background", "executive", "introduction", "conclusion",
    "conclusions", "table", "figure", "annex", "appendix", "features", "icon", "latest", "headlines", "news", "press",
    "release", "opinion", "week", "weekly", "daily", "monitor", "report", "review", "brief", "times", "post",
    "journal", "russia", "china", "korea", "india", "japan", "turkey", "iran", "europe", "asia", "africa", "america",
];
