//! A report as data for other programs.

mod csv;
mod notes;

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, PrettyFormatter};

use crate::model::Report;
pub use csv::csv_record;
pub use notes::notes_as_markdown;

/// Writes the report as JSON, indented by two spaces, with a line end after it.
///
/// The text is the report's own, unchanged; characters outside ASCII stand as they are.
///
/// # Errors
///
/// Those of `out`.
pub fn json(report: &Report, out: &mut impl Write) -> io::Result<()> {
    write_with(report, out, PrettyFormatter::new())
}

/// As [`json`], on one line without spaces.
///
/// # Errors
///
/// Those of `out`.
pub fn json_compact(report: &Report, out: &mut impl Write) -> io::Result<()> {
    write_with(report, out, serde_json::ser::CompactFormatter)
}

fn write_with(report: &Report, out: &mut impl Write, formatter: impl Formatter) -> io::Result<()> {
    report.serialize(&mut serde_json::Serializer::with_formatter(&mut *out, formatter))?;
    out.write_all(b"\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, Masthead};

    fn report() -> Report {
        let text = "1. Первый «пункт»\u{1b}[2J";
        Report {
            source: "a\"b.txt".to_owned(),
            meta: Masthead {
                language: Language::Russian,
                title: Some(text.to_owned()),
                ..Default::default()
            },
            ..Report::default()
        }
    }

    #[test]
    fn what_is_written_can_be_read_back() {
        let (mut pretty, mut compact) = (Vec::new(), Vec::new());
        json(&report(), &mut pretty).unwrap();
        json_compact(&report(), &mut compact).unwrap();
        assert_eq!(serde_json::from_slice::<Report>(&pretty).unwrap(), report());
        assert_eq!(serde_json::from_slice::<Report>(&compact).unwrap(), report());
    }

    #[test]
    fn compact_is_one_line_and_pretty_is_many() {
        let (mut pretty, mut compact) = (Vec::new(), Vec::new());
        json(&report(), &mut pretty).unwrap();
        json_compact(&report(), &mut compact).unwrap();
        let lines = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().lines().count();
        assert!(lines(pretty) > 10);
        assert_eq!(lines(compact), 1);
    }

    #[test]
    fn an_error_of_the_writer_comes_back() {
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        assert_eq!(json(&report(), &mut Full).unwrap_err().kind(), io::ErrorKind::BrokenPipe);
    }
}
