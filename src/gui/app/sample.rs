//! The corpus that comes with the program, and the story on which it opens.

use chrono::NaiveDate;
use egui::Context;
use include_dir::{Dir, include_dir};

use crate::gui::app::App;
use crate::job::Input;
use crate::model::RecordId;
use crate::project::{Filter, Project, View};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/assets/sample");

/// What the window calls it.
pub const TITLE: &str = "Sample corpus";

/// One of the relations that the sample tells, as it is seen first.
struct Story {
    /// The name of its view.
    name: &'static str,
    /// Who with whom, as the box of the toolbar takes it.
    question: &'static str,
    /// First year in sight, and the first one out of it.
    years: (i32, i32),
}

const STORIES: [Story; 3] = [
    Story { name: "Australia and China", question: "Australia and China", years: (2019, 2025) },
    Story { name: "Russia and Turkey", question: "Russia and Turkey", years: (2014, 2021) },
    Story { name: "United States and Vietnam", question: "United States and Vietnam", years: (2020, 2026) },
];

/// The mark on which it opens: a document, and the words with which its sentence begins.
const FIRST: (&str, &str) = ("australia-china/barley-duties.txt", "China began to collect duties");

/// Every article of the sample with its path.
#[must_use]
pub fn files() -> Vec<(String, Vec<u8>)> {
    fn collect(folder: &Dir<'_>, into: &mut Vec<(String, Vec<u8>)>) {
        into.extend(
            folder.files().map(|file| (file.path().to_string_lossy().replace('\\', "/"), file.contents().to_vec())),
        );
        folder.dirs().for_each(|inner| collect(inner, into));
    }
    let mut files = Vec::new();
    collect(&FILES, &mut files);
    files.sort();
    files
}

/// Opens it.
pub fn open(app: &mut App, ctx: &Context) {
    app.open(TITLE.to_owned(), Input::Memory(files()), ctx);
    app.data.project = Project::of_views(STORIES.iter().map(|story| (story.name.to_owned(), view(story))));
    app.work.keeping.given = STORIES.iter().map(|story| story.name).collect();
}

/// True while it is open.
#[must_use]
pub fn is_open(app: &App) -> bool {
    app.data.title.as_deref() == Some(TITLE) && app.data.roots.is_empty()
}

fn view(story: &Story) -> View {
    let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).map(|day| day.and_time(chrono::NaiveTime::MIN));
    View {
        window: first(story.years.0).zip(first(story.years.1)),
        filter: Filter { words: story.question.to_owned(), ..Filter::default() },
        lanes: "category".to_owned(),
        ..View::default()
    }
}

/// The mark on which it opens.
#[must_use]
pub fn first_mark(app: &App) -> Option<RecordId> {
    let article = app.data.corpus.articles.iter().find(|article| article.document.path == FIRST.0)?;
    let begins = |record: &&crate::model::Record| {
        record.figure.is_none() && record.evidence.sentence.of(&article.document.text).starts_with(FIRST.1)
    };
    article.reading.records.iter().find(begins).map(|record| record.id)
}

/// Shows the first story: its view, one mark with its source open, and a line that says what this is.
pub fn tell(app: &mut App) {
    app.apply_view(STORIES[0].name);
    if let Some(mark) = first_mark(app) {
        app.open_source(mark);
    }
    app.panes.tour = Some(0);
}
