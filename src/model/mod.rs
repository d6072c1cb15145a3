//! The report as plain data: what a careful reader of the printed page would say it holds.
//!
//! Nothing here knows a file format, a parser or a screen. The JSON shape of [`Report`] is the exchange format of the
//! program: `rapporteur export FILE --format json` prints it as it stands. Every element keeps its [`Place`], so that
//! a reader can always ask for the source lines behind it.

mod address;
mod anchor;
mod citation;
mod diagnostic;
mod forms;
mod kept;
mod line;
mod number;
mod place;
mod report;
mod target;
mod topics;

pub use address::{Address, AddressError};
pub use anchor::{Anchor, Fingerprints, Spot, fingerprint};
pub use diagnostic::{Diagnostic, DiagnosticKind, DropReason, DroppedLine};
pub use kept::{Change, Kept, What, by_report};
pub use line::{Hint, Line};
pub use number::Number;
pub use place::{LineRun, Place};
pub use report::{
    CitedSymbol, CrossReference, Element, Footnote, FootnoteSymbol, Heading, Language, Masthead, NoteMark,
    Paragraph, Passage, PassageKind, Piece, Report, Subparagraph, SymbolMention, TextRange,
};
pub use target::Target;
pub use topics::{Mention, Named, NamedKind, Programme, ProgrammeKind, Subject};
