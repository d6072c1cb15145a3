//! Finds things in a report: topics by a few letters of their name, and words in its text.
//!
//! Both compare folded characters (case, width, punctuation; see `fold`) and answer in byte ranges of the text as it
//! stands, so that the screen can mark what matched.

mod addresses;
mod find;
mod fit;
mod fold;
mod gaps;
mod grep;
mod hit;
mod kind;
mod listing;
mod loose;
mod mask;
mod matcher;
mod names;
mod opening;
mod query;
mod sounds;
mod topics;
mod word;

pub use addresses::SectionAddresses;
pub use find::{Found, Limits};
pub use grep::{TextHit, TextQuery, grep};
pub use hit::{Hit, OtherWords};
pub use kind::TopicKind;
pub use query::Scope;
pub use topics::{Destination, Topic, TopicIndex};
