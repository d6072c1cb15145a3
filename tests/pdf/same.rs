//! One report is the same from text, from a Word document and from PDF: the other samples, set on pages and read again.

use rapporteur::model::{Element, Heading, Number, Paragraph, Report};
use rapporteur::parse::parse;
use rapporteur::source::{Form, Source};

use crate::layout::{self, Part, pdf};
use crate::renditions::{docx, text};
use crate::samples::{project, shape};
use crate::writer::Script;

/// The samples that are set in every other format, and whether there is a font for their letters that every reader has.
const SAMPLES: [(&str, bool); 15] = [
    ("mountain-roads.en.txt", true),
    ("mountain-roads.fr.txt", true),
    ("mountain-roads.es.txt", true),
    ("mountain-roads.zh.txt", true),
    ("mountain-roads.ru.txt", false),
    ("mountain-roads.ar.txt", false),
    ("harbour-security.zh.txt", true),
    ("witness-protection.zh.md", true),
    ("water-and-peace.en.txt", true),
    ("digital-courts.en.md", true),
    ("river-ferries.en.pdf", true),
    ("village-libraries.zh.pdf", true),
    ("seed-banks.en.docx", true),
    ("lighthouses.zh.docx", true),
    ("date-palms.ar.docx", false),
];

/// The parts live as long as the tests.
fn kept(text: String) -> &'static str {
    text.leak()
}

/// A report as it is to be set.
pub(crate) fn layout_of(report: &Report) -> layout::Report {
    let meta = &report.meta;
    let all: String = report.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    let script = if all.chars().any(|c| c > '\u{2fff}') { Script::Chinese } else { Script::Latin };
    let word = |text: &Option<String>| kept(text.clone().unwrap_or_default());
    let symbol = word(&meta.symbol);
    let right = vec![symbol, "Distr.: General", word(&meta.distributed)];
    let mut parts = vec![Part::Masthead(vec![word(&meta.organ)].leak(), right.leak())];
    parts.extend([&meta.session, &meta.agenda_item, &meta.agenda_title].map(|line| Part::Line(word(line))));
    parts.extend([Part::Title(word(&meta.title)), Part::Line(word(&meta.author))]);
    parts.retain(|part| !matches!(part, Part::Line("")));
    for element in &report.flow {
        match *element {
            Element::Heading(index) => parts.push(heading(&report.outline[index])),
            Element::Paragraph(index) => set_paragraph(&report.paragraphs[index], &mut parts),
            // Tables and boxes are what a rendition may set otherwise.
            Element::Passage(_) => {}
        }
    }
    for note in &report.footnotes {
        if let Number::Integer(number) = note.number {
            parts.push(Part::Note(number, kept(note.text.replace('\n', " "))));
        }
    }
    layout::Report { script, symbol, parts: parts.leak() }
}

fn heading(heading: &Heading) -> Part {
    let label = heading.label.as_deref().unwrap_or_default();
    let is_arabic = |label: &str| label.starts_with(|c| ('\u{600}'..='\u{6ff}').contains(&c));
    let printed = match label {
        "" => String::new(),
        label if is_arabic(label) => format!("{label} -"),
        label if heading.level > 3 => format!("({label})"),
        label => format!("{label}."),
    };
    Part::Heading(heading.level, kept(printed), kept(heading.title.clone()))
}

fn set_paragraph(paragraph: &Paragraph, parts: &mut Vec<Part>) {
    let own = with_marks(paragraph, None);
    let resumes = paragraph.resumes.map_or(own.len(), |at| {
        let before = paragraph.marks.iter().filter(|mark| mark.subparagraph.is_none() && mark.offset < at);
        at + before.map(|mark| mark.note.to_string().len() + 2).sum::<usize>()
    });
    let number = paragraph.number.integer().expect("a whole number");
    parts.push(Part::Paragraph(number, kept(own[..resumes].trim().to_owned())));
    for (index, item) in paragraph.subparagraphs.iter().enumerate() {
        let label = if item.depth > 2 { format!("{}.", item.label) } else { format!("({})", item.label) };
        parts.push(Part::Item(kept(label), kept(with_marks(paragraph, Some(index)))));
    }
    if resumes < own.len() {
        parts.push(Part::Line(kept(own[resumes..].trim().to_owned())));
    }
}

/// The text of a paragraph or of a subparagraph with its marks as `{1}`.
fn with_marks(paragraph: &Paragraph, subparagraph: Option<usize>) -> String {
    let mut text = subparagraph
        .map_or_else(|| paragraph.text.clone(), |index| paragraph.subparagraphs[index].text.clone());
    for mark in paragraph.marks.iter().rev().filter(|mark| mark.subparagraph == subparagraph) {
        // A mark stands behind the word before it.
        let at = text[..mark.offset].trim_end().len();
        text.insert_str(at, &format!("{{{}}}", mark.note));
    }
    text.replace('\n', " ")
}

/// What a PDF file is read as.
fn form(untagged: bool) -> Form {
    if untagged { Form::PdfUntagged } else { Form::Pdf }
}

#[test]
fn an_arabic_report_is_the_same_as_pdf_as_it_is_as_text() {
    let expected = shape(&sample("mountain-roads.ar.txt"));
    let file = std::fs::read(project("sample-reports/mountain-roads.ar.pdf")).unwrap();
    for untagged in [false, true] {
        let source = Source::from_bytes_as("ar.pdf", &file, form(untagged)).unwrap();
        let found = shape(&parse(&source.name, source.lines()));
        let missing: Vec<_> = expected.iter().filter(|line| !found.contains(line)).collect();
        let more: Vec<_> = found.iter().filter(|line| !expected.contains(line)).collect();
        assert!(expected == found, "{untagged}: missing {missing:#?}\nmore {more:#?}");
    }
}

fn sample(name: &str) -> Report {
    let source = rapporteur::source::read(&project(&format!("sample-reports/{name}"))).expect("a sample");
    parse(&source.name, source.lines())
}

/// The renditions that a sample does not come in: name, bytes, what they are read as.
fn others(name: &str, layout: &layout::Report, has_font: bool) -> Vec<(&'static str, Vec<u8>, Option<Form>)> {
    let mut others = Vec::new();
    if !name.ends_with(".docx") {
        others.push(("docx", docx(layout), None));
    }
    if !name.ends_with(".txt") {
        others.push(("text", text(layout).into_bytes(), None));
    }
    if has_font {
        others.push(("tagged", pdf(layout, true), None));
        others.push(("tree left aside", pdf(layout, true), Some(Form::PdfUntagged)));
        others.push(("untagged", pdf(layout, false), None));
    }
    others
}

/// A text does not print how deep a heading without a number is.
fn without_unprinted_level(line: &mut String) {
    if let Some((_, title)) = line.split_once(" None ") {
        *line = title.to_owned();
    }
}

#[test]
fn a_report_is_the_same_as_text_as_word_document_and_as_pdf() {
    for (name, has_font) in SAMPLES {
        let mut report = sample(name);
        let layout = layout_of(&report);
        report.outline.retain(|heading| heading.first.is_some());
        let whole = shape(&report);
        assert!(whole.len() > 12, "{name}: {whole:#?}");
        for (rendition, bytes, form) in others(name, &layout, has_font) {
            let source = match form {
                Some(form) => Source::from_bytes_as(name, &bytes, form),
                None => Source::from_bytes(name, &bytes),
            };
            let source = source.unwrap_or_else(|error| panic!("{name}: {error}"));
            let mut read = parse(&source.name, source.lines());
            // The parser may take the title for the first heading where it cannot tell the author's line below it.
            read.outline.retain(|heading| heading.first.is_some());
            let (mut expected, mut found) = (whole.clone(), shape(&read));
            if rendition == "text" {
                expected.iter_mut().chain(&mut found).for_each(without_unprinted_level);
            }
            let missing: Vec<_> = expected.iter().filter(|line| !found.contains(line)).collect();
            let more: Vec<_> = found.iter().filter(|line| !expected.contains(line)).collect();
            assert!(expected == found, "{name} {rendition}:\nmissing {missing:#?}\nmore {more:#?}");
        }
    }
}
