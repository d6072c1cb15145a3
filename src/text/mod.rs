//! Characters: what kind they are, how wide they are drawn, which of them may reach a terminal; stretches of them, and the
//! words of the system.

mod bidi;
mod kind;
mod link;
mod ranges;
mod safe;
mod system;
mod width;

pub use bidi::{Placed, mirrored, visual_order};
pub use kind::{is_cjk, is_closing_punctuation, is_wide_script};
pub use link::{Link, LinkTarget, link, links};
pub use ranges::overlap;
pub use safe::{display_safe, display_safe_line};
pub use system::system_words;
pub use width::{ambiguous_is_wide, cluster_width, first_cluster, set_ambiguous_wide, width};
