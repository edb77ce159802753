//! Reading what is typed into a field of a record: what it is understood as, or one sentence that says what to type.

use std::collections::BTreeSet;

use super::{Field, Said};
use crate::extract;
use crate::model::{Category, DocDate, Metric, Modality};
use crate::series::state_of;

/// Longest headline, in characters: what fits on a slide.
const HEADLINE: usize = 160;

impl Field {
    /// What is said by words typed into this field; dates are read from the point of view of a document's date.
    ///
    /// # Errors
    /// One sentence: what cannot be read, and what to type instead.
    pub fn read(self, typed: &str, date: &DocDate) -> Result<Said, String> {
        let typed = typed.trim();
        Ok(match self {
            Self::Date if typed.is_empty() => Said::Date(None),
            Self::Date => Said::Date(Some(extract::typed_date(typed, date).ok_or_else(|| no_date(typed))?)),
            Self::Category => {
                let known = Category::ALL.into_iter().find(|category| category.word() == typed.to_lowercase());
                Said::Category(known.ok_or_else(|| one_of("kind", typed, &Category::ALL.map(Category::word)))?)
            }
            Self::Modality => {
                let known = Modality::ALL.into_iter().find(|modality| modality.word() == typed.to_lowercase());
                Said::Modality(known.ok_or_else(|| one_of("claim", typed, &Modality::ALL.map(Modality::word)))?)
            }
            Self::Value => Said::Value(value(typed, date)?),
            Self::Unit => Said::Unit(unit(typed, date)?),
            Self::Metric if typed.is_empty() => Said::Metric(None),
            Self::Metric => {
                let known = Metric::of(&typed.to_lowercase());
                Said::Metric(Some(known.ok_or_else(|| one_of("measure", typed, &Metric::ALL.map(Metric::word)))?))
            }
            Self::Reporter => Said::Reporter(named(typed)),
            Self::Partner => Said::Partner(named(typed)),
            Self::Goods => Said::Goods((!typed.is_empty()).then(|| typed.to_owned())),
            Self::Actors => Said::Actors(listed(typed).filter_map(named).collect()),
            Self::Headline if typed.is_empty() => return Err("A headline needs a word at least".to_owned()),
            Self::Headline if typed.chars().count() > HEADLINE => {
                return Err(format!("This headline is too long: {HEADLINE} characters at most"));
            }
            Self::Headline => Said::Headline(typed.split_whitespace().collect::<Vec<_>>().join(" ")),
            Self::Tags => Said::Tags(listed(typed).map(str::to_owned).collect::<BTreeSet<_>>()),
            Self::Note => Said::Note(typed.to_owned()),
            Self::Star => Said::Star,
        })
    }
}

fn no_date(typed: &str) -> String {
    let short: String = typed.chars().take(40).collect();
    format!("“{short}” is no date that has a place in time. Try 8 May 2014, late March 2014 or 2014-05")
}

/// Longest list of what can be chosen in a message.
const LISTED: usize = 200;

fn one_of(what: &str, typed: &str, all: &[&str]) -> String {
    let all = all.join(", ");
    // A long list is cut: the form lists them all.
    let cut = all.get(..LISTED).and_then(|start| Some(format!("{}, …", start.rsplit_once(", ")?.0)));
    format!("“{typed}” is no {what}. Choose {}", cut.unwrap_or(all))
}

/// What stands between commas.
fn listed(typed: &str) -> impl Iterator<Item = &str> {
    typed.split([',', ';']).map(str::trim).filter(|word| !word.is_empty())
}

/// The code of a state, else the name as it was typed.
fn named(typed: &str) -> Option<String> {
    (!typed.is_empty()).then(|| state_of(typed).map_or_else(|| typed.to_owned(), str::to_owned))
}

/// "1.27 billion", "−2.83", "34 m": the words of an amount without its unit, or with one, which is left aside.
fn value(typed: &str, date: &DocDate) -> Result<rust_decimal::Decimal, String> {
    let plain = typed.replace('−', "-").replace([',', ' ', '_'], "");
    if let Ok(value) = plain.parse() {
        return Ok(value);
    }
    let read = |words: &str| extract::tag_text(words, date).1.into_iter().next();
    // A number with a scale alone is given a unit: "34 m" would be metres.
    let bare = typed.trim_start_matches(['-', '−']).starts_with(|first: char| first.is_ascii_digit());
    let money = || read(&format!("${}", typed.trim_start_matches(['-', '−']))).filter(|_| bare);
    let found = money().or_else(|| read(typed)).or_else(|| read(&format!("{typed} tonnes")));
    let value = found.map(|found| if typed.starts_with(['-', '−']) { -found.value.abs() } else { found.value });
    value
        .map(|value| value.normalize())
        .ok_or_else(|| format!("“{typed}” is no amount. Try 34 million, 1.27 bn or −2.83"))
}

/// "USD", "tonnes", "per cent": the code of a unit.
fn unit(typed: &str, date: &DocDate) -> Result<String, String> {
    if crate::lexicon::units().index(typed).is_some() || matches!(typed, "%" | "pp" | "bp" | "count") {
        return Ok(typed.to_owned());
    }
    let upper = typed.to_uppercase();
    if crate::lexicon::currencies().index(&upper).is_some() {
        return Ok(upper);
    }
    let read = |words: String| extract::tag_text(&words, date).1.into_iter().next();
    let found = read(format!("5 {typed}")).or_else(|| read(format!("{typed}5")));
    let found = found.filter(|found| found.unit != "count").map(|found| found.unit);
    found.ok_or_else(|| format!("“{typed}” is no unit that is known. Try USD, EUR, %, t, bbl, km or count"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(field: Field, typed: &str, expected: &str) {
        let said = field.read(typed, &DocDate::unknown("a test"));
        let json = said.map(|said| serde_json::to_value(said).expect("it is plain data")["value"].clone());
        assert_eq!(json.map(|value| value.to_string().replace('"', "")), Ok(expected.to_owned()), "{typed}");
    }

    #[test]
    fn fields_are_read_as_people_write_them() {
        check(Field::Value, "34 m", "34000000");
        check(Field::Value, "1.27 billion", "1270000000");
        check(Field::Value, "−2.83", "-2.83");
        check(Field::Value, "10,200,000", "10200000");
        check(Field::Value, "$6 bn", "6000000000");
        check(Field::Unit, "usd", "USD");
        check(Field::Unit, "tonnes", "t");
        check(Field::Unit, "%", "%");
        check(Field::Actors, "Russia, North Korea; Gazprom Neft Trading", "[Gazprom Neft Trading,KP,RU]");
        check(Field::Reporter, "DPRK", "KP");
        check(Field::Metric, "Exports", "exports");
        check(Field::Date, "8 May 2014", "2014-05-08");
        check(Field::Date, "2014-03-16~/2014-03-31~", "2014-03-16~/2014-03-31~");
        check(Field::Date, "second half of March 2014", "2014-03-16~/2014-03-31~");
        check(Field::Date, "", "null");
        check(Field::Tags, "first visit, Tatarstan,", "[Tatarstan,first visit]");
    }

    #[test]
    fn what_cannot_be_read_is_one_sentence_that_says_what_to_type() {
        for (field, typed) in [
            (Field::Date, "the red house"),
            (Field::Value, "many"),
            (Field::Unit, "sheds"),
            (Field::Category, "party"),
            (Field::Metric, "mood"),
            (Field::Headline, " "),
        ] {
            let error = field.read(typed, &DocDate::unknown("a test")).expect_err(typed);
            assert!(!error.contains('\n') && error.len() < 260, "{error}");
        }
    }
}
