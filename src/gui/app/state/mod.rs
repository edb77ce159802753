//! What the window holds, as plain data: nothing here paints, and nothing happens to anything but itself.

pub mod ask;
pub mod charts;
pub mod claims;
pub mod columns;
pub mod desk;
pub mod editing;
pub mod export;
pub mod files;
pub mod forms;
pub mod keeping;
pub mod kept;
pub mod layout;
pub mod orders;
pub mod output;
pub mod overview;
pub mod page;
pub mod parts;
pub mod reader;
pub mod report;
pub mod search;
pub mod table;
pub mod time;
pub mod timeline;
pub mod trail;
pub mod triage;
