//! The configuration file: its text to settings and keys, and what is wrong with it.
//!
//! ```toml
//! language = "zh"
//! measure = 72
//!
//! [keys]                      # wherever the action can be done
//! next-paragraph = ["}", "J"]
//!
//! [keys.library]              # in the library only
//! accept = "Enter"
//! ```
//!
//! What is wrong is left out and said, with its place; the rest holds. This room reads no file.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keymap::Clash;
use super::nearest::nearest;
use super::settings::SETTINGS;
use super::{Action, Context, Key, KeyError, Keymap, Origin, Settled};

/// Something in the file that makes no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The bytes of the text it is about.
    pub span: Range<usize>,
    /// What is wrong, and what would be right where that can be guessed; in English.
    pub message: String,
}

/// What a reader is told when the navigator opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The program was not used here before: five keys.
    FirstRun,
    /// Something in the configuration file makes no sense: the first line with it, and how many things.
    Faults {
        /// Counted from 1.
        line: usize,
        /// At least 1.
        faults: usize,
    },
    /// The configuration file is there and cannot be read.
    Unreadable,
}

/// What holds after a configuration file was read.
#[derive(Debug, Clone, Default)]
pub struct Configuration {
    /// The settings.
    pub settled: Settled,
    /// The keys.
    pub keymap: Keymap,
    /// What is wrong, in the order of the file.
    pub faults: Vec<Fault>,
}

impl Configuration {
    /// Reads the text of a configuration file over what was `suggested` without it.
    pub fn read(text: &str, suggested: Settled) -> Self {
        let (table, errors) = DeTable::parse_recoverable(text);
        let configuration = Self { settled: suggested, ..Self::default() };
        let mut reader = Reader { text, configuration, wishes: Vec::new() };
        reader.top(table.get_ref());
        reader.settle_clashes();
        let syntax = errors.iter().map(|error| Fault {
            span: error.span().unwrap_or_default(),
            message: error.message().to_owned(),
        });
        let mut configuration = reader.configuration;
        configuration.faults = joined(text, syntax.collect(), configuration.faults);
        configuration
    }
}

/// All faults in the order of the file. One slip of the pen is found several times: of a line that is no TOML only the
/// first fault is said.
fn joined(text: &str, mut syntax: Vec<Fault>, mut others: Vec<Fault>) -> Vec<Fault> {
    let line = |fault: &Fault| line_and_column(text, fault.span.start).0;
    syntax.sort_by_key(|fault| fault.span.start);
    syntax.dedup_by_key(|fault| line(fault));
    others.retain(|fault| syntax.iter().all(|broken| line(broken) != line(fault)));
    syntax.append(&mut others);
    syntax.sort_by_key(|fault| fault.span.start);
    syntax
}

/// An entry under `[keys]` that was carried out.
struct Wish {
    action: Action,
    /// Where it stands in the file.
    span: Range<usize>,
    contexts: Vec<Context>,
}

struct Reader<'t> {
    text: &'t str,
    configuration: Configuration,
    wishes: Vec<Wish>,
}

impl Reader<'_> {
    fn fault(&mut self, span: Range<usize>, message: impl Into<String>) {
        self.configuration.faults.push(Fault { span, message: message.into() });
    }

    fn line(&self, byte: usize) -> usize {
        line_and_column(self.text, byte).0
    }

    fn top(&mut self, table: &DeTable<'_>) {
        // A value that is missing stands nowhere; that was said.
        for (name, value) in table.iter().filter(|(_, value)| !value.span().is_empty()) {
            if *name.get_ref() == "keys" {
                self.keys(value);
                continue;
            }
            match SETTINGS.iter().find(|setting| setting.name == name.get_ref().as_ref()) {
                Some(setting) => {
                    let line = self.line(name.span().start);
                    if self.configuration.settled.set(setting, value.get_ref(), line).is_none() {
                        self.fault(value.span(), format!("{} takes {}", setting.name, setting.takes));
                    }
                }
                None => {
                    let known = SETTINGS.iter().map(|setting| setting.name).chain(["keys"]);
                    self.fault(name.span(), unknown("setting", name.get_ref(), known));
                }
            }
        }
    }

    fn keys(&mut self, value: &Spanned<DeValue<'_>>) {
        let Some(table) = value.get_ref().as_table() else {
            return self.fault(value.span(), "keys is a table: [keys]");
        };
        // What holds everywhere goes first, so that a single context can be told otherwise.
        for (name, value) in table.iter().filter(|(_, value)| !value.get_ref().is_table()) {
            self.rebind(name, value, None);
        }
        for (name, value) in table {
            let Some(entries) = value.get_ref().as_table() else { continue };
            match Context::named(name.get_ref()) {
                Some(context) => {
                    entries.iter().for_each(|(name, value)| self.rebind(name, value, Some(context)))
                }
                None => {
                    let known = Context::ALL.iter().map(|context| context.code());
                    self.fault(name.span(), unknown("place for keys", name.get_ref(), known));
                }
            }
        }
    }

    fn rebind(
        &mut self,
        name: &Spanned<std::borrow::Cow<'_, str>>,
        value: &Spanned<DeValue<'_>>,
        context: Option<Context>,
    ) {
        let Some(action) = Action::named(name.get_ref()) else {
            return self.fault(name.span(), unknown("action", name.get_ref(), Action::names()));
        };
        let mut contexts = self.configuration.keymap.contexts_of(action);
        if let Some(context) = context {
            contexts.retain(|known| *known == context);
            if contexts.is_empty() {
                let message = format!("{} cannot be done in {}", action.name(), context.code());
                return self.fault(name.span(), message);
            }
        }
        let Some(keys) = self.sequences(value) else { return };
        if keys.is_empty() && action == Action::Interrupt {
            return self
                .fault(value.span(), "interrupt must keep a key: nothing else leaves a field at once");
        }
        let origin = Origin::File(self.line(name.span().start));
        for &place in &contexts {
            let usable: Vec<String> = keys.iter().filter(|keys| is_usable(keys, place)).cloned().collect();
            if usable.len() < keys.len() && context.is_some() {
                return self.fault(value.span(), unusable(place));
            }
            // A character can do something while reading and still be typed into a field.
            if !usable.is_empty() || keys.is_empty() {
                self.configuration.keymap.bind(place, action, &usable, &origin);
            }
        }
        self.wishes.push(Wish { action, span: name.span(), contexts });
    }

    /// The keys of an entry, as the table writes them; `None` where one of them is none, which was said.
    fn sequences(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Vec<String>> {
        let single = [value.clone()];
        let values = match value.get_ref() {
            DeValue::Array(values) => values.iter().collect::<Vec<_>>(),
            _ => single.iter().collect(),
        };
        let mut sequences = Vec::new();
        for value in values {
            let Some(name) = value.get_ref().as_str() else {
                self.fault(value.span(), "keys are written in quotes: \"j\" or [\"j\", \"Down\"]");
                return None;
            };
            match sequence(name) {
                Ok(sequence) => sequences.push(sequence),
                Err(message) => {
                    self.fault(value.span(), message);
                    return None;
                }
            }
        }
        Some(sequences)
    }

    /// Gives back what clashes, until nothing does. It ends, for of two rows that clash at least one is not the table's,
    /// and that one becomes so.
    fn settle_clashes(&mut self) {
        while let Some(clash) = self.configuration.keymap.clash() {
            self.configuration.keymap.reset(clash.context, clash.action);
            let mine = |wish: &&Wish| wish.action == clash.action && wish.contexts.contains(&clash.context);
            let span = self.wishes.iter().rev().find(mine).map(|wish| wish.span.clone());
            if let Some(span) = span {
                self.fault(span, clash_message(&clash));
            }
            self.wishes.retain(|wish| !(wish.action == clash.action && wish.contexts == [clash.context]));
        }
    }
}

fn clash_message(clash: &Clash) -> String {
    let Clash { context, keys, other, other_keys, .. } = clash;
    let (place, other) = (context.code(), other.name());
    if keys == other_keys {
        format!("in {place}, \"{keys}\" is {other}; give that another key, or [] for none")
    } else {
        format!(
            "in {place}, \"{keys}\" and \"{other_keys}\" of {other} begin alike, so that one is never reached"
        )
    }
}

/// `g g` as the table writes it.
fn sequence(name: &str) -> Result<String, String> {
    if name.chars().count() > 1 && name.parse::<Key>().is_err() && !name.contains(' ') {
        let apart: Vec<String> = name.chars().map(String::from).collect();
        let all_keys = apart.iter().all(|key| key.parse::<Key>().is_ok()) && apart.len() <= 3;
        let known = Key::names();
        let guess = nearest(name, known.iter().map(String::as_str));
        return Err(match guess {
            Some(guess) => format!("\"{name}\" is no key; did you mean \"{guess}\"?"),
            None if all_keys => {
                format!("\"{name}\" is no key; one after the other is \"{}\"", apart.join(" "))
            }
            None => format!("\"{name}\" is no key; try j, Ctrl-P, Alt-Left, F1 or Space"),
        });
    }
    let keys: Result<Vec<String>, String> = name.split(' ').map(key).collect();
    keys.map(|keys| keys.join(" "))
}

/// One key as the table writes it.
fn key(name: &str) -> Result<String, String> {
    let key: Key = name.parse().map_err(|error: KeyError| error.to_string())?;
    match key.sent() {
        Some(sent) if sent == key => Ok(key.to_string()),
        Some(sent) => Err(format!("\"{name}\" is the same as \"{sent}\" to a terminal; write that")),
        None => Err(format!("a terminal has no signal for \"{name}\"; take another key")),
    }
}

/// Whether a context can have these keys: where a text is typed a character is part of it, and where a number can be
/// typed a digit is.
fn is_usable(keys: &str, context: Context) -> bool {
    let first = keys.split(' ').next().and_then(|name| name.parse::<Key>().ok());
    match first.and_then(Key::typed) {
        None => true,
        Some(digit) if digit.is_ascii_digit() => !context.takes_text() && !context.takes_number(),
        Some(_) => !context.takes_text(),
    }
}

fn unusable(context: Context) -> String {
    let what =
        if context.takes_text() { "a character is typed into the field" } else { "digits make a number" };
    format!("in {}, {what}; take a key with Ctrl or Alt, or one with a name", context.code())
}

fn unknown<'k>(what: &str, name: &str, known: impl Iterator<Item = &'k str>) -> String {
    let known: Vec<&str> = known.collect();
    match nearest(name, known.iter().copied()) {
        Some(guess) => format!("unknown {what} \"{name}\"; did you mean \"{guess}\"?"),
        None if known.len() <= 12 => format!("unknown {what} \"{name}\"; there are {}", known.join(", ")),
        None => format!("unknown {what} \"{name}\"; rapporteur keys lists them"),
    }
}

/// The line and the column, in characters, of a byte of the text, both counted from 1.
pub fn line_and_column(text: &str, byte: usize) -> (usize, usize) {
    let before = text.char_indices().take_while(|(at, _)| *at < byte);
    before.fold((1, 1), |(line, column), (_, c)| if c == '\n' { (line + 1, 1) } else { (line, column + 1) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{InterfaceLanguage, LookUp, NameMarks, Settings, Theme};

    fn read(text: &str) -> Configuration {
        Configuration::read(text, Settled::default())
    }

    /// Each fault as its line, what it points at and its message.
    fn faults(text: &str) -> Vec<String> {
        let found = read(text).faults;
        let show = |fault: &Fault| {
            let (line, column) = line_and_column(text, fault.span.start);
            format!("{line}:{column} {} | {}", text.get(fault.span.clone()).unwrap(), fault.message)
        };
        found.iter().map(show).collect()
    }

    fn does(configuration: &Configuration, context: Context, key: &str) -> LookUp {
        let keys: Vec<Key> = key.split(' ').map(|key| key.parse().unwrap()).collect();
        configuration.keymap.look_up(context, &keys)
    }

    #[test]
    fn every_setting_can_be_set() {
        let read = read(
            "language = \"zh\"\ntheme = \"light\"\nmeasure = 60\nborders = \"ascii\"\nambiguous-width = \"wide\"\n\
             names = \"off\"\nmouse = true\nscroll = \"rows\"\nlinks = \"on\"\nvisual-order = true\n",
        );
        assert_eq!(read.faults, []);
        let Settings { language, theme, measure, names, mouse, visual_order, .. } = read.settled.settings;
        assert_eq!((language, theme, measure), (InterfaceLanguage::Chinese, Theme::Light, 60));
        assert!(mouse && visual_order && names == NameMarks::Off);
        for (line, (name, _, origin, _)) in read.settled.rows().into_iter().enumerate() {
            assert_eq!(origin, Origin::File(line + 1), "{name}");
        }
    }

    #[test]
    fn what_is_wrong_is_said_with_its_place_and_the_rest_holds() {
        let text = "langage = \"zh\"\nmeasure = 7\nmouse = \"yes\"\ntheme = \"dark\"\nqqq = 1\n";
        assert_eq!(
            faults(text),
            [
                "1:1 langage | unknown setting \"langage\"; did you mean \"language\"?",
                "2:11 7 | measure takes a number of columns, 20 to 400",
                "3:9 \"yes\" | mouse takes true or false",
                "5:1 qqq | unknown setting \"qqq\"; there are language, theme, measure, borders, ambiguous-width, \
                 names, mouse, scroll, links, visual-order, keys",
            ]
        );
        assert_eq!(read(text).settled.settings.theme, Theme::Dark);
    }

    #[test]
    fn a_file_that_is_no_toml_is_said_and_what_can_be_read_holds() {
        let broken = "theme = \"dark\"\nmeasure = = 7\nmouse = 7\n";
        assert_eq!(
            faults(broken),
            ["2:11 = | extra `=`, expected nothing", "3:9 7 | mouse takes true or false"]
        );
        let read = read(broken).settled.settings;
        assert_eq!(read, Settings { theme: Theme::Dark, ..Settings::default() });
    }

    #[test]
    fn keys_are_bound_by_the_name_of_the_action() {
        let read = read("[keys]\nsource = \"F5\"\nnext-entry = [\"J\", \"Ctrl-J\"]\nquit = []\n");
        assert_eq!(read.faults, []);
        assert_eq!(does(&read, Context::Reading, "F5"), LookUp::Found(Action::Source));
        assert_eq!(does(&read, Context::Reading, "s"), LookUp::Unknown);
        assert_eq!(does(&read, Context::Reading, "q"), LookUp::Unknown);
        assert_eq!(does(&read, Context::Outline, "J"), LookUp::Found(Action::NextEntry));
        assert_eq!(does(&read, Context::Topics, "J"), LookUp::Unknown, "it is typed there");
        assert_eq!(does(&read, Context::Topics, "Ctrl-J"), LookUp::Found(Action::NextEntry));
    }

    #[test]
    fn one_place_can_be_told_otherwise() {
        let read = read("[keys.library]\naccept = \"Ctrl-X\"\n[keys]\naccept = \"F8\"\n");
        assert_eq!(read.faults, []);
        assert_eq!(does(&read, Context::Library, "Ctrl-X"), LookUp::Found(Action::Accept));
        assert_eq!(does(&read, Context::Topics, "F8"), LookUp::Found(Action::Accept));
        assert_eq!(does(&read, Context::Library, "F8"), LookUp::Unknown);
    }

    #[test]
    fn wrong_keys_are_said_with_what_would_be_right() {
        let text = "[keys]\nquitt = \"x\"\nquit = \"ctrl-x\"\nsource = \"zs\"\nlibrary = 7\ninterrupt = []\n\
                    [keys.topics]\naccept = \"x\"\nsource = \"F5\"\n[keys.nowhere]\n[keys.reading]\nend = \"7\"\n";
        assert_eq!(
            faults(text),
            [
                "2:1 quitt | unknown action \"quitt\"; did you mean \"quit\"?",
                "3:8 \"ctrl-x\" | \"ctrl-x\" is no key; did you mean \"Ctrl-X\"?",
                "4:10 \"zs\" | \"zs\" is no key; one after the other is \"z s\"",
                "5:11 7 | keys are written in quotes: \"j\" or [\"j\", \"Down\"]",
                "6:13 [] | interrupt must keep a key: nothing else leaves a field at once",
                "8:10 \"x\" | in topics, a character is typed into the field; take a key with Ctrl or Alt, or one with a name",
                "9:1 source | source cannot be done in topics",
                "10:7 nowhere | unknown place for keys \"nowhere\"; rapporteur keys lists them",
                "12:7 \"7\" | in reading, digits make a number; take a key with Ctrl or Alt, or one with a name",
            ]
        );
    }

    #[test]
    fn a_key_that_never_comes_is_said() {
        assert_eq!(
            faults(
                "[keys]\nsource = \"Ctrl-I\"\nselect = \"Ctrl-Alt-M\"\nlibrary = [\"z Ctrl-1\"]\nreload = \"Ctrl-Enter\"\n"
            ),
            [
                "2:10 \"Ctrl-I\" | \"Ctrl-I\" is the same as \"Tab\" to a terminal; write that",
                "3:10 \"Ctrl-Alt-M\" | \"Ctrl-Alt-M\" is the same as \"Alt-Enter\" to a terminal; write that",
                "4:12 \"z Ctrl-1\" | a terminal has no signal for \"Ctrl-1\"; take another key",
                "5:10 \"Ctrl-Enter\" | a terminal has no signal for \"Ctrl-Enter\"; take another key",
            ]
        );
    }

    #[test]
    fn a_clash_is_said_at_the_later_entry_and_given_back() {
        let text =
            "[keys.reading]\nsource = \"n\"\nlibrary = \"g\"\nsearch-text = \"x\"\nsearch-topics = \"x\"\n";
        assert_eq!(
            faults(text),
            [
                "2:1 source | in reading, \"n\" is next-hit; give that another key, or [] for none",
                "3:1 library | in reading, \"g\" and \"g g\" of start begin alike, so that one is never reached",
                "5:1 search-topics | in reading, \"x\" is search-text; give that another key, or [] for none",
            ]
        );
        let read = read(text);
        assert_eq!(does(&read, Context::Reading, "n"), LookUp::Found(Action::NextHit));
        assert_eq!(does(&read, Context::Reading, "s"), LookUp::Found(Action::Source));
        assert_eq!(does(&read, Context::Reading, "x"), LookUp::Found(Action::SearchText));
    }

    #[test]
    fn two_keys_can_change_places() {
        let read = read("[keys]\nnext-hit = \"N\"\nprevious-hit = \"n\"\n");
        assert_eq!(read.faults, []);
        assert_eq!(does(&read, Context::Reading, "N"), LookUp::Found(Action::NextHit));
        assert_eq!(does(&read, Context::Reading, "n"), LookUp::Found(Action::PreviousHit));
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_it_and_no_clash_is_left(
            text in proptest::string::string_regex("((\\[keys(\\.reading|\\.topics)?\\]|quit|end|source|next-hit|=|\"n\"|\"g\"|\"é\"|\\[|\\]|,|7|\\PC)\n?){0,30}").unwrap()
        ) {
            let read = read(&text);
            proptest::prop_assert!(read.keymap.clash().is_none());
            for fault in read.faults {
                proptest::prop_assert!(text.get(fault.span.clone()).is_some(), "{:?} in {text:?}", fault);
            }
        }

        #[test]
        fn no_wishes_leave_a_clash(wishes in proptest::collection::vec((0usize..60, 0usize..9, 0usize..8), 1..12)) {
            let (names, keys) = (Action::names().collect::<Vec<_>>(), ["n", "g", "g g", "z", "z a", "F5", "Esc", "Enter", "q"]);
            let mut places = std::collections::BTreeMap::<usize, std::collections::BTreeMap<&str, &str>>::new();
            for (action, key, place) in wishes {
                let name = names[action % names.len()];
                places.entry(place).or_default().insert(name, keys[key]);
            }
            let mut text = String::new();
            for (place, entries) in places {
                let name = Context::ALL.get(place).map_or(String::new(), |context| format!(".{}", context.code()));
                text += &format!("[keys{name}]\n");
                for (action, key) in entries {
                    text += &format!("{action} = \"{key}\"\n");
                }
            }
            proptest::prop_assert!(read(&text).keymap.clash().is_none(), "{text}");
        }
    }
}
