//! Finds a frame that is the last one moved up or down, and lets the terminal move it (DECSTBM with SU and SD).
//!
//! A scroll region has whole rows, so that what stands beside the text moves with it and must be repaired. Some terminals
//! also know margins at the left and the right (DECLRMM, DECSLRM); they cannot be asked without a round trip, and to
//! the others the sequence means something else, so that it is used only where the terminal is known by its name.
//! Whether a scroll is worth its repairs is not guessed here: the painter counts the bytes.

use std::collections::HashMap;
use std::env;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use super::columns::{Column, Row};
use crate::config::Scroll as Setting;

/// So many shifts are tried, those that the most rows speak for.
const SHIFTS: usize = 2;
/// A row that occurs oftener than this tells nothing about where it went.
const OFTEN: usize = 8;

/// What of scrolling is left to the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scrolling {
    /// Nothing.
    Off,
    /// Whole rows.
    Rows,
    /// Parts of rows too.
    Margins,
}

impl Scrolling {
    /// [`Self::of_terminal`] with the variables of the environment.
    pub(super) fn of_this_terminal(setting: Setting) -> Self {
        Self::of_terminal(setting, |name| env::var(name).ok())
    }

    /// What the setting says, else what the terminal is known for.
    pub(super) fn of_terminal(setting: Setting, variable: impl Fn(&str) -> Option<String>) -> Self {
        match setting {
            Setting::Off => return Self::Off,
            Setting::Rows => return Self::Rows,
            Setting::Margins => return Self::Margins,
            Setting::Auto => {}
        }
        let term = variable("TERM").unwrap_or_default();
        if !has_scroll_regions(&term) {
            Self::Off
        } else if has_margins(&term) || is_xterm(&term, variable) {
            Self::Margins
        } else {
            Self::Rows
        }
    }
}

/// DECSTBM is in every emulator of a VT100; SU and SD are not in the VT100, the VT220 and the consoles.
fn has_scroll_regions(term: &str) -> bool {
    let has_not = ["dumb", "linux", "ansi", "cygwin", "sun", "cons25", "vt1", "vt2", "vt52"];
    !term.is_empty() && !has_not.iter().any(|name| term.starts_with(name))
}

/// Terminals with a name of their own and margins, by their documentation.
fn has_margins(term: &str) -> bool {
    term == "xterm-ghostty" || ["contour", "mlterm"].iter().any(|name| term.starts_with(name))
}

/// Xterm itself. Many call themselves so, but only xterm sets `XTERM_VERSION`; those that say who they are after all
/// may have it from the xterm they were started from.
fn is_xterm(term: &str, variable: impl Fn(&str) -> Option<String>) -> bool {
    let others = ["TERM_PROGRAM", "VTE_VERSION", "KONSOLE_VERSION", "WT_SESSION", "TMUX", "STY"];
    term.starts_with("xterm")
        && variable("XTERM_VERSION").is_some()
        && !others.iter().any(|name| variable(name).is_some())
}

/// The first and the last row of what scrolls, `None` for the whole screen.
pub(super) type Region = Option<(usize, usize)>;

/// A move of the rows `top` to `bottom`, from column `left` on, up by so many lines, or down if negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scroll {
    top: usize,
    bottom: usize,
    left: usize,
    lines: isize,
}

impl Scroll {
    /// The scrolls that may be worth their bytes, at most eight.
    pub(super) fn candidates(before: &[Row], after: &[Row], scrolling: Scrolling) -> Vec<Self> {
        if scrolling == Scrolling::Off {
            return Vec::new();
        }
        let width = after.first().map_or(0, Vec::len);
        let mut candidates = Vec::new();
        for lines in shifts(before, after, width / 2) {
            let of_text = Self::of_band(before, after, lines, width / 2);
            let whole = Self::of_band(before, after, lines, 0);
            candidates.extend(whole);
            candidates.extend(whole.and_then(|band| band.trimmed(before, after)));
            candidates.extend(of_text.map(|band| Self { left: 0, ..band }));
            if scrolling == Scrolling::Margins {
                candidates.extend(of_text.and_then(|band| band.within_margins(before, after)));
            }
        }
        candidates.dedup();
        candidates
    }

    /// The band of rows where a shift by `lines` makes the most of the columns from `left` on right.
    fn of_band(before: &[Row], after: &[Row], lines: isize, left: usize) -> Option<Self> {
        let (mut best, mut best_gain) = (None, 0);
        let (mut start, mut gain) = (0, 0);
        for (y, row) in after.iter().enumerate() {
            let Some(source) = y.checked_add_signed(lines).and_then(|y| before.get(y)) else {
                (start, gain) = (y + 1, 0);
                continue;
            };
            gain += (left..row.len()).map(|x| gain_at(before.get(y), source, row, x)).sum::<isize>();
            if gain <= 0 {
                (start, gain) = (y + 1, 0);
            } else if gain > best_gain {
                (best, best_gain) = (Some((start, y)), gain);
            }
        }
        let (first, last) = best?;
        let reach = lines.unsigned_abs();
        let (top, bottom) = if lines > 0 { (first, last + reach) } else { (first.checked_sub(reach)?, last) };
        Some(Self { top, bottom, left, lines })
    }

    /// The same between the first and the last row that have moved as a whole: beyond them a few blanks and letters that
    /// happen to be right speak for a scroll, as where the last line of a text is short and the row under it is not.
    fn trimmed(self, before: &[Row], after: &[Row]) -> Option<Self> {
        let has_moved = |&y: &usize| {
            let source = y.checked_add_signed(self.lines).filter(|y| self.rows().contains(y));
            source.is_some_and(|source| before.get(source) == after.get(y))
        };
        let (first, last) = (self.rows().find(has_moved)?, self.rows().rev().find(has_moved)?);
        let (above, below) = ((-self.lines).max(0).unsigned_abs(), self.lines.max(0).unsigned_abs());
        Some(Self { top: first.saturating_sub(above), bottom: last.saturating_add(below), ..self })
    }

    /// The same with the left margin where it saves most, and the band that fits it.
    fn within_margins(self, before: &[Row], after: &[Row]) -> Option<Self> {
        let width = after.first().map_or(0, Vec::len);
        let (mut left, mut best_gain, mut gain) = (width, 0, 0);
        for x in (0..width).rev() {
            gain += self.rows().map(|y| self.gain_of(before, after, x, y)).sum::<isize>();
            if gain > best_gain {
                (left, best_gain) = (x, gain);
            }
        }
        let band = Self::of_band(before, after, self.lines, left)?;
        let cuts = |row: &Row| row.get(left) == Some(&Column::GOES_ON);
        let is_whole = !before.get(band.top..=band.bottom)?.iter().any(cuts);
        (left > 0 && left + 1 < width && is_whole).then_some(band)
    }

    fn rows(self) -> std::ops::RangeInclusive<usize> {
        self.top..=self.bottom
    }

    fn gain_of(self, before: &[Row], after: &[Row], x: usize, y: usize) -> isize {
        let source = y.checked_add_signed(self.lines).filter(|y| self.rows().contains(y));
        let (Some(source), Some(row)) = (source.and_then(|y| before.get(y)), after.get(y)) else { return 0 };
        gain_at(before.get(y), source, row, x)
    }

    /// The rows as the terminal shows them after the scroll.
    pub(super) fn apply(self, before: &[Row]) -> Vec<Row> {
        let mut moved = before.to_vec();
        for y in self.rows() {
            let source = y.checked_add_signed(self.lines).filter(|y| self.rows().contains(y));
            let source = source.and_then(|y| before.get(y));
            for (x, column) in moved.get_mut(y).into_iter().flatten().enumerate().skip(self.left) {
                *column = source.and_then(|row| row.get(x)).copied().unwrap_or(Column::BLANK);
            }
        }
        moved
    }

    /// The bytes of the scroll where the rows of `region` scroll, and the rows that scroll after it; `width` is that of the
    /// screen. The look must be plain, for the lines that come in get its colours.
    ///
    /// The region is left as it is, for the next line is likely to be scrolled in the same.
    pub(super) fn bytes(self, width: usize, region: Region) -> (Vec<u8>, Region) {
        let wanted = Some((self.top, self.bottom));
        let set = match wanted {
            Some((top, bottom)) if wanted != region => format!("\x1b[{};{}r", top + 1, bottom + 1),
            _ => String::new(),
        };
        let lines = if self.lines.abs() == 1 { String::new() } else { self.lines.unsigned_abs().to_string() };
        let direction = if self.lines > 0 { 'S' } else { 'T' };
        let rows = format!("{set}\x1b[{lines}{direction}");
        if self.left == 0 {
            return (rows.into_bytes(), wanted);
        }
        (format!("\x1b[?69h\x1b[{};{width}s{rows}\x1b[?69l", self.left + 1).into_bytes(), wanted)
    }
}

/// The bytes saved (or lost, if negative) at a column that comes from `source` and not from what stood there.
fn gain_at(before: Option<&Row>, source: &Row, row: &Row, x: usize) -> isize {
    let wanted = row.get(x);
    let right = |row: Option<&Row>| isize::from(row.and_then(|row| row.get(x)) == wanted);
    let bytes = wanted.map_or(0, |column| isize::try_from(column.bytes()).unwrap_or(isize::MAX));
    bytes.saturating_mul(right(Some(source)) - right(before))
}

/// The shifts by which the most rows, from column `left` on, have moved, up counted positive.
fn shifts(before: &[Row], after: &[Row], left: usize) -> Vec<isize> {
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (y, row) in before.iter().enumerate() {
        places.entry(mark(row, left)).or_default().push(y);
    }
    let mut votes: HashMap<isize, usize> = HashMap::new();
    let blank = mark(&[], left);
    for (y, row) in after.iter().enumerate() {
        let mark = mark(row, left);
        let sources = places.get(&mark).filter(|sources| mark != blank && sources.len() <= OFTEN);
        for shift in sources.into_iter().flatten().map(|&source| source.cast_signed() - y.cast_signed()) {
            *votes.entry(shift).or_default() += 1;
        }
    }
    let mut shifts: Vec<(isize, usize)> = votes.into_iter().filter(|&(shift, _)| shift != 0).collect();
    shifts.sort_by_key(|&(shift, votes)| (std::cmp::Reverse(votes), shift.unsigned_abs(), shift));
    shifts.into_iter().take(SHIFTS).map(|(shift, _)| shift).collect()
}

/// A number for what stands in a row from column `left` on, up to the blanks at its end.
fn mark(row: &[Column], left: usize) -> u64 {
    let end = row.iter().rposition(|column| *column != Column::BLANK).map_or(0, |last| last + 1);
    BuildHasherDefault::<DefaultHasher>::default().hash_one(row.get(left..end).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(variables: &[(&str, &str)]) -> Scrolling {
        Scrolling::of_terminal(Setting::Auto, |name| {
            variables.iter().find(|(one, _)| *one == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn a_terminal_scrolls_what_it_is_known_to() {
        assert_eq!(of(&[]), Scrolling::Off);
        assert_eq!(of(&[("TERM", "linux")]), Scrolling::Off);
        assert_eq!(of(&[("TERM", "vt100")]), Scrolling::Off);
        assert_eq!(of(&[("TERM", "xterm-256color")]), Scrolling::Rows);
        assert_eq!(of(&[("TERM", "tmux-256color"), ("XTERM_VERSION", "XTerm(390)")]), Scrolling::Rows);
        assert_eq!(of(&[("TERM", "xterm"), ("XTERM_VERSION", "XTerm(390)")]), Scrolling::Margins);
        let konsole = [("TERM", "xterm"), ("XTERM_VERSION", "XTerm(390)"), ("KONSOLE_VERSION", "1")];
        assert_eq!(of(&konsole), Scrolling::Rows);
        assert_eq!(of(&[("TERM", "xterm-ghostty")]), Scrolling::Margins);
    }

    #[test]
    fn the_setting_decides() {
        let of = |setting, term: &str| {
            Scrolling::of_terminal(setting, |name| (name == "TERM").then(|| term.to_owned()))
        };
        assert_eq!(of(Setting::Off, "xterm"), Scrolling::Off);
        assert_eq!(of(Setting::Rows, "linux"), Scrolling::Rows);
        assert_eq!(of(Setting::Margins, "xterm"), Scrolling::Margins);
        assert_eq!(of(Setting::Auto, "xterm"), Scrolling::Rows);
    }

    fn rows(lines: &[&str]) -> Vec<Row> {
        let column = |letter: char| Column { cluster: letter.into(), ..Column::BLANK };
        lines.iter().map(|line| line.chars().map(column).collect()).collect()
    }

    #[test]
    fn the_band_that_moved_is_found() {
        let before = rows(&["head 1  ", "one   a ", "two   bb", "three cc", "four  dd", "foot    "]);
        let after = rows(&["head 2  ", "one   bb", "two   cc", "three dd", "four  ee", "foot    "]);
        let all = Scroll::candidates(&before, &after, Scrolling::Margins);
        let margins = Scroll { top: 1, bottom: 4, left: 6, lines: 1 };
        assert!(all.contains(&margins) && all.contains(&Scroll { left: 0, ..margins }), "{all:?}");
        let bytes = |scroll: Scroll, region| String::from_utf8(scroll.bytes(8, region).0).unwrap();
        assert_eq!(bytes(margins, None), "\x1b[?69h\x1b[7;8s\x1b[2;5r\x1b[S\x1b[?69l");
        assert_eq!(bytes(Scroll { left: 0, ..margins }, Some((1, 3))), "\x1b[2;5r\x1b[S");
        assert_eq!(bytes(Scroll { left: 0, lines: 2, ..margins }, Some((1, 4))), "\x1b[2S");
        let moved = margins.apply(&before);
        assert_eq!(moved, rows(&["head 1  ", "one   bb", "two   cc", "three dd", "four    ", "foot    "]));
        let back = Scroll::candidates(&after, &before, Scrolling::Rows);
        assert!(back.contains(&Scroll { left: 0, lines: -1, ..margins }), "{back:?}");
        assert_eq!(Scroll::candidates(&before, &after, Scrolling::Off), []);
    }
}
