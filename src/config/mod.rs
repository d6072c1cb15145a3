//! What a key does: the keys, the actions, and the one table that joins them.
//!
//! The dispatch, the footer, the help and the README all read [`KEYS`]; nothing about keys is written down twice.

mod action;
mod key;
mod keys;

pub use action::Action;
pub use key::{Key, KeyCode, KeyError};
pub use keys::{Binding, Context, KEYS, LookUp, bindings, keys_as_markdown, look_up, without_spaces};
