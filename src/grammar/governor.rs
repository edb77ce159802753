//! What a date belongs to: the verb or noun that governs it, and whether something happens there.
//!
//! ```text
//! "Imports rose in May to $2 bn from $1.6 bn in April"    May: rose, an event · April: $1.6 bn, what is compared with
//! ```

use crate::lexicon::WordId;
use crate::model::{Run, Span};
use crate::tag::{WordSet, set, words};

use super::tree::{Token, Tree};
use super::{Label, Tag};

/// What stands at a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A verb tells what happens.
    Event,
    /// A noun does: "after *the signing* of the treaty in 2016".
    Nominal,
    /// What something is compared with: "than in 2015", "up from $2 bn in May", "the lowest since 2009".
    Comparison,
    /// What something is meant for: "its forecast for 2016".
    Purpose,
    /// The date stands alone in brackets.
    Bracket,
    /// The date only describes the noun behind it: "June's exports", "a *Thursday* meeting".
    Attribute,
}

/// The word that governs a date.
#[derive(Debug, Clone)]
pub struct Governor {
    /// The verb or noun, as an index into the tree.
    pub word: usize,
    /// What stands at the date.
    pub role: Role,
    /// The date's own tokens.
    pub date: Run,
    /// From the date's top token up to the governor, which is left out.
    pub path: Vec<usize>,
}

/// Nouns that only measure time: the date does not belong to them.
pub const TIMES: &WordSet = words!(
    "rest remainder weeks days months years week month year quarter quarters day end half halves season \
     period beginning start middle today night morning evening afternoon dawn weekend time calendar course part"
);
const COMPARING: &WordSet = set!["than", "versus", "vs", "against", "compared", "unlike", "comparison"];
/// What is made for a time to come.
const FORESEEN: &WordSet =
    words!("forecast forecasts estimate estimates outlook projection projections budget target targets data figures");
/// Prepositions whose noun tells what happened.
const TELLING: &WordSet = words!("after before following despite due because amid since");

/// What is dealt in for a month to come.
const DELIVERY: &WordSet = words!("delivery deliveries shipment shipments shipping loading arrival settlement");

/// Nouns of how far something moved.
const MOVES: &WordSet = words!(
    "rise increase gain growth expansion jump surge advance fall decline decrease drop dip slump contraction rebound \
     recovery doubling tripling halving"
);

/// Small numbers in words.
const CARDINALS: &WordSet = words!("two three four five six seven eight nine ten eleven twelve");

/// What governs the date at a span; `None` where the sentence has no token there.
#[must_use]
pub fn governor(tree: &Tree, date: Span) -> Option<Governor> {
    let date = tree.at(date);
    let top = top(tree, date)?;
    let (word, mut path) = climb(tree, top);
    let word = said_in(tree, word).unwrap_or(word);
    let is = |role| Governor { word, role, date, path: path.clone() };
    if bracketed(tree, date) || beside_bracket(tree, date, word) {
        return Some(is(Role::Bracket));
    }
    if let Some(noun) = described(tree, date, top) {
        return Some(Governor { word: noun, role: Role::Attribute, date, path: Vec::new() });
    }
    if let Some(named) = dated_name(tree, &path) {
        path.truncate(1);
        return Some(Governor { word: named, role: Role::Nominal, date, path });
    }
    let clause = tag_of(tree, word).is_some_and(Tag::is_verb);
    for (step, at) in path.iter().enumerate() {
        let inner = step.checked_sub(1).and_then(|below| path.get(below)).copied();
        let noun = inner.filter(|noun| !date.contains(*noun) && tells(tree, *noun, date));
        match compared(tree, *at, step, date, clause) {
            Some(role) => return Some(is(role)),
            None if step >= 2 && leads(tree, *at) && noun.is_some() => {
                let word = noun?;
                path.truncate(step - 1);
                return Some(Governor { word, role: Role::Nominal, date, path });
            }
            None => {}
        }
    }
    if compared_before(tree, date) {
        return Some(is(Role::Comparison));
    }
    let role = if clause { Role::Event } else { Role::Nominal };
    Some(is(role))
}

fn tag_of(tree: &Tree, at: usize) -> Option<Tag> {
    tree.get(at).map(|token| token.tag)
}

fn label(tree: &Tree, at: usize) -> Option<Label> {
    tree.get(at).map(|token| token.label)
}

fn word(tree: &Tree, at: usize) -> WordId {
    tree.get(at).map_or(WordId::default(), |token| token.word)
}

/// The token of the date that hangs on a word outside; no bare preposition, where there is another.
fn top(tree: &Tree, date: Run) -> Option<usize> {
    let mut tops = date.iter().filter(|at| tree.head(*at).is_none_or(|head| !date.contains(head)));
    let first = tops.clone().next();
    tops.find(|at| tag_of(tree, *at) != Some(Tag::Preposition)).or(first)
}

/// A verb that can govern a clause: no auxiliary, no participle in front of a noun, no preposition ("following").
fn governs(tree: &Tree, at: usize) -> bool {
    tree.get(at).is_some_and(|token| {
        token.tag.is_verb()
            && !matches!(
                token.label,
                Label::Adjective | Label::Compound | Label::Preposition | Label::Auxiliary | Label::PassiveAuxiliary
            )
    })
}

/// What is done with a talk or paper: no event beside what is said in it.
pub(super) const AIRED: &WordSet =
    words!("aired issued released published broadcast posted carried printed surveyed polled");

/// Meetings, of which that they were held says less than what was decided there.
const TALKS: &WordSet = words!("meeting meetings session summit conference hearing ceremony vote election referendum");

/// "admitted in an interview aired on Sunday that", "a report issued on Friday showed", "in its meeting held in May, the
/// board decided": the verb that says what was said or done.
fn said_in(tree: &Tree, verb: usize) -> Option<usize> {
    let paper = tree.head(verb)?;
    let held = word(tree, verb) == WordId::of("held") && TALKS.has(word(tree, paper));
    // "prices quoted on Friday edged down"
    let quoted = set!["quoted", "posted", "offered"].has(word(tree, verb));
    if !(AIRED.has(word(tree, verb)) || held || quoted) || label(tree, verb) != Some(Label::NounClause) {
        return None;
    }
    let says = match label(tree, paper)? {
        Label::Subject => tree.head(paper).filter(|_| !held),
        Label::PrepositionObject => tree
            .head(paper)
            .and_then(|leads| tree.head(leads).filter(|_| !held || set!["in", "at"].has(word(tree, leads)))),
        _ => None,
    }?;
    let told = held || quoted || tree.child(says, &[Label::ObjectClause]).is_some();
    (told && tag_of(tree, says).is_some_and(Tag::is_finite)).then_some(says)
}

/// "admitted in an interview aired on Sunday that …": the parser gives to "aired" what was admitted.
pub(super) fn raise_what_was_said(tokens: &mut [Token]) {
    let says = |at: usize| {
        let aired = tokens.get(at).filter(|token| token.label == Label::NounClause && AIRED.has(token.word))?;
        let talk = tokens.get(aired.head?).filter(|token| token.label == Label::PrepositionObject)?;
        let leads = tokens.get(talk.head?).filter(|token| token.label == Label::Preposition)?;
        leads.head.filter(|says| tokens.get(*says).is_some_and(|token| token.tag.is_finite()))
    };
    let told = tokens.iter().enumerate().filter(|(_, token)| token.label == Label::ObjectClause);
    let raised: Vec<_> = told.filter_map(|(at, token)| Some((at, says(token.head?)?))).collect();
    for (told, says) in raised {
        if let Some(token) = tokens.get_mut(told) {
            token.head = Some(says);
        }
    }
}

/// Verbs that only lead to the date from which something goes on.
pub(super) const BEGINNING: &WordSet = set!["beginning", "starting", "commencing", "begun"];

/// From the date up to the first verb, or the root; the way there.
fn climb(tree: &Tree, top: usize) -> (usize, Vec<usize>) {
    let mut path = vec![top];
    let mut at = top;
    while let Some(head) = tree.head(at) {
        at = head;
        // "less than estimated in the second quarter": the verb above.
        let estimate =
            matches!(label(tree, at), Some(Label::AdverbClause | Label::ObjectClause | Label::PrepositionClause))
                && tree.children(at).iter().any(|child| {
                    label(tree, *child) == Some(Label::Mark) && set!["than", "as"].has(word(tree, *child))
                })
                && !tree.children(at).iter().any(|child| label(tree, *child).is_some_and(Label::is_subject));
        // "was stronger than expected last week"
        let estimate = estimate
            || set!["expected", "estimated", "forecast", "planned", "anticipated", "thought", "feared"]
                .has(word(tree, at))
                && at.checked_sub(1).is_some_and(|than| set!["than", "as"].has(word(tree, than)))
                && !tree.children(at).iter().any(|child| label(tree, *child).is_some_and(Label::is_subject));
        // "Beginning in 1949, Mexico kept ties": the verb above.
        // "stages beginning in April" as well.
        let begins =
            BEGINNING.has(word(tree, at)) && (label(tree, at) == Some(Label::AdverbClause) || in_stages(tree, at));
        if governs(tree, at) && !estimate && !begins {
            return (at, path);
        }
        path.push(at);
    }
    path.pop();
    (at, path)
}

/// "restore output in stages *beginning* in April": the stages are told of the verb.
fn in_stages(tree: &Tree, begins: usize) -> bool {
    let noun = tree.head(begins).filter(|_| label(tree, begins) == Some(Label::NounClause));
    let leads =
        noun.filter(|noun| label(tree, *noun) == Some(Label::PrepositionObject)).and_then(|noun| tree.head(noun));
    let alone = tree.child(begins, &[Label::Object, Label::Subject]).is_none();
    alone
        && leads.is_some_and(|leads| {
            let on_verb = tree.head(leads).is_some_and(|verb| tag_of(tree, verb).is_some_and(Tag::is_verb));
            label(tree, leads) == Some(Label::Preposition) && on_verb
        })
}

/// True where nothing but the date stands in brackets, and it is no day: "on Thursday (4 July)" tells one.
fn bracketed(tree: &Tree, date: Run) -> bool {
    let day = |at: usize| tree.get(at).is_some_and(|token| token.tag == Tag::Number && token.span.len() <= 2);
    if date.any(day) {
        return false;
    }
    let open = date.start.checked_sub(1).and_then(|before| tag_of(tree, before)) == Some(Tag::OpenBracket);
    open && tag_of(tree, date.end) == Some(Tag::CloseBracket)
}

/// "fell by 3 % (last year up 1 %)": the date stands in brackets with a number, and the governor outside.
fn beside_bracket(tree: &Tree, date: Run, governor: usize) -> bool {
    let near = date.start.saturating_sub(8)..date.start;
    let open = near.rev().find(|at| matches!(tag_of(tree, *at), Some(Tag::OpenBracket | Tag::CloseBracket)));
    let Some(open) = open.filter(|at| tag_of(tree, *at) == Some(Tag::OpenBracket)) else { return false };
    let close = (date.end..date.end + 12).find(|at| tag_of(tree, *at) == Some(Tag::CloseBracket));
    close.is_some_and(|close| {
        let number = |at: usize| !date.contains(at) && tree.get(at).is_some_and(|token| token.tag == Tag::Number);
        // "12 tonnes of onions (from the permits of June 2021)"
        let noun = |at: usize| !date.contains(at) && tag_of(tree, at).is_some_and(Tag::is_noun);
        let noun = (open + 1..date.start).any(noun) && tag_of(tree, open + 1) == Some(Tag::Preposition);
        !(open..close).contains(&governor) && ((open..close).any(number) || noun)
    })
}

/// "June's *exports*", "the May 2023 *meeting*": the noun behind a date that describes it.
fn described(tree: &Tree, date: Run, top: usize) -> Option<usize> {
    let before = |at: &usize| {
        matches!(
            label(tree, *at),
            Some(
                Label::Possessor
                    | Label::Compound
                    | Label::NounModifier
                    | Label::Adjective
                    | Label::Number
                    | Label::NounAdverb
            )
        ) && tree.head(*at).is_some_and(|noun| noun >= date.end && tag_of(tree, noun).is_some_and(Tag::is_noun))
    };
    let top = [Some(top), date.end.checked_sub(1)].into_iter().flatten().find(before)?;
    // "the May *TTC* meeting": up to the noun that has no noun behind it.
    let mut noun = tree.head(top)?;
    while let Some(above) = tree.head(noun).filter(|above| *above > noun && before(&noun)) {
        noun = above;
    }
    // "In March Lima bought", "today releases": the parser takes an adverbial for a part of the name or verb behind it.
    let led = date.start.checked_sub(1).and_then(|front| tag_of(tree, front)) == Some(Tag::Preposition)
        && tag_of(tree, noun).is_some_and(Tag::is_name);
    // "Last week, envoys of Chad met": so does a comma part it.
    let apart = tag_of(tree, date.end) == Some(Tag::Comma) && tree.path(noun).any(|above| governs(tree, above));
    let adverb =
        set!["today", "yesterday", "tomorrow"].has(word(tree, top)) && label(tree, top) != Some(Label::Possessor);
    (!led && !apart && !adverb && !TIMES.has(word(tree, noun))).then_some(noun)
}

/// "Decree 14 *of* 2 May 2015": the name that a date behind "of" belongs to.
fn dated_name(tree: &Tree, path: &[usize]) -> Option<usize> {
    let [_, of, name, ..] = path else { return None };
    let is_of = word(tree, *of) == WordId::of("of") && label(tree, *of) == Some(Label::Preposition);
    let numbered = |at: usize| tree.children(at).iter().any(|child| tag_of(tree, *child) == Some(Tag::Number));
    let name = if tag_of(tree, *name) == Some(Tag::Number) { name.checked_sub(1)? } else { *name };
    let named = tag_of(tree, name).is_some_and(|tag| tag.is_name() || tag.is_noun() && numbered(name));
    (is_of && named).then_some(name)
}

/// A common noun that tells something: no measure of time or amount.
fn tells(tree: &Tree, at: usize, date: Run) -> bool {
    let numbered = || {
        let counts = |child: &usize| matches!(tag_of(tree, *child), Some(Tag::Number | Tag::Currency));
        tree.children(at).iter().any(|child| !date.contains(*child) && counts(child))
    };
    matches!(tag_of(tree, at), Some(Tag::Noun | Tag::Nouns)) && !TIMES.has(word(tree, at)) && !numbered()
}

fn leads(tree: &Tree, at: usize) -> bool {
    let preposition = matches!(label(tree, at), Some(Label::Preposition | Label::Agent))
        || tag_of(tree, at) == Some(Tag::Preposition);
    preposition && TELLING.has(word(tree, at))
}

/// A number, the date's own tokens aside, below a token.
fn has_number(tree: &Tree, at: usize, date: Run) -> bool {
    tree.subtree(at)
        .into_iter()
        .any(|below| !date.contains(below) && matches!(tag_of(tree, below), Some(Tag::Number | Tag::Currency)))
}

/// "after *a 3 % rise* in May", "after *114,000* in May": how far something had moved before, or how much it had been.
fn moved(tree: &Tree, after: usize, date: Run) -> bool {
    let object = tree.child(after, &[Label::PrepositionObject]).filter(|at| !date.contains(*at));
    object.is_some_and(|at| {
        tag_of(tree, at) == Some(Tag::Number) || MOVES.has(word(tree, at)) && has_number(tree, after, date)
    })
}

/// What a token on the way up from the date says of it; `clause` where a verb governs it.
fn compared(tree: &Tree, at: usize, step: usize, date: Run, clause: bool) -> Option<Role> {
    let token = tree.get(at)?;
    let opens =
        matches!(token.label, Label::Preposition | Label::PrepositionClause | Label::Mark | Label::AdverbClause)
            || token.tag == Tag::Preposition;
    // "in comparison to a rise in 2001"
    let compares = set!["comparison"].has(token.word) && token.label == Label::PrepositionObject;
    if compares && !date.contains(at) && at < date.start {
        return Some(Role::Comparison);
    }
    if !opens || token.label == Label::Quantifier {
        return None;
    }
    let above = token.head;
    let on_verb = above.is_some_and(|above| tag_of(tree, above).is_some_and(Tag::is_verb));
    let on_noun = above.is_some_and(|above| tag_of(tree, above).is_some_and(Tag::is_noun));
    let from = token.word;
    let straight = step == 1 || step == 0;
    if COMPARING.has(from) {
        return Some(Role::Comparison);
    }
    if set!["from", "over", "above", "below", "with"].has(from) && step > 1 && has_number(tree, at, date) {
        return Some(Role::Comparison);
    }
    // "fell 2 % after a 3 % rise in May", "added 164,000 jobs after 114,000 in May".
    let led = date.start.checked_sub(1).map_or(WordId::default(), |before| word(tree, before));
    let within = set!["in", "the"].has(led);
    if set!["after", "following"].has(from) && step > 1 && within && moved(tree, at, date) {
        return Some(Role::Comparison);
    }
    // "Following a weak second quarter, the firm cut its forecast": the quarter is over.
    if from == WordId::of("following") && straight {
        return Some(Role::Comparison);
    }
    // "a doubling from 2013"
    let moved = above.is_some_and(|noun| MOVES.has(word(tree, noun)));
    if straight && from == WordId::of("from") && moved {
        return Some(Role::Comparison);
    }
    // "improved over the same period last year"
    let same = |at: usize| word(tree, at) == WordId::of("same") && word(tree, at + 1) != WordId::of("day");
    if straight && set!["over", "from", "on", "with"].has(from) && date.any(same) {
        return Some(Role::Comparison);
    }
    // "virtually unchanged from June", "above 2014".
    if straight && !on_verb && !on_noun && set!["from", "behind", "above", "below"].has(from) {
        let changed = |tag| {
            matches!(tag, Tag::Adjective | Tag::Comparative | Tag::Adverb | Tag::ComparativeAdverb | Tag::Particle)
        };
        return above.and_then(|above| tag_of(tree, above)).is_some_and(changed).then_some(Role::Comparison);
    }
    // "the lowest since 2009", "its first fall since March".
    if straight && from == WordId::of("since") && clause && first_of_its_kind(tree, at, above) {
        return Some(Role::Comparison);
    }
    (from == WordId::of("for")).then(|| meant(tree, at, step, date, on_noun)).flatten()
}

/// What a date behind "for" is meant for.
fn meant(tree: &Tree, at: usize, step: usize, date: Run, on_noun: bool) -> Option<Role> {
    // "its forecast for 2016", "the outlook for the rest of the year".
    let inner = date.start.checked_sub(1).map(|before| word(tree, before));
    let only_time = step <= 1
        || inner.is_some()
            && (at + 1..date.start)
                .all(|between| TIMES.has(word(tree, between)) || !tag_of(tree, between).is_some_and(Tag::is_noun));
    // "wheat for delivery in July": a time to come of what is dealt in.
    let dealt = tree.child(at, &[Label::PrepositionObject]).filter(|noun| !date.contains(*noun));
    if step > 1 && dealt.is_some_and(|noun| DELIVERY.has(word(tree, noun))) {
        return Some(Role::Purpose);
    }
    // "to reassess its forecasts for next year": the parser hangs the year on the verb.
    let foreseen = on_noun || at.checked_sub(1).is_some_and(|before| FORESEEN.has(word(tree, before)));
    (only_time && foreseen).then_some(Role::Purpose)
}

/// A superlative, or "first", between the word that "since" hangs on and it.
fn first_of_its_kind(tree: &Tree, since: usize, above: Option<usize>) -> bool {
    let Some(above) = above else { return false };
    let time = tree.head(above).filter(|time| {
        label(tree, above) == Some(Label::RelativeClause)
            && set!["time", "year", "month", "quarter"].has(word(tree, *time))
    });
    let begin = if let Some(time) = time {
        // "the first time it led since 2016"
        tree.subtree(time).first().copied().unwrap_or(above)
    } else if tag_of(tree, above).is_some_and(Tag::is_verb) {
        above
    } else {
        tree.subtree(above).first().copied().unwrap_or(above)
    };
    (begin.min(since)..since).any(|at| {
        matches!(tag_of(tree, at), Some(Tag::Superlative | Tag::SuperlativeAdverb))
            || word(tree, at) == WordId::of("first")
    })
}

/// "to $2 bn from $1.6 bn in May": a number that is compared stands close in front, with no finite verb between.
fn compared_before(tree: &Tree, date: Run) -> bool {
    let far = |at: &usize| set!["down", "up"].has(word(tree, *at)) && word(tree, at + 1) == WordId::of("from");
    let begin = date.start.saturating_sub(9);
    let begin = (date.start.saturating_sub(20)..begin).rev().find(far).unwrap_or(begin);
    (begin..date.start).any(|at| {
        // "added 900 jobs after 700 in May"
        let after = word(tree, at) == WordId::of("after")
            && tag_of(tree, at + 1) == Some(Tag::Number)
            && set!["in", "for"].has(word(tree, at + 2));
        let compares = (after || set!["against", "from", "than", "versus", "compared", "vs"].has(word(tree, at)))
            && label(tree, at) != Some(Label::Quantifier);
        let between = Run::new(at + 1, date.start);
        // "from four states on 3 May": so many places, no amount.
        let counted = |at: usize| {
            let word = tree.get(at).is_some_and(|token| CARDINALS.has(token.word));
            word && tree.head(at).is_some_and(|noun| noun == at + 1 && tag_of(tree, noun) == Some(Tag::Nouns))
        };
        // "down from a five-year high of 2.1 million in May"
        compares
            && between
                .any(|at| matches!(tag_of(tree, at), Some(Tag::Number | Tag::Currency)) && !counted(at))
            && !between.any(|at| tag_of(tree, at).is_some_and(Tag::is_finite))
            // "of which", "as of": another thought begins.
            && !between.any(|at| matches!(tag_of(tree, at), Some(Tag::Comma | Tag::Colon)))
    })
}

#[cfg(test)]
mod tests {
    use super::{Role, governor};
    use crate::grammar::parse;
    use crate::model::Span;

    #[track_caller]
    fn check(text: &str, date: &str, role: Role, word: &str) {
        let tree = parse(text, Span::new(0, text.len())).expect("a tree");
        let start = text.find(date).expect("the date stands in the text");
        let found = governor(&tree, Span::new(start, start + date.len())).expect("a governor");
        let found_word = tree.get(found.word).map(|token| token.span.of(text));
        assert_eq!((found.role, found_word), (role, Some(word)), "{text}");
    }

    #[test]
    fn a_date_belongs_to_the_verb_above_it() {
        check("Norway signed a treaty with Finland on 2 March 2015.", "2 March 2015", Role::Event, "signed");
        check("Exports have reached more than $3 billion since March 2015.", "March 2015", Role::Event, "reached");
        check("The bridge, closed in 2014, will open again.", "2014", Role::Event, "closed");
        check(
            "She admitted in an interview aired on Sunday that she had ordered the raid.",
            "Sunday",
            Role::Event,
            "admitted",
        );
        check("The bank published a report on Sunday.", "Sunday", Role::Event, "published");
    }

    #[test]
    fn a_noun_can_tell_what_happened() {
        check("Following the death of the king in 2016, the party split.", "2016", Role::Nominal, "death");
        check("It is the first visit since his rise to power in 2017.", "2017", Role::Nominal, "rise");
    }

    #[test]
    fn what_is_compared_is_no_event() {
        check("Sales were 8 percent lower than in 2014.", "2014", Role::Comparison, "were");
        check("Exports rose to $3.2 billion from $3.06 billion in 2013.", "2013", Role::Comparison, "rose");
        check("It was the lowest price since 2009.", "2009", Role::Comparison, "was");
    }

    #[test]
    fn a_date_can_describe_the_noun_behind_it() {
        check("It follows a Thursday meeting in Oslo.", "Thursday", Role::Attribute, "meeting");
        check("June's daily exports moved up to $2 bn.", "June", Role::Attribute, "exports");
    }

    #[test]
    fn a_date_behind_of_belongs_to_the_name_in_front() {
        check("The king took more steps in Royal Decree 14 of May 2, 2015.", "May 2, 2015", Role::Nominal, "Decree");
    }

    #[test]
    fn what_is_meant_for_a_time_is_no_event() {
        check("Its forecast for 2016 was lowered.", "2016", Role::Purpose, "lowered");
    }
}
