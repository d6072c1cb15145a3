use std::fmt::Write;

use super::{Action, Key};

/// What the reader is doing when a key is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Reading the text.
    Reading,
    /// Moving through the outline.
    Outline,
    /// Typing a topic search.
    Topics,
    /// Typing a text search.
    Input,
    /// Choosing a report.
    Library,
    /// Reading the help.
    Help,
    /// Reading the source lines behind a paragraph.
    Source,
}

impl Context {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Reading, Self::Outline, Self::Topics, Self::Input, Self::Library, Self::Help, Self::Source];

    /// Its name in headings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reading => "Text",
            Self::Outline => "Outline",
            Self::Topics => "Topic search",
            Self::Input => "Text search",
            Self::Library => "Library",
            Self::Help => "Help",
            Self::Source => "Source lines",
        }
    }
}

/// One row of the table of keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub contexts: &'static [Context],
    /// The keys, each enough by itself, by their names; keys to be pressed one after the other are parted by a space.
    pub keys: &'static [&'static str],
    /// What they do.
    pub action: Action,
    /// The same in words.
    pub description: &'static str,
    /// The word beside the first key in the footer, for the few that stand there.
    pub footer: Option<&'static str>,
}

const EVERYWHERE: &[Context] = &Context::ALL;
const NOT_TYPING: &[Context] =
    &[Context::Reading, Context::Outline, Context::Library, Context::Help, Context::Source];
const TYPING: &[Context] = &[Context::Topics, Context::Input];
const TEXTS: &[Context] = &[Context::Reading, Context::Help, Context::Source];
const PANES: &[Context] = &[Context::Reading, Context::Outline];
const LISTS: &[Context] = &[Context::Outline, Context::Library];
const READING: &[Context] = &[Context::Reading];
const OUTLINE: &[Context] = &[Context::Outline];
const TOPICS: &[Context] = &[Context::Topics];
const INPUT: &[Context] = &[Context::Input];
const LIBRARY: &[Context] = &[Context::Library];
const SHEETS: &[Context] = &[Context::Help, Context::Source];
const HELP: &[Context] = &[Context::Help];
const SOURCE: &[Context] = &[Context::Source];

const fn row(
    contexts: &'static [Context],
    keys: &'static [&'static str],
    action: Action,
    description: &'static str,
) -> Binding {
    Binding { contexts, keys, action, description, footer: None }
}

impl Binding {
    const fn in_footer(self, word: &'static str) -> Self {
        Self { footer: Some(word), ..self }
    }
}

/// The table of keys. The help and the README show it in this order; a footer too narrow for all of its hints drops
/// the first ones.
pub const KEYS: &[Binding] = &[
    row(TEXTS, &["j", "Down"], Action::LineDown, "one line down"),
    row(TEXTS, &["k", "Up"], Action::LineUp, "one line up"),
    row(TEXTS, &["d", "Ctrl-D"], Action::HalfPageDown, "half a page down"),
    row(TEXTS, &["u", "Ctrl-U"], Action::HalfPageUp, "half a page up"),
    row(TEXTS, &["Space", "PgDn", "Ctrl-F"], Action::PageDown, "a page down"),
    row(TEXTS, &["b", "PgUp", "Ctrl-B"], Action::PageUp, "a page up"),
    row(PANES, &["}"], Action::NextParagraph, "next paragraph"),
    row(PANES, &["{"], Action::PreviousParagraph, "previous paragraph"),
    row(PANES, &["]"], Action::NextHeading, "next heading"),
    row(PANES, &["["], Action::PreviousHeading, "previous heading"),
    row(PANES, &["g g", "Home"], Action::Start, "to the start"),
    row(PANES, &["G", "End"], Action::End, "to the end; after a number, to that paragraph: 42G")
        .in_footer("end, 42G paragraph"),
    row(READING, &["Tab", "Shift-Tab"], Action::NextPane, "to the outline").in_footer("outline"),
    row(PANES, &["z a"], Action::ToggleFold, "fold or unfold the section"),
    row(PANES, &["z M"], Action::FoldAll, "fold every section"),
    row(PANES, &["z R"], Action::UnfoldAll, "unfold every section"),
    row(PANES, &["/"], Action::SearchText, "search in the text").in_footer("text"),
    row(PANES, &["n"], Action::NextHit, "next hit"),
    row(PANES, &["N"], Action::PreviousHit, "previous hit"),
    row(PANES, &["f", "Ctrl-P"], Action::SearchTopics, "search the topics: headings, symbols, paragraphs")
        .in_footer("topics"),
    row(PANES, &["Ctrl-O", "Alt-Left", "H"], Action::Back, "back to where the last jump was made"),
    row(PANES, &["Alt-Right", "L"], Action::Forward, "forward again"),
    row(READING, &["s"], Action::Source, "the lines of the source behind the paragraph"),
    row(PANES, &["o"], Action::Library, "the list of reports").in_footer("library"),
    row(READING, &["Esc"], Action::Cancel, "drop what was typed, then the marks of the hits"),
    row(LISTS, &["j", "Down"], Action::NextEntry, "next entry"),
    row(LISTS, &["k", "Up"], Action::PreviousEntry, "previous entry"),
    row(LISTS, &["Space", "PgDn", "Ctrl-F"], Action::NextEntries, "ten entries down"),
    row(LISTS, &["b", "PgUp", "Ctrl-B"], Action::PreviousEntries, "ten entries up"),
    row(OUTLINE, &["l", "Right"], Action::Unfold, "unfold, or into the section"),
    row(OUTLINE, &["h", "Left"], Action::Fold, "fold, or out to the section above").in_footer("fold"),
    row(OUTLINE, &["Enter"], Action::Accept, "read this section").in_footer("read"),
    row(OUTLINE, &["Tab", "Shift-Tab"], Action::NextPane, "to the text"),
    row(OUTLINE, &["Esc"], Action::Cancel, "back to the text as it was").in_footer("back"),
    row(TOPICS, &["Down", "Ctrl-N"], Action::NextEntry, "next topic").in_footer("next"),
    row(TOPICS, &["Up", "Ctrl-P"], Action::PreviousEntry, "previous topic").in_footer("previous"),
    row(TOPICS, &["PgDn"], Action::NextEntries, "ten topics down"),
    row(TOPICS, &["PgUp"], Action::PreviousEntries, "ten topics up"),
    row(TOPICS, &["Home"], Action::FirstEntry, "first topic"),
    row(TOPICS, &["End"], Action::LastEntry, "last topic"),
    row(INPUT, &["Down", "Ctrl-N"], Action::NextEntry, "next hit").in_footer("next"),
    row(INPUT, &["Up", "Ctrl-P"], Action::PreviousEntry, "previous hit").in_footer("previous"),
    row(TYPING, &["Enter"], Action::Accept, "stay here").in_footer("stay"),
    row(TYPING, &["Esc"], Action::Cancel, "back to where you were").in_footer("back"),
    row(TYPING, &["Backspace", "Ctrl-H"], Action::DeleteCharacter, "delete a character"),
    row(TYPING, &["Ctrl-W"], Action::DeleteWord, "delete a word"),
    row(TYPING, &["Ctrl-U"], Action::ClearField, "empty the field"),
    row(LIBRARY, &["g g", "Home"], Action::FirstEntry, "first report"),
    row(LIBRARY, &["G", "End"], Action::LastEntry, "last report"),
    row(LIBRARY, &["Enter", "l", "Right"], Action::Accept, "open the report").in_footer("open"),
    row(LIBRARY, &["Esc", "o"], Action::Cancel, "back to the report").in_footer("back"),
    row(SHEETS, &["g g", "Home"], Action::Start, "to the start"),
    row(SHEETS, &["G", "End"], Action::End, "to the end"),
    row(HELP, &["Esc", "Enter"], Action::Cancel, "back").in_footer("back"),
    row(SOURCE, &["Esc", "Enter", "s"], Action::Cancel, "back to the text").in_footer("back"),
    row(NOT_TYPING, &["?", "F1"], Action::Help, "this help, and back from it").in_footer("help"),
    row(TYPING, &["F1"], Action::Help, "this help").in_footer("help"),
    row(NOT_TYPING, &["q"], Action::Quit, "leave rapporteur"),
    row(EVERYWHERE, &["Ctrl-C"], Action::Interrupt, "leave rapporteur at once"),
    row(EVERYWHERE, &["Ctrl-Z"], Action::Suspend, "stop it; `fg` in the shell brings it back"),
];

/// The rows that hold in a context, in the order of the table.
pub fn bindings(context: Context) -> impl Iterator<Item = &'static Binding> {
    KEYS.iter().filter(move |binding| binding.contexts.contains(&context))
}

/// What the keys pressed so far mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookUp {
    /// They are bound to this.
    Found(Action),
    /// More keys are to come.
    Begun,
    /// Nothing is bound to them.
    Unknown,
}

/// Looks up the keys pressed one after the other.
pub fn look_up(context: Context, pressed: &[Key]) -> LookUp {
    let names: Vec<String> = pressed.iter().map(Key::to_string).collect();
    let pressed = names.join(" ");
    let mut begun = false;
    for binding in bindings(context) {
        for keys in binding.keys {
            if *keys == pressed {
                return LookUp::Found(binding.action);
            }
            begun |= begins(&pressed, keys);
        }
    }
    if begun { LookUp::Begun } else { LookUp::Unknown }
}

/// Whether `pressed` are the first of the keys in `sequence`, with more to come.
fn begins(pressed: &str, sequence: &str) -> bool {
    sequence.strip_prefix(pressed).is_some_and(|rest| rest.starts_with(' '))
}

/// The table of keys as Markdown, a small table for each set of contexts.
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
    let rows = KEYS.iter().filter(|binding| binding.contexts == contexts);
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    // Writing to a String cannot fail.
    let _ = writeln!(markdown, "| {} | |\n|---|---|", group_name(contexts));
    for binding in rows {
        let keys: Vec<String> =
            binding.keys.iter().map(|keys| format!("`{}`", without_spaces(keys))).collect();
        let _ = writeln!(markdown, "| {} | {} |", keys.join(" "), binding.description);
    }
}

/// The keys of one way to press them, as people write them: `gg`, `zM`.
pub fn without_spaces(keys: &str) -> String {
    keys.replace(' ', "")
}

fn group_name(contexts: &[Context]) -> String {
    if contexts.len() == Context::ALL.len() {
        return "Everywhere".to_owned();
    }
    let names: Vec<&str> = contexts.iter().map(|context| context.name()).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::config::KeyCode;

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
            assert!(
                !binding.description.is_empty() && !binding.keys.is_empty() && !binding.contexts.is_empty()
            );
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
    fn keys_are_looked_up_in_their_context() {
        assert_eq!(look_up(Context::Reading, &pressed("j")), LookUp::Found(Action::LineDown));
        assert_eq!(look_up(Context::Outline, &pressed("j")), LookUp::Found(Action::NextEntry));
        assert_eq!(look_up(Context::Input, &pressed("j")), LookUp::Unknown);
        assert_eq!(look_up(Context::Reading, &pressed("g")), LookUp::Begun);
        assert_eq!(look_up(Context::Reading, &pressed("g g")), LookUp::Found(Action::Start));
        assert_eq!(look_up(Context::Reading, &pressed("g j")), LookUp::Unknown);
        assert_eq!(look_up(Context::Reading, &[]), LookUp::Unknown);
    }

    #[test]
    fn markdown_has_every_row_once() {
        let markdown = keys_as_markdown();
        assert_eq!(markdown.lines().filter(|line| line.starts_with("| `")).count(), KEYS.len());
        assert!(markdown.contains("| `gg` `Home` | to the start |"), "{markdown}");
    }
}
