//! The parser's moves: from the left to the right of a sentence, each ties two words, sets one aside or takes the next.
//!
//! ```text
//! stack: words that still look for something   buffer: words to come
//! shift: take the next · reduce: done with the top · left: the next word is the head of the top · right: the other way
//! ```
//! The best allowed move is taken at each step, so the work grows with the length of the sentence and not faster.

use super::kernel::Lanes;
use super::names::Label;
use super::network::{HIDDEN, Network, SLOTS, best, whole_pairs};

/// No token.
const NONE: u16 = u16::MAX;
/// Scores of moves, filled up to what a product gives.
const SCORES: usize = 112;

/// What is done with the stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Shift,
    Reduce,
    Left,
    Right,
    /// Begins a new sentence: not used, for each is parsed by itself.
    Break,
}

/// A move and the relation that it makes.
#[derive(Debug, Clone, Copy)]
pub struct Move {
    kind: Kind,
    /// The relation of a left or right move.
    pub label: Label,
    /// The true head stands below the one that was given, in this relation: that is how crossing relations are written.
    pub below: Option<Label>,
}

impl Move {
    /// The move of a name in the file: "S", "D", "L-nsubj", "R-relcl||dobj", "B-ROOT".
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (kind, label) = name.split_once('-').unwrap_or((name, "ROOT"));
        let kind = match kind {
            "S" => Kind::Shift,
            "D" => Kind::Reduce,
            "L" => Kind::Left,
            "R" => Kind::Right,
            "B" => Kind::Break,
            _ => return None,
        };
        let (label, below) = label.split_once("||").map_or((label, None), |(label, below)| (label, Some(below)));
        let below = match below {
            Some(below) => Some(Label::named(below)?),
            None => None,
        };
        Some(Self { kind, label: Label::named(label)?, below })
    }
}

/// All moves, in the order of their scores.
pub struct Moves {
    all: Vec<Move>,
    /// For each of the eight ways in which shift (1), reduce (2) and arcs (4) are allowed: what is added to a score, so
    /// that what is not allowed is never the best.
    never: [[f32; SCORES]; 8],
}

impl Moves {
    /// These moves.
    #[must_use]
    pub fn new(all: Vec<Move>) -> Self {
        let never = std::array::from_fn(|allowed| {
            std::array::from_fn(|at| {
                let needed = all.get(at).map_or(8, |made| match made.kind {
                    Kind::Shift => 1,
                    Kind::Reduce => 2,
                    Kind::Left | Kind::Right => 4,
                    Kind::Break => 8,
                });
                if allowed & needed == 0 { f32::NEG_INFINITY } else { 0. }
            })
        });
        Self { all, never }
    }

    /// A move by its place.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<Move> {
        self.all.get(at).copied()
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.all.len()
    }
}

/// Where the parser stands, and what it has found.
#[derive(Debug, Default)]
pub struct State {
    /// The head of each token, or `u16::MAX`.
    heads: Vec<u16>,
    /// The move that gave it.
    moves: Vec<u16>,
    stack: Vec<u16>,
    /// Tokens that were sent back, the next one last.
    back: Vec<u16>,
    /// The first token that was never on the stack.
    next: u16,
    /// True of a token that was sent back and must not be taken again.
    sent_back: Vec<bool>,
    /// The newest child of each token on its left and on its right, and for each child the one before it.
    newest: [Vec<u16>; 2],
    older: Vec<u16>,
}

impl State {
    fn start(&mut self, count: usize) {
        self.stack.clear();
        self.back.clear();
        self.next = 0;
        let [left, right] = &mut self.newest;
        for list in [&mut self.heads, &mut self.moves, &mut self.older, left, right] {
            list.clear();
            list.resize(count, NONE);
        }
        self.sent_back.clear();
        self.sent_back.resize(count, false);
    }

    /// Head and move of a token; `None` of one without a head.
    #[must_use]
    pub fn arc(&self, token: usize) -> Option<(usize, usize)> {
        let (head, made) = (*self.heads.get(token)?, *self.moves.get(token)?);
        (head != NONE).then_some((usize::from(head), usize::from(made)))
    }

    fn waiting(&self) -> usize {
        self.heads.len() - usize::from(self.next) + self.back.len()
    }

    /// The token `at` places into the buffer.
    fn buffer(&self, at: usize) -> u16 {
        if let Some(at) = self.back.len().checked_sub(at + 1) {
            return self.back.get(at).copied().unwrap_or(NONE);
        }
        let token = usize::from(self.next) + at - self.back.len();
        if token < self.heads.len() { token as u16 } else { NONE }
    }

    /// The token `at` places below the top.
    fn top(&self, at: usize) -> u16 {
        self.stack.len().checked_sub(at + 1).and_then(|at| self.stack.get(at)).copied().unwrap_or(NONE)
    }

    fn newest(&self, side: usize, token: u16) -> u16 {
        self.newest.get(side).and_then(|newest| newest.get(usize::from(token))).copied().unwrap_or(NONE)
    }

    /// The tokens that a state is judged by.
    fn seen(&self) -> [u16; SLOTS] {
        let (next, top) = (self.buffer(0), self.top(0));
        [
            next,
            self.buffer(1),
            top,
            self.top(1),
            self.top(2),
            self.newest(0, next),
            self.newest(0, top),
            self.newest(1, top),
        ]
    }

    fn has_head(&self, token: u16) -> bool {
        self.heads.get(usize::from(token)).is_some_and(|head| *head != NONE)
    }

    fn was_sent_back(&self, token: u16) -> bool {
        self.sent_back.get(usize::from(token)).copied().unwrap_or(false)
    }

    /// Whether a shift, a reduce, and a left or right move are allowed.
    fn allowed(&self) -> [bool; 3] {
        let (deep, waiting) = (self.stack.len(), self.waiting());
        let shift = waiting > 0 && (deep == 0 || waiting >= 2 && !self.was_sent_back(self.buffer(0)));
        let reduce = deep > 0 && (waiting == 0 || deep > 1);
        let arc = deep > 0 && waiting > 0;
        [shift, reduce, arc]
    }

    /// Where the list of children begins in which a child of `head` stands.
    fn list(&mut self, head: u16, child: u16) -> Option<&mut u16> {
        self.newest.get_mut(usize::from(child > head))?.get_mut(usize::from(head))
    }

    /// Gives a token its head; one that it had is forgotten.
    fn tie(&mut self, head: u16, child: u16, made: usize) -> Option<()> {
        let before = *self.heads.get(usize::from(child))?;
        let next = *self.older.get(usize::from(child))?;
        if before != NONE {
            let newest = self.list(before, child)?;
            if *newest == child {
                *newest = next;
            } else {
                let mut at = *newest;
                while *self.older.get(usize::from(at))? != child {
                    at = *self.older.get(usize::from(at))?;
                }
                *self.older.get_mut(usize::from(at))? = next;
            }
        }
        let newest = std::mem::replace(self.list(head, child)?, child);
        *self.older.get_mut(usize::from(child))? = newest;
        *self.heads.get_mut(usize::from(child))? = head;
        *self.moves.get_mut(usize::from(child))? = made as u16;
        Some(())
    }

    fn take(&mut self) {
        let token = self.back.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(token);
    }

    /// Makes an allowed move; `None` when it was not one.
    fn make(&mut self, kind: Kind, made: usize) -> Option<()> {
        let (next, top) = (self.buffer(0), self.top(0));
        match kind {
            Kind::Shift => self.take(),
            Kind::Reduce => {
                if !self.has_head(top) && self.stack.len() > 1 {
                    *self.sent_back.get_mut(usize::from(top))? = true;
                    self.back.push(top);
                }
                self.stack.pop();
            }
            Kind::Left => {
                self.tie(next, top, made)?;
                *self.sent_back.get_mut(usize::from(next))? = false;
                self.stack.pop();
            }
            Kind::Right => {
                self.tie(top, next, made)?;
                self.take();
            }
            Kind::Break => return None,
        }
        Some(())
    }

    /// Parses a sentence of `count` tokens; `slots` has what each of them gives to a state.
    #[inline(always)]
    pub fn parse<L: Lanes>(&mut self, lanes: L, network: &Network, moves: &Moves, slots: &[f32], count: usize) {
        self.start(count);
        // Every move but a reduce of the last word takes or settles a word; the bound is never reached, but it is one.
        for _ in 0..6 * count + 20 {
            if self.stack.is_empty() && self.waiting() == 0 {
                return;
            }
            let mut scores = scores(lanes, network, slots, &self.seen());
            let [shift, reduce, arc] = self.allowed().map(usize::from);
            if let Some(never) = moves.never.get(shift | reduce << 1 | arc << 2) {
                for (score, never) in scores.iter_mut().zip(never) {
                    *score += never;
                }
            }
            let made = best(&scores);
            let Some(kind) = moves.all.get(made).map(|made| made.kind) else { return };
            if self.make(kind, made).is_none() {
                return;
            }
        }
    }
}

/// The score of every move in a state that looks at these tokens.
#[inline(always)]
fn scores<L: Lanes>(lanes: L, network: &Network, slots: &[f32], seen: &[u16; SLOTS]) -> [f32; SCORES] {
    const EACH: usize = 2 * HIDDEN;
    let mut sums = network.slots.bias;
    for (slot, token) in seen.iter().enumerate() {
        let (source, token) =
            if *token == NONE { (network.slots.pads.as_slice(), 0) } else { (slots, usize::from(*token)) };
        let first = (token * SLOTS + slot) * EACH;
        let given = source.get(first..first + EACH).and_then(|given| <&[f32; EACH]>::try_from(given).ok());
        if let Some(given) = given {
            for (sum, given) in sums.iter_mut().zip(given) {
                *sum += given;
            }
        }
    }
    let (one, other) = sums.split_at(HIDDEN);
    let mut hidden = [0.; HIDDEN];
    for ((hidden, one), other) in hidden.iter_mut().zip(one).zip(other) {
        *hidden = one.max(*other);
    }
    let mut products = [0; SCORES];
    network.upper.matrix.multiply(lanes, &[whole_pairs(&hidden)], &mut products);
    let mut scores = [f32::MIN; SCORES];
    network.upper.finish(&products, &mut scores);
    scores
}
