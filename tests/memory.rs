//! What reading a large file needs at most. A test binary of its own, for it counts every byte of the process.
#![allow(missing_docs)]

use std::alloc::System;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use dateline::claims::Rulings;
use dateline::corpus;
use dateline::export::groups::Groups;
use dateline::export::marks::Marks;
use dateline::export::records;
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static COUNTER: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// What a text of any size needs while it is read, part after part.
const PARTS: usize = 48 << 20;
/// Bytes for each of a large text. With what the program itself needs, 12 for a file of 20 MB.
const EACH: usize = 9;

/// Makes a text of so many bytes.
type Make = fn(usize) -> String;

/// Sentences of news, no two alike, of which about every third has a date or an amount.
fn prose(bytes: usize) -> String {
    let mut text = String::from("Notes on a harbour\n\n12 March 2015\n\n");
    for at in 0.. {
        if text.len() >= bytes {
            break;
        }
        let (day, year, amount) = (at % 28 + 1, 1990 + at % 25, at % 900 + 2);
        let sentence = match at % 6 {
            0 => format!("The minister of number {at} visited the harbour on {day} March {year} with two clerks."),
            1 => format!("Exports of salted fish rose to ${amount} million in {year}, as office {at} had said."),
            2 => format!("Nobody at desk {at} could say why the large warehouses near the old pier stood empty."),
            3 => format!(
                "Clerk {at} had heard that the works would go on as before and that more men were needed there."
            ),
            4 => {
                format!("A letter from the owners, which lay at desk {at}, was about the roof and the road behind it.")
            }
            _ => {
                format!("They said at house {at} that ships from the north would stay away as long as it was so cold.")
            }
        };
        text.push_str(&sentence);
        text.push_str(if at % 5 == 4 { "\n\n" } else { " " });
    }
    text
}

/// A record every 50 to 57 bytes, no two sentences alike.
fn dense(bytes: usize) -> String {
    let mut text = String::from("Notes on a harbour\n\n12 March 2015\n\n");
    for at in 0.. {
        if text.len() >= bytes {
            break;
        }
        let (day, month, year) = (at % 28 + 1, ["March", "July", "October"][at % 3], 1990 + at % 25);
        let end = if at % 10 == 9 { "\n\n" } else { " " };
        let sentence = format!("Kenya signed pact {at} with Uganda on {day} {month} {year}.");
        text.extend([sentence.as_str(), end]);
    }
    text
}

/// Hundreds of sentences again and again: a paragraph that stands so often in a text is none of it.
fn again(bytes: usize) -> String {
    repeated(&prose(64 << 10), bytes)
}

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

fn held() -> usize {
    let all = COUNTER.stats();
    all.bytes_allocated.saturating_sub(all.bytes_deallocated)
}

/// The most that is held while `extract` does its work on a text, looked at all the time by another thread.
fn peak_of(text: &str) -> usize {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.txt"), text).expect("written");
    let (before, done) = (held(), AtomicBool::new(false));
    std::thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut most = 0;
            while !done.load(Ordering::Relaxed) {
                most = most.max(held());
                std::thread::park_timeout(Duration::from_micros(200));
            }
            most
        });
        let corpus = corpus::open(folder.path(), &AtomicBool::new(false), |_, _| {}).expect("a folder");
        let groups = Groups::of(&corpus, &Rulings::default());
        records::lines(&groups, &Marks::default())
            .for_each(|(_, line)| line.write(&mut std::io::sink()).expect("written"));
        done.store(true, Ordering::Relaxed);
        watch.join().expect("it counts")
    })
    .saturating_sub(before)
}

#[test]
fn a_large_file_needs_at_most_twelve_bytes_for_each_of_its_own() {
    // Lexicon and weights are made once, at first use.
    peak_of("Signed on 3 May 2011.");
    let texts: [(&str, usize, Make); 8] = [
        ("prose", 2, prose),
        ("a record in every sentence", 2, dense),
        ("the same pages again and again", 16, again),
        ("bare numbers", 1, |bytes| repeated("1 ", bytes)),
        ("thousands", 1, |bytes| repeated("1,000, ", bytes)),
        ("rows of decimals", 1, |bytes| repeated("812.25\t17.50\t904.11\t3.07\t651.90\t88.12\n", bytes)),
        ("dots", 16, |bytes| repeated(". ", bytes)),
        ("brackets", 16, |bytes| repeated("(", bytes)),
    ];
    for (name, megabytes, make) in texts {
        let (bytes, peak) = (megabytes << 20, peak_of(&make(megabytes << 20)));
        println!("{name}: {:.1} MB for {megabytes} MB", peak as f64 / f64::from(1 << 20));
        assert!(peak <= PARTS + EACH * bytes, "{name}: {peak} bytes for {bytes}");
    }
}
