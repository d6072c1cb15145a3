//! Why a report cannot be opened, in the language of the interface.

use crate::config::{Errors, InterfaceLanguage, fill};
use crate::library::LibraryError;
use crate::source::{Halt, LARGEST_FILE, PdfFault, SourceErrorKind};

/// One sentence for the reader of the screen; the command line has more room for the reason.
pub fn told(error: &LibraryError, language: InterfaceLanguage) -> String {
    let errors = &language.phrases().errors;
    match error {
        LibraryError::NoReports(folder) => fill(errors.no_reports, &[("name", folder)]),
        LibraryError::Source(error) => {
            let (limit, words) = (limit(&error.kind), words(&error.kind));
            let values = [("name", error.name.as_str()), ("limit", &limit), ("words", words)];
            fill(sentence(&error.kind, errors), &values)
        }
    }
}

/// The number that a file went beyond: MiB or seconds.
fn limit(kind: &SourceErrorKind) -> String {
    let limit = if let SourceErrorKind::Halted(Halt::Memory(bytes)) = kind {
        bytes >> 20
    } else if let SourceErrorKind::Halted(Halt::Processor(seconds) | Halt::Time(seconds)) = kind {
        *seconds
    } else {
        LARGEST_FILE >> 20
    };
    limit.to_string()
}

/// What the system says of it.
fn words(kind: &SourceErrorKind) -> &str {
    use SourceErrorKind::{Halted, System};
    if let System(words) | Halted(Halt::Ended(words) | Halt::NotStarted(words)) = kind { words } else { "" }
}

fn sentence(kind: &SourceErrorKind, errors: &Errors) -> &'static str {
    match kind {
        SourceErrorKind::Missing => errors.missing,
        SourceErrorKind::Forbidden => errors.forbidden,
        SourceErrorKind::Folder => errors.folder,
        SourceErrorKind::Pipe | SourceErrorKind::Device | SourceErrorKind::Socket => errors.no_file,
        SourceErrorKind::Empty => errors.empty,
        SourceErrorKind::TooLarge => errors.too_large,
        SourceErrorKind::OldOfficeFile => errors.old_word,
        SourceErrorKind::RichText => errors.rich_text,
        SourceErrorKind::Archive => errors.archive,
        SourceErrorKind::Protected => errors.protected,
        SourceErrorKind::Pdf(PdfFault::Password) => errors.password,
        SourceErrorKind::Pdf(PdfFault::WrongPassword) => errors.wrong_password,
        SourceErrorKind::Damaged(_) | SourceErrorKind::Pdf(PdfFault::Damaged) => errors.damaged,
        SourceErrorKind::Doctype | SourceErrorKind::TooMuch(_) => errors.refused,
        SourceErrorKind::Pdf(PdfFault::TooMuch(_)) => errors.refused,
        SourceErrorKind::Pdf(PdfFault::Encryption) => errors.encrypted,
        SourceErrorKind::Pdf(PdfFault::NoText) => errors.no_text,
        SourceErrorKind::Binary => errors.binary,
        SourceErrorKind::System(_) => errors.system,
        SourceErrorKind::Halted(halt) => halted(halt, errors),
    }
}

fn halted(halt: &Halt, errors: &Errors) -> &'static str {
    match halt {
        Halt::Memory(_) => errors.too_much_memory,
        Halt::Processor(_) => errors.too_much_processor,
        Halt::Time(_) => errors.too_slow,
        Halt::Nesting => errors.too_deep,
        Halt::Stopped => errors.stopped,
        Halt::Ended(_) => errors.broke,
        Halt::NotStarted(_) => errors.not_started,
        Halt::Replaced => errors.replaced,
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::source::SourceError;

    #[test]
    fn each_language_names_the_file_and_the_reason() {
        let error = |kind| LibraryError::from(SourceError::new(Path::new("a.pdf"), kind));
        let told = |kind, language| told(&error(kind), language);
        let (english, chinese) = (InterfaceLanguage::English, InterfaceLanguage::Chinese);
        assert_eq!(told(SourceErrorKind::Missing, english), "a.pdf: there is no such file");
        assert_eq!(told(SourceErrorKind::Missing, chinese), "a.pdf：没有这个文件");
        assert_eq!(told(SourceErrorKind::TooLarge, chinese), "a.pdf：文件超过 64 MiB 的上限");
        let system = SourceErrorKind::System("I/O error".to_owned());
        assert_eq!(told(system, chinese), "a.pdf：系统报告：I/O error");
    }
}
