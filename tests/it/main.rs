//! One binary for all integration tests; each file is one subject.

mod registry;
mod render;
mod tidy;
mod view;
