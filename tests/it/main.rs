//! One binary for all integration tests; each file is one subject.

mod amounts;
mod assemble;
mod dates;
mod edtf;
#[cfg(feature = "gui")]
mod gui;
mod load;
mod registry;
mod render;
#[cfg(feature = "gui")]
mod renderer;
mod seeds;
mod sample;
mod tidy;
mod view;
