//! The tagged route: the blocks of the structure tree, one line each, with what their tags say.

use super::block::{Area, Block, Style};
use super::page::ContentId;
use super::pieces::Pieces;
use super::structure::{Element, Kid, Role};

/// A block with its role, before its hint is settled.
#[derive(Debug)]
pub(super) struct Draft {
    /// What its tag says.
    pub(super) role: Role,
    /// Its words.
    pub(super) words: String,
    /// How it is set.
    pub(super) style: Style,
    /// The page it begins on, counted from 0.
    pub(super) page: usize,
    /// Where it stands on that page.
    pub(super) area: Area,
    /// It is of no element of the tree.
    pub(super) is_outside: bool,
}

/// The blocks of a tree in reading order.
pub(super) fn blocks(tree: &Element, pieces: &Pieces) -> Vec<Draft> {
    let mut reader = Reader {
        pieces,
        drafts: Vec::new(),
        open: None,
        asides: Vec::new(),
        masthead_end: 0,
        breaks_with_space: breaks_with_space(tree, pieces),
    };
    reader.group(tree);
    reader.close();
    reader.drafts
}

/// How many characters, but for white space, the tree covers.
pub(super) fn covered(tree: &Element, pieces: &Pieces) -> usize {
    let count = |kid: &Kid| match kid {
        Kid::Element(element) => covered(element, pieces),
        Kid::Content(page, content) => pieces
            .of(*page, *content)
            .iter()
            .map(|piece| pieces.text_of(piece).chars().filter(|c| !c.is_whitespace()).count())
            .sum(),
    };
    tree.kids.iter().map(count).sum()
}

/// Whether the file writes a space at the end of a line where one belongs.
fn breaks_with_space(tree: &Element, pieces: &Pieces) -> bool {
    fn count(element: &Element, pieces: &Pieces, counts: &mut (usize, usize)) {
        let mut block = Block::default();
        for kid in &element.kids {
            match kid {
                Kid::Content(page, content) => block.push(pieces.of(*page, *content), *page),
                Kid::Element(element) => count(element, pieces, counts),
            }
        }
        let (with, without) = block.line_ends(pieces);
        counts.0 += with;
        counts.1 += without;
    }
    let mut counts = (0, 0);
    count(tree, pieces, &mut counts);
    counts.0 > counts.1
}

/// A block while its parts are read.
struct Open {
    role: Role,
    block: Block,
    /// Nothing but the number or bullet of an item so far.
    only_label: bool,
}

struct Reader<'p> {
    pieces: &'p Pieces,
    drafts: Vec<Draft>,
    open: Option<Open>,
    /// Notes and pictures within the open block.
    asides: Vec<Draft>,
    /// The drafts up to here come from tables that lay out the masthead.
    masthead_end: usize,
    breaks_with_space: bool,
}

impl Reader<'_> {
    fn group(&mut self, element: &Element) {
        for kid in &element.kids {
            match kid {
                Kid::Element(element) => self.element(element),
                Kid::Content(page, content) => self.content(Role::Paragraph, *page, *content),
            }
        }
    }

    /// A stretch of the drawing, in the open block; one of that role is opened where there is none.
    fn content(&mut self, role: Role, page: usize, content: ContentId) {
        let pieces = self.pieces.of(page, content);
        let open = self.opened(role);
        open.block.push(pieces, page);
        open.only_label = false;
    }

    fn element(&mut self, element: &Element) {
        match element.role {
            Role::Group => {
                let inside_item = self.open.as_ref().is_some_and(|open| open.only_label);
                if !inside_item {
                    self.close();
                }
                self.group(element);
                self.close();
            }
            Role::Heading(_) | Role::Paragraph | Role::Caption => {
                self.begin(element.role);
                self.inline(element);
                self.close();
            }
            Role::Item => {
                self.begin(Role::Item);
                self.inline(element);
                self.close();
            }
            Role::Label => {
                let is_first = self.open.is_none();
                self.inline(element);
                if let Some(open) = &mut self.open {
                    open.block.push_words(" ");
                    open.only_label = is_first || open.role == Role::Item;
                }
            }
            Role::Table => self.table(element),
            Role::Row | Role::Cell => self.group(element),
            // One without words stands for a picture, which may hang within a paragraph.
            Role::Figure if element.actual.is_none() && covered(element, self.pieces) == 0 => {}
            Role::Figure | Role::Note => self.aside(element),
            Role::Inline => self.inline(element),
            Role::Artifact => {}
        }
    }

    /// The parts of a block, in the open block.
    fn inline(&mut self, element: &Element) {
        if let Some(actual) = &element.actual {
            self.opened(Role::Paragraph).block.push_words(actual);
            return;
        }
        for kid in &element.kids {
            match kid {
                Kid::Element(element) => self.element(element),
                Kid::Content(page, content) => self.content(Role::Paragraph, *page, *content),
            }
        }
    }

    /// The open block; one of that role is opened where there is none.
    fn opened(&mut self, role: Role) -> &mut Open {
        self.open.get_or_insert_with(|| Open { role, block: Block::default(), only_label: false })
    }

    /// Opens a block, unless the open one is an item of which only the number was read.
    fn begin(&mut self, role: Role) {
        match &mut self.open {
            Some(open) if open.only_label && role != Role::Item => open.role = role,
            _ => {
                self.close();
                self.opened(role);
            }
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let words = open.block.words(self.pieces, self.breaks_with_space);
        let page = open.block.page().or_else(|| self.drafts.last().map(|draft| draft.page)).unwrap_or(0);
        if !words.is_empty() {
            self.drafts.push(Draft {
                role: open.role,
                words,
                style: open.block.style(self.pieces),
                page,
                area: open.block.area().unwrap_or_default(),
                is_outside: false,
            });
        }
        self.drafts.append(&mut self.asides);
    }

    /// A note hangs at its mark and a picture where it is anchored, in the middle of a block: what they hold is read apart
    /// and set behind the block.
    fn aside(&mut self, element: &Element) {
        let outer = self.open.take();
        let before = std::mem::take(&mut self.drafts);
        let earlier = std::mem::take(&mut self.asides);
        self.begin(element.role);
        if element.role == Role::Note {
            self.note_parts(element);
        } else {
            self.inline(element);
        }
        self.close();
        let mut parts = std::mem::replace(&mut self.drafts, before);
        if element.role == Role::Note {
            parts.iter_mut().for_each(|draft| draft.role = Role::Note);
        }
        self.asides = earlier;
        self.asides.append(&mut parts);
        self.open = outer;
        if self.open.is_none() {
            self.drafts.append(&mut self.asides);
        }
    }

    /// The paragraphs of a note make one block; its mark is the first thing in it.
    fn note_parts(&mut self, element: &Element) {
        for kid in &element.kids {
            match kid {
                Kid::Content(page, content) => self.content(Role::Note, *page, *content),
                Kid::Element(inner) => {
                    // Word hangs several notes of the front page at one mark.
                    if inner.role == Role::Paragraph && begins_note(inner, self.pieces) {
                        self.close();
                    }
                    self.note_parts(inner);
                }
            }
        }
    }

    /// A table: a line a row. One of a single column is a frame around blocks.
    fn table(&mut self, element: &Element) {
        self.close();
        let is_masthead = self.is_masthead();
        if is_masthead || rows(element).iter().all(|row| row.kids.len() <= 1) {
            self.group(element);
            self.close();
            if is_masthead {
                self.masthead_end = self.drafts.len();
            }
            return;
        }
        self.parts_of_table(element);
    }

    /// The rows of a table, and whatever else it holds, in order.
    fn parts_of_table(&mut self, element: &Element) {
        for kid in &element.kids {
            match kid {
                Kid::Element(row) if row.role == Role::Row => self.row(row),
                Kid::Element(part) if part.role == Role::Group => self.parts_of_table(part),
                Kid::Element(part) => self.element(part),
                Kid::Content(page, content) => self.content(Role::Cell, *page, *content),
            }
        }
        self.close();
    }

    /// A table before anything else on the first page lays out the masthead.
    fn is_masthead(&self) -> bool {
        let is_first =
            |draft: &Draft| draft.page == 0 && (draft.role == Role::Note || draft.words.len() < 12);
        self.drafts.iter().skip(self.masthead_end).all(is_first)
    }

    fn row(&mut self, row: &Element) {
        let before = std::mem::take(&mut self.drafts);
        let mut texts: Vec<String> = Vec::new();
        let mut first: Option<Draft> = None;
        let mut notes: Vec<Draft> = Vec::new();
        for cell in &row.kids {
            match cell {
                Kid::Element(cell) if cell.role == Role::Cell => self.group(cell),
                Kid::Element(other) => self.element(other),
                Kid::Content(page, content) => self.content(Role::Cell, *page, *content),
            }
            self.close();
            let (own, of_notes): (Vec<Draft>, Vec<Draft>) =
                std::mem::take(&mut self.drafts).into_iter().partition(|draft| draft.role != Role::Note);
            notes.extend(of_notes);
            texts.push(own.iter().map(|draft| draft.words.as_str()).collect::<Vec<_>>().join(" "));
            first = first.or_else(|| own.into_iter().next());
        }
        self.drafts = before;
        if let Some(first) = first {
            self.drafts.push(Draft { role: Role::Row, words: texts.join("\t"), ..first });
        }
        self.drafts.append(&mut notes);
    }
}

/// Whether a paragraph of a note begins with a mark of its own: a star or a small digit.
fn begins_note(paragraph: &Element, pieces: &Pieces) -> bool {
    let mut block = Block::default();
    collect(paragraph, pieces, &mut block);
    let words = block.words(pieces, true);
    words.starts_with(|c: char| c == '*' || (!c.is_ascii_digit() && c.is_numeric()))
}

fn collect(element: &Element, pieces: &Pieces, block: &mut Block) {
    for kid in &element.kids {
        match kid {
            Kid::Content(page, content) => block.push(pieces.of(*page, *content), *page),
            Kid::Element(inner) => collect(inner, pieces, block),
        }
    }
}

/// The rows of a table, those in its head and body among them.
fn rows(table: &Element) -> Vec<&Element> {
    let mut rows = Vec::new();
    for kid in &table.kids {
        match kid {
            Kid::Element(row) if row.role == Role::Row => rows.push(row),
            Kid::Element(part) if part.role == Role::Group => rows.extend(self::rows(part)),
            Kid::Element(_) | Kid::Content(..) => {}
        }
    }
    rows
}
