//! What the parser hangs on a word to which it cannot belong.

use crate::lexicon::{Class, WordId, lexicon};
use crate::tag::set;

use super::governor::Governor;
use super::spare::BODIES;
use super::told::REPORTING;
use super::tree::{Token, Tree};
use super::{Label, Tag};

/// What no grammar allows, whatever the words mean.
pub(super) fn of_parser(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let found = listed(tokens, at)
            .or_else(|| brought(tokens, at))
            .or_else(|| joined(tokens, at))
            .or_else(|| adjective(tokens, at))
            .or_else(|| owned(tokens, at))
            .or_else(|| based(tokens, at))
            .or_else(|| second(tokens, at))
            .or_else(|| fronted(tokens, at))
            .or_else(|| swallowed(tokens, at))
            .or_else(|| taken(tokens, at));
        hang(tokens, &found.unwrap_or_default());
        said_behind(tokens, at);
    }
}

/// "would hurt *firms* selling tea": right behind a verb that lacks its object they are that, and sell tea.
fn taken(tokens: &[Token], at: usize) -> Option<Moved> {
    let firms = tokens.get(at).filter(|firms| firms.label == Label::Subject && firms.tag.is_noun())?;
    let sells = firms.head.filter(|sells| *sells == at + 1)?;
    let clause = tokens.get(sells).filter(|it| it.tag == Tag::Gerund && it.label == Label::AdverbClause)?;
    let verb = clause.head.filter(|verb| *verb < at && tokens[*verb].tag.is_verb())?;
    let own = |child: usize, of: usize| tokens[child].head == Some(of);
    let near = (verb + 1..at).all(|word| tokens[word].head.is_some_and(|head| (verb + 1..=at).contains(&head)));
    let filled = [Label::Object, Label::ObjectClause, Label::OpenClause, Label::Attribute, Label::Complement];
    let filled = (0..tokens.len()).any(|word| own(word, verb) && filled.contains(&tokens[word].label));
    let passive = (0..verb).any(|word| own(word, verb) && tokens[word].label == Label::PassiveAuxiliary);
    // "prices fell, *firms* closing": a comma would part them; "fell as firms closed" has another word.
    let is = |class: Class| lexicon().value(tokens[verb].word, class).is_some();
    let moves = is(Class::Rise) || is(Class::Fall);
    (near && !filled && !passive && !moves).then(|| vec![(at, verb, Label::Object), (sells, at, Label::NounClause)])
}

/// "Lamu sold tea, the agency *reported* on Friday": no participle of the agency, but who says all of it.
fn said_behind(tokens: &mut [Token], at: usize) {
    let told = || {
        let says = tokens.get(at).filter(|says| says.label == Label::NounClause && says.tag == Tag::Participle)?;
        let agency = says.head.filter(|agency| agency + 1 == at && tokens[*agency].label == Label::Object)?;
        let verb = tokens.get(agency)?.head.filter(|verb| tokens[*verb].label == Label::Root && *verb < agency)?;
        let first = (0..agency).rev().take_while(|word| tokens[*word].tag != Tag::Comma).last()?;
        let comma = first.checked_sub(1).filter(|mark| *mark > verb && tokens[*mark].tag == Tag::Comma);
        let own =
            |child: usize, of: usize, label: Label| tokens[child].head == Some(of) && tokens[child].label == label;
        let object = (verb + 1..first).any(|child| own(child, verb, Label::Object));
        let by = (at..tokens.len()).any(|child| own(child, at, Label::Agent) || own(child, at, Label::Object));
        let whole = (first..agency).all(|word| tokens[word].head.is_some_and(|head| (first..=agency).contains(&head)));
        let reports = REPORTING.has(says.word) && tokens[verb].tag.is_finite();
        (comma.is_some() && object && !by && whole && reports).then_some((agency, verb))
    };
    let Some((agency, verb)) = told() else { return };
    (tokens[at].head, tokens[at].label, tokens[at].tag) = (None, Label::Root, Tag::Past);
    (tokens[agency].head, tokens[agency].label) = (Some(at), Label::Subject);
    (tokens[verb].head, tokens[verb].label) = (Some(at), Label::ObjectClause);
}

/// Words that hang elsewhere: each with its head and what it is to that.
type Moved = Vec<(usize, usize, Label)>;

/// Hangs words elsewhere, all of them or, where one would hang below itself, none: a sentence in a circle has no tree.
fn hang(tokens: &mut [Token], moved: &[(usize, usize, Label)]) {
    let mut before = Vec::new();
    for (at, head, label) in moved {
        if let Some(token) = tokens.get_mut(*at) {
            before.push((*at, token.head, token.label));
            (token.head, token.label) = (Some(*head), *label);
        }
    }
    let up = |at: usize| tokens.get(at).and_then(|token| token.head);
    let circles =
        moved.iter().any(|(at, ..)| std::iter::successors(Some(*at), |at| up(*at)).nth(tokens.len()).is_some());
    if circles {
        for (at, head, label) in before.into_iter().rev() {
            if let Some(token) = tokens.get_mut(at) {
                (token.head, token.label) = (head, label);
            }
        }
    }
}

/// "signed by Chad, *Niger*, and Gabon": the second of a list is no other name of the first.
fn listed(tokens: &[Token], at: usize) -> Option<Moved> {
    let own = tokens.get(at).filter(|own| own.label == Label::Apposition && own.tag.is_name())?;
    let first = own.head.filter(|first| tokens.get(*first).is_some_and(|first| first.tag.is_name()))?;
    let comma = |at: usize| tokens.get(at).is_some_and(|mark| mark.tag == Tag::Comma);
    let within = |at: usize| tokens.get(at).is_some_and(|token| token.tag.is_name());
    let behind = (at + 1..tokens.len()).find(|at| !comma(*at))?;
    let below =
        |label: Label| (behind..tokens.len()).find(|at| tokens[*at].head == Some(first) && tokens[*at].label == label);
    let sum = below(Label::Coordinator) == Some(behind) && below(Label::Conjunct).is_some();
    (sum && comma(first + 1) && (first + 2..at).all(within)).then(|| vec![(at, first, Label::Conjunct)])
}

/// "signed a deal on 3 May *that restores trade*", "a deal with Chad *that …*": no name has a clause that says which one is
/// meant; the object has it.
fn brought(tokens: &[Token], at: usize) -> Option<Moved> {
    let clause = tokens.get(at).filter(|clause| clause.label == Label::RelativeClause && clause.tag.is_finite())?;
    let name = clause.head.filter(|name| {
        tokens.get(*name).is_some_and(|name| name.tag.is_name() && name.label == Label::PrepositionObject)
    })?;
    let opens = tokens.get(name + 1..at)?.iter().position(|token| token.tag == Tag::WhDeterminer)? + name + 1;
    if tokens.get(name..opens)?.iter().any(|token| token.tag == Tag::Comma) {
        return None;
    }
    let leads = tokens.get(name)?.head?;
    let above = tokens.get(leads).filter(|leads| leads.label == Label::Preposition)?.head?;
    let of =
        |verb: usize| (verb + 1..leads).find(|at| tokens[*at].head == Some(verb) && tokens[*at].label == Label::Object);
    let object = if tokens.get(above)?.label == Label::Object { above } else { of(above)? };
    Some(vec![(at, object, Label::RelativeClause)])
}

/// "launched talks on reforming trade in May and *signed* a pact": what was done goes with what was done.
fn joined(tokens: &[Token], at: usize) -> Option<Moved> {
    let past = |at: usize| tokens.get(at).is_some_and(|verb| verb.tag == Tag::Past);
    let own = tokens.get(at).filter(|own| own.label == Label::Conjunct && past(at))?;
    let gerund = own.head.filter(|head| tokens.get(*head).is_some_and(|head| head.tag == Tag::Gerund))?;
    let subject = tokens.iter().any(|token| token.head == Some(at) && token.label.is_subject());
    let mut above = tokens.get(gerund)?.head;
    for _ in 0..6 {
        above = above.filter(|above| !past(*above)).map_or(above, |above| tokens.get(above).and_then(|it| it.head));
    }
    let verb = above.filter(|above| past(*above) && !subject)?;
    Some(vec![(at, verb, Label::Conjunct)])
}

/// "the Department of the Treasury's *Office* of Trade": the office acts, and the whole department has it.
fn owned(tokens: &[Token], at: usize) -> Option<Moved> {
    let body = |at: usize| tokens.get(at).is_some_and(|body| body.tag.is_name() && BODIES.has(body.word));
    let office = tokens.get(at).filter(|office| office.label == Label::PrepositionObject && body(at))?;
    let of = office.head.filter(|of| tokens.get(*of).is_some_and(|of| of.label == Label::Preposition))?;
    let department = tokens.get(of)?.head.filter(|department| *department + 1 == of && body(*department))?;
    let owner = (of + 1..at).find(|word| tokens[*word].head == Some(at) && tokens[*word].label == Label::Possessor)?;
    let mark = (owner + 1..at).find(|word| tokens[*word].label == Label::Case)?;
    let above = tokens.get(department)?;
    let mut moved = vec![
        (department, at, Label::Possessor),
        (owner, of, Label::PrepositionObject),
        (mark, department, Label::Case),
    ];
    moved.extend(above.head.map(|head| (at, head, above.label)));
    (above.label != Label::Root).then_some(moved)
}

/// "named 3 Lamu–based *firms*": the parser takes the firms for another name of the place.
fn based(tokens: &[Token], at: usize) -> Option<Moved> {
    let firms = tokens.get(at).filter(|firms| firms.label == Label::Apposition && firms.tag.is_noun())?;
    let place = firms.head.filter(|place| place + 2 < at && tokens[*place].tag.is_name())?;
    let dash = matches!(tokens.get(place + 1)?.tag, Tag::Colon | Tag::Hyphen);
    let describes = |word: usize| tokens[word].head == Some(at) && tokens[word].tag == Tag::Participle;
    let above = tokens.get(place)?;
    let beside = |word: &usize| tokens[*word].head == Some(place) && tokens[*word].label == Label::Number;
    let mut moved = vec![(place, at, Label::Compound)];
    moved.extend(above.head.map(|head| (at, head, above.label)));
    moved.extend((0..place).filter(beside).map(|word| (word, at, Label::Number)));
    (dash && (place + 2..at).all(describes) && above.label != Label::Root).then_some(moved)
}

/// "adopted an order on 3 May *imposing* duties": a preposition governs one thing.
fn second(tokens: &[Token], at: usize) -> Option<Moved> {
    let own = tokens.get(at).filter(|own| own.label == Label::PrepositionClause && own.tag == Tag::Gerund)?;
    let leads = own.head?;
    let governs = |word: usize| tokens[word].head == Some(leads) && tokens[word].label == Label::PrepositionObject;
    let noun = tokens.get(leads)?.head.filter(|noun| tokens[*noun].tag.is_noun())?;
    (leads + 1..at).any(governs).then(|| vec![(at, noun, Label::NounClause)])
}

/// "On 3 *May* 2015 Lamu banned tea", "In *May* Lamu's ban took effect", "In *2015* Lamu banned tea": the parser takes the
/// day for a part of the name, and leaves the preposition without what it governs.
fn fronted(tokens: &[Token], at: usize) -> Option<Moved> {
    let own = tokens.get(at)?;
    let beside = matches!(own.label, Label::NounModifier | Label::Compound | Label::Number);
    let name = own.head.filter(|name| beside && *name > at)?;
    // "Lamu's ban"
    let ban = tokens.get(name)?.head.filter(|_| tokens[name].label == Label::Possessor);
    if !tokens[ban.unwrap_or(name)].label.is_subject() {
        return None;
    }
    // "in" opens no clause.
    let marks = |on: &Token| on.label == Label::Mark && set!["in", "on"].has(on.word);
    let leads = |word: usize| tokens.get(word).is_some_and(|on| on.label == Label::Preposition || marks(on));
    let number = |word: usize| tokens.get(word).is_some_and(|number| number.tag == Tag::Number);
    let first = at.checked_sub(1)?;
    let of_name = |word: usize| tokens[word].head.is_some_and(|head| head == name || Some(head) == ban);
    let day = number(first) && of_name(first);
    let on = if day { first.checked_sub(1)? } else { first };
    let year = is_year(tokens, at);
    let alone = tokens.iter().all(|token| token.head != Some(on));
    let dated = year && !day || is_day(own.word);
    let mut moved = vec![(at, on, Label::PrepositionObject)];
    moved.extend(day.then_some((first, at, Label::Number)));
    let behind = number(at + 1) && of_name(at + 1);
    moved.extend(behind.then_some((at + 1, at, Label::Number)));
    moved.extend(tokens.get(on)?.head.map(|verb| (on, verb, Label::Preposition)));
    (leads(on) && alone && dated).then_some(moved)
}

/// "In 2015 *Lamu* banned tea", "said on Sunday *Lamu* had banned tea": the parser takes who acts for what the preposition governs.
fn swallowed(tokens: &[Token], at: usize) -> Option<Moved> {
    let own = tokens.get(at).filter(|own| own.label == Label::PrepositionObject && own.tag.is_name())?;
    let date = own.head.filter(|on| tokens[*on].label == Label::Preposition)? + 1;
    let dated = tokens.get(date).filter(|dated| date < at && dated.head == Some(at))?;
    let helps = |token: &&Token| matches!(token.label, Label::Auxiliary | Label::PassiveAuxiliary);
    let next = tokens.get(at + 1).filter(|next| next.tag.is_finite())?;
    let verb = Some(next).filter(helps).map_or(Some(at + 1), |helper| helper.head)?;
    let lacks = tokens.iter().all(|token| token.head != Some(verb) || !token.label.is_subject());
    let passive = tokens.iter().any(|token| token.head == Some(verb) && token.label == Label::PassiveAuxiliary);
    let subject = if passive { Label::PassiveSubject } else { Label::Subject };
    let moved = vec![(date, date - 1, Label::PrepositionObject), (at, verb, subject)];
    (lacks && verb > at && (is_year(tokens, date) || is_day(dated.word))).then_some(moved)
}

/// The name of a month or of a day of the week.
fn is_day(word: WordId) -> bool {
    [Class::Month, Class::Weekday].iter().any(|class| lexicon().value(word, *class).is_some())
}

/// Four signs and a blank: not "1990-91".
fn is_year(tokens: &[Token], at: usize) -> bool {
    let blank = |own: &Token| tokens.get(at + 1).is_none_or(|next| next.span.start > own.span.end);
    tokens.get(at).is_some_and(|own| own.tag == Tag::Number && own.span.len() == 4 && blank(own))
}

/// "issued Licence 77 *pursuant* to a rule": an adjective is no object, the noun in front is.
fn adjective(tokens: &[Token], at: usize) -> Option<Moved> {
    let own = tokens.get(at).filter(|own| own.label == Label::Object && own.tag == Tag::Adjective)?;
    let verb = own.head?;
    let noun = |at: &usize| tokens[*at].head == Some(verb) && tokens[*at].label == Label::Dative;
    let noun = (verb + 1..at).find(noun)?;
    let leads = tokens.get(at + 1).is_some_and(|next| next.label == Label::Preposition && next.head == Some(at));
    leads.then(|| vec![(noun, verb, Label::Object), (at, noun, Label::Adjective)])
}

/// "cut its estimate on 3 May *to 10 tonnes*": the parser takes the amount for another name of the day.
pub(super) fn beside_date(tree: &Tree, governor: &Governor) -> Option<Tree> {
    let of_date = |at: usize| {
        tree.head(at).is_some_and(|head| {
            governor.date.contains(head) || governor.path.first().is_some_and(|top| tree.head(*top) == Some(head))
        })
    };
    let amount = |at: usize| {
        matches!(tree.label(at), Label::Apposition | Label::NounAdverb)
            && tree.children(at).iter().any(|child| tree.tag(*child) == Tag::Number)
    };
    // "left its estimate for 2016 *unchanged*"
    let so = |at: usize| tree.label(at) == Label::Adjective && tree.tag(at) == Tag::Adjective;
    let behind = governor.date.end..tree.tokens().len();
    let found = behind.into_iter().find(|at| of_date(*at) && (amount(*at) || so(*at)))?;
    let label = if so(found) { Label::Complement } else { Label::Dative };
    tree.tag(governor.word).is_verb().then(|| tree.hung(found, governor.word, label)).flatten()
}

#[cfg(test)]
mod tests {
    use super::of_parser;
    use crate::grammar::tree::{Token, Tree};
    use crate::grammar::{Label, Tag};
    use crate::lexicon::WordId;
    use crate::model::Span;

    /// "In 2015 Lamu banned", the verb hanging on `verb`.
    fn tokens(verb: Option<usize>) -> Vec<Token> {
        let token = |(at, (word, tag, label, head))| {
            let (word, span): (&str, _) = (word, Span::new(at * 8, at * 8 + 4));
            Token { span, word: WordId::of(word), tag, label, head }
        };
        let of_verb = if verb.is_some() { Label::RelativeClause } else { Label::Root };
        let on = if verb.is_some() { None } else { Some(3) };
        let told = [
            ("in", Tag::Preposition, Label::Preposition, on),
            ("2015", Tag::Number, Label::Number, Some(2)),
            ("lamu", Tag::Name, Label::PrepositionObject, Some(0)),
            ("banned", Tag::Past, of_verb, verb),
        ];
        told.into_iter().enumerate().map(token).collect()
    }

    #[test]
    fn a_mend_that_would_run_in_a_circle_is_taken_back() {
        let heads = |mut tokens: Vec<Token>| {
            of_parser(&mut tokens);
            let heads: Vec<_> = tokens.iter().map(|token| token.head).collect();
            (heads, Tree::new(tokens, &[]).is_some())
        };
        assert_eq!(heads(tokens(None)), (vec![Some(3), Some(0), Some(3), None], true));
        // The verb hangs on the very word that would be its subject.
        assert_eq!(heads(tokens(Some(2))), (vec![None, Some(2), Some(0), Some(2)], true));
    }
}
