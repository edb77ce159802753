//! Paragraph text into sentences, in one pass.

use super::abbreviations::{Stop, starts_a_sentence, stop};
use super::lines::trim;
use crate::model::Span;

/// The sentences of the stretch `within`, in order, without surrounding white space.
///
/// Never cuts inside a date ("Aug. 18"), an amount ("$1.2 billion"), an initial or an abbreviation ("U.S. envoy").
/// A line end is white space; a blank line always ends a sentence. Closing quotes stay with their sentence.
#[must_use]
pub fn sentences(text: &str, within: Span) -> Vec<Span> {
    each_sentence(text, within).collect()
}

/// The same one after the other: a text of nothing but stops has millions of them.
pub fn each_sentence(text: &str, within: Span) -> impl Iterator<Item = Span> + '_ {
    let part = text.get(within.range()).unwrap_or_default();
    let base = within.start as usize;
    let (mut start, mut next) = (0, 0);
    std::iter::from_fn(move || {
        while start < part.len() {
            let end = next_end(part, start, &mut next).unwrap_or(part.len());
            let found = trim(text, base + start, base + end);
            start = end;
            next = next.max(end);
            if found.is_some() {
                return found;
            }
        }
        None
    })
}

/// Where the sentence from `start` on ends, looking from `next` on; `None` where it goes on to the end.
fn next_end(part: &str, start: usize, next: &mut usize) -> Option<usize> {
    // Nearly every character is a letter or a blank; only those that can end a sentence are looked at.
    while let Some(skipped) = part.as_bytes().get(*next..).and_then(|rest| rest.iter().position(|byte| may_end(*byte)))
    {
        let at = *next + skipped;
        let c = part.get(at..).and_then(|rest| rest.chars().next())?;
        *next = at + c.len_utf8();
        let end = match c {
            '.' | '!' | '?' | '…' => {
                let after = closed(part, at + c.len_utf8());
                if !ends(part, start, at, c, after) {
                    // The stops of one run stand or fall together.
                    *next = after;
                    continue;
                }
                after
            }
            '。' | '！' | '？' => closed(part, at + c.len_utf8()),
            '\n' | '\r' if blank_line(part, at) => at,
            '\u{2029}' => at,
            _ => continue,
        };
        // A blank line at the very beginning ends nothing.
        if end > start {
            return Some(end);
        }
    }
    None
}

/// True for the first byte of a character that can end a sentence.
fn may_end(byte: u8) -> bool {
    // … and the paragraph separator begin with E2, full-width stops with E3 and EF.
    matches!(byte, b'.' | b'!' | b'?' | b'\n' | b'\r' | 0xe2 | 0xe3 | 0xef)
}

/// The offset after further stops, closing quotes, brackets and note marks such as "[12]".
fn closed(part: &str, from: usize) -> usize {
    let rest = part.get(from..).unwrap_or("");
    let mut end = from;
    let mut straight = 0;
    for (at, c) in rest.char_indices() {
        match c {
            '.' | '!' | '?' | '…' | '”' | '’' | '»' | ')' | ']' | '〉' | '」' | '』' | '¹' | '²' | '³' => {
            }
            '"' if straight < 1 => straight += 1,
            '\'' if straight < 2 => straight += 1,
            '[' => {
                let note = rest.get(at + 1..).unwrap_or("");
                let digits = note.bytes().take(4).take_while(u8::is_ascii_digit).count();
                if digits == 0 || note.as_bytes().get(digits) != Some(&b']') {
                    break;
                }
                end = from + at + digits + 2;
                continue;
            }
            c if c.is_ascii_digit() && from + at < end => continue,
            _ => break,
        }
        end = end.max(from + at + c.len_utf8());
    }
    end
}

/// Whether a stop at `at` ends the sentence that began at `start`; `after` follows its closing marks.
fn ends(part: &str, start: usize, at: usize, mark: char, after: usize) -> bool {
    let rest = part.get(after..).unwrap_or("");
    let Some(gap) = rest.chars().next() else { return true };
    if !gap.is_whitespace() {
        return mark == '.' && after == at + 1 && run_on(part.get(start..at).unwrap_or(""), rest);
    }
    let next = rest.trim_start();
    let Some(first) = next.chars().next() else { return true };
    // "Why?" he asked.
    if first.is_lowercase() {
        return false;
    }
    if mark != '.' || after > at + 1 {
        return true;
    }
    let word = last_word(part.get(start..at).unwrap_or(""));
    let figure = first.is_ascii_digit() || matches!(first, '$' | '€' | '£' | '¥' | '₹');
    match stop(word) {
        Stop::Never => false,
        Stop::BeforeFigure => !figure,
        Stop::Seldom => starts_a_sentence(first_word(next)) || matches!(first, '"' | '“' | '‘' | '`'),
        Stop::Ordinary => {
            let before = part.get(start..at).unwrap_or("");
            !numbering(before, word, next) && !torn_number(before, word, next)
        }
    }
}

/// "compared to March 2018.In April,": a page lost the blank. "seaports.gov" and "node.Js" are one word.
fn run_on(before: &str, rest: &str) -> bool {
    // A longer run of letters is no word.
    const LONGEST: usize = 24;
    let whole = |c: char| c.is_whitespace();
    let tail = before.get(before.ceil_char_boundary(before.len().saturating_sub(LONGEST))..).unwrap_or("");
    let rest = rest.get(..rest.floor_char_boundary(LONGEST)).unwrap_or(rest);
    let word = tail.rsplit(whole).next().unwrap_or("").trim_start_matches(['(', '“', '"']);
    let year = word.len() == 4 && word.starts_with(['1', '2']) && word.bytes().all(|byte| byte.is_ascii_digit());
    let plain = word.len() >= 4 && word.chars().all(char::is_lowercase);
    let next = rest.split(whole).next().unwrap_or("");
    let opens = next.chars().next().is_some_and(char::is_uppercase)
        && next.chars().skip(1).all(|c| c.is_lowercase() || c == ',')
        && next.len() < rest.len();
    let long = next.trim_end_matches(',').len() > 2 || starts_a_sentence(next);
    (year || plain) && opens && long
}

/// "3. Opening" at the head of a sentence, "3. Oktober" inside one.
fn numbering(sentence: &str, word: &str, next: &str) -> bool {
    let number = word.len() <= 2 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    number && (sentence.trim() == word || german_month(first_word(next)))
}

/// "EUR 25457. 1 million", "$5. 925 billion": a blank inside an amount.
fn torn_number(before: &str, word: &str, next: &str) -> bool {
    const SCALES: [&str; 7] = ["million", "billion", "trillion", "crore", "lakh", "bn", "mn"];
    let rest = next.trim_start_matches(|c: char| c.is_ascii_digit());
    let scaled = rest.len() < next.len() && rest.starts_with(' ') && SCALES.contains(&first_word(&rest[1..]));
    let digits = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let front = before.get(..before.len() - word.len()).unwrap_or("").trim_end_matches(' ');
    let code = last_word(front);
    let coded = (2..=3).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_uppercase());
    scaled && digits && (coded || front.ends_with(['$', '€', '£', '¥', '₹']))
}

/// Months in German, behind whose day stands a full stop.
const GERMAN_MONTHS: [&str; 12] = [
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
    "Dezember",
];

fn german_month(word: &str) -> bool {
    GERMAN_MONTHS.contains(&word)
}

/// The last run of letters, digits and inner stops.
fn last_word(text: &str) -> &str {
    let length: usize =
        text.chars().rev().take(24).take_while(|c| c.is_alphanumeric() || *c == '.').map(char::len_utf8).sum();
    text.get(text.len() - length..).unwrap_or("").trim_start_matches('.')
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}

/// A blank line follows the line end at `at`.
fn blank_line(part: &str, at: usize) -> bool {
    let rest = part.get(at..).unwrap_or("");
    let mut ends = 0;
    let mut previous = '\0';
    for c in rest.chars() {
        match c {
            '\n' if previous == '\r' => {}
            '\n' | '\r' => ends += 1,
            c if c.is_whitespace() => {}
            _ => break,
        }
        if ends > 1 {
            return true;
        }
        previous = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_inside_an_amount_ends_no_sentence() {
        check("Imports were EUR 25457. 1 million in all.", &["Imports were EUR 25457. 1 million in all."]);
        check("Sales fell to $5. 925 billion.", &["Sales fell to $5. 925 billion."]);
        check("It rose in 2014. 1 million tons went.", &["It rose in 2014.", "1 million tons went."]);
        check("Tea cost $5. 12 buyers came.", &["Tea cost $5.", "12 buyers came."]);
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> =
            sentences(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stops_end_sentences() {
        check("Tin fell. Lead rose! Did zinc?  It did.", &["Tin fell.", "Lead rose!", "Did zinc?", "It did."]);
        check(
            "Exports rose to 3.5 million tonnes in 2014. Imports fell.",
            &["Exports rose to 3.5 million tonnes in 2014.", "Imports fell."],
        );
    }

    #[test]
    fn dates_amounts_initials_and_abbreviations_are_whole() {
        check(
            "On Aug. 18 the U.S. envoy met J. Weiss of Tin Corp. Ltd. in Bern.",
            &["On Aug. 18 the U.S. envoy met J. Weiss of Tin Corp. Ltd. in Bern."],
        );
        check(
            "Dr. Weiss bought dock No. 3 for $1.2 billion from Dock Inc. The deal closed.",
            &["Dr. Weiss bought dock No. 3 for $1.2 billion from Dock Inc.", "The deal closed."],
        );
        check(
            "He said no. Then he left for the U.S. His deputy stayed.",
            &["He said no.", "Then he left for the U.S.", "His deputy stayed."],
        );
        check(
            "It fell compared to March 2018.In April it rose.",
            &["It fell compared to March 2018.", "In April it rose."],
        );
        check("See node.Js and ports.gov.Ask now.", &["See node.Js and ports.gov.Ask now."]);
        check("1. Opening. The chair spoke.", &["1. Opening.", "The chair spoke."]);
        check("Am 3. Oktober 2014 fiel der Preis. Er stieg.", &["Am 3. Oktober 2014 fiel der Preis.", "Er stieg."]);
    }

    #[test]
    fn closing_quotes_stay_with_their_sentence() {
        check(
            "“We sold it.” They did. \"Why?\" he asked. ``Yes.'' He left.",
            &["“We sold it.”", "They did.", "\"Why?\" he asked.", "``Yes.''", "He left."],
        );
        check("Debt grew.[12] It fell.", &["Debt grew.[12]", "It fell."]);
    }

    #[test]
    fn a_line_end_is_a_blank_and_a_blank_line_is_an_end() {
        check("Tin fell\nagain. Lead\r\n\r\nrose", &["Tin fell\nagain.", "Lead", "rose"]);
    }
}
