//! Finds things in a report: topics by a few letters of their name, and words in its text.
//!
//! Both compare folded characters (case, width, punctuation; see `fold`) and answer in byte ranges of the text as it
//! stands, so that the screen can mark what matched.

mod addresses;
mod find;
mod fold;
mod grep;
mod mask;
mod matcher;
mod sounds;
mod topics;
mod word;

pub use addresses::SectionAddresses;
pub use find::Hit;
pub use grep::{TextHit, TextQuery, grep};
pub use topics::{Topic, TopicIndex, TopicKind};
