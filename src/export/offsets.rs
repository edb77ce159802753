//! Places in a text for readers who count characters: inside the program they are bytes.

/// Turns byte offsets into counts of characters; offsets may come in any order.
pub struct CharOffsets<'t> {
    text: &'t str,
    /// Characters before every 256th byte (moved down to a character boundary).
    marks: Vec<(u32, u32)>,
}

impl<'t> CharOffsets<'t> {
    /// Walks the text once.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / 256 + 1);
        for (count, (at, _)) in text.char_indices().enumerate() {
            if marks.last().is_none_or(|(mark, _)| at as u32 >= mark + 256) {
                marks.push((at as u32, count as u32));
            }
        }
        Self { text, marks }
    }

    /// Characters before a byte offset.
    #[must_use]
    pub fn at(&self, byte: u32) -> u32 {
        let after = self.marks.partition_point(|(mark, _)| *mark <= byte);
        let (mark, count) = after.checked_sub(1).and_then(|i| self.marks.get(i)).copied().unwrap_or((0, 0));
        let rest = self.text.get(mark as usize..byte as usize).unwrap_or("");
        count + rest.chars().count() as u32
    }
}
