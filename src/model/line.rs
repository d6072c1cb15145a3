/// One line of a source, as `source` reads it and `parse` takes it: the only thing the two rooms share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line<'t> {
    /// The page it stands on, counted from 1; pages are known by form feeds, so a text without them has one page.
    pub page: u32,
    /// Its number in the whole source, counted from 1.
    pub number: u32,
    /// Its characters, without the line end.
    pub text: &'t str,
}
