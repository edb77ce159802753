//! What became of each file, counted once for everybody: load report, `check`, status bar and pages say the same numbers.
//!
//! ```text
//! Report::lines + articles + near-copies ─▶ a Row a line, each in one State ─▶ counts that add up to all rows
//! ```

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::retold::retold;
use super::{Article, Corpus};
use crate::load::{Issue, Line, Outcome, Severity};
use crate::model::{DocId, counted};
use crate::page;

/// How a file stands, in the order in which somebody should look at it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Nothing of it is used.
    NotRead,
    /// A part of it is not read.
    Partly,
    /// It is read, and nothing says when it was written.
    Undated,
    /// Another file tells the same, word for word or nearly.
    Copy,
    /// It is read.
    Read,
}

impl State {
    /// All of them, the first to be looked at first.
    pub const ALL: [Self; 5] = [Self::NotRead, Self::Partly, Self::Undated, Self::Copy, Self::Read];

    /// The words for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::NotRead => "not read",
            Self::Partly => "in part",
            Self::Undated => "no date",
            Self::Copy => "copy",
            Self::Read => "read",
        }
    }
}

/// A file, or a document inside one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its line in the report.
    pub line: usize,
    /// Its document, or the one that stands for it.
    pub document: Option<DocId>,
    /// How it stands.
    pub state: State,
    /// The document that it nearly repeats, while it has one of its own.
    pub repeats: Option<DocId>,
    /// Events told in it; a sentence that only tells a figure counts as that figure.
    pub events: usize,
    /// Figures told in it.
    pub figures: usize,
    /// True where it lies inside another file.
    pub inside: bool,
}

/// All files of a corpus in the order of their paths.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ledger {
    /// A row for each line of the report.
    pub rows: Vec<Row>,
}

impl Ledger {
    /// Counts a corpus; `copies` says of each near-copy which document it repeats.
    #[must_use]
    pub fn of(corpus: &Corpus, copies: &BTreeMap<DocId, DocId>) -> Self {
        let documents: HashMap<&str, DocId> =
            (0..).map(DocId).zip(&corpus.articles).map(|(id, article)| (article.document.path.as_str(), id)).collect();
        let paths: HashSet<&str> = corpus.report.lines.iter().map(|line| line.path.as_str()).collect();
        let row = |(at, line): (usize, &Line)| {
            let document = documents.get(line.copy_of().unwrap_or(&line.path)).copied();
            let article = document.and_then(|id| corpus.article(id)).filter(|_| line.copy_of().is_none());
            let repeats = document.and_then(|id| copies.get(&id)).copied().filter(|_| article.is_some());
            let records = article.map(|article| article.reading.records.as_slice()).unwrap_or_default();
            let figures = records.iter().filter(|record| record.figure.is_some()).count();
            let text = article.map_or("", |article| article.document.text.as_str());
            let told_again = retold(records, text).into_iter().filter(|again| *again).count();
            Row {
                line: at,
                document,
                state: state(line, article, repeats),
                repeats,
                events: records.len() - figures - told_again,
                figures,
                inside: line
                    .path
                    .match_indices('/')
                    .any(|(end, _)| line.path.get(..end).is_some_and(|before| paths.contains(before))),
            }
        };
        Self { rows: corpus.report.lines.iter().enumerate().map(row).collect() }
    }

    /// How many rows stand so.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.rows.iter().filter(|row| row.state == state).count()
    }

    /// "24 files: 15 read, 1 in part, 1 without a date, 2 copies, 5 not read"; the numbers behind the colon add up.
    #[must_use]
    pub fn words(&self) -> String {
        let inside = self.rows.iter().filter(|row| row.inside).count();
        let files = counted(self.rows.len() - inside, "file");
        let words = match inside {
            0 => files,
            some => format!("{files} and {} inside them", counted(some, "document")),
        };
        let told = State::ALL.iter().rev().filter_map(|state| match (*state, self.count(*state)) {
            (_, 0) => None,
            (State::Undated, count) => Some(format!("{count} without a date")),
            (State::Copy, count) => Some(counted(count, "copy").replace("copys", "copies")),
            (state, count) => Some(format!("{count} {}", state.word())),
        });
        let told: Vec<String> = told.collect();
        format!("{words}: {}", if told.is_empty() { "none".to_owned() } else { told.join(", ") })
    }
}

fn state(line: &Line, article: Option<&Article>, repeats: Option<DocId>) -> State {
    match &line.outcome {
        Outcome::Skipped(_) if line.copy_of().is_some() => State::Copy,
        Outcome::Skipped(_) => State::NotRead,
        Outcome::Read if worst(line, article).is_some_and(|issue| issue.severity == Severity::Error) => State::NotRead,
        Outcome::Read if worst(line, article).is_some() => State::Partly,
        // Sheets say of each figure when it was so; nobody misses the day on which they were given out.
        Outcome::Read if article.is_some_and(|it| it.document.date.when.is_none() && !it.document.is_sheets()) => {
            State::Undated
        }
        Outcome::Read if repeats.is_some() => State::Copy,
        Outcome::Read => State::Read,
    }
}

impl Row {
    /// Its line in the report.
    #[must_use]
    pub fn line<'c>(&self, corpus: &'c Corpus) -> Option<&'c Line> {
        corpus.report.lines.get(self.line)
    }

    /// Its own document; `None` where another one stands for it.
    #[must_use]
    pub fn article<'c>(&self, corpus: &'c Corpus) -> Option<&'c Article> {
        let line = self.line(corpus)?;
        self.document.and_then(|id| corpus.article(id)).filter(|_| line.copy_of().is_none())
    }

    /// The path of the file that tells the same.
    #[must_use]
    pub fn copy_of<'c>(&self, corpus: &'c Corpus) -> Option<&'c str> {
        let near = || Some(corpus.article(self.repeats?)?.document.path.as_str());
        self.line(corpus)?.copy_of().or_else(near)
    }

    /// Why it, or a part of it, is not read.
    #[must_use]
    pub fn reason<'c>(&self, corpus: &'c Corpus) -> Option<Cow<'c, str>> {
        let line = self.line(corpus)?;
        match &line.outcome {
            Outcome::Skipped(reason) => Some(reason.into()),
            Outcome::Read => worst(line, self.article(corpus)).map(|issue| issue.text.into()),
        }
    }

    /// What can be done about that.
    #[must_use]
    pub fn hint(&self, corpus: &Corpus) -> Option<String> {
        worst(self.line(corpus)?, self.article(corpus))?.hint
    }

    /// The findings of its line and, where a part of it is not read, of its tables, worst first.
    #[must_use]
    pub fn issues(&self, corpus: &Corpus) -> Vec<Issue> {
        let Some(line) = self.line(corpus) else { return Vec::new() };
        let article = self.article(corpus);
        let own = article.and_then(Article::unread_tables).into_iter().chain(article.and_then(Article::not_yet));
        let kept = |issue: &&Issue| stands(issue, article);
        let mut issues: Vec<Issue> = own.chain(line.issues.iter().filter(kept).cloned()).collect();
        issues.sort_by_key(|issue| std::cmp::Reverse(issue.severity));
        issues
    }

    /// Everything to be known about it, what matters most first, a sentence each.
    #[must_use]
    pub fn notes<'c>(&self, corpus: &'c Corpus) -> Vec<Cow<'c, str>> {
        let Some(line) = self.line(corpus) else { return Vec::new() };
        let mut notes: Vec<Cow<'c, str>> = Vec::new();
        if let Outcome::Skipped(reason) = &line.outcome {
            notes.push(reason.into());
        }
        let article = self.article(corpus);
        if let Some(path) = self.copy_of(corpus).filter(|_| self.repeats.is_some()) {
            notes.push(format!("it nearly repeats ‘{path}’: both count as one source").into());
        }
        let told = |issue: &Issue| match &issue.hint {
            Some(hint) => format!("{}. {hint}", issue.text.trim_end_matches('.')),
            None => issue.text.clone(),
        };
        let kept = |issue: &&Issue| stands(issue, article);
        notes.extend(line.issues.iter().filter(kept).map(|issue| told(issue).into()));
        let findings = article.map(Article::findings).unwrap_or_default();
        notes.extend(findings.iter().map(|issue| told(issue).into()));
        notes
    }
}

/// False for a finding about a date where the analyst has said since what the machine did not find.
fn stands(issue: &Issue, article: Option<&Article>) -> bool {
    let dated = article.is_some_and(|article| article.user_date().is_some());
    !(dated && [page::NO_DATE, page::DOUBTFUL].iter().any(|begins| issue.text.starts_with(begins)))
}

/// The finding that says that something was not read.
fn worst(line: &Line, article: Option<&Article>) -> Option<Issue> {
    let tables = article.and_then(Article::unread_tables);
    let all = line.issues.first().cloned().into_iter().chain(tables);
    all.filter(|issue| issue.severity >= Severity::Partly).max_by_key(|issue| issue.severity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::read_pieces;

    fn corpus(files: &[(&str, &str)]) -> Corpus {
        let mut corpus = Corpus::default();
        corpus.extend(files.iter().flat_map(|(name, text)| read_pieces(name, text.as_bytes())));
        corpus.sort();
        corpus
    }

    const TALKS: &str = "Talks in Oslo\n\n12 March 2015\n\nNorway and Finland met in Oslo on 2 March 2015.\n";

    #[test]
    fn every_file_stands_in_one_state_and_the_states_add_up() {
        let corpus = corpus(&[
            ("a.txt", TALKS),
            ("b.txt", TALKS),
            ("c.txt", "Norway and Finland signed a treaty on fish on 4 April 2016.\n"),
            ("d.bin", "\u{0}\u{1}\u{2}"),
        ]);
        let ledger = Ledger::of(&corpus, &BTreeMap::new());
        let states: Vec<State> = ledger.rows.iter().map(|row| row.state).collect();
        assert_eq!(states, [State::Read, State::Copy, State::Undated, State::NotRead]);
        assert_eq!(ledger.words(), "4 files: 1 read, 1 copy, 1 without a date, 1 not read");
        assert_eq!(State::ALL.iter().map(|state| ledger.count(*state)).sum::<usize>(), 4);
        assert_eq!((ledger.rows[0].events, ledger.rows[1].events), (1, 0), "the same text counts once");
    }

    #[test]
    fn a_sentence_that_only_tells_a_figure_is_no_event_here_either() {
        let told = "Port news\n\n9 June 2009\n\nNorway's exports to Finland reached $9.7 billion in 2006.\n\n\
                    Norway and Finland met in Oslo on 2 March 2009.\n";
        let ledger = Ledger::of(&corpus(&[("a.txt", told)]), &BTreeMap::new());
        assert_eq!((ledger.rows[0].events, ledger.rows[0].figures), (1, 1));
    }

    #[test]
    fn documents_inside_a_file_are_told_apart_from_files() {
        let mail = |subject: &str, day: u32| {
            format!(
                "From x@example.org Mon May  {day} 10:00:00 2014\nFrom: A <a@example.org>\nSubject: {subject}\n\
                     Date: Mon, {day} May 2014 10:00:00 +0000\n\nNorway and Finland met on {day} May 2014.\n\n"
            )
        };
        let corpus = corpus(&[("in.mbox", &format!("{}{}", mail("Talks", 5), mail("More talks", 6)))]);
        let ledger = Ledger::of(&corpus, &BTreeMap::new());
        assert_eq!(ledger.words(), "1 file and 2 documents inside them: 3 read");
    }

    #[test]
    fn a_table_without_a_number_is_not_read_and_says_why() {
        let corpus = corpus(&[("names.csv", "name,role\nAnn,clerk\n")]);
        let row = Ledger::of(&corpus, &BTreeMap::new()).rows[0];
        assert_eq!(row.state, State::NotRead);
        assert!(row.reason(&corpus).is_some_and(|reason| reason.contains("no number")), "{:?}", row.reason(&corpus));
    }
}
