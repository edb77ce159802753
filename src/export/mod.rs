//! What leaves the program: records and expressions as JSON lines and CSV, pictures.

pub mod png;
pub mod records;
pub mod svg;
pub mod table;
