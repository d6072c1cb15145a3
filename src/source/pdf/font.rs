//! The fonts of a file: which characters a string shows, how wide they are, and whether they are bold or slanted.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::dict::keys::{
    BASE_FONT, CIDSYSTEMINFO, DESCENDANT_FONTS, ENCODING, FIRST_CHAR, FLAGS, FONT_DESC, FONT_FILE,
    FONT_FILE2, FONT_FILE3, FONT_WEIGHT, ITALIC_ANGLE, LAST_CHAR, ORDERING, REGISTRY, TO_UNICODE, W, W2,
};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};

use super::bidi::is_right_to_left;
use super::budget::{Budget, PdfLimit};
use super::letters;

/// What one code of a font shows.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    /// The characters; empty for one that is not to be read, U+FFFD for one that the file does not tell.
    pub(super) text: Rc<str>,
    /// The advance in thousandths of the type size.
    pub(super) advance: f64,
}

/// A font as the interpreter needs it.
pub(super) struct PageFont<'a> {
    font: Font<'a>,
    from_cid: Option<FromCid>,
    /// Heavier than the text around.
    pub(super) bold: bool,
    /// Slanted.
    pub(super) italic: bool,
    /// Set from left to right, not from above downwards.
    pub(super) is_horizontal: bool,
    /// It has shown a letter that is written from right to left.
    is_right_to_left: Cell<bool>,
    shown: RefCell<HashMap<u32, Shown>>,
}

/// From a code over the character identifier of an Adobe collection to Unicode, for fonts that do not say it
/// themselves.
struct FromCid {
    encoding: CMap,
    to_unicode: CMap,
}

impl FromCid {
    fn new(dict: &Dict<'_>, budget: &mut Budget) -> Option<Self> {
        if dict.contains_key(TO_UNICODE) {
            return None;
        }
        let resolve = |name: CMapName<'_>| load_embedded(name);
        let encoding = match dict.get::<Object<'_>>(ENCODING)? {
            Object::Name(name) => match CMapName::from_bytes(name.as_ref()) {
                CMapName::IdentityH => CMap::identity_h(),
                CMapName::IdentityV => CMap::identity_v(),
                known => CMap::parse(load_embedded(known)?, resolve)?,
            },
            Object::Stream(stream) => CMap::parse(&super::streams::unpacked(&stream, budget).ok()?, resolve)?,
            _ => return None,
        };
        let descendant = descendant(dict)?;
        let family = encoding
            .metadata()
            .character_collection
            .as_ref()
            .map(|collection| collection.family.clone())
            .filter(|family| *family != CidFamily::AdobeIdentity)
            .or_else(|| family(&descendant))?;
        let to_unicode = CMap::parse(load_embedded(family.ucs2_cmap()?)?, resolve)?;
        Some(Self { encoding, to_unicode })
    }

    fn text(&self, code: u32) -> Option<BfString> {
        let cid = (1..=4).find_map(|length| self.encoding.lookup_cid_code(code, length))?;
        self.to_unicode.lookup_bf_string(cid)
    }
}

fn family(descendant: &Dict<'_>) -> Option<CidFamily> {
    let info = descendant.get::<Dict<'_>>(CIDSYSTEMINFO)?;
    let registry = info.get::<PdfString<'_>>(REGISTRY)?;
    let ordering = info.get::<PdfString<'_>>(ORDERING)?;
    Some(CidFamily::from_registry_ordering(registry.as_bytes(), ordering.as_bytes()))
}

fn descendant<'a>(dict: &Dict<'a>) -> Option<Dict<'a>> {
    dict.get::<Array<'a>>(DESCENDANT_FONTS)?.iter::<Dict<'a>>().next()
}

impl PageFont<'_> {
    /// The first code of a string and how many bytes it takes.
    pub(super) fn code(&self, bytes: &[u8]) -> Option<(u32, usize)> {
        (!bytes.is_empty()).then(|| self.font.read_code(bytes, 0)).map(|(code, length)| (code, length.max(1)))
    }

    /// What a code shows.
    pub(super) fn shown(&self, code: u32) -> Shown {
        if let Some(shown) = self.shown.borrow().get(&code) {
            return shown.clone();
        }
        let advance = self.font.code_advance(code);
        let advance = if self.is_horizontal { advance.x } else { advance.y };
        let mut text = letters::plain(&self.text(code));
        if text.contains(is_right_to_left) && !self.is_right_to_left.replace(true) {
            self.shown.borrow_mut().retain(|_, shown| &*shown.text != " ");
        }
        if text == " " && self.is_right_to_left.get() && self.has_ink(code) {
            text = char::REPLACEMENT_CHARACTER.to_string();
        }
        let shown = Shown { text: text.into(), advance: if advance.is_finite() { advance } else { 0.0 } };
        self.shown.borrow_mut().insert(code, shown.clone());
        shown
    }

    /// Whether a code draws something. Arabic files made by Word map many letters to a space.
    fn has_ink(&self, code: u32) -> bool {
        match self.font.glyph(self.font.map_code(code), code) {
            FontGlyph::Outline(glyph) => !glyph.outline().elements().is_empty(),
            FontGlyph::Type3(_) => false,
        }
    }

    fn text(&self, code: u32) -> String {
        let glyph = self.font.map_code(code);
        let own = match self.font.glyph(glyph, code) {
            FontGlyph::Outline(glyph) => glyph.as_unicode(),
            FontGlyph::Type3(glyph) => glyph.as_unicode(),
        };
        let text = own.or_else(|| self.from_cid.as_ref().and_then(|from_cid| from_cid.text(code)));
        match text {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(text)) => text,
            None => char::REPLACEMENT_CHARACTER.to_string(),
        }
    }
}

/// The fonts of a file, each read once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    fonts: HashMap<usize, Option<Rc<PageFont<'a>>>>,
    fonts_by_query: FontResolverFn,
    maps_by_name: CMapResolverFn,
}

impl<'a> Fonts<'a> {
    /// No fonts yet.
    pub(super) fn new() -> Self {
        Self {
            cache: FontCache::new(),
            fonts: HashMap::new(),
            fonts_by_query: Arc::new(|query| {
                Some(match query {
                    FontQuery::Standard(font) => font.get_font_data(),
                    FontQuery::Fallback(query) => query.pick_standard_font().get_font_data(),
                })
            }),
            maps_by_name: Arc::new(load_embedded),
        }
    }

    /// The font of a font dictionary, `None` for one that cannot be read.
    ///
    /// # Errors
    ///
    /// A font program or a map that unpacks to more than the budget holds.
    pub(super) fn font(
        &mut self,
        dict: &Dict<'a>,
        budget: &mut Budget,
    ) -> Result<Option<Rc<PageFont<'a>>>, PdfLimit> {
        // The bytes of a dictionary stay where they are as long as the file is open.
        let key = dict.data().as_ptr().addr();
        if let Some(font) = self.fonts.get(&key) {
            return Ok(font.clone());
        }
        let font = self.read(dict, budget)?.map(Rc::new);
        self.fonts.insert(key, font.clone());
        Ok(font)
    }

    fn read(&self, dict: &Dict<'a>, budget: &mut Budget) -> Result<Option<PageFont<'a>>, PdfLimit> {
        let descendant = descendant(dict).unwrap_or_default();
        for part in [dict, &descendant] {
            measure_streams(part, budget)?;
        }
        if !(has_sound_widths(dict) && has_sound_widths(&descendant)) {
            return Ok(None);
        }
        let Some(font) = self.cache.font(dict, &self.fonts_by_query, &self.maps_by_name) else {
            return Ok(None);
        };
        let from_cid = FromCid::new(dict, budget);
        let (bold, italic) = style(dict, &descendant);
        let is_horizontal = font.is_horizontal();
        Ok(Some(PageFont {
            font,
            from_cid,
            bold,
            italic,
            is_horizontal,
            is_right_to_left: Cell::new(false),
            shown: RefCell::default(),
        }))
    }
}

/// Measures the streams that reading a font unpacks.
fn measure_streams(dict: &Dict<'_>, budget: &mut Budget) -> Result<(), PdfLimit> {
    let descriptor = dict.get::<Dict<'_>>(FONT_DESC).unwrap_or_default();
    for key in [FONT_FILE, FONT_FILE2, FONT_FILE3] {
        if let Some(program) = descriptor.get::<Stream<'_>>(key) {
            let size = super::streams::measure(&program, budget)?;
            budget.font_bytes(size)?;
        }
    }
    for key in [TO_UNICODE, ENCODING, b"CIDToGIDMap"] {
        if let Some(map) = dict.get::<Stream<'_>>(key) {
            let size = super::streams::measure(&map, budget)?;
            budget.map_bytes(size)?;
        }
    }
    Ok(())
}

/// Whether the widths of a font stand for codes that there are: a range of billions would be written out one by one.
fn has_sound_widths(dict: &Dict<'_>) -> bool {
    const MOST_CODES: i64 = 65_536;
    let is_small = |key: &[u8]| dict.get::<i64>(key).is_none_or(|code| code <= MOST_CODES);
    let ranges = |key: &[u8], step: usize| -> i64 {
        let Some(widths) = dict.get::<Array<'_>>(key) else { return 0 };
        let mut numbers: Vec<i64> = Vec::new();
        let mut total: i64 = 0;
        for entry in widths.iter::<Object<'_>>() {
            match entry {
                Object::Number(number) => numbers.push(number.as_i64()),
                _ => numbers.clear(),
            }
            if let ([first, last, ..], true) = (numbers.as_slice(), numbers.len() == step) {
                total = total.saturating_add(last.saturating_sub(*first).max(0));
                numbers.clear();
            }
        }
        total
    };
    is_small(FIRST_CHAR) && is_small(LAST_CHAR) && ranges(W, 3) + ranges(W2, 5) <= 4 * MOST_CODES
}

/// Whether a font is bold, and whether it is slanted, by its name and its descriptor (ISO 32000-1 section 9.8).
fn style(dict: &Dict<'_>, descendant: &Dict<'_>) -> (bool, bool) {
    const ITALIC: u32 = 1 << 6;
    const FORCE_BOLD: u32 = 1 << 18;
    let mut bold = false;
    let mut italic = false;
    for part in [dict, descendant] {
        let name = part
            .get::<Name<'_>>(BASE_FONT)
            .map(|name| name.as_str().to_ascii_lowercase())
            .unwrap_or_default();
        let descriptor = part.get::<Dict<'_>>(FONT_DESC).unwrap_or_default();
        let flags = descriptor.get::<u32>(FLAGS).unwrap_or(0);
        let weight = descriptor.get::<f32>(FONT_WEIGHT).unwrap_or(0.0);
        let angle = descriptor.get::<f32>(ITALIC_ANGLE).unwrap_or(0.0);
        let heavy = ["bold", "heavy", "black", "demi"].iter().any(|word| name.contains(word));
        bold |= heavy || weight >= 600.0 || flags & FORCE_BOLD != 0;
        italic |= name.contains("italic") || name.contains("oblique") || flags & ITALIC != 0 || angle != 0.0;
    }
    (bold, italic)
}
