//! What a key does, what the interface says, and what a reader may want otherwise.
//!
//! ```text
//!     KEYS ──► Keymap ◄── file (the text of config.toml) ──► Settled ──► Settings
//!                          what is wrong ──► Fault
//! ```
//!
//! The dispatch, the footer and the help read the [`Keymap`], the README the table [`KEYS`] it begins as; nothing about
//! keys is written down twice. Every text that the screen shows besides those of a report stands in `phrases`.

mod action;
mod file;
mod key;
mod keymap;
mod keys;
mod nearest;
mod origin;
mod phrases;
mod settings;
mod theme;

pub use action::Action;
pub use file::{Configuration, Fault, Notice, line_and_column};
pub use key::{Key, KeyCode, KeyError};
pub use keymap::{Bound, Keymap, LookUp};
pub use keys::{Binding, Context, KEYS, bindings, keys_as_markdown, without_spaces};
pub use origin::Origin;
pub(crate) use phrases::{Editing, Errors, Keeping, Kinds, Notes, Titles, fill};
pub use phrases::{InterfaceLanguage, Phrases};
pub use settings::{AmbiguousWidth, Borders, Links, NameMarks, Scroll, Settings, Settled};
pub use theme::Theme;
