//! A made-up corpus of any size: the same one every time, from arithmetic. Tests, pictures and the frame benchmark use it.

use std::collections::HashMap;
use std::sync::Arc;

use dateline::corpus::{self, Corpus};
#[cfg(feature = "gui")]
use dateline::gui::app::{Totals, documents};
use dateline::gui::{App, Kept, LanesBy};
use dateline::index::Place;
use dateline::model::{Grade, Modality, Precision, Qualifier, RecordId};
use dateline::view::Group;
#[cfg(feature = "gui")]
use dateline::view::Items;
use dateline::view::filter::{Columns, Shown};
use dateline::view::item::{Form, Item, Open, Status, Told};
use dateline::view::window::{DAY, YEAR, civil};

/// Articles, which are lanes in the view by document.
pub const ARTICLES: u32 = 20;

const PLACES: [&str; 10] =
    ["Lisbon", "Tallinn", "Oslo", "Hanoi", "Lima", "Accra", "Quito", "Dublin", "Nairobi", "Ankara"];
const DEEDS: [&str; 8] = [
    "Ministers meet in",
    "Trade office opens in",
    "Fishing treaty signed in",
    "Delegation visits",
    "Port duty ends at",
    "Grain sales resume through",
    "Customs talks begin in",
    "Embargo lifted after vote in",
];

/// A number that looks like chance.
fn mixed(number: u32, salt: u64) -> u64 {
    let mut x = (u64::from(number) << 17 ^ salt).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    x ^= x >> 29;
    x = x.wrapping_mul(0xBF58_476D_1CE4_E5B9);
    x ^ x >> 32
}

/// Twenty short articles, each with some events and figures.
pub fn articles() -> Corpus {
    let mut corpus = Corpus::default();
    for number in 0..ARTICLES {
        let place = PLACES[number as usize % PLACES.len()];
        let year = 1990 + number;
        let text = format!(
            "Bulletin {} of the {place} trade desk\n\n12 March {year}\n\nFinland and Norway signed a fishing treaty in \
             {place} on 2 March {year}. Ministers met again on 9 March {year}.\n\nTrade between Norway and Finland \
             reached $4.{number} billion in {}. A delegation visited {place} on 11 March {year}.\n",
            number + 1,
            year - 1,
        );
        corpus.extend([corpus::read_bytes(&format!("bulletin-{number:02}.txt"), text.as_bytes())]);
    }
    corpus
}

/// So many dated events from 1946 to 2026, more of them in later years, in the order of time.
pub fn items(corpus: &Corpus, count: u32) -> Vec<Item> {
    let records: Vec<u32> = corpus.articles.iter().map(|article| article.reading.records.len().max(1) as u32).collect();
    let labels: Vec<Arc<str>> =
        DEEDS.iter().flat_map(|deed| PLACES.iter().map(move |place| Arc::from(format!("{deed} {place}")))).collect();
    let (start, span) = (-24.0 * YEAR, 80.0 * YEAR);
    let mut told: HashMap<(i64, Precision), Arc<Told>> = HashMap::new();
    let groups = [3_u32, 8, 13, 17, 18, 30, 31];
    (0..count)
        .map(|number| {
            let chance = mixed(number, 7);
            let share = (f64::from(number) + (chance % 1000) as f64 / 1001.0) / f64::from(count);
            let day = (start + span * share.powf(0.72)) / DAY;
            let at = day.floor() * DAY;
            let (length, form, precision) = match chance >> 10 & 15 {
                0 => (30.0, Form::Period, Precision::Month),
                1 => (3.0, Form::Days, Precision::Day),
                _ => (1.0, Form::Moment, Precision::Day),
            };
            let words = || {
                let (day, month) = (civil(at).format("%-d %b").to_string(), civil(at).format("%b").to_string());
                let short = if precision == Precision::Month { month } else { day };
                Arc::new(Told { words: format!("{short} {}", civil(at).format("%Y")), short, either: Vec::new() })
            };
            let article = (chance >> 20) as u32 % ARTICLES;
            let kind = (chance >> 32) as u32 % 31;
            Item {
                id: RecordId(u128::from(mixed(number, 1)) << 64 | u128::from(number)),
                place: Place { article, record: number % records[article as usize] },
                start: at,
                end: at + length * DAY,
                label: labels[(chance >> 40) as usize % labels.len()].clone(),
                told: told.entry((at as i64, precision)).or_insert_with(words).clone(),
                sources: 1 + (chance >> 50 & 7).saturating_sub(5) as u8,
                form,
                precision,
                open: Open::default(),
                doubt: Qualifier::default(),
                modality: Modality::Actual,
                status: if (chance >> 55).trailing_zeros() >= 2 { Status::Undecided } else { Status::Accepted },
                group: Group::ALL[groups.iter().position(|&limit| kind < limit).unwrap_or(0)],
                grade: Grade::A,
                figure: false,
                conflict: (chance >> 57).trailing_zeros() >= 6,
                by_hand: false,
                retold: false,
                folded: false,
            }
        })
        .collect()
}

#[cfg(feature = "gui")]
/// A window on so many events; its figures are those of the articles.
pub fn app(count: u32, by: LanesBy) -> App {
    let corpus = articles();
    let figures = Items::of(&corpus, &std::sync::Arc::default(), |_| Status::Undecided);
    let mut dated = items(&corpus, count);
    dated.extend(figures.dated.iter().filter(|item| item.figure).cloned());
    let mut app = App::new(Kept { lanes_by: by, ..Kept::default() });
    app.data.corpus = std::sync::Arc::new(corpus);
    app.data.title = Some("World trade, 1945–2026 (made-up corpus)".to_owned());
    show(&mut app, Items::new(dated, figures.undated));
    // Facets cost a look at each record, which measurements of a million events need not wait for.
    if count <= 60_000 {
        app.data.order = documents::by_date(&app.data.corpus);
        app.data.facets_of = Columns::of(&app.data.corpus, &app.data.items, &app.data.project);
        app.refilter();
    }
    app
}

/// Shows items that no text was read for, all of them.
fn show(app: &mut App, items: Items) {
    app.data.items = items;
    app.data.items.index();
    app.data.undated = app.data.items.undated.iter().map(|item| (item.id, item.place)).collect();
    app.data.shown = Shown { items: app.data.items.clone(), ..Shown::default() };
    app.data.totals = Totals::of(&app.data.items, &app.data.shown.items);
    app.data.revision += 1;
}
