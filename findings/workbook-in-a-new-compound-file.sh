#!/usr/bin/env bash
# calamine 0.38.0 and cfb 0.16.0 (Rust), on a valid .xls workbook written by xlwt 1.3.0 (Python).
#
# An old workbook is a stream in a compound file, and compound files come in two versions: 3 with sectors of 512 bytes,
# 4 with sectors of 4,096. Both are in the specification ([MS-CFB]), and `CompoundFile::create` writes version 4.
# Expected: the stream copied into a new compound file of either version is the same workbook.
# Seen: calamine reads it from version 3 and refuses version 4 with an error.
# What to do: whoever repacks a workbook for calamine writes `create_with_version(Version::V3, …)`.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet xlwt==1.3.0
venv/bin/python - <<'PY'
import xlwt
book = xlwt.Workbook()
sheet = book.add_sheet("Trade")
for row in range(40):
    sheet.write(row, 0, "Goods of heading %d" % row)
    sheet.write(row, 1, row + 0.5)
book.save("trade.xls")
PY
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "workbook-in-a-new-compound-file"
version = "0.0.0"
edition = "2021"

[dependencies]
calamine = "=0.38.0"
cfb = "=0.16.0"

[workspace]
TOML
cat > src/main.rs <<'RUST'
use std::io::{Cursor, Read, Write};

use calamine::{Reader, Xls};
use cfb::{CompoundFile, Version};

fn rows(bytes: Vec<u8>) -> String {
    match Xls::new(Cursor::new(bytes)) {
        Ok(mut book) => match book.worksheet_range("Trade") {
            Ok(range) => format!("{} rows", range.height()),
            Err(_) => "refused".to_owned(),
        },
        Err(_) => "refused".to_owned(),
    }
}

fn repacked(bytes: &[u8], version: Version) -> Vec<u8> {
    let mut old = CompoundFile::open(Cursor::new(bytes)).expect("a compound file");
    let mut stream = Vec::new();
    old.open_stream("/Workbook").expect("the workbook").read_to_end(&mut stream).expect("its bytes");
    let mut new = CompoundFile::create_with_version(version, Cursor::new(Vec::new())).expect("a new file");
    new.create_stream("/Workbook").expect("a stream").write_all(&stream).expect("its bytes");
    new.flush().expect("written");
    // What was written is a whole compound file: its own library reads it back.
    let bytes = new.into_inner().into_inner();
    let mut again = CompoundFile::open(Cursor::new(&bytes[..])).expect("a compound file");
    let mut same = Vec::new();
    again.open_stream("/Workbook").expect("the workbook").read_to_end(&mut same).expect("its bytes");
    assert!(same == stream);
    bytes
}

fn main() {
    let bytes = std::fs::read("trade.xls").expect("the workbook");
    let v3 = rows(repacked(&bytes, Version::V3));
    let v4 = rows(repacked(&bytes, Version::V4));
    println!("as it was: {}, version 3: {v3}, version 4: {v4}", rows(bytes));
}
RUST
seen=$(cargo run --quiet)
echo "calamine 0.38.0, cfb 0.16.0: $seen"
expected="as it was: 40 rows, version 3: 40 rows, version 4: refused"
[ "$seen" = "$expected" ] || { echo "this has changed: expected '$expected'"; exit 1; }
