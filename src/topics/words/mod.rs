//! The words by which names are told from other text, one file for each language, apart from what is done with them.

pub(super) mod alphabetic;
pub(super) mod arabic;
pub(super) mod chinese;
pub(super) mod english;
pub(super) mod french;
pub(super) mod frequent;
pub(super) mod russian;
pub(super) mod spanish;
