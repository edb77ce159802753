//! Whether a line may stand alone: it tells what its date's verb tells, says who or what, ends with a whole phrase, and is
//! more than a remark or a level. What may not is left out with its reason.
//!
//! ```text
//! "Comparing with last May, exports fell."     Comparing with · a verb without a subject
//! "On 3 May the index stood at 111.4."         Index stood at 111.4 · a level, which the charts draw
//! ```

use crate::assemble::scene::Scene;
use crate::grammar::{self, Governor, Label, Role, Tag, Tree};
use crate::lexicon::{Class, Deed, WordId};
use crate::model::Run;
use crate::tag::{WordSet, set, words};

use super::kept::Kept;

/// Forms of "to be" that state something.
pub(super) const BE: &WordSet = words!("is are was were be been remain remains remained");

/// Verbs of how high an amount is.
const LEVELS: &WordSet = words!(
    "stood stands totaled totalled amounted amounts amount averaged average accounted accounts account \
     represented represents equaled equalled"
);

/// Verbs of prices that an "at" and a number follow.
const PRICED: &WordSet = words!("traded trades closed closes settled settles quoted priced");

/// Participles behind "to be" that say why something is so.
const CAUSED: &WordSet = words!(
    "related compensated attributed linked driven affected based reflected characterised characterized \
     supported offset caused explained"
);

/// Adjectives behind "to be" that tell a change.
const TURNED: &WordSet = words!(
    "operational effective open closed free dead ready complete over independent able back void valid binding eligible due set \
     likely"
);

/// What is done with a paper or talk.
pub(super) const AIRED: &WordSet = words!("issued released published broadcast posted printed held");

/// What is done with a law, a date or a visit before what the line tells of it.
pub(super) const SET: &WordSet =
    words!("passed adopted signed approved enacted planned scheduled foreseen set slated due dated");

/// What is done with rules and works, of which the noun in front says what they are.
const MADE: &WordSet = words!(
    "announced imposed introduced launched established ratified concluded reached agreed extended lifted promised negotiated \
     expanded created founded opened"
);

/// Papers that come out.
pub(super) const PAPERS: &WordSet = words!(
    "report reports data estimate estimates survey figures statistics handbook release statement study forecast forecasts \
     conference list"
);

/// Nouns that leave open what is meant.
const VAGUE: &WordSet = words!(
    "factor factors shock shocks image issue issues thing things sectors indicators indexes trend trends process"
);

/// Verbs of what is felt or thought.
const THINKS: &WordSet =
    words!("am think believe expect forecast hope feel know see want need move guess assume suppose worry let");

/// Pronouns that say nothing of whom or what they stand for.
const POINTING: &WordSet = words!("this that these those i you both them there such others all neither our my");

/// Words of how many, of something that stands outside the line.
const SOME: &WordSet = words!("most some many several few one two three none half all each much only");

/// Endings of nouns that tell something done.
const DEEDS: [&str; 9] = ["sion", "ction", "ation", "ment", "ing", "sal", "val", "sure", "ange"];

/// Nouns of papers that change something, and of what happens to people.
const PLANS: &WordSet =
    words!("schedule order decree law plea coup death birth war strike launch trial test arrest run");

/// Nouns of things and stretches of time, of which nothing is told by naming them.
const THINGS: &WordSet = words!(
    "months weeks days years quarters half period part earnings surplus deficit future futures markets commodities \
     data statistics figures supplies teams index value changes partners countries products"
);

/// What chose the words of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The tree: they hang together.
    Tree,
    /// What stands where in the clause.
    Words,
}

/// Why the line of a date cannot stand alone; `None` where it can.
#[must_use]
pub fn fault(scene: &Scene<'_>, sentence_at: usize, date: Run, line: &str, by: By) -> Option<&'static str> {
    let one = !line.contains([' ', '-', '–']);
    // "['That]'s the first fall"
    if one
        || line.starts_with("S ")
        || line.contains(['[', '_', '\u{fffd}', '|', '•', '▪', '\u{25a1}'])
        || line.chars().any(char::is_control)
    {
        return Some("noise");
    }
    let tree = scene.tree(sentence_at)?;
    let governor = grammar::governor(tree, scene.words.span(date))?;
    let kept = Kept::of(scene, tree, line);
    let is_clause = tree.tokens().iter().any(|token| token.tag.is_finite());
    // Words of a clause in another order than its own.
    let upright = |root: usize| tree.children(root).iter().any(|at| tree.label(*at).is_subject() && *at < root);
    let turned = tree.label(governor.word) == Label::RelativeClause || !tree.roots().any(upright);
    let Some(kept) = kept else { return (by == By::Words && is_clause && !turned).then_some("torn") };
    let placed = Placed { scene, sentence_at, tree, kept, date: governor.date, told: line.contains(": "), by };
    let exempts = placed.kept.all().next().is_some_and(|first| placed.exempts(first));
    let fault = || if is_clause { placed.fault(&governor) } else { placed.entry() };
    exempts.then_some("torn").or_else(fault)
}

/// A line in the tree of its sentence.
pub(super) struct Placed<'p, 's> {
    pub(super) scene: &'p Scene<'s>,
    pub(super) sentence_at: usize,
    pub(super) tree: &'p Tree,
    pub(super) kept: Kept,
    pub(super) date: Run,
    /// Who says so stands in front.
    pub(super) told: bool,
    pub(super) by: By,
}

impl Placed<'_, '_> {
    pub(super) fn tag(&self, at: usize) -> Tag {
        self.tree.tag(at)
    }

    pub(super) fn label(&self, at: usize) -> Label {
        self.tree.label(at)
    }

    pub(super) fn word(&self, at: usize) -> WordId {
        self.tree.word(at)
    }

    pub(super) fn has(&self, at: usize, class: Class) -> bool {
        let span = self.tree.get(at).map(|token| token.span);
        span.is_some_and(|span| {
            self.scene.words_at(self.sentence_at, span).any(|word| self.scene.words.has(word, class))
        })
    }

    fn fault(&self, governor: &Governor) -> Option<&'static str> {
        let first = self.kept.all().next()?;
        // "the rise that was seen in May": who looks on does nothing.
        let inner = matches!(self.label(governor.word), Label::RelativeClause | Label::NounClause);
        if inner && grammar::NOTICED.has(self.word(governor.word)) {
            return Some("noticed");
        }
        // "Rather than May onwards", "According to a study conducted by Lamu University".
        let compares = set!["rather", "according", "compared", "due", "owing", "based"].has(self.word(first))
            && set!["than", "to", "with", "on"].has(self.word(first + 1));
        if compares && self.kept.has(first + 1) && !self.kept.named {
            return Some("opens");
        }
        let Some(verb) = self.verb() else {
            let event = governor.role == Role::Event;
            // "Top official Anna Berg [briefed the press]": who did it, and not what.
            let top = self.kept.all().min_by_key(|at| self.tree.path(*at).count());
            let does = top
                .filter(|top| event && self.label(*top).is_subject() && self.tag(*top).is_name())
                .and_then(|top| self.tree.head(top));
            if does.is_some_and(|does| self.tag(does).is_finite() && !BE.has(self.word(does))) {
                return Some("noun");
            }
            let paper = self.kept.all().min_by_key(|at| self.tree.path(*at).count());
            let paper = paper.is_some_and(|at| PAPERS.has(self.word(at))).then_some("noun");
            return paper.or_else(|| self.noun(event)).or_else(|| self.hangs());
        };
        self.opens(first, verb)
            .or_else(|| self.points(first, verb))
            .or_else(|| self.says_little(verb, governor))
            .or_else(|| self.elsewhere(verb, governor))
            .or_else(|| self.of_another_date(verb, governor).then_some("other date"))
            .or_else(|| self.only_ends(governor).then_some("other date"))
            .or_else(|| self.of_lost_noun(governor).then_some("noun's date"))
            .or_else(|| self.states(verb))
            .or_else(|| self.hangs())
            .or_else(|| self.torn(verb))
    }

    /// An entry of a list or chronicle, which needs no verb: it names somebody or tells a deed.
    fn entry(&self) -> Option<&'static str> {
        // "Key results for 2024:" leads to a list.
        let last = self.tree.tokens().len().checked_sub(1)?;
        if self.tag(last) == Tag::Colon && !self.kept.all().any(|at| self.tag(at).is_verb()) {
            return Some("noun");
        }
        if set!["starting", "beginning"].has(self.word(self.kept.all().next()?)) {
            return Some("opens");
        }
        let named = self.kept.all().any(|at| self.tag(at).is_name() || self.tag(at).is_verb());
        if named || self.kept.named { None } else { self.noun(false) }
    }

    /// The highest verb of the line that carries a clause.
    fn verb(&self) -> Option<usize> {
        let carries = |at: &usize| {
            self.tag(*at).is_verb()
                && !matches!(
                    self.label(*at),
                    Label::Auxiliary
                        | Label::PassiveAuxiliary
                        | Label::Adjective
                        | Label::Compound
                        | Label::Preposition
                )
        };
        self.kept.all().filter(carries).min_by_key(|at| self.tree.path(*at).count())
    }

    /// How a line cannot open: with a verb, with "there", or as a thought of somebody's.
    fn opens(&self, first: usize, verb: usize) -> Option<&'static str> {
        if self.kept.named {
            return None;
        }
        let asks = matches!(self.tag(first), Tag::WhPronoun | Tag::WhDeterminer | Tag::WhAdverb);
        if asks || set!["there", "let", "here"].has(self.word(first)) {
            return Some("remark");
        }
        // "[rose 9 % to] 10.3 tonnes, likely reflecting a low base"
        if self.by == By::Words && self.tag(verb) == Tag::Gerund && self.label(verb) == Label::AdverbClause {
            return Some("subject");
        }
        if self.is_open(first, verb) {
            return Some("subject");
        }
        // "In total this led to", "Right on cue".
        let leads =
            self.tag(first) == Tag::Preposition && self.tag(first + 1) != Tag::Number && self.is_preposition(first)
                || set!["right"].has(self.word(first));
        if leads && self.kept.has(first + 1) {
            return Some("opens");
        }
        // "Our ports are busy": whose, a speaker says.
        let own = set!["we", "i", "you", "our", "my"].has(self.word(first));
        if own && (THINKS.has(self.word(verb)) || matches!(self.tag(verb), Tag::Present | Tag::PresentThird)) {
            return Some("remark");
        }
        // "the one bought in May".
        if set!["one"].has(self.word(first))
            && !self.kept.all().take_while(|at| *at < verb).any(|at| self.tag(at).is_noun())
        {
            return Some("remark");
        }
        let helps = |words: &WordSet| {
            self.tree.children(verb).iter().any(|child| *child < verb && words.has(self.word(*child)))
        };
        // "would have been a shock"; "But for the veto, the mission would have begun" supposes, and says so.
        let supposes = |at: usize| {
            set!["if", "unless"].has(self.word(at))
                || set!["but"].has(self.word(at)) && set!["for"].has(self.word(at + 1))
        };
        if helps(set!["would", "could", "might"]) && helps(set!["have"]) && !(0..self.tree.tokens().len()).any(supposes)
        {
            return Some("remark");
        }
        let verbal = self.tag(first).is_verb()
            && self.is_verb(first)
            && !(self.label(first).is_subject() && self.tree.head(first).is_some_and(|head| self.kept.has(head)))
            && !matches!(self.label(first), Label::Adjective | Label::Compound);
        let noun =
            self.kept.all().take_while(|at| *at < verb).any(|at| {
                self.tag(at).is_noun() || matches!(self.tag(at), Tag::Pronoun | Tag::Number | Tag::Determiner)
            });
        // "Let the vote be said": a passive without a finite form.
        let helper = self.tree.child(verb, &[Label::PassiveAuxiliary]).filter(|at| self.tag(*at) == Tag::Bare);
        let bare = helper.is_some() && !self.ahead(verb);
        (verbal && !noun || bare).then_some("subject")
    }

    /// A line that begins without who acts: "*Formally* signed the pact"; "[In the quarter] *ended*, exports rose"; "*Had* we kept it
    /// open", which was not.
    fn is_open(&self, first: usize, verb: usize) -> bool {
        let alone = self.tag(first) == Tag::Adverb
            && self.tree.head(first) == Some(verb)
            && !self.kept.all().take_while(|at| *at < verb).any(|at| self.tag(at).is_noun());
        let part = matches!(self.tag(first), Tag::Participle | Tag::Gerund);
        let ended = part && self.label(first) == Label::NounClause && first != verb;
        let had = self.label(first) == Label::Auxiliary && self.kept.has(first + 1) && first < verb;
        alone || ended || had
    }

    /// "Both expect", "only 7.8 % were used": the line does not say of whom or what it speaks.
    fn points(&self, first: usize, verb: usize) -> Option<&'static str> {
        if self.kept.named || self.date.contains(first) {
            return None;
        }
        let says = |at: usize| {
            (self.tag(at).is_noun() || self.tag(at).is_verb() && self.label(at).is_subject())
                && !self.date.contains(at)
                && !SOME.has(self.word(at))
                && !set!["%", "percent", "cent", "total"].has(self.word(at))
        };
        // "bonds of $1 billion that matured": the number alone is left of them.
        let front: Vec<usize> = self.kept.all().take_while(|at| *at < verb).collect();
        let empty = !front.iter().any(|at| says(*at));
        // "…, although it declined", "who said they would": whom a clause within another means, that one says.
        let within = matches!(self.label(verb), Label::AdverbClause | Label::ObjectClause | Label::RelativeClause)
            && self.tree.head(verb).is_some_and(|above| above < verb);
        // "Following countries imported most", "other groups of goods rose"
        let others = set!["following", "other", "such"].has(self.word(first)) && self.tag(first + 1).is_noun();
        let pronoun = POINTING.has(self.word(first)) || SOME.has(self.word(first));
        let person = within && set!["it", "they"].has(self.word(first));
        let own = self.tree.child(verb, &[Label::Subject, Label::PassiveSubject]);
        let counted = own.is_some_and(|own| self.kept.has(own) && self.tag(own) == Tag::Number)
            || !front.is_empty() && front.iter().all(|at| matches!(self.tag(*at), Tag::Number | Tag::Currency));
        // Letters that the parser takes for a number may be a name.
        let letters = |at: &usize| self.tree.get(*at).map_or("", |token| token.span.of(self.scene.words.text));
        let counted = counted && front.iter().any(|at| letters(at).contains(|c: char| c.is_ascii_digit()));
        // "11203 was signed": the number of what.
        let digits = !front.is_empty() && front.iter().all(|at| letters(at).chars().all(|c| c.is_ascii_digit()));
        (others || empty && (pronoun || person || counted) || digits).then_some("points")
    }

    /// "report released": a paper that names nobody, and not what stands in it.
    fn says_little(&self, verb: usize, governor: &Governor) -> Option<&'static str> {
        let inner = matches!(self.label(governor.word), Label::RelativeClause | Label::NounClause);
        let named = self.kept.named || self.kept.all().any(|at| self.tag(at).is_name());
        // "according to data released on Tuesday by the office": who released them says no more.
        let paper = AIRED.has(self.word(verb)) && self.tree.head(verb).is_some_and(|noun| PAPERS.has(self.word(noun)));
        let issuer = self.tree.child(verb, &[Label::Agent]).map_or(usize::MAX, |agent| agent);
        let told = self.kept.all().take_while(|at| *at < issuer).any(|at| self.tag(at).is_name());
        if self.label(governor.word) == Label::NounClause && verb == governor.word && paper && !told {
            return Some("little");
        }
        if self.is_bare(verb) {
            return Some("whose");
        }
        if self.tells_nothing(verb) {
            return Some("little");
        }
        // "the three-month period, which started in May": when it was, and nothing else; "the list published in May".
        let stretch = inner
            && verb == governor.word
            && self.tree.head(verb).is_some_and(|noun| grammar::TIMES.has(self.word(noun)) && self.kept.has(noun));
        let aired = inner && verb == governor.word && !named && AIRED.has(self.word(verb));
        if stretch || aired && self.kept.all().count() < 3 {
            return Some("little");
        }
        // "the season that started": two words say nothing.
        let relative = self.label(governor.word) == Label::RelativeClause;
        if relative && verb == governor.word && !named && self.kept.all().count() < 3 && !self.is_apart(verb) {
            return Some("little");
        }
        // "measures, which might happen"
        let may = self.tree.children(verb).iter().any(|at| set!["might", "could", "may"].has(self.word(*at)));
        let who = self.kept.named || self.kept.all().take_while(|at| *at < verb).any(|at| self.tag(at).is_name());
        if relative && verb == governor.word && !who && may {
            return Some("remark");
        }
        // "the cars that arrived in May", "equipment installed here": of things that have no name.
        if inner && verb == governor.word && self.describes(verb) && !named {
            return Some("little");
        }
        // "the factors that influenced demand", "the shocks that hit it"
        let vague = self.kept.all().take_while(|at| *at < verb).any(|at| VAGUE.has(self.word(at)));
        let points = self.tree.child(verb, &[Label::Object]).is_some_and(|object| self.tag(object) == Tag::Pronoun);
        (inner && !named && (paper || vague || points)).then_some("little")
    }

    /// True behind a comma: "the firm, which opened in 2011".
    fn is_apart(&self, clause: usize) -> bool {
        let first = self.tree.subtree(clause).first().copied().unwrap_or(clause);
        first.checked_sub(1).is_some_and(|before| self.tag(before) == Tag::Comma)
    }

    /// True for a clause that only says which things are meant: "cars *that arrived*", "equipment *installed* here".
    fn describes(&self, verb: usize) -> bool {
        let own = self.tree.child(verb, &[Label::Subject, Label::PassiveSubject]);
        let stands_for = own.is_none_or(|own| {
            matches!(self.tag(own), Tag::WhDeterminer | Tag::WhPronoun) || self.word(own) == WordId::of("that")
        });
        // "a step that took effect" tells of the whole clause, "the list published in May" of the list.
        let made = SET.has(self.word(verb)) || MADE.has(self.word(verb)) || AIRED.has(self.word(verb));
        let some = |noun: usize| {
            self.tag(noun) == Tag::Nouns || self.tree.child(noun, &[Label::Determiner, Label::Possessor]).is_none()
        };
        let noun = self.tree.head(verb).is_some_and(|noun| noun < verb && some(noun)) && !made;
        !self.is_apart(verb)
            && stands_for
            && noun
            && self.tag(verb) != Tag::Bare
            && self.tree.child(verb, &[Label::Agent]).is_none()
    }

    /// True where the lexicon knows a token as a verb, too.
    fn is_verb(&self, at: usize) -> bool {
        let Some(span) = self.tree.get(at).map(|token| token.span) else { return false };
        let mut words = self.scene.words_at(self.sentence_at, span);
        words.any(|word| self.scene.words.verb(word).is_some() || self.scene.words.str(word).ends_with("ing"))
    }

    /// A level, of which nothing happens at the date.
    fn states(&self, verb: usize) -> Option<&'static str> {
        let number = |at: usize| matches!(self.tag(at), Tag::Number | Tag::Currency) && !self.date.contains(at);
        let counted = |at: usize| number(at) || self.tree.children(at).iter().any(|child| number(*child));
        let behind = || self.tree.children(verb).iter().copied().filter(|at| *at > verb);
        let passive = self.tree.child(verb, &[Label::PassiveAuxiliary]).is_some();
        let level = LEVELS.has(self.word(verb)) || passive && set!["put", "valued", "estimated"].has(self.word(verb));
        let of_phrase = |at: usize| counted(at) || self.tree.children(at).iter().any(|child| counted(*child));
        if level && behind().any(of_phrase) {
            return Some("level");
        }
        let predicate = self.tree.child(verb, &[Label::Attribute, Label::Complement]);
        if self.priced(verb) {
            return Some("level");
        }
        if passive && CAUSED.has(self.word(verb)) {
            return Some("state");
        }
        if self.goes_on(verb) {
            return Some("state");
        }
        let is = BE.has(self.word(verb)) && !self.ahead(verb);
        let modal = self.tree.children(verb).iter().any(|child| matches!(self.tag(*child), Tag::Modal | Tag::To));
        let stays = set!["remained"].has(self.word(verb)) && !modal;
        let quality = self.tree.child(verb, &[Label::Complement]).filter(|at| *at > verb);
        let so = quality.is_some_and(|at| {
            self.tag(at) == Tag::Adjective
                && !TURNED.has(self.word(at))
                && self.tree.child(at, &[Label::OpenClause]).is_none()
        });
        if (is || stays) && so {
            return Some("state");
        }
        (is && predicate.is_some_and(|at| at > verb && counted(at))).then_some("level")
    }

    /// "the March contract closed at $6.88"
    fn priced(&self, verb: usize) -> bool {
        let at = |child: &usize| set!["at", "near"].has(self.word(*child)) && *child > verb;
        let number = |at: usize| self.tree.subtree(at).into_iter().any(|at| self.tag(at) == Tag::Number);
        PRICED.has(self.word(verb)) && self.tree.children(verb).iter().copied().filter(|it| at(it)).any(number)
    }

    /// "will be", "is to be", "has been": more than what is.
    pub(super) fn ahead(&self, verb: usize) -> bool {
        let helps =
            |at: usize| matches!(self.tag(at), Tag::Modal | Tag::To) || set!["have", "has", "had"].has(self.word(at));
        self.tree.children(verb).iter().any(|child| helps(*child))
    }

    /// True for a word with a date below it.
    pub(super) fn holds_date(&self, at: usize) -> bool {
        let dated = |token: &grammar::Token| {
            self.scene.words_at(self.sentence_at, token.span).any(|word| self.scene.is_dated(word))
        };
        self.tree.subtree(at).into_iter().filter_map(|below| self.tree.get(below)).any(dated)
    }

    fn is_preposition(&self, at: usize) -> bool {
        matches!(self.label(at), Label::Preposition | Label::Mark) && !self.is_verb(at)
    }

    /// A line without a verb tells something by its noun.
    fn noun(&self, event: bool) -> Option<&'static str> {
        // "six working days" has no verb.
        let describes = |at: usize| matches!(self.label(at), Label::Adjective | Label::Compound);
        let verbal = |at: usize| self.tag(at).is_verb() && self.is_verb(at) && !describes(at);
        if self.kept.all().any(verbal) {
            return None;
        }
        let top = self.kept.all().min_by_key(|at| self.tree.path(*at).count())?;
        // "Order 14"
        let head = top.checked_sub(1).filter(|_| self.tag(top) == Tag::Number).unwrap_or(top);
        let span = self.tree.get(head)?.span;
        let deed = self.scene.words_at(self.sentence_at, span).find_map(|word| self.scene.words.deed(word));
        let letters = span.of(self.scene.words.text);
        let amount = [Class::Metric, Class::Rise, Class::Fall].iter().any(|class| self.has(head, *class))
            || THINGS.has(self.word(head));
        let made = DEEDS.iter().any(|end| letters.ends_with(end))
            || !event && (self.kept.named || self.kept.all().any(|at| self.tag(at).is_name()));
        let tells = PLANS.has(self.word(head)) || deed.is_some_and(|deed| deed != Deed::Trade) || made && !amount;
        (!tells).then_some("noun")
    }
}
