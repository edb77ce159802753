//! Whose figures a document tells: those of the office that issues them ("Statistics Canada", "Eurostat"), else of the one
//! state whose trade or economy it speaks of ("the UK's current account deficit").

use crate::assemble::scene::{Mention, Scene};
use crate::lexicon::{Class, Naming, State, currencies, gazetteer};
use crate::model::Run;
use crate::tag::{WordSet, set, words};

/// What is told of a state whose figures a document tells.
const OWN_TRADE: &WordSet = words!(
    "exports export imports import trade deficit surplus account economy gdp shipments production output reserves debt \
     sector"
);

/// Sentences at the front of a document in which its issuer is looked for.
const FRONT: usize = 10;
/// Sums of one money that tell whose a text with other countries in it is.
const FEWEST: usize = 3;
/// Words between a state and the noun of its office.
const REACH: usize = 5;

/// The state whose office the front of a document names most often, the first of equals.
#[must_use]
pub fn of(scene: &Scene<'_>) -> Option<usize> {
    let end = scene.sentences.get(..FRONT.min(scene.sentences.len()))?.last()?.words.end;
    if scene.sentences.first().is_some_and(|title| is_of_world(scene, title.words)) {
        return None;
    }
    let mut found: Vec<(usize, u32)> = Vec::new();
    let credits = scene.sentences.iter().filter(|it| it.words.start >= end && is_credit(scene, it.words));
    let credits = credits.flat_map(|sentence| scene.mentions_in(sentence.words));
    for mention in scene.mentions_in(Run::new(0, end)).iter().chain(credits).filter(|mention| is_country(mention)) {
        if !is_office(scene, mention) {
            continue;
        }
        match found.iter_mut().find(|(state, _)| *state == mention.state) {
            Some((_, count)) => *count += 1,
            None => found.push((mention.state, 1)),
        }
    }
    let most = found.iter().map(|(_, count)| *count).max()?;
    found.into_iter().find(|(_, count)| *count == most).map(|(state, _)| state)
}

/// "USDA's annual report on Ethiopia's coffee": an office that tells of the one country in the title and of none of its own.
#[must_use]
pub fn tells_of_another(scene: &Scene<'_>, issuer: usize, titled: Option<usize>) -> bool {
    let owned = |state: usize| {
        scene.sentences.iter().any(|sentence| {
            let mut named = scene.mentions_in(sentence.words).iter().filter(|it| it.state == state && !it.aside);
            named.any(|it| owns(scene, it, sentence.words.end) || trades(scene, it, sentence.words.end))
        })
    };
    titled.is_some_and(|titled| titled != issuer && owned(titled) && !owned(issuer))
}

/// "(National Statistics Office of Georgia)", "Source: Statistics Norway": a line that only says whose it is.
fn is_credit(scene: &Scene<'_>, line: Run) -> bool {
    const LONGEST: usize = 14;
    let bracket = scene.words.is(line.start, "(") && scene.words.is(line.end.wrapping_sub(1), ")");
    line.len() <= LONGEST && (bracket || scene.words.any(line.start, set!["source", "sources"]))
}

/// "Sugar: World Markets and Trade": what an office tells of all states.
#[must_use]
pub fn is_of_world(scene: &Scene<'_>, title: Run) -> bool {
    let words = &scene.words;
    let bodies = set!["bank", "organization", "organisation", "programme", "program"];
    let world = |at: usize| words.any(at, set!["world", "global"]) && !(at + 1..at + 3).any(|at| words.any(at, bodies));
    title.any(world) && scene.mentions_in(title).is_empty()
}

/// True where the front of a document gives its data as those of an office without a country: "data from the Ministry of
/// Finance showed".
#[must_use]
pub fn is_unnamed(scene: &Scene<'_>) -> bool {
    let Some(last) = scene.sentences.get(..FRONT.min(scene.sentences.len())).and_then(<[_]>::last) else {
        return false;
    };
    let words = &scene.words;
    (0..last.words.end).any(|at| {
        let data = words.any(at, set!["data", "figures", "statistics"]);
        data && (at + 1..at + 2 * REACH).take_while(|at| !words.is(*at, ".")).any(|at| {
            let office = words.has(at, Class::Office) && words.is_name(at);
            office && scene.mentions_in(Run::new(at.saturating_sub(REACH), at + REACH)).is_empty()
        })
    })
}

/// The one state whose trade or economy the front of a document speaks of, where it speaks of no other's anywhere.
#[must_use]
pub fn owner(scene: &Scene<'_>) -> Option<usize> {
    one_of(scene, owns)
}

/// The one state that the front of a document tells to trade, where it tells it of no other anywhere.
#[must_use]
pub fn trader(scene: &Scene<'_>) -> Option<usize> {
    one_of(scene, trades)
}

/// The one state of which something is told that is told of nobody else.
fn one_of(scene: &Scene<'_>, told: impl Fn(&Scene<'_>, &Mention, usize) -> bool) -> Option<usize> {
    if scene.sentences.first().is_some_and(|title| is_of_world(scene, title.words)) {
        return None;
    }
    let mut owners = scene.sentences.iter().enumerate().flat_map(|(place, sentence)| {
        let named = scene.mentions_in(sentence.words).iter();
        named.filter(|mention| !mention.aside && told(scene, mention, sentence.words.end)).map(move |it| (place, it))
    });
    // Further on it counts where the text names no other country but the union.
    let union = gazetteer().index("EU");
    let other = |it: &&Mention| !it.aside && is_country(it) && Some(it.state) != union;
    let alone = |own: &Mention| scene.mentions.iter().filter(other).all(|other| other.state == own.state);
    let (_, first) = owners
        .next()
        .filter(|(place, first)| is_country(first) && (*place < FRONT || *place < 2 * FRONT && alone(first)))?;
    owners.all(|(_, other)| other.state == first.state).then_some(first.state)
}

/// "Canada recorded a trade surplus", "India imported 4 million barrels", "Canadian mills produced 2 million tonnes": what the subject of a sentence is told to trade.
fn trades(scene: &Scene<'_>, mention: &Mention, end: usize) -> bool {
    const RECORDS: &WordSet = set!["recorded", "posted", "registered", "ran", "had", "reported", "logged"];
    const TRADES: &WordSet = set!["imported", "exported", "imports", "exports", "shipped"];
    const MAKES: &WordSet = set!["produced", "exported", "imported", "shipped", "harvested", "delivered"];
    let words = &scene.words;
    let led = words.any(mention.first.wrapping_sub(1), set!["to", "from", "with", "by", "in", "of", "and", ","]);
    let verb =
        Run::new(mention.end, end.min(mention.end + 2)).find(|at| words.any(*at, RECORDS) || words.any(*at, TRADES));
    let traded = |at: usize| (at + 1..end.min(at + 1 + REACH)).any(|at| words.any(at, OWN_TRADE));
    let tells = verb.is_some_and(|at| words.any(at, TRADES) || traded(at));
    // "Canadian sawmills produced 4 million tonnes".
    let made = Run::new(mention.end, end.min(mention.end + 3)).find(|at| words.verb(*at).is_some());
    let makes = mention.naming == Naming::People && made.is_some_and(|at| words.any(at, MAKES));
    (mention.naming == Naming::Name && tells || makes) && !led
}

/// Where a title names no state, the one in whose money all sums of the text are.
#[must_use]
pub fn moneyed(scene: &Scene<'_>) -> Option<usize> {
    // Money that many states have, or count in.
    const SHARED: [&str; 6] = ["USD", "EUR", "XDR", "GBP", "CHF", "XEU"];
    let named = |mention: &&Mention| !mention.aside && is_country(mention);
    let title = scene.sentences.first().map(|title| title.words);
    if title.is_some_and(|title| scene.mentions_in(title).iter().any(|it| named(&it))) {
        return None;
    }
    let codes = scene.quantities.iter().map(|quantity| quantity.unit.as_str());
    let mut sums = codes.filter(|code| currencies().index(code).is_some());
    let first = sums.next().filter(|code| !SHARED.contains(code))?;
    let mut count = 1;
    let one = sums.all(|code| {
        count += 1;
        code == first
    });
    // Partners may be named in it, where it tells enough sums.
    let enough = count >= FEWEST || scene.mentions.iter().find(named).is_none();
    first.get(..2).filter(|_| one && enough).and_then(|state| gazetteer().index(state))
}

/// True for "the UK's current account deficit", "Kenyan exports", "India's trade", "trade in goods in Malta", in a sentence that ends there.
fn owns(scene: &Scene<'_>, mention: &Mention, end: usize) -> bool {
    let words = &scene.words;
    let part = |at: usize| {
        words.any(at, set!["'", "’", "s", "-", "–", ")"])
            || words.has(at, Class::Word)
                && !words.has(at, Class::Preposition)
                && words.verb(at).is_none()
                && scene.mention_at(at).is_none()
    };
    let behind = Run::new(mention.end, end.min(mention.end + REACH));
    // "the trade in goods in Malta recorded a deficit".
    let led = mention.first.checked_sub(1).filter(|led| words.is(*led, "in"));
    let front = led.map(|led| Run::new(led.saturating_sub(3), led));
    let within = front.is_some_and(|front| {
        front.any(|at| words.is(at, "trade"))
            && front.all(|at| words.any(at, set!["trade", "in", "goods", "services", "and"]))
    });
    // "the foreign trade turnover of Kyrgyzstan".
    let of = mention.first.checked_sub(2).filter(|at| words.is(at + 1, "of"));
    let turnover =
        of.is_some_and(|at| words.is(at, "turnover") && words.any(at.wrapping_sub(1), set!["trade", "commodity"]));
    within
        || turnover
        || matches!(mention.naming, Naming::Name | Naming::People)
            && behind.iter().take_while(|at| part(*at)).any(|at| words.any(at, OWN_TRADE))
}

fn is_country(mention: &Mention) -> bool {
    gazetteer().state(mention.state).is_some_and(State::is_country)
}

/// True for a state named within the name of an office.
fn is_office(scene: &Scene<'_>, mention: &Mention) -> bool {
    let words = &scene.words;
    // "the Inter-American Development Bank".
    if words.is(mention.first.wrapping_sub(1), "-")
        && words.any(mention.first.wrapping_sub(2), set!["inter", "pan", "trans"])
    {
        return false;
    }
    // "National Statistics office of Georgia".
    let office = |at: usize| {
        words.has(at, Class::Office)
            && (words.is_name(at) || words.any(at.wrapping_sub(1), set!["Statistics", "Statistical"]))
    };
    match mention.naming {
        Naming::Office => return true,
        Naming::Name | Naming::People => {}
        // "Abu Dhabi Department of Economic Development".
        Naming::Seat => {
            return office(mention.end) && !words.any(mention.end, set!["board", "exchange", "bank"]);
        }
        _ => return false,
    }
    // "Philippine Statistics Authority", "U.S. Department of Commerce", "China's General Administration of Customs".
    let part = |at: usize| words.is_name(at) || words.any(at, set!["of", "and", "for", "&", "'", "’", "s"]);
    let behind = (mention.end..mention.end + REACH).take_while(|at| part(*at)).any(office);
    // "Reserve Bank of New Zealand", "Statistics Canada".
    // "Department of Agriculture, Republic of Kenya".
    let republic = (1..4).find(|back| words.is(mention.first.wrapping_sub(*back), "republic"));
    let formal = republic.map(|back| mention.first - back).filter(|at| words.is(at.wrapping_sub(1), ","));
    let end = formal.map_or(mention.first, |at| at - 1);
    let begin = end.saturating_sub(REACH);
    let leads = |at: &usize| part(*at) || office(*at) || words.is(*at, "the");
    let before = || (begin..end).rev().take_while(leads).any(office);
    behind || before()
}
