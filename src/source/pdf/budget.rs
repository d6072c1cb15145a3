use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

/// How much work one file may ask for. Whatever is counted is counted over the whole file unless it says otherwise.
///
/// The figures are far above what reports need: one of 63 pages with tables asks for 0.6 million operators, 0.2 million
/// glyphs and 12 MiB of decoded streams.
#[derive(Debug)]
pub(super) struct Budget {
    deadline: Instant,
    operators: u64,
    glyphs: u64,
    bytes: u64,
    font_bytes: u64,
    map_bytes: u64,
    nodes: u64,
    forms: u64,
}

/// What a file asked for more of than it may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PdfLimit {
    /// Time.
    Time,
    /// Drawing operators.
    Operators,
    /// Characters.
    Glyphs,
    /// Bytes that streams unpack to.
    Bytes,
    /// Elements of the structure tree.
    Elements,
    /// Pages.
    Pages,
    /// Drawings within drawings.
    Forms,
}

/// The time one file may take, looked at between steps of the work.
const LONGEST: Duration = Duration::from_secs(10);
/// The time that is waited for a file, whatever it does.
pub(super) const LONGEST_WAIT: Duration = Duration::from_secs(12);
/// The pages of one file.
pub(super) const MOST_PAGES: usize = 10_000;
/// The bytes that one stream may unpack to.
pub(super) const LARGEST_STREAM: usize = 48 * 1024 * 1024;
/// The characters of one page: a dense page of a newspaper has 30,000.
pub(super) const MOST_GLYPHS_OF_A_PAGE: usize = 300_000;

const MOST_OPERATORS: u64 = 40_000_000;
const MOST_GLYPHS: u64 = 6_000_000;
const MOST_BYTES: u64 = 1024 * 1024 * 1024;
/// Font programs and maps are kept; a map takes about ten times its size.
const MOST_FONT_BYTES: u64 = 48 * 1024 * 1024;
const MOST_MAP_BYTES: u64 = 8 * 1024 * 1024;
const MOST_NODES: u64 = 2_000_000;
const MOST_FORMS: u64 = 100_000;

impl Budget {
    /// A whole budget, its clock running from now.
    pub(super) fn new() -> Self {
        let now = Instant::now();
        Self {
            deadline: now.checked_add(LONGEST).unwrap_or(now),
            operators: MOST_OPERATORS,
            glyphs: MOST_GLYPHS,
            bytes: MOST_BYTES,
            font_bytes: MOST_FONT_BYTES,
            map_bytes: MOST_MAP_BYTES,
            nodes: MOST_NODES,
            forms: MOST_FORMS,
        }
    }

    /// Takes one operator; looks at the clock at every thousandth.
    pub(super) fn operator(&mut self) -> Result<(), PdfLimit> {
        take(&mut self.operators, 1, PdfLimit::Operators)?;
        if self.operators.is_multiple_of(1024) { self.clock() } else { Ok(()) }
    }

    /// Takes one character.
    pub(super) fn glyph(&mut self) -> Result<(), PdfLimit> {
        take(&mut self.glyphs, 1, PdfLimit::Glyphs)
    }

    /// Takes the bytes of one stream.
    pub(super) fn bytes(&mut self, count: usize) -> Result<(), PdfLimit> {
        take(&mut self.bytes, u64::try_from(count).unwrap_or(u64::MAX), PdfLimit::Bytes)
    }

    /// Takes the bytes of a font program.
    pub(super) fn font_bytes(&mut self, count: usize) -> Result<(), PdfLimit> {
        take(&mut self.font_bytes, u64::try_from(count).unwrap_or(u64::MAX), PdfLimit::Bytes)
    }

    /// Takes the bytes of a map from codes to characters.
    pub(super) fn map_bytes(&mut self, count: usize) -> Result<(), PdfLimit> {
        take(&mut self.map_bytes, u64::try_from(count).unwrap_or(u64::MAX), PdfLimit::Bytes)
    }

    /// Takes one element of the structure tree.
    pub(super) fn node(&mut self) -> Result<(), PdfLimit> {
        take(&mut self.nodes, 1, PdfLimit::Elements)?;
        if self.nodes.is_multiple_of(1024) { self.clock() } else { Ok(()) }
    }

    /// Takes one drawing within a drawing.
    pub(super) fn form(&mut self) -> Result<(), PdfLimit> {
        take(&mut self.forms, 1, PdfLimit::Forms)?;
        self.clock()
    }

    /// Whether there is time left.
    pub(super) fn clock(&self) -> Result<(), PdfLimit> {
        if Instant::now() < self.deadline { Ok(()) } else { Err(PdfLimit::Time) }
    }
}

fn take(rest: &mut u64, count: u64, limit: PdfLimit) -> Result<(), PdfLimit> {
    *rest = rest.checked_sub(count).ok_or(limit)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_used_up_is_refused() {
        let mut budget = Budget::new();
        assert_eq!(budget.bytes(usize::try_from(MOST_BYTES).unwrap()), Ok(()));
        assert_eq!(budget.bytes(1), Err(PdfLimit::Bytes));
        assert_eq!(budget.glyph(), Ok(()));
    }
}
