//! Text of a tagged file that its tree leaves out: words that are not marked, or that no element names. Each block of it is
//! taken in where it stands on its page, so that nothing is lost.
//!
//! Of 690 tagged reports twelve have such text: lines of the front page, paragraphs, cells of tables, boxes.

use std::collections::BTreeMap;

use super::block::{Area, Style, join};
use super::furniture;
use super::rows::{Row, Segment, is_label};
use super::structure::Role;
use super::tagged::Draft;

/// The distance of two lines of a block, as a part of the type size.
const PITCH: f32 = 1.45;
/// The lines above among which a line looks for its block.
const LOOKED_AT: usize = 8;
/// The blocks of one page that are put in their place; real pages have a dozen. More follow the page.
const MOST_OF_A_PAGE: usize = 200;

/// The drafts of the tree with the blocks that the rows `outside` of it make, each at its place.
pub(super) fn put_in(mut drafts: Vec<Draft>, outside: Vec<Vec<Row>>) -> Vec<Draft> {
    let running = furniture::running(&outside);
    let by_page = by_page(&drafts);
    let mut placed: Vec<(usize, Draft)> = Vec::new();
    for (page, (rows, running)) in
        outside.into_iter().zip(running).enumerate().filter(|(_, (rows, _))| !rows.is_empty())
    {
        let own = by_page.get(&page).map_or(&[][..], Vec::as_slice);
        let next_page = by_page.range(page + 1..).filter_map(|(_, own)| own.first().copied()).min();
        let behind = own.last().map(|last| last + 1).or(next_page).unwrap_or(drafts.len());
        for (count, block) in blocks(&rows, &running).into_iter().enumerate() {
            let mut searched = if count < MOST_OF_A_PAGE { own.iter().copied() } else { [].iter().copied() };
            if let Some(row) = searched.clone().find(|at| holds(&drafts, *at, &block)) {
                add_cell(drafts.get_mut(row), &block.words);
            } else {
                placed.push((searched.find(|at| follows(&drafts, *at, &block)).unwrap_or(behind), block));
            }
        }
    }
    merged(drafts, placed)
}

/// The drafts that begin on each page, but for the notes at its foot.
fn by_page(drafts: &[Draft]) -> BTreeMap<usize, Vec<usize>> {
    let mut by_page: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.role != Role::Note) {
        by_page.entry(draft.page).or_default().push(at);
    }
    by_page
}

/// Whether a draft is the row of a table beside whose first cell a block stands.
fn holds(drafts: &[Draft], at: usize, block: &Draft) -> bool {
    drafts.get(at).is_some_and(|draft| draft.role == Role::Row && draft.area.is_beside(&block.area))
}

/// Whether a draft stands below a block, or right of it.
fn follows(drafts: &[Draft], at: usize, block: &Draft) -> bool {
    drafts.get(at).is_some_and(|draft| {
        let is_right = draft.area.is_beside(&block.area) && draft.area.left >= block.area.right;
        is_right || draft.area.top < block.area.top - 0.5 * block.style.size
    })
}

fn add_cell(row: Option<&mut Draft>, words: &str) {
    if let Some(row) = row {
        row.words.push('\t');
        row.words.push_str(words);
    }
}

/// The drafts with each of `placed` before the one that its number says.
fn merged(drafts: Vec<Draft>, mut placed: Vec<(usize, Draft)>) -> Vec<Draft> {
    placed.sort_by_key(|(before, _)| *before);
    let mut merged = Vec::with_capacity(drafts.len() + placed.len());
    let mut placed = placed.into_iter().peekable();
    for (at, draft) in drafts.into_iter().enumerate() {
        while let Some((_, block)) = placed.next_if(|(before, _)| *before <= at) {
            merged.push(block);
        }
        merged.push(draft);
    }
    merged.extend(placed.map(|(_, block)| block));
    merged
}

/// The blocks of a page: lines that stand over each other as those of a paragraph do.
fn blocks(rows: &[Row], running: &[bool]) -> Vec<Draft> {
    let mut blocks: Vec<Draft> = Vec::new();
    for (row, is_running) in rows.iter().zip(running) {
        for segment in &row.segments {
            let above = blocks.iter_mut().rev().take(LOOKED_AT).find(|block| goes_on(block, row, segment));
            match above {
                Some(block) if !is_running => {
                    join(&mut block.words, &segment.text, false);
                    block.area.bottom = row.base;
                    block.area.left = block.area.left.min(segment.left);
                    block.area.right = block.area.right.max(segment.right);
                }
                _ => blocks.push(block(row, segment, *is_running)),
            }
        }
    }
    blocks
}

/// Whether a line stands below a block as its next line does, and begins nothing of its own.
fn goes_on(block: &Draft, row: &Row, segment: &Segment) -> bool {
    let pitch = block.area.bottom - row.base;
    let is_below = pitch > 0.0 && pitch < PITCH * row.size;
    let is_under = segment.left < block.area.right && block.area.left < segment.right;
    let is_alike = (block.style.size - row.size).abs() < 0.08 * row.size && block.style.bold == row.bold;
    let first = segment.text.split(' ').next().unwrap_or("");
    is_below && is_under && is_alike && !row.is_turned && !is_label(first) && block.role == Role::Paragraph
}

fn block(row: &Row, segment: &Segment, is_running: bool) -> Draft {
    Draft {
        role: if is_running { Role::Artifact } else { Role::Paragraph },
        words: segment.text.clone(),
        style: Style { size: row.size, bold: row.bold, italic: row.italic },
        page: row.page,
        area: Area { left: segment.left, right: segment.right, top: row.base + row.size, bottom: row.base },
        is_outside: true,
    }
}
