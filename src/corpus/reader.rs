//! How files are read: out of a cache where there is one, in the encodings that the analyst says.

use std::sync::Arc;

use super::cache::Cache;
use super::{Input, Piece, read_pieces_in};
use crate::load::{self, Source};
use crate::model::Encodings;

/// What is known before a file is read.
#[derive(Debug, Clone, Default)]
pub struct Reader {
    /// What was read before; `None` reads everything.
    pub cache: Option<Arc<Cache>>,
    /// In which encodings files are read, where somebody has said so.
    pub encodings: Encodings,
}

impl Reader {
    /// A file and everything in it.
    #[must_use]
    pub fn pieces(&self, source: &Source) -> Vec<Piece> {
        match &self.cache {
            Some(cache) => cache.pieces(source, &self.encodings),
            None => match load::bytes(source) {
                Ok(bytes) => read_pieces_in(&source.name, &bytes, &self.encodings),
                Err(line) => vec![(line, None)],
            },
        }
    }

    /// Files that this reads.
    #[must_use]
    pub fn files(self, sources: Vec<Source>) -> Vec<File> {
        let reader = Arc::new(self);
        sources.into_iter().map(|source| File { source, reader: Arc::clone(&reader) }).collect()
    }
}

/// A file of a corpus with how it is read.
#[derive(Debug)]
pub struct File {
    source: Source,
    reader: Arc<Reader>,
}

impl Input for File {
    fn name(&self) -> &str {
        self.source.name()
    }

    fn bytes(&self) -> u64 {
        self.source.bytes()
    }

    fn read(&self) -> Vec<Piece> {
        self.reader.pieces(&self.source)
    }
}
