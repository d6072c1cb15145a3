//! Copying citations, and selecting what is cited.

use super::find::Direction;
use super::mode::Mode;
use super::part::Part;
use super::reading::{Position, Reading};
use super::{App, Effect};
use crate::config::fill;
use crate::model::{Element, Paragraph, Report, Target};

/// No more bytes of text than this are copied: many terminals take no longer sequence.
const LONGEST_COPY: usize = 100_000;

/// What is selected: paragraphs, or one part of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Selection {
    /// The paragraph it was begun at.
    first: usize,
    /// The paragraph it goes to, which may stand before.
    last: usize,
    /// The subparagraph or, after all of them, the footnote of a single paragraph.
    block: Option<usize>,
    /// Where the reader was.
    pub(crate) origin: Position,
}

impl Selection {
    /// The selection of the paragraph that is read; none in the masthead.
    fn new(reading: &Reading) -> Option<Self> {
        let first = reading.paragraph()?;
        Some(Self { first, last: first, block: None, origin: reading.position() })
    }

    /// What it is in the report.
    pub(crate) fn target(&self, report: &Report) -> Target {
        let paragraph = report.paragraphs.get(self.last);
        match (self.block, paragraph) {
            (Some(block), Some(paragraph)) => part_of(paragraph, self.last, block, report),
            _ => Target::Paragraphs(self.first.min(self.last)..self.first.max(self.last) + 1),
        }
    }

    /// Whether it holds a part of the report.
    pub(crate) fn holds(&self, part: Part, report: &Report) -> bool {
        match (self.target(report), part) {
            (Target::Paragraphs(range), Part::Paragraph(index) | Part::Subparagraph(index, _)) => {
                range.contains(&index)
            }
            (Target::Subparagraph(index, block), Part::Subparagraph(of, sub)) => {
                let blocks =
                    report.paragraphs.get(index).map(|p| p.subparagraphs.as_slice()).unwrap_or_default();
                let depth = |at: usize| blocks.get(at).map_or(0, |sub| sub.depth);
                let is_below = sub > block && (block + 1..=sub).all(|at| depth(at) > depth(block));
                of == index && (sub == block || is_below)
            }
            (Target::Footnote(index), Part::Footnote(note)) => index == note,
            // A footnote stands far below; its paragraph is marked.
            (Target::Footnote(_), Part::Paragraph(index) | Part::Subparagraph(index, _)) => {
                index == self.last
            }
            (
                Target::Paragraphs(_) | Target::Subparagraph(..) | Target::Section(_) | Target::Footnote(_),
                _,
            ) => false,
        }
    }

    /// Goes on by one paragraph inside the body or annex, or by one part of the paragraph; whether there is one.
    fn go_on(&mut self, direction: Direction, report: &Report) -> bool {
        let step = |at: usize| match direction {
            Direction::Down => at.checked_add(1),
            Direction::Up => at.checked_sub(1),
        };
        if let Some(block) = self.block {
            let parts = report.paragraphs.get(self.last).map_or(0, |paragraph| parts(paragraph, report));
            let next = step(block).filter(|next| *next < parts);
            self.block = next.or(self.block);
            return next.is_some();
        }
        let annex = |index: usize| report.paragraphs.get(index).map(|paragraph| paragraph.annex);
        let next = step(self.last).filter(|next| annex(*next) == annex(self.first));
        self.last = next.unwrap_or(self.last);
        next.is_some()
    }

    /// Narrows it to the first part of the last paragraph; whether that has any.
    fn go_into(&mut self, report: &Report) -> bool {
        let has_parts =
            report.paragraphs.get(self.last).is_some_and(|paragraph| parts(paragraph, report) > 0);
        if self.block.is_none() && has_parts {
            self.first = self.last;
            self.block = Some(0);
        }
        has_parts
    }
}

/// How many parts can be cited by themselves: subparagraphs and footnotes.
fn parts(paragraph: &Paragraph, report: &Report) -> usize {
    paragraph.subparagraphs.len() + notes(paragraph, report).count()
}

fn notes(paragraph: &Paragraph, report: &Report) -> impl Iterator<Item = usize> {
    paragraph
        .notes
        .iter()
        .filter_map(|number| report.footnotes.iter().position(|note| note.number == *number))
}

fn part_of(paragraph: &Paragraph, index: usize, block: usize, report: &Report) -> Target {
    let after = block.checked_sub(paragraph.subparagraphs.len());
    match after.and_then(|note| notes(paragraph, report).nth(note)) {
        Some(note) => Target::Footnote(note),
        None => Target::Subparagraph(index, block),
    }
}

impl App {
    /// Copies the citation of what is read or selected; `with_words`, the words with it.
    pub(super) fn copy(&mut self, with_words: bool) -> Option<Effect> {
        let notes = &self.phrases().notes;
        let reading = self.reading.as_ref()?;
        let report = &reading.report;
        let target = self.cited(reading);
        let citation = target.as_ref().map_or_else(|| report.citation(), |target| target.citation(report));
        let text = match target.filter(|_| with_words) {
            Some(target) => target.quotation(report),
            None => citation.clone(),
        };
        self.leave_selection();
        self.hand_over(text, &citation, if with_words { notes.copied_with_text } else { notes.copied })
    }

    /// Copies a text and says so in `note`, where it is not too long.
    pub(super) fn hand_over(&mut self, text: String, citation: &str, note: &str) -> Option<Effect> {
        if text.len() > LONGEST_COPY {
            let (size, limit) = ((text.len() / 1000).to_string(), (LONGEST_COPY / 1000).to_string());
            let values = [("citation", citation), ("size", &size), ("limit", &limit)];
            self.note(fill(self.phrases().notes.too_long_to_copy, &values));
            return None;
        }
        self.note(fill(note, &[("citation", citation)]));
        Some(Effect::Copy(text))
    }

    /// What a citation would name: the selection, the section chosen in the outline, the footnote or the paragraph
    /// that is read; `None` for the report itself.
    fn cited(&self, reading: &Reading) -> Option<Target> {
        if let Mode::Select(selection) = &self.mode {
            return Some(selection.target(&reading.report));
        }
        if let Mode::Outline { .. } = self.mode {
            return reading.marked().map(Target::Section);
        }
        if let Part::Footnote(index) = reading.part() {
            return Some(Target::Footnote(index));
        }
        reading.paragraph().map(|index| Target::Paragraphs(index..index + 1))
    }

    /// Begins a selection.
    pub(super) fn select(&mut self) {
        let Some(reading) = &self.reading else { return };
        match Selection::new(reading) {
            Some(selection) => self.mode = Mode::Select(selection),
            None => self.note(self.phrases().notes.no_paragraph_here),
        }
    }

    /// Ends the selection, back where it was begun.
    pub(super) fn leave_selection(&mut self) {
        if let (Mode::Select(selection), Some(reading)) = (&self.mode, &mut self.reading) {
            reading.go_to(selection.origin);
            self.mode = Mode::Reading;
        }
    }

    /// Moves the end of the selection, and shows it.
    pub(super) fn select_on(&mut self, direction: Direction) {
        let height = self.text_height();
        let (Mode::Select(selection), Some(reading)) = (&mut self.mode, &mut self.reading) else { return };
        if selection.go_on(direction, &reading.report) {
            reading.show(Element::Paragraph(selection.last), height);
        }
    }

    /// Narrows the selection to a part of its last paragraph.
    pub(super) fn select_into(&mut self) {
        let (Mode::Select(selection), Some(reading)) = (&mut self.mode, &self.reading) else { return };
        if !selection.go_into(&reading.report) {
            self.note(self.phrases().notes.no_parts);
        }
    }

    /// Widens the selection to the whole paragraph.
    pub(super) fn select_whole(&mut self) {
        if let Mode::Select(selection) = &mut self.mode {
            selection.block = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::tests::{note, open, press, report};
    use crate::model::{Footnote, Place, Subparagraph};

    fn copied(effect: Option<Effect>) -> String {
        match effect {
            Some(Effect::Copy(text)) => text,
            other => panic!("{other:?} copies nothing"),
        }
    }

    /// Paragraph 2 with two subparagraphs and a footnote.
    fn with_parts() -> Report {
        let mut report = report(2, 3);
        let sub =
            |label: &str, depth| Subparagraph { label: label.into(), depth, text: format!("Part {label}.") };
        report.paragraphs[1].subparagraphs = vec![sub("a", 1), sub("i", 2), sub("b", 1)];
        report.paragraphs[1].notes = vec![7.into()];
        report.footnotes.push(Footnote { number: 7.into(), text: "Seen.".into(), place: Place::default() });
        report
    }

    #[test]
    fn the_paragraph_that_is_read_is_cited() {
        let mut app = open(report(2, 3), 80, 24);
        assert_eq!(copied(press(&mut app, "2Gy")), "E/CN.99/2031/1, para. 2");
        assert_eq!(note(&app), "E/CN.99/2031/1, para. 2  copied");
        let words = "2. Paragraph 2 says what it says, and says it in words that fill a line.";
        assert_eq!(copied(press(&mut app, "Y")), format!("{words}\n\n(E/CN.99/2031/1, para. 2)"));
    }

    #[test]
    fn the_masthead_is_cited_as_the_report_and_the_outline_as_sections() {
        let mut app = open(report(2, 3), 80, 24);
        assert_eq!(copied(press(&mut app, "y")), "E/CN.99/2031/1");
        assert_eq!(copied(press(&mut app, "5G<Tab>y")), "E/CN.99/2031/1, sect. II");
    }

    #[test]
    fn a_selection_grows_shrinks_and_goes_over_its_beginning() {
        for (keys, citation) in [
            ("2Gvy", "para. 2"),
            ("2Gvjy", "paras. 2 and 3"),
            ("2Gv}jy", "paras. 2–4"),
            ("2Gvjjky", "paras. 2 and 3"),
            ("2Gvky", "paras. 1 and 2"),
            ("2Gvkkkkkjy", "para. 2"),
            ("2Gvjjjjjjjjjy", "paras. 2–6"),
        ] {
            let mut app = open(report(2, 3), 80, 24);
            assert_eq!(copied(press(&mut app, keys)), format!("E/CN.99/2031/1, {citation}"), "{keys}");
            assert!(matches!(app.mode(), Mode::Reading));
        }
    }

    #[test]
    fn parts_of_a_paragraph_are_cited_by_themselves() {
        for (keys, citation) in [
            ("2Gvly", "para. 2 (a)"),
            ("2Gvljy", "para. 2 (a) (i)"),
            ("2Gvljjy", "para. 2 (b)"),
            ("2Gvljjjy", "footnote 7"),
            ("2Gvljjjjjy", "footnote 7"),
            ("2Gvljjky", "para. 2 (a) (i)"),
            ("2Gvlhy", "para. 2"),
        ] {
            let mut app = open(with_parts(), 80, 24);
            assert_eq!(copied(press(&mut app, keys)), format!("E/CN.99/2031/1, {citation}"), "{keys}");
        }
        let mut app = open(with_parts(), 80, 24);
        assert_eq!(
            copied(press(&mut app, "2GvlY")),
            "(a) Part a.\n  (i) Part i.\n\n(E/CN.99/2031/1, para. 2 (a))"
        );
        press(&mut app, "1Gvl");
        assert_eq!(note(&app), "this paragraph has neither subparagraphs nor footnotes");
    }

    #[test]
    fn the_end_of_a_long_selection_is_in_view_and_the_place_is_kept() {
        let mut app = open(report(3, 20), 80, 12);
        press(&mut app, "5G");
        let origin = app.reading().unwrap().position();
        press(&mut app, "vjjjjjjjjjjjj");
        let height = app.text_height();
        let shown =
            |index| app.reading().unwrap().shown(height).iter().any(|row| row.part == Part::Paragraph(index));
        assert!(shown(16) && !shown(4));
        press(&mut app, "<Esc>");
        assert_eq!(app.reading().unwrap().position(), origin);
    }

    #[test]
    fn too_long_a_text_is_not_copied_and_that_is_said() {
        let mut long = report(1, 2);
        long.paragraphs[0].text = "words ".repeat(20_000);
        let mut app = open(long, 80, 24);
        assert_eq!(press(&mut app, "1GY"), None);
        assert_eq!(note(&app), "E/CN.99/2031/1, para. 1 is not copied: 120 kB, and the limit is 100 kB");
        assert!(press(&mut app, "y").is_some());
    }
}
