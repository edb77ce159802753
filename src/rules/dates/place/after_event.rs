//! Lengths counted from an event that the text has told with its date: "Ten days after the blast".
//!
//! The noun must go back to the words around that date ("a fifth test on Sept. 9"): the same word, or one of its
//! group. Where nothing does, the length stays a length.

use crate::lexicon::Class;
use crate::model::{Basis, Date, Derivation, Grade, Qualifier, Unit, When};
use crate::rules::dates::calendar::arithmetic::{add_days, first_day, shift};
use crate::rules::dates::grammar::compose::Item;
use crate::rules::dates::grammar::words::{count, is_word, length, number, step};
use crate::rules::dates::reading::{Length, Lie, Reading, Sense, Step};
use crate::rules::dates::resolve::{Reader, sentence_at};
use crate::tag::{Rule, Token, set};

/// The rules of this family.
pub const RULES: &[Rule<Reading>] = &[Rule {
    id: "duration.after-event",
    reads: "ten days after the blast, two weeks before the vote (told before with its date)",
    pattern: concat!("((a | an) | ", count!(), ") u:(TIMEUNIT | TIMEUNITS) d:(after | before) (the | that) e:WORD"),
    make: |found| {
        let step = step(found).filter(|step| *step >= Step::Day)?;
        let count = if found.has('n') { number(found, 'n')? } else { 1.0 };
        let noun = found.get('e')?;
        let ends = found.after(0).is_none_or(|next| {
            next.is(Class::Punct) || next.is(Class::PastVerb) || next.is(Class::FutureVerb) || next.is(Class::Report)
        });
        if !ends || group(noun.span.of(found.text)).is_none() {
            return None;
        }
        let lie = if is_word(found.get('d'), found.text, set!["after"]) { Lie::AfterEvent } else { Lie::BeforeEvent };
        Some(Reading { tail: 3, ..Sense::Lasting(length(Some(count), step), lie).into() })
    },
    finds: &[("The third test took place on April 3, 2013. Ten days after the blast, envoys met.", "P10D")],
    leaves: &["ten days after the start of"],
}];

/// Words that speak of one thing, by their stems.
const GROUPS: &[&[&str]] = &[
    &["test", "blast", "explosion", "explod", "detonat"],
    &["launch", "fired", "firing", "missile", "rocket"],
    &["vote", "voted", "voting", "ballot", "poll", "referendum", "election", "elected"],
    &["sign", "agree", "deal", "accord", "pact", "treaty"],
    &["attack", "raid", "strike", "struck", "bomb", "assault", "shelling", "shoot", "shot"],
    &["coup", "overthr", "takeover", "putsch"],
    &["meet", "met", "summit", "talks"],
    &["quake", "earthquake", "tremor"],
    &["crash", "accident", "collision", "collided", "downing", "downed"],
    &["death", "died", "killing", "killed", "murder", "assassinat"],
    &["announce"],
    &["invasion", "invaded"],
    &["visit"],
    &["ban", "banned", "embargo"],
    &["ceasefire", "truce"],
    &["resign", "dismiss"],
    &["devaluation", "devalued"],
    &["inaugurat"],
];

fn group(noun: &str) -> Option<&'static [&'static str]> {
    let noun = noun.to_ascii_lowercase();
    GROUPS.iter().find(|group| group.iter().any(|stem| echoes(&noun, stem))).copied()
}

/// True where a word is a stem with an ending.
fn echoes(word: &str, stem: &str) -> bool {
    word.get(..stem.len()).is_some_and(|head| head.eq_ignore_ascii_case(stem)) && word.len() <= stem.len() + 4
}

impl Reader<'_> {
    /// The day, month or year so far from the event that the noun behind the length goes back to.
    pub fn beside_event(
        &self,
        item: &Item,
        length: Length,
        after: bool,
        why: &mut Derivation,
    ) -> Option<(When, Basis, Grade)> {
        let told = self.line?;
        let noun: &Token = self.tokens.get(item.end + 2)?;
        let group = group(noun.span.of(self.text))?;
        let at = self.tokens.partition_point(|token| token.span.start < told.span.start);
        let sentence = sentence_at(self.sentences, self.tokens, at);
        let from = self.tokens.partition_point(|token| token.span.start < sentence.start);
        let echo =
            self.tokens.get(from..)?.iter().take(60).take_while(|token| sentence.contains(token.span)).find(
                |token| group.iter().any(|stem| echoes(token.span.of(self.text), stem)) && token.span != noun.span,
            )?;
        let Unit::Day(_) = told.unit else { return None };
        let count = length.count.filter(|count| count.fract() == 0.0 && *count < 1000.0)? as i32;
        let by = if after { count } else { -count };
        let day = first_day(told.unit)?;
        why.step("Anchor", format!("‘{}’, told before with its date", echo.span.of(self.text)));
        let when = match length.step {
            Step::Day => When::day(add_days(day, by)?),
            Step::Week | Step::Fortnight => {
                let days = if length.step == Step::Week { 7 } else { 14 };
                let unit = Unit::Day(add_days(day, by.checked_mul(days)?)?);
                When::Single(Date { unit, qualifier: Qualifier { approximate: true, uncertain: false } })
            }
            step => shift(step, day, by)?.into(),
        };
        why.step("Rule", "counted from that day");
        why.anchor = Some(told.span);
        Some((when, Basis::Inferred, Grade::C))
    }
}
