//! The formats besides text: what is read out of them, what of them is refused, and that no damage hurts.

// A test fails by panicking, and so do its helpers.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice
)]

#[path = "formats/build.rs"]
mod build;
#[path = "formats/damage.rs"]
mod damage;
#[path = "formats/docx.rs"]
mod docx;
#[path = "formats/html.rs"]
mod html;
#[path = "formats/lossless.rs"]
mod lossless;
#[path = "formats/samples.rs"]
mod samples;
