//! Years that a text names, and whether it tells them as past or as still to come.

use crate::model::{ParagraphKind, Span};
use crate::page::draft::Draft;
use crate::segment;

use super::words::month;

/// What the years of a text say about the time of its writing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NamedYears {
    /// The latest year told in the past tense.
    pub past: Option<i32>,
    /// Each year of a past mention, in the order of the text.
    pub told: Vec<i32>,
    /// The earliest year after all past ones that is told as running or to come.
    pub coming: Option<i32>,
    /// Its place.
    pub coming_span: Option<Span>,
    /// The latest year named without being told as to come: the text is hardly older than it.
    pub latest: Option<i32>,
    /// The text speaks of "last year".
    pub last_year: bool,
    /// The years of writing that "this year, up from 2014" and "last year, against 2014" come to, each with its base.
    pub compared: Vec<(i32, i32)>,
}

/// How a sentence tells a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tense {
    Past,
    Coming,
    Open,
}

/// Reads the years of the running text.
pub fn read(draft: &Draft) -> NamedYears {
    let mut named: Vec<(i32, Tense, Span)> = Vec::new();
    let mut years = NamedYears::default();
    let mut bases: Vec<(u8, i32)> = Vec::new();
    let mut bare: Vec<u8> = Vec::new();
    for part in draft.parts.iter().filter(|part| matches!(part.kind, ParagraphKind::Body | ParagraphKind::Item)) {
        let sentences = segment::each_sentence(&draft.text, part.span);
        for sentence in sentences.flat_map(|sentence| pieces(&draft.text, sentence)) {
            let words = sentence.of(&draft.text);
            let small = words.to_lowercase();
            years.last_year |= small.contains("last year");
            bare.extend(bare_months(words));
            for (offset, year) in in_sentence(words) {
                bases
                    .extend(month_before(words, offset).filter(|_| is_base(&small, offset)).map(|month| (month, year)));
                years.compared.extend(writing(&small, offset, year).map(|written| (written, year)));
                let place = sentence.start as usize + offset;
                named.push((year, tense(&small, words, offset), Span::new(place, place + 4)));
            }
        }
    }
    // "Exports rose in June … up 7.7 percent from June 2016"; at the end of a year the text may be of the next one.
    let of_year = |(month, _): &&(u8, i32)| *month <= LAST_OF_YEAR && bare.contains(month);
    years.compared.extend(bases.iter().filter(of_year).map(|(_, year)| (year + 1, *year)));
    years.told = named.iter().filter(|(_, tense, _)| *tense == Tense::Past).map(|(year, ..)| *year).collect();
    years.past = years.told.iter().copied().max();
    years.latest = named.iter().filter(|(_, tense, _)| *tense != Tense::Coming).map(|(year, ..)| *year).max();
    let after = |year: i32| years.past.is_none_or(|past| year > past);
    let coming =
        named.iter().filter(|(year, tense, _)| *tense == Tense::Coming && after(*year)).min_by_key(|(year, ..)| *year);
    years.coming = coming.map(|(year, ..)| *year);
    years.coming_span = coming.map(|(_, _, span)| *span);
    years
}

/// "this year, up 5.7 % from January 2014", "last year, against 2014": the year of writing that the base comes to, where
/// what is compared with it is the year after it.
fn writing(small: &str, offset: usize, year: i32) -> Option<i32> {
    // "over the comparable period in 2012"; "between the first quarter of 2016 and the same period in 2017" ends there.
    let mut back = small.get(..offset)?.split_whitespace().rev();
    let front: Vec<&str> = back.by_ref().take(3).collect();
    let joined = back.find(|word| *word != "the") == Some("and");
    if let [lead, period, same] = front[..]
        && !joined
        && ["in", "of"].contains(&lead)
        && ["period", "month", "quarter", "months", "half", "time"].contains(&period)
        && ["same", "corresponding", "comparable", "similar", "equivalent"].contains(&same)
    {
        return Some(year + 1);
    }
    let told = [("this year", 1), ("last year", 2)];
    let [(_, by)] = told.into_iter().filter(|(words, _)| small.matches(words).count() == 1).collect::<Vec<_>>()[..]
    else {
        return None;
    };
    is_base(small, offset).then_some(year + by)
}

/// True for a year that something is compared with: "than in 2014", "from 4.5 million in 2014".
fn is_base(small: &str, offset: usize) -> bool {
    let front = small.get(..offset).unwrap_or_default();
    let back: Vec<&str> = front.split_whitespace().rev().take(8).collect();
    let amount = |word: &&str| word.bytes().any(|byte| byte.is_ascii_digit());
    back.iter().enumerate().any(|(at, word)| match *word {
        "than" | "against" | "versus" | "compared" | "above" | "below" => true,
        // "from 4.5 million in 2014", "up 5.7 % from 2014"; "from May 2014 to date" compares nothing.
        "from" | "over" => back.iter().take(at + 3).any(amount),
        _ => false,
    })
}

/// The last month of which a text is surely written in the same year.
const LAST_OF_YEAR: u8 = 10;

/// The month right in front of a year: "June 2016".
fn month_before(words: &str, offset: usize) -> Option<u8> {
    month(words.get(..offset)?.split_whitespace().next_back()?.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Months with neither a day nor a year beside them: "in June".
fn bare_months(words: &str) -> Vec<u8> {
    let all: Vec<&str> = words.split_whitespace().collect();
    let plain = |at: usize| all.get(at).map_or("", |word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    let numbered = |at: usize| plain(at).starts_with(|c: char| c.is_ascii_digit());
    let led = |at: usize| matches!(plain(at).to_lowercase().as_str(), "in" | "for" | "of" | "during");
    let ends = |at: usize| all.get(at).is_some_and(|word| word.ends_with([',', '.', ';', ':']));
    let bare = (1..all.len()).filter(|at| led(at - 1) && (ends(*at) || !numbered(at + 1)));
    bare.filter_map(|at| month(plain(at))).collect()
}

/// A sentence without an end in pieces, cut at blanks: each year is looked at with all that stands around it.
fn pieces(text: &str, sentence: Span) -> Vec<Span> {
    const LONGEST: usize = 1_200;
    let (mut pieces, mut start, end) = (Vec::new(), sentence.start as usize, sentence.end as usize);
    while end - start > LONGEST {
        let within = text.as_bytes().get(start..start + LONGEST).unwrap_or_default();
        let Some(blank) = within.iter().rposition(|byte| *byte == b' ').filter(|blank| *blank > 0) else { break };
        pieces.push(Span::new(start, start + blank));
        start += blank;
    }
    pieces.push(Span::new(start, end));
    pieces
}

/// Words that can stand before a year.
const LEADS: &[&str] = &[
    "in", "of", "since", "by", "from", "until", "till", "during", "for", "to", "early", "late", "mid", "and",
    "between", "before", "after", "end", "through", "named", "designated", "declared", "selected", "proclaimed",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "spring",
    "summer", "autumn", "fall", "winter", "year", "calendar", "quarter",
];

/// Four-digit years led by a word of time, with their offsets.
fn in_sentence(words: &str) -> Vec<(usize, i32)> {
    let bytes = words.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
            continue;
        }
        let length = bytes.iter().skip(at).take_while(|b| b.is_ascii_digit()).count();
        let number = words.get(at..at + length).filter(|_| length == 4).and_then(|digits| digits.parse::<i32>().ok());
        if let Some(year) = number.filter(|year| {
            (1900..2100).contains(year)
                && (led(words, at) || yearly(words, at, at + length))
                && !trailed(bytes, at + length)
        }) {
            found.push((at, year));
        }
        at += length;
    }
    found
}

/// A word of time, or the day of a month, stands right before.
fn led(words: &str, at: usize) -> bool {
    let before = words.get(..at).unwrap_or("");
    let trimmed = before.trim_end();
    if trimmed.len() == before.len() {
        return false;
    }
    let last = trimmed.rsplit(|c: char| c.is_whitespace()).next().unwrap_or("");
    let plain = last.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    // "January–May 2014".
    let plain = plain.rsplit(['-', '–']).next().unwrap_or_default().to_owned();
    let day = last.ends_with(',') && plain.len() <= 2 && !plain.is_empty() && plain.bytes().all(|b| b.is_ascii_digit());
    LEADS.contains(&plain.as_str()) || day
}

/// "the 2020 crop": a yearly thing named by its year.
fn yearly(words: &str, start: usize, end: usize) -> bool {
    const YEARLY: &[&str] = &["crop", "harvest", "season", "vintage", "budget", "catch", "campaign"];
    let after = words.get(end..).unwrap_or("").trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    let article = start.checked_sub(4).and_then(|at| words.get(at..start));
    article.is_some_and(|before| before.eq_ignore_ascii_case("the ")) && YEARLY.contains(&after)
}

/// A comma with digits, a percent sign or a unit makes it an amount.
fn trailed(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at) {
        Some(b',' | b'.') => bytes.get(at + 1).is_some_and(u8::is_ascii_digit),
        Some(b'%' | b'/' | b'-') => true,
        Some(other) => other.is_ascii_alphabetic(),
        None => false,
    }
}

/// Wording of what is still to come or only thought of.
const COMING: &[&str] = &[
    " will ", " would ", " plan", " expect", " aim", " target", " goal", " forecast", " project", " due ", " schedul",
    " to take place", " if ", " should ", " could ", " may ", " might ", " want", " hope", " were to ", " next ",
    " until ", " ahead of ", " set to ", " intend", " likely ", " promise", " pledge", " to be ", "'ll ", "’ll ",
];

/// Past forms of the verbs of reports that do not end in -ed.
const PAST: &[&str] = &[
    "was", "were", "had", "fell", "rose", "grew", "came", "went", "made", "took", "led", "said", "saw", "began",
    "became", "sold", "bought", "held", "met", "cut", "shut", "gave", "lost", "won", "paid", "put", "set", "sent",
    "left", "brought", "spent", "did", "broke", "stood", "hit", "shrank", "sank",
];

/// How the sentence tells the year at `offset`.
fn tense(small: &str, words: &str, offset: usize) -> Tense {
    let before = words.get(..offset).unwrap_or("").to_lowercase();
    let lead =
        before.split_whitespace().next_back().unwrap_or("").trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    if matches!(lead.as_str(), "named" | "designated" | "declared" | "selected" | "proclaimed" | "by" | "until") {
        return Tense::Coming;
    }
    let clause = clause(small, offset);
    let padded = format!(" {clause} ");
    if COMING.iter().any(|mark| padded.contains(mark)) {
        // "The bridge, planned since 2011": a year behind such a word may lie on either side.
        let ahead = COMING.iter().any(|mark| format!(" {before}").contains(mark)) && lead != "since";
        return if ahead { Tense::Coming } else { Tense::Open };
    }
    let past = clause
        .split(|c: char| !c.is_alphabetic())
        .any(|word| PAST.contains(&word) || (word.len() > 4 && word.ends_with("ed")));
    if past { Tense::Past } else { Tense::Open }
}

/// The sentence up to the end of the clause that holds the year.
fn clause(small: &str, offset: usize) -> &str {
    let after = small.get(offset..).unwrap_or("");
    let end = [", ", "; ", " and ", " but ", " which "]
        .iter()
        .filter_map(|mark| after.find(mark))
        .min()
        .unwrap_or(after.len());
    let start = small.get(..offset).and_then(|before| before.rfind("; ")).unwrap_or(0);
    small.get(start..offset + end).unwrap_or(small)
}
