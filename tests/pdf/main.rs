//! PDF files: the samples, every way a file may be damaged, and what a hostile one may ask for.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a fault here is a failed test"
)]

mod damage;
mod encrypted;
mod layout;
mod maps;
mod outside;
mod same;
mod samples;
mod texts;
mod writer;
