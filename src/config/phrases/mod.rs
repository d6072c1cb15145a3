//! Every text of the interface, one table for each of its languages.
//!
//! A text is a field, so a language without it does not compile. What changes from time to time stands in braces and
//! is put in by [`fill`]; a test holds the two tables to the same braces. The answers of the command line are English
//! only and stand where they are made, for other programs read them.

mod chinese;
mod english;

/// A language the interface speaks. It has nothing to do with the language of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InterfaceLanguage {
    /// English.
    #[default]
    English,
    /// Chinese, in simplified characters.
    Chinese,
}

impl InterfaceLanguage {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// Its code (ISO 639-1): `en`, `zh`.
    pub fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    /// The language that the environment asks for and the variable that says so: the first of `LC_ALL`, `LC_MESSAGES`
    /// and `LANG` that is set and not empty decides (POSIX, 8.2); any Chinese locale is Chinese, everything else English.
    pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> (Self, Option<&'static str>) {
        let set = |name: &&'static str| variable(name).is_some_and(|value| !value.is_empty());
        let Some(name) = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find(set) else {
            return (Self::default(), None);
        };
        let locale = variable(name).unwrap_or_default();
        let is_chinese = locale.get(..2).is_some_and(|language| language.eq_ignore_ascii_case("zh"));
        (if is_chinese { Self::Chinese } else { Self::English }, Some(name))
    }

    /// Its texts.
    pub fn phrases(self) -> &'static Phrases {
        match self {
            Self::English => &english::PHRASES,
            Self::Chinese => &chinese::PHRASES,
        }
    }
}

/// The texts of the interface in one language. What stands in braces is named in the comment beside it or by itself.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Phrases {
    pub(crate) contexts: Contexts,
    pub(crate) keys: KeyPhrases,
    pub(crate) hints: Hints,
    pub(crate) kinds: Kinds,
    pub(crate) titles: Titles,
    pub(crate) notes: Notes,
    pub(crate) errors: Errors,
    pub(crate) keeping: Keeping,
    pub(crate) editing: Editing,
}

/// The names of what the reader can be doing.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Contexts {
    pub(crate) everywhere: &'static str,
    pub(crate) reading: &'static str,
    pub(crate) outline: &'static str,
    pub(crate) topics: &'static str,
    pub(crate) card: &'static str,
    pub(crate) input: &'static str,
    pub(crate) library: &'static str,
    pub(crate) help: &'static str,
    pub(crate) source: &'static str,
    pub(crate) select: &'static str,
    pub(crate) letter: &'static str,
    pub(crate) note: &'static str,
    pub(crate) notebook: &'static str,
    pub(crate) references: &'static str,
}

/// What the keys do, in the order of the table of keys.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct KeyPhrases {
    pub(crate) line_down: &'static str,
    pub(crate) line_up: &'static str,
    pub(crate) half_page_down: &'static str,
    pub(crate) half_page_up: &'static str,
    pub(crate) page_down: &'static str,
    pub(crate) page_up: &'static str,
    pub(crate) next_paragraph: &'static str,
    pub(crate) previous_paragraph: &'static str,
    pub(crate) next_heading: &'static str,
    pub(crate) previous_heading: &'static str,
    pub(crate) to_the_start: &'static str,
    pub(crate) to_the_end: &'static str,
    pub(crate) to_the_end_or_paragraph: &'static str,
    pub(crate) to_the_outline: &'static str,
    pub(crate) text_alone: &'static str,
    pub(crate) toggle_fold: &'static str,
    pub(crate) fold_all: &'static str,
    pub(crate) unfold_all: &'static str,
    pub(crate) search_text: &'static str,
    pub(crate) next_hit: &'static str,
    pub(crate) previous_hit: &'static str,
    pub(crate) search_topics: &'static str,
    pub(crate) list_programmes: &'static str,
    pub(crate) back_from_jump: &'static str,
    pub(crate) forward: &'static str,
    pub(crate) source: &'static str,
    pub(crate) copy_citation: &'static str,
    pub(crate) copy_text: &'static str,
    pub(crate) select: &'static str,
    pub(crate) reload: &'static str,
    pub(crate) set_mark: &'static str,
    pub(crate) go_to_mark: &'static str,
    pub(crate) write_note: &'static str,
    pub(crate) to_read: &'static str,
    pub(crate) notebook: &'static str,
    pub(crate) library: &'static str,
    pub(crate) drop_typed: &'static str,
    pub(crate) next_entry: &'static str,
    pub(crate) previous_entry: &'static str,
    pub(crate) ten_entries_down: &'static str,
    pub(crate) ten_entries_up: &'static str,
    pub(crate) unfold: &'static str,
    pub(crate) fold: &'static str,
    pub(crate) read_section: &'static str,
    pub(crate) to_the_text: &'static str,
    pub(crate) back_to_text_as_it_was: &'static str,
    pub(crate) next_topic: &'static str,
    pub(crate) previous_topic: &'static str,
    pub(crate) ten_topics_down: &'static str,
    pub(crate) ten_topics_up: &'static str,
    pub(crate) first_topic: &'static str,
    pub(crate) last_topic: &'static str,
    pub(crate) reorder_topics: &'static str,
    pub(crate) take_topic: &'static str,
    pub(crate) stay_here: &'static str,
    pub(crate) back_to_place: &'static str,
    pub(crate) delete_character: &'static str,
    pub(crate) delete_word: &'static str,
    pub(crate) empty_field: &'static str,
    pub(crate) first_mention: &'static str,
    pub(crate) last_mention: &'static str,
    pub(crate) read_mention: &'static str,
    pub(crate) step_mentions: &'static str,
    pub(crate) previous_mention: &'static str,
    pub(crate) copy_card: &'static str,
    pub(crate) back_to_topics: &'static str,
    pub(crate) first_report: &'static str,
    pub(crate) last_report: &'static str,
    pub(crate) open_report: &'static str,
    pub(crate) back_to_report: &'static str,
    pub(crate) back: &'static str,
    pub(crate) back_to_text: &'static str,
    pub(crate) paragraph_more: &'static str,
    pub(crate) paragraph_less: &'static str,
    pub(crate) only_a_part: &'static str,
    pub(crate) whole_paragraph: &'static str,
    pub(crate) copy_selected: &'static str,
    pub(crate) search_name: &'static str,
    pub(crate) expression: &'static str,
    pub(crate) follow: &'static str,
    pub(crate) next_reference: &'static str,
    pub(crate) previous_reference: &'static str,
    pub(crate) more_of_reference: &'static str,
    pub(crate) less_of_reference: &'static str,
    pub(crate) follow_reference: &'static str,
    pub(crate) copy_reference: &'static str,
    pub(crate) no_mark: &'static str,
    pub(crate) keep_note: &'static str,
    pub(crate) leave_note: &'static str,
    pub(crate) first_entry: &'static str,
    pub(crate) last_entry: &'static str,
    pub(crate) go_there: &'static str,
    pub(crate) remove: &'static str,
    pub(crate) find_in_help: &'static str,
    pub(crate) help_and_back: &'static str,
    pub(crate) help: &'static str,
    pub(crate) quit: &'static str,
    pub(crate) interrupt: &'static str,
    pub(crate) suspend: &'static str,
}

/// The words beside the keys in the last line.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Hints {
    pub(crate) expression: &'static str,
    pub(crate) follow: &'static str,
    pub(crate) follow_it: &'static str,
    pub(crate) end_or_paragraph: &'static str,
    pub(crate) outline: &'static str,
    pub(crate) text: &'static str,
    pub(crate) topics: &'static str,
    pub(crate) programmes: &'static str,
    pub(crate) order: &'static str,
    pub(crate) step: &'static str,
    pub(crate) more: &'static str,
    pub(crate) copy_this: &'static str,
    pub(crate) library: &'static str,
    pub(crate) fold: &'static str,
    pub(crate) read: &'static str,
    pub(crate) back: &'static str,
    pub(crate) next: &'static str,
    pub(crate) previous: &'static str,
    pub(crate) stay: &'static str,
    pub(crate) open: &'static str,
    pub(crate) part: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) with_text: &'static str,
    pub(crate) keep: &'static str,
    pub(crate) go_there: &'static str,
    pub(crate) remove: &'static str,
    pub(crate) find: &'static str,
    pub(crate) help: &'static str,
}

/// The kinds of topics.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Kinds {
    pub(crate) programme: &'static str,
    pub(crate) project: &'static str,
    pub(crate) initiative: &'static str,
    pub(crate) operation: &'static str,
    pub(crate) database: &'static str,
    pub(crate) network: &'static str,
    pub(crate) mechanism: &'static str,
    pub(crate) tool: &'static str,
    pub(crate) organisation: &'static str,
    pub(crate) treaty: &'static str,
    pub(crate) country: &'static str,
    pub(crate) region: &'static str,
    pub(crate) meeting: &'static str,
    pub(crate) term: &'static str,
    pub(crate) heading: &'static str,
    pub(crate) symbol: &'static str,
    pub(crate) paragraph: &'static str,
    pub(crate) footnote: &'static str,
}

/// The titles of the panes, and what stands in them besides a report's own words.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Titles {
    pub(crate) no_expression: &'static str,
    /// `{paragraph}`
    pub(crate) references: &'static str,
    pub(crate) references_of_note: &'static str,
    /// What a key does in another place than the one the help is about.
    pub(crate) elsewhere: &'static str,
    /// `{report}`
    pub(crate) at_hand: &'static str,
    pub(crate) doubtful_link: &'static str,
    pub(crate) outline: &'static str,
    pub(crate) no_headings: &'static str,
    /// Where the text is read above the first heading.
    pub(crate) text: &'static str,
    pub(crate) topics: &'static str,
    pub(crate) topics_found: &'static str,
    pub(crate) programmes_found: &'static str,
    pub(crate) names_found: &'static str,
    pub(crate) addresses_found: &'static str,
    pub(crate) headings_found: &'static str,
    pub(crate) paragraphs_found: &'static str,
    /// `{topics}` is one of the titles above.
    pub(crate) by_name: &'static str,
    /// In braces the characters that narrow a search.
    pub(crate) scopes: &'static str,
    pub(crate) searching: &'static str,
    pub(crate) no_names: &'static str,
    pub(crate) no_programmes: &'static str,
    pub(crate) no_organisations: &'static str,
    /// `{prefix}` is the character that narrowed the search.
    pub(crate) none_here: &'static str,
    pub(crate) no_address: &'static str,
    pub(crate) no_words: &'static str,
    pub(crate) one_mention: &'static str,
    pub(crate) mentions: &'static str,
    /// `{cancel}` and `{search}` are keys.
    pub(crate) no_topic: &'static str,
    pub(crate) one_report: &'static str,
    pub(crate) reports: &'static str,
    pub(crate) source_page: &'static str,
    pub(crate) source_pages: &'static str,
    pub(crate) keys: &'static str,
    /// Behind the title of the help: what its rows must hold.
    pub(crate) filter: &'static str,
    /// Behind the title of a list that is longer than its pane.
    pub(crate) part_of_list: &'static str,
    pub(crate) not_found: &'static str,
    pub(crate) file_changed: &'static str,
    pub(crate) file_gone: &'static str,
    pub(crate) notebook: &'static str,
    pub(crate) nothing_kept: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) to_read: &'static str,
    pub(crate) note: &'static str,
    pub(crate) mark_with: &'static str,
    pub(crate) go_to_mark: &'static str,
}

/// What is said in the last line until the next key.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Notes {
    pub(crate) names_are_sought: &'static str,
    pub(crate) no_name_here: &'static str,
    pub(crate) no_references: &'static str,
    /// `{number}`, `{count}`
    pub(crate) no_such_reference: &'static str,
    /// `{symbol}`, `{address}`
    pub(crate) not_at_hand: &'static str,
    pub(crate) no_jump_back: &'static str,
    pub(crate) no_jump_forward: &'static str,
    /// `{count}` is how many.
    pub(crate) unknown_characters: &'static str,
    pub(crate) text_alone_already: &'static str,
    pub(crate) no_source: &'static str,
    pub(crate) no_paragraph: &'static str,
    pub(crate) no_paragraphs_at_all: &'static str,
    /// `{search}` is the key of the text search.
    pub(crate) no_search_yet: &'static str,
    /// `{open}` and `{quit}` are keys.
    pub(crate) choose_report: &'static str,
    pub(crate) over_the_end: &'static str,
    pub(crate) no_hit: &'static str,
    /// The first words of the program to a new reader; what stands in braces are keys.
    pub(crate) five_keys: &'static str,
    pub(crate) one_fault: &'static str,
    pub(crate) faults: &'static str,
    pub(crate) unreadable_configuration: &'static str,
    pub(crate) in_order_of_fit: &'static str,
    pub(crate) card_copied: &'static str,
    pub(crate) copied: &'static str,
    pub(crate) copied_with_text: &'static str,
    /// Sizes are in thousands of bytes.
    pub(crate) too_long_to_copy: &'static str,
    pub(crate) no_paragraph_here: &'static str,
    pub(crate) no_parts: &'static str,
    /// `{name}` is the report on its way, `{cancel}` a key.
    pub(crate) reading: &'static str,
    pub(crate) reading_since: &'static str,
    pub(crate) stopped: &'static str,
    pub(crate) file_changed: &'static str,
    pub(crate) file_gone: &'static str,
    pub(crate) back_where_left: &'static str,
    pub(crate) marks_are_letters: &'static str,
    pub(crate) marked: &'static str,
    pub(crate) no_such_mark: &'static str,
    pub(crate) not_in_this_file: &'static str,
    pub(crate) note_as_it_was: &'static str,
    pub(crate) note_removed: &'static str,
    pub(crate) note_kept: &'static str,
    pub(crate) off_reading_list: &'static str,
    pub(crate) on_reading_list: &'static str,
    pub(crate) not_open: &'static str,
    pub(crate) removed: &'static str,
    /// Behind a note, where it cannot be kept on disk.
    pub(crate) until_the_end: &'static str,
}

/// Why a report cannot be opened, said in the navigator. `{name}` is the file; the command line says the same in more detail.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Errors {
    pub(crate) no_reports: &'static str,
    pub(crate) missing: &'static str,
    pub(crate) forbidden: &'static str,
    pub(crate) folder: &'static str,
    pub(crate) no_file: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) too_large: &'static str,
    pub(crate) old_word: &'static str,
    pub(crate) rich_text: &'static str,
    pub(crate) archive: &'static str,
    pub(crate) protected: &'static str,
    pub(crate) damaged: &'static str,
    pub(crate) refused: &'static str,
    pub(crate) encrypted: &'static str,
    pub(crate) password: &'static str,
    pub(crate) wrong_password: &'static str,
    pub(crate) no_text: &'static str,
    pub(crate) binary: &'static str,
    pub(crate) system: &'static str,
    pub(crate) too_much_memory: &'static str,
    pub(crate) too_much_processor: &'static str,
    pub(crate) too_slow: &'static str,
    pub(crate) too_deep: &'static str,
    pub(crate) stopped: &'static str,
    pub(crate) broke: &'static str,
    pub(crate) not_started: &'static str,
    pub(crate) replaced: &'static str,
    pub(crate) no_thread: &'static str,
}

/// What is the matter with the files of marks, notes and places. `{name}` is the file, `{words}` are the system's.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Keeping {
    pub(crate) homeless: &'static str,
    pub(crate) no_folder: &'static str,
    pub(crate) unreadable: &'static str,
    pub(crate) unwritable: &'static str,
    pub(crate) unlocked: &'static str,
    pub(crate) not_set_aside: &'static str,
    pub(crate) circle: &'static str,
    pub(crate) irregular: &'static str,
    pub(crate) open_to_all: &'static str,
    pub(crate) foreign: &'static str,
    pub(crate) kept_too_large: &'static str,
    pub(crate) kept_newer: &'static str,
    pub(crate) one_line_lost: &'static str,
    pub(crate) lines_lost: &'static str,
    pub(crate) set_aside: &'static str,
}

/// What is the matter with the reader's editor. `{name}` is its program.
#[derive(Debug)]
#[cfg_attr(test, derive(serde::Serialize))]
pub(crate) struct Editing {
    pub(crate) not_edited: &'static str,
    pub(crate) not_started: &'static str,
    pub(crate) failed: &'static str,
}

/// The text with what stands in braces put in: `fill("{found} of {all}", &[("found", "3"), ("all", "412")])`.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, (name, after))) =
        rest.split_once('{').and_then(|(before, after)| Some((before, after.split_once('}')?)))
    {
        filled.push_str(before);
        let value = values.iter().find(|(known, _)| *known == name);
        debug_assert!(value.is_some(), "nothing for {{{name}}} in {text:?}");
        filled.push_str(value.map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::Value;

    use super::*;

    /// Every text of a language with the way to it.
    fn texts(language: InterfaceLanguage) -> Vec<(String, String)> {
        let mut found = Vec::new();
        collect(String::new(), &serde_json::to_value(language.phrases()).unwrap(), &mut found);
        found
    }

    fn collect(path: String, value: &Value, found: &mut Vec<(String, String)>) {
        match value {
            Value::Object(fields) => {
                fields.iter().for_each(|(name, value)| collect(format!("{path}.{name}"), value, found));
            }
            Value::String(text) => found.push((path, text.clone())),
            other => panic!("{path} is no text: {other}"),
        }
    }

    fn braces(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0).collect()
    }

    fn is_chinese(c: char) -> bool {
        ('\u{4e00}'..='\u{9fff}').contains(&c)
    }

    #[test]
    fn no_text_is_empty_and_none_is_left_in_the_other_language() {
        for language in InterfaceLanguage::ALL {
            let found = texts(language);
            assert!(found.len() > 100, "{}", found.len());
            for (path, text) in found {
                assert_eq!(text.trim(), text, "{path}");
                assert!(!text.is_empty(), "{path} is empty");
                let chinese = text.contains(is_chinese);
                // A text of signs alone, such as quotation marks, is in either.
                let is_signs =
                    !text.split(['{', '}']).step_by(2).any(|own| own.contains(char::is_alphabetic));
                let fits = match language {
                    InterfaceLanguage::English => !chinese,
                    InterfaceLanguage::Chinese => chinese || is_signs,
                };
                assert!(fits, "{language:?} {path}: {text}");
            }
        }
    }

    #[test]
    fn what_is_put_in_is_the_same_in_both_languages() {
        let chinese = texts(InterfaceLanguage::Chinese);
        for ((path, english), (other, chinese)) in texts(InterfaceLanguage::English).iter().zip(&chinese) {
            assert_eq!(path, other);
            assert_eq!(braces(english), braces(chinese), "{path}");
        }
    }

    #[test]
    fn values_are_put_into_their_places() {
        assert_eq!(fill("{a} of {b}", &[("b", "{a}"), ("a", "3")]), "3 of {a}");
        assert_eq!(fill("a } b {", &[]), "a } b {");
    }

    #[test]
    fn the_first_variable_that_is_set_decides() {
        let asked = |set: &[(&str, &str)]| {
            InterfaceLanguage::of_locale(|name| {
                set.iter().find(|(set, _)| *set == name).map(|(_, value)| (*value).to_owned())
            })
            .0
        };
        assert_eq!(asked(&[]), InterfaceLanguage::English);
        assert_eq!(asked(&[("LANG", "zh_CN.UTF-8")]), InterfaceLanguage::Chinese);
        assert_eq!(asked(&[("LANG", "zh")]), InterfaceLanguage::Chinese);
        assert_eq!(asked(&[("LC_ALL", "C.UTF-8"), ("LANG", "zh_CN.UTF-8")]), InterfaceLanguage::English);
        assert_eq!(
            asked(&[("LC_ALL", ""), ("LC_MESSAGES", "zh_TW"), ("LANG", "en")]),
            InterfaceLanguage::Chinese
        );
        assert_eq!(asked(&[("LANG", "日")]), InterfaceLanguage::English);
    }
}
