//! A document laid out for assembly: its sentences with the words, expressions, names and clauses of each.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::assemble::cue::{self, Found, Sign};
use crate::assemble::id::Names;
use crate::grammar::{self, Tree};
use crate::lexicon::{Class, Naming, gazetteer};
use crate::model::{DateBasis, DocId, Document, LeftOut, ParagraphKind, Quantity, Run, Span, Timex};
use crate::tag::{Token, WordSet, set, words};

use super::clause::{self, Segment};
use super::levels;
use super::words::Words;

/// What is known of a document before its records are assembled.
pub struct Parts<'d> {
    /// The document.
    pub document: &'d Document,
    /// Its index in the corpus.
    pub id: DocId,
    /// Tokens of its text, in order.
    pub tokens: &'d [Token],
    /// Sentences of its paragraphs (furniture left out), in order: paragraph number and span.
    pub sentences: &'d [(u32, Span)],
    /// Time expressions, in order.
    pub timexes: &'d [Timex],
    /// Quantities, in order.
    pub quantities: &'d [Quantity],
    /// Names its records.
    pub names: &'d Names,
}

/// A state named in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mention {
    /// First word.
    pub first: usize,
    /// The word after the last.
    pub end: usize,
    /// Index into the gazetteer.
    pub state: usize,
    /// How it is named.
    pub naming: Naming,
    /// True in a dateline and in the name of a currency: it is no party to anything.
    pub aside: bool,
}

/// A sentence with what stands in it.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// 1-based paragraph number.
    pub paragraph: u32,
    /// What the paragraph is.
    pub kind: ParagraphKind,
    /// Its text.
    pub span: Span,
    /// Its words.
    pub words: Run,
    /// Its time expressions, indices into the document's.
    pub timexes: Run,
    /// Its quantities, indices into the document's.
    pub quantities: Run,
    /// Its clauses in order.
    pub segments: Vec<Segment>,
    /// The cues among its words, in order.
    pub cues: Vec<Found>,
}

impl Sentence {
    /// The first cue of a kind that begins among some of its words.
    #[must_use]
    pub fn cue(&self, sign: Sign, within: Run) -> Option<&Found> {
        self.cues.iter().find(|found| found.sign == sign && within.contains(found.words.start))
    }

    /// The words of the clause around a word, without what opens it.
    #[must_use]
    pub fn segment_of(&self, word: usize) -> Run {
        self.segments.iter().find(|segment| segment.words.contains(word)).map_or(self.words, Segment::content)
    }
}

/// A document laid out for assembly.
pub struct Scene<'d> {
    /// What came in.
    pub parts: &'d Parts<'d>,
    /// Its words.
    pub words: Words<'d>,
    /// States named anywhere, in order.
    pub mentions: Vec<Mention>,
    /// Its sentences, in order.
    pub sentences: Vec<Sentence>,
    /// The index after the last sentence that is a row of a table; 0 where there is none.
    pub rows_end: usize,
    /// The words of each time expression.
    pub timex_words: Vec<Run>,
    /// The words of each quantity.
    pub quantity_words: Vec<Run>,
    /// True for words inside a date or time of day.
    pub dated: Vec<bool>,
    /// Its quantities; a "from A to B" that tells two levels is two.
    pub quantities: Cow<'d, [Quantity]>,
    /// The tree of each sentence, made when somebody asks for it.
    trees: Vec<OnceCell<Option<Tree>>>,
    /// The state whose figures it tells, found when somebody asks for it.
    pub home: OnceCell<Option<usize>>,
}

impl<'d> Scene<'d> {
    /// Lays out a document in one pass over its words.
    #[must_use]
    pub fn new(parts: &'d Parts<'d>) -> Self {
        let words = Words::new(&parts.document.text, parts.tokens);
        let timex_words: Vec<_> = parts.timexes.iter().map(|timex| word_range(parts, timex.span)).collect();
        let quantities = levels::apart(&words, parts.quantities);
        let quantity_words = quantities.iter().map(|quantity| word_range(parts, quantity.span)).collect();
        let mut dated = vec![false; words.len()];
        for range in &timex_words {
            for flag in dated.get_mut(range.range()).into_iter().flatten() {
                *flag = true;
            }
        }
        let mentions = mentions(&words);
        let mut scene = Self {
            parts,
            words,
            mentions,
            sentences: Vec::new(),
            rows_end: 0,
            timex_words,
            quantity_words,
            dated,
            quantities,
            trees: Vec::new(),
            home: OnceCell::new(),
        };
        scene.sentences = parts
            .sentences
            .iter()
            .flat_map(|(number, span)| pieces(parts, *span).into_iter().map(|piece| (*number, piece)))
            .map(|(number, span)| scene.sentence(number, span))
            .collect();
        scene.trees.resize_with(scene.sentences.len(), OnceCell::new);
        scene.set_aside();
        let last_row = scene.sentences.iter().rposition(|sentence| sentence.kind == ParagraphKind::Row);
        scene.rows_end = last_row.map_or(0, |last| last + 1);
        scene
    }

    fn sentence(&self, paragraph: u32, span: Span) -> Sentence {
        let words = word_range(self.parts, span);
        let kind = self.parts.document.paragraph_at(span.start).map_or(ParagraphKind::Body, |found| found.kind);
        let segments = clause::split(&self.words, &self.dated, words);
        let timexes = within(self.parts.timexes, |timex| timex.span, span);
        let quantities = within(&self.quantities, |quantity| quantity.span, span);
        let asked = !(timexes.is_empty() && quantities.is_empty());
        let mut cues = if asked { cue::find(self.words.text, self.parts.tokens, words) } else { Vec::new() };
        // No word inside a date claims anything: "in May 2015".
        cues.retain(|found| !found.sign.is_claim() || !found.words.any(|word| self.is_dated(word)));
        Sentence { paragraph, kind, span, words, timexes, quantities, segments, cues }
    }

    /// Marks the states that datelines and currencies name.
    fn set_aside(&mut self) {
        let mut aside: Vec<Run> = self.quantity_words.clone();
        for sentence in &self.sentences {
            let begin = self.after_dateline(sentence).start;
            let at = |word: &usize| self.words.get(*word).is_some_and(|word| word.span.start >= begin);
            let line = Run::new(sentence.words.start, sentence.words.find(at).unwrap_or(sentence.words.start));
            // "SINGAPORE (Agency) - …"; "UK - China trade" is no dateline.
            let seat = self.mentions_in(line).iter().all(|mention| mention.naming == Naming::Seat);
            // "CHAD (10 October)" alone in its line heads what follows.
            let heads = line == sentence.words && !seat;
            if seat || !heads && line.any(|at| self.words.is(at, "(")) {
                aside.push(line);
            }
        }
        // "against the US dollar".
        let currencies = self.mentions.iter().filter(|mention| {
            let word = |class| self.words.has(mention.end, class);
            // "to Iran $60 million", "Iran A$60 million" name Iran.
            let sum = self.amount_over(mention.end).is_some();
            let named = matches!(mention.naming, Naming::Name | Naming::People);
            named && !sum && word(Class::Currency) && word(Class::Word)
        });
        aside.extend(currencies.map(|mention| Run::new(mention.first, mention.end)));
        // "non-OPEC supply" is of the others; "the Southeast Asian nation" is one that was told before.
        const ONE: &WordSet = words!(
            "nation country state kingdom republic economy giant power superpower powerhouse neighbour neighbor"
        );
        let others = self.mentions.iter().filter(|mention| {
            let non = self.words.is(mention.first.wrapping_sub(2), "non")
                && self.words.any(mention.first - 1, set!["-", "–"]);
            let region = gazetteer().state(mention.state).is_some_and(|state| state.region);
            let but = is_left_out(&self.words, mention);
            // "on an exchange in the French capital".
            let seat = mention.naming == Naming::People && self.words.any(mention.end, set!["capital"]);
            non || but || seat || region && mention.naming == Naming::People && self.words.any(mention.end, ONE)
        });
        aside.extend(others.map(|mention| Run::new(mention.first, mention.end)));
        // "by 1:15 p.m. London time".
        let clocks = self.mentions.iter().filter(|mention| self.words.is(mention.end, "time") && mention.first > 0);
        let clocks = clocks
            .filter(|mention| self.words.any(mention.first - 1, set![".", "m", "am", "pm", "p.m.", "a.m.", "gmt"]));
        aside.extend(clocks.map(|mention| Run::new(mention.first, mention.end)));
        let sources = self.mentions.iter().filter(|mention| self.of_market(mention) || self.is_cited(mention));
        aside.extend(sources.map(|mention| Run::new(mention.first, mention.end)));
        for range in aside {
            let start = self.mentions.partition_point(|mention| mention.first < range.start);
            let end = self.mentions.partition_point(|mention| mention.first < range.end);
            for mention in self.mentions.get_mut(start..end.max(start)).into_iter().flatten() {
                mention.aside = true;
            }
        }
    }

    /// "countries outside the EU", "excluding Peru": true for whom its words leave out.
    #[must_use]
    pub fn leaves_out(&self, mention: &Mention) -> bool {
        is_left_out(&self.words, mention)
    }

    /// "(EIA, 2026)": the source of what is told; "(Kenya, 2026)" says where it was so.
    fn is_cited(&self, mention: &Mention) -> bool {
        let words = &self.words;
        mention.naming == Naming::Office
            && words.any(mention.first.wrapping_sub(1), set!["(", ";"])
            && words.is(mention.end, ",")
            && words.has(mention.end + 1, Class::Year4)
            && words.any(mention.end + 2, set![")", ";"])
    }

    /// "the African Development Bank"; "U.S. West Texas Intermediate", "the Chicago Board of Trade", "ICE Futures U.S.", "$1,796 a ton in London": where
    /// something is traded, in its name or as a place.
    fn of_market(&self, mention: &Mention) -> bool {
        let words = &self.words;
        let end = mention.end;
        let benchmark = words.seq(end, "West Texas") || words.any(end, set!["Brent", "WTI"]);
        let board = words.seq(end, "Board of Trade") || words.any(end + 1, set!["Exchange"]) && words.is_name(end + 1);
        // "the African Development Bank".
        let region = gazetteer().state(mention.state).is_some_and(|state| state.region);
        let bank = region
            && words.is_name(end)
            && words.any(end, set!["Development", "Investment", "Infrastructure", "Export-Import"])
            && (end + 1..end + 3).any(|at| words.any(at, set!["Bank"]) && words.is_name(at));
        let futures = mention.first > 0 && words.is(mention.first - 1, "Futures") && words.is_name(mention.first - 1);
        let place = mention.naming == Naming::Seat && mention.first > 0 && words.is(mention.first - 1, "in");
        // "cocoa futures in New York".
        let dealt =
            place && mention.first > 1 && words.any(mention.first - 2, set!["futures", "contract", "contracts"]);
        let priced = place && {
            let at = self.quantity_words.partition_point(|range| range.end < mention.first - 1);
            let before = self.quantity_words.get(at).is_some_and(|range| range.end == mention.first - 1);
            before && self.quantities.get(at).is_some_and(|quantity| quantity.per.is_some())
        };
        benchmark || board || bank || futures || priced || dealt
    }

    /// True for the words by which the document dates itself. A year from which its date was inferred is no byline.
    #[must_use]
    pub fn is_byline(&self, span: Span) -> bool {
        let date = &self.parts.document.date;
        date.basis != DateBasis::Inferred && date.span.is_some_and(|own| own.overlaps(span))
    }

    /// A date or amount of which no record is made, for the list of what was left out.
    #[must_use]
    pub fn left_out(&self, sentence: &Sentence, of: Span, cue: &'static str, words: Run) -> LeftOut {
        let words = self.words.span(words);
        LeftOut { cue, words, of, sentence: sentence.span, paragraph: sentence.paragraph }
    }

    /// The tree of a sentence: none for rows of tables and headings, which are no sentences. It is made once.
    #[must_use]
    pub fn tree(&self, sentence_at: usize) -> Option<&Tree> {
        let sentence = self.sentences.get(sentence_at)?;
        if !matches!(sentence.kind, ParagraphKind::Body | ParagraphKind::Item) {
            return None;
        }
        let made = self.trees.get(sentence_at)?;
        made.get_or_init(|| grammar::parse(self.words.text, self.after_dateline(sentence))).as_ref()
    }

    /// The tree of one of its sentences.
    #[must_use]
    pub fn tree_of(&self, sentence: &Sentence) -> Option<&Tree> {
        self.tree(self.sentences.partition_point(|other| other.words.start < sentence.words.start))
    }

    /// The amount that a word belongs to.
    #[must_use]
    pub fn amount_over(&self, word: usize) -> Option<Run> {
        let after = self.quantity_words.partition_point(|amount| amount.start <= word);
        self.quantity_words.get(after.checked_sub(1)?).copied().filter(|amount| amount.contains(word))
    }

    /// The words that share letters with a span.
    #[must_use]
    pub fn words_in(&self, span: Span) -> Run {
        word_range(self.parts, span)
    }

    /// The words of a sentence that share letters with a span.
    pub fn words_at(&self, sentence_at: usize, span: Span) -> impl Iterator<Item = usize> {
        let words = self.sentences.get(sentence_at).map_or(Run::default(), |sentence| sentence.words);
        words.iter().filter(move |at| self.words.get(*at).is_some_and(|word| word.span.overlaps(span)))
    }

    /// A time expression by its index.
    #[must_use]
    pub fn timex(&self, at: usize) -> &'d Timex {
        &self.parts.timexes[at]
    }

    /// A quantity by its index.
    #[must_use]
    pub fn quantity(&self, at: usize) -> &Quantity {
        &self.quantities[at]
    }

    /// True for a word inside a date or time of day.
    #[must_use]
    pub fn is_dated(&self, word: usize) -> bool {
        self.dated.get(word).copied().unwrap_or(false)
    }

    /// The first word of a sentence that is no mark and no conjunction.
    #[must_use]
    pub fn opening(&self, sentence: &Sentence) -> usize {
        let mut first = sentence.words.start;
        while first < sentence.words.end
            && (self.words.is_mark(first) || self.words.any(first, set!["and", "but", "so"]))
        {
            first += 1;
        }
        first
    }

    /// The words of the next sentence, if it stands in the same paragraph.
    #[must_use]
    pub fn next_words(&self, sentence_at: usize) -> Option<Run> {
        let sentence = self.sentences.get(sentence_at)?;
        let next = self.sentences.get(sentence_at + 1)?;
        (next.paragraph == sentence.paragraph).then_some(next.words)
    }

    /// The states named within some words.
    pub fn mentions_in(&self, range: Run) -> &[Mention] {
        let start = self.mentions.partition_point(|mention| mention.first < range.start);
        let end = self.mentions.partition_point(|mention| mention.first < range.end);
        self.mentions.get(start..end.max(start)).unwrap_or_default()
    }

    /// The state named at a word.
    #[must_use]
    pub fn mention_at(&self, word: usize) -> Option<&Mention> {
        let after = self.mentions.partition_point(|mention| mention.first <= word);
        self.mentions.get(after.checked_sub(1)?).filter(|mention| word < mention.end)
    }
}

/// A sentence without an end (a table run together, a list of names) in pieces, so that no sentence costs more than
/// its length.
fn pieces(parts: &Parts<'_>, span: Span) -> Vec<Span> {
    const LONGEST: usize = 300;
    let range = word_range(parts, span);
    if range.len() <= LONGEST {
        return vec![span];
    }
    let tokens = parts.tokens.get(range.range()).unwrap_or_default();
    tokens
        .chunks(LONGEST)
        .filter_map(|piece| piece.first().zip(piece.last()).map(|(first, last)| first.span.join(last.span)))
        .collect()
}

/// The words that a span holds, wholly or in part.
fn word_range(parts: &Parts<'_>, span: Span) -> Run {
    let start = parts.tokens.partition_point(|token| token.span.end <= span.start);
    let end = parts.tokens.partition_point(|token| token.span.start < span.end);
    Run::new(start, end.max(start))
}

fn within<T>(items: &[T], span_of: impl Fn(&T) -> Span, within: Span) -> Run {
    let start = items.partition_point(|item| span_of(item).start < within.start);
    let end = items.partition_point(|item| span_of(item).start < within.end);
    Run::new(start, end.max(start))
}

/// "excluding China", "countries outside of the EU", "Paris-based Euronext": what is told is not of it.
fn is_left_out(words: &Words<'_>, mention: &Mention) -> bool {
    const OTHERS: &WordSet = set!["countries", "markets", "states", "nations", "partners"];
    let the = usize::from(words.any(mention.first.wrapping_sub(1), set!["the", "mainland"]));
    let before = mention.first.wrapping_sub(1 + the);
    let but = words.any(before, set!["excluding", "except", "excl"]);
    let of = usize::from(words.is(before, "of"));
    let outside = words.is(before.wrapping_sub(of), "outside") && words.any(before.wrapping_sub(of + 1), OTHERS);
    let based =
        words.any(mention.end, set!["-", "–"]) && words.any(mention.end + 1, set!["based", "listed", "headquartered"]);
    but || outside || based
}

/// Every state named in a text. "The North" is North Korea once that has been named.
fn mentions(words: &Words<'_>) -> Vec<Mention> {
    let places = gazetteer();
    let (north, south) = (places.index("KP"), places.index("KR"));
    let mut found: Vec<Mention> = Vec::new();
    let mut korea = false;
    let mut at = 0;
    while at < words.len() {
        let hit = places.find(|ahead| words.get(at + ahead).map(|token| (token.word, token.classes)));
        if let Some((length, state, naming)) = hit {
            // "US$5 million" names a currency.
            let currency = words.is(at + length, "$") && words.get(at + length).is_some_and(|mark| !mark.spaced);
            // "non-EU countries", "extra-EU trade" are all others.
            let apart = at >= 1 && words.any(at - 1, set!["-", "‑"]);
            let others =
                apart && at >= 2 && words.any(at - 2, set!["non", "extra"]) || at >= 1 && words.is(at - 1, "extra");
            if naming != Naming::Nothing && !currency {
                korea |= Some(state) == north && !others;
                found.push(Mention { first: at, end: at + length, state, naming, aside: others });
            }
            at += length.max(1);
            continue;
        }
        if korea && at > 0 && words.is(at - 1, "the") && !words.is_name(at + 1) {
            let side = if words.str(at) == "North" {
                north
            } else if words.str(at) == "South" {
                south
            } else {
                None
            };
            if let Some(state) = side {
                found.push(Mention { first: at, end: at + 1, state, naming: Naming::Name, aside: false });
            }
        }
        at += 1;
    }
    // "European LNG imports" is of the union only in a text that names the union.
    let (union, continent) = (places.index("EU"), places.index("Europe"));
    let of_union = |mention: &Mention| Some(mention.state) == union;
    if !found.iter().any(|mention| of_union(mention) && mention.naming != Naming::People)
        && let Some(continent) = continent
    {
        found.iter_mut().filter(|mention| of_union(mention)).for_each(|mention| mention.state = continent);
    }
    found
}
