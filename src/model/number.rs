use std::fmt;

use serde::{Deserialize, Serialize};

/// A paragraph's or footnote's number as printed: `42`, or a text such as `10.1`, `1 bis` or `a`.
///
/// In JSON an integer where it is one, else a string.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Number {
    /// A whole number, whatever digits it was printed in.
    Integer(u32),
    /// Anything else that is printed in a number's place.
    Text(String),
}

impl Number {
    /// The whole number, where it is one.
    pub fn integer(&self) -> Option<u32> {
        match self {
            Self::Integer(value) => Some(*value),
            Self::Text(_) => None,
        }
    }

    /// Reads a number as a reader types it: digits are an integer, anything else is kept as text.
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        text.parse().map_or_else(|_| Self::Text(text.to_owned()), Self::Integer)
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self::Integer(value)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(value) => write!(f, "{value}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}
