//! Countries by their codes and by their names in many languages, from `assets/lexicon/territories.txt`.
//!
//! A row's label is looked up whole ("Vereinigte Staaten", "Россия / Russia"); in a title the names are searched for, with
//! the endings that languages hang on them ("Österreichs", "Казахстана").

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, OnceLock};

use super::words::{self, Meaning, Word};
use crate::lexicon::{Naming, gazetteer};
use crate::tag;

/// What all countries together are called in records.
pub(super) const WORLD: &str = "WORLD";

/// A country or a group of countries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// One country, ISO 3166-1 alpha-2.
    State(&'static str),
    /// Several, by the name of their group or in the words of the file.
    Group(&'static str),
    /// All of them.
    World,
}

impl Place {
    /// The word of records.
    pub fn word(self) -> &'static str {
        match self {
            Self::State(code) | Self::Group(code) => code,
            Self::World => WORLD,
        }
    }

    /// True for more than one country.
    pub fn is_many(self) -> bool {
        !matches!(self, Self::State(_))
    }
}

struct Territories {
    /// Alpha-2, alpha-3 and M49 in upper case.
    by_code: HashMap<&'static str, &'static str>,
    /// Words of a name in lower case, joined by blanks.
    by_name: HashMap<String, &'static str>,
    /// Names by their first word, for texts.
    by_first: HashMap<String, Vec<(Vec<String>, &'static str)>>,
    /// Names of one long word without the ending that cases change, by their first letters.
    stems: HashMap<String, Vec<(String, &'static str)>>,
    currencies: HashMap<&'static str, &'static str>,
}

fn territories() -> &'static Territories {
    static ALL: OnceLock<Territories> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Territories {
            by_code: HashMap::new(),
            by_name: HashMap::new(),
            by_first: HashMap::new(),
            stems: HashMap::new(),
            currencies: HashMap::new(),
        };
        let lists: toml::Table = toml::from_str(include_str!("../../assets/lexicon/tables.toml")).unwrap_or_default();
        let aliases = lists.get("place").and_then(toml::Value::as_table);
        let text = include_str!("../../assets/lexicon/territories.txt");
        let rows: Vec<Vec<&str>> =
            text.lines().filter(|line| !line.starts_with('#')).map(|line| line.split('|').collect()).collect();
        // What people call a country comes before what another language calls one.
        for row in &rows {
            let [code, ..] = row.as_slice() else { continue };
            let list = aliases.and_then(|aliases| aliases.get(*code)).and_then(toml::Value::as_str).unwrap_or_default();
            list.split(',').for_each(|name| all.add(name, code));
        }
        for row in &rows {
            let [code, alpha_3, numbers, currency, names @ ..] = row.as_slice() else { continue };
            for other in [*code, *alpha_3].into_iter().chain(numbers.split(' ')).filter(|other| !other.is_empty()) {
                all.by_code.insert(other, code);
            }
            all.currencies.insert(code, currency);
            for name in names {
                all.add(name, code);
            }
        }
        all
    })
}

impl Territories {
    fn add(&mut self, name: &str, code: &'static str) {
        let cut: Vec<String> = if name.contains('*') {
            name.split_whitespace().map(str::to_owned).collect()
        } else {
            words::cut(name).into_iter().map(|word| word.lower).collect()
        };
        let Some(first) = cut.first() else { return };
        self.by_name.entry(cut.join(" ")).or_insert(code);
        let letters = first.chars().count();
        if cut.len() > 1 || letters >= 4 {
            let begin = first.trim_end_matches('*').to_owned();
            self.by_first.entry(key(&begin)).or_default().push((cut.clone(), code));
        }
        if let [only] = cut.as_slice()
            && letters >= 5
            && !only.is_ascii()
        {
            let stem = only.trim_end_matches(['а', 'я', 'ь', 'й', 'е']);
            if stem.chars().count() >= LETTERS {
                self.stems.entry(key(stem)).or_default().push((stem.to_owned(), code));
            }
        }
        if let [only] = cut.as_slice()
            && letters >= 6
            && let Some(stem) = only.strip_suffix('a')
        {
            for ending in ["i", "y", "e", "ę", "ą"] {
                self.by_first.entry(key(stem)).or_default().push((vec![format!("{stem}{ending}")], code));
            }
        }
    }
}

/// The first letters of a word, by which names are found.
fn key(word: &str) -> String {
    word.chars().take(LETTERS).collect()
}

/// So many letters of a name are looked up.
const LETTERS: usize = 4;

/// The country of a code: alpha-2, alpha-3, or the numbers of Comtrade.
pub(super) fn by_code(code: &str) -> Option<&'static str> {
    let upper = code.trim().to_uppercase();
    let number = upper.trim_start_matches('0');
    let wanted = if upper.bytes().all(|byte| byte.is_ascii_digit()) { number } else { upper.as_str() };
    territories().by_code.get(wanted).copied()
}

/// The money of a country.
pub(super) fn currency(code: &str) -> Option<&'static str> {
    territories().currencies.get(code).copied().filter(|currency| !currency.is_empty())
}

/// What a whole label names: a country, a group of them, the world.
pub(super) fn named(label: &str) -> Option<Place> {
    let bare = bare(label);
    let whole = std::iter::once(bare.as_str()).chain(bare.split(" / ")).chain(bare.split('/'));
    whole.map(str::trim).filter(|part| !part.is_empty()).find_map(one)
}

/// A label without notes in brackets and the marks behind it.
fn bare(label: &str) -> String {
    let cut = label.find(" (").filter(|at| *at > 2).unwrap_or(label.len());
    label.get(..cut).unwrap_or(label).trim_matches(|c: char| !(c.is_alphanumeric() || c == ')' || c == '.')).to_owned()
}

fn one(label: &str) -> Option<Place> {
    let scan = words::scan(label);
    // "davon EU-Staaten", "of which: Russia".
    let from = scan.found.first().filter(|found| found.meaning == Meaning::Part && found.words.start == 0);
    let skip = from.map_or(0, |found| found.words.end);
    let rest: Vec<&str> = scan.words.iter().skip(skip).map(|word| word.lower.as_str()).collect();
    if rest.is_empty() {
        return None;
    }
    let name = rest.join(" ");
    if let Some(code) = territories().by_name.get(&name) {
        return Some(Place::State(code));
    }
    match words::whole(&name) {
        Some(Meaning::World) => Some(Place::World),
        Some(Meaning::Group(group)) => Some(Place::Group(group)),
        Some(Meaning::Total) => None,
        _ => code_word(label),
    }
}

/// A label that is a code in capitals.
fn code_word(label: &str) -> Option<Place> {
    let is_code = (2..=3).contains(&label.len()) && label.bytes().all(|byte| byte.is_ascii_uppercase());
    by_code(label).filter(|_| is_code).map(Place::State)
}

/// A country that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// Which.
    pub place: Place,
    /// The words of the text that name it.
    pub range: std::ops::Range<usize>,
    /// True behind a word that makes it the other side: "to", "from".
    pub other_side: bool,
    /// True behind a label of its own: "Country: China".
    pub labelled: bool,
}

/// Labels of the other side of a trade.
const PARTNER_LABELS: [&str; 3] = ["country", "partner", "countries"];

/// Words behind which the other side of a trade stands.
const OTHER_SIDE: [&str; 16] =
    ["to", "from", "with", "nach", "aus", "mit", "vers", "hacia", "avec", "con", "в", "из", "с", "do", "para", "a"];

/// The countries that a text names, in its order.
pub(super) fn mentions(text: &str) -> Vec<Mention> {
    let scan = words::scan(text);
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < scan.words.len() {
        let Some((length, place)) = at_word(text, &scan, at) else {
            at += 1;
            continue;
        };
        let before = scan.words.get(..at).unwrap_or_default().iter().rev().find(|word| word.lower != "the");
        // "Country: China" in a bank of trade data: with whom it was traded.
        let labelled = before.is_some_and(|word| PARTNER_LABELS.contains(&word.lower.as_str()) && text.contains(':'));
        let other_side = labelled || before.is_some_and(|word| OTHER_SIDE.contains(&word.lower.as_str()));
        let range = scan.words.get(at).zip(scan.words.get(at + length - 1));
        let range = range.map_or(0..0, |(first, last)| first.range.start..last.range.end);
        found.push(Mention { place, range, other_side, labelled });
        at += length;
    }
    let mut found = if found.is_empty() { english(text) } else { found };
    // "US$", "US dollars", "долларов США": the money names no side.
    let money = |range: &std::ops::Range<usize>| {
        scan.found.iter().any(|unit| {
            matches!(unit.meaning, Meaning::Unit(_)) && unit.range.start < range.end && range.start < unit.range.end
        })
    };
    found.retain(|mention| !money(&mention.range));
    found
}

fn at_word(text: &str, scan: &words::Scan, at: usize) -> Option<(usize, Place)> {
    let rest = scan.words.get(at..)?;
    let first = rest.first()?;
    if let Some(group) = scan.found.iter().find(|found| found.words.start == at) {
        match group.meaning {
            Meaning::Group("other countries") => {}
            Meaning::Group(name) => return Some((group.words.len(), Place::Group(name))),
            Meaning::World if group.words.len() > 1 => return Some((group.words.len(), Place::World)),
            _ => {}
        }
    }
    // Names of countries begin with a capital; the adjectives of some languages do not, but their article does not tell.
    let capital = text.get(first.range.clone())?.chars().next()?.is_uppercase();
    if !capital {
        return None;
    }
    let (all, key) = (territories(), key(&first.lower));
    let named = all.by_first.get(&key).into_iter().flatten();
    let fits = |name: &&(Vec<String>, &'static str)| name.0.len() <= rest.len() && name.0.iter().zip(rest).all(fits);
    let longest = named.filter(fits).max_by_key(|(name, _)| name.len());
    if let Some((name, code)) = longest {
        return Some((name.len(), Place::State(code)));
    }
    let stem =
        all.stems.get(&key)?.iter().find(|(stem, _)| {
            first.lower.strip_prefix(stem.as_str()).is_some_and(|ending| ending.chars().count() <= 3)
        });
    stem.map(|(_, code)| (1, Place::State(code)))
}

fn fits((piece, word): (&String, &Word)) -> bool {
    match piece.strip_suffix('*') {
        Some(stem) => word.lower.starts_with(stem),
        // "Indias" of "India's" and "Österreichs".
        None => {
            word.lower == *piece || word.lower.strip_suffix('s').is_some_and(|bare| bare == piece && bare.len() > 4)
        }
    }
}

/// Adjectives and offices, as English texts have them.
fn english(text: &str) -> Vec<Mention> {
    let tokens = tag::lex(text);
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        let word = |ahead: usize| tokens.get(at + ahead).map(|token| (token.word, token.classes));
        let Some((length, state, naming)) = gazetteer().find(word) else { continue };
        let known = matches!(naming, Naming::People | Naming::Office | Naming::Seat | Naming::Name);
        let Some(state) = gazetteer().state(state).filter(|_| known) else { continue };
        let range = tokens.get(at).zip(tokens.get(at + length - 1));
        let range = range.map_or(0..0, |(first, last)| first.span.start as usize..last.span.end as usize);
        let place = if state.union { Place::Group(state.code.as_str()) } else { Place::State(state.code.as_str()) };
        found.push(Mention { place, range, other_side: false, labelled: false });
    }
    found
}

/// The country that a file's name gives by its code in capitals or by its name.
pub(super) fn in_name(path: &str) -> Option<&'static str> {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let spaced = stem.replace(['_', '-', '+', '.'], " ");
    let named = mentions(&spaced).into_iter().find_map(|mention| match mention.place {
        Place::State(code) => Some(code),
        _ => None,
    });
    let parts = || spaced.split(' ');
    let upper = || parts().find(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_uppercase()));
    let first = || parts().next().filter(|part| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_lowercase()));
    let lower = || {
        let whole = first()?;
        // "in_2024.csv" may be a word; a code with more behind it is believed.
        (!["in", "to", "my", "no", "is", "it", "at", "by", "as", "be", "me", "so", "us"].contains(&whole))
            .then_some(whole)
    };
    let title = || {
        let mut letters = parts().filter(|part| part.chars().next().is_some_and(char::is_lowercase));
        letters.find_map(|part| {
            let mut chars = part.chars();
            let capital: String = chars.next()?.to_uppercase().chain(chars).collect();
            territories().by_name.contains_key(&part.to_lowercase()).then(|| mentions(&capital)).and_then(|found| {
                found.into_iter().find_map(|mention| match mention.place {
                    Place::State(code) => Some(code),
                    _ => None,
                })
            })
        })
    };
    named.or_else(|| by_code(upper()?)).or_else(title).or_else(|| by_code(lower()?))
}

/// Words of a file that stay as long as the program runs, each once. There are as many as tables name groups of countries
/// and areas that no list knows; beyond a bound none is kept.
pub(super) fn kept(words: &str) -> Option<&'static str> {
    static KEPT: OnceLock<Mutex<HashSet<&'static str>>> = OnceLock::new();
    let short: String = words.chars().take(80).collect();
    let mut all = KEPT.get_or_init(Mutex::default).lock().ok()?;
    if let Some(known) = all.get(short.as_str()) {
        return Some(known);
    }
    if all.len() >= MOST_KEPT {
        return None;
    }
    let words: &'static str = Box::leak(short.into_boxed_str());
    all.insert(words);
    Some(words)
}

/// Words that are kept in all.
const MOST_KEPT: usize = 20_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn countries_are_known_by_code_and_by_name_in_many_languages() {
        assert_eq!(
            [by_code("404"), by_code("KEN"), by_code("ke"), by_code("251"), by_code("0")],
            [Some("KE"), Some("KE"), Some("KE"), Some("FR"), None]
        );
        for (label, code) in [
            ("Vereinigte Staaten", "US"),
            ("Россия / Russia", "RU"),
            ("Côte d’Ivoire", "CI"),
            ("Tschechische Republik", "CZ"),
            ("Кот-д’Ивуар / Côte d’Ivoire", "CI"),
        ] {
            assert_eq!(named(label), Some(Place::State(code)), "{label}");
        }
        assert_eq!(named("davon EU-Staaten"), Some(Place::Group("EU")));
        assert_eq!(named("All countries"), Some(Place::World));
        assert_eq!(named("Tin ore"), None);
    }

    #[test]
    fn titles_name_countries_with_the_endings_of_their_language() {
        for (title, code) in [
            ("Ausfuhr Österreichs nach Ländern", "AT"),
            ("India's merchandise exports", "IN"),
            ("Экспорт товаров Кыргызской Республики по странам", "KG"),
            ("Внешняя торговля Казахстана", "KZ"),
            ("Perú: exportaciones FOB", "PE"),
            ("Eksport Polski według krajów", "PL"),
            ("Indian exports of tea", "IN"),
        ] {
            assert_eq!(mentions(title).first().map(|mention| mention.place), Some(Place::State(code)), "{title}");
        }
        assert!(mentions("Exports to China").first().is_some_and(|mention| mention.other_side));
    }

    #[test]
    fn the_name_of_a_file_may_say_whose_figures_they_are() {
        assert_eq!(
            [
                in_name("a/Aussenhandel_CH_2023.xls"),
                in_name("kg_export_2024.xlsx"),
                in_name("ghana_cocoa.csv"),
                in_name("trade_2024.csv")
            ],
            [Some("CH"), Some("KG"), Some("GH"), None]
        );
    }
}
