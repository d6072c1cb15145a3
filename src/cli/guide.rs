//! The user guide: a report like any other, that is part of the program.

use crate::config::InterfaceLanguage;
use crate::library::Library;

const ENGLISH: &str = include_str!("guide/guide.en.md");
const CHINESE: &str = include_str!("guide/guide.zh.md");

/// Its text in one of the languages of the interface.
pub(super) fn text(language: InterfaceLanguage) -> &'static str {
    match language {
        InterfaceLanguage::English => ENGLISH,
        InterfaceLanguage::Chinese => CHINESE,
    }
}

/// A library of it alone.
pub(super) fn library(language: InterfaceLanguage) -> Library {
    let name = match language {
        InterfaceLanguage::English => "guide.en.md",
        InterfaceLanguage::Chinese => "guide.zh.md",
    };
    Library::of_text(name, text(language))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::config::{KEYS, Settled, without_spaces};
    use crate::model::Report;

    fn guide(language: InterfaceLanguage) -> Report {
        library(language).open(0).unwrap()
    }

    /// What stands in backquotes.
    fn quoted(text: &str) -> Vec<&str> {
        text.split('`').skip(1).step_by(2).collect()
    }

    #[test]
    fn it_is_read_as_a_report_without_a_doubt() {
        for language in InterfaceLanguage::ALL {
            let report = guide(language);
            assert_eq!(report.diagnostics, [], "{language:?}");
            assert_eq!(report.meta.symbol.as_deref(), Some("A/RAPPORTEUR/1"));
            assert!(report.display_title().starts_with("rapporteur"), "{}", report.display_title());
            assert!(report.meta.summary.is_some());
            assert!(
                report.outline.len() > 10 && report.paragraphs.len() >= 30,
                "{}",
                report.paragraphs.len()
            );
        }
    }

    #[test]
    fn its_languages_have_the_same_sections_paragraphs_and_keys() {
        let [english, chinese] = InterfaceLanguage::ALL.map(guide);
        let shape = |report: &Report| {
            report.outline.iter().map(|heading| (heading.level, heading.first.clone())).collect::<Vec<_>>()
        };
        assert_eq!(shape(&english), shape(&chinese));
        assert_eq!(english.paragraphs.len(), chinese.paragraphs.len());
        for (one, other) in english.paragraphs.iter().zip(&chinese.paragraphs) {
            let words = |text: &str| quoted(text).into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
            assert_eq!(words(&one.text), words(&other.text), "paragraph {}", one.number);
        }
    }

    #[test]
    fn it_names_every_first_key_and_every_setting() {
        for language in InterfaceLanguage::ALL {
            let words: BTreeSet<&str> = quoted(text(language)).into_iter().collect();
            for binding in KEYS {
                let key = without_spaces(binding.keys[0]);
                assert!(
                    words.contains(key.as_str()),
                    "say in src/cli/guide ({}) what `{key}` does: {}",
                    language.code(),
                    binding.action.name()
                );
            }
            for (name, ..) in Settled::default().rows() {
                assert!(words.contains(name), "{language:?}: {name}");
            }
        }
    }

    #[test]
    fn every_key_it_names_is_in_the_table() {
        let keys: BTreeSet<String> =
            KEYS.iter().flat_map(|binding| binding.keys).map(|keys| without_spaces(keys)).collect();
        for language in InterfaceLanguage::ALL {
            for word in quoted(text(language)) {
                // `fg` is a command of the shell.
                let looks_like_a_key = (word.chars().count() <= 2 && word != "fg")
                    || word.contains("Ctrl-")
                    || word.contains("Alt-");
                assert!(!looks_like_a_key || keys.contains(word), "{language:?}: {word}");
            }
        }
    }
}
