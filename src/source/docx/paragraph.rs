//! One paragraph: its runs, fields, marks and text boxes, and what it is.

use std::io::BufRead;

use super::one_line;
use super::styles::{ListPlace, Look, Role, Style};
use super::symbols;
use super::walk::{Block, Looks, NoteKind, Walk, is_left_out, raised, raised_digit};
use super::xml::Step;
use crate::model::Hint;
use crate::source::SourceErrorKind;
use crate::source::blocks::Words;

/// A paragraph in the making.
#[derive(Debug, Default)]
struct Paragraph {
    words: Words,
    /// The id of its style.
    style: Option<String>,
    /// What it says of its list and outline itself.
    place: ListPlace,
    outline: Option<u8>,
    /// What its letters look like where a run does not say.
    look: Look,
    /// Its mark was deleted: the next paragraph goes on with it.
    is_joined: bool,
    /// Its mark is not printed.
    is_mark_hidden: bool,
    ends_section: bool,
    /// Whether each open field shows its result; before that come its instructions.
    fields: Vec<bool>,
    /// Letters, and how many of them are bold.
    letters: usize,
    bold_letters: usize,
    size: u16,
    /// The text boxes that hang on it.
    boxes: Vec<Block>,
}

impl Paragraph {
    fn is_printed(&self, run: Look) -> bool {
        run.or(self.look).hidden != Some(true) && self.fields.iter().all(|shows| *shows)
    }
}

impl<R: BufRead> Walk<'_, R> {
    /// Reads a paragraph, the element that began last.
    ///
    /// # Errors
    ///
    /// Those of [`Walk::document`].
    pub(super) fn paragraph(&mut self, sink: &mut Vec<Block>) -> Result<(), SourceErrorKind> {
        let mut paragraph = Paragraph::default();
        paragraph.words.raw = std::mem::take(&mut self.carried);
        if let Some(style) = self.styles.default_id().and_then(|id| self.styles.get(id)) {
            paragraph.look = style.look;
        }
        let mut run = Look::default();
        let inside = self.xml.depth();
        while self.xml.next_inside(inside)?.is_some() {
            self.in_paragraph(&mut paragraph, &mut run)?;
        }
        self.finish(paragraph, sink);
        Ok(())
    }

    /// Reads one element of a paragraph, the one that began last.
    fn in_paragraph(&mut self, paragraph: &mut Paragraph, run: &mut Look) -> Result<(), SourceErrorKind> {
        match self.xml.name() {
            "pPr" => return self.properties(paragraph),
            "r" => *run = Look::default(),
            "rPr" => return self.look_of_run(run),
            "t" | "m:t" => return self.text(paragraph, *run),
            "txbxContent" => return self.text_box(paragraph),
            "fldChar" => self.field(paragraph),
            "footnoteReference" => self.mark(paragraph, *run, NoteKind::Foot),
            "endnoteReference" => self.mark(paragraph, *run, NoteKind::End),
            name if is_left_out(name) => return self.xml.skip(),
            _ if paragraph.is_printed(*run) => self.sign(&mut paragraph.words),
            _ => {}
        }
        Ok(())
    }

    /// Takes in a sign that is an element of its own.
    fn sign(&mut self, words: &mut Words) {
        match self.xml.name() {
            "tab" | "ptab" => words.push_tab(),
            "br" | "cr" => words.push_break(),
            "noBreakHyphen" => words.push('-'),
            "sym" => {
                let font = self.xml.attribute("font").unwrap_or_default();
                let code = self.xml.attribute("char").unwrap_or_default();
                match symbols::character(&font, &code) {
                    Some(c) => words.push(c),
                    None => words.push_unknown(),
                }
            }
            _ => {}
        }
    }

    fn properties(&mut self, paragraph: &mut Paragraph) -> Result<(), SourceErrorKind> {
        let inside = self.xml.depth();
        while self.xml.next_inside(inside)?.is_some() {
            match self.xml.name() {
                "pStyle" => {
                    paragraph.style = self.xml.attribute("val");
                    let style = paragraph.style.as_deref().and_then(|id| self.styles.get(id));
                    paragraph.look = style.map_or(Look::default(), |style| style.look);
                }
                "numId" => paragraph.place.list = self.xml.number("val"),
                "ilvl" => paragraph.place.level = self.xml.number("val"),
                "outlineLvl" => paragraph.outline = self.xml.number("val"),
                "rPr" => self.paragraph_mark(paragraph)?,
                "sectPr" => {
                    self.section()?;
                    paragraph.ends_section = true;
                }
                "pPrChange" | "numberingChange" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// The properties of the mark that ends a paragraph say whether it was deleted.
    fn paragraph_mark(&mut self, paragraph: &mut Paragraph) -> Result<(), SourceErrorKind> {
        let inside = self.xml.depth();
        while self.xml.next_inside(inside)?.is_some() {
            match self.xml.name() {
                "del" | "moveFrom" => paragraph.is_joined = true,
                "vanish" => paragraph.is_mark_hidden = self.xml.is_on(),
                "rPrChange" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    fn look_of_run(&mut self, run: &mut Look) -> Result<(), SourceErrorKind> {
        let mut style = Look::default();
        let mut own = Look::default();
        let inside = self.xml.depth();
        while self.xml.next_inside(inside)?.is_some() {
            match self.xml.name() {
                "rStyle" => {
                    let id = self.xml.attribute("val").unwrap_or_default();
                    style = self.styles.get(&id).map_or(style, |style| style.look);
                }
                "rPrChange" => self.xml.skip()?,
                _ => own.take(&self.xml),
            }
        }
        *run = own.or(style);
        Ok(())
    }

    fn text(&mut self, paragraph: &mut Paragraph, run: Look) -> Result<(), SourceErrorKind> {
        let keeps_space = self.xml.attribute("space").as_deref() == Some("preserve");
        let mut text = String::new();
        loop {
            match self.xml.next()? {
                Step::Text => {
                    self.has_read(self.xml.text().len())?;
                    text.push_str(self.xml.text());
                }
                Step::End | Step::Over => break,
                Step::Start => self.xml.skip()?,
            }
        }
        if !paragraph.is_printed(run) {
            return Ok(());
        }
        let text = if keeps_space { &text } else { text.trim_matches([' ', '\n', '\r', '\t']) };
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let look = run.or(paragraph.look);
        paragraph.letters = paragraph.letters.saturating_add(letters);
        if letters > 0 {
            paragraph.size = paragraph.size.max(look.size.unwrap_or(0));
        }
        if look.bold == Some(true) {
            paragraph.bold_letters = paragraph.bold_letters.saturating_add(letters);
        }
        // Raised letters stay as they are: there is no superscript for each. So does the power of a unit, as every text
        // without raised digits has it: 12 m3.
        if look.raised == Some(true) && letters == 0 && !is_power(&paragraph.words.raw, text) {
            let raised: String = text.chars().map(raised_digit).collect();
            paragraph.words.push_str(&raised);
        } else {
            paragraph.words.push_str(text);
        }
        Ok(())
    }

    /// A text box is set behind the paragraph it hangs on. It is no part of the paragraph's sentence.
    fn text_box(&mut self, paragraph: &mut Paragraph) -> Result<(), SourceErrorKind> {
        let mut inner = Vec::new();
        let carried = std::mem::take(&mut self.carried);
        self.nesting = self.nesting.saturating_add(1);
        self.blocks(&mut inner)?;
        self.nesting = self.nesting.saturating_sub(1);
        self.carried = carried;
        paragraph.boxes.extend(inner.into_iter().map(|block| Block::new(Hint::Table, block.text)));
        Ok(())
    }

    fn field(&mut self, paragraph: &mut Paragraph) {
        match self.xml.attribute("fldCharType").as_deref() {
            Some("begin") => paragraph.fields.push(false),
            Some("separate") => {
                if let Some(shows) = paragraph.fields.last_mut() {
                    *shows = true;
                }
            }
            Some("end") => drop(paragraph.fields.pop()),
            Some(_) | None => {}
        }
    }

    fn mark(&mut self, paragraph: &mut Paragraph, run: Look, kind: NoteKind) {
        if !paragraph.is_printed(run) {
            return;
        }
        let own_mark =
            self.xml.attribute("customMarkFollows").is_some_and(|value| value != "0" && value != "false");
        let number = self.xml.number("id").and_then(|id| self.note(kind, id, own_mark));
        if let Some(number) = number {
            paragraph.words.push_str(&raised(number));
        }
    }

    fn finish(&mut self, mut paragraph: Paragraph, sink: &mut Vec<Block>) {
        self.replaced = self.replaced.saturating_add(paragraph.words.replaced);
        if paragraph.is_joined {
            self.carried = std::mem::take(&mut paragraph.words.raw);
        } else {
            self.set_paragraph(&paragraph, sink);
        }
        sink.append(&mut paragraph.boxes);
        if paragraph.ends_section {
            self.end_section();
        }
    }

    fn set_paragraph(&mut self, paragraph: &Paragraph, sink: &mut Vec<Block>) {
        let id = paragraph.style.as_deref().or(self.styles.default_id());
        let plain = Style::default();
        let style = id.and_then(|id| self.styles.get(id)).unwrap_or(&plain);
        let mut text = one_line(&paragraph.words.raw);
        // A paragraph without words is counted all the same, unless it is not printed at all.
        if !(text.is_empty() && paragraph.is_mark_hidden)
            && let Some(label) = self.numbering.count(paragraph.place.or(style.place), id)
            && !text.is_empty()
        {
            text = format!("{}{}{text}", label.text, if label.is_tight { "" } else { " " });
        }
        if text.is_empty() {
            return;
        }
        let looks = Looks {
            outline: paragraph.outline.or(style.outline).filter(|_| style.role.is_none()),
            bold: paragraph.letters > 0 && paragraph.bold_letters == paragraph.letters,
            size: paragraph.size,
        };
        let before = sink.last().map(|block| block.hint);
        let is_star_note = self.nesting == 0 && is_star_note(&paragraph.words.raw, sink);
        let hint = hint(style.role, before, is_star_note);
        sink.push(Block { hint, text, looks });
    }
}

/// What a paragraph is by the role of its style; `before` is what stands before it.
fn hint(role: Option<Role>, before: Option<Hint>, is_star_note: bool) -> Hint {
    match role {
        Some(Role::Heading(level)) => Hint::Heading(level),
        Some(Role::Title) => Hint::Title,
        Some(Role::Contents | Role::Caption) => Hint::Table,
        Some(Role::Note | Role::Text) | None if is_star_note => Hint::Note,
        // Behind a table it is a note to the table.
        Some(Role::Note) if before == Some(Hint::Table) => Hint::Table,
        Some(Role::Note | Role::Text) | None => Hint::Block,
    }
}

/// A note to the symbol, the agenda item or the title is typed below the first page: `*`, a tab, its words. Behind a
/// table it is one only if its stars stand in what came before the table.
fn is_star_note(raw: &str, before: &[Block]) -> bool {
    let words = raw.trim_start();
    let behind = words.trim_start_matches('*');
    let stars = words.get(..words.len().saturating_sub(behind.len())).unwrap_or_default();
    if !(1..=4).contains(&stars.len()) || !behind.starts_with([' ', '\t', '\u{A0}']) {
        return false;
    }
    let is_table = |block: &&Block| block.hint == Hint::Table;
    !before.last().as_ref().is_some_and(is_table)
        || before.iter().any(|block| !is_table(&block) && block.text.contains(stars))
}

/// Whether raised digits behind `before` are the power of a unit of length.
fn is_power(before: &str, digits: &str) -> bool {
    let unit = before.trim_end_matches(|c: char| c.is_alphabetic());
    let unit = before.get(unit.len()..).unwrap_or_default();
    matches!(digits.trim(), "2" | "3") && matches!(unit, "m" | "km" | "cm" | "mm" | "dm")
}
