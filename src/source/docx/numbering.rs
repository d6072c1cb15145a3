//! Computed list numbers: the labels that Word writes before paragraphs and that stand nowhere in the text.
//!
//! A paragraph names a list and a level; the list names a pattern of nine levels (ECMA-376 part 1, 17.9). Lists of one
//! pattern count on together, unless one says where it starts anew.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;

use super::MOST_DEFINITIONS;
use super::formats::Format;
use super::styles::ListPlace;
use super::xml::Xml;
use crate::source::SourceErrorKind;
use crate::source::error::Limit;

/// The levels of a pattern.
const LEVELS: usize = 9;
/// The most characters of a level's text; that of `(%1)` has four.
const LONGEST_TEXT: usize = 64;

/// One level of a pattern.
#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: Format,
    /// `%1.%2.`: the numbers of the levels and what stands around them.
    text: String,
    /// All numbers in digits.
    is_legal: bool,
    /// The level, counted from 1, behind which the count begins anew; 0 for none; `None` for any higher one.
    restart: Option<u8>,
    /// Nothing stands between the label and the words.
    is_tight: bool,
    hidden: bool,
    /// The style that stands for this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 1,
            format: Format::Decimal,
            text: String::new(),
            is_legal: false,
            restart: None,
            is_tight: false,
            hidden: false,
            style: None,
        }
    }
}

/// A pattern: what its levels look like.
#[derive(Debug, Clone, Default)]
struct Pattern {
    levels: [Option<Level>; LEVELS],
    /// The name under which it is referred to.
    style_link: Option<String>,
    /// It is the pattern of that name.
    same_as: Option<String>,
}

/// A list: a pattern and what differs from it.
#[derive(Debug, Clone, Default)]
struct List {
    pattern: u32,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
}

/// The lists of a document, and where each count stands.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    patterns: HashMap<u32, Pattern>,
    lists: HashMap<u32, List>,
    counts: HashMap<u32, [Option<u32>; LEVELS]>,
    begun: HashSet<u32>,
}

/// A label, and whether something stands between it and the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListLabel {
    /// `12.`, `(a)`, `•`
    pub(super) text: String,
    /// Nothing stands behind it.
    pub(super) is_tight: bool,
}

impl Numbering {
    /// Reads the part with the lists.
    ///
    /// # Errors
    ///
    /// Those of the part, or more lists than [`MOST_DEFINITIONS`].
    pub(super) fn read<R: BufRead>(mut xml: Xml<R>) -> Result<Self, SourceErrorKind> {
        let mut numbering = Self::default();
        while xml.next_inside(1)?.is_some() {
            match xml.name() {
                "abstractNum" => {
                    let id = xml.number("abstractNumId").unwrap_or(0);
                    numbering.patterns.insert(id, read_pattern(&mut xml)?);
                }
                "num" => {
                    let id = xml.number("numId").unwrap_or(0);
                    numbering.lists.insert(id, read_list(&mut xml)?);
                }
                _ => {}
            }
            if numbering.patterns.len().saturating_add(numbering.lists.len()) > MOST_DEFINITIONS {
                return Err(SourceErrorKind::TooMuch(Limit::Definitions));
            }
        }
        numbering.follow_links();
        Ok(numbering)
    }

    /// A pattern that only names another is that one.
    fn follow_links(&mut self) {
        let named: HashMap<String, u32> = self
            .patterns
            .iter()
            .filter_map(|(id, pattern)| Some((pattern.style_link.clone()?, *id)))
            .collect();
        for list in self.lists.values_mut() {
            let name = self.patterns.get(&list.pattern).and_then(|pattern| pattern.same_as.as_deref());
            if let Some(id) = name.and_then(|name| named.get(name)) {
                list.pattern = *id;
            }
        }
    }

    /// Counts a paragraph of that place and style, and returns its label; `None` where it has none.
    pub(super) fn count(&mut self, place: ListPlace, style: Option<&str>) -> Option<ListLabel> {
        let id = place.list.filter(|id| *id != 0)?;
        let list = self.lists.get(&id)?;
        let pattern = self.patterns.get(&list.pattern)?;
        let level = place.level.map_or_else(|| level_of_style(pattern, style), usize::from).min(LEVELS - 1);
        let counts = self.counts.entry(list.pattern).or_default();
        if self.begun.insert(id) {
            for (count, start) in counts.iter_mut().zip(list.starts) {
                *count = if start.is_some() { None } else { *count };
            }
        }
        advance(counts, list, pattern, level);
        let own = level_at(list, pattern, level)?;
        let text = write(own, counts, list, pattern);
        (!own.hidden && !text.is_empty()).then_some(ListLabel { text, is_tight: own.is_tight })
    }
}

fn level_at<'l>(list: &'l List, pattern: &'l Pattern, level: usize) -> Option<&'l Level> {
    let own = list.levels.get(level).and_then(Option::as_ref);
    own.or_else(|| pattern.levels.get(level).and_then(Option::as_ref))
}

/// The level that a style stands for.
fn level_of_style(pattern: &Pattern, style: Option<&str>) -> usize {
    let is_of_style = |level: &Option<Level>| {
        level.as_ref().is_some_and(|level| level.style.is_some() && level.style.as_deref() == style)
    };
    pattern.levels.iter().position(is_of_style).unwrap_or(0)
}

fn start_of(list: &List, pattern: &Pattern, level: usize) -> u32 {
    let over = list.starts.get(level).copied().flatten();
    over.or_else(|| level_at(list, pattern, level).map(|level| level.start)).unwrap_or(1)
}

/// Counts one on at `level`; deeper levels begin anew.
fn advance(counts: &mut [Option<u32>; LEVELS], list: &List, pattern: &Pattern, level: usize) {
    for (at, count) in counts.iter_mut().enumerate() {
        let start = || start_of(list, pattern, at);
        if at < level {
            // A level that was passed over counts as begun.
            *count = count.or_else(|| Some(start()));
        } else if at == level {
            *count = Some(count.map_or_else(start, |count| count.saturating_add(1)));
        } else if level_at(list, pattern, at).is_none_or(|deeper| restarts_behind(deeper, level)) {
            *count = None;
        }
    }
}

/// Whether a level begins anew behind a paragraph of `level`, counted from 0.
fn restarts_behind(deeper: &Level, level: usize) -> bool {
    deeper.restart.is_none_or(|behind| level < usize::from(behind))
}

fn write(own: &Level, counts: &[Option<u32>; LEVELS], list: &List, pattern: &Pattern) -> String {
    if own.format == Format::Bullet {
        return bullet(&own.text);
    }
    let mut label = String::new();
    let mut rest = own.text.chars().peekable();
    while let Some(c) = rest.next() {
        let place = rest.peek().and_then(|digit| digit.to_digit(10)).filter(|_| c == '%');
        let Some(at) = place.and_then(|place| place.checked_sub(1)) else {
            label.push(c);
            continue;
        };
        rest.next();
        let at = at as usize;
        let format = match level_at(list, pattern, at) {
            Some(_) if own.is_legal => Format::Decimal,
            Some(level) => level.format,
            None => Format::Decimal,
        };
        let count = counts.get(at).copied().flatten().unwrap_or_else(|| start_of(list, pattern, at));
        label.push_str(&format.write(count));
    }
    label.trim().to_owned()
}

/// The sign of a bullet; those of symbol fonts stand in the private use area and print as some kind of dot.
fn bullet(text: &str) -> String {
    match text.trim().chars().next() {
        None => String::new(),
        Some('\u{E000}'..='\u{F8FF}' | 'o' | '·') => "•".to_owned(),
        Some(sign) => sign.to_string(),
    }
}

fn read_pattern<R: BufRead>(xml: &mut Xml<R>) -> Result<Pattern, SourceErrorKind> {
    let mut pattern = Pattern::default();
    let inside = xml.depth();
    while xml.next_inside(inside)?.is_some() {
        match xml.name() {
            "styleLink" => pattern.style_link = xml.attribute("val"),
            "numStyleLink" => pattern.same_as = xml.attribute("val"),
            "lvl" => {
                let at = xml.number::<usize>("ilvl").unwrap_or(LEVELS);
                let level = read_level(xml)?;
                if let Some(place) = pattern.levels.get_mut(at) {
                    *place = Some(level);
                }
            }
            _ => {}
        }
    }
    Ok(pattern)
}

fn read_list<R: BufRead>(xml: &mut Xml<R>) -> Result<List, SourceErrorKind> {
    let mut list = List::default();
    let mut at = LEVELS;
    let inside = xml.depth();
    while xml.next_inside(inside)?.is_some() {
        match xml.name() {
            "abstractNumId" => list.pattern = xml.number("val").unwrap_or(0),
            "lvlOverride" => at = xml.number("ilvl").unwrap_or(LEVELS),
            "startOverride" => {
                if let Some(start) = list.starts.get_mut(at) {
                    *start = xml.number("val");
                }
            }
            "lvl" => {
                let level = read_level(xml)?;
                if let Some(place) = list.levels.get_mut(at) {
                    *place = Some(level);
                }
            }
            _ => {}
        }
    }
    Ok(list)
}

fn read_level<R: BufRead>(xml: &mut Xml<R>) -> Result<Level, SourceErrorKind> {
    let mut level = Level::default();
    let inside = xml.depth();
    while xml.next_inside(inside)?.is_some() {
        match xml.name() {
            "start" => level.start = xml.number("val").unwrap_or(1),
            "numFmt" => level.format = Format::named(&xml.attribute("val").unwrap_or_default()),
            "lvlText" => {
                let text = xml.attribute("val").unwrap_or_default();
                level.text = text.chars().filter(|c| !c.is_control()).take(LONGEST_TEXT).collect();
            }
            "isLgl" => level.is_legal = xml.is_on(),
            "lvlRestart" => level.restart = xml.number("val"),
            "suff" => level.is_tight = xml.attribute("val").as_deref() == Some("nothing"),
            "pStyle" => level.style = xml.attribute("val"),
            "vanish" => level.hidden = xml.is_on(),
            _ => {}
        }
    }
    Ok(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(at: usize, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/>
             <w:lvlText w:val='{text}'/>{more}</w:lvl>"
        )
    }

    fn numbering(inner: &str) -> Numbering {
        let xml = format!("<w:numbering>{inner}</w:numbering>");
        Numbering::read(Xml::new("numbering", xml.as_bytes())).unwrap()
    }

    /// The labels of paragraphs at these lists and levels.
    fn labels(numbering: &mut Numbering, places: &[(u32, u8)]) -> Vec<String> {
        let label = |(list, level): &(u32, u8)| {
            let place = ListPlace { list: Some(*list), level: Some(*level) };
            numbering.count(place, None).map_or("-".to_owned(), |label| label.text)
        };
        places.iter().map(label).collect()
    }

    fn outline() -> String {
        let levels = [
            level(0, "upperRoman", "%1.", ""),
            level(1, "decimal", "%1.%2", "<w:isLgl/>"),
            level(2, "lowerLetter", "(%3)", ""),
        ];
        format!("<w:abstractNum w:abstractNumId='3'>{}</w:abstractNum>", levels.concat())
    }

    const LIST_1: &str = "<w:num w:numId='1'><w:abstractNumId w:val='3'/></w:num>";

    #[test]
    fn deeper_levels_begin_anew_and_the_others_count_on() {
        let mut numbering = numbering(&(outline() + LIST_1));
        let places = [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)];
        let found = labels(&mut numbering, &places);
        assert_eq!(found, ["I.", "1.1", "(a)", "(b)", "1.2", "(a)", "II.", "(a)"]);
    }

    #[test]
    fn lists_of_one_pattern_count_on_unless_one_starts_anew() {
        let more = "<w:num w:numId='2'><w:abstractNumId w:val='3'/></w:num>
            <w:num w:numId='4'><w:abstractNumId w:val='3'/>
            <w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>";
        let mut numbering = numbering(&(outline() + LIST_1 + more));
        let found = labels(&mut numbering, &[(1, 0), (2, 0), (4, 0), (4, 0), (1, 0)]);
        assert_eq!(found, ["I.", "II.", "V.", "VI.", "VII."]);
    }

    #[test]
    fn a_level_may_differ_and_a_count_may_go_through() {
        let pattern =
            [level(0, "decimal", "%1.", ""), level(1, "decimal", "%2)", "<w:lvlRestart w:val='0'/>")];
        let more = format!(
            "<w:abstractNum w:abstractNumId='3'>{}</w:abstractNum>{LIST_1}
             <w:num w:numId='2'><w:abstractNumId w:val='3'/><w:lvlOverride w:ilvl='0'>{}</w:lvlOverride></w:num>",
            pattern.concat(),
            level(0, "chineseCounting", "%1、", "<w:suff w:val='nothing'/>"),
        );
        let mut numbering = numbering(&more);
        let found = labels(&mut numbering, &[(1, 0), (1, 1), (1, 0), (1, 1), (2, 0)]);
        assert_eq!(found, ["1.", "1)", "2.", "2)", "三、"]);
        let place = ListPlace { list: Some(2), level: Some(0) };
        assert!(numbering.count(place, None).unwrap().is_tight);
    }

    #[test]
    fn the_level_is_that_of_the_style_and_a_pattern_may_name_another() {
        let inner = format!(
            "<w:abstractNum w:abstractNumId='3'><w:styleLink w:val='S'/>{}{}</w:abstractNum>
             <w:abstractNum w:abstractNumId='4'><w:numStyleLink w:val='S'/></w:abstractNum>
             <w:num w:numId='1'><w:abstractNumId w:val='4'/></w:num>",
            level(0, "decimal", "%1.", ""),
            level(1, "lowerRoman", "(%2)", "<w:pStyle w:val='Second'/>"),
        );
        let place = ListPlace { list: Some(1), level: None };
        let label = numbering(&inner).count(place, Some("Second")).unwrap();
        assert_eq!((label.text.as_str(), label.is_tight), ("(i)", false));
    }

    #[test]
    fn bullets_are_dots_and_what_has_no_label_has_none() {
        let inner = format!(
            "<w:abstractNum w:abstractNumId='3'>{}{}{}</w:abstractNum>{LIST_1}",
            level(0, "bullet", "\u{F0B7}", ""),
            level(1, "none", "", ""),
            level(2, "decimal", "%3.", "<w:rPr><w:vanish/></w:rPr>"),
        );
        let mut numbering = numbering(&inner);
        assert_eq!(
            labels(&mut numbering, &[(1, 0), (1, 1), (1, 2), (0, 0), (9, 0)]),
            ["•", "-", "-", "-", "-"]
        );
    }
}
