//! What each part of a figure is read from: words of its own sentence, or a stated way from elsewhere.

use crate::assemble::scene::{Scene, Sentence};
use crate::lexicon::Class;
use crate::model::{Grade, Role, RoleKind, Run, Span};

use super::draft::Draft;
use super::sides::frame::{Frame, Way};
use super::sides::lists::is_joined;
use crate::model::Metric;

const HEADS: &str = "from the heads of the table";
const BEFORE: &str = "told before";
const SEVERAL: &str = "several states are named, and none as the one";

/// The parts of a figure that are known.
#[must_use]
pub fn of(scene: &Scene<'_>, sentence: &Sentence, draft: &Draft) -> Box<[Role]> {
    let amount = scene.quantity_words[draft.quantity];
    let own = Own { scene, sentence, amount, draft };
    own.metric().into_iter().chain(own.sides()).chain(own.good()).collect()
}

struct Own<'o> {
    scene: &'o Scene<'o>,
    sentence: &'o Sentence,
    amount: Run,
    draft: &'o Draft,
}

impl Own<'_> {
    fn metric(&self) -> Option<Role> {
        let draft = self.draft;
        let metric = draft.measure.metric?;
        let role = |words, grade, way| Role { kind: RoleKind::Metric, words, grade, way };
        Some(match draft.noun.or_else(|| self.moved(metric)) {
            _ if draft.cell.is_some() => role(None, Grade::A, Some(HEADS)),
            Some(words) => role(Some(words), Grade::A, None),
            None if draft.inherited => role(None, Grade::C, Some(BEFORE)),
            None => role(None, Grade::C, Some("no word of its own names it")),
        })
    }

    /// The word that tells a change: "rose", the nearest.
    fn moved(&self, metric: Metric) -> Option<Span> {
        let words = &self.scene.words;
        let tells = |at: &usize| words.has(*at, Class::Rise) || words.has(*at, Class::Fall);
        let clause = self.sentence.segment_of(self.amount.start);
        let nearest = clause.iter().filter(tells).min_by_key(|at| at.abs_diff(self.amount.start));
        nearest.filter(|_| metric == Metric::Change).map(|at| words.span(Run::new(at, at + 1)))
    }

    fn sides(&self) -> Vec<Role> {
        let frame = &self.draft.frame;
        let several = is_several(frame, self.draft);
        let directed = frame.reporter.map(|state| (RoleKind::Reporter, state)).into_iter();
        let directed = directed.chain(frame.partner.map(|state| (RoleKind::Partner, state)));
        let all = directed.chain(frame.others.iter().map(|state| (RoleKind::Party, *state)));
        let mut roles: Vec<Role> = all.map(|(kind, state)| self.side(kind, state, several)).collect();
        if roles.is_empty() && frame.way == Some(Way::World) {
            let way = Some(Way::World.words());
            roles.push(Role { kind: RoleKind::Party, words: None, grade: Grade::A, way });
        }
        roles
    }

    fn side(&self, kind: RoleKind, state: usize, several: bool) -> Role {
        let way = self.draft.frame.way;
        let words = self.named(state);
        let (grade, way) = match (words, way) {
            (Some(_), _) if kind == RoleKind::Reporter && self.is_one_of_many(state) => (Grade::C, Some(SEVERAL)),
            (None, Some(way)) if way.is_guess() => (Grade::C, Some(way.words())),
            _ if several => (Grade::C, Some(SEVERAL)),
            (Some(_), _) => (Grade::A, None),
            (None, Some(way)) => (Grade::B, Some(way.words())),
            (None, None) if self.draft.cell.is_some() => (Grade::A, Some(HEADS)),
            (None, None) => (Grade::B, None),
        };
        Role { kind, words, grade, way }
    }

    /// Where its sentence names a state, the nearest to the amount.
    fn named(&self, state: usize) -> Option<Span> {
        let mentions = self.scene.mentions_in(self.sentence.words).iter();
        let own = mentions.filter(|mention| mention.state == state && !mention.aside);
        let nearest = own.min_by_key(|mention| mention.first.abs_diff(self.amount.start))?;
        Some(self.scene.words.span(Run::new(nearest.first, nearest.end)))
    }

    /// "Kenya, Egypt and Sudan exported …": the state stands in a list with another one that the figure does not name.
    fn is_one_of_many(&self, state: usize) -> bool {
        let known = self.draft.frame.states();
        self.scene.mentions_in(self.sentence.words).windows(2).any(|pair| {
            let [one, next] = pair else { return false };
            let own = one.state == state && !known.contains(&next.state);
            (own || next.state == state && !known.contains(&one.state)) && is_joined(self.scene, one, next)
        })
    }

    fn good(&self) -> Option<Role> {
        let good = self.draft.frame.commodity.as_ref()?;
        let words = &self.scene.words;
        let own = self.sentence.words.iter().filter(|at| words.seq(*at, &good.words));
        let nearest = own.min_by_key(|at| at.abs_diff(self.amount.start)).and_then(|at| words.get(at));
        let words = nearest.map(|first| Span { end: first.span.start + good.words.len() as u32, ..first.span });
        let (grade, way) = if words.is_some() { (Grade::A, None) } else { (Grade::B, Some(BEFORE)) };
        Some(Role { kind: RoleKind::Good, words, grade, way })
    }
}

/// True where states stand around an amount and the text does not say whose it is. Trade is of both sides.
fn is_several(frame: &Frame, draft: &Draft) -> bool {
    frame.reporter.is_none()
        && frame.others.len() > 1
        && draft.whole.as_ref().is_none_or(|whole| whole.reporter.is_none())
        && draft.measure.metric != Some(Metric::Trade)
}
