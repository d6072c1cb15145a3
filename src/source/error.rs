use std::fmt;
use std::io;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{LARGEST_FILE, PdfFault, PdfLimit};
use crate::text::system_words;

/// Why a file could not be read as a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceError {
    /// The path as it was given, with U+FFFD where it is no Unicode.
    pub name: String,
    /// What is the matter with it.
    pub kind: SourceErrorKind,
}

/// What is the matter with a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum SourceErrorKind {
    /// There is no file at that path.
    Missing,
    /// The user may not read it.
    Forbidden,
    /// A folder.
    Folder,
    /// A named pipe.
    Pipe,
    /// A character or block device.
    Device,
    /// A socket.
    Socket,
    /// No characters, or only white space.
    Empty,
    /// More than [`LARGEST_FILE`] bytes.
    TooLarge,
    /// A PDF file that cannot be read.
    Pdf(PdfFault),
    /// A Word document of before 2007 or another file of its form.
    OldOfficeFile,
    /// A document in Rich Text Format.
    RichText,
    /// A ZIP archive that is no Word document.
    Archive,
    /// A document that is encrypted.
    Protected,
    /// A Word document of which a part cannot be read: its name.
    Damaged(String),
    /// XML with a document type, by which entities could be declared.
    Doctype,
    /// More than a limit that no report reaches.
    TooMuch(Limit),
    /// NUL characters in what is no UTF-16 text.
    Binary,
    /// The system refused it, in its words.
    System(String),
    /// The process that read it was ended.
    Halted(Halt),
}

/// Why the process that reads a structured file came to no answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Halt {
    /// It wanted more memory than these bytes.
    Memory(u64),
    /// It worked longer than these seconds.
    Processor(u64),
    /// It took longer than these seconds.
    Time(u64),
    /// It went down too many levels.
    Nesting,
    /// The reader did not want to wait.
    Stopped,
    /// It broke off: by which signal or exit status.
    Ended(String),
    /// It could not be started: the system's words.
    NotStarted(String),
    /// It is of another version, or did not answer to the end.
    Replaced,
}

/// What the reading of a structured file is limited in, where the system can.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Resource {
    /// Memory.
    Memory,
    /// Time on a processor.
    Processor,
}

/// What a structured file may have at most, against files that are made to use up memory or time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// Files in an archive.
    Entries,
    /// What one part unpacks to.
    Part,
    /// What all parts unpack to.
    Whole,
    /// How much larger a part gets when it is unpacked.
    Ratio,
    /// Elements within elements.
    Depth,
    /// Attributes of an element.
    Attributes,
    /// Styles, lists and relations.
    Definitions,
    /// The text itself.
    Text,
    /// Paragraphs and rows of tables.
    Blocks,
    /// Lines of a text.
    Lines,
}

impl SourceError {
    /// The error for the file at `path`.
    pub fn new(path: &Path, kind: SourceErrorKind) -> Self {
        Self { name: path.to_string_lossy().into_owned(), kind }
    }
}

impl From<io::Error> for SourceErrorKind {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::Forbidden,
            _ => Self::System(system_words(&error)),
        }
    }
}

impl fmt::Display for SourceErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self {
            Self::Missing => "there is no such file",
            Self::Forbidden => "no permission to read it",
            Self::Folder => "this is a folder, not a report",
            Self::Pipe => "this is a named pipe, not a report",
            Self::Device => "this is a device, not a report",
            Self::Socket => "this is a socket, not a report",
            Self::Empty => "the file is empty",
            Self::TooLarge => {
                return write!(
                    f,
                    "the file is larger than {} MiB, the most that is read",
                    LARGEST_FILE >> 20
                );
            }
            Self::Pdf(fault) => return f.write_str(pdf_fault(*fault)),
            Self::OldOfficeFile => {
                "this is an old Word document (DOC) or its like; save it as DOCX in Word or LibreOffice and open that"
            }
            Self::RichText => {
                "this is a Rich Text document (RTF); save it as DOCX in Word or LibreOffice and open that"
            }
            Self::Archive => {
                "this is a ZIP archive and no Word document; unpack it, or save the report as DOCX"
            }
            Self::Protected => "the document is protected by a password; save it without one and open that",
            Self::Damaged(part) => {
                return write!(f, "the document is damaged ({part} cannot be read); get the file anew");
            }
            Self::Doctype => {
                "the document declares entities of its own, which no Word document needs; it is refused"
            }
            Self::TooMuch(limit) => return write!(f, "{limit}; it is refused"),
            Self::Binary => "this is a binary file, not a report",
            Self::System(words) => words,
            Self::Halted(halt) => return halt.fmt(f),
        };
        f.write_str(words)
    }
}

fn pdf_fault(fault: PdfFault) -> &'static str {
    match fault {
        PdfFault::Damaged => "this is a PDF file, but it is damaged beyond reading",
        PdfFault::Password => {
            "this is a PDF file that opens only with a password; put it in a file and name that with --password-file"
        }
        PdfFault::WrongPassword => {
            "this is a PDF file that opens with another password than the one that was given"
        }
        PdfFault::Encryption => "this is a PDF file encrypted in a way that is not known here",
        PdfFault::NoText => {
            "this is a PDF file of pictures without any text, such as a scan; text recognition has to make one first"
        }
        PdfFault::TooMuch(limit) => match limit {
            PdfLimit::Time => "this is a PDF file that takes too long to read",
            PdfLimit::Pages => "this is a PDF file of more than 10,000 pages",
            PdfLimit::Bytes => "this is a PDF file that unpacks to more than fits in memory",
            PdfLimit::Operators | PdfLimit::Glyphs | PdfLimit::Elements | PdfLimit::Forms => {
                "this is a PDF file with more on its pages than any report has"
            }
        },
    }
}

impl fmt::Display for Halt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory(bytes) => {
                write!(f, "the file takes more than {} MiB of memory to read; it is refused", bytes >> 20)
            }
            Self::Processor(seconds) => {
                write!(f, "the file takes more than {seconds} s of processor time to read; it is refused")
            }
            Self::Time(seconds) => write!(f, "the file takes more than {seconds} s to read; it is refused"),
            Self::Nesting => f.write_str("the file is nested too deep; it is refused"),
            Self::Stopped => f.write_str("stopped; the file was not read"),
            Self::Ended(how) => write!(f, "the file broke the process that read it ({how}); it is refused"),
            Self::NotStarted(words) => {
                write!(f, "the process that reads such files cannot be started: {words}")
            }
            Self::Replaced => f.write_str(
                "the process that reads such files gave no answer; if rapporteur was updated, start it anew",
            ),
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Entries => "the document is an archive of more than 4096 files",
            Self::Part => "a part of the document unpacks to more than 64 MiB",
            Self::Whole => "the document unpacks to more than 256 MiB",
            Self::Ratio => "a part of the document unpacks to more than 200 times its size",
            Self::Depth => "the document has elements more than 512 deep in each other",
            Self::Attributes => "the document has an element with more than 4096 attributes",
            Self::Definitions => "the document has more than 20000 styles, lists or relations",
            Self::Text => "the document holds more than 32 MiB of text",
            Self::Blocks => "the document has more than 500000 paragraphs and rows",
            Self::Lines => "the text has more than 2000000 lines",
        })
    }
}

impl fmt::Display for SourceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.kind)
    }
}

impl std::error::Error for SourceError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_limit_is_stated_in_whole_mebibytes() {
        assert_eq!(
            SourceErrorKind::TooLarge.to_string(),
            "the file is larger than 64 MiB, the most that is read"
        );
    }

    #[test]
    fn a_refusal_is_one_sentence() {
        for kind in [
            SourceErrorKind::TooMuch(Limit::Ratio),
            SourceErrorKind::Damaged("word/document.xml".to_owned()),
            SourceErrorKind::OldOfficeFile,
            SourceErrorKind::RichText,
            SourceErrorKind::Protected,
            SourceErrorKind::Doctype,
        ] {
            let words = kind.to_string();
            assert!(!words.contains(['\n', '.']) || words.contains("word/document.xml"), "{words}");
        }
    }

    #[test]
    fn the_system_speaks_without_its_error_number() {
        let error = io::Error::from_raw_os_error(40);
        let SourceErrorKind::System(words) = SourceErrorKind::from(error) else { panic!("no system error") };
        assert!(!words.is_empty() && !words.contains("os error"), "{words}");
    }
}
