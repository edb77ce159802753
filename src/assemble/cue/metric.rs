//! Wordings in which the word of a metric measures nothing: an office, a paper, a verb of another meaning.

use crate::lexicon::{Class, Measured};
use crate::model::Run;
use crate::tag::{Match, Rule, Token, set};

/// The nouns of a balance, and what stands behind them.
macro_rules! balance {
    ($rest:literal) => {
        concat!("(deficit | deficits | surplus | surpluses | balance | balances | gap | shortfall) ", $rest)
    };
}

/// A wording; it reads which of its words measure nothing.
pub type NoMetric = Rule<Run>;

/// Every wording of this kind.
pub const NO_METRIC: &[NoMetric] = &[
    Rule {
        id: "metric.office",
        reads: "Trade Minister, trade agency, a free trade agreement, the trade war",
        pattern: concat!(
            "m:@METRIC (minister | ministers | ministry | agency | group | representative | agreement | agreements | pact ",
            "| deal | bloc | association | organization | organisation | act | war | area | policy | secretary | talks ",
            "| protocol | numbers | fair | unions | union | commission | promotion | letter | club | zone | mission ",
            "| expert | partner | office | bank | department | dispute | chapters | body | preferences | news | digest ",
            "| permits | screening | commissioner | ministers' | routes | licence | licences | embargo | lawyers | zones ",
            "| relations | terms)"
        ),
        make: trade,
        finds: &[
            ("The trade ministry of Kenya spent $5 million in 2015.", "none"),
            ("Kenya put the trade agreement with Uganda at $5 million in 2015.", "none"),
        ],
        leaves: &["Kenya said trade with Uganda was $5 million in 2015."],
    },
    Rule {
        id: "metric.manufactured",
        reads: "manufactured goods: what they are, not how much is made",
        pattern: "m:manufactured (goods | products | articles | items)",
        make: run,
        finds: &[("Kenya's deficit on manufactured goods was $5 million in 2015.", "balance")],
        leaves: &["Kenya manufactured steel worth $5 million in 2015."],
    },
    Rule {
        id: "metric.board",
        reads: "the Chicago Board of Trade: a house and no trade",
        pattern: "(board | boards) of m:@METRIC",
        make: trade,
        finds: &[("The board of trade of Kenya spent $5 million in 2015.", "none")],
        leaves: &["Kenya said that the value of trade with Uganda was $5 million in 2015."],
    },
    Rule {
        id: "metric.of-balance",
        reads: "the deficit on trade in goods: the balance is measured",
        pattern: balance!("(on | of | in) the? m:@METRIC"),
        make: trade,
        finds: &[("Kenya had a deficit on trade in goods of $5 million in 2015.", "balance")],
        leaves: &["Kenya gave an account of trade with Uganda of $5 million in 2015."],
    },
    Rule {
        id: "metric.part-of-balance",
        reads: "the deficit in the regional copper trade: the balance is measured, trade is a part of its name",
        pattern: balance!("g:(!PUNCT* in !PUNCT*) m:@METRIC"),
        make: |found| trade(found).filter(|_| is_phrase(found, 'g')),
        finds: &[("Kenya's deficit in the regional copper trade was $5 million in 2015.", "balance")],
        leaves: &["Kenya had a deficit when work in the port stopped and trade was $5 million in 2015."],
    },
    Rule {
        id: "metric.told-apart",
        reads: "the gap between exports and imports: what lies between them is measured",
        pattern: balance!("between m:(@METRIC (and @METRIC)?)"),
        make: run,
        finds: &[("Kenya's gap between exports and imports was $5 million in 2015.", "balance")],
        leaves: &["Kenya's exports and imports were $5 million in 2015."],
    },
    Rule {
        id: "metric.sold-and-bought",
        reads: "the gap between what Kenya sells and what it buys: what lies between them is measured",
        pattern: balance!("between !PUNCT* m:@METRIC and what"),
        make: run,
        finds: &[("Kenya's gap between what it sells and what Norway makes was $5 million in 2015.", "balance")],
        leaves: &["Kenya's deficit in May was $5 million, and what it sells is tea."],
    },
    Rule {
        id: "metric.bought-and-sold",
        reads: "the gap between the goods Kenya sells and what it buys: what lies between them is measured",
        pattern: balance!("between !PUNCT* and what !PUNCT* m:@METRIC"),
        make: run,
        finds: &[("Kenya's gap between what it makes and what Norway buys was $5 million in 2015.", "balance")],
        leaves: &["Kenya's deficit was $5 million in 2015, and what it buys is oil."],
    },
    Rule {
        id: "metric.goods-balance",
        reads: "the trade in goods deficit",
        pattern: "m:@METRIC in (goods | services) (deficit | surplus | balance | gap)",
        make: trade,
        finds: &[("Kenya's trade in goods deficit was $5 million in 2015.", "balance")],
        leaves: &["Kenya's trade in goods was $5 million in 2015."],
    },
    Rule {
        id: "metric.quoted",
        reads: "oil was trading at $70, was trading up: a price is told",
        pattern: "m:trading (at | up | down | higher | lower | around | near | between | above | below)",
        make: trade,
        finds: &[("Copper from Kenya was trading at $5,000 a tonne in 2015.", "price")],
        leaves: &["Kenya's trading with Uganda was $5 million in 2015."],
    },
    Rule {
        id: "metric.field",
        reads: "trade and investment ties, trade and economic talks: a field of policy",
        pattern: "m:@METRIC and (agriculture | other | economic | investment)",
        make: trade,
        finds: &[("For trade and economic research Kenya paid $5 million in 2015.", "none")],
        leaves: &["Kenya's trade and its debt were $5 million in 2015."],
    },
    Rule {
        id: "metric.ministry",
        reads: "the Ministry of Trade and Industry: a name",
        pattern: "(of | for) m:@METRIC and",
        make: |found| trade(found).filter(|_| found.get('m').is_some_and(|word| word.is(Class::Capital))),
        finds: &[("The Ministry of Trade and Industry of Kenya spent $5 million in 2015.", "none")],
        leaves: &["Kenya said in 2015 that the value of trade and of fees was $5 million."],
    },
    Rule {
        id: "metric.control",
        reads: "export permits, import ban, export bank: measures and houses of the state; export-led",
        pattern: "m:@METRIC (permits | screening | controls | control | licence | licences | bank | ban | bans | restrictions | \\-)",
        make: |found| {
            // "imports-arrivals", "exports-dispatches": two words for one flow; "import-export turnover": both flows.
            let other = |next: &Token| set!["arrivals", "dispatches"].has(next.word) || next.is(Class::Metric);
            let twice = found.after(0).is_some_and(other);
            // "Exports - partners: Peru 21.8 %": a dash apart.
            let dash = found.tokens.get(found.end - 1).filter(|mark| mark.span.of(found.text) == "-");
            let apart = dash.is_some_and(|dash| dash.spaced);
            let flow = |kind| matches!(kind, Measured::Exports | Measured::Sales | Measured::Imports);
            measures(found, flow).filter(|_| !twice && !apart)
        },
        finds: &[
            ("Kenya's export controls cost $5 million in 2015.", "none"),
            ("Kenya's export-led zones cost $5 million in 2015.", "none"),
        ],
        leaves: &[
            "Kenya's exports of tea were $5 million in 2015.",
            "Kenya's exports - all goods - were $5 million in 2015.",
            "Kenya's import-export turnover was $5 million in 2015.",
        ],
    },
    Rule {
        id: "metric.at-prices",
        reads: "at constant prices, (current prices), in 2010 prices: how a value is counted",
        pattern: "(in | at | \\() (current | constant | YEAR4) m:prices",
        make: |found| run(found).filter(|_| !found.after(0).is_some_and(|next| set!["of", "for"].has(next.word))),
        finds: &[("Investment in Kenya rose to $5 million (current prices) in 2015.", "investment")],
        leaves: &["At current prices of $5 a tonne Kenya sells no copper."],
    },
    Rule {
        id: "metric.order",
        reads: "in order to, will contract by 9 %: no contract",
        pattern: "m:(order | contract) (to | on | by) | (in | to | will | would | could) m:(order | contract)",
        make: |found| measures(found, |_| true),
        finds: &[("Kenya paid Uganda $5 million in 2015 in order to move tea.", "none")],
        leaves: &["Kenya won a contract of $5 million in 2015."],
    },
    Rule {
        id: "metric.making",
        reads: "making it the largest buyer: nothing is made",
        pattern: "m:making (it | the | a | them)",
        make: run,
        finds: &[("Kenya paid $5 million in 2015, making it the largest giver.", "none")],
        leaves: &["Kenya's steel making was 5 million tonnes in 2015."],
    },
    Rule {
        id: "metric.refined",
        reads: "refined products, refined copper: goods, and nothing is refined",
        pattern: "m:refined (products | product | oil | petroleum | fuel | fuels | sugar | copper | lead | zinc | nickel | gold | metal | metals)",
        make: |found| {
            run(found).filter(|_| {
                !found.before(1).is_some_and(|word| {
                    word.is(Class::Capital) || set!["that", "which", "it", "has", "had", "and"].has(word.word)
                })
            })
        },
        finds: &[("In 2015 Kenya imported $5 million of refined products from Norway.", "imports")],
        leaves: &["In 2015 it refined oil worth $5 million in Kenya."],
    },
    Rule {
        id: "metric.sector",
        reads: "the FDI sector, FDI firms: who sells, and nothing is invested",
        pattern: "m:fdi (sector | enterprises | enterprise | companies | company | firms | businesses)",
        make: run,
        finds: &[("In 2015 the FDI sector of Kenya paid $5 million.", "none")],
        leaves: &["In 2015 FDI in Kenya was $5 million."],
    },
    Rule {
        id: "metric.all-supplies",
        reads: "global wheat supplies, domestic supply: what there is of it, and nothing is sold",
        pattern: "(global | world | domestic | total | beginning) (!PUNCT)? m:(supply | supplies)",
        make: |found| run(found).filter(|_| !found.after(0).is_some_and(|next| set!["to", "from"].has(next.word))),
        finds: &[("Global wheat supplies were 5 million tonnes in 2015, said Kenya.", "none")],
        leaves: &[
            "In 2015 Kenya's supplies of wheat to Uganda were 5 million tonnes.",
            "In 2015 Kenya's total supplies to Uganda were 5 million tonnes.",
        ],
    },
    Rule {
        id: "metric.granting",
        reads: "Kenya grants permits: no aid is given",
        pattern: "(it | he | she | which | who | that | CAPITAL) m:grants",
        make: run,
        finds: &[("Kenya grants permits worth $5 million to firms in 2015.", "none")],
        leaves: &["Kenya received grants of $5 million from Norway in 2015."],
    },
];

/// The words that measure nothing, where trade is their metric.
fn trade(found: &Match<'_>) -> Option<Run> {
    measures(found, |kind| kind == Measured::Trade)
}

fn measures(found: &Match<'_>, is: fn(Measured) -> bool) -> Option<Run> {
    found.value('m', Class::Metric).and_then(Measured::of).filter(|kind| is(*kind)).and_then(|_| run(found))
}

/// True for a few words without a verb.
fn is_phrase(found: &Match<'_>, name: char) -> bool {
    let words = found.range(name).and_then(|(start, end)| found.tokens.get(start..end)).unwrap_or_default();
    let verb =
        |word: &Token| [Class::PastVerb, Class::PresentVerb, Class::FutureVerb].iter().any(|kind| word.is(*kind));
    let past = |word: &Token| word.span.of(found.text).ends_with("ed");
    words.len() <= 12
        && !words
            .iter()
            .any(|word| verb(word) || past(word) || set!["is", "was", "are", "were", "has", "had"].has(word.word))
}

fn run(found: &Match<'_>) -> Option<Run> {
    found.range('m').map(|(start, end)| Run::new(start, end))
}
