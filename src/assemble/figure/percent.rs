//! What a percentage is: a share, a change, a duty, a ratio.

use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Change, Quantity, Run};
use crate::tag::{WordSet, set, words};

use super::bracket::{self, way};
use super::hedge::{self, MOVES};
use super::metric::Cue;
use super::share;
use super::sides::markets::{MARKETS, is_list_of_states};
use crate::model::Metric;

/// Verbs by which a duty is set.
const IMPOSES: &WordSet = words!("slap slapped impose imposed imposes imposing levied levies set threatened threatens");

/// Words in front of a rate of growth that is a level.
const OF_LEVEL: &WordSet = words!("to from at of was is averaged reached exceed reach");

/// Verbs of how fast something grows.
const PACES: &WordSet =
    words!("accelerate accelerates accelerated moderate moderates moderated decelerate decelerated slow slows slowed");

/// What a percentage measures, and true for a fall; `None` where nothing says it.
#[must_use]
pub fn of(
    scene: &Scene<'_>,
    sentence: &Sentence,
    quantity: &Quantity,
    range: Run,
    cue: Option<usize>,
    cues: &[Cue],
) -> Option<(Metric, bool)> {
    if levied(scene, range, cues) {
        return Some((Metric::Tariff, false));
    }
    // "a 34 % tax on profits".
    if scene.words.any(range.end, set!["tax", "taxes"]) {
        return None;
    }
    if let Some(negative) = ahead(scene, range.end).or_else(|| bracket::moved(scene, sentence, range)) {
        return Some((Metric::Change, negative));
    }
    if of_year(scene, sentence, range.end) {
        return Some((Metric::Ratio, false));
    }
    if shares(scene, sentence, range) {
        return Some((Metric::Share, false));
    }
    if let Some(found) = growth(scene, sentence, range) {
        return Some((Metric::Change, found));
    }
    if let Some(negative) = change(scene, sentence, quantity, range) {
        return Some((Metric::Change, negative));
    }
    // "zero tariffs, down from a rate of 5 to 20 per cent".
    let duty = words_of_duty(scene, Run::new(sentence.words.start, range.start));
    if is_ratio_of_part(scene, sentence, range) {
        return Some((Metric::Share, false));
    }
    if !duty && !scene.words.is(hedge::lead(scene, range), "by") && covers(scene, sentence, range) {
        return Some((Metric::Ratio, false));
    }
    let words = &scene.words;
    let named = cue.and_then(|at| cues.get(at));
    // "the second largest source of imports, at $2 billion or 24 percent": the same as a part of all.
    let of_sum = |at: usize| scene.amount_over(at.wrapping_sub(1)).is_some_and(|other| other.end == at);
    if words.is(range.start.wrapping_sub(1), "or") && of_sum(range.start - 1) && named.is_some() {
        return Some((Metric::Share, false));
    }
    if is_rate_of_duty(scene, sentence, range, named) {
        return Some((Metric::Tariff, false));
    }
    if words.seq(range.end, "in") && words.any(range.end + 2, set!["containers"]) {
        return Some((Metric::Share, false));
    }
    // A second level of a share or tariff told before: the caller inherits.
    let elliptic = named.is_none_or(|cue| cue.metric == Metric::Quota) && sentence.quantities.len() <= 2;
    elliptic.then_some((Metric::Share, false))
}

/// "paid 5 % in duties", "the rates are 5 %": by the word of a duty near it.
fn is_rate_of_duty(scene: &Scene<'_>, sentence: &Sentence, range: Run, named: Option<&Cue>) -> bool {
    let words = &scene.words;
    // "Eleven per cent called for lower duties": a share of those who answer.
    let answers = words.verb(range.end).is_some() && !words.has(range.end, Class::LevelVerb);
    let near = Run::new(range.start.saturating_sub(11).max(sentence.words.start), range.end + 5);
    // "the rates of decrease were 4 %" are none of duty.
    let of_growth = |at: usize| {
        let of = words.is(at + 1, "of") && !words.any(at + 2, set!["duty", "tariff", "tax"]);
        let other = words.any(at.wrapping_sub(1), set!["interest", "exchange", "growth", "inflation", "yield", "bank"]);
        words.is(at, "rates") && (of || other)
    };
    let duty = set!["rates", "duty", "levy", "tariff", "tariffs", "duties"];
    let rates = near.into_iter().any(|at| words.any(at, duty) && !of_growth(at));
    !answers && (named.is_some_and(|cue| cue.metric == Metric::Tariff) || rates)
}

fn words_of_duty(scene: &Scene<'_>, range: Run) -> bool {
    range.any(|at| scene.words.any(at, set!["tariff", "tariffs", "duty", "duties"]))
}

/// "a 35 % tariff", "a 10 % ad valorem duty".
fn levied(scene: &Scene<'_>, range: Run, cues: &[Cue]) -> bool {
    let words = &scene.words;
    let end = range.end;
    // "a tariff of 26 per cent applies".
    let lead = hedge::lead(scene, range);
    if words.is(lead, "of") && words.any(lead.wrapping_sub(1), set!["tariff", "tariffs", "duty", "duties"]) {
        return true;
    }
    // "is exempt from the increase in tariffs but still pays 25 per cent".
    let still = set!["exempt", "tariff", "tariffs", "duty", "duties", "levy", "levies"];
    if words.any(lead, set!["pay", "pays", "paid", "faces", "face"])
        && !words.any(end, set!["of", "more", "less", "interest"])
        && (range.start.saturating_sub(20)..range.start).any(|at| words.any(at, still))
    {
        return true;
    }
    // "Canadian crude faces a lower 10 % rate".
    let faced = || {
        (range.start.saturating_sub(4)..range.start)
            .any(|at| words.any(at, set!["face", "faces", "faced", "pay", "pays"]))
    };
    if words.any(end, set!["rate", "levy"]) && faced() {
        return true;
    }
    // "has slapped a 25 % rate on all goods from Japan".
    let rate = words.any(end, set!["rate", "levy", "levies", "tax", "taxes"]) && words.is(end + 1, "on");
    if rate && (range.start.saturating_sub(6)..range.start).any(|at| words.any(at, IMPOSES)) {
        return true;
    }
    // "a 34 % tax on imports from China", "a 20 % levy on all imported goods".
    let taxed =
        rate && !words.is(end, "rate") && (end + 2..end + 5).any(|at| words.any(at, set!["imports", "imported"]));
    if taxed {
        return true;
    }
    let noun =
        cues.iter().find(|cue| cue.metric == Metric::Tariff && cue.words.start >= end && cue.words.start <= end + 3);
    noun.is_some_and(|cue| {
        (end..cue.words.start).all(|at| {
            words.has(at, Class::Word)
                && !words.has(at, Class::Preposition)
                && words.verb(at).is_none()
                && !words.any(at, set!["of", "a", "the"])
        })
    })
}

/// "102.8 percent of 2018", "94 % of last year's": held against the whole of another time.
#[must_use]
pub fn of_year(scene: &Scene<'_>, sentence: &Sentence, end: usize) -> bool {
    let words = &scene.words;
    let year = words.has(end + 1, Class::Year4);
    let mark = words.is_mark(end + 2) && !words.any(end + 2, set!["-", "'", "’", "/", "–"]);
    let ends = mark || end + 2 >= sentence.words.end;
    words.is(end, "of") && year && (ends || words.any(end + 2, set!["level", "levels"]))
}

/// Verbs of a part: "tea constituted 86 %".
const PARTS: &WordSet = set!["represented", "represents", "comprised", "constituted", "constitutes", "constituting"];

/// Verbs right in front of a share: "Peru supplied 61 %".
const TAKES_PART: &WordSet = words!("made makes make took takes taking supplied supplies");

/// "accounted for 12 %", "12 % of exports", "its share rose from 71 % to 73 %".
fn shares(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    let words = &scene.words;
    let end = range.end;
    // "which represented a contraction of 21.6 %".
    let lead = hedge::lead(scene, range);
    if words.is(lead, "of") && words.any(lead.wrapping_sub(1), MOVES) {
        return false;
    }
    let before = Run::new(range.start.saturating_sub(5).max(sentence.words.start), range.start);
    // "rose by 18 %, of which tea by 4 %", "Of which, mining rose by 7 %": how far something moved is no share.
    let by = words.is(hedge::start(scene, range.start, range.start.saturating_sub(4)).wrapping_sub(1), "by");
    let of = words.is(end, "of") || (words.is(end, ",") && words.is(end + 1, "of") && !by);
    let verbs = before.any(|at| {
        hedge::accounts(scene, at)
            || words.any(at, hedge::MAKES_UP) && words.is(at + 1, "up")
            || words.any(at, PARTS)
            || words.any(at, set!["contributed", "contributing", "contributes"]) && !adds_to_a_move(scene, end)
            || words.any(at, TAKES_PART) && at + 1 == range.start
            || words.any(at, set!["supplied", "provided", "took"])
                && (at.saturating_sub(5)..at).any(|at| words.seq(at, "of which"))
            || words.seq(at, "share of")
    });
    if is_of_part(scene, range) || in_list_of_parts(scene, sentence, range) || of_a_sum(scene, sentence, range) {
        return true;
    }
    // "the main export markets were China (19 %) and Peru (11 %)", "Exports - partners: India 21.8 %".
    let led = words.any(hedge::lead(scene, range), set!["(", "with", "at"]);
    let stop = if led { hedge::lead(scene, range) } else { range.start };
    let beside = scene.mentions_in(Run::new(stop.saturating_sub(4), stop)).iter().any(|mention| mention.end == stop);
    let flow = |start: usize, end: usize| Run::new(start, end).any(|at| words.has(at, Class::Metric));
    // "Destinations: Peru 54 %, Chile 22 %".
    let label = |at: usize| at == sentence.words.start && words.is(at + 1, ":");
    let market =
        |at: usize| words.any(at, MARKETS) && (label(at) || flow(at.saturating_sub(3), at) || flow(at + 1, at + 4));
    let moved = |at: usize| words.has(at, Class::Rise) || words.has(at, Class::Fall);
    let listed = led && is_list_of_states(scene, sentence);
    if beside && (listed || (sentence.words.start..stop).any(market)) && !(sentence.words.start..stop).any(moved) {
        return true;
    }
    let noun = words.any(end, set!["share", "stake"]) || words.any(end + 1, set!["share", "stake"]);
    let at = range.start.wrapping_sub(1);
    let moves = words.has(at, Class::Rise) || words.has(at, Class::Fall) || words.seq(at.wrapping_sub(1), "rate of");
    let moved = by || moves || words.any(at, set!["up", "down"]);
    let whole = words.is(sentence.words.start, "of") && !moved || words.any(end, set!["consisted", "comprised"]);
    let parts = || goes(scene, sentence, range) || share::is_part(scene, sentence, range);
    if (of && !words.seq(end, "of duty")) || verbs || noun || whole || parts() {
        return true;
    }
    // "the share of industrial exports rose from 71 % in 1992 to 73 %".
    let clause = sentence.segment_of(range.start);
    // "the shares of the main partners were Peru (18 %), Chile (12 %)".
    let open = range.start.saturating_sub(1);
    let member = words.is(open, "(") && scene.mention_at(open.saturating_sub(1)).is_some();
    let floor = if member { sentence.words.start } else { clause.start.min(range.start) };
    let named = (floor..range.start).rev().take(24).any(|at| words.any(at, set!["share", "proportion", "shares"]))
        || words.any(stop.wrapping_sub(1), set!["portion", "part", "proportion"]) && words.is(end, ")");
    named
        && !words.is(range.start.wrapping_sub(1), "by")
        && !words.any(end, set!["increase", "rise", "decline", "fall"])
}

/// "contributed 2 % to growth".
fn adds_to_a_move(scene: &Scene<'_>, end: usize) -> bool {
    let words = &scene.words;
    let the = usize::from(words.any(end + 1, set!["the", "its", "this"]));
    !words.is(end, "to") || (end + 1 + the..end + 4 + the).any(|at| words.any(at, MOVES))
}

/// "40 percent of imports were raw materials, 19 percent consumer goods and 12 percent tea": a share in such a list.
fn in_list_of_parts(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    let words = &scene.words;
    let lead = range.start.wrapping_sub(1);
    let noun = words.has(range.end, Class::Word)
        && !words.has(range.end, Class::Preposition)
        && !words.any(range.end, MOVES)
        && words.verb(range.end).is_none();
    let percent = |at: &usize| scene.quantity(*at).unit == "%";
    let first = sentence.quantities.iter().find(percent).map(|at| scene.quantity_words[at]);
    let Some(first) = first.filter(|it| noun && it.start < range.start && words.is(it.end, "of")) else { return false };
    let between = Run::new(first.end, range.start);
    let states = |at: &usize| words.any(*at, set!["were", "are", "was", "is"]);
    let moved = |at: usize| words.has(at, Class::Rise) || words.has(at, Class::Fall);
    words.any(lead, set![",", "and", ";"])
        && between.into_iter().filter(states).count() == 1
        && !between.any(|at| words.verb(at).is_some() && !states(&at) || moved(at))
}

/// "to Peru $9 million (15.9 %), to Chile $6 million (10.4 %)", "$9 million, which is 15.9 %": what part a sum is, where nothing
/// moved.
fn of_a_sum(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    const FEWEST: usize = 2;
    const BOUNDS: &WordSet = words!("more less higher lower fewer smaller of above below up down");
    const REACH: usize = 9;
    let words = &scene.words;
    let moved = |at: usize| {
        words.has(at, Class::Rise) || words.has(at, Class::Fall) || words.any(at, MOVES) || words.is(at, "compared")
    };
    let sum = |end: usize| scene.amount_over(end.wrapping_sub(1)).is_some_and(|sum| sum.end == end);
    let which = range.start.wrapping_sub(2);
    let end = which.wrapping_sub(usize::from(words.is(which.wrapping_sub(1), ",")));
    // "which was 42.8 percent, or $9 million, fewer than".
    let than = |at: usize| words.any(at, BOUNDS) && words.is(at + 1, "than");
    let more = words.any(range.end, BOUNDS) || (range.end..range.end + REACH).any(than);
    if words.is(which, "which") && words.any(which + 1, set!["is", "was"]) && sum(end) && !more {
        return true;
    }
    let beside = |own: Run| {
        let open = own.start.wrapping_sub(1);
        words.is(open, "(") && words.is(own.end, ")") && sum(open)
    };
    let percents = sentence.quantities.iter().filter(|at| scene.quantity(*at).unit == "%");
    let listed = percents.filter(|at| beside(scene.quantity_words[*at])).count();
    let states = scene.mentions_in(sentence.words).iter().filter(|it| !it.aside).count();
    beside(range) && listed >= FEWEST && states >= listed && !sentence.words.any(moved)
}

/// "accounted for $4 million (80 per cent)".
fn is_of_part(scene: &Scene<'_>, range: Run) -> bool {
    scene.words.is(range.start.wrapping_sub(1), "(")
        && scene
            .amount_over(range.start.wrapping_sub(2))
            .is_some_and(|sum| (sum.start.saturating_sub(3)..sum.start).any(|at| hedge::accounts(scene, at)))
}

/// "70 percent went to China", "of which 70 percent was sold"; "the largest share fell within machinery (18 %)": where a part
/// goes or lies.
fn goes(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    let words = &scene.words;
    let end = range.end;
    let goes = words.any(end, set!["went", "goes", "go", "came", "comes", "destined", "bound"])
        || words.any(end, set!["was", "were", "is", "are"])
            && words.any(end + 1, set!["destined", "bound", "sold", "shipped"]);
    let led = goes && (end + 1..end + 4).any(|at| words.any(at, set!["to", "from", "for"]));
    let which = words.seq(hedge::lead(scene, range).wrapping_sub(1), "of which") && words.verb(end).is_some();
    let lies = |at: &usize| {
        words.any(*at, set!["fell", "falls", "fall"]) && words.any(at + 1, set!["within", "on", "upon", "under"])
    };
    let lies = (sentence.words.start..range.start).find(lies);
    let share = |at: usize| (sentence.words.start..at).any(|at| words.any(at, set!["share", "shares"]));
    led || which || lies.is_some_and(share)
}

/// "growth of 3.3 %", "inflation rose to 3.3 %", "at an average rate of 4.8 %": a rate of growth is a change.
fn growth(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Option<bool> {
    let words = &scene.words;
    let floor = range.start.saturating_sub(14).max(sentence.words.start);
    let lead = hedge::start(scene, range.start, floor).checked_sub(1).filter(|at| *at >= floor)?;
    // "China is forecast to moderate to 6.4 % from 6.8 %": such verbs tell of growth by themselves.
    let paces = |at: usize| words.any(at, PACES) && !(floor..at).any(|at| words.has(at, Class::Metric));
    if words.any(lead, set!["to", "from"]) && (floor..lead).rev().take(7).any(paces) {
        return Some(false);
    }
    let level = words.any(lead, OF_LEVEL) || words.is(lead, ":");
    // "Inflation (consumer prices): 4.6 %".
    let opens = if words.is(lead, ":") { sentence.words.start } else { sentence.segment_of(range.start).start };
    let clause = Run::new(opens.min(lead).max(floor), lead);
    let grows = clause.any(|at| {
        words.any(at, set!["growth", "inflation"]) && !words.any(at + 1, set!["in", "by"])
            // "growth in China is put at 6.8 %": that of a country, not of what it trades.
            || words.any(at, set!["growth", "inflation"]) && words.is(at + 1, "in") && words.is_name(at + 2)
            // "increased at a slower pace of 11.6 %".
            || words.is(at, "pace") && (at + 1 == lead || words.is(at + 1, "of"))
            || words.is(at, "rates") && words.any(at + 2, set!["increase", "decrease", "growth", "decline"])
            || words.any(at, set!["grown", "growing", "grew", "expanding", "expand", "grow", "expanded"])
                && words.is(lead.wrapping_sub(1), "rate")
    });
    let falls = clause.any(|at| {
        words.is(at, "rates") && words.any(at + 2, set!["decrease", "decline"])
            || words.is(at, "growth") && words.any(at.wrapping_sub(1), set!["negative", "minus"])
    });
    (level && grows).then_some(falls)
}

/// "to expand at a slower rate of 2 %".
const GROWS: &WordSet =
    words!("expand expands expanding expanded grow grows growing grew rise rises rising increase increasing");

/// "the ratio of high-tech products in total exports was 4 %": a share.
fn is_ratio_of_part(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    let clause = sentence.segment_of(range.start);
    let front = Run::new(clause.start.min(range.start), range.start);
    let Some(ratio) = front.iter().rev().take(18).find(|at| scene.words.seq(*at, "ratio of")) else { return false };
    let joined = (ratio + 2..range.start).find(|at| scene.words.any(*at, set!["in", "to", "and", "between", "by"]));
    joined.is_some_and(|at| scene.words.is(at, "in") && !scene.is_dated(at + 1))
}

/// "the ratio of imports covered by exports rose to 115 %", "capacity utilization fell from 80 % to 77 %".
fn covers(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> bool {
    let clause = sentence.segment_of(range.start);
    let grows =
        |at: usize| scene.words.is(at, "rate") && (at.saturating_sub(10)..at).any(|at| scene.words.any(at, GROWS));
    (clause.start.min(range.start)..range.start).rev().take(16).filter(|at| !grows(*at)).any(|at| {
        scene.words.any(at, set!["ratio", "utilization", "utilisation", "coverage", "rate"])
            && !scene.words.any(at + 1, set!["cut", "hike"])
            && !scene.words.any(at.wrapping_sub(1), set!["tariff", "duty", "tax"])
    })
}

/// Up or down by the words around a percentage, true for down; `None` where nothing says that it is a change.
#[must_use]
pub fn change(scene: &Scene<'_>, sentence: &Sentence, quantity: &Quantity, range: Run) -> Option<bool> {
    let told = || match quantity.change {
        Change::Up => Some(false),
        Change::Down => Some(true),
        _ => None,
    };
    ahead(scene, range.end).or_else(|| match behind(scene, sentence, range) {
        Before::Moved(down) => Some(down),
        Before::Level => None,
        Before::Nothing => told(),
    })
}

/// What the words in front of a percentage say of it.
enum Before {
    /// A change; true for a fall.
    Moved(bool),
    /// A level: "fell to 8 %".
    Level,
    /// Neither.
    Nothing,
}

/// "5 % less than", "a 29 % dive".
fn ahead(scene: &Scene<'_>, end: usize) -> Option<bool> {
    const SPANS: &WordSet = words!("year month quarter on over - ( ) y o m q");
    let words = &scene.words;
    // "an 8.7 % year-on-year (y-o-y) expansion".
    let noun = (end..end + 16).find(|at| !words.any(*at, SPANS)).filter(|at| *at > end + 2);
    const BOUNDS: &WordSet = set!["higher", "lower", "up", "down", "more", "less"];
    if let Some(noun) = noun.filter(|at| words.any(*at, MOVES) || words.any(*at, BOUNDS)) {
        return way(scene, noun);
    }
    for at in end..end + 2 {
        let moved = words.has(at, Class::Rise) || words.has(at, Class::Fall);
        // "4 % rose": a verb behind it has its own amount; "a 4 % rise", "4 % cut".
        if way(scene, at).is_some()
            && (!moved || words.verb(at).is_none() || words.any(at, set!["cut", "rise", "fall", "drop"]))
        {
            return way(scene, at);
        }
        if !words.any(at, set!["point", "points", "-", "a", "annual", "sharp"]) {
            break;
        }
    }
    None
}

/// "fell 8 %", "an increase in exports of 8 %", "growth in exports (8 %)".
fn behind(scene: &Scene<'_>, sentence: &Sentence, range: Run) -> Before {
    let words = &scene.words;
    // "decreased in September, 2018 by 8 %".
    let dated = (range.start.saturating_sub(6)..range.start).any(|at| words.is(at, ",") && scene.is_dated(at));
    let start = range.start.saturating_sub(if dated { 8 } else { 6 }).max(sentence.words.start);
    let lead = hedge::start(scene, range.start, start);
    // "decreased by, respectively, 32 and 43 per cent", "decreases, at 7 % and 12 % respectively".
    let aside = [", respectively ,", "respectively ,"].into_iter().find(|aside| {
        let length = aside.split(' ').count();
        lead.checked_sub(length).is_some_and(|at| words.seq(at, aside))
    });
    if let Some(aside) = aside {
        let end = lead - aside.split(' ').count();
        let moved = (end.saturating_sub(4).max(sentence.words.start)..end).rev().find_map(|at| way(scene, at));
        return moved.map_or(Before::Nothing, Before::Moved);
    }
    if lead > start + 1
        && words.is(lead - 1, "at")
        && words.is(lead - 2, ",")
        && words.any(lead - 3, set!["increases", "decreases", "rises", "declines"])
    {
        return way(scene, lead - 3).map_or(Before::Nothing, Before::Moved);
    }
    if lead > start && words.is(lead - 1, "of") {
        return of_noun(scene, lead, start);
    }
    if lead > start && words.any(lead - 1, set!["to", "from", "at"]) {
        // "fell to 8 %" tells a level; "rose higher at 8 %" does not.
        let moved = words.is(lead - 1, "at") && lead >= 2;
        return moved.then(|| way(scene, lead - 2)).flatten().map_or(Before::Level, Before::Moved);
    }
    // "decreased exports of fertilizers (by 50 %)".
    let led = usize::from(words.is(lead.wrapping_sub(1), "by"));
    if words.is(lead.wrapping_sub(1 + led), "(") {
        let lead = lead - led;
        return bracket::last_move(scene, sentence, lead - 1).map_or(Before::Nothing, Before::Moved);
    }
    for at in (start..range.start).rev() {
        if words.any(at, set![",", ";", ":", "("])
            && !scene.is_dated(at)
            && at + 1 < range.start
            && !words.any(at + 1, set!["up", "down", "a", "an"])
        {
            break;
        }
        // "lower than the 11.2 % recorded in June": what is compared with has not moved.
        let than = words.is(at, "than").then_some(at + 1);
        if than == Some(range.start) && words.any(at.wrapping_sub(1), set!["higher", "lower", "faster", "slower"])
            || than.filter(|next| words.is(*next, "the")) == range.start.checked_sub(1)
        {
            break;
        }
        let bound = words.any(at, set!["more", "less", "above", "below", "over", "under"]);
        if let Some(found) = way(scene, at).filter(|_| !bound) {
            return Before::Moved(found);
        }
    }
    Before::Nothing
}

/// "an increase of 8 %", "above it a duty of 8 %".
fn of_noun(scene: &Scene<'_>, lead: usize, start: usize) -> Before {
    let words = &scene.words;
    // "above it a duty of 8 %".
    if words.any(lead.wrapping_sub(2), set!["tariff", "tariffs", "duty", "duties", "levy", "rate"]) {
        return Before::Level;
    }
    // "a variation of 8 %", "with an annual variation of -8 %".
    if words.is(lead.wrapping_sub(2), "variation") {
        return Before::Moved(words.any(lead, set!["-", "−", "–"]));
    }
    // "an increase of 8 %", "a decrease in imports of 8 %".
    let noun = (start.max(lead.saturating_sub(6))..lead - 1).rev().find(|at| words.any(*at, MOVES));
    // "recording a drop, in euros, of 30.5 %".
    let aside = |noun: usize| words.is(noun + 1, ",") && words.is(lead.wrapping_sub(2), ",");
    let noun = noun.filter(|noun| noun + 2 == lead || words.any(noun + 1, set!["in", "of"]) || aside(*noun));
    noun.and_then(|noun| way(scene, noun)).map_or(Before::Nothing, Before::Moved)
}
