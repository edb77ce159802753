//! Headlines by the sentence's tree: what it chooses is polished and named like any other line.

use std::collections::BTreeSet;

use crate::assemble::scene::Scene;
use crate::assemble::scene::words::Verb;
use crate::grammar::{self, Governor, Label, Line, Piece, Role, Tag, Tree};
use crate::lexicon::{Class, WordId};
use crate::model::{Run, TimexKind};
use crate::tag::{WordSet, set, words};

use super::judge::reads_well;
use super::polish::{polish, polish_but};
use super::{fit, pronoun, shared, sound, whose};

/// Words that point at something outside the line.
const POINTING: &WordSet = words!("we our i my you it they he she this that these those");

/// Letters of a line that a crowded page still has room for.
const SHORT: usize = 60;
const LONGEST: usize = 80;
/// Letters of a name that is put in front of a line that has to give up something for it.
const NAME: usize = 24;
/// Adjectives of time that say nothing of their noun once the date stands beside the line.
const PASSING: &WordSet = words!("recent latest previous past former current earlier last next coming upcoming");
/// Participles that are past forms, too.
const SAME_FORM: &WordSet = words!(
    "held made met led paid sent sold spent built brought bought found kept told won lost left hit cut put set said"
);

/// The line that the sentence's tree gives for a date. `None` where the sentence has no tree or no verb, its tree gives no
/// line, or the line leaves open whom it speaks of.
#[must_use]
pub fn of_date(scene: &Scene<'_>, sentence_at: usize, date: Run) -> Option<String> {
    let tree = scene.tree(sentence_at)?;
    let governor = grammar::governor(tree, scene.words.span(date))?;
    if matches!(governor.role, Role::Comparison | Role::Purpose | Role::Bracket) {
        return None;
    }
    // "Aug. 24: Vice president in Hanoi", an entry of a chronicle, is no sentence.
    let sentence = tree.tokens().iter().any(|token| token.tag.is_finite());
    let words = scene.sentences.get(sentence_at)?.words;
    // "The rupee weakened": a verb that the lexicon lacks has a subject all the same.
    let does = |at: usize| {
        let token = tree.get(at);
        token.is_some_and(|token| token.label == Label::Root && token.tag.is_finite())
            && tree.child(at, &[Label::Subject, Label::PassiveSubject]).is_some()
    };
    let tells = scene.words.first_verb(words).is_some() || (0..tree.tokens().len()).any(does);
    if scene.words.is(date.end, ":") || !sentence || !tells {
        return None;
    }
    // "agreed on a plan backed by Oslo in May": the day of the plan or of the vote, which the clause tells together.
    let described = tree.get(governor.word).is_some_and(|token| token.label == Label::NounClause);
    if described && tree.child(governor.word, &[Label::Agent]).is_some_and(|agent| agent < governor.date.start) {
        return None;
    }
    let others = others(scene, sentence_at, tree, &governor);
    // "At dawn on 5 June Lima, Oslo and Riga cut their ties": the parser took the day for a part of the first name.
    let before = governor.date.start.checked_sub(1).and_then(|at| tree.get(at));
    let merged = before.is_some_and(|token| token.tag == Tag::Preposition)
        && governor
            .date
            .iter()
            .filter_map(|at| tree.head(at))
            .any(|head| head >= governor.date.end && tree.get(head).is_some_and(|token| token.tag.is_name()));
    // "visited Oslo on 3 May and Riga on 5 May": which words belong to which day the tree does not say.
    // "in 2013 and 2015": both have all the words.
    let listed = |other: &Governor| {
        let joins = |a: &Governor, b: &Governor| {
            a.path.first().and_then(|top| tree.head(*top)).is_some_and(|head| b.date.contains(head))
        };
        joins(other, &governor) || joins(&governor, other)
    };
    let shares = |other: &Governor| other.role == Role::Event && other.word == governor.word && !listed(other);
    if merged {
        return None;
    }
    if others.iter().any(shares) && has_parts(scene, sentence_at, date) {
        return None;
    }
    let mut line = grammar::line(tree, &governor)?;
    // Where the saying has a day of its own, who says so stands at that.
    let above = |other: &Governor| tree.path(governor.word).any(|above| above == other.word);
    if others.iter().any(|other| above(other) && !line.words.contains(&other.word)) {
        line.speaker.clear();
    }
    // "The ministry said in May that prices fell in April": who says so tells the two lines apart.
    let twice = !line.words.contains(&governor.word) && others.iter().any(|other| line.words.contains(&other.word));
    fitted(scene, sentence_at, tree, &governor, &line, usize::from(twice))
}

/// True where a date belongs to a noun of which the clause tells nothing: "since his rise in May", "the May report".
#[must_use]
pub fn is_of_noun(scene: &Scene<'_>, sentence_at: usize, date: Run) -> bool {
    let told = || {
        let tree = scene.tree(sentence_at)?;
        let governor = grammar::governor(tree, scene.words.span(date))?;
        let helped = |at: usize| {
            let helper = tree.child(at, &[Label::Auxiliary, Label::PassiveAuxiliary]);
            helper.is_some_and(|helper| tree.tag(helper).is_finite())
        };
        let clause = tree.roots().any(|root| tree.tag(root).is_finite() || helped(root));
        let entry = scene.words.is(date.end, ":");
        let finite = tree.tokens().iter().any(|token| token.tag.is_finite() && token.label == Label::Root);
        let noun = clause && !entry && matches!(governor.role, Role::Nominal | Role::Attribute);
        // "since the accord of 3 May" names what happened then.
        let named = date.start.checked_sub(1).is_some_and(|before| scene.words.is(before, "of"));
        let since = || {
            let above = |at: usize| tree.get(at).is_some_and(|above| above.word == WordId::of("since"));
            !named && tree.path(governor.word).take(2).any(above)
        };
        let paper = || tree.get(governor.word).is_some_and(|noun| sound::PAPERS.has(noun.word));
        Some(noun && (since() || finite && governor.role == Role::Attribute && paper()))
    };
    told().unwrap_or(false)
}

/// The line of a verb of the sentence's tree that has no date.
#[must_use]
pub fn of_verb(scene: &Scene<'_>, sentence_at: usize, verb: usize) -> Option<String> {
    let tree = scene.tree(sentence_at)?;
    let governor = Governor { word: verb, role: Role::Event, date: Run::default(), path: Vec::new() };
    fitted(scene, sentence_at, tree, &governor, &grammar::line(tree, &governor)?, 0)
}

/// True where the dates of one verb part its words: "visited Oslo on 3 May and Riga on 5 May".
fn has_parts(scene: &Scene<'_>, sentence_at: usize, date: Run) -> bool {
    let Some(sentence) = scene.sentences.get(sentence_at) else { return false };
    let whole: Vec<usize> = sentence.words.iter().collect();
    shared::own_part(scene, sentence, date, whole.clone()) != whole
}

/// What governs the other dates of the sentence.
fn others(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, own: &Governor) -> Vec<Governor> {
    let timexes = scene.sentences.get(sentence_at).map_or(Run::default(), |sentence| sentence.timexes);
    let told = |at: &usize| scene.timex(*at).kind == TimexKind::Date && scene.timex(*at).when.is_some();
    let dates = timexes.iter().filter(|at| told(at) && !scene.is_byline(scene.timex(*at).span));
    let found = dates.filter_map(|at| grammar::governor(tree, scene.timex(at).span));
    found.filter(|other| other.date != own.date).collect()
}

/// Letters of a line for which a phrase is left out: what it is about or how much is worth a long line, where is not.
const fn room(piece: &Piece) -> usize {
    if piece.rank < grammar::WORTHY { SHORT } else { LONGEST }
}

/// The line with as many of its phrases as there is room for, `spare` of which may give way to who says so.
fn fitted(
    scene: &Scene<'_>,
    sentence_at: usize,
    tree: &Tree,
    governor: &Governor,
    chosen: &Line,
    spare: usize,
) -> Option<String> {
    let speaker = spoken(scene, sentence_at, in_words(scene, sentence_at, tree, &chosen.speaker));
    let noun = governor.role != Role::Event;
    let set = |chosen: &Line, speaker: &str, named: bool, out: &BTreeSet<usize>| {
        let kept = chosen.without(tree, &|at| out.contains(&at));
        let list = in_words(scene, sentence_at, tree, &kept);
        if noun && !says_enough(scene, &list) {
            return None;
        }
        let stay = in_words(scene, sentence_at, tree, &beside(scene, sentence_at, tree, &kept));
        let (line, first) = worded(scene, sentence_at, list, &stay, named)?;
        // "Growers are divided" behind who says so: growers are.
        let tag =
            first.map_or(Tag::Unknown, |first| tree.tag(tree.at(scene.words.span(Run::new(first, first + 1))).start));
        let common = matches!(tag, Tag::Noun | Tag::Nouns) && !speaker.is_empty();
        let small = common && line.chars().nth(1).is_some_and(char::is_lowercase);
        Some(with_speaker(scene, speaker, (if small { fit::uncapped(&line) } else { line }, first)))
    };
    let whole = |chosen: &Line| {
        cut(tree, chosen, &|out| set(chosen, "", true, out))
            .or_else(|| cut(tree, chosen, &|out| set(chosen, "", false, out)))
    };
    // "signed a Comprehensive Partnership Agreement (CPA)": where the name is too long, its letters.
    let (line, lost) = whole(chosen).or_else(|| whole(&abbreviated(scene, tree, chosen)?))?;
    let told = (!speaker.is_empty()).then(|| cut(tree, chosen, &|out| set(chosen, &speaker, true, out))).flatten();
    told.filter(|(_, less)| *less <= lost + spare).map_or(Some(line), |(line, _)| Some(line))
}

/// The line with the letters that stand in brackets behind a long name in its place.
fn abbreviated(scene: &Scene<'_>, tree: &Tree, chosen: &Line) -> Option<Line> {
    let letters = |at: usize| tree.get(at).map_or("", |token| token.span.of(scene.words.text));
    let capital = |at: usize| letters(at).starts_with(char::is_uppercase);
    let mut words = chosen.words.clone();
    for open in (1..tree.tokens().len()).filter(|at| letters(*at) == "(" && letters(at + 2) == ")") {
        let short = letters(open + 1);
        let (Some(first), true) = (short.chars().next(), short.chars().all(char::is_uppercase) && short.len() > 1)
        else {
            continue;
        };
        // The name begins with its first letter, and has as many words with capitals at least as letters but one.
        let joint = |at: usize| {
            set!["of", "for", "and", "the", "on", "in"].has(tree.get(at).map_or(WordId::default(), |token| token.word))
        };
        let begin = (open.saturating_sub(10)..open).rev().take_while(|at| capital(*at) || joint(*at));
        let begin = begin
            .filter(|at| letters(*at).starts_with(first))
            .find(|at| (*at..open).filter(|at| capital(*at)).count() + 1 >= short.len());
        let Some(begin) = begin.filter(|begin| (*begin..open).all(|at| words.contains(&at))) else { continue };
        let place = words.iter().position(|at| *at == begin)?;
        words.insert(place, open + 1);
        words.retain(|at| !(begin..open).contains(at));
    }
    (words != chosen.words).then(|| Line { speaker: chosen.speaker.clone(), words, pieces: chosen.pieces.clone() })
}

/// "checks on goods [that enter the island]": of what went as a whole, a part may have room. A noun before "of" says
/// nothing without it, nor does what hangs on something that went.
fn in_part(
    tree: &Tree,
    chosen: &Line,
    gone: &[&Piece],
    out: &mut BTreeSet<usize>,
    best: &mut Option<String>,
    set: &dyn Fn(&BTreeSet<usize>) -> Option<String>,
) {
    let length = |line: &Option<String>| line.as_ref().map_or(usize::MAX, |line| line.chars().count());
    for piece in gone.iter().copied().rev().filter(|piece| piece.rank >= grammar::WORTHY) {
        let within = |other: &&Piece| {
            other.words.len() > piece.words.len() && piece.words.iter().all(|at| other.words.contains(at))
        };
        let hangs = gone.iter().any(|other| within(other) && other.words.iter().any(|at| out.contains(at)));
        if hangs || !piece.words.iter().all(|at| out.contains(at)) {
            continue;
        }
        let bound = |piece: &Piece| {
            let first = piece.words.iter().min().map_or(WordId::default(), |first| tree.word(*first));
            set!["of", "from"].has(first)
        };
        let inner = |other: &&Piece| {
            other.words.len() > 1
                && !bound(other)
                && other.words.iter().max() == piece.words.iter().max()
                && other.words.len() + 2 < piece.words.len()
                && other.words.iter().all(|at| piece.words.contains(at))
        };
        for part in chosen.pieces.iter().filter(inner) {
            let mut fewer = out.clone();
            piece.words.iter().filter(|at| !part.words.contains(at)).for_each(|at| _ = fewer.remove(at));
            let line = set(&fewer);
            if line.is_some() && length(&line) <= room(piece) && length(&line) > length(best) {
                (*best, *out) = (line, fewer);
                break;
            }
        }
    }
}

/// The line with as many of its phrases as there is room for, and how many weighty ones went.
fn cut(tree: &Tree, chosen: &Line, set: &dyn Fn(&BTreeSet<usize>) -> Option<String>) -> Option<(String, usize)> {
    let length = |line: &Option<String>| line.as_ref().map_or(usize::MAX, |line| line.chars().count());
    let mut out = BTreeSet::new();
    let mut best = set(&out);
    let mut gone: Vec<&Piece> = Vec::new();
    for piece in &chosen.pieces {
        if length(&best) <= room(piece) {
            break;
        }
        out.extend(piece.words.iter().copied());
        let next = set(&out);
        if next.is_some() || best.is_none() {
            gone.push(piece);
            best = next;
        } else {
            piece.words.iter().for_each(|at| _ = out.remove(at));
        }
    }
    // What went before a longer phrase did may have room again, the weightiest first.
    for piece in gone.iter().rev() {
        let mut fewer = out.clone();
        piece.words.iter().for_each(|at| _ = fewer.remove(at));
        let inside =
            |other: &&&Piece| other.words != piece.words && piece.words.iter().all(|at| other.words.contains(at));
        if gone
            .iter()
            .filter(inside)
            .any(|other| other.words.iter().any(|at| out.contains(at) && !piece.words.contains(at)))
        {
            continue;
        }
        let line = set(&fewer);
        if length(&line) <= room(piece) {
            (best, out) = (line, fewer);
        }
    }
    in_part(tree, chosen, &gone, &mut out, &mut best, set);
    let lost = chosen.pieces.iter().filter(|piece| piece.rank >= grammar::WORTHY);
    // An adjective is less than who says so, but in a subject ("crude stocks") it says what is meant; so does a phrase there,
    // or one with a verb of its own ("a plan to sell").
    let verb = chosen.words.iter().copied().find(|at| tree.tag(*at).is_finite()).unwrap_or(0);
    let weight = |piece: &Piece| {
        let subject = piece.rank > grammar::WORTHY && piece.words.iter().any(|at| *at < verb);
        let told = subject || piece.words.iter().any(|at| tree.tag(*at).is_verb());
        if told { 2 } else { usize::from(piece.words.len() > 1) }
    };
    let lost = lost.filter(|piece| piece.words.iter().any(|at| out.contains(at))).map(weight).sum();
    best.filter(|line| line.chars().count() <= LONGEST).map(|line| (line, lost))
}

/// A noun alone says enough with a name or two words more: "coup" does not, "second nuclear test" does.
fn says_enough(scene: &Scene<'_>, list: &[usize]) -> bool {
    let said = list.iter().filter(|at| scene.words.has(**at, Class::Word) && !scene.words.has(**at, Class::Determiner));
    let named =
        list.iter().skip(1).any(|at| scene.words.has(*at, Class::Capital) || scene.words.has(*at, Class::Number));
    said.count() >= if named { 2 } else { 3 }
}

/// Tokens of a tree as words of the document, in the same order.
fn in_words(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, tokens: &[usize]) -> Vec<usize> {
    let Some(sentence) = scene.sentences.get(sentence_at) else { return Vec::new() };
    let mut list: Vec<usize> = Vec::new();
    for token in tokens.iter().filter_map(|token| tree.get(*token)) {
        let of = |at: &usize| scene.words.get(*at).is_some_and(|word| word.span.overlaps(token.span));
        for word in sentence.words.iter().skip_while(|at| !of(at)).take_while(of) {
            if list.last() != Some(&word) {
                list.push(word);
            }
        }
    }
    list
}

/// Words that stand in front of the noun that they say more of: "the *June* contract", "the *2014* record".
fn beside(scene: &Scene<'_>, sentence_at: usize, tree: &Tree, kept: &[usize]) -> Vec<usize> {
    let timed = |noun: usize| {
        let span = tree.get(noun).map(|token| token.span);
        let mut words = span.into_iter().flat_map(|span| scene.words_at(sentence_at, span));
        words.any(|at| {
            scene.is_dated(at) || scene.words.has(at, Class::TimeUnit) || scene.words.has(at, Class::TimeUnits)
        })
    };
    let says = |at: &&usize| {
        // "selected 2015 as the year of the tiger"
        let object = matches!(tree.label(**at), Label::Object | Label::Attribute)
            && tree.get(**at).is_some_and(|token| token.tag == Tag::Number && token.span.len() == 4)
            && tree.head(**at).is_some_and(|verb| verb < **at && kept.contains(&verb));
        // "expected 2014 to be tough"
        let told = tree.label(**at) == Label::Subject
            && tree.head(**at).is_some_and(|verb| tree.label(verb) == Label::ObjectClause && kept.contains(&verb));
        if object || told {
            return true;
        }
        let label =
            matches!(tree.label(**at), Label::Compound | Label::Number | Label::NounModifier | Label::Adjective);
        let noun = tree.head(**at).filter(|noun| *noun > **at && tree.tag(*noun).is_noun() && kept.contains(noun));
        // "close to recent trends": it holds the preposition.
        let led = at.checked_sub(1).is_some_and(|before| tree.label(before) == Label::Preposition);
        label
            && (led || !tree.get(**at).is_some_and(|word| PASSING.has(word.word)))
            && noun.is_some_and(|noun| !timed(noun))
    };
    kept.iter().filter(says).copied().collect()
}

/// Words as a line and the first of them, names put for pronouns; `None` where it does not read as a clause.
fn worded(
    scene: &Scene<'_>,
    sentence_at: usize,
    mut list: Vec<usize>,
    stay: &[usize],
    named: bool,
) -> Option<(String, Option<usize>)> {
    retold(scene, &mut list);
    pronoun::resolve(scene, sentence_at, &mut list);
    let mut whole = polish_but(scene, list, stay);
    let next: Vec<usize> = whole.iter().skip(1).copied().collect();
    let mut next = next.into_iter();
    whole.retain(|at| next.next().is_none_or(|next| !misfit(scene, *at, next)));
    let front = whose::front(scene, sentence_at, &whole);
    let own = whole.get(front.as_ref().map_or(0, |front| front.instead_of)..).unwrap_or_default();
    let reads = reads_well(scene, own) || front.is_some() && reads_well(scene, &whole);
    if !reads || scene.words.any(*own.first()?, POINTING) || collides(scene, own) {
        return None;
    }
    // A short name is worth another phrase.
    let most = |front: &whose::Front| if named && front.named.chars().count() <= NAME { usize::MAX } else { LONGEST };
    if let Some(named) =
        front.as_ref().and_then(|front| whose::put(scene, front, own, &fit::whole(scene, own), most(front)))
    {
        return Some((named, None));
    }
    let list = if front.is_some_and(|front| front.named.is_empty()) { own } else { &whole };
    Some((fit::whole(scene, list), list.first().copied()))
}

/// "exports had fallen" stays, "exports had climbed" climbed at its date.
fn retold(scene: &Scene<'_>, list: &mut Vec<usize>) {
    let words = &scene.words;
    let had = list.windows(2).position(|pair| {
        let past = words.verb(pair[1]) == Some(Verb::Past) && words.entry(pair[1], Class::Report).is_none();
        words.is(pair[0], "had") && past && (words.str(pair[1]).ends_with("ed") || words.any(pair[1], SAME_FORM))
    });
    let first = list.iter().position(|at| words.verb(*at).is_some());
    if let Some(had) = had.filter(|had| *had > 0 && first == Some(*had)) {
        list.remove(had);
    }
}

/// "a significant expansion" without its adjective is no "a expansion".
fn misfit(scene: &Scene<'_>, article: usize, next: usize) -> bool {
    let vowel = scene.words.str(next).starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    next != article + 1 && (scene.words.is(article, "a") && vowel || scene.words.is(article, "an") && !vowel)
}

/// "Resolution 14, passed on … limited": two verbs that only a gap brought together.
fn collides(scene: &Scene<'_>, list: &[usize]) -> bool {
    let full = |at: usize| matches!(scene.words.verb(at), Some(Verb::Past));
    list.windows(2).any(|pair| pair[0] + 1 != pair[1] && full(pair[0]) && full(pair[1]))
}

/// Who speaks, by name where the text settles whom "the ministry" means.
fn spoken(scene: &Scene<'_>, sentence_at: usize, list: Vec<usize>) -> String {
    let mut list = polish(scene, list);
    list.retain(|at| !scene.words.any(*at, set!["here", "there", "also"]));
    if list.len() > 1 && scene.words.any(list[0], set!["the", "a", "an"]) {
        list.remove(0);
    }
    whose::speaker(scene, sentence_at, &list).unwrap_or_else(|| fit::set(scene, &list))
}

/// "Ministry: exports fell".
fn with_speaker(scene: &Scene<'_>, speaker: &str, (line, first): (String, Option<usize>)) -> String {
    if speaker.is_empty() || line.contains(speaker) {
        return line;
    }
    // "Statistics Chad: exports fell" needs no "Chad’s".
    let own = line.split_once("’s ").filter(|(owner, _)| first.is_none() && speaker.contains(owner));
    let line = own.map_or(&*line, |(_, rest)| rest);
    let line = format!("{speaker}: {}", fit::lowered(scene, line, first));
    if line.chars().count() > LONGEST { fit::short(line) } else { line }
}
