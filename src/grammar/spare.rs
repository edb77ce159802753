//! What a line can do without, the least first: so that it is cut at the borders of its phrases and nowhere else.
//!
//! ```text
//! "Lamu signed a pact on tea with Oslo in a hall of the port"    in a hall of the port · on tea · with Oslo
//! ```

use crate::lexicon::WordId;
use crate::tag::{WordSet, set, words};

use super::governor::TIMES;
use super::pruner::{BE, Piece, Pruner};
use super::{Label, Tag};

/// Adjectives that tell one thing from another.
const TELLING: &WordSet = words!(
    "first second third last no former new foreign prime free joint other record preliminary provisional interim draft partial \
     conditional temporary tentative proposed potential alleged"
);

/// Prepositions that tell where or how, more often than what is done to whom.
const PLACES: &WordSet = words!(
    "in at near within under through across around outside inside amid during via throughout along behind \
     among as"
);
/// Adverbs without which a clause says the same.
const PASSING: &WordSet = words!(
    "also already then now later earlier still just however too again officially reportedly recently \
     subsequently eventually finally formally initially mainly largely"
);
/// What stands in front of the names of people.
pub const TITLES: &WordSet = words!(
    "president minister premier chancellor secretary representative ambassador general senator governor \
     commissioner king queen prince director chairman chairwoman chief spokesman spokeswoman spokesperson \
     leader envoy judge executive adviser advisor mr mrs ms dr sir lord"
);

/// Nouns that say nothing without the "of" behind them.
const DEEDS: &WordSet = words!(
    "conclusion donation dozens hundreds thousands establishment creation signing introduction removal \
     implementation completion area areas field fields development construction opening closure launch lifting recognition resumption \
     adoption ratification withdrawal suspension imposition part series number group list worth kind type \
     member members rest end amount value volume total record range variety third quarter half dozen couple lot terms origin origins cause causes"
);

/// Nouns that open the name of a state or body.
pub(super) const BODIES: &WordSet = words!(
    "department ministry bank board agency institute institution republic kingdom university union organization \
     organisation council association office bureau commission house court chamber committee conference federation states \
     community league center centre society fund authority administration service commonwealth emirate federation congress confederation academy board"
);

/// Nouns behind "in" that say why.
const WHY: &WordSet = words!("celebration honour honor memory response protest support return exchange favour");

/// Words that say nothing without the "a" in front of them.
const COUNTING: &WordSet =
    words!("half third quarter fifth sixth tenth dozen hundred thousand million row whole few little time");

/// Papers that do something.
pub(super) const PAPERS: &WordSet = words!(
    "order orders resolution resolutions proclamation proclamations decree decrees law laws bill act \
     regulation directive notice notification proclamation"
);

/// Verbs that make somebody do something.
pub const MOVING: &WordSet = words!(
    "led leads prompted prompts forced forces caused causes pushed pressed compelled obliged persuaded enabled enables allowed \
     allows urged urges asked asks ordered orders required requires instructed directed invited permitted"
);

/// From which rank on a phrase is worth a longer line.
pub const WORTHY: u8 = 6;

impl Pruner<'_> {
    /// What some words can do without, the least first.
    pub(super) fn pieces(&self, verb: Option<usize>, words: &[usize]) -> Vec<Piece> {
        let ranked = |at: &usize| Some((self.rank(*at, verb, words)?, *at));
        let mut found: Vec<(u8, usize)> = words.iter().filter_map(ranked).collect();
        found.sort_by_key(|(rank, at)| (*rank, std::cmp::Reverse(*at)));
        let articles = words.iter().copied().filter(|at| self.is_article(*at)).collect();
        let piece = |(rank, at)| {
            let name = self.tree.head(at).filter(|name| rank == GIVEN && self.is_given(at, *name));
            let own = match name {
                Some(name) => self.given(name),
                None if rank == TITLE => self.title(at),
                None if self.is_seat(at) => self.tree.subtree(at).into_iter().chain([at + 1, at + 2]).collect(),
                None => self.with_joint(at),
            };
            Piece { rank, words: own.into_iter().filter(|word| words.binary_search(word).is_ok()).collect() }
        };
        let part = |piece: &Piece| piece.words.len() < words.len() && !self.halves(piece);
        let mut pieces: Vec<Piece> = found.into_iter().map(piece).filter(part).collect();
        let place = pieces.partition_point(|piece| piece.rank < ARTICLES);
        pieces.insert(place, Piece { rank: ARTICLES, words: articles });
        pieces
    }

    /// "imposed 25 [per cent] tariffs": an amount is told with its unit or not at all.
    fn halves(&self, piece: &Piece) -> bool {
        const SHARES: &WordSet = set!["per", "cent", "percent", "%", "pct"];
        let unit = |at: usize| SHARES.has(self.tree.word(at));
        piece.words.iter().filter(|at| unit(**at)).any(|at| {
            let number = (0..*at).rev().find(|at| !unit(*at));
            number.is_some_and(|at| self.tree.tag(at) == Tag::Number && !piece.words.contains(&at))
        })
    }

    /// An article that a headline can do without: not that of "more than *a* fifth", "in *a* row", "*a* record of 100 tonnes".
    fn is_article(&self, at: usize) -> bool {
        let noun = self.tree.head(at).unwrap_or(at);
        let amount = |of: usize| {
            self.word(of) == WordId::of("of")
                && self.tree.subtree(of).into_iter().any(|below| self.tag(below) == Tag::Number)
        };
        // "nearly a month"
        let length =
            TIMES.has(self.word(noun)) && at.checked_sub(1).is_some_and(|before| self.tag(before) == Tag::Adverb);
        // "$5 *a* ton"
        let length = length || self.label(noun) == Label::NounAdverb;
        let counts = length || COUNTING.has(self.word(at + 1)) || noun > at && self.children(noun).any(amount);
        // "in more than *a* decade"
        if self.label(at) != Label::Determiner {
            return false;
        }
        set!["the"].has(self.word(at)) || set!["a", "an"].has(self.word(at)) && !counts
    }

    /// A phrase with the comma or "and" that goes with it.
    fn with_joint(&self, at: usize) -> Vec<usize> {
        let mut words = self.tree.subtree(at);
        let mut front = words.first().copied().unwrap_or(at);
        while let Some(before) = front.checked_sub(1) {
            let joins = self.tag(before) == Tag::Comma
                || self.label(at) == Label::Conjunct && self.label(before) == Label::Coordinator;
            if !joins {
                break;
            }
            words.push(before);
            front = before;
        }
        words
    }

    /// "U.S. Trade Representative *Anna Berg*": the title in front of a name, where one is left of it.
    fn title(&self, name: usize) -> Vec<usize> {
        let first = self.tree.subtree(name).first().copied().unwrap_or(name);
        let last = (first..name).rev().find(|at| TITLES.has(self.word(*at)));
        // "an Executive Order": a paper holds no office.
        let last = last.filter(|_| !PAPERS.has(self.word(name)));
        // "ruled 6-3 that President Berg": what stands in front of the title is none of it.
        let last = last.filter(|last| {
            (first..*last).all(|at| {
                self.tag(at).is_name()
                    || self.tag(at).is_noun()
                    || matches!(self.label(at), Label::Adjective | Label::Determiner | Label::Case)
            })
        });
        // "Minister for Trade Anna Berg": no names alone stand behind that title.
        let last = last.filter(|last| (last + 1..name).all(|at| self.tag(at).is_name()));
        last.map_or_else(Vec::new, |last| (first..=last).collect())
    }

    /// "*the Treasury Department's* Office of Trade": under whom an office is that acts.
    fn holds_office(&self, office: usize) -> bool {
        let body = self.tag(office).is_name() && BODIES.has(self.word(office));
        body && self.label(office).is_subject() && self.child(office, &[Label::Preposition]).is_some()
    }

    /// "*Lamu–based* firms"
    fn is_seat(&self, at: usize) -> bool {
        self.label(at) == Label::Compound
            && matches!(self.tag(at + 1), Tag::Hyphen | Tag::Colon)
            && self.word(at + 2) == WordId::of("based")
    }

    /// True for a name between a title and the last name of a person.
    fn is_given(&self, at: usize, name: usize) -> bool {
        let given = self.given(name);
        let initial = |at: &usize| self.tree.get(*at).is_some_and(|token| token.span.len() <= 2);
        // "King Abdullah II"
        let counted = set!["i", "ii", "iii", "iv", "v", "vi", "x"].has(self.word(name));
        !counted
            && given.contains(&at)
            && given.iter().filter(|at| !initial(at)).count() == 1
            && !BODIES.has(self.word(name))
    }

    /// What stands between a title and the last name of a person.
    fn given(&self, name: usize) -> Vec<usize> {
        let title = self.title(name);
        let Some(last) = title.last() else { return Vec::new() };
        let given: Vec<usize> = (last + 1..name).collect();
        let own = |at: &usize| self.tag(*at).is_name() && self.tree.head(*at) == Some(name);
        if given.iter().all(own) { given } else { Vec::new() }
    }

    /// True inside a word that hyphens join: "anti-dumping".
    fn hyphenated(&self, at: usize) -> bool {
        let hyphen =
            |at: usize| self.tag(at) == Tag::Hyphen || self.tree.get(at).is_some_and(|t| t.word == WordId::of("-"));
        hyphen(at) || hyphen(at + 1) || at.checked_sub(1).is_some_and(hyphen)
    }

    /// How soon a phrase goes; `None` for what the clause needs.
    fn rank(&self, at: usize, verb: Option<usize>, words: &[usize]) -> Option<u8> {
        if Some(at) == verb || self.hyphenated(at) {
            return None;
        }
        if self.tag(at).is_name() && !self.title(at).is_empty() {
            return Some(TITLE);
        }
        let head = self.tree.head(at).filter(|head| words.binary_search(head).is_ok())?;
        let behind = verb.is_none_or(|verb| at > verb);
        match self.label(at) {
            // "flew to Oslo to sign the pact": what for.
            // "is on track to hit 15 tonnes" says nothing without it.
            Label::AdverbClause if self.tag(at) == Tag::Bare && BE.has(self.word(head)) => None,
            // "led the office *to issue* an alert": what it did.
            Label::AdverbClause if self.tag(at) == Tag::Bare && MOVING.has(self.word(head)) => None,
            Label::AdverbClause if self.tag(at) == Tag::Bare => Some(6),
            Label::AdverbClause if self.comes_after(head, at) => Some(LAST),
            Label::AdverbClause if self.does(head, at) => Some(8),
            Label::RelativeClause => Some(8),
            Label::AdverbClause => Some(1),
            Label::NounAdverb if self.tag(head).is_verb() && at > head => None,
            // "denied *that* it fell"
            Label::Mark if set!["that"].has(self.word(at)) && self.label(head) == Label::ObjectClause => Some(WORTHY),
            // "is down *a fifth*"
            Label::NounAdverb if set!["down", "up", "earlier", "ago", "later"].has(self.word(head)) => None,
            Label::Apposition if self.tag(at).is_name() && !self.tag(head).is_name() => Some(7),
            Label::NounAdverb | Label::Apposition => Some(3),
            Label::NounClause => Some(self.rank_of_noun_clause(at, head, behind)),
            // "fell to 4 %, down from 5 %"
            Label::Adverb if self.apart(at) && self.child(at, &[Label::Preposition]).is_some() => Some(WORTHY),
            Label::Adverb if !self.tag(head).is_verb() || self.denies(at) => None,
            Label::Adverb if PASSING.has(self.word(at)) => Some(0),
            // "chances offered by the bloc" goes as a whole.
            // "for being owned by a minister" says nothing without it.
            Label::Agent
                if matches!(self.label(head), Label::NounClause | Label::PrepositionClause) && Some(head) != verb =>
            {
                None
            }
            Label::Agent => Some(7),
            Label::Compound if self.is_seat(at) => Some(7),
            // "President *Anna* Berg"
            Label::Compound if self.is_given(at, head) => Some(GIVEN),
            Label::Preposition => self.rank_of_phrase(at, head, behind),
            Label::Conjunct => self.rank_of_conjunct(at, head, behind),
            Label::Possessor => self.holds_office(head).then_some(7),
            Label::Adjective => self.only_describes(at, head, behind).then_some(7),
            _ => None,
        }
    }

    /// Leaves out "for at least the rest of the year": a time that is none of the date's.
    pub(super) fn leave_out_rest(&mut self) {
        let rest = |at: usize| {
            let of = self.child(at, &[Label::Preposition]).filter(|of| set!["of"].has(self.word(*of)));
            let time = of.and_then(|of| self.child(of, &[Label::PrepositionObject]));
            let time = time.is_some_and(|time| TIMES.has(self.word(time)) || self.tag(time) == Tag::Number);
            let lead = self.tree.head(at).filter(|_| self.label(at) == Label::PrepositionObject);
            lead.filter(|_| time && set!["rest", "remainder"].has(self.word(at)))
        };
        let leads: Vec<usize> = (0..self.tree.tokens().len()).filter_map(rest).collect();
        for at in leads.into_iter().flat_map(|lead| self.tree.subtree(lead)) {
            self.leave_out(at);
        }
    }

    /// "the charge *applicable to imports* rose": it goes as a whole.
    fn leads_phrase(&self, at: usize, noun: usize) -> bool {
        let behind = self.label(at) == Label::Adjective && at > noun && self.tag(noun).is_noun();
        behind && self.child(at, &[Label::Preposition]).is_some()
    }

    /// "a *comprehensive* review", "*partially processed* ores", "new *targeted* sanctions"; not "*preliminary* results", nor a
    /// participle that tells a subject or a part of a name from others: "*liquefied* gas rose".
    fn only_describes(&self, at: usize, head: usize, behind: bool) -> bool {
        if self.leads_phrase(at, head) {
            return true;
        }
        let how = !self.tree.children(at).is_empty();
        let plain = self.tree.children(at).iter().all(|below| self.label(*below) == Label::Adverb);
        let told = how || behind && self.label(head) != Label::Compound;
        let quality = self.tag(at) == Tag::Adjective || told && self.tag(at) == Tag::Participle;
        let noun = self.tag(head).is_noun() && !PAPERS.has(self.word(head));
        quality && plain && noun && !TELLING.has(self.word(at))
    }

    /// How soon the second of two joined nouns goes.
    fn rank_of_conjunct(&self, at: usize, head: usize, behind: bool) -> Option<u8> {
        let noun = self.tag(at).is_noun()
            && !matches!(self.label(head), Label::Conjunct | Label::Compound | Label::Adjective | Label::NounModifier);
        // "Chadian *or Nigerian* firms"
        let quality = self.label(head) == Label::Adjective && self.tag(at) == Tag::Adjective;
        // "between Chad and Niger"
        let pair = self.tree.head(head).is_some_and(|leads| set!["between"].has(self.word(leads)))
            || self.children(head).any(|child| set!["both", "either", "neither"].has(self.word(child)));
        // "suspension of shrimp and prawn *imports*": what the first one says ends with the second.
        let shares =
            self.tag(head) == Tag::Noun && self.tag(at) == Tag::Nouns && self.child(at, &[Label::Compound]).is_some();
        // "gave notice that Chad *and Niger* would be dropped": both.
        let acts = self.label(head).is_subject();
        (behind && (noun || quality) && at > head && !pair && !shares && !acts).then_some(7)
    }

    /// How soon a clause that says more of a noun goes.
    fn rank_of_noun_clause(&self, at: usize, head: usize, behind: bool) -> u8 {
        // "signed an order imposing duties": what the order does.
        if behind && self.tag(at) == Tag::Gerund && PAPERS.has(self.word(head)) {
            return 8;
        }
        if self.apart(at) && !set!["known", "called", "named", "dubbed"].has(self.word(at)) {
            return 2;
        }
        if self.child(at, &[Label::Agent]).is_some() {
            return 7;
        }
        // "with nearly all of the fall *occurring* in May" goes as a whole.
        let with = self.tree.path(at).take(5).any(|above| set!["with"].has(self.word(above)));
        if self.tag(at) == Tag::Gerund && with {
            return LAST;
        }
        // "with goals to raise trade": the phrase goes as a whole.
        let goal = self.label(head) == Label::PrepositionObject && self.tag(at) == Tag::Bare;
        if goal { LAST } else { WORTHY }
    }

    /// True behind a comma: "the levy, affecting all, …".
    pub(super) fn apart(&self, at: usize) -> bool {
        let first = self.tree.subtree(at).first().copied().unwrap_or(at);
        first.checked_sub(1).is_some_and(|before| self.tag(before) == Tag::Comma)
    }

    /// "by 8 percent", "from Turkey": how much, or with whom.
    fn weighs(&self, at: usize) -> bool {
        self.is_name_behind(at) && !PLACES.has(self.word(at))
            || self.tree.subtree(at).into_iter().any(|below| matches!(self.tag(below), Tag::Number | Tag::Currency))
    }

    fn is_name_behind(&self, at: usize) -> bool {
        self.child(at, &[Label::PrepositionObject]).is_some_and(|noun| self.tag(noun).is_name())
    }

    /// "an inquiry into the origins of the outbreak": what it is about, told by a noun that says nothing alone.
    fn holds_deed(&self, at: usize) -> bool {
        self.child(at, &[Label::PrepositionObject]).is_some_and(|noun| DEEDS.has(self.word(noun)))
    }

    /// "the highest *since 2014*", "their lowest *in a decade*": without it the superlative says nothing.
    pub(super) fn tells_rank(&self, at: usize) -> bool {
        let best = |at: usize| matches!(self.tag(at), Tag::Superlative | Tag::SuperlativeAdverb);
        let leads = set!["since", "in", "for"].has(self.word(at));
        let before = at.checked_sub(1).filter(|_| leads);
        before.is_some_and(|noun| best(noun) || self.tag(noun).is_noun() && self.children(noun).any(best))
    }

    /// "in celebration of", "in response to": no place.
    fn says_why(&self, at: usize) -> bool {
        self.child(at, &[Label::PrepositionObject]).is_some_and(|noun| WHY.has(self.word(noun)))
    }

    /// How soon a phrase of a verb goes.
    fn rank_on_verb(&self, at: usize, head: usize) -> Option<u8> {
        if at < head || self.tree.children(at).is_empty() {
            return None;
        }
        let core = self.child(
            head,
            &[
                Label::Object,
                Label::Attribute,
                Label::Complement,
                Label::OpenClause,
                Label::ObjectClause,
                Label::PassiveSubject,
                Label::NounAdverb,
            ],
        );
        let first = self.children(head).find(|child| *child > head && self.label(*child) == Label::Preposition);
        // "went from 77 to 100": the end of a way is no aside.
        let way = set!["to"].has(self.word(at)) && self.children(head).any(|from| set!["from"].has(self.word(from)));
        // "called on Chad to lift the ban": who is to lift it.
        let acts = set!["on", "for", "with"].has(self.word(at))
            && self.child(head, &[Label::OpenClause]).is_some_and(|open| open > at)
            && self.child(head, &[Label::Object]).is_none();
        match (core, PLACES.has(self.word(at))) {
            // "preventing Lamu *from selling* tea"
            _ if set!["from"].has(self.word(at)) && self.child(at, &[Label::PrepositionClause]).is_some() => None,
            _ if way || acts || self.tells_rank(at) => None,
            // "put the pact *into effect*"
            (Some(_), _) if set!["into"].has(self.word(at)) => {
                let noun = self.child(at, &[Label::PrepositionObject]);
                noun.filter(|noun| !self.tree.children(*noun).is_empty()).map(|_| 8)
            }
            _ if self.names_object(head, at) => Some(8),
            // "arrived in Chad to attend the talks"
            (Some(to), true) if self.label(to) == Label::OpenClause && to > at && self.is_name_behind(at) => Some(7),
            (None, _) if first == Some(at) => None,
            _ if self.weighs(at) => Some(8),
            (_, true) if self.says_why(at) => Some(7),
            (_, true) => Some(2),
            (_, false) => Some(7),
        }
    }

    /// "its review", "the safeguard review": told from others without what stands behind it.
    fn is_told_apart(&self, noun: usize) -> bool {
        self.child(noun, &[Label::Possessor, Label::Compound]).is_some_and(|at| at < noun)
    }

    fn rank_of_phrase(&self, at: usize, head: usize, behind: bool) -> Option<u8> {
        let of = set!["of"].has(self.word(at));
        // "the Department of Trade", "the Republic of Chad": a part of the name.
        if self.is_name_behind(at) && self.tag(head).is_name() && of && BODIES.has(self.word(head)) {
            // "the Bureau of Trade *of the Department of Finance*": under whom it is.
            let other = |child: &usize| *child < at && set!["of", "for"].has(self.word(*child));
            return self.tree.children(head).iter().any(other).then_some(7);
        }
        if self.tag(head).is_verb() {
            return self.rank_on_verb(at, head);
        }
        if self.tree.head(head).is_some_and(|noun| self.leads_phrase(head, noun)) {
            return None;
        }
        let numbered =
            self.tree.children(head).iter().any(|child| matches!(self.tag(*child), Tag::Number | Tag::Currency));
        let counted = matches!(
            self.tag(head),
            Tag::Number | Tag::Superlative | Tag::Comparative | Tag::Determiner | Tag::Preposition | Tag::Adverb
        ) || of && numbered;
        let inner = self.label(head) == Label::PrepositionObject;
        // "for the conclusion of a treaty": without it the noun says nothing.
        let deed = DEEDS.has(self.word(head)) || WHY.has(self.word(head));
        match (counted, of, behind) {
            // "more aluminium than Lamu"
            _ if set!["than"].has(self.word(at)) => None,
            _ if self.apart(at) && !of && !self.weighs(at) => Some(2),
            (true, ..) => None,
            (_, true, _) if deed => None,
            // "against a backdrop of falling prices": the phrase goes as a whole.
            // "of *its* review of the duty" says whose without the duty.
            (_, true, _)
                if inner && self.tag(head) != Tag::Nouns && (!self.is_told_apart(head) || self.is_name_behind(at)) =>
            {
                Some(LAST)
            }
            (_, true, _) => Some(8),
            _ if !PLACES.has(self.word(at)) => Some(if self.weighs(at) || self.holds_deed(at) { 8 } else { 7 }),
            (_, _, true) => Some(7),
            (_, _, false) => Some(6),
        }
    }
}

/// The rank of what goes only where a line is too long without it.
const LAST: u8 = 9;
/// The rank of given names: only where a line has no room.
const GIVEN: u8 = 6;
/// The rank of all articles together, as headlines have it.
const ARTICLES: u8 = 5;
/// The rank of titles.
const TITLE: u8 = 5;
