//! A parsed sentence: its tokens, and for each the word that governs it.
//!
//! ```text
//! Imports fell sharply in March    fell ─nsubj▶ Imports · ─advmod▶ sharply · ─prep▶ in ─pobj▶ March
//! ```

use std::collections::VecDeque;

use crate::lexicon::WordId;
use crate::model::{Run, Span};

use super::{Label, Tag};

/// A word or mark of a parsed sentence.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// Where it stands in the document's text.
    pub span: Span,
    /// Its lower-case letters.
    pub word: WordId,
    /// Part of speech.
    pub tag: Tag,
    /// What it is to its head.
    pub label: Label,
    /// The token that governs it, as an index into the tree; `None` of a root.
    pub head: Option<usize>,
}

/// Tokens and who governs whom. Heads never run in a circle; a sentence may have several roots.
#[derive(Debug, Clone)]
pub struct Tree {
    tokens: Vec<Token>,
    children: Children,
}

/// The children of every token, one list behind the other.
#[derive(Debug, Clone)]
struct Children {
    /// Where the list of each token ends.
    ends: Vec<usize>,
    lists: Vec<usize>,
}

impl Children {
    fn new(tokens: &[Token]) -> Self {
        let heads = || tokens.iter().map(|token| token.head.filter(|head| *head < tokens.len()));
        let mut ends = vec![0; tokens.len()];
        for head in heads().flatten() {
            if let Some(count) = ends.get_mut(head) {
                *count += 1;
            }
        }
        // Each place is first where its list begins, and moves to where it ends while the list is filled.
        let mut begin = 0;
        for place in &mut ends {
            begin += std::mem::replace(place, begin);
        }
        let mut lists = vec![0; begin];
        for (child, head) in heads().enumerate() {
            let Some(place) = head.and_then(|head| ends.get_mut(head)) else { continue };
            if let Some(slot) = lists.get_mut(*place) {
                *slot = child;
            }
            *place += 1;
        }
        Self { ends, lists }
    }

    fn of(&self, at: usize) -> &[usize] {
        let begin = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|end| self.lists.get(begin..*end)).unwrap_or_default()
    }
}

/// A token whose true head stands below the one it was given, in some relation.
pub(super) type Lowered = (usize, Label);

impl Tree {
    /// The tree of these tokens; `None` when heads run in a circle or point outside.
    #[must_use]
    pub(super) fn new(mut tokens: Vec<Token>, lowered: &[Lowered]) -> Option<Self> {
        let mut children = Children::new(&tokens);
        for (token, below) in lowered {
            let head = lower_head(&tokens, &children, *token, *below)?;
            tokens.get_mut(*token)?.head = Some(head);
            children = Children::new(&tokens);
        }
        let tree = Self { tokens, children };
        let mut found: Vec<usize> = tree.roots().collect();
        let mut next = 0;
        while let Some(at) = found.get(next) {
            found.extend_from_slice(tree.children(*at));
            next += 1;
        }
        (found.len() == tree.tokens.len()).then_some(tree)
    }

    /// The same tree with one token under another head.
    #[must_use]
    pub(super) fn hung(&self, at: usize, head: usize, label: Label) -> Option<Self> {
        let mut tokens = self.tokens.clone();
        let token = tokens.get_mut(at)?;
        (token.head, token.label) = (Some(head), label);
        Self::new(tokens, &[])
    }

    /// The tokens, in the order of the text.
    #[must_use]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// A token.
    #[must_use]
    pub fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The tag of a token; unknown behind the end.
    #[must_use]
    pub fn tag(&self, at: usize) -> Tag {
        self.get(at).map_or(Tag::Unknown, |token| token.tag)
    }

    /// What a token is to its head; unclear behind the end.
    #[must_use]
    pub fn label(&self, at: usize) -> Label {
        self.get(at).map_or(Label::Unclear, |token| token.label)
    }

    /// The word of a token; none behind the end.
    #[must_use]
    pub fn word(&self, at: usize) -> WordId {
        self.get(at).map_or(WordId::default(), |token| token.word)
    }

    /// Tokens that one governs, in the order of the text.
    #[must_use]
    pub fn children(&self, at: usize) -> &[usize] {
        self.children.of(at)
    }

    /// Tokens without a head.
    pub fn roots(&self) -> impl Iterator<Item = usize> {
        self.tokens.iter().enumerate().filter(|(_, token)| token.head.is_none()).map(|(at, _)| at)
    }

    /// A token and all below it, in the order of the text. A crossing relation can leave gaps.
    #[must_use]
    pub fn subtree(&self, at: usize) -> Vec<usize> {
        let mut found = vec![at];
        let mut next = 0;
        while let Some(at) = found.get(next) {
            // More than all of them is a circle: `new` leaves such a tree out.
            if found.len() > self.tokens.len() {
                break;
            }
            found.extend_from_slice(self.children(*at));
            next += 1;
        }
        found.sort_unstable();
        found
    }

    /// The tokens that govern one, from its head up to the root.
    pub fn path(&self, at: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.head(at), |at| self.head(*at))
    }

    /// The token that governs one.
    #[must_use]
    pub fn head(&self, at: usize) -> Option<usize> {
        self.get(at)?.head
    }

    /// The first child in one of these relations.
    #[must_use]
    pub fn child(&self, at: usize, labels: &[Label]) -> Option<usize> {
        self.children(at)
            .iter()
            .copied()
            .find(|child| self.get(*child).is_some_and(|token| labels.contains(&token.label)))
    }

    /// Tokens that share a byte with a span.
    #[must_use]
    pub fn at(&self, span: Span) -> Run {
        let first = self.tokens.partition_point(|token| token.span.end <= span.start);
        let end = self.tokens.partition_point(|token| token.span.start < span.end);
        Run::new(first, end.max(first))
    }
}

/// The nearest token in a relation below the head of a token, level by level; the head itself when there is none.
fn lower_head(tokens: &[Token], children: &Children, token: usize, below: Label) -> Option<usize> {
    let head = tokens.get(token)?.head?;
    let mut queue = VecDeque::from([head]);
    let mut left = tokens.len();
    while let Some(at) = queue.pop_front() {
        for child in children.of(at).iter().filter(|child| **child != token) {
            if tokens.get(*child)?.label == below {
                return Some(*child);
            }
            left = left.checked_sub(1)?;
            queue.push_back(*child);
        }
    }
    Some(head)
}
