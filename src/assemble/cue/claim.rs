//! What a figure claims to be: wished for, a goal, a forecast, an estimate, possible or planned.

use crate::lexicon::Class;
use crate::tag::{Match, WordSet, set, words};

use super::{Cue, Sign};

/// Verbs by which a goal or forecast is met or missed.
const MEETS: &WordSet = words!("beat hit met missed exceeded surpassed topped above below");

/// What stands behind "will see": a forecast, no undertaking.
const WILL_OBJECTS: &WordSet =
    words!("that a an the its growth exports imports output production trade prices demand $");

/// The cues of this family. Where several speak of one amount, `claim/stance` says which one counts.
pub const CUES: &[Cue] = &[
    Cue {
        id: "claim.wish",
        reads: "would be glad to see $40 billion, would like to reach",
        pattern: "(would | should) (be (glad | happy | pleased) (to | of | with | about) | (like | love) to)",
        make: |_| Some(Sign::Wish),
        finds: &[("Kenya would be happy to see exports of $40 billion.", "forecast")],
        leaves: &[
            "The minister is glad exports to Uganda rose to $5 billion in 2015.",
            "Glad of the deal, Kenya said exports to Uganda were $5 billion in 2015.",
        ],
    },
    Cue {
        id: "claim.goal",
        reads: "a target of $5 billion, aims for, pledged, hopes to reach, meant to",
        pattern: concat!(
            "target | targets | goal | goals | aim | aims | aimed | aiming | objective | ambition | pledged | promised ",
            "| hope | hopes | meant to"
        ),
        make: |found| (!is_met(found)).then_some(Sign::Goal),
        finds: &[
            ("Kenya set a target of $5 billion for exports to Uganda.", "target"),
            ("Kenya hopes to lift exports to Uganda to $5 billion.", "target"),
        ],
        leaves: &[
            "Kenya beat its target with exports to Uganda of $5 billion in 2015.",
            "Exports to Uganda missed the goal and fell to $5 billion in 2015.",
        ],
    },
    Cue {
        id: "claim.forecast",
        reads: "is expected to reach, forecasts, projects, is likely to, on course for",
        pattern: concat!(
            "forecast | forecasts | forecasted | expects | expected | expect | projects | projected | predicts | predicted | likely ",
            "| anticipated | expecting | expectation | nowcast | nowcasts | on (course for | track) ",
            "| tipped (to | at) | (is | are | was | were) seen (at | to)? | (is | are) set to | (been | were | was | are | is) looking for | predicting | forecasting"
        ),
        make: |found| (!is_measure(found) && !is_undertaking(found)).then_some(Sign::Forecast),
        finds: &[
            ("Exports to Uganda are expected to reach $5 billion.", "forecast"),
            ("The bank forecasts exports to Uganda of $5 billion.", "forecast"),
            ("The bank projects exports to Uganda of $5 billion.", "forecast"),
            ("The nowcast puts exports to Uganda at $5 billion.", "forecast"),
            ("Exports to Uganda are set to reach $5 billion.", "forecast"),
            ("Exports to Uganda are tipped at $5 billion.", "forecast"),
            ("Exports to Uganda were seen reaching $5 billion.", "forecast"),
            ("Analysts had been looking for exports to Uganda of $5 billion.", "forecast"),
        ],
        leaves: &[
            "Among those projects were exports to Uganda of $5 billion in 2015.",
            "Faster than expected, exports to Uganda rose to $5 billion in 2015.",
            "As forecast, exports to Uganda rose to $5 billion in 2015.",
            "Exports to Uganda were set at $5 billion in 2015.",
            "A trader seen in Uganda told of exports of $5 billion in 2015.",
            "Looking for buyers, Kenya sold Uganda tea worth $5 million in 2015.",
        ],
    },
    Cue {
        id: "claim.estimate",
        reads: "the bank estimates, analysts reckon, puts the trade at $5 billion, perhaps $5 billion",
        pattern: "reckon | reckons | estimate | estimates | estimated | puts | put | probably",
        make: |_| Some(Sign::Estimate),
        finds: &[
            ("The bank estimates exports to Uganda at $5 billion in 2015.", "estimate"),
            ("Exports to Uganda were probably $5 billion in 2015.", "estimate"),
        ],
        leaves: &[
            "Kenya put a duty of 10 percent on steel from Uganda in 2015.",
            "Exports to Uganda were $5 billion in 2015, probable as that sounds.",
        ],
    },
    Cue {
        id: "claim.possible",
        reads: "exports could, may, might reach $5 billion",
        pattern: "could | may | might",
        make: |found| {
            let denied = found.tokens.get(found.start + 1).is_some_and(|next| set!["not"].has(next.word));
            if denied && found.tokens.get(found.start).is_some_and(|could| set!["could"].has(could.word)) {
                return None;
            }
            let month = found.tokens.get(found.start).is_some_and(|may| may.is(Class::Capital) && may.is(Class::Month));
            (!month).then_some(Sign::Possible)
        },
        finds: &[("Exports to Uganda could reach $5 billion.", "forecast")],
        leaves: &[
            "In May 2015 exports to Uganda were $5 billion.",
            "Tea could not make up for exports to Uganda of $5 billion in 2015.",
        ],
    },
    Cue {
        id: "claim.plan",
        reads: "will invest $5 million, plans, intends to, is considering, proposed, due, is to, offered",
        pattern: concat!(
            "will | would | (scheduled | slated) to | plans | plan to | planning to | planned | pencilled | penciled | proposed | due | earmarked | another | offer ",
            "| offered | commit | commits | (has | have) decided to | (is | are) to | talk of | to be | (intend | intends) to ",
            "| (is | are | was | were | be | been) (considering | weighing | mulling) ",
            "| (agreed | agrees | agree | tendered) to (buy | purchase | import | invest | supply | cut | lift | remove | reduce | raise | lower)"
        ),
        make: |found| (!is_cause(found)).then_some(Sign::Plan),
        finds: &[
            ("Kenya will sell Uganda tea worth $5 million.", "planned"),
            ("Kenya intends to sell Uganda tea worth $5 million.", "planned"),
            ("Kenya has decided to give Uganda aid of $5 million.", "planned"),
            ("Kenyan firms commit $5 million of investment to Uganda.", "planned"),
            ("Kenya is considering a duty of 10 percent on tea from Uganda.", "planned"),
            ("Kenya agreed to buy tea worth $5 million from Uganda.", "planned"),
        ],
        leaves: &[
            "Exports to Uganda fell due to drought, to $5 billion in 2015.",
            "The court decided that exports to Uganda were $5 billion in 2015.",
            "Considering the drought, exports to Uganda were high in 2015, at $5 billion.",
            "Both agreed that exports to Uganda were $5 billion in 2015.",
        ],
    },
    Cue {
        id: "claim.headline",
        reads: "a headline's infinitive: US to impose 19 % tariff",
        pattern: concat!(
            "to (impose | slap | levy | raise | cut | lift | lower | buy | import | export | invest | supply | sell | double | hike ",
            "| increase | reduce | lend | give | provide | spend)"
        ),
        make: |found| is_headline(found).then_some(Sign::Plan),
        finds: &[("Kenya to buy tea worth $5 million from Uganda", "planned")],
        leaves: &[
            "Kenya used the money to buy tea worth $5 million from Uganda in 2015.",
            "Talks to raise exports to Uganda to $5 billion ended in 2015.",
        ],
    },
];

/// "US to impose": nothing but names stands in front of it on its line, and no stop ends the line.
fn is_headline(found: &Match<'_>) -> bool {
    const LONGEST: usize = 5;
    let Some(to) = found.tokens.get(found.start) else { return false };
    let (front, rest) = found.text.split_at(to.span.start as usize);
    let front = front.rsplit('\n').next().unwrap_or_default().trim();
    let line = rest.split('\n').next().unwrap_or_default().trim_end();
    let names =
        front.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || matches!(word, "and" | "of" | "&"));
    let count = front.split_whitespace().count();
    (1..=LONGEST).contains(&count) && names && !line.ends_with(['.', '!', '?', ':'])
}

/// "beat its target", "missed the goal": the amount beside it is what came.
fn is_met(found: &Match<'_>) -> bool {
    (1..=3).filter_map(|back| found.before(back)).any(|token| MEETS.has(token.word))
}

/// "more than expected", "as forecast": measured against it.
fn is_measure(found: &Match<'_>) -> bool {
    found.before(1).is_some_and(|token| set!["than", "as"].has(token.word))
}

/// "the projects rose to 45": what somebody undertakes; "the bank projects exports of $5 billion" looks ahead.
fn is_undertaking(found: &Match<'_>) -> bool {
    let projects = found.tokens.get(found.start).is_some_and(|token| set!["projects"].has(token.word));
    projects && !found.after(0).is_some_and(|token| WILL_OBJECTS.has(token.word) || token.is(Class::Number))
}

/// "due to drought" tells why; "due to open" tells a plan.
fn is_cause(found: &Match<'_>) -> bool {
    let due = found.tokens.get(found.start).is_some_and(|token| set!["due"].has(token.word));
    let to = found.after(0).is_some_and(|token| set!["to"].has(token.word));
    let verb =
        found.after(1).is_some_and(|token| token.is(Class::PresentVerb) || set!["be", "take", "have"].has(token.word));
    due && to && !verb
}
