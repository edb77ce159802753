//! How alike two texts are, without keeping the older one: a sketch of sixteen numbers for each document, and the words
//! that two sentences share.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

/// How many numbers a sketch has.
const SIDES: usize = 16;
/// How many words in a row are looked at together.
const RUN: usize = 4;

/// The least of each of sixteen hashes over all runs of four words (Broder's min-wise sketches): the share of numbers
/// that two sketches have in common estimates the share of runs that the texts have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sketch([u32; SIDES]);

impl Sketch {
    /// The sketch of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut least = [u32::MAX; SIDES];
        let mut run = [0_u64; RUN];
        for (at, word) in words(text).enumerate() {
            run.rotate_left(1);
            run[RUN - 1] = hash(word);
            // A text of fewer words than a run still has its one run.
            if at + 1 < RUN && words(text).nth(RUN - 1).is_some() {
                continue;
            }
            let all = run.iter().fold(0, |all, word| mixed(all ^ *word));
            for (side, least) in (1_u64..).zip(&mut least) {
                let number = (mixed(all ^ side.wrapping_mul(0x9e37_79b9_7f4a_7c15)) >> 32) as u32;
                *least = number.min(*least);
            }
        }
        Self(least)
    }

    /// From 0, nothing in common, to 1, the same runs of words.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f32 {
        let same = self.0.iter().zip(&other.0).filter(|(a, b)| a == b).count();
        same as f32 / SIDES as f32
    }
}

impl fmt::Display for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|number| write!(f, "{number:08x}"))
    }
}

impl FromStr for Sketch {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let mut numbers = [0; SIDES];
        for (at, number) in numbers.iter_mut().enumerate() {
            let digits = text.get(at * 8..at * 8 + 8).ok_or(())?;
            *number = u32::from_str_radix(digits, 16).map_err(|_| ())?;
        }
        Ok(Self(numbers))
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// FNV-1a over the letters in lower case.
fn hash(word: &str) -> u64 {
    word.chars()
        .flat_map(char::to_lowercase)
        .fold(0xcbf2_9ce4_8422_2325, |hash, letter| (hash ^ u64::from(letter)).wrapping_mul(0x0100_0000_01b3))
}

/// The finisher of `SplitMix64`.
fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// How many words two sentences share, from 0 to 1 (Dice's coefficient of their words).
#[must_use]
pub fn shared_words(one: &str, other: &str) -> f32 {
    let mut counts: HashMap<u64, i32> = HashMap::new();
    let mut lengths = [0_usize; 2];
    for word in words(one) {
        *counts.entry(hash(word)).or_default() += 1;
        lengths[0] += 1;
    }
    let mut shared = 0;
    for word in words(other) {
        lengths[1] += 1;
        if let Some(count) = counts.get_mut(&hash(word)).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    2.0 * shared as f32 / (lengths[0] + lengths[1]).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "The ministers met in Oslo on 14 May. They spoke about fish, about harbours and about the price \
        of both. A treaty is to be signed before the winter, said a clerk who was not named. Nobody else spoke.";

    #[test]
    fn a_text_with_a_changed_sentence_is_like_and_another_text_is_not() {
        let old = Sketch::of(TEXT);
        assert_eq!(old.likeness(&Sketch::of(TEXT)), 1.0);
        assert!(old.likeness(&Sketch::of(&TEXT.replace("Nobody else spoke", "Others stood by"))) > 0.5);
        let other = "Exports of wool rose again. The harbour of Bergen was closed for a week, and ships went north.";
        assert!(old.likeness(&Sketch::of(other)) < 0.1);
        assert_eq!(old.to_string().parse(), Ok(old));
        assert!(Sketch::of("Two words").likeness(&Sketch::of("two words")) > 0.9);
    }

    #[test]
    fn sentences_share_words() {
        assert!(shared_words("They met on 14 May.", "They met, again, on 14 May.") > 0.8);
        assert!(shared_words("They met on 14 May.", "Wool was sold.") < 0.1);
        assert_eq!(shared_words("", ""), 0.0);
    }
}
