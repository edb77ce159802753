//! Files of a corpus read anew while the others stay as they are.

use std::collections::HashSet;

use super::{Article, Corpus, Piece, half};
use crate::model::DocId;

impl Corpus {
    /// Files whose text one of these stands for: with it they lose their place, so they are read again, too.
    #[must_use]
    pub fn folded_into(&self, names: &HashSet<String>) -> HashSet<String> {
        let standing = |path: &str| is_of(path, names);
        let folded = self.report.lines.iter().filter(|line| line.copy_of().is_some_and(standing));
        folded.filter_map(|line| Some(self.file_of(&line.path)?.to_owned())).collect()
    }

    /// Takes out what was read of some files and puts in what is read of them now.
    pub fn renew(&mut self, names: &HashSet<String>, pieces: Vec<Piece>) {
        self.report.lines.retain(|line| !is_of(&line.path, names));
        self.articles.retain(|article| !is_of(&article.document.path, names));
        self.by_text.clear();
        // Numbers are counted anew before others look for a text.
        self.sort();
        self.extend(pieces);
        self.sort();
    }

    /// Where a document of another state of this corpus stands: by its text, else by its path.
    #[must_use]
    pub fn number_of(&self, article: &Article) -> Option<DocId> {
        let same = self.by_text.get(&half(article.text.0)).copied();
        let path = || self.articles.iter().position(|other| other.document.path == article.document.path);
        same.or_else(|| u32::try_from(path()?).ok().map(DocId))
    }

    /// The file that a path lies in: the outermost that has a line of its own.
    #[must_use]
    pub fn file_of<'p>(&self, path: &'p str) -> Option<&'p str> {
        let parts = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
        let mut names = parts.filter_map(|end| path.get(..end));
        names.find(|name| self.report.lines.binary_search_by(|line| line.path.as_str().cmp(name)).is_ok())
    }
}

/// True where a path is one of some files, or lies inside one.
fn is_of(path: &str, names: &HashSet<String>) -> bool {
    let parts = path.match_indices('/').map(|(end, _)| end).chain([path.len()]);
    parts.filter_map(|end| path.get(..end)).any(|name| names.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::read_pieces;

    const TALKS: &str = "Talks in Oslo\n\n12 March 2015\n\nNorway and Finland met in Oslo on 2 March 2015.\n";

    fn corpus(files: &[(&str, &str)]) -> Corpus {
        let mut corpus = Corpus::default();
        corpus.extend(files.iter().flat_map(|(name, text)| read_pieces(name, text.as_bytes())));
        corpus.sort();
        corpus
    }

    fn names(list: &[&str]) -> HashSet<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    fn told(corpus: &Corpus) -> String {
        let lines = corpus.report.lines.iter().map(|line| format!("{line:?}"));
        let records = corpus.records().map(|record| format!("{record:?}"));
        lines.chain(records).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_file_read_anew_leaves_the_corpus_as_if_all_were_read() {
        let later = TALKS.replace("2 March", "3 March");
        let mut renewed = corpus(&[("a.txt", TALKS), ("b/c.txt", "Nothing.\n"), ("d.txt", &later)]);
        let new = "A treaty\n\n5 May 2016\n\nNorway and Finland signed a treaty on 4 April 2016.\n";
        renewed.renew(&names(&["b/c.txt", "d.txt"]), read_pieces("b/c.txt", new.as_bytes()));
        assert_eq!(told(&renewed), told(&corpus(&[("a.txt", TALKS), ("b/c.txt", new)])));
    }

    #[test]
    fn the_copy_of_a_file_that_is_gone_takes_its_place() {
        let mut renewed = corpus(&[("a.txt", TALKS), ("b.txt", TALKS)]);
        let gone = names(&["a.txt"]);
        assert_eq!(renewed.folded_into(&gone), names(&["b.txt"]));
        renewed.renew(&names(&["a.txt", "b.txt"]), read_pieces("b.txt", TALKS.as_bytes()));
        assert_eq!(told(&renewed), told(&corpus(&[("b.txt", TALKS)])));
    }
}
