//! What a rate is counted by: "per year", "a barrel", "/t", "- a - share", "per thousand cubic metres".

use super::draft::{Draft, Of, Per};
use super::number::ten_to;
use super::reader::Reader;
use crate::lexicon::{Class, UnitKind, units};
use crate::tag::{WordSet, set, words};

/// Things that money is said by with "a": "$5 a share".
const EACH: &WordSet = words!(
    "share dozen head person piece pop unit ticket seat bottle pack household vehicle car point game copy \
     trip bag box container word"
);

impl Reader<'_> {
    /// What an amount is counted by, and the token after it.
    pub fn per(&self, draft: &Draft) -> Option<(Per, usize)> {
        self.per_at(draft, draft.end).or_else(|| self.behind_bracket(draft)).or_else(|| {
            // "28 million cubic metres of gas a day": the thing stands between unit and rate.
            let thing = draft.end + 1;
            let mut at = thing;
            while at < thing + 4 && self.has(at, Class::Word) && !self.has(at, Class::Stop) {
                at += 1;
            }
            if at == thing || !self.any(draft.end, set!["of"]) {
                return None;
            }
            self.per_at(draft, at).filter(|(per, _)| is_time(per)).map(|(per, _)| (per, draft.end))
        })
    }

    /// "53,720 yuan ($8,395) a tonne": told of a sum and of the same in another money.
    fn behind_bracket(&self, draft: &Draft) -> Option<(Per, usize)> {
        const LONGEST: usize = 6;
        let open = usize::from(self.str(draft.end) == "(");
        let close = (draft.end + open..=draft.end + open * LONGEST).find(|at| self.str(*at) == ")")?;
        let other = (draft.end..close).all(|at| !self.has(at, Class::Word) || self.has(at, Class::Currency));
        let per = self.per_at(draft, close + 1).filter(|(per, _)| other && !is_time(per));
        per.filter(|_| matches!(draft.of, Of::Money(_))).map(|(per, _)| (per, draft.end))
    }

    /// "the price per barrel of crude oil was $74": the unit stands with the noun that the sum is of.
    pub fn priced(&self, draft: &Draft) -> Option<Per> {
        const REACH: usize = 14;
        let money = matches!(draft.of, Of::Money(_)) && draft.numeral.power == 0;
        let clause =
            (draft.start.saturating_sub(REACH)..draft.start).rev().take_while(|at| !self.any(*at, set![".", ";", ":"]));
        let noun =
            |at: &usize| self.any(*at, set!["price", "prices", "cost", "costs"]) && self.any(at + 1, set!["per", "a"]);
        let noun = clause.filter(|_| money).find(|at| noun(at))?;
        let per = self.any(noun + 1, set!["per"]).then(|| self.after_per(noun + 2)).flatten();
        per.or_else(|| self.after_article(draft, noun + 2, false)).map(|(per, _)| per)
    }

    /// What a rate is counted by, said at a token.
    fn per_at(&self, draft: &Draft, from: usize) -> Option<(Per, usize)> {
        let at = if self.dash(from) { from + 1 } else { from };
        let word = if self.dash(at + 1) { at + 2 } else { at + 1 };
        // "CA $298/ MT".
        let apart =
            |at: usize| matches!(draft.of, Of::Money(_)) && self.any(at, set!["mt", "ton", "tonne", "kg", "bbl"]);
        if self.str(at) == "/" && (self.glued(at + 1) || apart(at + 1)) {
            // "$70.78/b".
            let barrel = || units().index("bbl").filter(|_| self.str(at + 1) == "b").map(|unit| (unit, at + 2));
            let unit = self.unit_at(at + 1).or_else(barrel).filter(|_| self.has(at + 1, Class::Word));
            return unit.map(|(index, end)| (Per::Unit(index), end));
        }
        if self.any(at, set!["per"]) {
            return self.after_per(word);
        }
        let vague = draft.numeral.range.is_some();
        if vague || !self.any(at, set!["a", "an", "each", "every"]) {
            return None;
        }
        self.after_article(draft, word, self.any(at, set!["each", "every"]))
    }

    /// The words behind "per".
    fn after_per(&self, word: usize) -> Option<(Per, usize)> {
        if self.any(word, set!["cent", "se"]) {
            return None;
        }
        // "bushels per harvested acre".
        let word = word + usize::from(self.any(word, set!["harvested", "planted"]) && self.unit_at(word + 1).is_some());
        if self.any(word, set!["annum"]) {
            return Some((Per::Words("year".to_owned()), word + 1));
        }
        if let Some((index, end)) = self.unit_at(word) {
            return Some((Per::Unit(index), end));
        }
        let thousand = self.value(word, Class::Scale).and_then(|power| ten_to(u32::try_from(power).ok()?));
        let many = self.numeral(word, false).filter(|many| many.range.is_none()).map(|many| (many.value, many.end));
        if let Some((many, next)) = many.or(thousand.map(|many| (many, word + 1))) {
            let (index, end) = self.unit_at(next)?;
            let code = &units().all.get(index)?.code;
            return Some((Per::Words(format!("{} {code}", many.normalize())), end));
        }
        self.pound_of(word).or_else(|| {
            let noun = self.has(word, Class::Word) && !self.has(word, Class::Stop);
            noun.then(|| (Per::Words(self.str(word).to_lowercase()), word + 1))
        })
    }

    /// The words behind "a" or "each": units of time for anything, other things for money.
    fn after_article(&self, draft: &Draft, word: usize, each: bool) -> Option<(Per, usize)> {
        let money = matches!(draft.of, Of::Money(_));
        if let Some((index, end)) = self.unit_at(word).filter(|_| self.has(word, Class::Word)) {
            let time = units().all.get(index).is_some_and(|unit| unit.kind == UnitKind::Time);
            // "$14 a bushel after a week of gains".
            let ago = time && self.any(end, set!["ago", "earlier", "later", "before", "after", "old"]);
            let says = if time { money || !each } else { money && !each };
            return (says && !ago).then_some((Per::Unit(index), end));
        }
        if !money || each {
            return None;
        }
        // "$3.72 a million British thermal units".
        if self.value(word, Class::Scale).is_some() {
            return self.after_per(word);
        }
        let noun = self.any(word, EACH).then(|| (Per::Words(self.str(word).to_lowercase()), word + 1));
        self.pound_of(word).or(noun)
    }

    /// The pound of "40 cents a pound" weighs.
    fn pound_of(&self, word: usize) -> Option<(Per, usize)> {
        self.any(word, set!["pound"]).then(|| (Per::Words("[lb_av]".to_owned()), word + 1))
    }
}

/// True for a rate by time.
pub(super) fn is_time(per: &Per) -> bool {
    match per {
        Per::Unit(index) => units().all.get(*index).is_some_and(|unit| unit.kind == UnitKind::Time),
        Per::Words(words) => words == "year",
    }
}
