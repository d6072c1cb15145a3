//! What the current paragraph refers to: its footnotes, paragraphs, documents and links, each one key away.

use super::find::Direction;
use super::mode::Mode;
use super::part::Part;
use super::reading::{Position, Reading};
use super::{App, Effect};
use crate::config::fill;
use crate::model::{Element, Number, Paragraph, Report};
use crate::text::links;

/// Something a paragraph refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reference {
    /// An index in the report's footnotes.
    Footnote(usize),
    /// Indices in the report's paragraphs, and the words that name them.
    Paragraphs(Vec<usize>, String),
    /// The symbol of a document.
    Document(String),
    /// A link, as it is printed.
    Link(String),
}

/// The references of a paragraph, while they are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct References {
    /// In the order of the text; what a footnote refers to follows it. Never empty.
    pub(crate) entries: Vec<Reference>,
    /// The chosen one.
    pub(crate) selected: usize,
    /// The first row of its words that is shown.
    pub(crate) top: usize,
}

impl References {
    /// The chosen one.
    pub(crate) fn chosen(&self) -> Option<&Reference> {
        self.entries.get(self.selected)
    }

    /// Chooses another one.
    pub(super) fn choose(&mut self, selected: usize) {
        self.selected = selected.min(self.entries.len().saturating_sub(1));
        self.top = 0;
    }
}

impl Reading {
    /// What the current paragraph refers to, or the footnote where one is read.
    fn references(&self) -> Vec<Reference> {
        let mut found = Vec::new();
        match (self.part(), self.paragraph()) {
            (Part::Footnote(index), _) => of_footnote(&self.report, index, &mut found),
            (_, Some(index)) => of_paragraph(&self.report, index, &mut found),
            (_, None) => {}
        }
        let mut once: Vec<Reference> = Vec::with_capacity(found.len());
        for reference in found {
            if !once.contains(&reference) {
                once.push(reference);
            }
        }
        once
    }
}

/// Where a reference stands in a paragraph: the block, 0 for the paragraph's own text, and a byte of it.
type Spot = (usize, usize);

fn of_paragraph(report: &Report, index: usize, found: &mut Vec<Reference>) {
    let Some(paragraph) = report.paragraphs.get(index) else { return };
    let mut placed: Vec<(Spot, Reference)> = Vec::new();
    placed.extend(footnotes_of(report, paragraph));
    placed.extend(paragraphs_of(report, index));
    for mention in report.symbol_mentions.iter().filter(|mention| mention.range.paragraph == index) {
        let spot = spot(mention.range.subparagraph, mention.range.bytes.start);
        placed.extend(document(report, &mention.symbol).map(|document| (spot, document)));
    }
    let blocks = paragraph.subparagraphs.iter().map(|block| block.text.as_str());
    for (block, text) in std::iter::once(paragraph.text.as_str()).chain(blocks).enumerate() {
        placed.extend(links_in(text).map(|(at, link)| ((block, at), link)));
    }
    placed.sort_by_key(|(spot, _)| *spot);
    for (_, reference) in placed {
        let footnote = if let Reference::Footnote(note) = reference { Some(note) } else { None };
        found.push(reference);
        if let Some(note) = footnote {
            of_footnote(report, note, found);
        }
    }
}

fn spot(subparagraph: Option<usize>, offset: usize) -> Spot {
    (subparagraph.map_or(0, |block| block.saturating_add(1)), offset)
}

fn footnotes_of(report: &Report, paragraph: &Paragraph) -> impl Iterator<Item = (Spot, Reference)> {
    let note = |number: &Number| report.footnotes.iter().position(|note| note.number == *number);
    let marked = paragraph.marks.iter().filter_map(move |mark| {
        Some((spot(mark.subparagraph, mark.offset), Reference::Footnote(note(&mark.note)?)))
    });
    // Those whose mark has no place in the text come last.
    let unplaced =
        paragraph.notes.iter().filter(|number| !paragraph.marks.iter().any(|mark| mark.note == **number));
    marked
        .chain(unplaced.filter_map(move |number| Some(((usize::MAX, 0), Reference::Footnote(note(number)?)))))
}

fn paragraphs_of(report: &Report, index: usize) -> impl Iterator<Item = (Spot, Reference)> {
    let here = report.cross_references.iter().filter(move |reference| reference.range.paragraph == index);
    let annex = report.paragraphs.get(index).and_then(|paragraph| paragraph.annex);
    here.filter_map(move |reference| {
        let to: Vec<usize> =
            reference.to.iter().filter_map(|number| numbered(report, number, annex)).collect();
        let spot = spot(reference.range.subparagraph, reference.range.bytes.start);
        (!to.is_empty()).then(|| (spot, Reference::Paragraphs(to, reference.text.clone())))
    })
}

/// The paragraph with a number: in the same body or annex, else the first.
fn numbered(report: &Report, number: &Number, annex: Option<usize>) -> Option<usize> {
    let mut with = report.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.number == *number);
    let first = with.next()?;
    let same = std::iter::once(first).chain(with).find(|(_, paragraph)| paragraph.annex == annex);
    Some(same.unwrap_or(first).0)
}

/// What a footnote refers to, the footnote left out.
fn of_footnote(report: &Report, index: usize, found: &mut Vec<Reference>) {
    let Some(note) = report.footnotes.get(index) else { return };
    let cited = report.footnote_symbols.iter().filter(|cited| cited.footnote == index);
    let documents = cited.filter_map(|cited| Some((cited.offset, document(report, &cited.symbol)?)));
    let mut placed: Vec<(usize, Reference)> = documents.chain(links_in(&note.text)).collect();
    placed.sort_by_key(|(at, _)| *at);
    found.extend(placed.into_iter().map(|(_, reference)| reference));
}

/// Another document than the report itself.
fn document(report: &Report, symbol: &str) -> Option<Reference> {
    (report.meta.symbol.as_deref() != Some(symbol)).then(|| Reference::Document(symbol.to_owned()))
}

fn links_in(text: &str) -> impl Iterator<Item = (usize, Reference)> {
    links(text)
        .into_iter()
        .filter_map(|range| Some((range.start, Reference::Link(text.get(range)?.to_owned()))))
}

/// The address of a document at the United Nations, in the language of a report.
pub(crate) fn document_address(symbol: &str, report: &Report) -> String {
    let symbol: String = symbol.chars().filter(|c| !c.is_whitespace()).collect();
    format!("https://undocs.org/{}/{symbol}", report.meta.language.code())
}

/// What two names of one document have in common: `A/80/604/Add.2` and `A_80_604_Add.2`.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The name of a file without its folder, its format and its language.
fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match name.rsplit_once(['.', '-', '_']) {
        Some((stem, language))
            if crate::model::Language::ALL.iter().any(|one| one.code() == language.to_lowercase()) =>
        {
            stem
        }
        Some(_) | None => name,
    }
}

impl App {
    /// Shows what the current paragraph refers to; with a number follows that reference at once.
    pub(super) fn show_references(&mut self, count: Option<u32>) -> Option<Effect> {
        let entries = self.reading.as_ref()?.references();
        if entries.is_empty() {
            self.note(self.phrases().notes.no_references);
            return None;
        }
        self.mode = Mode::References(References { entries, selected: 0, top: 0 });
        count.and_then(|number| self.pick_reference(number))
    }

    /// Takes a digit that picks a reference.
    pub(super) fn type_reference(&mut self, typed: char) -> Option<Effect> {
        self.pick_reference(typed.to_digit(10)?)
    }

    /// Chooses the reference of this number, from 1, and follows it. A footnote is only shown.
    fn pick_reference(&mut self, number: u32) -> Option<Effect> {
        let Mode::References(references) = &mut self.mode else { return None };
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        let count = references.entries.len();
        if index >= count {
            let values = [("number", number.to_string()), ("count", count.to_string())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            self.note(fill(self.phrases().notes.no_such_reference, &values));
            return None;
        }
        references.choose(index);
        match references.chosen() {
            Some(Reference::Footnote(_)) | None => None,
            Some(_) => self.follow_reference(),
        }
    }

    /// Scrolls the words of the chosen reference.
    pub(super) fn scroll_reference(&mut self, direction: Direction) {
        let page = usize::from(self.screen().list.body.height / 2).max(1);
        if let Mode::References(references) = &mut self.mode {
            references.top = match direction {
                Direction::Down => references.top.saturating_add(page),
                Direction::Up => references.top.saturating_sub(page),
            };
        }
    }

    /// Follows the chosen reference.
    pub(super) fn follow_reference(&mut self) -> Option<Effect> {
        let Mode::References(references) = &self.mode else { return None };
        match references.chosen()?.clone() {
            Reference::Footnote(note) => {
                self.mode = Mode::Reading;
                let place = Position { part: Part::Footnote(note), offset: 0 };
                self.jump(|reading, _| reading.go_to(place));
                None
            }
            Reference::Paragraphs(to, _) => {
                self.mode = Mode::Reading;
                let first = *to.first()?;
                self.jump(|reading, _| reading.go_to_element(Element::Paragraph(first)));
                None
            }
            Reference::Document(symbol) => self.open_document(symbol),
            Reference::Link(link) => self.copy_shown(link),
        }
    }

    /// Copies what the chosen reference is: an address, or the words.
    pub(super) fn copy_reference(&mut self) -> Option<Effect> {
        let (Mode::References(references), Some(reading)) = (&self.mode, &self.reading) else { return None };
        let text = match references.chosen()? {
            Reference::Footnote(note) => reading.report.footnotes.get(*note)?.text.clone(),
            Reference::Paragraphs(to, _) => paragraphs_citation(&reading.report, to),
            Reference::Document(symbol) => document_address(symbol, &reading.report),
            Reference::Link(link) => link.clone(),
        };
        self.copy_shown(text)
    }

    /// Copies a text and shows it.
    fn copy_shown(&mut self, text: String) -> Option<Effect> {
        let shown = text.clone();
        self.hand_over(text, &shown, self.phrases().notes.copied)
    }

    /// Opens the report with a symbol: one that is known to bear it, else it is looked for among the files that were not
    /// opened yet, else its address is copied.
    fn open_document(&mut self, symbol: String) -> Option<Effect> {
        let here = self.reading.as_ref()?.index;
        if let Some(index) = self.index_of_symbol(&symbol) {
            self.mode = Mode::Reading;
            self.leave_for_another();
            return Some(self.await_report(index));
        }
        let unknown =
            self.entries.iter().enumerate().filter(|(index, entry)| *index != here && entry.title.is_empty());
        if unknown.count() == 0 {
            return self.copy_document(&symbol);
        }
        self.awaited = Some(here);
        self.sought = Some(symbol.clone());
        Some(Effect::Seek(symbol))
    }

    fn copy_document(&mut self, symbol: &str) -> Option<Effect> {
        let address = document_address(symbol, &self.reading.as_ref()?.report);
        let values = [("symbol", symbol), ("address", &address)];
        self.note(fill(self.phrases().notes.not_at_hand, &values));
        Some(Effect::Copy(address))
    }

    /// The report of the library that bears a symbol, by what is known of it: its masthead if it was opened before, what is
    /// kept about it, or the name of its file.
    pub(crate) fn index_of_symbol(&self, symbol: &str) -> Option<usize> {
        let here = self.reading.as_ref().map(|reading| reading.index);
        let others = || self.entries.iter().enumerate().filter(move |(index, _)| Some(*index) != here);
        let opened = others().find(|(_, entry)| entry.title.split("  ").next() == Some(symbol));
        let wanted = bare(symbol);
        let named = || others().find(|(_, entry)| bare(stem(&entry.name)) == wanted);
        opened
            .or_else(named)
            .map(|(index, _)| index)
            .or_else(|| self.kept_file_of(symbol).filter(|at| Some(*at) != here))
    }

    /// Takes the report that [`Effect::Seek`] asked for: its index and the report, whose names are asked for later.
    pub fn found(&mut self, index: usize, report: Report) {
        self.sought = None;
        self.mode = Mode::Reading;
        self.leave_for_another();
        self.opened_unnamed(index, report);
    }

    /// No file bears the symbol that [`Effect::Seek`] asked for: its address is copied. Returns what is to be done.
    pub fn not_found(&mut self) -> Option<Effect> {
        self.awaited = None;
        self.message = None;
        let symbol = self.sought.take()?;
        self.copy_document(&symbol)
    }

    /// Remembers the report that is left for another by a reference.
    fn leave_for_another(&mut self) {
        if let Some(reading) = &self.reading {
            self.trail.back.push(reading.index);
            self.trail.forward.clear();
        }
    }

    /// Back to where the last jump was made, in this report or in the one before.
    pub(super) fn go_back(&mut self) -> Option<Effect> {
        if let Mode::Letter { .. } = self.mode {
            self.mode = Mode::Reading;
        }
        let reading = self.reading.as_mut()?;
        if reading.back() {
            return None;
        }
        let here = reading.index;
        let Some(index) = self.trail.back.pop() else {
            self.note(self.phrases().notes.no_jump_back);
            return None;
        };
        self.trail.forward.push(here);
        Some(self.await_report(index))
    }

    /// Forward again, in this report or to the one after.
    pub(super) fn go_forward(&mut self) -> Option<Effect> {
        let reading = self.reading.as_mut()?;
        if reading.forward() {
            return None;
        }
        let here = reading.index;
        let Some(index) = self.trail.forward.pop() else {
            self.note(self.phrases().notes.no_jump_forward);
            return None;
        };
        self.trail.back.push(here);
        Some(self.await_report(index))
    }

    /// The address of what a reference leads to outside of the library; `None` where it leads nowhere outside.
    pub(crate) fn outside_address(&self, reference: &Reference, report: &Report) -> Option<String> {
        match reference {
            Reference::Link(link) => Some(link.clone()),
            Reference::Document(symbol) if self.index_of_symbol(symbol).is_none() => {
                Some(document_address(symbol, report))
            }
            Reference::Document(_) | Reference::Footnote(_) | Reference::Paragraphs(..) => None,
        }
    }

    /// What is said of a document before it is followed: where it is.
    pub(crate) fn whereabouts(&self, symbol: &str, report: &Report) -> String {
        let titles = &self.phrases().titles;
        match self.index_of_symbol(symbol).and_then(|index| self.entries.get(index)) {
            Some(entry) => {
                let name = if entry.title.is_empty() { &entry.name } else { &entry.title };
                fill(titles.at_hand, &[("report", name)])
            }
            None => document_address(symbol, report),
        }
    }

    /// The title of the panel: whose references they are, and which of how many is chosen.
    pub(crate) fn references_title(&self, references: &References, reading: &Reading) -> String {
        let (titles, report) = (&self.phrases().titles, &reading.report);
        let of_note = |index: usize| {
            let number = report.footnotes.get(index).map(|note| note.number.to_string()).unwrap_or_default();
            fill(titles.references_of_note, &[("note", &number)])
        };
        let of_paragraph = || {
            let paragraph = reading.paragraph().and_then(|index| report.paragraphs.get(index));
            let number = paragraph.map(|paragraph| paragraph.number.to_string()).unwrap_or_default();
            fill(titles.references, &[("paragraph", &number)])
        };
        let whose = if let Part::Footnote(index) = reading.part() { of_note(index) } else { of_paragraph() };
        match references.entries.len() {
            1 => whose,
            count => format!("{whose}  {}/{count}", references.selected.saturating_add(1)),
        }
    }
}

/// The citation of some paragraphs, from the first to the last.
fn paragraphs_citation(report: &Report, to: &[usize]) -> String {
    let (first, last) = (to.iter().min(), to.iter().max());
    match (first, last) {
        (Some(&first), Some(&last)) => {
            crate::model::Target::Paragraphs(first..last.saturating_add(1)).citation(report)
        }
        _ => String::new(),
    }
}

/// The trail from report to report: their indices in the library.
#[derive(Debug, Clone, Default)]
pub(super) struct Trail {
    back: Vec<usize>,
    forward: Vec<usize>,
}

#[cfg(test)]
mod tests;
