//! What is decided, filtered and picked while a view of the corpus is being made on another thread: nothing of it is lost, and
//! the window is in the end as if everything had been read first.

use std::time::{Duration, Instant};

use dateline::gui::app::{App, Kept};
use dateline::index::Place;
use dateline::job::Input;
use dateline::model::{RecordId, When};
use dateline::project::{Edit, Facet, Kind, Status};
use egui::Context;

/// Papers that come in another order than that of their names; two are the same text.
fn papers(count: usize) -> Input {
    let text = |at: usize| {
        let at = if at == 7 { 3 } else { at };
        format!(
            "Paper {at}\n\n12 March 2015\n\nNorway signed treaty {at} on {} March 2015. Exports of Norway rose to ${at}.4 billion in 2014.\n",
            at % 27 + 1
        )
    };
    Input::Memory((0..count).rev().map(|at| (format!("{at:03}.txt"), text(at).into_bytes())).collect())
}

fn opened(count: usize, ctx: &Context) -> App {
    let mut app = App::new(Kept::default());
    app.open("Papers".to_owned(), papers(count), ctx);
    app
}

/// Passes until everything is shown; before each of them something may be done.
#[track_caller]
fn read_on(app: &mut App, ctx: &Context, mut between: impl FnMut(&mut App)) {
    let begun = Instant::now();
    while app.work.job.is_some() {
        assert!(begun.elapsed() < Duration::from_mins(2), "it is never read to the end");
        app.logic(ctx);
        between(app);
        std::thread::yield_now();
    }
}

/// Everything that is shown, in words.
fn told(app: &App) -> String {
    let data = &app.data;
    let counts = data.facets.iter().map(|(kind, values)| format!("{kind:?} {values:?}"));
    let lists = [&data.items, &data.shown.items];
    let items = lists.into_iter().flat_map(|items| {
        let dated = items.dated.iter().map(|item| format!("{item:?}"));
        dated.chain(items.undated.iter().map(|item| format!("{item:?}")))
    });
    let lines = data.corpus.report.lines.iter().map(|line| format!("{line:?}"));
    items.chain(counts).chain(lines).collect::<Vec<_>>().join("\n")
}

fn only_events(app: &mut App) {
    app.refilter_with(|filter| filter.only = [Facet::new(Kind::Decision, Status::Undecided.word())].into());
}

#[test]
fn what_is_decided_meanwhile_counts_as_if_all_had_been_read_first() {
    let ctx = Context::default();
    let mut edits: Vec<Edit> = Vec::new();
    let mut app = opened(160, &ctx);
    let (mut taken, mut last, mut pass) = (0, 0, 0);
    read_on(&mut app, &ctx, |app| {
        // Now and then while files come, and some more while the last view is made.
        let progress = &app.work.progress;
        pass += 1;
        let due =
            if progress.done < progress.total { progress.done >= taken * 8 } else { last < 12 && pass % 100 == 0 };
        // The last pass always: everything stands there.
        if !due && app.work.job.is_some() {
            return;
        }
        // A mark that stands there now; every fourth time its document is dated by hand.
        let Some((id, place)) = app.data.items.dated.iter().map(|item| (item.id, item.place)).nth(taken) else {
            return;
        };
        let status = if taken % 2 == 0 { Status::Accepted } else { Status::Rejected };
        let mut edit = Edit::Status(vec![(id, status)]);
        if taken % 4 == 3 {
            let path = app.data.corpus.article(place.document()).expect("its document").document.path.clone();
            let when = "2015-04-01".parse::<When>().expect("a date");
            edit = Edit::All(vec![edit, Edit::DocumentDate(vec![(path, Some(when))])]);
        }
        last += usize::from(app.work.progress.done == app.work.progress.total);
        taken += 1;
        edits.push(edit.clone());
        app.edit(edit);
        if taken == 2 {
            only_events(app);
        }
    });
    assert!(taken > 0);
    let mut after = opened(160, &ctx);
    read_on(&mut after, &ctx, |_| {});
    for edit in edits {
        after.edit(edit);
    }
    only_events(&mut after);
    assert_eq!(app.data.project.work().decided(), after.data.project.work().decided());
    assert_eq!(told(&app), told(&after));
    // And all of it can be taken back.
    (0..taken).for_each(|_| app.undo());
    assert_eq!(app.data.project.work().decided(), 0);
}

#[test]
fn what_stands_there_never_goes_while_more_is_read() {
    let ctx = Context::default();
    let mut app = opened(400, &ctx);
    let (mut shown, mut views) = (0, 0);
    let mut picked: Option<(RecordId, String)> = None;
    read_on(&mut app, &ctx, |app| {
        let now = app.data.shown.items.dated.len();
        assert!(now >= shown, "{shown} marks stood there, {now} are left");
        views += usize::from(now > shown);
        shown = now;
        if let Some((id, path)) = &picked {
            assert_eq!(app.choice.selection, Some(*id), "the selection is lost");
            let open = app.choice.reading.document.and_then(|id| app.data.corpus.article(id));
            assert_eq!(open.map(|article| &article.document.path), Some(path), "another document is open");
            assert!(app.selected().is_some_and(|(article, _)| article.document.path == *path));
        } else {
            // Not the one that gives its place to its copy when that comes.
            let path = |place: Place| app.data.corpus.article(place.document()).map(|own| own.document.path.clone());
            let marks = app.data.items.dated.iter().skip(now / 2).map(|item| (item.id, path(item.place)));
            picked = marks.filter_map(|(id, path)| Some((id, path?))).find(|(_, path)| path != "007.txt");
            if let Some((id, _)) = &picked {
                app.open_source(*id);
                app.choice.marked.extend(app.choice.reading.document);
            }
        }
    });
    assert!(views > 1, "it was shown all at once");
    let (_, path) = picked.expect("something was shown before the end");
    let marked = app.choice.marked.iter().filter_map(|id| app.data.corpus.article(*id));
    assert_eq!(
        marked.map(|article| article.document.path.as_str()).collect::<Vec<_>>(),
        [path],
        "what was picked is another"
    );
    assert_eq!(app.data.corpus.articles.len(), 399);
}

#[test]
fn a_filter_that_is_changed_while_a_view_is_made_is_the_one_that_counts() {
    let ctx = Context::default();
    let mut app = opened(160, &ctx);
    let mut at = 0;
    read_on(&mut app, &ctx, |app| {
        at += 1;
        if at % 16 != 0 {
            return;
        }
        let word = if at % 32 == 0 { Status::Accepted } else { Status::Undecided }.word();
        app.refilter_with(|filter| filter.only = [Facet::new(Kind::Decision, word)].into());
        let shows = !app.data.shown.items.dated.is_empty();
        assert!(!(shows && word == Status::Accepted.word()), "what the filter hides is shown");
    });
    app.refilter_with(|filter| filter.only.clear());
    let mut plain = opened(160, &ctx);
    read_on(&mut plain, &ctx, |_| {});
    assert_eq!(told(&app), told(&plain));
}
