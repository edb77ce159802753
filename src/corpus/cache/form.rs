//! How what was read is written down: small whole numbers short, words of the program's own once, shared parts shared.
//!
//! No crate does this: records point at words that live as long as the program, and many of them share one derivation;
//! both come back as they were. A form is read by the build that wrote it ([`super::version`]), so it has no versions.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};

use crate::model::Derivation;

/// What can be written down and read back.
pub(super) trait Kept: Sized {
    /// Writes it down.
    fn put(&self, pen: &mut Pen);
    /// Reads it back; `None` where the bytes are no such thing.
    fn take(page: &mut Page<'_>) -> Option<Self>;
}

/// What is being written.
#[derive(Default)]
pub(super) struct Pen {
    out: Vec<u8>,
    words: Vec<&'static str>,
    word_at: HashMap<&'static str, usize>,
    derivations: HashMap<*const Derivation, usize>,
    lists: HashMap<*const &'static str, usize>,
}

impl Pen {
    /// The bytes: the words first, then what refers to them.
    pub fn done(self) -> Vec<u8> {
        let mut head = Self::default();
        head.number(self.words.len() as u64);
        for word in &self.words {
            head.bytes(word.as_bytes());
        }
        head.out.extend(self.out);
        head.out
    }

    /// A whole number, seven bits a byte.
    pub fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.out.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.out.push(number as u8);
    }

    /// Bytes with their length before them.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.out.extend_from_slice(bytes);
    }

    /// Bytes whose length is known.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }
}

/// What is being read.
pub(super) struct Page<'b> {
    rest: &'b [u8],
    words: Vec<&'static str>,
    derivations: Vec<Arc<Derivation>>,
    lists: Vec<Arc<[&'static str]>>,
}

impl<'b> Page<'b> {
    /// Begins to read bytes that [`Pen::done`] gave.
    pub fn of(bytes: &'b [u8]) -> Option<Self> {
        let mut page = Self { rest: bytes, words: Vec::new(), derivations: Vec::new(), lists: Vec::new() };
        let count = page.length()?;
        for _ in 0..count {
            let word = page.text()?;
            page.words.push(lasting(word));
        }
        Some(page)
    }

    /// A whole number.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.rest.split_first()?;
            self.rest = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A length that what is left can hold.
    pub fn length(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok().filter(|length| *length <= self.rest.len())
    }

    /// Bytes whose length is known.
    pub fn raw(&mut self, length: usize) -> Option<&'b [u8]> {
        let (found, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(found)
    }

    fn text(&mut self) -> Option<&'b str> {
        let length = self.length()?;
        std::str::from_utf8(self.raw(length)?).ok()
    }
}

/// A word of the program's own: the same letters are one word for as long as it runs. There are some thousand of them.
fn lasting(word: &str) -> &'static str {
    static WORDS: RwLock<Option<HashSet<&'static str>>> = RwLock::new(None);
    let known =
        WORDS.read().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(|words| words.get(word).copied());
    known.unwrap_or_else(|| {
        let mut words = WORDS.write().unwrap_or_else(PoisonError::into_inner);
        let words = words.get_or_insert_default();
        if let Some(known) = words.get(word) {
            return known;
        }
        let new: &'static str = Box::leak(word.into());
        words.insert(new);
        new
    })
}

/// Writes down a struct, field by field.
macro_rules! fields {
    ($($type:ident { $($field:ident),* $(,)? })*) => {$(
        impl Kept for $type {
            fn put(&self, pen: &mut Pen) {
                let Self { $($field),* } = self;
                $($field.put(pen);)*
            }
            fn take(page: &mut Page<'_>) -> Option<Self> {
                Some(Self { $($field: Kept::take(page)?),* })
            }
        }
    )*};
}

/// Writes down what is one of several, by its place in the list. What a variant holds stands in brackets.
macro_rules! one_of {
    ($($type:ident { $($at:literal $variant:ident $(($($held:ident),*))?),* $(,)? })*) => {$(
        impl Kept for $type {
            fn put(&self, pen: &mut Pen) {
                match self {
                    $(Self::$variant $(($($held),*))? => {
                        pen.number($at);
                        $($($held.put(pen);)*)?
                    })*
                }
            }
            fn take(page: &mut Page<'_>) -> Option<Self> {
                Some(match page.number()? {
                    $($at => Self::$variant $(($({ let $held = Kept::take(page)?; $held }),*))?,)*
                    _ => return None,
                })
            }
        }
    )*};
}

/// Whole numbers.
macro_rules! numbers {
    ($($type:ty)*) => {$(
        impl Kept for $type {
            fn put(&self, pen: &mut Pen) {
                pen.number(u64::from(*self));
            }
            fn take(page: &mut Page<'_>) -> Option<Self> {
                page.number()?.try_into().ok()
            }
        }
    )*};
}

pub(super) use {fields, one_of};

numbers! { u8 u16 u32 u64 }

impl Kept for usize {
    fn put(&self, pen: &mut Pen) {
        pen.number(*self as u64);
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        page.number()?.try_into().ok()
    }
}

impl Kept for i32 {
    fn put(&self, pen: &mut Pen) {
        pen.raw(&self.to_le_bytes());
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        Some(Self::from_le_bytes(page.raw(4)?.try_into().ok()?))
    }
}

impl Kept for u128 {
    fn put(&self, pen: &mut Pen) {
        pen.raw(&self.to_le_bytes());
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        Some(Self::from_le_bytes(page.raw(16)?.try_into().ok()?))
    }
}

impl Kept for f32 {
    fn put(&self, pen: &mut Pen) {
        pen.raw(&self.to_le_bytes());
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        Some(Self::from_le_bytes(page.raw(4)?.try_into().ok()?))
    }
}

impl Kept for bool {
    fn put(&self, pen: &mut Pen) {
        pen.number(u64::from(*self));
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        match page.number()? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }
}

impl Kept for String {
    fn put(&self, pen: &mut Pen) {
        pen.bytes(self.as_bytes());
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        page.text().map(str::to_owned)
    }
}

impl Kept for Box<str> {
    fn put(&self, pen: &mut Pen) {
        pen.bytes(self.as_bytes());
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        page.text().map(Into::into)
    }
}

impl Kept for Arc<str> {
    fn put(&self, pen: &mut Pen) {
        pen.bytes(self.as_bytes());
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        page.text().map(Into::into)
    }
}

impl Kept for &'static str {
    fn put(&self, pen: &mut Pen) {
        let next = pen.words.len();
        let at = *pen.word_at.entry(self).or_insert(next);
        if at == next {
            pen.words.push(self);
        }
        pen.number(at as u64);
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        let at = usize::try_from(page.number()?).ok()?;
        page.words.get(at).copied()
    }
}

impl Kept for std::borrow::Cow<'static, str> {
    fn put(&self, pen: &mut Pen) {
        pen.bytes(self.as_bytes());
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        page.text().map(|text| text.to_owned().into())
    }
}

impl<T: Kept> Kept for Option<T> {
    fn put(&self, pen: &mut Pen) {
        self.is_some().put(pen);
        if let Some(held) = self {
            held.put(pen);
        }
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        if bool::take(page)? { T::take(page).map(Some) } else { Some(None) }
    }
}

impl<T: Kept> Kept for Box<T> {
    fn put(&self, pen: &mut Pen) {
        self.as_ref().put(pen);
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        T::take(page).map(Self::new)
    }
}

impl<T: Kept> Kept for Box<[T]> {
    fn put(&self, pen: &mut Pen) {
        pen.number(self.len() as u64);
        for item in self {
            item.put(pen);
        }
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        Vec::take(page).map(Vec::into_boxed_slice)
    }
}

impl<T: Kept> Kept for Vec<T> {
    fn put(&self, pen: &mut Pen) {
        pen.number(self.len() as u64);
        for item in self {
            item.put(pen);
        }
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        let count = page.length()?;
        let mut items = Self::with_capacity(count);
        for _ in 0..count {
            items.push(T::take(page)?);
        }
        Some(items)
    }
}

impl<K: Kept + Ord, V: Kept> Kept for BTreeMap<K, V> {
    fn put(&self, pen: &mut Pen) {
        pen.number(self.len() as u64);
        for (key, value) in self {
            key.put(pen);
            value.put(pen);
        }
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        let count = page.length()?;
        (0..count).map(|_| Some((K::take(page)?, V::take(page)?))).collect()
    }
}

impl<A: Kept, B: Kept> Kept for (A, B) {
    fn put(&self, pen: &mut Pen) {
        self.0.put(pen);
        self.1.put(pen);
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        Some((A::take(page)?, B::take(page)?))
    }
}

impl<T: Kept> Kept for [T; 2] {
    fn put(&self, pen: &mut Pen) {
        for item in self {
            item.put(pen);
        }
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        Some([T::take(page)?, T::take(page)?])
    }
}

/// Shared parts: the first time with what they hold, later by their number.
impl Kept for Arc<Derivation> {
    fn put(&self, pen: &mut Pen) {
        let next = pen.derivations.len();
        let at = *pen.derivations.entry(Self::as_ptr(self)).or_insert(next);
        pen.number(at as u64);
        if at == next {
            self.as_ref().put(pen);
        }
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        let at = usize::try_from(page.number()?).ok()?;
        if at == page.derivations.len() {
            let new = Derivation::take(page)?.shared();
            page.derivations.push(new);
        }
        page.derivations.get(at).cloned()
    }
}

impl Kept for Arc<[&'static str]> {
    fn put(&self, pen: &mut Pen) {
        let next = pen.lists.len();
        let at = *pen.lists.entry(self.as_ptr()).or_insert(next);
        pen.number(at as u64);
        if at == next {
            self.to_vec().put(pen);
        }
    }
    fn take(page: &mut Page<'_>) -> Option<Self> {
        let at = usize::try_from(page.number()?).ok()?;
        if at == page.lists.len() {
            let new = Vec::take(page)?;
            page.lists.push(new.into());
        }
        page.lists.get(at).cloned()
    }
}
