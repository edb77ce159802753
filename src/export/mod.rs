//! What leaves the program: records and expressions as JSON lines and CSV, pictures.

pub mod records;
pub mod table;
