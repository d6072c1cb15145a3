/// What the format of a source says about a line: much in a Word file or a tagged PDF, nothing in plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Hint {
    /// Nothing: the line is as an extractor wrapped it.
    #[default]
    None,
    /// A whole block, not wrapped: a paragraph, a subparagraph, a line of the masthead. No heading.
    Block,
    /// The line goes on the block of the line before, across a page end.
    Continues,
    /// A whole heading of this level, 1 to 4; its number, if it has one, stands at its beginning.
    Heading(u8),
    /// The title of the report.
    Title,
    /// The body of a footnote, its mark at its beginning.
    Note,
    /// A row of a table, its cells parted by tabs, or its caption.
    Table,
    /// A running head, a page number: what the format marks as not of the text.
    Artifact,
}

/// One line of a source, as `source` reads it and `parse` takes it: the only thing the two rooms share.
///
/// Footnote marks that a format knows stand in the text as superscript digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Line<'t> {
    /// The page it stands on, counted from 1; pages are known by form feeds, so a text without them has one page.
    pub page: u32,
    /// Its number in the whole source, counted from 1.
    pub number: u32,
    /// Its characters, without the line end.
    pub text: &'t str,
    /// What the format says about it.
    pub hint: Hint,
}

impl<'t> Line<'t> {
    /// A line of which nothing but its words is known.
    pub fn plain(page: u32, number: u32, text: &'t str) -> Self {
        Self { page, number, text, hint: Hint::None }
    }
}
