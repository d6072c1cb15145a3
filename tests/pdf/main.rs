//! PDF files: the samples, every way a file may be damaged, and what a hostile one may ask for.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a fault here is a failed test"
)]

#[expect(dead_code, reason = "the tests of Word documents need more of it")]
#[path = "../formats/build.rs"]
mod build;
mod damage;
mod encrypted;
mod layout;
mod maps;
mod outside;
mod renditions;
mod same;
mod samples;
mod texts;
mod writer;
