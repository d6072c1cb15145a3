//! The ZIP archive that a Word document is, unpacked part by part and within limits.
//!
//! Nothing that the archive says of itself is trusted: sizes are counted while unpacking.

use std::cell::Cell;
use std::error::Error;
use std::fmt;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::rc::Rc;

use memchr::memmem;
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

use super::xml::Xml;
use crate::source::SourceErrorKind;
use crate::source::error::Limit;

/// The most bytes that one part may unpack to: 64 MiB. The largest part measured has 17 MB.
const LARGEST_PART: u64 = 64 * 1024 * 1024;
/// The most bytes that all parts together may unpack to: 256 MiB.
const LARGEST_WHOLE: u64 = 256 * 1024 * 1024;
/// The most entries of an archive; those measured have at most 200.
const MOST_ENTRIES: usize = 4_096;
/// Behind the first [`RATIO_FREE`] bytes a part may unpack to at most so many times its packed size. The XML of Word
/// shrinks to a tenth or a thirtieth.
const HIGHEST_RATIO: u64 = 200;
/// How much may be unpacked before the ratio counts.
const RATIO_FREE: u64 = 1024 * 1024;

/// An archive whose parts can be read.
pub(super) struct Package<'b> {
    archive: ZipArchive<Counted<'b>>,
    /// How many packed bytes were read.
    packed: Rc<Cell<u64>>,
    /// How many bytes all parts unpacked to so far.
    whole: Rc<Cell<u64>>,
}

/// A part that is unpacked as it is read.
pub(super) type Part<'p, 'b> = Xml<BufReader<Limited<ZipFile<'p, Counted<'b>>>>>;

impl<'b> Package<'b> {
    /// The archive in `bytes`.
    ///
    /// # Errors
    ///
    /// What is no archive, or has too many entries.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, SourceErrorKind> {
        if has_too_many_entries(bytes) {
            return Err(SourceErrorKind::TooMuch(Limit::Entries));
        }
        let packed = Rc::new(Cell::new(0));
        let counted = Counted { cursor: Cursor::new(bytes), read: Rc::clone(&packed) };
        let archive =
            ZipArchive::new(counted).map_err(|_| SourceErrorKind::Damaged("its list of parts".to_owned()))?;
        Ok(Self { archive, packed, whole: Rc::new(Cell::new(0)) })
    }

    /// The part of that name, `None` where there is none.
    ///
    /// # Errors
    ///
    /// A part that is encrypted or cannot be unpacked.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Part<'_, 'b>>, SourceErrorKind> {
        let Some(index) = self.index(name) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => SourceErrorKind::Protected,
            _ => SourceErrorKind::Damaged(name.to_owned()),
        })?;
        let limited = Limited {
            file,
            packed_before: self.packed.get(),
            packed: Rc::clone(&self.packed),
            unpacked: 0,
            whole: Rc::clone(&self.whole),
        };
        Ok(Some(Xml::new(name, BufReader::new(limited))))
    }

    /// Names of parts are compared without regard to case (ECMA-376 part 2, 6.2.2.3), and some writers use `\`.
    fn index(&self, name: &str) -> Option<usize> {
        self.archive.index_for_name(name).or_else(|| {
            let same = |found: &[u8]| {
                found.len() == name.len()
                    && found
                        .iter()
                        .zip(name.bytes())
                        .all(|(a, b)| a.eq_ignore_ascii_case(&b) || *a == b'\\' && b == b'/')
            };
            self.archive.file_names_raw().position(same)
        })
    }
}

/// Whether a list of parts is longer than [`MOST_ENTRIES`], by its entries or by what its end record of 64 bits says:
/// the reader would set memory aside for as many as are said.
fn has_too_many_entries(bytes: &[u8]) -> bool {
    const ENTRY: &[u8] = b"PK\x01\x02";
    const LOCATOR_64: &[u8] = b"PK\x06\x07";
    const END_64: &[u8] = b"PK\x06\x06";
    const COUNT_AT: usize = 24;
    if memmem::find_iter(bytes, ENTRY).nth(MOST_ENTRIES).is_some() {
        return true;
    }
    memmem::find(bytes, LOCATOR_64).is_some()
        && memmem::find_iter(bytes, END_64).any(|at| {
            let counts = bytes.get(at.saturating_add(COUNT_AT)..).and_then(<[u8]>::first_chunk::<16>);
            counts.is_some_and(|counts| {
                let (counts, _) = counts.as_chunks::<8>();
                counts.iter().any(|count| u64::from_le_bytes(*count) > MOST_ENTRIES as u64)
            })
        })
}

/// The bytes of a file, with a count of how many of them were read.
pub(super) struct Counted<'b> {
    cursor: Cursor<&'b [u8]>,
    read: Rc<Cell<u64>>,
}

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.cursor.read(buffer)?;
        self.read.set(self.read.get().saturating_add(count as u64));
        Ok(count)
    }
}

impl Seek for Counted<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.cursor.seek(to)
    }
}

/// A part that is unpacked, with a count of how much came out.
pub(super) struct Limited<R> {
    file: R,
    packed: Rc<Cell<u64>>,
    packed_before: u64,
    unpacked: u64,
    whole: Rc<Cell<u64>>,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        self.unpacked = self.unpacked.saturating_add(count as u64);
        self.whole.set(self.whole.get().saturating_add(count as u64));
        let packed = self.packed.get().saturating_sub(self.packed_before);
        let limit = if self.unpacked > LARGEST_PART {
            Some(Limit::Part)
        } else if self.whole.get() > LARGEST_WHOLE {
            Some(Limit::Whole)
        } else if self.unpacked > RATIO_FREE && self.unpacked / HIGHEST_RATIO > packed {
            Some(Limit::Ratio)
        } else {
            None
        };
        limit.map_or(Ok(count), |limit| Err(io::Error::other(Reached(limit))))
    }
}

/// A limit that was reached, on its way through readers that know only errors of the system.
#[derive(Debug)]
struct Reached(Limit);

impl fmt::Display for Reached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        SourceErrorKind::TooMuch(self.0).fmt(f)
    }
}

impl Error for Reached {}

/// What an error while unpacking means: a limit, or damage of the part.
pub(super) fn refusal(error: &io::Error, part: &str) -> SourceErrorKind {
    let reached = error.get_ref().and_then(|inner| inner.downcast_ref::<Reached>());
    match reached {
        Some(Reached(limit)) => SourceErrorKind::TooMuch(*limit),
        None => SourceErrorKind::Damaged(part.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::docx::xml::Step;
    use std::io::Write;
    use zip::write::SimpleFileOptions;

    fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn read_to_end(bytes: &[u8], name: &str) -> Result<usize, SourceErrorKind> {
        let mut package = Package::open(bytes)?;
        let mut part = package.part(name)?.expect("the part");
        let mut steps = 0;
        while part.next()? != Step::Over {
            steps += 1;
        }
        Ok(steps)
    }

    #[test]
    fn a_part_is_found_by_its_name_in_any_case() {
        let bytes = archive(&[("Word\\Document.xml", b"<a/>")]);
        assert_eq!(read_to_end(&bytes, "word/document.xml"), Ok(2));
        assert!(Package::open(&bytes).unwrap().part("word/styles.xml").unwrap().is_none());
    }

    #[test]
    fn a_bomb_is_refused_by_its_ratio() {
        let bytes = archive(&[("a.xml", &vec![b' '; 8 << 20])]);
        assert_eq!(read_to_end(&bytes, "a.xml"), Err(SourceErrorKind::TooMuch(Limit::Ratio)));
    }

    #[test]
    fn a_part_that_is_too_large_is_refused_while_it_unpacks() {
        // Noise of sixteen sorts of bytes shrinks to half: the ratio does not refuse it.
        let mut state: u32 = 1;
        let noise: Vec<u8> = (0..LARGEST_PART + 1)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                b'a' + (state >> 28) as u8
            })
            .collect();
        let bytes = archive(&[("a.xml", &noise)]);
        assert_eq!(read_to_end(&bytes, "a.xml"), Err(SourceErrorKind::TooMuch(Limit::Part)));
    }

    #[test]
    fn too_many_entries_are_refused_unread() {
        let names: Vec<String> = (0..=MOST_ENTRIES).map(|at| at.to_string()).collect();
        let entries: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert!(Package::open(&archive(&entries[1..])).is_ok());
        let refused = Package::open(&archive(&entries)).err();
        assert_eq!(refused, Some(SourceErrorKind::TooMuch(Limit::Entries)));
    }

    #[test]
    fn a_record_of_64_bits_cannot_ask_for_memory() {
        let mut bytes = archive(&[("a.xml", b"<a/>")]);
        let mut record = b"PK\x06\x06".to_vec();
        record.extend([0; 20]);
        record.extend(u64::MAX.to_le_bytes());
        record.extend((1_u64 << 40).to_le_bytes());
        record.extend([0; 16]);
        record.extend(b"PK\x06\x07");
        bytes.splice(0..0, record);
        assert_eq!(Package::open(&bytes).err(), Some(SourceErrorKind::TooMuch(Limit::Entries)));
    }

    #[test]
    fn a_wrong_checksum_is_damage() {
        let mut bytes = archive(&[("a.xml", b"<a>some words</a>")]);
        let checksum = bytes.iter().position(|byte| *byte == b'P').unwrap() + 14;
        for at in (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02")).collect::<Vec<_>>() {
            bytes[at + 16] ^= 1;
        }
        bytes[checksum] ^= 1;
        assert_eq!(read_to_end(&bytes, "a.xml"), Err(SourceErrorKind::Damaged("a.xml".to_owned())));
    }
}
