//! One binary for all integration tests; each file is one subject.

mod amounts;
mod assemble;
mod dates;
mod edtf;
mod registry;
mod seeds;
mod tidy;
mod view;
