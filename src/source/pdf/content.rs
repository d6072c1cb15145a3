//! The interpreter: reads the drawing operators of a page and keeps what they show as text (ISO 32000-1 sections 8.4,
//! 8.10, 9 and 14.6). Nothing is drawn.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::dict::keys::{CONTENTS, FONT, MATRIX, PROPERTIES, RESOURCES, SUBTYPE, XOBJECT};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream};
use hayro_syntax::page::Page;

use super::budget::{Budget, MOST_GLYPHS_OF_A_PAGE, PdfLimit};
use super::font::{Fonts, PageFont};
use super::marked::{Mark, Marks};
use super::matrix::Matrix;
use super::page::{PageText, Setting};
use super::streams;

/// Drawings within drawings; real files have three.
const DEEPEST_FORM: usize = 12;
/// Saved graphics states; the standard asks for 28.
const DEEPEST_STATE: usize = 512;

/// Reads one page.
///
/// # Errors
///
/// A page that asks for more than the budget holds.
pub(super) fn read<'a>(
    page: &Page<'a>,
    fonts: &mut Fonts<'a>,
    budget: &mut Budget,
) -> Result<PageText, PdfLimit> {
    let mut interpreter = Interpreter {
        fonts,
        budget,
        page: PageText::default(),
        marks: Marks::default(),
        open_forms: Vec::new(),
    };
    let stream = contents(page, interpreter.budget)?;
    let raw = page.resources();
    let resources = Resources {
        fonts: raw.fonts.clone(),
        forms: raw.x_objects.clone(),
        properties: raw.properties.clone(),
        by_name: HashMap::new(),
    };
    let matrix = Matrix(page.initial_transform(false).as_coeffs());
    interpreter.run(&stream, resources, matrix)?;
    let mut page = interpreter.page;
    page.attach_marks();
    Ok(page)
}

/// The drawing operators of a page, which may be in several streams.
fn contents(page: &Page<'_>, budget: &mut Budget) -> Result<Vec<u8>, PdfLimit> {
    if let Some(stream) = page.raw().get::<Stream<'_>>(CONTENTS) {
        return streams::unpacked(&stream, budget);
    }
    let mut joined = Vec::new();
    let Some(parts) = page.raw().get::<Array<'_>>(CONTENTS) else { return Ok(joined) };
    for part in parts.iter::<Stream<'_>>() {
        joined.extend(streams::unpacked(&part, budget)?);
        joined.push(b'\n');
        if joined.len() > super::budget::LARGEST_STREAM {
            return Err(PdfLimit::Bytes);
        }
    }
    Ok(joined)
}

/// What the names in a stream of operators stand for.
struct Resources<'a> {
    fonts: Dict<'a>,
    forms: Dict<'a>,
    properties: Dict<'a>,
    by_name: HashMap<Vec<u8>, Option<Rc<PageFont<'a>>>>,
}

impl<'a> Resources<'a> {
    fn of_form(form: &Dict<'a>, outer: &Self) -> Self {
        let Some(own) = form.get::<Dict<'a>>(RESOURCES) else {
            return Self {
                fonts: outer.fonts.clone(),
                forms: outer.forms.clone(),
                properties: outer.properties.clone(),
                by_name: HashMap::new(),
            };
        };
        Self {
            fonts: own.get::<Dict<'a>>(FONT).unwrap_or_default(),
            forms: own.get::<Dict<'a>>(XOBJECT).unwrap_or_default(),
            properties: own.get::<Dict<'a>>(PROPERTIES).unwrap_or_default(),
            by_name: HashMap::new(),
        }
    }
}

/// The part of the graphics state that text needs (ISO 32000-1 table 104).
#[derive(Clone)]
struct State<'a> {
    matrix: Matrix,
    font: Option<Rc<PageFont<'a>>>,
    size: f64,
    character_spacing: f64,
    word_spacing: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
    /// The mode that draws the outline over the letter, which makes it look bold.
    is_outlined: bool,
}

impl State<'_> {
    fn new(matrix: Matrix) -> Self {
        Self {
            matrix,
            font: None,
            size: 0.0,
            character_spacing: 0.0,
            word_spacing: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            is_outlined: false,
        }
    }
}

struct Interpreter<'f, 'a, 'b> {
    fonts: &'f mut Fonts<'a>,
    budget: &'b mut Budget,
    page: PageText,
    marks: Marks,
    open_forms: Vec<usize>,
}

/// One stream of operators while it is read.
struct Run<'a> {
    resources: Resources<'a>,
    state: State<'a>,
    saved: Vec<State<'a>>,
    text: Matrix,
    line: Matrix,
    /// The saved states too deep to be kept.
    unsaved: usize,
}

impl<'a> Interpreter<'_, 'a, '_> {
    fn run(&mut self, stream: &[u8], resources: Resources<'a>, matrix: Matrix) -> Result<(), PdfLimit> {
        let mut run = Run {
            resources,
            state: State::new(matrix),
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            unsaved: 0,
        };
        let depth = self.marks.depth();
        let mut instructions = UntypedIter::new(stream);
        while let Some(instruction) = instructions.next() {
            self.budget.operator()?;
            let operator: &[u8] = instruction.operator;
            match operator {
                b"BDC" | b"BMC" => {
                    let mut operands = instruction.operands();
                    let mark = Mark::new(operands.next(), operands.next(), &run.resources.properties);
                    self.marks.begin(mark);
                }
                b"EMC" => self.marks.end(depth),
                b"TJ" | b"Tj" | b"'" | b"\"" => {
                    let operands: Vec<&Object<'_>> = instruction.operands().collect();
                    self.show(&mut run, operator, &operands)?;
                }
                b"Tf" => {
                    let mut operands = instruction.operands();
                    if let (Some(Object::Name(name)), Some(Object::Number(size))) =
                        (operands.next(), operands.next())
                    {
                        run.state.size = size.as_f64();
                        run.state.font = self.font(&mut run.resources, name)?;
                    }
                }
                b"Do" => {
                    if let Some(Object::Name(name)) = instruction.operands().next() {
                        self.form(&run, name)?;
                    }
                }
                _ => {
                    let numbers: Numbers = Numbers::of(instruction.operands());
                    run.set(operator, &numbers);
                }
            }
        }
        self.marks.close_to(depth);
        Ok(())
    }

    fn font(
        &mut self,
        resources: &mut Resources<'a>,
        name: &Name<'_>,
    ) -> Result<Option<Rc<PageFont<'a>>>, PdfLimit> {
        if let Some(font) = resources.by_name.get(name.as_ref()) {
            return Ok(font.clone());
        }
        let font = match resources.fonts.get::<Dict<'a>>(name) {
            Some(dict) => self.fonts.font(&dict, self.budget)?,
            None => None,
        };
        resources.by_name.insert(name.as_ref().to_vec(), font.clone());
        Ok(font)
    }

    /// A drawing within the drawing; one that is within itself is left out.
    fn form(&mut self, run: &Run<'a>, name: &Name<'_>) -> Result<(), PdfLimit> {
        let Some(stream) = run.resources.forms.get::<Stream<'a>>(name) else { return Ok(()) };
        let is_form = stream.dict().get::<Name<'_>>(SUBTYPE).is_some_and(|kind| kind.as_ref() == b"Form");
        let key = stream.dict().data().as_ptr().addr();
        if !is_form || self.open_forms.contains(&key) || self.open_forms.len() >= DEEPEST_FORM {
            return Ok(());
        }
        self.budget.form()?;
        let operators = streams::unpacked(&stream, self.budget)?;
        let own = stream.dict().get::<[f64; 6]>(MATRIX).map_or(Matrix::IDENTITY, Matrix);
        let resources = Resources::of_form(stream.dict(), &run.resources);
        let outer = self.marks.enter(stream.dict());
        self.open_forms.push(key);
        self.run(&operators, resources, own.then(run.state.matrix))?;
        self.open_forms.pop();
        self.marks.leave(outer);
        Ok(())
    }

    /// The operators that show text.
    fn show(&mut self, run: &mut Run<'a>, operator: &[u8], operands: &[&Object<'_>]) -> Result<(), PdfLimit> {
        match (operator, operands) {
            (b"TJ", [Object::Array(parts), ..]) => {
                for part in parts.iter::<Object<'_>>() {
                    match part {
                        Object::String(text) => self.show_string(run, &text)?,
                        Object::Number(number) => run.advance(-number.as_f64() / 1000.0 * run.state.size),
                        _ => {}
                    }
                }
            }
            (b"Tj", [Object::String(text), ..]) => self.show_string(run, text)?,
            (b"'", [Object::String(text), ..]) => {
                run.next_line(0.0, -run.state.leading);
                self.show_string(run, text)?;
            }
            (b"\"", [Object::Number(word), Object::Number(character), Object::String(text), ..]) => {
                run.state.word_spacing = word.as_f64();
                run.state.character_spacing = character.as_f64();
                run.next_line(0.0, -run.state.leading);
                self.show_string(run, text)?;
            }
            _ => {}
        }
        Ok(())
    }

    fn show_string(&mut self, run: &mut Run<'a>, mut bytes: &[u8]) -> Result<(), PdfLimit> {
        let Some(font) = run.state.font.clone() else { return Ok(()) };
        while let Some((code, length)) = font.code(bytes) {
            let is_space = bytes.first() == Some(&b' ') && length == 1;
            bytes = bytes.get(length..).unwrap_or_default();
            self.budget.glyph()?;
            if self.page.glyphs.len() >= MOST_GLYPHS_OF_A_PAGE {
                return Err(PdfLimit::Glyphs);
            }
            let shown = font.shown(code);
            let state = &run.state;
            let spacing = state.character_spacing + if is_space { state.word_spacing } else { 0.0 };
            let width = shown.advance / 1000.0 * state.size;
            let setting = run.setting(&font, width);
            match self.marks.shown_text(&shown.text) {
                Some(text) => self.page.push(&text, setting, self.marks.content(), self.marks.is_artifact()),
                None => self.page.widen_last(setting),
            }
            run.advance(width + spacing);
        }
        Ok(())
    }
}

impl<'a> Run<'a> {
    /// The operators that only change the state.
    fn set(&mut self, operator: &[u8], numbers: &Numbers) {
        match (operator, numbers.as_slice()) {
            (b"q", _) if self.saved.len() < DEEPEST_STATE => self.saved.push(self.state.clone()),
            (b"q", _) => self.unsaved = self.unsaved.saturating_add(1),
            (b"Q", _) if self.unsaved > 0 => self.unsaved -= 1,
            (b"Q", _) => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            (b"cm", [a, b, c, d, e, f]) => {
                self.state.matrix = Matrix([*a, *b, *c, *d, *e, *f]).then(self.state.matrix)
            }
            (b"BT", _) => self.set_line(Matrix::IDENTITY),
            (b"Tm", [a, b, c, d, e, f]) => self.set_line(Matrix([*a, *b, *c, *d, *e, *f])),
            (b"Td", [x, y]) => self.next_line(*x, *y),
            (b"TD", [x, y]) => {
                self.state.leading = -y;
                self.next_line(*x, *y);
            }
            (b"T*", _) => self.next_line(0.0, -self.state.leading),
            (b"Tc", [spacing]) => self.state.character_spacing = *spacing,
            (b"Tw", [spacing]) => self.state.word_spacing = *spacing,
            (b"Tz", [percent]) => self.state.stretch = percent / 100.0,
            (b"TL", [leading]) => self.state.leading = *leading,
            (b"Ts", [rise]) => self.state.rise = *rise,
            (b"Tr", [mode]) => self.state.is_outlined = *mode == 2.0,
            _ => {}
        }
    }

    fn set_line(&mut self, matrix: Matrix) {
        self.text = matrix;
        self.line = matrix;
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.set_line(Matrix::translate(x, y).then(self.line));
    }

    /// Moves on along the line by a distance in text space.
    fn advance(&mut self, distance: f64) {
        let is_horizontal = self.state.font.as_ref().is_none_or(|font| font.is_horizontal);
        let step = if is_horizontal {
            Matrix::translate(distance * self.state.stretch, 0.0)
        } else {
            Matrix::translate(0.0, distance)
        };
        self.text = step.then(self.text);
    }

    fn setting(&self, font: &PageFont<'a>, width: f64) -> Setting {
        let state = &self.state;
        let map = self.text.then(state.matrix);
        let (x, y) =
            if font.is_horizontal { (width * state.stretch, state.rise) } else { (state.size, state.rise) };
        Setting {
            origin: map.apply(0.0, state.rise),
            end: map.apply(x, y),
            size: (map.height() * state.size).abs(),
            turn: map.turn(),
            bold: font.bold || state.is_outlined,
            italic: font.italic || map.is_slanted(),
        }
    }
}

/// The operands of an operator that takes numbers: six at most.
struct Numbers {
    numbers: [f64; 6],
    count: usize,
}

impl Numbers {
    fn of<'o, 'a: 'o>(operands: impl Iterator<Item = &'o Object<'a>>) -> Self {
        let mut all = Self { numbers: [0.0; 6], count: 0 };
        for operand in operands {
            let Object::Number(number) = operand else { continue };
            if let Some(place) = all.numbers.get_mut(all.count) {
                *place = number.as_f64();
                all.count += 1;
            }
        }
        all
    }

    fn as_slice(&self) -> &[f64] {
        self.numbers.get(..self.count).unwrap_or_default()
    }
}
