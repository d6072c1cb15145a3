//! Why a report cannot be opened, in the language of the interface.

use crate::config::{Errors, InterfaceLanguage, fill};
use crate::library::LibraryError;
use crate::source::{LARGEST_FILE, PdfFault, SourceErrorKind};

/// One sentence for the reader of the screen; the command line has more room for the reason.
pub fn told(error: &LibraryError, language: InterfaceLanguage) -> String {
    let errors = &language.phrases().errors;
    match error {
        LibraryError::NoReports(folder) => fill(errors.no_reports, &[("name", folder)]),
        LibraryError::Source(error) => {
            let limit = (LARGEST_FILE >> 20).to_string();
            let words = if let SourceErrorKind::System(words) = &error.kind { words } else { "" };
            let values = [("name", error.name.as_str()), ("limit", &limit), ("words", words)];
            fill(sentence(&error.kind, errors), &values)
        }
    }
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
        SourceErrorKind::Protected | SourceErrorKind::Pdf(PdfFault::Password) => errors.protected,
        SourceErrorKind::Damaged(_) | SourceErrorKind::Pdf(PdfFault::Damaged) => errors.damaged,
        SourceErrorKind::Doctype | SourceErrorKind::TooMuch(_) => errors.refused,
        SourceErrorKind::Pdf(PdfFault::TooMuch(_)) => errors.refused,
        SourceErrorKind::Pdf(PdfFault::Encryption) => errors.encrypted,
        SourceErrorKind::Pdf(PdfFault::NoText) => errors.no_text,
        SourceErrorKind::Binary => errors.binary,
        SourceErrorKind::System(_) => errors.system,
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
