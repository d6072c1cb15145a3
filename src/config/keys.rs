use std::fmt::Write;

use super::Action;
use super::phrases::{Hints, InterfaceLanguage, KeyPhrases, Phrases, fill};

/// What the reader is doing when a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Reading the text.
    Reading,
    /// Moving through the outline.
    Outline,
    /// Typing a topic search.
    Topics,
    /// Reading the card of a topic.
    Card,
    /// Typing a text search.
    Input,
    /// Choosing a report.
    Library,
    /// Reading the help.
    Help,
    /// Reading the source lines behind a paragraph.
    Source,
    /// Selecting paragraphs.
    Select,
    /// Typing the letter of a mark.
    Letter,
    /// Writing a note.
    Note,
    /// Choosing a mark or a note.
    Notebook,
    /// Choosing among what the paragraph refers to.
    References,
}

impl Context {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Reading,
        Self::Outline,
        Self::Topics,
        Self::Card,
        Self::Input,
        Self::Library,
        Self::Help,
        Self::Source,
        Self::Select,
        Self::Letter,
        Self::Note,
        Self::Notebook,
        Self::References,
    ];

    /// Its name in a configuration file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Outline => "outline",
            Self::Topics => "topics",
            Self::Card => "card",
            Self::Input => "input",
            Self::Library => "library",
            Self::Help => "help",
            Self::Source => "source",
            Self::Select => "select",
            Self::Letter => "letter",
            Self::Note => "note",
            Self::Notebook => "notebook",
            Self::References => "references",
        }
    }

    /// The one of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.code() == name)
    }

    /// Whether characters are typed in it, into a field or as the letter of a mark.
    pub fn takes_text(self) -> bool {
        TYPING.contains(&self) || self == Self::Letter
    }

    /// Whether a number can be typed before a key in it.
    pub fn takes_number(self) -> bool {
        PANES.contains(&self)
    }

    /// Its name in headings.
    pub fn name(self, phrases: &'static Phrases) -> &'static str {
        let names = &phrases.contexts;
        match self {
            Self::Reading => names.reading,
            Self::Outline => names.outline,
            Self::Topics => names.topics,
            Self::Card => names.card,
            Self::Input => names.input,
            Self::Library => names.library,
            Self::Help => names.help,
            Self::Source => names.source,
            Self::Select => names.select,
            Self::Letter => names.letter,
            Self::Note => names.note,
            Self::Notebook => names.notebook,
            Self::References => names.references,
        }
    }
}

/// One row of the table of keys.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// Where it holds.
    pub contexts: &'static [Context],
    /// The keys, each enough by itself, by their names; keys to be pressed one after the other are parted by a space.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// The same in words.
    says: fn(&KeyPhrases) -> &'static str,
    /// The word beside the first key in the footer, for the few that stand there.
    hints: Option<fn(&Hints) -> &'static str>,
}

const EVERYWHERE: &[Context] = &Context::ALL;
const NOT_TYPING: &[Context] = &[
    Context::Reading,
    Context::Outline,
    Context::Card,
    Context::Library,
    Context::Help,
    Context::Source,
    Context::Select,
    Context::Notebook,
    Context::References,
];
const TYPING: &[Context] = &[Context::Topics, Context::Input, Context::Note];
const SEARCHES: &[Context] = &[Context::Topics, Context::Input];
const TEXTS: &[Context] = &[Context::Reading, Context::Help, Context::Source];
const PANES: &[Context] = &[Context::Reading, Context::Outline];
const LISTS: &[Context] = &[Context::Outline, Context::Library, Context::Card, Context::Notebook];
const READING: &[Context] = &[Context::Reading];
const OUTLINE: &[Context] = &[Context::Outline];
const TOPICS: &[Context] = &[Context::Topics];
const CARD: &[Context] = &[Context::Card];
const INPUT: &[Context] = &[Context::Input];
const LIBRARY: &[Context] = &[Context::Library];
const SHEETS: &[Context] = &[Context::Help, Context::Source];
const HELP: &[Context] = &[Context::Help];
const SOURCE: &[Context] = &[Context::Source];
const SELECT: &[Context] = &[Context::Select];
const LETTER: &[Context] = &[Context::Letter];
const NOTE: &[Context] = &[Context::Note];
const NOTEBOOK: &[Context] = &[Context::Notebook];
const REFERENCES: &[Context] = &[Context::References];

const fn row(
    contexts: &'static [Context],
    keys: &'static [&'static str],
    action: Action,
    says: fn(&KeyPhrases) -> &'static str,
) -> Binding {
    Binding { contexts, keys, action, says, hints: None }
}

impl Binding {
    const fn in_footer(self, hints: fn(&Hints) -> &'static str) -> Self {
        Self { hints: Some(hints), ..self }
    }

    /// What its keys do, in words.
    pub fn description(&self, phrases: &'static Phrases) -> String {
        let key = self.keys.first().map_or_else(String::new, |keys| without_spaces(keys));
        self.words(phrases, &key)
    }

    /// What its keys do, where `key` is the first of those that hold.
    pub(super) fn words(&self, phrases: &'static Phrases, key: &str) -> String {
        fill((self.says)(&phrases.keys), &[("key", key)])
    }

    /// The word beside `key`, the first of those that hold, in the footer, where it stands there.
    pub(super) fn hint(&self, phrases: &'static Phrases, key: &str) -> Option<String> {
        self.hints.map(|hints| fill(hints(&phrases.hints), &[("key", key)]))
    }
}

/// The table of keys. The help and the README show it in this order; a footer too narrow for all of its hints drops
/// the first ones.
pub const KEYS: &[Binding] = &[
    row(TEXTS, &["j", "Down"], Action::LineDown, |say| say.line_down),
    row(TEXTS, &["k", "Up"], Action::LineUp, |say| say.line_up),
    row(TEXTS, &["d", "Ctrl-D"], Action::HalfPageDown, |say| say.half_page_down),
    row(TEXTS, &["u", "Ctrl-U"], Action::HalfPageUp, |say| say.half_page_up),
    row(TEXTS, &["Space", "PgDn", "Ctrl-F"], Action::PageDown, |say| say.page_down),
    row(TEXTS, &["b", "PgUp", "Ctrl-B"], Action::PageUp, |say| say.page_up),
    row(PANES, &["}"], Action::NextParagraph, |say| say.next_paragraph),
    row(PANES, &["{"], Action::PreviousParagraph, |say| say.previous_paragraph),
    row(PANES, &["]"], Action::NextHeading, |say| say.next_heading),
    row(PANES, &["["], Action::PreviousHeading, |say| say.previous_heading),
    row(PANES, &["g g", "Home"], Action::Start, |say| say.to_the_start),
    row(PANES, &["G", "End"], Action::End, |say| say.to_the_end_or_paragraph)
        .in_footer(|say| say.end_or_paragraph),
    row(READING, &["Tab", "Shift-Tab"], Action::NextPane, |say| say.to_the_outline)
        .in_footer(|say| say.outline),
    row(READING, &["w"], Action::TextAlone, |say| say.text_alone),
    row(PANES, &["z a"], Action::ToggleFold, |say| say.toggle_fold),
    row(PANES, &["z M"], Action::FoldAll, |say| say.fold_all),
    row(PANES, &["z R"], Action::UnfoldAll, |say| say.unfold_all),
    row(PANES, &["/"], Action::SearchText, |say| say.search_text).in_footer(|say| say.text),
    row(PANES, &["n"], Action::NextHit, |say| say.next_hit),
    row(PANES, &["N"], Action::PreviousHit, |say| say.previous_hit),
    row(READING, &["*"], Action::SearchName, |say| say.search_name),
    row(PANES, &["f", "Ctrl-P"], Action::SearchTopics, |say| say.search_topics).in_footer(|say| say.topics),
    row(PANES, &["p"], Action::ListProgrammes, |say| say.list_programmes).in_footer(|say| say.programmes),
    row(PANES, &["Ctrl-O", "Alt-Left", "H"], Action::Back, |say| say.back_from_jump),
    row(PANES, &["Alt-Right", "L"], Action::Forward, |say| say.forward),
    row(READING, &["Enter"], Action::Follow, |say| say.follow).in_footer(|say| say.follow),
    row(READING, &["s"], Action::Source, |say| say.source),
    row(PANES, &["y"], Action::CopyCitation, |say| say.copy_citation),
    row(PANES, &["Y"], Action::CopyText, |say| say.copy_text),
    row(READING, &["v"], Action::Select, |say| say.select),
    row(PANES, &["R"], Action::Reload, |say| say.reload),
    row(PANES, &["m"], Action::SetMark, |say| say.set_mark),
    row(PANES, &["'"], Action::GoToMark, |say| say.go_to_mark),
    row(READING, &["e"], Action::Note, |say| say.write_note),
    row(PANES, &["r"], Action::ToRead, |say| say.to_read),
    row(PANES, &["M"], Action::Notebook, |say| say.notebook),
    row(PANES, &["o"], Action::Library, |say| say.library).in_footer(|say| say.library),
    row(READING, &["Esc"], Action::Cancel, |say| say.drop_typed),
    row(LISTS, &["j", "Down"], Action::NextEntry, |say| say.next_entry),
    row(LISTS, &["k", "Up"], Action::PreviousEntry, |say| say.previous_entry),
    row(LISTS, &["Space", "PgDn", "Ctrl-F"], Action::NextEntries, |say| say.ten_entries_down),
    row(LISTS, &["b", "PgUp", "Ctrl-B"], Action::PreviousEntries, |say| say.ten_entries_up),
    row(OUTLINE, &["l", "Right"], Action::Unfold, |say| say.unfold),
    row(OUTLINE, &["h", "Left"], Action::Fold, |say| say.fold).in_footer(|say| say.fold),
    row(OUTLINE, &["Enter"], Action::Accept, |say| say.read_section).in_footer(|say| say.read),
    row(OUTLINE, &["Tab", "Shift-Tab"], Action::NextPane, |say| say.to_the_text),
    row(OUTLINE, &["Esc"], Action::Cancel, |say| say.back_to_text_as_it_was).in_footer(|say| say.back),
    row(TOPICS, &["Down", "Ctrl-N"], Action::NextEntry, |say| say.next_topic).in_footer(|say| say.next),
    row(TOPICS, &["Up", "Ctrl-P"], Action::PreviousEntry, |say| say.previous_topic)
        .in_footer(|say| say.previous),
    row(TOPICS, &["PgDn"], Action::NextEntries, |say| say.ten_topics_down),
    row(TOPICS, &["PgUp"], Action::PreviousEntries, |say| say.ten_topics_up),
    row(TOPICS, &["Home"], Action::FirstEntry, |say| say.first_topic),
    row(TOPICS, &["End"], Action::LastEntry, |say| say.last_topic),
    row(TOPICS, &["Tab"], Action::ReorderTopics, |say| say.reorder_topics).in_footer(|say| say.order),
    row(INPUT, &["Down", "Ctrl-N"], Action::NextEntry, |say| say.next_hit).in_footer(|say| say.next),
    row(INPUT, &["Up", "Ctrl-P"], Action::PreviousEntry, |say| say.previous_hit)
        .in_footer(|say| say.previous),
    row(INPUT, &["Ctrl-R"], Action::Expression, |say| say.expression).in_footer(|say| say.expression),
    row(TOPICS, &["Enter"], Action::Accept, |say| say.take_topic).in_footer(|say| say.open),
    row(INPUT, &["Enter"], Action::Accept, |say| say.stay_here).in_footer(|say| say.stay),
    row(SEARCHES, &["Esc"], Action::Cancel, |say| say.back_to_place).in_footer(|say| say.back),
    row(TYPING, &["Backspace", "Ctrl-H"], Action::DeleteCharacter, |say| say.delete_character),
    row(TYPING, &["Ctrl-W"], Action::DeleteWord, |say| say.delete_word),
    row(TYPING, &["Ctrl-U"], Action::ClearField, |say| say.empty_field),
    row(CARD, &["g g", "Home"], Action::FirstEntry, |say| say.first_mention),
    row(CARD, &["G", "End"], Action::LastEntry, |say| say.last_mention),
    row(CARD, &["Enter", "l", "Right"], Action::Accept, |say| say.read_mention).in_footer(|say| say.read),
    row(CARD, &["n"], Action::NextHit, |say| say.step_mentions).in_footer(|say| say.step),
    row(CARD, &["N"], Action::PreviousHit, |say| say.previous_mention),
    row(CARD, &["Y"], Action::CopyCard, |say| say.copy_card).in_footer(|say| say.copy_this),
    row(CARD, &["Esc", "h", "Left"], Action::Cancel, |say| say.back_to_topics).in_footer(|say| say.back),
    row(LIBRARY, &["g g", "Home"], Action::FirstEntry, |say| say.first_report),
    row(LIBRARY, &["G", "End"], Action::LastEntry, |say| say.last_report),
    row(LIBRARY, &["Enter", "l", "Right"], Action::Accept, |say| say.open_report).in_footer(|say| say.open),
    row(LIBRARY, &["Esc", "o"], Action::Cancel, |say| say.back_to_report).in_footer(|say| say.back),
    row(SHEETS, &["g g", "Home"], Action::Start, |say| say.to_the_start),
    row(SHEETS, &["G", "End"], Action::End, |say| say.to_the_end),
    row(HELP, &["/"], Action::SearchText, |say| say.find_in_help).in_footer(|say| say.find),
    row(HELP, &["Esc", "Enter"], Action::Cancel, |say| say.back).in_footer(|say| say.back),
    row(SOURCE, &["Esc", "Enter", "s"], Action::Cancel, |say| say.back_to_text).in_footer(|say| say.back),
    row(SELECT, &["j", "Down", "}"], Action::NextEntry, |say| say.paragraph_more),
    row(SELECT, &["k", "Up", "{"], Action::PreviousEntry, |say| say.paragraph_less),
    row(SELECT, &["l", "Right"], Action::Unfold, |say| say.only_a_part).in_footer(|say| say.part),
    row(SELECT, &["h", "Left"], Action::Fold, |say| say.whole_paragraph),
    row(SELECT, &["y"], Action::CopyCitation, |say| say.copy_selected).in_footer(|say| say.copy),
    row(SELECT, &["Y"], Action::CopyText, |say| say.copy_text).in_footer(|say| say.with_text),
    row(SELECT, &["Esc", "v"], Action::Cancel, |say| say.back_to_text).in_footer(|say| say.back),
    row(LETTER, &["'"], Action::Back, |say| say.back_from_jump),
    row(LETTER, &["Esc"], Action::Cancel, |say| say.no_mark).in_footer(|say| say.back),
    row(NOTE, &["Enter"], Action::Accept, |say| say.keep_note).in_footer(|say| say.keep),
    row(NOTE, &["Esc"], Action::Cancel, |say| say.leave_note).in_footer(|say| say.back),
    row(NOTEBOOK, &["g g", "Home"], Action::FirstEntry, |say| say.first_entry),
    row(NOTEBOOK, &["G", "End"], Action::LastEntry, |say| say.last_entry),
    row(NOTEBOOK, &["Enter", "l", "Right"], Action::Accept, |say| say.go_there).in_footer(|say| say.go_there),
    row(NOTEBOOK, &["d d"], Action::Remove, |say| say.remove).in_footer(|say| say.remove),
    row(NOTEBOOK, &["Esc", "M"], Action::Cancel, |say| say.back).in_footer(|say| say.back),
    row(REFERENCES, &["j", "Down", "Tab"], Action::NextEntry, |say| say.next_reference),
    row(REFERENCES, &["k", "Up", "Shift-Tab"], Action::PreviousEntry, |say| say.previous_reference),
    row(REFERENCES, &["Space", "PgDn"], Action::PageDown, |say| say.more_of_reference)
        .in_footer(|say| say.more),
    row(REFERENCES, &["b", "PgUp"], Action::PageUp, |say| say.less_of_reference),
    row(REFERENCES, &["Enter", "l", "Right"], Action::Accept, |say| say.follow_reference)
        .in_footer(|say| say.follow_it),
    row(REFERENCES, &["y"], Action::CopyCitation, |say| say.copy_reference).in_footer(|say| say.copy_this),
    row(REFERENCES, &["Esc", "h", "Left"], Action::Cancel, |say| say.back_to_text).in_footer(|say| say.back),
    row(NOT_TYPING, &["?", "F1"], Action::Help, |say| say.help_and_back).in_footer(|say| say.help),
    row(TYPING, &["F1"], Action::Help, |say| say.help).in_footer(|say| say.help),
    row(NOT_TYPING, &["q"], Action::Quit, |say| say.quit),
    row(EVERYWHERE, &["Ctrl-C"], Action::Interrupt, |say| say.interrupt),
    row(EVERYWHERE, &["Ctrl-Z"], Action::Suspend, |say| say.suspend),
];

/// The rows of a context, in the order of the table.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    KEYS.iter().filter(move |binding| binding.contexts.contains(&context))
}

/// Whether `pressed` are the first of the keys in `sequence`, with more to come.
pub(super) fn begins(pressed: &str, sequence: &str) -> bool {
    sequence.strip_prefix(pressed).is_some_and(|rest| rest.starts_with(' '))
}

/// The table of keys as Markdown in English, a small table for each set of contexts.
pub fn keys_as_markdown() -> String {
    let mut groups: Vec<&[Context]> = Vec::new();
    for binding in KEYS {
        if !groups.contains(&binding.contexts) {
            groups.push(binding.contexts);
        }
    }
    let mut markdown = String::new();
    for contexts in groups {
        write_group(&mut markdown, contexts);
    }
    markdown
}

fn write_group(markdown: &mut String, contexts: &[Context]) {
    let phrases = InterfaceLanguage::English.phrases();
    let rows = KEYS.iter().filter(|binding| binding.contexts == contexts);
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    // Writing to a String cannot fail.
    let _ = writeln!(markdown, "| {} | |\n|---|---|", group_name(contexts, phrases));
    for binding in rows {
        let keys: Vec<String> =
            binding.keys.iter().map(|keys| format!("`{}`", without_spaces(keys))).collect();
        let _ = writeln!(markdown, "| {} | {} |", keys.join(" "), binding.description(phrases));
    }
}

/// The keys of one way to press them, as people write them: `gg`, `zM`.
pub fn without_spaces(keys: &str) -> String {
    keys.replace(' ', "")
}

fn group_name(contexts: &[Context], phrases: &'static Phrases) -> String {
    if contexts.len() == Context::ALL.len() {
        return phrases.contexts.everywhere.to_owned();
    }
    let names: Vec<&str> = contexts.iter().map(|context| context.name(phrases)).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::config::{Key, KeyCode};

    fn pressed(names: &str) -> Vec<Key> {
        names.split(' ').map(|name| name.parse().unwrap()).collect()
    }

    #[test]
    fn every_key_of_the_table_has_a_name_that_parses() {
        for keys in KEYS.iter().flat_map(|binding| binding.keys) {
            for name in keys.split(' ') {
                assert_eq!(name.parse::<Key>().map(|key| key.to_string()).as_deref(), Ok(name));
            }
        }
    }

    #[test]
    fn no_key_is_bound_twice_in_a_context_nor_begins_another() {
        for context in Context::ALL {
            let keys: Vec<&str> =
                bindings(context).flat_map(|binding| binding.keys.iter().copied()).collect();
            for (at, first) in keys.iter().enumerate() {
                for (other, second) in keys.iter().enumerate() {
                    assert!(at == other || first != second, "{context:?}: {first} is bound twice");
                    assert!(!begins(first, second), "{context:?}: {first} begins {second}");
                }
            }
        }
    }

    #[test]
    fn a_number_and_a_typed_text_are_never_cut_short_by_a_binding() {
        for binding in KEYS {
            for first in binding.keys.iter().map(|keys| pressed(keys)[0]) {
                let digit = matches!(first.code, KeyCode::Char('0'..='9'));
                assert!(!digit, "{binding:?}");
                let typing = binding.contexts.iter().any(|context| TYPING.contains(context));
                assert!(!typing || first.typed().is_none(), "{binding:?}");
            }
        }
    }

    #[test]
    fn every_row_says_something_and_holds_somewhere() {
        for binding in KEYS {
            let description = binding.description(InterfaceLanguage::English.phrases());
            assert!(!description.is_empty() && !binding.keys.is_empty() && !binding.contexts.is_empty());
        }
    }

    #[test]
    fn every_action_has_a_key() {
        let bound: HashSet<Action> = KEYS.iter().map(|binding| binding.action).collect();
        let last = Action::Suspend as usize;
        assert_eq!(bound.len(), last + 1, "an action without a key, or one declared after the last");
    }

    #[test]
    fn an_action_has_one_row_in_a_context() {
        for context in Context::ALL {
            let mut seen = HashSet::new();
            for binding in bindings(context) {
                assert!(seen.insert(binding.action), "{context:?} {:?}", binding.action);
            }
        }
    }

    #[test]
    fn markdown_has_every_row_once() {
        let markdown = keys_as_markdown();
        assert_eq!(markdown.lines().filter(|line| line.starts_with("| `")).count(), KEYS.len());
        assert!(markdown.contains("| `gg` `Home` | to the start |"), "{markdown}");
    }
}
