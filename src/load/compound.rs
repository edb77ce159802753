//! Compound files ([MS-CFB]): in them lies what Office before 2007 and Outlook write.

use std::borrow::Cow;
use std::io::{Cursor, Read};

use cfb::CompoundFile;

use super::inside::LARGEST;

/// A compound file in memory.
pub(super) type Compound<'b> = CompoundFile<Cursor<Cow<'b, [u8]>>>;

/// Opens one. Some programs leave out the last sectors where nothing lies in them, and the library refuses a file that is
/// shorter than its table of sectors (cfb 0.16): they are put back.
pub(super) fn open(bytes: &[u8]) -> Option<Compound<'_>> {
    let whole = CompoundFile::open(Cursor::new(Cow::Borrowed(bytes))).ok();
    whole.or_else(|| CompoundFile::open(Cursor::new(Cow::Owned(filled(bytes)?))).ok())
}

/// The file as long as its table of sectors says.
fn filled(bytes: &[u8]) -> Option<Vec<u8>> {
    let shift = u16::from_le_bytes(bytes.get(0x1e..0x20)?.try_into().ok()?);
    let tables = u32::from_le_bytes(bytes.get(0x2c..0x30)?.try_into().ok()?);
    let sector = 1_u64 << shift.min(16);
    // Each entry is four bytes long; the head of the file takes the room of a sector.
    let length = u64::from(tables).checked_mul(sector / 4)?.checked_add(1)?.checked_mul(sector)?;
    let missing = length.checked_sub(bytes.len() as u64).filter(|_| length <= LARGEST)?;
    let mut filled = bytes.to_vec();
    filled.resize(bytes.len() + usize::try_from(missing).ok()?, 0);
    Some(filled)
}

/// A stream of one, up to the size of the largest file.
pub(super) fn stream(file: &mut Compound<'_>, path: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    file.open_stream(path).ok()?.take(LARGEST).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn sectors_that_were_left_out_are_put_back() {
        let mut file =
            CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).expect("memory takes it");
        file.create_stream("/Tin").and_then(|mut stream| stream.write_all(&[7; 5000])).expect("memory takes it");
        file.flush().expect("memory takes it");
        let mut bytes = file.into_inner().into_inner();
        // The first table of sectors says of those behind the end that they end a chain, not that they are free.
        let table = 512 * (1 + u32::from_le_bytes(bytes[0x4c..0x50].try_into().expect("four bytes")) as usize);
        for entry in bytes[table..table + 512].chunks_exact_mut(4) {
            if *entry == [0xff; 4] {
                entry.copy_from_slice(&0xffff_fffe_u32.to_le_bytes());
            }
        }
        assert!(CompoundFile::open(Cursor::new(bytes.as_slice())).is_err(), "the library reads it by itself");
        let mut opened = open(&bytes).expect("it is opened");
        assert_eq!(stream(&mut opened, "/Tin"), Some(vec![7; 5000]));
        assert!(open(&bytes[..600]).is_none());
    }
}
