//! The parser against the sample reports, plain-file cases, mutations of the samples, and properties.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "tests fail by it"
)]
#![allow(clippy::print_stdout, reason = "the shares that survive a mutation are printed")]

mod cases;
mod lossless;
mod mutations;
mod notation;
mod samples;
