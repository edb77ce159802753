//! One binary for all integration tests; each file is one subject.

mod amounts;
#[cfg(feature = "gui")]
mod annals;
#[cfg(feature = "gui")]
mod asking;
mod assemble;
mod brief;
mod brief_fonts;
#[cfg(feature = "gui")]
mod caret;
#[cfg(feature = "gui")]
mod charts;
mod claims;
mod cli;
mod clock;
#[cfg(feature = "gui")]
mod cluster;
mod compared;
mod cues;
mod dates;
#[cfg(feature = "gui")]
mod desk;
#[cfg(feature = "gui")]
mod dialog;
mod disk;
#[cfg(feature = "gui")]
mod disputes;
mod documents;
#[cfg(feature = "gui")]
mod editing;
mod edtf;
mod engines;
mod figures;
#[cfg(feature = "gui")]
mod files;
#[cfg(feature = "gui")]
mod flows;
#[cfg(feature = "gui")]
mod found;
mod fuller_lines;
mod golden;
mod grammar;
#[cfg(feature = "gui")]
mod gui;
mod headlines;
mod joins;
#[cfg(feature = "gui")]
mod keeping;
mod kept;
mod layouts;
mod leaning;
mod leaving;
mod licences;
mod linear;
mod load;
#[cfg(feature = "gui")]
mod loading;
#[cfg(feature = "gui")]
mod made_up;
mod manual;
#[cfg(feature = "gui")]
mod mapping;
mod markets;
mod mauled;
#[cfg(feature = "gui")]
mod meanwhile;
mod members;
mod modality;
mod moments;
#[cfg(feature = "gui")]
mod narrow;
#[cfg(feature = "gui")]
mod navigation;
mod other_years;
mod parts;
#[cfg(feature = "gui")]
mod periods;
mod phrases;
#[cfg(feature = "gui")]
mod pictures;
#[cfg(feature = "gui")]
mod pointer;
mod precision;
#[cfg(feature = "gui")]
mod reading;
mod registry;
mod releases;
mod render;
#[cfg(feature = "gui")]
mod renderer;
#[cfg(feature = "gui")]
mod renewing;
#[cfg(feature = "gui")]
mod report;
#[cfg(feature = "gui")]
mod room_for_words;
mod rooms;
mod rows;
mod same;
mod sample;
#[cfg(feature = "gui")]
mod scale;
mod schema;
mod search;
mod seeds;
mod series;
mod sheets;
mod silent;
mod spans;
#[cfg(feature = "gui")]
mod spoken;
mod standing;
#[cfg(feature = "gui")]
mod states;
#[cfg(feature = "gui")]
mod story;
mod streams;
mod subjects;
mod tables;
mod tidy;
mod torn;
mod traps;
#[cfg(feature = "gui")]
mod triage;
mod tricky;
mod view;
mod who_and_what;
mod whole_lines;
mod whose_day;
#[cfg(feature = "gui")]
mod window;
mod wordings;
mod written;
