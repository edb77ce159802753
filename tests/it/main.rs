//! One binary for all integration tests; each file is one subject.

mod amounts;
mod dates;
mod edtf;
mod load;
mod registry;
mod render;
mod tidy;
mod view;
