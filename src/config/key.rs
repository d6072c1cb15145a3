use std::fmt;
use std::str::FromStr;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KeyCode {
    /// A character, shift already applied.
    Char(char),
    /// Enter.
    Enter,
    /// Escape.
    Esc,
    /// Tab, which is also Ctrl-I.
    Tab,
    /// Tab with shift.
    BackTab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// The up arrow.
    Up,
    /// The down arrow.
    Down,
    /// The left arrow.
    Left,
    /// The right arrow.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// A function key: 1 for F1.
    Function(u8),
}

/// One press of a key. Printed and parsed by its name: `j`, `Ctrl-P`, `Alt-Left`, `F1`, `Space`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: KeyCode,
    /// Whether Control was held.
    pub control: bool,
    /// Whether Alt was held.
    pub alt: bool,
}

impl Key {
    /// The key without modifiers.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, control: false, alt: false }
    }

    /// The names of the keys that are not a single character, with Control and Alt where that is usual.
    pub(super) fn names() -> Vec<String> {
        let functions = (1..=12).map(KeyCode::Function);
        let plain: Vec<Self> = NAMED.into_iter().chain(functions).map(Self::plain).collect();
        let letters = ('a'..='z').map(KeyCode::Char).chain(NAMED);
        let held = letters.flat_map(|code| {
            let key = Self::plain(code);
            [Self { control: true, ..key }, Self { alt: true, ..key }]
        });
        let held = held.filter(|key| key.sent() == Some(*key));
        plain.iter().copied().chain(held).map(|key| key.to_string()).collect()
    }

    /// The key that arrives where this one is pressed: a terminal has one byte for Ctrl-I and Tab. `None` where it has
    /// none, as for Ctrl-1 (the control characters of ISO 646 are those of `@` to `_`, and 127).
    pub fn sent(self) -> Option<Self> {
        let plain = |code| Some(Self { code, control: false, alt: self.alt });
        match self.code {
            _ if !self.control => Some(self),
            KeyCode::Char('i') => plain(KeyCode::Tab),
            KeyCode::Char('m') => plain(KeyCode::Enter),
            KeyCode::Char('[') => plain(KeyCode::Esc),
            KeyCode::Char('h' | '?') | KeyCode::Backspace => plain(KeyCode::Backspace),
            KeyCode::Char('a'..='z' | ' ' | '\\' | ']' | '^' | '_') => Some(self),
            KeyCode::Char(_) | KeyCode::Enter | KeyCode::Esc | KeyCode::Tab | KeyCode::BackTab => None,
            KeyCode::Delete | KeyCode::Up | KeyCode::Down | KeyCode::Left | KeyCode::Right => Some(self),
            KeyCode::Home | KeyCode::End | KeyCode::PageUp | KeyCode::PageDown => Some(self),
            KeyCode::Function(_) => Some(self),
        }
    }

    /// The character it types into a field, where it types one.
    pub fn typed(self) -> Option<char> {
        let KeyCode::Char(c) = self.code else { return None };
        (!self.control && !self.alt && !c.is_control()).then_some(c)
    }
}

/// The keys that have a name of their own; characters and function keys are named by themselves.
const NAMED: [KeyCode; 15] = [
    KeyCode::Char(' '),
    KeyCode::Enter,
    KeyCode::Esc,
    KeyCode::Tab,
    KeyCode::BackTab,
    KeyCode::Backspace,
    KeyCode::Delete,
    KeyCode::Up,
    KeyCode::Down,
    KeyCode::Left,
    KeyCode::Right,
    KeyCode::Home,
    KeyCode::End,
    KeyCode::PageUp,
    KeyCode::PageDown,
];

impl fmt::Display for KeyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match self {
            Self::Char(' ') => "Space",
            Self::Char(c) => return write!(f, "{c}"),
            Self::Enter => "Enter",
            Self::Esc => "Esc",
            Self::Tab => "Tab",
            Self::BackTab => "Shift-Tab",
            Self::Backspace => "Backspace",
            Self::Delete => "Del",
            Self::Up => "Up",
            Self::Down => "Down",
            Self::Left => "Left",
            Self::Right => "Right",
            Self::Home => "Home",
            Self::End => "End",
            Self::PageUp => "PgUp",
            Self::PageDown => "PgDn",
            Self::Function(number) => return write!(f, "F{number}"),
        };
        f.write_str(name)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.control {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        match self.code {
            KeyCode::Char(c) if self.control => write!(f, "{}", KeyCode::Char(c.to_ascii_uppercase())),
            code => write!(f, "{code}"),
        }
    }
}

/// A text that names no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyError(String);

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is no key; try j, Ctrl-P, Alt-Left, F1 or Space", self.0)
    }
}

impl std::error::Error for KeyError {}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let (control, rest) = strip(name, "Ctrl-");
        let (alt, rest) = strip(rest, "Alt-");
        let code = parse_code(rest).ok_or_else(|| KeyError(name.to_owned()))?;
        let code = match code {
            KeyCode::Char(c) if control => KeyCode::Char(c.to_ascii_lowercase()),
            code => code,
        };
        Ok(Self { code, control, alt })
    }
}

fn strip<'n>(name: &'n str, modifier: &str) -> (bool, &'n str) {
    name.strip_prefix(modifier).map_or((false, name), |rest| (true, rest))
}

fn parse_code(name: &str) -> Option<KeyCode> {
    if let Some(code) = NAMED.iter().find(|code| code.to_string() == name) {
        return Some(*code);
    }
    let mut characters = name.chars();
    if let (Some(c), None) = (characters.next(), characters.next()) {
        return (!c.is_whitespace() && !c.is_control()).then_some(KeyCode::Char(c));
    }
    let number = name.strip_prefix('F')?.parse().ok()?;
    (1..=24).contains(&number).then_some(KeyCode::Function(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_print_as_they_parse() {
        for name in
            ["j", "G", "?", "-", "词", "Space", "Ctrl-P", "Ctrl--", "Alt-Left", "Ctrl-Alt-Del", "F1", "F12"]
        {
            let key: Key = name.parse().unwrap();
            assert_eq!(key.to_string(), name);
        }
    }

    #[test]
    fn every_named_key_prints_and_parses() {
        for code in NAMED {
            let name = Key::plain(code).to_string();
            assert!(name.chars().count() > 1, "{name}");
            assert_eq!(name.parse(), Ok(Key::plain(code)));
        }
    }

    #[test]
    fn control_does_not_know_shift() {
        let upper = Key { code: KeyCode::Char('P'), control: true, alt: false };
        assert_eq!(upper.to_string(), "Ctrl-P");
        assert_eq!("Ctrl-P".parse(), Ok(Key { code: KeyCode::Char('p'), ..upper }));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for name in ["", "jj", " ", "Ctrl-", "F0", "F25", "pgup", "\u{1b}"] {
            assert!(name.parse::<Key>().is_err(), "{name:?}");
        }
    }

    #[test]
    fn only_plain_characters_are_typed() {
        assert_eq!("词".parse::<Key>().unwrap().typed(), Some('词'));
        for name in ["Ctrl-P", "Alt-x", "Enter"] {
            assert_eq!(name.parse::<Key>().unwrap().typed(), None);
        }
    }
}
