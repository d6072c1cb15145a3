//! Where lines end: UAX 14 with the habits of Chinese typesetting, filled greedily.

use std::iter::Peekable;
use std::ops::Range;

use unicode_linebreak::{BreakOpportunity, linebreaks};

use super::clusters::{Cluster, clusters, is_blank};
use crate::text::{is_cjk, is_wide_script};

/// Something drawn in a text that is not of it: a footnote mark. It stays with the character before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Insertion {
    /// The byte of the text it stands at.
    pub(crate) at: usize,
    /// The columns it takes.
    pub(crate) width: usize,
}

/// Breaks `text` into lines of at most `width` columns and hands each to `line` as a range of bytes; the ranges
/// follow each other and cover the text. Blanks at the end of a line belong to it and may hang over its end.
///
/// A line breaks where UAX 14 allows it, with these changes: `“` and `”` beside Chinese are brackets (to UAX 14 they
/// are glue), no line begins with a dash, an ellipsis or a middle dot (CLREQ, Requirements for Chinese Text Layout),
/// and a document symbol or a link is not broken after its slashes. One that is wider than a line is, and any other word
/// as wide is cut between two clusters, not before a closing mark or after an opening one unless nothing else remains.
///
/// `insertions` must be sorted by their place. An empty text is one empty line.
pub(crate) fn wrap(text: &str, width: usize, insertions: &[Insertion], line: impl FnMut(Range<usize>)) {
    let mut filler = Filler {
        text,
        width: width.max(1),
        line,
        start: Mark::default(),
        end: Mark::default(),
        last: None,
        slash: None,
    };
    let mut insertions = insertions.iter().peekable();
    let mut breaks = linebreaks(text).peekable();
    let mut previous = None;
    for cluster in clusters(text, 0) {
        match opportunity(&mut breaks, cluster.start, previous, cluster.first) {
            Some(Opportunity::Must) => filler.end_line(filler.end),
            Some(Opportunity::May) => filler.last = Some(filler.end),
            Some(Opportunity::Slash) => filler.slash = Some(filler.end),
            None => {}
        }
        let inserted = inserted_width(&mut insertions, cluster);
        filler.add(cluster, inserted);
        previous = last_character(text, cluster);
    }
    filler.end_line(filler.end);
}

fn last_character(text: &str, cluster: Cluster) -> Option<char> {
    if cluster.end - cluster.start == cluster.first.len_utf8() {
        return Some(cluster.first);
    }
    text.get(cluster.start..cluster.end).and_then(|cluster| cluster.chars().next_back())
}

/// The columns of what is inserted behind `cluster`, or before it at the very start of the text.
fn inserted_width<'i>(
    insertions: &mut Peekable<impl Iterator<Item = &'i Insertion>>,
    cluster: Cluster,
) -> usize {
    let mut width: usize = 0;
    while let Some(insertion) = insertions.next_if(|insertion| insertion.at <= cluster.end) {
        width = width.saturating_add(insertion.width);
    }
    width
}

/// What may happen between two characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Opportunity {
    /// The line ends.
    Must,
    /// The line may end.
    May,
    /// The line may end if it holds nothing but the symbol or link whose slash this is.
    Slash,
}

/// Whether the line may or must end before the byte `at`, which stands between `before` and `after`.
fn opportunity(
    breaks: &mut Peekable<impl Iterator<Item = (usize, BreakOpportunity)>>,
    at: usize,
    before: Option<char>,
    after: char,
) -> Option<Opportunity> {
    let mut standard = None;
    while let Some((place, kind)) = breaks.next_if(|(place, _)| *place <= at) {
        standard = (place == at).then_some(kind);
    }
    let before = before?;
    if standard == Some(BreakOpportunity::Mandatory) {
        return Some(Opportunity::Must);
    }
    // Nearly all places are no opportunity at all: they are told apart first.
    let after_slash = before == '/' && after.is_ascii_alphanumeric();
    let wanted = standard.is_some() || after_slash || quotation_parts(before, after);
    if !wanted || never_first(after) || never_last(before) {
        return None;
    }
    if after_slash {
        return Some(Opportunity::Slash);
    }
    let inside_range = before == '–' && after.is_ascii_digit();
    (!inside_range).then_some(Opportunity::May)
}

/// Whether a break that UAX 14 forbids is taken because one of the two is a quotation mark set as in Chinese.
fn quotation_parts(before: char, after: char) -> bool {
    match (before, after) {
        (_, '“' | '‘') => is_wide_script(before),
        ('”' | '’', _) => is_cjk(after),
        _ => false,
    }
}

/// The characters no line begins with, where it can be helped: closing marks, marks that end something, and in Chinese
/// the dash, the ellipsis and the middle dot (CLREQ; Unicode's class CL and its kin for the rest).
const NEVER_FIRST: &str = "!),.:;?]}%»·’”…‥—―‧‰′″℃、。〉》」』】〕〗〙〛〞々・ー！），．：；？］｝％～｠";

/// The characters no line ends with, where it can be helped: opening marks.
const NEVER_LAST: &str = "([{«‘“〈《「『【〔〖〘〚〝（［｛｟";

fn never_first(c: char) -> bool {
    !is_letter(c) && NEVER_FIRST.contains(c)
}

fn never_last(c: char) -> bool {
    !is_letter(c) && NEVER_LAST.contains(c)
}

/// Nearly all characters of a text, told apart before any list is searched.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, ' ' | '\u{370}'..='\u{6FF}' | '\u{3400}'..='\u{9FFF}')
}

/// A place between two clusters, with the columns from the start of the text to it.
#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    at: usize,
    columns: usize,
}

struct Filler<'t, F> {
    text: &'t str,
    width: usize,
    line: F,
    /// Where the line begins.
    start: Mark,
    /// Where it ends so far.
    end: Mark,
    /// The last place in it where it may end.
    last: Option<Mark>,
    /// The last slash in it that it may end behind.
    slash: Option<Mark>,
}

impl<F: FnMut(Range<usize>)> Filler<'_, F> {
    fn add(&mut self, cluster: Cluster, inserted: usize) {
        // What is wider than a whole line is drawn clipped, so it counts as a line.
        let columns = cluster.width.saturating_add(inserted).min(self.width);
        let hangs = inserted == 0 && is_blank(cluster.first);
        while !hangs
            && self.end.columns + columns - self.start.columns > self.width
            && self.end.at > self.start.at
        {
            let place = self.last.or(self.slash).unwrap_or_else(|| self.cut(cluster.first));
            self.end_line(place);
        }
        self.end = Mark { at: cluster.end, columns: self.end.columns + columns };
    }

    fn end_line(&mut self, place: Mark) {
        (self.line)(self.start.at..place.at);
        self.start = place;
        self.last = None;
        self.slash = self.slash.filter(|slash| slash.at > place.at);
    }

    /// The last place in a line without an opportunity that is neither before a closing nor behind an opening mark;
    /// else the end of it, which stands before `next`.
    fn cut(&self, next: char) -> Mark {
        let mut place = self.end;
        let mut columns = self.start.columns;
        let mut previous: Option<char> = None;
        let mut found = None;
        for cluster in clusters(self.text, self.start.at).take_while(|cluster| cluster.start < self.end.at) {
            if previous.is_some_and(|previous| !never_last(previous) && !never_first(cluster.first)) {
                found = Some(Mark { at: cluster.start, columns });
            }
            previous = last_character(self.text, cluster);
            columns += cluster.width.min(self.width);
        }
        let at_the_end = previous.is_none_or(|previous| !never_last(previous) && !never_first(next));
        if let (false, Some(found)) = (at_the_end, found) {
            place = found;
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn lines(text: &str, width: usize) -> Vec<&str> {
        let mut lines = Vec::new();
        wrap(text, width, &[], |line| lines.push(text.get(line).unwrap()));
        lines
    }

    /// The columns of a line without the blanks that hang over its end.
    fn columns(line: &str) -> usize {
        let kept = line.trim_end_matches(is_blank);
        clusters(kept, 0).map(|cluster| cluster.width).sum()
    }

    #[test]
    fn chinese_marks_stay_with_their_words() {
        assert_eq!(lines("缔约方会议，审议了《公约》。", 10), ["缔约方会", "议，审议了", "《公约》。"]);
        assert_eq!(lines("他说“你好”并离开", 6), ["他说", "“你好”", "并离开"]);
        assert_eq!(lines("开展工作——包括培训……", 9), ["开展工", "作——包括", "培训……"]);
        assert_eq!(lines("让·皮埃尔", 4), ["让·", "皮埃", "尔"]);
    }

    #[test]
    fn latin_words_and_numbers_stay_whole() {
        assert_eq!(
            lines("鉴于 COVID-19 疫情，共 4,000 人", 12),
            ["鉴于 ", "COVID-19 疫", "情，共 4,000 ", "人"]
        );
        assert_eq!(lines("2015–2020 period", 6), ["2015–2", "020 ", "period"]);
        assert_eq!(lines("in 2015–2020 it", 10), ["in ", "2015–2020 ", "it"]);
    }

    #[test]
    fn a_symbol_is_cut_only_where_it_is_wider_than_a_line() {
        assert_eq!(lines("see E/CN.15/2021/4 and", 16), ["see ", "E/CN.15/2021/4 ", "and"]);
        assert_eq!(lines("E/CN.15/2021/4", 9), ["E/CN.15/", "2021/4"]);
        assert_eq!(lines("见http://un.org/certificate/。", 20), ["见", "http://un.org/", "certificate/。"]);
    }

    #[test]
    fn a_word_wider_than_a_line_is_cut() {
        assert_eq!(lines("incomprehensibilities", 8), ["incompre", "hensibil", "ities"]);
        assert_eq!(lines("中文", 1), ["中", "文"]);
        assert_eq!(lines("e\u{301}e\u{301}e\u{301}", 2), ["e\u{301}e\u{301}", "e\u{301}"]);
    }

    #[test]
    fn a_line_feed_ends_a_line_and_blanks_hang() {
        assert_eq!(lines("one\ntwo", 20), ["one\n", "two"]);
        assert_eq!(lines("one     two", 4), ["one     ", "two"]);
        assert_eq!(lines("", 4), [""]);
    }

    #[test]
    fn a_footnote_mark_takes_its_columns_behind_its_word() {
        let mut found = Vec::new();
        wrap("aaaa bbbb", 9, &[Insertion { at: 4, width: 3 }], |line| found.push(line));
        assert_eq!(found, [0..5, 5..9]);
        found.clear();
        wrap("aaaa bbbb", 12, &[Insertion { at: 4, width: 3 }], |line| found.push(line));
        assert_eq!(found, std::iter::once(0..9).collect::<Vec<_>>());
    }

    #[test]
    fn controls_are_measured_as_they_are_drawn() {
        assert_eq!(lines("ab \u{9d}c", 9), ["ab ", "\u{9d}c"]);
        assert_eq!(lines("\u{9d}\u{9d}", 8), ["\u{9d}", "\u{9d}"]);
    }

    fn reports_text() -> impl Strategy<Value = String> {
        let piece = prop::sample::select(vec![
            "缔约方会议",
            "毒品和犯罪问题办公室",
            "，",
            "。",
            "》",
            "《",
            "（",
            "）",
            "“",
            "”",
            "——",
            "……",
            "、",
            "：",
            " ",
            "COVID-19",
            "E/CN.15/2021/4",
            "2015–2020",
            "4,000",
            "programme",
            "the",
            "(a)",
            "10 %",
            "\n",
            "é",
            "دولة",
            "доклад",
            "·",
            "!",
            "?",
            "\u{200b}",
            "e\u{301}",
            "👍🏽",
            "\u{1b}",
            "\u{9d}",
            "ﾊﾞ",
        ]);
        prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_no_line_is_too_wide(text in prop_oneof![reports_text(), ".*"], width in 2usize..60) {
            let lines = lines(&text, width);
            prop_assert_eq!(lines.concat(), text.as_str());
            for line in lines {
                // Only a single character that is wider than the whole line may stand out.
                let drawn = || clusters(line.trim_end_matches(is_blank), 0).filter(|cluster| cluster.width > 0);
                prop_assert!(columns(line) <= width || drawn().count() == 1, "{:?} in {}", line, width);
            }
        }

        #[test]
        fn marks_stand_where_they_may_if_there_is_any_such_place(text in reports_text(), width in 8usize..60) {
            let lines = lines(&text, width);
            for pair in lines.windows(2) {
                let (before, after) = (pair[0], pair[1]);
                let must = before.ends_with(['\n']);
                let bad = |left: &str, right: &str| {
                    left.chars().next_back().is_none_or(never_last) || right.chars().next().is_none_or(never_first)
                };
                let place = |cluster: Cluster| cluster.start > 0 && {
                    let (left, right) = before.split_at(cluster.start);
                    !bad(left, right)
                };
                if !must && bad(before, after) {
                    prop_assert!(!clusters(before, 0).any(place), "{:?} | {:?}", before, after);
                }
            }
        }

        #[test]
        fn footnote_marks_have_their_columns(text in reports_text(), mut places in prop::collection::vec(0usize..400, 0..4), width in 24usize..60) {
            places.sort_unstable();
            let marks: Vec<Insertion> = places.into_iter().map(|at| Insertion { at: at.min(text.len()), width: 4 }).collect();
            // Several marks may stand at one place; more than a line of them may not.
            let mut lines = Vec::new();
            wrap(&text, width, &marks, |line| lines.push(line));
            for line in lines {
                let words = text.get(line.clone()).unwrap();
                let marked = marks.iter().filter(|mark| line.start < mark.at && mark.at <= line.end || mark.at == 0 && line.start == 0);
                let marked = marked.count() * 4;
                let kept = if marked > 0 { words.trim_end_matches(is_blank) } else { words };
                prop_assert!(columns(kept) + marked <= width, "{:?} with {} in {}", words, marked, width);
            }
        }

        #[test]
        fn a_word_that_fits_a_line_is_not_cut(words in prop::collection::vec("[a-zA-Z0-9]{1,12}(/[A-Z0-9]{1,4}){0,2}", 1..30), width in 24usize..60) {
            let text = words.join(" ");
            for line in lines(&text, width) {
                for word in line.split_whitespace() {
                    prop_assert!(words.iter().any(|whole| whole == word), "{word}");
                }
            }
        }
    }
}
