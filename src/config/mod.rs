//! What a key does: the keys, the actions, and the one table that joins them; and the texts of the interface.
//!
//! The dispatch, the footer, the help and the README all read [`KEYS`]; nothing about keys is written down twice. Every
//! text that the screen shows besides those of a report stands in `phrases`.

mod action;
mod key;
mod keys;
mod phrases;
mod settings;

pub use action::Action;
pub use key::{Key, KeyCode, KeyError};
pub use keys::{
    Binding, Context, KEYS, LookUp, bindings, key_for, keys_as_markdown, look_up, without_spaces,
};
pub use phrases::{InterfaceLanguage, Phrases};
pub(crate) use phrases::{Kinds, Notes, Titles, fill};
pub use settings::Settings;
