//! One binary for all integration tests; each file is one subject.

mod dates;
mod edtf;
mod registry;
mod tidy;
mod view;
