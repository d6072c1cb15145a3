//! Sets a report on pages: paragraphs with notes at the foot, headings, tables, running heads; with a structure tree or
//! without one.

use std::fmt::Write as _;

use crate::writer::{Objects, Script};

/// A part of a report. A mark of a note stands in the text as `{1}`.
pub(crate) enum Part {
    /// The left and the right column of the masthead.
    Masthead(&'static [&'static str], &'static [&'static str]),
    /// The title.
    Title(&'static str),
    /// A line of the front page below it.
    Line(&'static str),
    /// A heading: its level, its number or nothing, its words.
    Heading(u8, &'static str, &'static str),
    /// A numbered paragraph.
    Paragraph(u32, &'static str),
    /// A subparagraph.
    Item(&'static str, &'static str),
    /// A note to the paragraph before.
    Note(u32, &'static str),
    /// A row of a table.
    Row(&'static [&'static str]),
}

/// A report.
pub(crate) struct Report {
    pub(crate) script: Script,
    pub(crate) symbol: &'static str,
    pub(crate) parts: &'static [Part],
}

/// An element of the structure tree.
struct Element {
    role: &'static str,
    kids: Vec<Kid>,
}

enum Kid {
    Content(usize, usize),
    Element(Element),
}

/// A page in the making.
#[derive(Default)]
struct Page {
    operators: String,
    contents: usize,
    notes: Vec<Note>,
}

/// A note that is set when its page is full; `element` is where its paragraph keeps it.
struct Note {
    lines: Vec<String>,
    number: u32,
    at: usize,
}

/// How a block is set.
#[derive(Clone, Copy)]
struct Set {
    role: &'static str,
    left: f64,
    right: f64,
    size: f64,
    leading: f64,
    bold: bool,
    italic: bool,
    before: f64,
}

const TOP: f64 = 710.0;
const FOOT: f64 = 70.0;
const LEFT: f64 = 110.0;
const RIGHT: f64 = 490.0;
const NOTE: f64 = 8.0;

const TEXT: Set = Set {
    role: "P",
    left: LEFT,
    right: RIGHT,
    size: 10.0,
    leading: 12.0,
    bold: false,
    italic: false,
    before: 6.0,
};

struct Press<'r> {
    report: &'r Report,
    tagged: bool,
    pages: Vec<Page>,
    y: f64,
    root: Element,
    notes: Vec<(u32, &'static str)>,
    /// Where the element of each note is kept: the number and the path from the root.
    note_elements: Vec<Element>,
}

/// The report as a PDF file.
pub(crate) fn pdf(report: &Report, tagged: bool) -> Vec<u8> {
    let notes = report.parts.iter().filter_map(|part| match part {
        Part::Note(number, text) => Some((*number, *text)),
        _ => None,
    });
    let mut press = Press {
        report,
        tagged,
        pages: vec![Page::default()],
        y: TOP,
        root: Element { role: "Document", kids: Vec::new() },
        notes: notes.collect(),
        note_elements: Vec::new(),
    };
    report.parts.iter().for_each(|part| press.part(part));
    press.finish()
}

impl Press<'_> {
    fn part(&mut self, part: &Part) {
        match part {
            Part::Masthead(left, right) => self.masthead(left, right),
            Part::Title(text) => {
                self.block(
                    text,
                    Set { role: "H1", size: 14.0, leading: 16.0, bold: true, before: 30.0, ..TEXT },
                );
            }
            Part::Line(text) => self.block(text, Set { before: 12.0, ..TEXT }),
            Part::Heading(level, label, words) => {
                let text = if label.is_empty() { (*words).to_owned() } else { format!("{label} {words}") };
                self.block(&text, heading(*level));
            }
            Part::Paragraph(number, text) => self.block(&format!("{number}. {text}"), TEXT),
            Part::Item(label, text) => {
                self.block(&format!("{label} {text}"), Set { left: LEFT + 20.0, ..TEXT });
            }
            Part::Note(..) => {}
            Part::Row(cells) => self.row(cells),
        }
    }

    fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("a page")
    }

    fn masthead(&mut self, left: &[&str], right: &[&str]) {
        let mut kids = Vec::new();
        for (column, x) in [(left, 60.0), (right, 400.0)] {
            for (line, y) in column.iter().zip([740.0, 725.0, 713.0, 701.0, 689.0]) {
                kids.push(self.content(|press| press.show(line, x, y, 10.0, false, false)));
            }
        }
        self.root
            .kids
            .extend(kids.into_iter().map(|kid| Kid::Element(Element { role: "P", kids: vec![kid] })));
        self.y = 660.0;
    }

    /// What `draw` draws, as marked content.
    fn content(&mut self, draw: impl FnOnce(&mut Self)) -> Kid {
        let page = self.pages.len() - 1;
        let number = self.page().contents;
        self.page().contents += 1;
        if self.tagged {
            writeln!(self.page().operators, "/Span<</MCID {number}>>BDC").unwrap();
        }
        draw(self);
        if self.tagged {
            self.page().operators.push_str("EMC\n");
        }
        Kid::Content(page, number)
    }

    fn show(&mut self, text: &str, x: f64, y: f64, size: f64, bold: bool, italic: bool) {
        let script = self.report.script;
        let operand = script.operand(text);
        let font = script.font(bold, italic);
        writeln!(self.page().operators, "BT/{font} {size} Tf 1 0 0 1 {x:.2} {y:.2} Tm {operand}Tj ET")
            .unwrap();
    }

    fn block(&mut self, text: &str, set: Set) {
        let lines = broken(self.report.script, text, set.right - set.left, set.size);
        let mut element = Element { role: set.role, kids: Vec::new() };
        self.y -= set.before;
        for line in lines {
            self.y -= set.leading;
            self.make_room(&line);
            self.line(&line, set, &mut element);
        }
        self.root.kids.push(Kid::Element(element));
    }

    /// Begins a page where the line, and the notes that it calls, do not fit any more.
    fn make_room(&mut self, line: &str) {
        let called: f64 = marks(line).iter().map(|number| self.note_lines(*number).len() as f64 * 10.0).sum();
        let held: f64 = self.page().notes.iter().map(|note| note.lines.len() as f64 * 10.0).sum();
        let rule = if called + held > 0.0 { 14.0 } else { 0.0 };
        if self.y - called - held - rule < FOOT {
            self.set_notes();
            self.pages.push(Page::default());
            self.y = TOP;
        }
    }

    fn note_lines(&self, number: u32) -> Vec<String> {
        let (_, text) = self.notes.iter().find(|(known, _)| *known == number).expect("the note of a mark");
        broken(self.report.script, text, RIGHT - LEFT - 10.0, NOTE)
    }

    /// One line: its words, and its marks raised.
    fn line(&mut self, line: &str, set: Set, element: &mut Element) {
        let mut x = set.left;
        for (at, part) in line.split(['{', '}']).enumerate() {
            if part.is_empty() {
                continue;
            }
            let (y, script) = (self.y, self.report.script);
            if at % 2 == 0 {
                let kid = self.content(|press| press.show(part, x, y, set.size, set.bold, set.italic));
                element.kids.push(kid);
                x += script.width(part, set.size);
                continue;
            }
            let mark = self.content(|press| press.show(part, x, y + 3.5, 6.0, false, false));
            x += script.width(part, 6.0);
            let number: u32 = part.parse().expect("the number of a note");
            let lines = self.note_lines(number);
            element.kids.push(Kid::Element(Element { role: "Reference", kids: vec![mark] }));
            let at = self.note_elements.len();
            self.note_elements.push(Element { role: "Footnote", kids: Vec::new() });
            // The note hangs at its mark; its place is kept until it is set.
            element.kids.push(Kid::Element(Element { role: "", kids: vec![Kid::Content(at, 0)] }));
            self.page().notes.push(Note { lines, number, at });
        }
    }

    /// Sets the notes of the page that is full.
    fn set_notes(&mut self) {
        let notes = std::mem::take(&mut self.page().notes);
        let lines: usize = notes.iter().map(|note| note.lines.len()).sum();
        let mut y = FOOT - 10.0 + lines as f64 * 10.0;
        if lines > 0 {
            self.artifact(|press| press.show("____________", 90.0, y + 6.0, NOTE, false, false));
        }
        for note in notes {
            y -= 3.0;
            let mark = self.content(|press| {
                press.show(&note.number.to_string(), LEFT - 4.0, y + 3.0, 5.0, false, false)
            });
            let mut kids = vec![mark];
            for line in &note.lines {
                kids.push(self.content(|press| press.show(line, LEFT + 5.0, y, NOTE, false, false)));
                y -= 10.0;
            }
            y += 3.0;
            self.note_elements[note.at].kids.push(Kid::Element(Element { role: "P", kids }));
        }
    }

    fn artifact(&mut self, draw: impl FnOnce(&mut Self)) {
        if self.tagged {
            self.page().operators.push_str("/Artifact BMC\n");
        }
        draw(self);
        if self.tagged {
            self.page().operators.push_str("EMC\n");
        }
    }

    fn row(&mut self, cells: &[&str]) {
        self.y -= 14.0;
        self.make_room("");
        let y = self.y;
        let mut row = Element { role: "TR", kids: Vec::new() };
        for (cell, column) in cells.iter().zip(0_u8..) {
            let kid = self
                .content(|press| press.show(cell, LEFT + f64::from(column) * 180.0, y, NOTE, false, false));
            row.kids.push(Kid::Element(Element { role: "TD", kids: vec![kid] }));
        }
        match self.root.kids.last_mut() {
            Some(Kid::Element(table)) if table.role == "Table" => table.kids.push(Kid::Element(row)),
            _ => self.root.kids.push(Kid::Element(Element { role: "Table", kids: vec![Kid::Element(row)] })),
        }
    }

    fn finish(mut self) -> Vec<u8> {
        self.set_notes();
        let count = self.pages.len();
        let mut pages = std::mem::take(&mut self.pages);
        let mut objects = Objects::default();
        let fonts = self.report.script.add_fonts(&mut objects);
        let parent = objects.reserve();
        let mut numbers = Vec::new();
        for (page, at) in pages.iter_mut().zip(1..) {
            self.pages = vec![std::mem::take(page)];
            let symbol = self.report.symbol;
            self.artifact(|press| {
                if at > 1 {
                    press.show(symbol, 60.0, 750.0, NOTE, false, false);
                    press.show(&format!("{at}/{count}"), 500.0, 40.0, NOTE, false, false);
                }
            });
            let contents = objects.add_stream("", self.page().operators.as_bytes());
            numbers.push(objects.add(format!(
                "<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 612 792]/Contents {contents} 0 R\
                 /Resources<</Font{fonts}>>>>"
            )));
        }
        let kids: String = numbers.iter().map(|number| format!("{number} 0 R ")).collect();
        objects.set(parent, format!("<</Type/Pages/Kids[{}]/Count {count}>>", kids.trim_end()));
        let mut catalog = format!("<</Type/Catalog/Pages {parent} 0 R");
        if self.tagged {
            let tree = objects.reserve();
            let root = self.element(&mut objects, &self.root, tree, &numbers);
            // `Footnote` is no standard role: the map says what it stands for.
            objects.set(tree, format!("<</Type/StructTreeRoot/K {root} 0 R/RoleMap<</Footnote/Note>>>>"));
            write!(catalog, "/MarkInfo<</Marked true>>/StructTreeRoot {tree} 0 R").unwrap();
        }
        let root = objects.add(catalog + ">>");
        objects.file(root, "")
    }

    fn element(&self, objects: &mut Objects, element: &Element, parent: usize, pages: &[usize]) -> usize {
        let number = objects.reserve();
        let mut kids = String::new();
        for kid in &element.kids {
            match kid {
                Kid::Content(page, content) => {
                    write!(kids, "<</Type/MCR/Pg {} 0 R/MCID {content}>>", pages[*page]).unwrap();
                }
                Kid::Element(Element { role: "", kids: place }) => {
                    let Some(Kid::Content(at, _)) = place.first() else { continue };
                    let note = self.element(objects, &self.note_elements[*at], number, pages);
                    write!(kids, "{note} 0 R ").unwrap();
                }
                Kid::Element(inner) => {
                    let inner = self.element(objects, inner, number, pages);
                    write!(kids, "{inner} 0 R ").unwrap();
                }
            }
        }
        let role = element.role;
        objects.set(number, format!("<</Type/StructElem/S/{role}/P {parent} 0 R/K[{}]>>", kids.trim_end()));
        number
    }
}

fn heading(level: u8) -> Set {
    let set = |role: &'static str, left: f64, size: f64, italic: bool| Set {
        role,
        left,
        size,
        leading: size + 2.0,
        bold: !italic,
        italic,
        before: 12.0,
        ..TEXT
    };
    match level {
        1 => set("H1", 90.0, 14.0, false),
        2 => set("H1", 95.0, 12.0, false),
        3 => set("H2", 100.0, 10.0, false),
        _ => set("H4", LEFT, 10.0, true),
    }
}

/// The numbers of the notes that a line calls.
fn marks(line: &str) -> Vec<u32> {
    line.split(['{', '}']).skip(1).step_by(2).filter_map(|mark| mark.parse().ok()).collect()
}

/// The lines of a text. A Latin line keeps the space at its end, as Word writes it.
fn broken(script: Script, text: &str, width: f64, size: f64) -> Vec<String> {
    let words: Vec<String> = match script {
        Script::Latin => text.split_inclusive(' ').map(str::to_owned).collect(),
        Script::Chinese => characters(text),
    };
    let mut lines = vec![String::new()];
    for word in words {
        let line = lines.last().expect("a line");
        let plain = |text: &str| text.split(['{', '}']).step_by(2).collect::<String>();
        if !line.is_empty() && script.width(plain(&format!("{line}{word}")).trim_end(), size) > width {
            lines.push(String::new());
        }
        lines.last_mut().expect("a line").push_str(&word);
    }
    lines
}

/// The characters of a text one by one, marks and stops with the character before them, numbers whole.
fn characters(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut in_mark = false;
    for c in text.chars() {
        let holds = in_mark || matches!(c, '{' | '，' | '。' | '；' | '：' | '、' | '）' | '》' | '.');
        let in_word = c.is_ascii_alphanumeric()
            && words
                .last()
                .is_some_and(|word| word.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '/'));
        in_mark = (in_mark || c == '{') && c != '}';
        match words.last_mut() {
            Some(word) if holds || in_word || c == '/' => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    words
}

/// What a reader finds in the report, in the notation of `tests/parser`.
pub(crate) fn expected(report: &Report) -> String {
    let without_marks = |text: &str| text.split(['{', '}']).step_by(2).collect::<String>();
    let mut lines = Vec::new();
    let paragraphs: Vec<usize> =
        (0..report.parts.len()).filter(|at| matches!(report.parts[*at], Part::Paragraph(..))).collect();
    for (at, part) in report.parts.iter().enumerate() {
        match part {
            Part::Heading(level, label, words) => {
                let end = report.parts[at + 1..]
                    .iter()
                    .position(|part| matches!(part, Part::Heading(next, ..) if next <= level))
                    .map_or(report.parts.len(), |end| at + 1 + end);
                let numbers: Vec<u32> = paragraphs
                    .iter()
                    .filter(|paragraph| (at..end).contains(*paragraph))
                    .map(|paragraph| match report.parts[*paragraph] {
                        Part::Paragraph(number, _) => number,
                        _ => 0,
                    })
                    .collect();
                let range = match (numbers.first(), numbers.last()) {
                    (Some(first), Some(last)) => format!("{first}-{last}"),
                    _ => "-".to_owned(),
                };
                let label = label.trim_end_matches('.').trim_matches(['(', ')']);
                let label = if label.is_empty() { "-" } else { label };
                lines.push(format!("heading {level} [{label}] {words} ({range})"));
            }
            Part::Paragraph(number, text) => {
                lines.push(format!("paragraph {number}: {}", without_marks(text)));
                let items = report.parts[at + 1..]
                    .iter()
                    .take_while(|part| matches!(part, Part::Item(..) | Part::Note(..)));
                let mut notes = marks(text);
                for item in items {
                    if let Part::Item(label, text) = item {
                        lines.push(format!(
                            "sub {}: {}",
                            label.trim_matches(['(', ')']),
                            without_marks(text)
                        ));
                        notes.extend(marks(text));
                    }
                }
                if !notes.is_empty() {
                    let notes: Vec<String> = notes.iter().map(u32::to_string).collect();
                    lines.push(format!("notes {}", notes.join(" ")));
                }
            }
            Part::Masthead(..)
            | Part::Title(_)
            | Part::Line(_)
            | Part::Item(..)
            | Part::Note(..)
            | Part::Row(_) => {}
        }
    }
    for part in report.parts {
        if let Part::Note(number, text) = part {
            lines.push(format!("footnote {number}: {text}"));
        }
    }
    lines.join("\n") + "\n"
}
