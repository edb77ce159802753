//! Workbooks of Excel, new (XLSX, XLSB) and old (XLS), by the library `calamine`.
//!
//! A number is what the cell shows: per cent by its format, a day or a month by its format. Hidden sheets are not read,
//! and the report says so. What a workbook unpacks to is measured before the library sees it.

use std::borrow::Cow;
use std::io::{Cursor, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible, Sheets as Books, Xls, Xlsx,
};

use crate::model::{CellKind, Table};
use crate::page::draft::Draft;
use crate::page::{Issue, Severity};

use super::super::compound;
use super::super::grid::{Entry, Room, Sheets};
use super::super::pack::Names;
use super::old_marks;
use super::raised::{with_parts, without_marks};

/// A cell on its way: row and column from 0, what it holds, its words.
type Found = (u32, u32, CellKind, String);

/// Reads a workbook that is a packed folder: XLSX, XLSB.
pub(in crate::load) fn book(bytes: &[u8]) -> Result<Draft, String> {
    let mut names = Names::open(bytes).map_err(|trouble| trouble.reason())?;
    let mut marked = Vec::new();
    for name in names.all().into_iter().filter(|name| !name.ends_with('/')) {
        let Some(content) = names.get(&name) else {
            return Err(format!(
                "it is too large or damaged: ‘{name}’ in it cannot be unpacked; save its sheets as CSV"
            ));
        };
        marked.extend(without_marks(&name, &content));
    }
    let without = Some(marked).filter(|parts| !parts.is_empty()).and_then(|parts| with_parts(bytes, &parts));
    let bytes = without.as_deref().unwrap_or(bytes);
    if names.get("xl/workbook.bin").is_some() {
        let books = Books::Xlsb(calamine::Xlsb::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?);
        return other(books);
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
    let listed = book.sheets_metadata().to_vec();
    let mut sheets = Sheets::default();
    for sheet in shown(&listed, &mut sheets) {
        let merged = book.merge_cells_by_sheet_name(&sheet).unwrap_or_default();
        let mut cells = Vec::new();
        let mut reader = book.worksheet_cells_reader(&sheet).map_err(|error| damaged(&error))?;
        loop {
            match reader.next_cell_with_style_id() {
                Ok(Some((cell, style))) => {
                    let code = style_code(&reader, style);
                    let (row, column) = cell.get_position();
                    if let Some((kind, words)) = worded(cell.get_value(), &code) {
                        cells.push((row, column, kind, words));
                    }
                }
                Ok(None) => break,
                Err(error) => return Err(damaged(&error)),
            }
        }
        fill(&mut sheets, &sheet, &listed, cells, &merged);
    }
    Ok(sheets.done())
}

/// Reads a workbook of Excel before 2007.
pub(in crate::load) fn old_book(bytes: &[u8]) -> Result<Draft, String> {
    let file = alone(bytes).ok_or_else(|| damaged(&"its parts cannot be found"))?;
    // A panic of the library is one damaged file (calamine 0.38).
    let work = || other(Books::Xls(Xls::new(Cursor::new(file.as_slice())).map_err(|error| damaged(&error))?));
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(damaged(&"a part of it is cut off")))
}

/// The stream of the workbook in a file of its own, of version 3, the one that the library reads
/// (`findings/workbook-in-a-new-compound-file.sh`): it never sees the damages of the file around it.
fn alone(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut old = compound::open(bytes)?;
    let path = ["/Workbook", "/Book"].into_iter().find(|path| old.is_stream(path))?;
    let mut stream = compound::stream(&mut old, path)?;
    old_marks::without_marks(&mut stream);
    let mut new = cfb::CompoundFile::create_with_version(cfb::Version::V3, Cursor::new(Vec::new())).ok()?;
    new.create_stream(path).ok()?.write_all(&stream).ok()?;
    new.flush().ok()?;
    Some(new.into_inner().into_inner())
}

/// A workbook of which the library gives whole sheets.
fn other(mut books: Books<Cursor<&[u8]>>) -> Result<Draft, String> {
    let listed = books.sheets_metadata().to_vec();
    let mut sheets = Sheets::default();
    for sheet in shown(&listed, &mut sheets) {
        let range = books.worksheet_range(&sheet).map_err(|error| damaged(&error))?;
        let merged = match &books {
            Books::Xls(book) => book.merge_cells_by_sheet_name(&sheet).unwrap_or_default(),
            _ => Vec::new(),
        };
        let (top, left) = range.start().unwrap_or_default();
        let cells = range.used_cells().filter_map(|(row, column, data)| {
            let (kind, words) = data_words(data)?;
            Some((top + row as u32, left + column as u32, kind, words))
        });
        let cells = cells.collect();
        fill(&mut sheets, &sheet, &listed, cells, &merged);
    }
    Ok(sheets.done())
}

fn damaged(error: &dyn std::fmt::Display) -> String {
    let told = error.to_string();
    if told.to_lowercase().contains("password") {
        return super::super::office::LOCKED.to_owned();
    }
    format!("it is damaged and cannot be read as a workbook ({told}); open it and save it anew")
}

/// The sheets with cells that people see; the report names the others.
fn shown(listed: &[Sheet], sheets: &mut Sheets) -> Vec<String> {
    let is_shown = |sheet: &&Sheet| sheet.visible == SheetVisible::Visible;
    let cells = || listed.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let hidden: Vec<String> =
        cells().filter(|sheet| !is_shown(sheet)).map(|sheet| format!("‘{}’", sheet.name)).collect();
    if !hidden.is_empty() {
        let text = format!("hidden in it and not read: {}", hidden.join(", "));
        let hint = Some("Show the sheet in the workbook and save it, if it belongs to what is published".to_owned());
        sheets.note(Issue { severity: Severity::Note, text, hint });
    }
    cells().filter(is_shown).map(|sheet| sheet.name.clone()).collect()
}

/// Writes a sheet down.
fn fill(sheets: &mut Sheets, name: &str, listed: &[Sheet], mut cells: Vec<Found>, merged: &[Dimensions]) {
    let heading = (listed.len() > 1).then_some(name);
    sheets.begin(Table { sheet: Some(name.to_owned()), ..Table::default() }, heading);
    cells.sort_by_key(|(row, column, ..)| (*row, *column));
    let mut merged: Vec<&Dimensions> = merged.iter().collect();
    merged.sort_by_key(|area| area.start);
    let over = |row: u32, column: u32| {
        let found = merged.binary_search_by_key(&(row, column), |area| area.start).ok().and_then(|at| merged.get(at));
        let wide = |from: u32, to: u32| u16::try_from(to.saturating_sub(from) + 1).unwrap_or(u16::MAX);
        found.map_or((1, 1), |area| (wide(area.start.0, area.end.0), wide(area.start.1, area.end.1)))
    };
    for row in cells.chunk_by(|one, other| one.0 == other.0) {
        let Some(number) = row.first().map(|cell| cell.0.saturating_add(1)) else { continue };
        let entries = row.iter().map(|(row, column, kind, words)| Entry {
            column: column.saturating_add(1),
            over: over(*row, *column),
            kind: *kind,
            words: Cow::from(words.as_str()),
        });
        if sheets.row(number, entries) == Room::Full {
            sheets.cut(number);
            return;
        }
    }
}

fn style_code<RS: std::io::Read + std::io::Seek>(reader: &calamine::XlsxCellReader<'_, RS>, style: usize) -> String {
    let style = reader.styles().get(style);
    style.and_then(|style| style.number_format.as_ref()).map(|format| format.format_code.clone()).unwrap_or_default()
}

/// What a cell of XLSX holds under a number format.
fn worded(value: &DataRef<'_>, code: &str) -> Option<(CellKind, String)> {
    Some(match value {
        DataRef::Float(number) if code.contains('%') => (CellKind::Percent, format!("{}%", plain(number * 100.0))),
        DataRef::Int(number) if code.contains('%') => (CellKind::Percent, format!("{}%", number.saturating_mul(100))),
        DataRef::DateTime(moment) => (CellKind::Day, moment_words(*moment, code)?),
        DataRef::SharedString(words) => (CellKind::Text, (*words).to_owned()),
        DataRef::String(words) => (CellKind::Text, words.clone()),
        DataRef::Float(number) => (CellKind::Number, plain(*number)),
        DataRef::Int(number) => (CellKind::Number, number.to_string()),
        DataRef::Bool(is) => (CellKind::Text, is.to_string()),
        DataRef::DateTimeIso(day) => (CellKind::Day, day.get(..10).unwrap_or(day).to_owned()),
        // A formula that came to nothing is no number.
        DataRef::Error(_) | DataRef::DurationIso(_) | DataRef::Empty => return None,
    })
}

/// The same where the library tells no formats.
fn data_words(data: &Data) -> Option<(CellKind, String)> {
    Some(match data {
        Data::Float(number) => (CellKind::Number, plain(*number)),
        Data::Int(number) => (CellKind::Number, number.to_string()),
        Data::String(words) => (CellKind::Text, words.clone()),
        Data::Bool(is) => (CellKind::Text, is.to_string()),
        Data::DateTime(moment) => (CellKind::Day, moment_words(*moment, "")?),
        Data::DateTimeIso(day) => (CellKind::Day, day.get(..10).unwrap_or(day).to_owned()),
        Data::Error(_) | Data::DurationIso(_) | Data::Empty => return None,
    })
}

/// A day as ISO 8601; a month where the format shows no day.
fn moment_words(moment: ExcelDateTime, code: &str) -> Option<String> {
    if !moment.is_datetime() {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let bare = code.split('"').step_by(2).collect::<String>().to_lowercase();
    if !bare.is_empty() && bare.contains('y') && !bare.contains('d') {
        return Some(format!("{year:04}-{month:02}"));
    }
    Some(format!("{year:04}-{month:02}-{day:02}"))
}

/// A number with the fifteen digits that spreadsheets know, without an exponent.
pub(super) fn plain(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    format!("{rounded}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_the_cell_shows() {
        assert_eq!(
            [plain(70_022.6 + 1e-11), plain(0.1 + 0.2), plain(5.0), plain(-1e-7)],
            ["70022.6", "0.3", "5", "-0.0000001"]
        );
        assert_eq!(worded(&DataRef::Float(0.294), "0.0%"), Some((CellKind::Percent, "29.4%".to_owned())));
    }
}
