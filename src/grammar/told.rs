//! Who says what a line tells: "the ministry said on Friday that exports fell" is "Ministry: exports fell".

use crate::lexicon::WordId;
use crate::tag::{WordSet, set, words};

use super::governor::Governor;
use super::pruner::{Line, Pruner};
use super::spare::TITLES;
use super::{Label, Tag};

/// Verbs of saying.
pub const REPORTING: &WordSet = words!(
    "say says said tell tells told report reports reported announce announces announced state states stated \
     add adds added note notes noted confirm confirms confirmed warn warns warned predict predicts predicted \
     estimate estimates estimated believe believes believed declare declares declared explain explains \
     explained wrote writes projects projected suggested suggests reveal reveals revealed show shows showed indicate indicates indicated"
);
/// Papers, which say nothing that needs their name.
const PAPERS: &WordSet = words!(
    "data information report reports figures statement survey study news poll official sources document documents release statistics \
     estimate estimates forecast forecasts"
);
/// What is done with papers.
const AIRED: &WordSet = set!["released", "published", "issued", "presented", "unveiled", "posted", "announced"];
/// Papers that show something.
const SHOWN: &WordSet = words!(
    "data report reports figures statistics survey study estimate estimates forecast forecasts results result information      statement bulletin"
);
/// What papers do.
const SHOWING: &WordSet = words!(
    "showing indicating revealing suggesting stating saying show shows showed indicate indicates indicated reveals revealed"
);
/// Words of the longest speaker that a line names.
const MOST_OF_A_SPEAKER: usize = 6;

impl Pruner<'_> {
    /// The line of a verb; what is said stands behind who says it.
    pub(super) fn event(&self, verb: usize) -> Option<Line> {
        let mut top = self.whole(verb);
        let mut speaker = Vec::new();
        let mut announced = false;
        let mut verb_of = None;
        let plain = |says: usize| {
            REPORTING.has(self.word(says))
                && self.child(says, &[Label::Negation]).is_none()
                && !self.children(says).any(|child| self.tag(child) == Tag::Modal)
        };
        let told = plain(top).then(|| self.child(top, &[Label::ObjectClause])).flatten();
        let shown = self.shown(top).map(|told| (told, self.speaker(top))).filter(|(_, speaker)| !speaker.is_empty());
        if let Some((told, office)) = shown {
            (top, speaker) = (told, office);
        } else if let Some(told) =
            told.filter(|told| self.child(*told, &[Label::Subject, Label::PassiveSubject]).is_some())
        {
            speaker = self.speaker(top);
            if speaker.is_empty() {
                speaker = self.paper(top);
            }
            announced = told > top;
            verb_of = Some(top);
            top = told;
        } else if matches!(self.label(top), Label::ObjectClause | Label::Parataxis)
            && let Some(says) = self.tree.head(top).filter(|says| plain(*says))
        {
            speaker = self.speaker(says);
            announced = top > says;
            verb_of = Some(says);
        }
        top = self.said_beside(top).unwrap_or(top);
        // "…, the paper reported on Friday": what was reported is not below the verb, and that alone says nothing.
        // "controls announced in May" tells of the controls.
        let done = self.label(top) == Label::NounClause || self.child(top, &[Label::PassiveSubject]).is_some();
        if REPORTING.has(self.word(top))
            && !done
            && self.child(top, &[Label::Object, Label::ObjectClause, Label::OpenClause]).is_none()
        {
            return None;
        }
        if !done && self.tells_nothing(top) {
            return None;
        }
        let mut words = self.clause_with_subject(top)?;
        let that = |at: usize| matches!(self.label(at), Label::Mark | Label::Adverb) && self.tree.head(at) == Some(top);
        words.retain(|at| self.word(*at) != WordId::of("that") || !that(*at));
        if !self.says_something(top, &words) {
            return None;
        }
        let pieces = self.pieces(Some(top), &words);
        let line = Line { speaker, words, pieces };
        Some(match verb_of.filter(|_| announced && !line.speaker.is_empty()) {
            Some(says) => self.by_speaker(line, says, top),
            None => line,
        })
    }

    /// "Chad closed the port, the paper, the oldest one, reported on Friday": the parser hangs the saying on what is said.
    fn said_beside(&self, says: usize) -> Option<usize> {
        let content = [Label::Subject, Label::Object, Label::ObjectClause, Label::OpenClause];
        let beside = self.label(says) == Label::AdverbClause && REPORTING.has(self.word(says));
        let told = self.tree.head(says).filter(|_| beside && self.child(says, &content).is_none());
        told.filter(|told| *told < says && self.tag(*told).is_verb())
    }

    /// "The ministry announced it would ban imports": who says so does so.
    fn by_speaker(&self, line: Line, says: usize, verb: usize) -> Line {
        let own = self.child(verb, &[Label::Subject]).filter(|own| self.stands_for_speaker(*own));
        let Some(own) = own.filter(|own| line.words.iter().take(2).any(|at| at == own)) else { return line };
        let first = self.tree.subtree(own).len();
        // "Peru's ministry says he will come": no ministry does.
        let named = line.speaker.iter().all(|at| self.tag(*at).is_name());
        let other = set!["he", "she"].has(self.word(own)) && !named;
        let Line { speaker, words, pieces } = line;
        let told = words.into_iter().skip(if other { 0 } else { first });
        let words = speaker.into_iter().chain(Some(says).filter(|_| other)).chain(told).collect();
        Line { speaker: Vec::new(), words, pieces }
    }

    /// "The office released data *showing that exports fell*": what the paper shows.
    fn shown(&self, verb: usize) -> Option<usize> {
        let paper = self.child(verb, &[Label::Object]).filter(|paper| *paper > verb && SHOWN.has(self.word(*paper)));
        let near = |shows: &usize| {
            let clause = matches!(self.label(*shows), Label::NounClause | Label::RelativeClause | Label::AdverbClause);
            clause
                && SHOWING.has(self.word(*shows))
                && self.tree.path(*shows).take_while(|at| *at != verb).all(|at| !self.tag(at).is_finite())
        };
        let shows =
            self.tree.subtree(paper.filter(|_| AIRED.has(self.word(verb))).map(|_| verb)?).into_iter().find(near)?;
        let told = self.child(shows, &[Label::ObjectClause])?;
        (self.tag(told).is_finite() && self.child(told, &[Label::Subject, Label::PassiveSubject]).is_some())
            .then_some(told)
    }

    /// "…, some executives told the paper": what they told stands in front.
    fn tells_nothing(&self, verb: usize) -> bool {
        const CONTENT: [Label; 6] = [
            Label::ObjectClause,
            Label::OpenClause,
            Label::AdverbClause,
            Label::Preposition,
            Label::Dative,
            Label::NounClause,
        ];
        set!["told", "tells", "tell"].has(self.word(verb)) && self.child(verb, &CONTENT).is_none()
    }

    /// "fell by 4 tonnes, according to a report of the Port Authority released on Friday": the day of who says so. What is said,
    /// with its speaker.
    pub(super) fn according(&self, governor: &Governor) -> Option<Line> {
        let above =
            || governor.path.iter().copied().chain([governor.word]).chain(self.tree.path(governor.word)).take(9);
        let according = above().find(|at| self.word(*at) == WordId::of("according"))?;
        let direct = above().take_while(|at| *at != according).all(|at| !self.tag(at).is_finite());
        let told = self.tree.head(according).filter(|told| direct && self.tag(*told).is_verb())?;
        let to = self.tree.child(according, &[Label::Preposition])?;
        let source = self.tree.child(to, &[Label::PrepositionObject])?;
        let mut apart = Pruner { tree: self.tree, gone: self.gone.clone() };
        for at in self.tree.subtree(according) {
            apart.leave_out(at);
        }
        let mut line = apart.event(told)?;
        if line.speaker.is_empty() {
            line.speaker = self.source(source, governor);
        }
        (!line.speaker.is_empty()).then_some(line)
    }

    /// Who is behind a paper: the first name in its phrase; where that is no paper, all of it.
    fn source(&self, noun: usize, governor: &Governor) -> Vec<usize> {
        let own = self.tree.subtree(noun);
        let words = if PAPERS.has(self.word(noun)) {
            let named = |at: &&usize| self.tag(**at).is_name() && !governor.date.contains(**at);
            let Some(first) = own.iter().find(named) else { return Vec::new() };
            let joint = |at: usize| set!["of", "for", "and", "the"].has(self.word(at));
            let run = (*first..=*own.last().unwrap_or(first)).take_while(|at| self.tag(*at).is_name() || joint(*at));
            let mut run: Vec<usize> = run.filter(|at| !governor.date.contains(*at)).collect();
            while run.last().is_some_and(|last| joint(*last)) {
                run.pop();
            }
            run
        } else {
            let mut apart = Pruner { tree: self.tree, gone: self.gone.clone() };
            let clauses =
                self.children(noun).filter(|at| matches!(self.label(*at), Label::NounClause | Label::RelativeClause));
            let below: Vec<usize> = clauses.flat_map(|at| self.tree.subtree(at)).collect();
            for at in below {
                apart.leave_out(at);
            }
            apart.tidy(apart.noun(noun))
        };
        if words.len() <= MOST_OF_A_SPEAKER { words } else { Vec::new() }
    }

    /// "it", "the company": whom a clause means that its speaker announced.
    fn stands_for_speaker(&self, subject: usize) -> bool {
        let below = self.tree.children(subject);
        let the = |at: &usize| self.word(*at) == WordId::of("the");
        set!["it", "they", "he", "she"].has(self.word(subject))
            || set!["company", "group", "airline", "firm", "carmaker", "maker"].has(self.word(subject))
                && below.len() == 1
                && below.iter().all(the)
    }

    /// "Customs data showed on Monday that": the paper, by its noun and what stands in front of it.
    fn paper(&self, says: usize) -> Vec<usize> {
        let Some(paper) = self.child(says, &[Label::Subject]).filter(|paper| PAPERS.has(self.word(*paper))) else {
            return Vec::new();
        };
        let beside = |at: &usize| {
            matches!(self.label(*at), Label::Compound | Label::Adjective | Label::Possessor) && *at < paper
        };
        let own = self.children(paper).filter(beside).flat_map(|at| self.tree.subtree(at)).chain([paper]);
        let mut words = self.tidy(own.collect());
        // "Data from the Tea Board showed": whose they are says more.
        let from = self.child(paper, &[Label::Preposition]).filter(|from| set!["from", "by"].has(self.word(*from)));
        let office = from.and_then(|from| self.child(from, &[Label::PrepositionObject]));
        if let Some(office) = office.filter(|office| words.len() == 1 && self.tag(*office).is_name()) {
            words = self.tidy(self.noun(office));
        }
        if words.len() <= MOST_OF_A_SPEAKER { words } else { Vec::new() }
    }

    /// The subject of a reporting verb, where it is short and no pronoun or paper.
    fn speaker(&self, says: usize) -> Vec<usize> {
        let Some(subject) = self.child(says, &[Label::Subject]) else { return Vec::new() };
        if matches!(self.tag(subject), Tag::Pronoun | Tag::WhDeterminer | Tag::WhPronoun)
            || PAPERS.has(self.word(subject))
        {
            return Vec::new();
        }
        let mut words = self.tidy(self.noun(subject));
        for piece in self.pieces(None, &words) {
            if words.len() <= MOST_OF_A_SPEAKER {
                break;
            }
            words.retain(|at| !piece.words.contains(at));
            words = self.tidy(words);
        }
        // "the head of its cocoa division" without its division is nobody.
        let alone = words.iter().all(|at| *at == subject || self.label(*at) == Label::Determiner);
        let bare = alone
            && !self.tag(subject).is_name()
            && self.child(subject, &[Label::Preposition]).is_some_and(|of| set!["of"].has(self.word(of)));
        if words.len() <= MOST_OF_A_SPEAKER && !bare { words } else { self.last_name(subject) }
    }

    /// The name at the end of a long office: "managing director *Anna Berg*".
    pub(super) fn last_name(&self, subject: usize) -> Vec<usize> {
        let own =
            |at: &usize| *at == subject || self.tree.head(*at) == Some(subject) && self.label(*at) == Label::Compound;
        let name = (0..=subject).rev().take_while(own);
        let name = name.take_while(|at| self.tag(*at).is_name() && !TITLES.has(self.word(*at)));
        let mut name: Vec<usize> = name.collect();
        name.reverse();
        if (1..=3).contains(&name.len()) { name } else { Vec::new() }
    }
}
