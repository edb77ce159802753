//! One binary for all integration tests; each file is one subject.

mod amounts;
mod registry;
mod tidy;
mod view;
