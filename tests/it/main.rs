//! One binary for all integration tests; each file is one subject.

mod amounts;
mod assemble;
#[cfg(feature = "gui")]
mod charts;
mod cli;
mod dates;
mod edtf;
#[cfg(feature = "gui")]
mod gui;
mod load;
mod made_up;
#[cfg(feature = "gui")]
mod reading;
mod registry;
mod render;
#[cfg(feature = "gui")]
mod renderer;
mod sample;
#[cfg(feature = "gui")]
mod scale;
mod seeds;
mod series;
mod tables;
#[cfg(feature = "gui")]
mod states;
mod tidy;
mod view;
