//! The words by which names are told from other text, one file for each language, apart from what is done with them.

pub(super) mod alphabetic;
pub(super) mod chinese;
pub(super) mod english;
