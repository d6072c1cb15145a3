//! DOCX to lines: the Word documents of the United Nations (ECMA-376), read as a stream.
//!
//! ```text
//!     bytes ──► parts ──► steps ──► blocks ──► lines with hints
//!       package    xml      walk, paragraph, table     mod
//! ```
//!
//! | file | what it knows |
//! |---|---|
//! | `package` | the ZIP archive and its limits |
//! | `xml` | XML as a stream and its limits |
//! | `relations` | which part is which |
//! | `styles` | what a style says of a paragraph; the templates' names |
//! | `numbering`, `formats` | the labels of lists |
//! | `walk`, `paragraph`, `table` | the text: runs, fields, tracked changes, notes, text boxes, tables |
//! | `symbols` | signs of symbol fonts |
//! | `outline` | headings of a document without styles for them |

mod formats;
mod numbering;
mod outline;
mod package;
mod paragraph;
mod relations;
mod styles;
mod symbols;
mod table;
mod walk;
mod xml;

use crate::model::Hint;

use super::SourceErrorKind;
use super::blocks::{Blocks, one_line};
use super::error::Limit;
use numbering::Numbering;
use package::Package;
use relations::Relations;
use styles::Styles;
use walk::{Block, FirstSection, NoteTexts, Walk};

/// The most styles, lists or relations of a document; those measured have at most 700.
const MOST_DEFINITIONS: usize = 20_000;

/// The text of the Word document in `bytes`, an archive.
///
/// # Errors
///
/// An archive that is no Word document, that is damaged or protected, or that goes beyond the limits.
pub(super) fn read(bytes: &[u8]) -> Result<Blocks, SourceErrorKind> {
    let mut package = Package::open(bytes)?;
    let main = relations::main_part(&mut package)?;
    let relations = Relations::of(&mut package, &main)?;
    let styles = match package.part(&relations.part("styles", "styles.xml"))? {
        Some(part) => Styles::read(part)?,
        None => Styles::default(),
    };
    let mut numbering = match package.part(&relations.part("numbering", "numbering.xml"))? {
        Some(part) => Numbering::read(part)?,
        None => Numbering::default(),
    };
    let notes = Notes::read(&mut package, &relations, &styles)?;
    let part = package.part(&main)?.ok_or_else(|| SourceErrorKind::Damaged(main.clone()))?;
    let mut walk = Walk::new(part, &styles, &mut numbering);
    walk.set_notes(&notes.foot, &notes.end);
    walk.restart_notes(notes.restart);
    let mut body = Vec::new();
    walk.document(&mut body)?;
    let replaced = walk.replaced();
    let section = walk.into_first_section();
    let mut front = masthead(&mut package, &relations, &styles, &section)?;
    outline::complete(&mut body);
    front.append(&mut body);
    lines(front, replaced)
}

fn lines(all: Vec<Block>, replaced: usize) -> Result<Blocks, SourceErrorKind> {
    let mut blocks = Blocks { replaced, ..Blocks::default() };
    for block in all {
        blocks.push(block.hint, &block.text)?;
    }
    if blocks.hints.is_empty() { Err(SourceErrorKind::Empty) } else { Ok(blocks) }
}

/// The bodies of footnotes and endnotes by their ids.
#[derive(Default)]
struct Notes {
    foot: NoteTexts,
    end: NoteTexts,
    /// The count of footnotes begins anew in every section.
    restart: bool,
}

impl Notes {
    fn read(
        package: &mut Package<'_>,
        relations: &Relations,
        styles: &Styles,
    ) -> Result<Self, SourceErrorKind> {
        let mut notes = Self::default();
        for (kind, texts) in [("footnotes", &mut notes.foot), ("endnotes", &mut notes.end)] {
            let Some(part) = package.part(&relations.part(kind, &format!("{kind}.xml")))? else { continue };
            *texts = Walk::new(part, styles, &mut Numbering::default()).note_texts()?;
        }
        if let Some(mut settings) = package.part(&relations.part("settings", "settings.xml"))? {
            while settings.next_inside(1)?.is_some() {
                match settings.name() {
                    "footnotePr" => notes.restart |= walk::restarts_each_section(&mut settings)?,
                    "rsids" | "compat" | "docVars" => settings.skip()?,
                    _ => {}
                }
            }
        }
        Ok(notes)
    }
}

/// The head of the first page, where symbol, date and languages stand; of a document without one, the running head.
fn masthead(
    package: &mut Package<'_>,
    relations: &Relations,
    styles: &Styles,
    section: &FirstSection,
) -> Result<Vec<Block>, SourceErrorKind> {
    let own = section.first_header.as_deref().filter(|_| section.has_title_page);
    let Some(part) = own.or(section.header.as_deref()).and_then(|id| relations.target(id)) else {
        return Ok(Vec::new());
    };
    let Some(part) = package.part(&part)? else { return Ok(Vec::new()) };
    let mut blocks = Vec::new();
    Walk::new(part, styles, &mut Numbering::default()).masthead(&mut blocks)?;
    // A head without the distribution is that of every page.
    let is_masthead = blocks.iter().any(Block::is_distribution);
    for block in &mut blocks {
        block.hint = if is_masthead { Hint::Block } else { Hint::Artifact };
    }
    Ok(blocks)
}
