//! One binary for all integration tests; each file is one subject.

mod amounts;
mod assemble;
mod cli;
mod dates;
mod edtf;
#[cfg(feature = "gui")]
mod gui;
mod linear;
mod load;
#[cfg(feature = "gui")]
mod made_up;
mod registry;
mod render;
#[cfg(feature = "gui")]
mod renderer;
mod same;
mod sample;
#[cfg(feature = "gui")]
mod scale;
mod seeds;
mod tidy;
mod view;
