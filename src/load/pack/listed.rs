//! The names in an archive of zip, read without unpacking anything ([APPNOTE] 4.3).

/// How the list of files ends, and how each entry of it begins.
const END: &[u8] = b"PK\x05\x06";
const ENTRY: &[u8] = b"PK\x01\x02";
/// The end of the list is so long, a remark behind it at most so much longer.
const END_LENGTH: usize = 22;
const REMARK: usize = 65_535;
/// An entry is so long without its name.
const ENTRY_LENGTH: usize = 46;

/// The names of all files in it; `None` where its list of files is torn, or too large for its first form.
pub(in crate::load) fn read(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let from = bytes.len().saturating_sub(END_LENGTH + REMARK);
    let end = from + memchr::memmem::rfind(bytes.get(from..)?, END)?;
    let number = |at: usize, length: usize| -> Option<usize> {
        let part = bytes.get(at..at.checked_add(length)?)?;
        Some(part.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)))
    };
    let (count, length) = (number(end + 10, 2)?, number(end + 12, 4)?);
    let mut at = end.checked_sub(length)?;
    let mut names = Vec::new();
    for _ in 0..count {
        bytes.get(at..)?.starts_with(ENTRY).then_some(())?;
        let name = number(at + 28, 2)?;
        names.push(bytes.get(at + ENTRY_LENGTH..at + ENTRY_LENGTH + name)?);
        at += ENTRY_LENGTH + name + number(at + 30, 2)? + number(at + 32, 2)?;
    }
    Some(names)
}
