//! Lines of standard input in blocks: as many as have arrived, so that whoever writes one line and waits is answered.

use std::io::{self, BufRead, BufReader, Read};
use std::thread;

use crossbeam_channel::{Receiver, bounded};

/// Bytes of the longest line: reading a text takes some thirty times its size.
const MOST: usize = 8 << 20;
/// Lines of a block, and bytes after which no more are added to it.
const LINES: usize = 128;
const BYTES: usize = 128 << 10;
/// Bytes that are asked for at once.
const BUFFER: usize = 64 << 10;

/// A line of the input.
#[derive(Debug)]
pub struct Line {
    /// Its number, from 1.
    pub number: usize,
    /// What stands in it; `None` of one that is longer than 8 MiB.
    pub bytes: Option<Vec<u8>>,
}

/// Reads lines on a thread of its own, a few blocks ahead.
///
/// # Errors
/// Where the system gives no thread.
pub fn blocks(input: impl Read + Send + 'static) -> io::Result<Receiver<io::Result<Vec<Line>>>> {
    let (sender, blocks) = bounded(2);
    let work = move || {
        let mut lines = Lines { input: BufReader::with_capacity(BUFFER, input), number: 0 };
        loop {
            let block = lines.block();
            if block.as_ref().is_ok_and(Vec::is_empty) {
                return;
            }
            let failed = block.is_err();
            // Nobody listens any more, or nothing more can be read.
            if sender.send(block).is_err() || failed {
                return;
            }
        }
    };
    thread::Builder::new().name("lines".to_owned()).spawn(work)?;
    Ok(blocks)
}

struct Lines<R> {
    input: BufReader<R>,
    number: usize,
}

impl<R: Read> Lines<R> {
    /// The next lines; none at the end of the input.
    fn block(&mut self) -> io::Result<Vec<Line>> {
        let (mut lines, mut bytes) = (Vec::new(), 0);
        while let Some(line) = self.line()? {
            bytes += line.bytes.as_ref().map_or(0, Vec::len);
            let blank = line.bytes.as_ref().is_some_and(|bytes| bytes.trim_ascii().is_empty());
            if !blank {
                lines.push(line);
            }
            let waits = !self.input.buffer().contains(&b'\n');
            if lines.len() >= LINES || bytes >= BYTES || waits && !lines.is_empty() {
                break;
            }
        }
        Ok(lines)
    }

    /// The next line without its end.
    fn line(&mut self) -> io::Result<Option<Line>> {
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(MOST as u64 + 1).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        } else if bytes.len() > MOST {
            self.input.skip_until(b'\n')?;
            return Ok(Some(Line { number: self.number, bytes: None }));
        }
        Ok(Some(Line { number: self.number, bytes: Some(bytes) }))
    }
}

#[cfg(test)]
mod tests {
    use super::{BYTES, LINES, MOST, blocks};

    fn numbers(input: Vec<u8>) -> Vec<Vec<(usize, Option<usize>)>> {
        let blocks = blocks(std::io::Cursor::new(input)).expect("a thread");
        let lines = |block: std::io::Result<Vec<super::Line>>| {
            let lines = block.expect("bytes").into_iter();
            lines.map(|line| (line.number, line.bytes.map(|bytes| bytes.len()))).collect()
        };
        blocks.into_iter().map(lines).collect()
    }

    #[test]
    fn lines_are_numbered_and_blank_ones_counted_and_left_out() {
        assert_eq!(numbers(b"a\n\n \nbc".to_vec()).concat(), [(1, Some(1)), (4, Some(2))]);
        assert!(numbers(Vec::new()).is_empty());
    }

    #[test]
    fn a_line_without_end_costs_itself_alone() {
        let mut input = vec![b'x'; MOST + 10];
        input.extend(b"\nab\n");
        assert_eq!(numbers(input).concat(), [(1, None), (2, Some(2))]);
    }

    #[test]
    fn a_block_is_no_longer_than_memory_allows() {
        let blocks = numbers([vec![b'x'; 2_000], b"\n".to_vec()].concat().repeat(1_000));
        assert!(blocks.iter().all(|block| block.len() <= LINES && block.len() * 2_000 <= BYTES + 2_000));
        assert_eq!(blocks.concat().len(), 1_000);
    }
}
