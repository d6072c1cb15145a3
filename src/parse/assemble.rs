//! Drafts to the model: texts, places, spans of headings, citations, dropped lines, diagnostics.

use std::collections::{HashMap, HashSet};

use super::body::{Body, Context, ParagraphDraft};
use super::flow::Flow;
use super::footnotes::Note;
use super::labels::{ADVERB_BASE, Closing, Count, LATIN_ADVERBS};
use super::marks::{self, Mark};
use super::roles::{Role, Roles};
use super::rows::Sheet;
use super::words::ReferenceWords;
use super::{references, symbols};
use crate::model::{
    CitedSymbol, CrossReference, Diagnostic, DiagnosticKind, DroppedLine, Footnote, FootnoteSymbol, Heading,
    Hint, Masthead, NoteMark, Number, Paragraph, Passage, Place, Report, Subparagraph, SymbolMention,
    TextRange,
};

/// All that was read from the rows.
pub(super) struct Draft {
    /// The first page.
    pub(super) masthead: Masthead,
    /// The body.
    pub(super) body: Body,
    /// The footnotes.
    pub(super) notes: Vec<Note>,
    /// Their marks in the text.
    pub(super) marks: Vec<Mark>,
    /// The notes whose marks stood at headings.
    pub(super) marked_headings: Vec<usize>,
    /// Rows that looked like paragraphs, with their numbers.
    pub(super) refused: Vec<(usize, u32)>,
}

/// What needs the rows: with it at hand they can be given back before the report is made.
pub(super) struct Gathered {
    draft: Draft,
    places: Places,
    footnotes: Vec<Footnote>,
    dropped: Vec<DroppedLine>,
    diagnostics: Vec<Diagnostic>,
}

/// Takes from the rows all that the report keeps of them.
pub(super) fn gather(context: &Context<'_, '_>, mut draft: Draft, roles: &Roles) -> Gathered {
    let mut places = Places::new(context, roles, &draft);
    let diagnostics = diagnostics(context, &draft, roles);
    let notes = draft.notes.iter().enumerate();
    let footnotes = notes.map(|(index, note)| footnote(context, note, places.notes.take(index))).collect();
    for paragraph in &mut draft.body.paragraphs {
        paragraph.own.origins = Vec::new();
    }
    Gathered { places, footnotes, dropped: dropped(context, roles), diagnostics, draft }
}

/// The report.
pub(super) fn report(name: &str, gathered: Gathered, words: &ReferenceWords) -> Report {
    let Gathered { draft, mut places, footnotes, dropped, diagnostics } = gathered;
    let Draft { masthead, body, marks, .. } = draft;
    let mut report = Report { source: name.to_owned(), meta: masthead, flow: body.flow, ..Report::default() };
    let numbers: Vec<Number> = footnotes.iter().map(|note| note.number.clone()).collect();
    (report.meta.star_notes, report.footnotes) =
        footnotes.into_iter().partition(|note: &Footnote| marks::is_star(&note.number));
    report.outline = body
        .headings
        .into_iter()
        .enumerate()
        .map(|(index, draft)| Heading {
            level: draft.level,
            label: draft.label,
            title: without_raised_mark(&draft.title.text).to_owned(),
            first: None,
            last: None,
            place: places.headings.take(index),
        })
        .collect();
    report.annexes = body.annexes;
    report.paragraphs = body
        .paragraphs
        .into_iter()
        .enumerate()
        .map(|(index, draft)| paragraph(draft, places.paragraphs.take(index)))
        .collect();
    place_marks(&mut report, &marks, &numbers);
    report.passages = body
        .passages
        .into_iter()
        .enumerate()
        .map(|(index, draft)| Passage {
            kind: draft.kind,
            section: draft.section,
            text: draft.text.text,
            place: places.passages.take(index),
        })
        .collect();
    report.dropped = dropped;
    report.diagnostics = diagnostics;
    span_headings(&mut report);
    cite(&mut report, words);
    report
}

/// The places of one kind of element, by index.
#[derive(Default)]
struct PlaceList(Vec<Place>);

impl PlaceList {
    fn sized(count: usize) -> Self {
        Self(vec![Place::default(); count])
    }

    fn add(&mut self, index: usize, page: u32, line: u32) {
        if let Some(place) = self.0.get_mut(index) {
            place.add(page, line);
        }
    }

    fn take(&mut self, index: usize) -> Place {
        self.0.get_mut(index).map(std::mem::take).unwrap_or_default()
    }
}

/// The places of all elements, gathered in one pass over the rows.
struct Places {
    headings: PlaceList,
    paragraphs: PlaceList,
    passages: PlaceList,
    notes: PlaceList,
}

impl Places {
    fn new(context: &Context<'_, '_>, roles: &Roles, draft: &Draft) -> Self {
        let mut places = Self {
            headings: PlaceList::sized(draft.body.headings.len()),
            paragraphs: PlaceList::sized(draft.body.paragraphs.len()),
            passages: PlaceList::sized(draft.body.passages.len()),
            notes: PlaceList::sized(draft.notes.len()),
        };
        for (at, row) in context.sheet.rows.iter().enumerate() {
            match roles.get(at) {
                Role::Heading(index) => places.headings.add(index, row.page, row.line),
                Role::Paragraph(index) => places.paragraphs.add(index, row.page, row.line),
                Role::Passage(index) => places.passages.add(index, row.page, row.line),
                Role::Note(index) => places.notes.add(index, row.page, row.line),
                Role::Open | Role::Front | Role::Dropped(_) => {}
            }
        }
        places
    }
}

fn footnote(context: &Context<'_, '_>, note: &Note, place: Place) -> Footnote {
    let mut flow = Flow::default();
    for (row, start) in &note.rows {
        let words = context.sheet.rows.get(*row).and_then(|source| source.text.get(*start..)).unwrap_or("");
        flow.push(words, *row, context.spaced);
    }
    Footnote { number: note.number.clone(), text: flow.text, place }
}

fn paragraph(mut draft: ParagraphDraft, place: Place) -> Paragraph {
    draft.own.text.shrink_to_fit();
    let subparagraphs = draft
        .items
        .into_iter()
        .map(|(label, depth, flow)| Subparagraph { label, depth, text: flow.text })
        .collect();
    Paragraph {
        number: number(draft.start.label.count),
        section: draft.section,
        annex: draft.annex,
        text: draft.own.text,
        subparagraphs,
        resumes: draft.resumes,
        notes: Vec::new(),
        marks: Vec::new(),
        place,
    }
}

fn number(count: Count) -> Number {
    if let Some(prefix) = count.prefix {
        return Number::Text(format!("{prefix}.{}", count.whole));
    }
    match count.part {
        0 => Number::Integer(count.whole),
        part => match part.checked_sub(ADVERB_BASE).and_then(|at| LATIN_ADVERBS.get(at as usize)) {
            Some(adverb) => Number::Text(format!("{} {adverb}", count.whole)),
            None => Number::Text(format!("{}.{part}", count.whole)),
        },
    }
}

/// A raised mark at the end of a title belongs to a note, not to the title.
fn without_raised_mark(title: &str) -> &str {
    title.trim_end_matches(|c: char| super::numerals::superscript(c).is_some() || c == '*').trim_end()
}

fn place_marks(report: &mut Report, marks: &[Mark], numbers: &[Number]) {
    for mark in marks {
        let (Some(number), Some(paragraph)) =
            (numbers.get(mark.note), report.paragraphs.get_mut(mark.paragraph))
        else {
            continue;
        };
        paragraph.notes.push(number.clone());
        paragraph.marks.push(NoteMark { note: number.clone(), subparagraph: mark.item, offset: mark.offset });
    }
}

fn dropped(context: &Context<'_, '_>, roles: &Roles) -> Vec<DroppedLine> {
    let rows = context.sheet.rows.iter().enumerate();
    rows.filter_map(|(at, row)| match roles.get(at) {
        Role::Dropped(reason) => {
            Some(DroppedLine { page: row.page, line: row.line, reason, text: row.text.clone().into_owned() })
        }
        Role::Open
        | Role::Front
        | Role::Note(_)
        | Role::Heading(_)
        | Role::Paragraph(_)
        | Role::Passage(_) => None,
    })
    .collect()
}

fn span_headings(report: &mut Report) {
    for index in 0..report.outline.len() {
        let range = report.paragraphs_under(index);
        let numbers = report.paragraphs.get(range).unwrap_or(&[]);
        let span = numbers
            .first()
            .zip(numbers.last())
            .map(|(first, last)| (first.number.clone(), last.number.clone()));
        if let (Some(heading), Some((first, last))) = (report.outline.get_mut(index), span) {
            heading.first = Some(first);
            heading.last = Some(last);
        }
    }
}

/// Finds the documents and paragraphs that paragraphs refer to.
fn cite(report: &mut Report, words: &ReferenceWords) {
    let known: HashSet<u32> =
        report.paragraphs.iter().filter_map(|paragraph| paragraph.number.integer()).collect();
    let mut symbol_index: HashMap<String, usize> = HashMap::new();
    let mut cross_references = Vec::new();
    let mut mentions = Vec::new();
    for (index, paragraph) in report.paragraphs.iter().enumerate() {
        for (subparagraph, text) in texts(paragraph) {
            let range = |bytes| TextRange { paragraph: index, subparagraph, bytes };
            for citation in symbols::citations(text) {
                for symbol in citation.symbols {
                    let at = *symbol_index.entry(symbol.clone()).or_insert_with(|| {
                        report.symbols.push(CitedSymbol { symbol: symbol.clone(), paragraphs: Vec::new() });
                        report.symbols.len() - 1
                    });
                    if let Some(cited) = report.symbols.get_mut(at)
                        && !cited.paragraphs.contains(&paragraph.number)
                    {
                        cited.paragraphs.push(paragraph.number.clone());
                    }
                    mentions.push(SymbolMention { symbol, range: range(citation.bytes.clone()) });
                }
            }
            for reference in references::find(text, words) {
                let to: Vec<Number> = reference
                    .numbers
                    .into_iter()
                    .filter(|to| known.contains(to))
                    .map(Number::Integer)
                    .collect();
                if !to.is_empty() {
                    let words = text.get(reference.bytes.clone()).unwrap_or("").to_owned();
                    let range = range(reference.bytes);
                    cross_references.push(CrossReference {
                        from: paragraph.number.clone(),
                        to,
                        text: words,
                        range,
                    });
                }
            }
        }
    }
    report.symbol_mentions = mentions;
    report.footnote_symbols = footnote_symbols(&report.footnotes);
    report.cross_references = cross_references;
}

fn footnote_symbols(footnotes: &[Footnote]) -> Vec<FootnoteSymbol> {
    let mut found = Vec::new();
    for (footnote, note) in footnotes.iter().enumerate() {
        for citation in symbols::citations(&note.text) {
            let offset = citation.bytes.start;
            found.extend(citation.symbols.into_iter().map(|symbol| FootnoteSymbol {
                symbol,
                footnote,
                offset,
            }));
        }
    }
    found
}

/// A paragraph's own words and those of its subparagraphs.
fn texts(paragraph: &Paragraph) -> impl Iterator<Item = (Option<usize>, &str)> {
    let items = paragraph.subparagraphs.iter().enumerate();
    std::iter::once((None, paragraph.text.as_str()))
        .chain(items.map(|(index, item)| (Some(index), item.text.as_str())))
}

fn diagnostics(context: &Context<'_, '_>, draft: &Draft, roles: &Roles) -> Vec<Diagnostic> {
    let mut found: Vec<(usize, DiagnosticKind)> = Vec::new();
    let mut last: Option<u32> = None;
    for draft in &draft.body.paragraphs {
        let count = draft.start.label.count;
        if draft.start.label.closing == Closing::Bare && !count.is_composite() {
            found.push((draft.start.row, DiagnosticKind::MissingStop(number(count))));
        }
        let expected = last.filter(|_| !draft.start.restarts).map(|last| last + 1);
        if let Some(expected) = expected.filter(|expected| *expected < count.whole) {
            found.push((draft.start.row, DiagnosticKind::Gap(expected, count.whole - 1)));
        }
        last = Some(count.whole);
        if let Some(row) = broken_at(draft, context) {
            found.push((row, DiagnosticKind::Joined(number(count))));
        }
    }
    for (row, value) in &draft.refused {
        if matches!(roles.get(*row), Role::Paragraph(_) | Role::Passage(_)) {
            found.push((*row, DiagnosticKind::NumberOutOfSequence(Number::Integer(*value))));
        }
    }
    let mut marked: HashSet<usize> = draft.marks.iter().map(|mark| mark.note).collect();
    marked.extend(&draft.marked_headings);
    for mark in draft.marks.iter().filter(|mark| mark.glued) {
        if let Some(note) = draft.notes.get(mark.note) {
            found.push((mark.row, DiagnosticKind::GluedMark(note.number.clone())));
        }
    }
    for (index, note) in draft.notes.iter().enumerate() {
        if !marked.contains(&index)
            && !marks::is_star(&note.number)
            && !is_told_elsewhere(note, context, draft)
        {
            let row = note.rows.first().map_or(0, |(row, _)| *row);
            found.push((row, DiagnosticKind::NoteWithoutMark(note.number.clone())));
        }
    }
    if draft.body.paragraphs.is_empty() {
        found.push((0, DiagnosticKind::NoParagraphs));
    }
    found.extend(unknown_characters(context.sheet));
    found.sort_by_key(|(row, _)| *row);
    let place = |row: usize| context.sheet.rows.get(row).map_or((1, 1), |row| (row.page, row.line));
    found
        .into_iter()
        .map(|(row, kind)| {
            let (page, line) = place(row);
            Diagnostic { page, line, kind }
        })
        .collect()
}

/// How many characters are unknown, with the first row that has one.
fn unknown_characters(sheet: &Sheet<'_>) -> Option<(usize, DiagnosticKind)> {
    let count = |text: &str| text.matches(char::REPLACEMENT_CHARACTER).count();
    let first = sheet.rows.iter().position(|row| count(&row.text) > 0)?;
    let all = sheet.rows.iter().map(|row| count(&row.text)).sum();
    Some((first, DiagnosticKind::UnknownCharacters(all)))
}

/// Whether a note that the format knows has its raised mark in a heading, a table or a text without a number.
fn is_told_elsewhere(note: &Note, context: &Context<'_, '_>, draft: &Draft) -> bool {
    let Some((row, number)) = note.rows.first().map(|(row, _)| *row).zip(note.number.integer()) else {
        return false;
    };
    let mark: String = number.to_string().chars().filter_map(super::numerals::to_superscript).collect();
    let texts = draft.body.headings.iter().map(|heading| &heading.title);
    let mut texts = texts.chain(draft.body.passages.iter().map(|passage| &passage.text));
    is_note(context, row) && texts.any(|flow| flow.text.contains(&mark))
}

/// Whether the format says that a row is a note.
fn is_note(context: &Context<'_, '_>, row: usize) -> bool {
    context.sheet.rows.get(row).is_some_and(|row| row.hint == Hint::Note)
}

/// The row with which a paragraph goes on behind furniture, footnotes or a table. Notes that the format knows stand
/// behind the paragraph of their mark, and are no doubt.
fn broken_at(draft: &ParagraphDraft, context: &Context<'_, '_>) -> Option<usize> {
    let flows = std::iter::once(&draft.own).chain(draft.items.iter().map(|(_, _, flow)| flow));
    let mut last = draft.start.row;
    for (_, row) in flows.flat_map(|flow| flow.origins.iter()) {
        if (last + 1..*row).any(|between| !is_note(context, between)) {
            return Some(*row);
        }
        last = last.max(*row);
    }
    None
}
