//! Datelines: "SEOUL, March 17 (UPI) --", "Pyongyang, 3 May 2014 (KCNA) —".

use super::written::{Found, scan};

/// A dateline at the head of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dateline<'t> {
    /// Its date.
    pub found: Found,
    /// The agency in parentheses.
    pub agency: Option<&'t str>,
}

/// Reads the dateline at the head of a paragraph.
pub fn read(paragraph: &str) -> Option<Dateline<'_>> {
    let end = paragraph.char_indices().nth(140).map_or(paragraph.len(), |(at, _)| at);
    let head = paragraph.get(..end)?;
    let found = scan(head).into_iter().next().filter(|found| !found.range_end)?;
    let place = head.get(..found.range.start)?.trim_end();
    let rest = head.get(found.range.end..)?.trim_start();
    // "16/04/2011 Rabat – The board met."
    if place.is_empty() {
        let (city, rest) = rest.split_once(['–', '—']).unwrap_or_default();
        let text = rest.trim_start().starts_with(char::is_uppercase);
        let named = is_place(&format!("{},", city.trim_end())) && city.split_whitespace().count() <= 3;
        return (text && named && city.ends_with(' ')).then_some(Dateline { found, agency: None });
    }
    if let Some((place, rest)) = place.strip_suffix('(').zip(rest.strip_prefix(')')) {
        return bracketed(place.trim_end(), rest.trim_start()).then_some(Dateline { found, agency: None });
    }
    // "Lima, PE – June 24, 2026: The Board …".
    if let Some(place) = place.strip_suffix(['–', '—']).filter(|place| place.contains(',') && rest.starts_with(':'))
    {
        return bracketed(place.trim_end(), rest).then_some(Dateline { found, agency: None });
    }
    let inside = |open: char, close: char| rest.strip_prefix(open).and_then(|inner| inner.split_once(close));
    let (agency, rest) = match inside('(', ')').or_else(|| inside('/', '/')) {
        Some((agency, rest)) if agency.len() < 40 => (Some(agency), rest.trim_start()),
        _ => (None, rest),
    };
    let rest = rest.trim_start_matches([',', '.', ' ', ':']);
    // "Oslo, May 3, 2014: Tin rose".
    let head = head.get(found.range.end..)?.trim_start();
    let colon = head.starts_with(':') && place.ends_with(',') && matches!(found.told, super::written::Told::Day(_));
    let dash = colon || ["--", "—", "–", "- ", "_", "-", "―"].iter().any(|dash| rest.starts_with(dash));
    let inner = agency_inside(place);
    ((dash || agency.is_some()) && is_place(place)).then_some(Dateline { found, agency: agency.or(inner) })
}

/// "Ulm, (12.11.2021). The …", "Oslo (3 May 2014) – The …": a place, a date in brackets, and a stop before the text begins.
fn bracketed(place: &str, rest: &str) -> bool {
    let named = is_place(&format!("{},", place.trim_end_matches(','))) && place.split_whitespace().count() <= 3;
    let text = rest.strip_prefix(['.', ':', '–', '—', '-']).map(str::trim_start);
    named && text.is_some_and(|text| text.starts_with(|c: char| c.is_uppercase() || "„“\"‘«".contains(c)))
}

/// "MOSCOW (Reuters), March 17": the agency may stand before the date.
fn agency_inside(place: &str) -> Option<&str> {
    let open = place.find('(')?;
    place.get(open + 1..)?.split_once(')').map(|(agency, _)| agency)
}

/// One or more place names: capitals, or capitalised words with a comma at the end.
fn is_place(words: &str) -> bool {
    if words.is_empty() || words.chars().count() > 60 {
        return false;
    }
    let starts = words.chars().next().is_some_and(char::is_uppercase);
    let names = words.split_whitespace().all(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        word.is_empty() || word.chars().count() <= 3 || word.starts_with(char::is_uppercase)
    });
    let capitals = words
        .split(|c: char| !c.is_alphabetic())
        .any(|word| word.chars().count() > 2 && word.chars().all(char::is_uppercase));
    starts && names && (capitals || words.ends_with([',', ')'])) && words.split_whitespace().count() <= 6
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, Option<&str>)>) {
        let found = read(text);
        assert_eq!(found.as_ref().map(|line| (&text[line.found.range.clone()], line.agency)), expected, "{text}");
    }

    #[test]
    fn a_dateline_is_a_place_a_date_and_a_dash() {
        check("OSLO, March 17 (NTB) -- Tin rose.", Some(("March 17", Some("NTB"))));
        check("OSLO/BERGEN, Nov 27 – Tin rose.", Some(("Nov 27", None)));
        check("New York, 3 May 2014 (AW) — Tin rose.", Some(("3 May 2014", Some("AW"))));
        check("ST. GALLEN, Sept. 26 (Han News) -- Tin", Some(("Sept. 26", Some("Han News"))));
        check("Ulm, (12.11.2021). Tin rose.", Some(("12.11.2021", None)));
        check("Oslo (3 May 2014) – Tin rose.", Some(("3 May 2014", None)));
        check("Oslo, May 3, 2014: Tin rose.", Some(("May 3, 2014", None)));
        check("16/05/2014 Oslo – Tin rose.", Some(("16/05/2014", None)));
        check("May 2014 was dry – tin rose.", None);
        check("By Monday, May 3, 2014: tin rose.", None);
        check("Lima, PE – May 3, 2014: The board met.", Some(("May 3, 2014", None)));
        check("Table, part 3 – May 3, 2014: tin by mine", None);
        check("Norway (3 May 2014) was the first to sign.", None);
        check("The treaty (3 May 2014). It was signed in Oslo.", None);
        check("Tin rose on March 17 - a Tuesday.", None);
        check("OSLO — Tin rose on March 17.", None);
    }
}
