//! One binary for all integration tests; each file is one subject.

mod load;
mod registry;
mod tidy;
mod view;
