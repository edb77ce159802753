#!/usr/bin/env bash
# dom_smoothie 0.19.0 (Rust, a port of Readability.js), on a valid page whose text is one table of figures.
#
# Expected: the article's content holds the table, or nothing of it.
# Seen: the content is `<div …><div><tbody><tr>…`: rows and cells stand there without their <table>. An HTML parser
# drops such tags, so who parses the content again gets all cells run together into one line of words.
# What to do: where the content has <td> and no <table>, read the whole page.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "readability-loses-the-table"
version = "0.0.0"
edition = "2021"

[dependencies]
dom_smoothie = "=0.19.0"

[workspace]
TOML
cat > src/main.rs <<'RUST'
fn main() {
    let row = |n: u32| {
        format!("<tr><td>{n}</td><td>Goods of heading {n}, not elsewhere specified</td><td>{n}.50</td><td>{n}.75</td></tr>")
    };
    let rows: String = (1..=12).map(row).collect();
    let page = format!(
        "<!DOCTYPE html><html><head><title>Imports by heading</title></head><body><p>Values in million dollars</p>\
         <table><tr><th>No.</th><th>Goods</th><th>2013</th><th>2014</th></tr>{rows}</table></body></html>"
    );
    let mut reader = dom_smoothie::Readability::new(page.as_str(), None, None).expect("a page");
    let content = reader.parse().expect("an article").content.to_string();
    let count = |tag: &str| content.matches(tag).count();
    println!("table {} tr {} td {}", count("<table"), count("<tr"), count("<td"));
}
RUST
seen=$(cargo run --quiet)
echo "dom_smoothie 0.19.0: $seen"
[ "$seen" = "table 0 tr 13 td 48" ] || { echo "this has changed: expected 'table 0 tr 13 td 48'"; exit 1; }
