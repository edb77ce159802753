//! Reading a question: words to conditions, or one sentence that says what cannot be read, where, and what to write.

use chrono::NaiveDateTime;
use rust_decimal::Decimal;

use super::names::SIDES;
use super::piece::{Piece, pieces};
use super::{Amount, Ask, Names, Term};
use crate::extract;
use crate::index::needle::Needle;
use crate::model::{DocDate, When};
use crate::project::Kind;
use crate::series::{state_of, unit};

/// Why a question cannot be read.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{sentence}")]
pub struct Wrong {
    /// What cannot be read, where, and what to write instead.
    pub sentence: String,
    /// What was read before it.
    pub so_far: Ask,
}

/// Words that join others and are none to be looked for.
const OPERATORS: [&str; 7] = ["and", "or", "not", "without", "&", "|", "!"];

/// Longest date and longest amount, in words.
const LONGEST: usize = 6;

impl Ask {
    /// Reads a question with the names of a corpus.
    ///
    /// # Errors
    /// One sentence, and what was read before the place that it is about.
    pub fn read(text: &str, names: &Names) -> Result<Self, Wrong> {
        let mut reader = Reader { pieces: pieces(text), at: 0, names, depth: 0 };
        let mut all = Vec::new();
        match reader.all(&mut all) {
            Ok(()) if reader.peek() == Some(Piece::Close) => Err("A bracket is closed that was not opened".to_owned()),
            done => done,
        }
        .map_err(|sentence| Wrong { sentence, so_far: joined(all.clone()) })?;
        Ok(joined(all))
    }
}

/// Conditions that must all hold, what costs least first.
fn joined(mut all: Vec<Ask>) -> Ask {
    all.sort_by_key(Ask::cost);
    match all.len() {
        1 => all.remove(0),
        _ => Ask::All(all),
    }
}

/// What a name asks for where no side is named: events have no goods of their own, and tell them in words.
fn told(term: &Term) -> Term {
    match term {
        Term::Facet(facets) => match facets.as_slice() {
            [goods] if goods.kind == Kind::Commodity => {
                Needle::whole(&goods.value).map_or_else(|| term.clone(), |words| Term::Goods(goods.clone(), words))
            }
            _ => term.clone(),
        },
        _ => term.clone(),
    }
}

fn any(mut all: Vec<Ask>) -> Ask {
    if all.len() == 1 { all.remove(0) } else { Ask::Any(all) }
}

struct Reader<'t, 'n> {
    pieces: Vec<Piece<'t>>,
    at: usize,
    names: &'n Names,
    depth: usize,
}

impl<'t> Reader<'t, '_> {
    fn peek(&self) -> Option<Piece<'t>> {
        self.pieces.get(self.at).copied()
    }

    fn is_word(&self, words: &[&str]) -> bool {
        matches!(self.peek(), Some(Piece::Word(word)) if words.contains(&word.to_lowercase().as_str()))
    }

    fn takes(&mut self, words: &[&str]) -> bool {
        let found = self.is_word(words);
        self.at += usize::from(found);
        found
    }

    /// What stands between commas, up to the end or a closing bracket.
    fn all(&mut self, all: &mut Vec<Ask>) -> Result<(), String> {
        loop {
            match self.peek() {
                None | Some(Piece::Close) => return Ok(()),
                Some(Piece::Comma) => self.at += 1,
                Some(_) => {
                    self.takes(&["and"]);
                    let mut either = Vec::new();
                    let read = self.either(&mut either);
                    if !either.is_empty() {
                        all.push(any(either));
                    }
                    read?;
                }
            }
        }
    }

    fn either(&mut self, either: &mut Vec<Ask>) -> Result<(), String> {
        loop {
            let mut both = Vec::new();
            let read = self.both(&mut both);
            if !both.is_empty() {
                either.push(joined(both));
            }
            read?;
            if !self.takes(&["or", "|"]) {
                return Ok(());
            }
            self.must_go_on("or")?;
        }
    }

    fn both(&mut self, both: &mut Vec<Ask>) -> Result<(), String> {
        loop {
            both.push(self.one()?);
            if self.takes(&["and", "&"]) {
                self.must_go_on("and")?;
            } else if matches!(self.peek(), None | Some(Piece::Comma | Piece::Close)) || self.is_word(&["or", "|"]) {
                return Ok(());
            }
        }
    }

    fn must_go_on(&self, word: &str) -> Result<(), String> {
        match self.peek() {
            None | Some(Piece::Comma | Piece::Close) => {
                Err(format!("Nothing stands behind ‘{word}’. Write what is meant, or leave the word out"))
            }
            Some(_) => Ok(()),
        }
    }

    fn one(&mut self) -> Result<Ask, String> {
        if self.takes(&["not", "without", "!"]) {
            self.must_go_on("not")?;
            return Ok(Ask::Not(Box::new(self.one()?)));
        }
        match self.peek() {
            Some(Piece::Open) => self.bracket(),
            Some(Piece::Quoted(words)) => {
                self.at += 1;
                Ok(Needle::new(words).map_or_else(Ask::default, |needle| Ask::Term(Term::Words(needle))))
            }
            Some(Piece::Side(side)) => self.side(side),
            Some(Piece::Than(sign)) => self.amount(sign),
            Some(Piece::To) => self.until(),
            Some(Piece::Word(word)) => {
                match word.strip_prefix(['-', '!']).filter(|rest| rest.starts_with(char::is_alphabetic)) {
                    Some(rest) => {
                        if let Some(piece) = self.pieces.get_mut(self.at) {
                            *piece = Piece::Word(rest);
                        }
                        Ok(Ask::Not(Box::new(self.one()?)))
                    }
                    None => self.word(word),
                }
            }
            None | Some(Piece::Comma | Piece::Close) => {
                Err("Something is missing here. Write what is looked for".to_owned())
            }
        }
    }

    fn bracket(&mut self) -> Result<Ask, String> {
        self.at += 1;
        self.depth += 1;
        if self.depth > 40 {
            return Err("So many brackets in each other are not read. Leave some out".to_owned());
        }
        let mut all = Vec::new();
        self.all(&mut all)?;
        self.depth -= 1;
        if self.peek() != Some(Piece::Close) {
            return Err("A bracket is not closed. Write ‘)’ behind what belongs together".to_owned());
        }
        self.at += 1;
        Ok(joined(all))
    }

    /// The plain words from here on.
    fn words(&self) -> Vec<&'t str> {
        let rest = self.pieces.get(self.at..).unwrap_or_default().iter();
        rest.map_while(|piece| if let Piece::Word(word) = piece { Some(*word) } else { None }).collect()
    }

    fn side(&mut self, side: &str) -> Result<Ask, String> {
        self.at += 1;
        let quoted = match self.peek() {
            Some(Piece::Quoted(words)) => Some(vec![words]),
            _ => None,
        };
        let words = quoted.clone().unwrap_or_else(|| self.words());
        let Some(first) = words.first().copied() else {
            return Err(format!("Nothing stands behind ‘{side}:’. Write a value, such as {side}:“…”"));
        };
        let small = side.to_lowercase();
        if small == "text" {
            self.at += 1;
            return Ok(Needle::new(first).map_or_else(Ask::default, |needle| Ask::Term(Term::Words(needle))));
        }
        if small == "reporter" || small == "partner" {
            let state = (1..=words.len().min(LONGEST))
                .rev()
                .find_map(|length| Some((length, state_of(&words.get(..length)?.join(" "))?)));
            let (length, code) = state.ok_or_else(|| {
                format!("‘{first}’ behind ‘{side}:’ is no country that is known. Write its name, such as {side}:Russia")
            })?;
            self.at += length;
            let code = code.to_owned();
            return Ok(Ask::Term(if small == "reporter" { Term::Reporter(code) } else { Term::Partner(code) }));
        }
        let Some((_, kind)) = SIDES.iter().find(|(name, _)| *name == small) else {
            let all: Vec<&str> = SIDES.iter().map(|(name, _)| *name).chain(["reporter", "partner", "text"]).collect();
            return Err(format!("‘{side}:’ is no side of a record. Write one of {}", all.join(", ")));
        };
        let Some((length, facets)) = self.names.on_side(*kind, &words) else {
            return Err(nothing_called(self.names, *kind, side, first));
        };
        self.at += if quoted.is_some() { 1 } else { length };
        Ok(Ask::Term(Term::Facet(facets)))
    }

    fn word(&mut self, word: &str) -> Result<Ask, String> {
        if let Some(ask) = self.time() {
            return Ok(ask);
        }
        if let Some(ask) = self.compared() {
            return Ok(ask);
        }
        if let Some((length, known)) = self.names.longest(&self.words()) {
            self.at += length;
            return Ok(any(known.into_iter().map(|known| Ask::Term(told(&known.term))).collect()));
        }
        let state = (1..=self.words().len().min(3))
            .rev()
            .find_map(|length| Some((length, state_of(&self.words().get(..length)?.join(" "))?)));
        if let Some((length, code)) = state {
            self.at += length;
            return Ok(Ask::Term(Term::Facet(vec![crate::project::Facet::new(Kind::Actor, code)])));
        }
        self.at += 1;
        Ok(Needle::new(word).map_or_else(Ask::default, |needle| Ask::Term(Term::Words(needle))))
    }

    /// The date that stands at a place: how many pieces it takes.
    fn date(&self, at: usize) -> Option<(usize, When)> {
        let words: Vec<&str> = self
            .pieces
            .get(at..)?
            .iter()
            .map_while(|piece| match piece {
                Piece::Word(word) => Some(*word),
                _ => None,
            })
            .collect();
        (1..=words.len().min(LONGEST)).rev().find_map(|length| {
            let words = words.get(..length)?.join(" ");
            // Four digits at least: other numbers are no years.
            let year = words
                .as_bytes()
                .windows(4)
                .any(|four| four.iter().all(u8::is_ascii_digit) || (four.starts_with(b"1") && four.ends_with(b"X")));
            let when = words.parse::<When>().ok().or_else(|| When::from_words(&words)).filter(|_| year)?;
            when.bounds().is_some().then_some((length, when))
        })
    }

    /// A time: "2014", "April 2014", "2014..2016", "since 2014", "before May 2015", "from 2014 to 2016".
    fn time(&mut self) -> Option<Ask> {
        let lead = ["since", "after", "until", "before", "from", "in", "between"]
            .into_iter()
            .find(|word| self.is_word(&[*word]));
        let from = self.at + usize::from(lead.is_some());
        let (length, when) = self.date(from)?;
        let bounds = when.bounds()?;
        let time = |from: Option<NaiveDateTime>, to: Option<NaiveDateTime>| Some(Ask::Term(Term::Time(from, to)));
        self.at = from + length;
        let (start, end) =
            (Some(bounds.start).filter(|_| !when.open_start()), Some(bounds.end).filter(|_| !when.open_end()));
        match lead {
            Some("since") => return time(Some(bounds.start), None),
            Some("after") => return time(Some(bounds.end), None),
            Some("until") => return time(None, Some(bounds.end)),
            Some("before") => return time(None, Some(bounds.start)),
            _ => {}
        }
        let joined = self.peek() == Some(Piece::To)
            || (lead == Some("from") && self.is_word(&["to", "until"]))
            || (lead == Some("between") && self.is_word(&["and"]));
        if !joined {
            return time(start, end);
        }
        match self.date(self.at + 1) {
            Some((length, last)) => {
                self.at += 1 + length;
                time(start, last.bounds().map(|bounds| bounds.end))
            }
            None if self.peek() == Some(Piece::To) => {
                self.at += 1;
                time(start, None)
            }
            None => time(start, end),
        }
    }

    /// "..2016".
    fn until(&mut self) -> Result<Ask, String> {
        let (length, when) =
            self.date(self.at + 1).ok_or("No date stands behind ‘..’. Write one, such as 2014..2016")?;
        self.at += 1 + length;
        Ok(Ask::Term(Term::Time(None, when.bounds().map(|bounds| bounds.end))))
    }

    /// "more than $10 m", "at least 5%": words in the place of a sign, where an amount follows.
    fn compared(&mut self) -> Option<Ask> {
        let ways = [
            (&["more", "than"][..], ">"),
            (&["less", "than"], "<"),
            (&["at", "least"], ">="),
            (&["at", "most"], "<="),
            (&["over"], ">"),
            (&["above"], ">"),
            (&["under"], "<"),
            (&["below"], "<"),
        ];
        let words: Vec<String> = self.words().iter().map(|word| word.to_lowercase()).collect();
        let (lead, sign) =
            ways.into_iter().find(|(lead, _)| words.iter().zip(*lead).filter(|(a, b)| a == b).count() == lead.len())?;
        let before = self.at;
        self.at += lead.len() - 1;
        let read = self.amount(sign);
        if read.is_err() {
            self.at = before;
        }
        read.ok()
    }

    /// What stands behind a sign.
    fn amount(&mut self, sign: &str) -> Result<Ask, String> {
        self.at += 1;
        let words = self.words();
        let read = |length: usize| Some((length, amount(&words.get(..length)?.join(" "))?));
        let Some((length, (value, unit))) = (1..=words.len().min(LONGEST)).rev().find_map(read) else {
            let said = words.first().map_or_else(|| "nothing".to_owned(), |word| format!("‘{word}’"));
            return Err(format!("An amount must stand behind ‘{sign}’, but {said} does. Write $10 m, 5% or 200 t"));
        };
        self.at += length;
        let (least, most) = match sign {
            ">" => (Some((value, false)), None),
            ">=" | "≥" => (Some((value, true)), None),
            "<" => (None, Some((value, false))),
            "<=" | "≤" => (None, Some((value, true))),
            _ => (Some((value, true)), Some((value, true))),
        };
        Ok(Ask::Term(Term::Amount(Amount { least, most, unit })))
    }
}

fn nothing_called(names: &Names, kind: Kind, side: &str, said: &str) -> String {
    let some = names.some_of(kind);
    let there =
        if some.is_empty() { "there is none here".to_owned() } else { format!("there are {} …", some.join(", ")) };
    format!("‘{said}’ behind ‘{side}:’ is nothing of this corpus: {there}")
}

/// An amount with the unit of its dimension; no unit where none is written.
fn amount(words: &str) -> Option<(Decimal, String)> {
    if let Ok(value) = words.replace(',', "").parse::<Decimal>() {
        return Some((value, String::new()));
    }
    let date = DocDate::unknown("asked");
    let whole = |text: &str| {
        let found = extract::tag_text(text, &date).1.into_iter().next()?;
        (found.span.len() + 1 >= text.len()).then_some(found)
    };
    // "10 m", "1 bn": a scale without a unit, which would be metres.
    let bare = words.starts_with(|first: char| first.is_ascii_digit());
    if let Some(found) = bare.then(|| whole(&format!("${words}"))).flatten().filter(|_| is_scaled(words)) {
        return Some((found.value, String::new()));
    }
    let found = whole(words).filter(|found| found.unit != "count")?;
    let (dimension, factor) = unit::normal(&found.unit);
    Some((found.value.checked_mul(factor)?, dimension.to_owned()))
}

/// True for a number with a scale behind it and nothing else.
fn is_scaled(words: &str) -> bool {
    let letters = words.trim_start_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
    ["m", "mn", "bn", "b", "k", "tn", "million", "billion", "trillion", "thousand"].contains(&letters.as_str())
}

/// The words of a question without its operators and signs: what a text would have to hold.
#[must_use]
pub fn plain_words(question: &str) -> String {
    let words = pieces(question).into_iter().filter_map(|piece| match piece {
        Piece::Word(word) => (!OPERATORS.contains(&word.to_lowercase().as_str())).then(|| word.to_owned()),
        Piece::Quoted(words) if words.contains(char::is_whitespace) => Some(format!("\"{words}\"")),
        Piece::Quoted(words) => Some(words.to_owned()),
        _ => None,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// Where the word begins that is being typed at the end of a question; its length where nothing is open.
#[must_use]
pub fn open_end(text: &str, names: &Names) -> usize {
    let pieces = pieces(text);
    let operator = |word: &str| OPERATORS.contains(&word.to_lowercase().as_str());
    let last = pieces.iter().rposition(|piece| !matches!(piece, Piece::Word(word) if !operator(word)));
    let before = last.and_then(|at| pieces.get(at));
    // Behind a sign stands an amount, behind a colon a value.
    if matches!(before, Some(Piece::Than(_) | Piece::Side(_))) {
        return text.len();
    }
    let words = |piece: &Piece<'_>| if let Piece::Word(word) = piece { word.len() } else { 0 };
    let run = pieces.get(last.map_or(0, |at| at + 1)..).unwrap_or_default();
    let run: Vec<&str> = run
        .iter()
        .filter(|piece| words(piece) > 0)
        .map(|piece| if let Piece::Word(word) = piece { *word } else { "" })
        .collect();
    // Behind dots stands a date, which ends with its year.
    let year = |word: &&str| word.bytes().filter(u8::is_ascii_digit).count() >= 4;
    let mut at = if before == Some(&Piece::To) { run.iter().position(year).map_or(0, |year| year + 1) } else { 0 };
    while let Some(rest) = run.get(at..).filter(|rest| !rest.is_empty()) {
        let all = rest.len();
        match names.longest(rest) {
            Some((length, _)) if length < all => at += length,
            Some(_) if text.ends_with(char::is_whitespace) => return text.len(),
            None if all > 1 && names.beginning(&rest.join(" ")).is_empty() => at += 1,
            _ => break,
        }
    }
    run.get(at).map_or(text.len(), |word| word.as_ptr() as usize - text.as_ptr() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Facet;

    fn names() -> Names {
        let facets = [
            Facet::new(Kind::Actor, "RU"),
            Facet::new(Kind::Actor, "KP"),
            Facet::new(Kind::Commodity, "crude oil"),
            Facet::new(Kind::Commodity, "crude steel"),
            Facet::new(Kind::Outlet, "Harbour News"),
            Facet::new(Kind::Tag, "first visit"),
        ];
        Names::of(&facets, |facet| match facet.kind {
            Kind::Actor => crate::series::state_name(&facet.value),
            _ => facet.value.clone(),
        })
    }

    /// A question in brackets: how it was understood.
    fn told(ask: &Ask) -> String {
        let list = |all: &[Ask], word: &str| format!("({})", all.iter().map(told).collect::<Vec<_>>().join(word));
        let day =
            |time: &Option<NaiveDateTime>| time.map_or_else(String::new, |time| time.format("%Y-%m-%d").to_string());
        match ask {
            Ask::All(all) => list(all, " and "),
            Ask::Any(all) => list(all, " or "),
            Ask::Not(one) => format!("not {}", told(one)),
            Ask::Term(Term::Facet(facets)) => {
                facets.iter().map(|facet| facet.value.clone()).collect::<Vec<_>>().join("|")
            }
            Ask::Term(Term::Family(family)) => format!("#{}", family.name),
            Ask::Term(Term::Goods(goods, words)) => format!("{} or “{}”", goods.value, words.words()),
            Ask::Term(Term::Words(needle)) => format!("“{}”", needle.words()),
            Ask::Term(Term::Time(from, to)) => format!("{}…{}", day(from), day(to)),
            Ask::Term(Term::Amount(amount)) => {
                let end = |end: &Option<(Decimal, bool)>| {
                    end.map_or_else(String::new, |(value, _)| value.normalize().to_string())
                };
                format!("[{}…{} {}]", end(&amount.least), end(&amount.most), amount.unit)
            }
            Ask::Term(Term::Is(is)) => format!("{is:?}"),
            Ask::Term(Term::Reporter(code)) => format!("from {code}"),
            Ask::Term(Term::Partner(code)) => format!("to {code}"),
        }
    }

    #[track_caller]
    fn check(question: &str, expected: &str) {
        let read = Ask::read(question, &names());
        assert_eq!(
            read.as_ref().map(told).map_err(|wrong| wrong.sentence.as_str()),
            Ok(expected.to_owned()),
            "{question}"
        );
    }

    #[test]
    fn words_that_name_something_ask_for_it_and_others_for_the_text() {
        check("Russia", "RU");
        check("russia and dprk", "(RU and KP)");
        check("North Korea", "KP");
        check("crude oil", "crude oil or “crude oil”");
        check("\"crude oil\"", "“crude oil”");
        check("treaty norway", "(NO and “treaty”)");
        check("trade", "#trade");
        check("price", "#price");
        check("prices", "#price");
        check("statements", "statements");
        check("harbour news", "Harbour News");
        check("", "()");
    }

    #[test]
    fn and_binds_more_than_or_and_a_comma_least_of_all() {
        check("Russia or DPRK and trade", "(RU or (KP and #trade))");
        check("Russia or DPRK, trade", "((RU or KP) and #trade)");
        check("(visits or sanctions) not accepted", "((visits or sanctions) and not accepted)");
        check("not (Russia and DPRK)", "not (RU and KP)");
        check("-statements", "not statements");
        check("Russia, not planned, starred", "(RU and not planned and “starred”)");
    }

    #[test]
    fn dates_are_dates() {
        check("2014", "2014-01-01…2015-01-01");
        check("April 2014", "2014-04-01…2014-05-01");
        check("2014..2016", "2014-01-01…2017-01-01");
        check("April 2014..2016-05", "2014-04-01…2016-06-01");
        check("..2016", "…2017-01-01");
        check("2016..", "2016-01-01…");
        check("since 2014", "2014-01-01…");
        check("before 8 May 2014", "…2014-05-08");
        check("from 2014 to 2016", "2014-01-01…2017-01-01");
        check("Q1 2014 trade", "(2014-01-01…2014-04-01 and #trade)");
        check("2014-03-16~/2014-03-31~", "2014-03-16…2014-04-01");
        check("1990s", "1990-01-01…2000-01-01");
        check("Russia and DPRK, trade, 2014..2015", "(2014-01-01…2016-01-01 and (RU and KP) and #trade)");
    }

    #[test]
    fn amounts_are_compared_in_the_unit_of_their_dimension() {
        check("exports > $10 m", "([10000000… USD] and #exports)");
        check("> 1 bn USD", "[1000000000… USD]");
        check("<= 5%", "[…5 %]");
        check("at least 200 kg", "[0.2… t]");
        check("more than 10,000", "[10000… ]");
        check("over 3 m", "[3000000… ]");
        check("more talks", "(“more” and “talks”)");
    }

    #[test]
    fn a_side_can_be_named() {
        check("goods:crude", "crude oil|crude steel");
        check("goods:crude oil", "crude oil");
        check("reporter:China, partner:\"North Korea\"", "(from CN and to KP)");
        check("decision:accepted or tag:visit", "(accepted or first visit)");
        check("text:oil", "“oil”");
    }

    #[test]
    fn what_cannot_be_read_is_one_sentence_and_what_was_read_counts() {
        for (question, part, before) in [
            ("Russia and", "behind ‘and’", "RU"),
            ("Russia, exports >", "An amount must stand behind ‘>’", "(RU and #exports)"),
            ("exports > many", "but ‘many’ does", "#exports"),
            ("(Russia or DPRK", "A bracket is not closed", "()"),
            ("Russia)", "closed that was not opened", "RU"),
            ("colour:red", "‘colour:’ is no side of a record", "()"),
            ("goods:unobtainium", "there are crude oil", "()"),
            ("trade not", "behind ‘not’", "#trade"),
        ] {
            let wrong = Ask::read(question, &names()).expect_err(question);
            assert!(wrong.sentence.contains(part) && !wrong.sentence.contains('\n'), "{question}: {}", wrong.sentence);
            assert_eq!(told(&wrong.so_far), before, "{question}");
        }
    }

    #[test]
    fn the_word_being_typed_is_what_stands_open_at_the_end() {
        let open = |question: &str| question[open_end(question, &names())..].to_owned();
        assert_eq!(open("Russia and DPRK, trade cru"), "cru");
        assert_eq!(open("Russia cru"), "cru");
        assert_eq!(open("trade, 2014..2015 cru"), "cru");
        assert_eq!(open("2014..April 2015"), "");
        assert_eq!(open("not stat"), "stat");
        assert_eq!(open("crude o"), "crude o");
        assert_eq!(open("Russia "), "");
        assert_eq!(open("exports > 10 m"), "");
        assert_eq!(open("\"deb"), "");
        assert_eq!(open(""), "");
    }

    #[test]
    fn the_time_of_a_question_is_what_all_its_answers_lie_in() {
        let time = |question: &str| Ask::read(question, &names()).expect(question).time();
        let year = |year: i32| chrono::NaiveDate::from_ymd_opt(year, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0));
        assert_eq!(time("Russia and DPRK, trade, 2014..2015"), Some((year(2014), year(2016))));
        assert_eq!(time("since 2014, before 2016"), Some((year(2014), year(2016))));
        assert_eq!(time("trade 2014.."), Some((year(2014), None)));
        assert_eq!(time("2014 or trade"), None);
        assert_eq!(time("not 2014"), None);
        assert_eq!(time("trade"), None);
    }

    #[test]
    fn the_words_of_a_question_can_be_looked_for_in_texts() {
        assert_eq!(plain_words("Russia and DPRK, not coal"), "Russia DPRK coal");
        assert_eq!(plain_words("(treaty or \"border trade\") goods:oil"), "treaty \"border trade\" oil");
        assert_eq!(plain_words(", and"), "");
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_told(text in "\\PC{0,40}") {
            let names = names();
            if let Err(wrong) = Ask::read(&text, &names) {
                proptest::prop_assert!(!wrong.sentence.is_empty());
            }
            proptest::prop_assert!(text.is_char_boundary(open_end(&text, &names)));
        }
    }
}
