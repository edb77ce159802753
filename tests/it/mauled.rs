//! Long runs on the readers of formats without a nightly toolchain: real files are cut, turned, moved and mixed, for so many
//! seconds a format. `DATELINE_MAUL=300:FOLDER cargo test --test it mauled:: -- --nocapture`; what fails is written to the folder of temporary
//! files. `fuzz/` does the same by what the program does with its input.

use std::collections::BTreeMap;
use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::torn::told;

/// Bytes of one input at most, and of one piece that is moved.
const MOST: (usize, usize) = (1 << 20, 4096);
/// Numbers at which counting readers stumble.
const NUMBERS: [u32; 7] = [0, 1, 0xff, 0x7fff_ffff, 0xffff_ffff, 0x8000_0000, 0x1_0000];

/// Chance that is the same on every run (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        (self.next() % most.max(1) as u64) as usize
    }

    /// Where a piece begins and ends.
    fn piece(&mut self, length: usize) -> std::ops::Range<usize> {
        let from = self.below(length);
        from..from + self.below((length - from).min(MOST.1))
    }
}

/// One thing that goes wrong with a file.
fn maul(bytes: &mut Vec<u8>, other: &[u8], chance: &mut Chance) {
    let length = bytes.len();
    if length < 4 {
        return;
    }
    match chance.below(7) {
        0 => bytes.truncate(chance.below(length).max(1)),
        1 => {
            for _ in 0..=chance.below(16) {
                bytes[chance.below(length)] = chance.next() as u8;
            }
        }
        2 => bytes[chance.below(length)] ^= 1 << chance.below(8),
        3 => {
            let (piece, to) = (bytes[chance.piece(length)].to_vec(), chance.below(length));
            drop(bytes.splice(to..to, piece));
        }
        4 => drop(bytes.drain(chance.piece(length))),
        5 => {
            let (at, number) = (chance.below(length - 3), NUMBERS[chance.below(NUMBERS.len())]);
            let turned = chance.below(2) == 0;
            bytes[at..at + 4].copy_from_slice(&if turned { number.to_be_bytes() } else { number.to_le_bytes() });
        }
        _ => {
            let (piece, to) = (other[chance.piece(other.len())].to_vec(), chance.below(length));
            drop(bytes.splice(to..to, piece));
        }
    }
    bytes.truncate(MOST.0);
}

/// The files below a folder, by their endings.
fn collect(folder: &Path, into: &mut BTreeMap<String, Vec<Vec<u8>>>) {
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        if path.is_dir() {
            collect(&path, into);
        } else if let (Some(ending), Ok(bytes)) = (ending, std::fs::read(&path)) {
            into.entry(ending).or_default().push(bytes);
        }
    }
}

#[test]
fn whatever_is_done_to_real_files_is_told() {
    let Some((seconds, folder)) = std::env::var("DATELINE_MAUL").ok().and_then(|asked| {
        let (seconds, folder) = asked.split_once(':')?;
        Some((seconds.parse().ok()?, folder.to_owned()))
    }) else {
        println!("skipped: DATELINE_MAUL=SECONDS:FOLDER names no files");
        return;
    };
    let mut kinds = BTreeMap::new();
    collect(Path::new(&folder), &mut kinds);
    let mut failed = Vec::new();
    for (ending, files) in kinds {
        let (name, mut chance) = (format!("a.{ending}"), Chance(0x9e37_79b9_7f4a_7c15));
        let (begun, mut inputs, mut slowest) = (Instant::now(), 0, Duration::ZERO);
        while begun.elapsed() < Duration::from_secs(seconds) {
            let mut bytes = files[chance.below(files.len())].clone();
            for _ in 0..=chance.below(6) {
                maul(&mut bytes, &files[chance.below(files.len())], &mut chance);
            }
            let one = Instant::now();
            if catch_unwind(|| told(&name, &bytes)).is_err() {
                let file = std::env::temp_dir().join(format!("mauled-{inputs}.{ending}"));
                std::fs::write(&file, &bytes).expect("a file");
                failed.push(file);
            }
            slowest = slowest.max(one.elapsed());
            inputs += 1;
        }
        println!("{ending}: {inputs} inputs from {} files, the slowest {:.1} s", files.len(), slowest.as_secs_f64());
    }
    assert!(failed.is_empty(), "{failed:?}");
}
