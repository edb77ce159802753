//! One binary for all integration tests; each file is one subject.

mod amounts;
mod dates;
mod edtf;
mod registry;
mod tidy;
mod view;
