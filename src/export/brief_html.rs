//! A briefing page as one HTML file: the pictures, a table of all marks, their quotes. No script, nothing from the network.

use std::fmt::Write;

use super::brief_svg::{self, Ground};
use super::records;
use super::svg::escape;
use crate::load::ours;
use crate::view::brief::{Brief, Entry};

const STYLE: &str = "body{margin:0 auto;max-width:1400px;padding:16px;font:15px/1.5 'IBM Plex Sans',Arial,sans-serif;\
     color:#1b1d21;background:#fff}figure{margin:0 0 24px}svg{width:100%;height:auto;border:1px solid #dedbd3}\
     table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:6px 10px;\
     border-bottom:1px solid #dedbd3}blockquote{margin:4px 0;color:#484d55}p.small{color:#484d55;font-size:13px}\
     a{color:inherit;text-decoration:none}";

fn text(out: &mut String, words: &str) {
    escape(out, words);
}

/// The whole file.
#[must_use]
pub fn html(brief: &Brief) -> String {
    let mut out = String::from("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    // It stands first, so that a reader knows it by the first bytes.
    out.push_str(&ours::html_line());
    out.push_str("<title>");
    text(&mut out, if brief.title.is_empty() { "Timeline" } else { &brief.title });
    out.push_str(
        "</title>\n<meta name=\"viewport\" content=\"width=device-width\">\n<meta name=\"description\" content=\"",
    );
    text(&mut out, &format!("{} {}", brief.description, brief.counts));
    let _ = write!(out, "\">\n<style>{STYLE}</style>\n</head>\n<body>\n");
    marking(&mut out, brief);
    out.push_str("<h1>");
    text(&mut out, &brief.title);
    out.push_str("</h1>\n");
    // Further pages only repeat in pictures what the table says in words.
    if let Some(sheet) = brief.pages.first() {
        out.push_str("<figure>\n");
        out.push_str(&brief_svg::page(brief, sheet, Ground::Opaque).replace("preserveAspectRatio=\"none\"", ""));
        out.push_str("</figure>\n");
    }
    table(&mut out, brief);
    for line in [&brief.counts, &brief.method, &brief.colophon] {
        out.push_str("<p class=\"small\">");
        text(&mut out, line);
        out.push_str("</p>\n");
    }
    marking(&mut out, brief);
    out.push_str("</body>\n</html>\n");
    out
}

fn marking(out: &mut String, brief: &Brief) {
    if !brief.marking.is_empty() {
        out.push_str("<p><strong>");
        text(out, &brief.marking);
        out.push_str("</strong></p>\n");
    }
}

fn table(out: &mut String, brief: &Brief) {
    out.push_str(
        "<h2>Marks and their sources</h2>\n<table>\n<thead><tr><th scope=\"col\">Mark</th><th scope=\"col\">Date</th>",
    );
    out.push_str("<th scope=\"col\">What</th><th scope=\"col\">Decision</th><th scope=\"col\">Sources</th></tr></thead>\n<tbody>\n");
    brief.entries.iter().for_each(|entry| row(out, entry));
    out.push_str("</tbody>\n</table>\n");
    if brief.unlisted > 0 {
        let _ =
            writeln!(out, "<p>{} more marks are not listed here; the data export has them all.</p>", brief.unlisted);
    }
}

fn row(out: &mut String, entry: &Entry) {
    let _ = write!(out, "<tr id=\"row-{}\">", records::id(entry.id));
    let mark = entry.listed.map_or_else(|| entry.mark.clone(), |number| number.to_string());
    for cell in [&mark, &entry.date, &entry.label, &entry.status] {
        out.push_str("<td>");
        text(out, cell);
        out.push_str("</td>");
    }
    out.push_str("<td>");
    if entry.evidence.is_empty() {
        out.push_str("no source: added by the analyst");
    }
    for evidence in &entry.evidence {
        text(out, &evidence.citation());
        out.push_str("<blockquote>“");
        text(out, &evidence.quote);
        out.push_str("”</blockquote>");
    }
    out.push_str("</td></tr>\n");
}
