//! One binary for all integration tests; each file is one subject.

#[cfg(feature = "gui")]
mod gui;
mod amounts;
mod assemble;
mod dates;
mod edtf;
mod load;
mod registry;
mod render;
#[cfg(feature = "gui")]
mod renderer;
mod seeds;
mod tidy;
mod view;
