//! Why a report cannot be opened and what is the matter with what is kept, in the language of the interface.

use crate::config::{Errors, InterfaceLanguage, Keeping, fill};
use crate::library::LibraryError;
use crate::notebook::{Damage, NotebookError, Notice, Trouble};
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

/// The same for what cannot be kept.
pub fn told_of_notebook(error: &NotebookError, language: InterfaceLanguage) -> String {
    let keeping = &language.phrases().keeping;
    let (say, words) = match &error.trouble {
        Trouble::Homeless => (keeping.homeless, ""),
        Trouble::NoFolder(words) => (keeping.no_folder, words.as_str()),
        Trouble::Unreadable(words) => (keeping.unreadable, words.as_str()),
        Trouble::Unwritable(words) => (keeping.unwritable, words.as_str()),
        Trouble::Unlocked(words) => (keeping.unlocked, words.as_str()),
        Trouble::NotSetAside(words) => (keeping.not_set_aside, words.as_str()),
        Trouble::Circle => (keeping.circle, ""),
        Trouble::NoFile => (keeping.irregular, ""),
        Trouble::OpenToAll => (keeping.open_to_all, ""),
        Trouble::Foreign => (keeping.foreign, ""),
    };
    fill(say, &[("name", &error.file), ("words", words)])
}

/// All that there is to say about the files of what is kept, in one line; empty where that is nothing.
pub fn told_of_notices(notices: &[Notice], language: InterfaceLanguage) -> String {
    let told = |notice: &Notice| match notice {
        Notice::Unused(error) => told_of_notebook(error, language),
        Notice::Damaged { file, damage, aside } => {
            let keeping = &language.phrases().keeping;
            let problem = damaged(file, *damage, keeping);
            match aside {
                Ok(aside) => fill(keeping.set_aside, &[("problem", &problem), ("aside", aside)]),
                Err(error) => format!("{problem}; {}", told_of_notebook(error, language)),
            }
        }
    };
    notices.iter().map(told).collect::<Vec<_>>().join("; ")
}

fn damaged(file: &str, damage: Damage, keeping: &Keeping) -> String {
    let (say, number) = match damage {
        Damage::TooLarge(limit) => (keeping.kept_too_large, limit.to_string()),
        Damage::Newer => (keeping.kept_newer, String::new()),
        Damage::Lines(1) => (keeping.one_line_lost, String::new()),
        Damage::Lines(lines) => (keeping.lines_lost, lines.to_string()),
    };
    fill(say, &[("name", file), ("limit", &number), ("count", &number)])
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

    #[test]
    fn the_command_line_and_the_screen_say_the_same_of_what_is_kept() {
        let error = |trouble| NotebookError { file: "notes.jsonl".to_owned(), trouble };
        let words = || "I/O error".to_owned();
        let (english, chinese) = (InterfaceLanguage::English, InterfaceLanguage::Chinese);
        for trouble in [
            Trouble::Homeless,
            Trouble::NoFolder(words()),
            Trouble::Unreadable(words()),
            Trouble::Unwritable(words()),
            Trouble::Unlocked(words()),
            Trouble::NotSetAside(words()),
            Trouble::Circle,
            Trouble::NoFile,
            Trouble::OpenToAll,
            Trouble::Foreign,
        ] {
            let error = error(trouble);
            assert_eq!(told_of_notebook(&error, english), error.to_string());
            assert_ne!(told_of_notebook(&error, chinese), error.to_string());
        }
        for damage in [Damage::TooLarge(16), Damage::Newer, Damage::Lines(1), Damage::Lines(3)] {
            for aside in [Ok("notes.jsonl.corrupt-1".to_owned()), Err(error(Trouble::Circle))] {
                let notice = Notice::Damaged { file: "notes.jsonl".to_owned(), damage, aside };
                assert_eq!(told_of_notices(std::slice::from_ref(&notice), english), notice.to_string());
                assert!(told_of_notices(&[notice], chinese).starts_with("notes.jsonl "));
            }
        }
        assert_eq!(told_of_notices(&[], chinese), "");
    }
}
