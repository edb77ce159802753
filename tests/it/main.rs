//! One binary for all integration tests; each file is one subject.

#[cfg(feature = "gui")]
mod gui;
mod amounts;
mod dates;
mod registry;
#[cfg(feature = "gui")]
mod renderer;
mod tidy;
mod view;
