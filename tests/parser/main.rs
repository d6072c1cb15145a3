//! The parser against the sample reports, plain-file cases, mutations of the samples, and properties.

mod cases;
mod lossless;
mod mutations;
mod notation;
mod samples;
