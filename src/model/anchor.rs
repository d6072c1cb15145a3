//! Places that are found again: in a file that moved, in another format, in another language.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::{Element, Language, Paragraph, Report, Target};

/// A place in a report, by all that can tell where it is: the symbol, the number of the paragraph, its words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Anchor {
    /// The symbol of the report, without the asterisk of a reissue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub symbol: Option<String>,
    /// Its title.
    pub title: String,
    /// The language it was read in.
    pub language: Language,
    /// The file it was read from, an absolute path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The address of the paragraph, `42` or `annex 2, 3`; empty before the first.
    pub address: String,
    /// How the place is cited.
    pub citation: String,
    /// What tells the words of the paragraph from others: see [`fingerprint`].
    pub words: String,
    /// The first words of the place.
    pub opening: String,
    /// The elements from the paragraph to the place, before it where negative: a heading above it is -1.
    pub step: i64,
    /// The letters and digits of the element before the place.
    pub letters: usize,
}

/// The characters of an opening.
const OPENING: usize = 80;

/// Paragraphs with fewer letters and digits are not known by their words: "Not applicable." stands in many reports.
const FEWEST_LETTERS: usize = 24;

/// What tells a text from others, whatever its line ends, blanks, punctuation, case and font: FNV-1a with 64 bits
/// over its letters and digits, in hexadecimal. (Fowler, Noll and Vo; stable over versions, as the standard library's
/// hashes are not.) A text of a few letters has none: it is the empty string.
pub fn fingerprint(text: &str) -> String {
    const BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0000_0100_0000_01b3;
    let mut count: usize = 0;
    let mut hash = BASIS;
    for c in text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase) {
        count = count.saturating_add(1);
        let mut bytes = [0; 4];
        for byte in c.encode_utf8(&mut bytes).bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(PRIME);
        }
    }
    if count < FEWEST_LETTERS { String::new() } else { format!("{hash:016x}") }
}

impl Paragraph {
    /// All its words in the order of reading, with what tells them from those of others.
    fn words(&self) -> String {
        self.pieces().into_iter().map(|piece| piece.text).collect()
    }

    /// The letters and digits that stand before the byte `offset` of its text, or of that of a subparagraph.
    fn letters_before(&self, subparagraph: Option<usize>, offset: usize) -> usize {
        let mut letters: usize = 0;
        for piece in self.pieces() {
            let end = piece.offset.saturating_add(piece.text.len());
            if piece.subparagraph == subparagraph && offset < end {
                return letters
                    .saturating_add(count_letters(piece.text, offset.saturating_sub(piece.offset)));
            }
            letters = letters.saturating_add(count_letters(piece.text, usize::MAX));
        }
        letters
    }

    /// The subparagraph and the byte of its text, or of the paragraph's own, before which so many letters stand.
    fn after_letters(&self, letters: usize) -> (Option<usize>, usize) {
        let mut left = letters;
        for piece in self.pieces() {
            let here = count_letters(piece.text, usize::MAX);
            if left < here {
                return (piece.subparagraph, piece.offset.saturating_add(skip_letters(piece.text, left)));
            }
            left -= here;
        }
        (None, 0)
    }
}

/// The letters and digits in the first `bytes` bytes.
fn count_letters(text: &str, bytes: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < bytes).filter(|(_, c)| c.is_alphanumeric()).count()
}

/// The byte at which the letter after `letters` letters stands; 0 for none.
fn skip_letters(text: &str, letters: usize) -> usize {
    if letters == 0 {
        return 0;
    }
    let found = text.char_indices().filter(|(_, c)| c.is_alphanumeric()).nth(letters);
    found.map_or(text.len(), |(at, _)| at)
}

/// A place in one report, as an [`Anchor`] is made from and found as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// Before the body; the number is the byte of the summary.
    Masthead(usize),
    /// A byte of a heading, of a passage, or of a paragraph's own text.
    Element(Element, usize),
    /// A byte of a subparagraph: paragraph, subparagraph, byte.
    Subparagraph(usize, usize, usize),
    /// A byte of a footnote.
    Footnote(usize, usize),
}

impl Report {
    /// What finds `spot` again; `paragraph` is the one that is read there.
    pub fn anchor(&self, spot: Spot, paragraph: Option<usize>) -> Anchor {
        let mut anchor = Anchor {
            symbol: self
                .meta
                .symbol
                .as_deref()
                .map(bare_symbol)
                .filter(|symbol| !symbol.is_empty())
                .map(str::to_owned),
            title: self.meta.title.clone().unwrap_or_else(|| self.display_title().to_owned()),
            language: self.meta.language,
            citation: self.citation(),
            ..Anchor::default()
        };
        if let Spot::Footnote(index, offset) = spot
            && let Some(note) = self.footnotes.get(index)
        {
            anchor.address = format!("n{}", note.number);
            anchor.citation = Target::Footnote(index).citation(self);
            anchor.words = fingerprint(&note.text);
            anchor.letters = count_letters(&note.text, offset);
            anchor.opening = opening(&note.text);
            return anchor;
        }
        let Some((index, found)) = paragraph.and_then(|index| Some((index, self.paragraphs.get(index)?)))
        else {
            let summary = self.meta.summary.as_deref().unwrap_or_default();
            anchor.letters =
                if let Spot::Masthead(offset) = spot { count_letters(summary, offset) } else { 0 };
            anchor.words =
                self.paragraphs.first().map(|first| fingerprint(&first.words())).unwrap_or_default();
            anchor.opening = opening(&anchor.title);
            return anchor;
        };
        anchor.address = self.paragraph_address(index, None);
        anchor.citation = Target::Paragraphs(index..index + 1).citation(self);
        anchor.words = fingerprint(&found.words());
        anchor.opening = opening(&found.words());
        match spot {
            Spot::Element(Element::Paragraph(_), offset) => {
                anchor.letters = found.letters_before(None, offset)
            }
            Spot::Subparagraph(_, block, offset) => {
                anchor.letters = found.letters_before(Some(block), offset)
            }
            Spot::Element(element @ (Element::Heading(_) | Element::Passage(_)), offset) => {
                anchor.step = self.step(index, element);
                anchor.letters = count_letters(self.element_text(element), offset);
            }
            Spot::Masthead(_) | Spot::Footnote(..) => {}
        }
        anchor
    }

    /// The elements from a paragraph to another element.
    fn step(&self, paragraph: usize, element: Element) -> i64 {
        let place = |wanted: Element| self.flow.iter().position(|element| *element == wanted);
        let (Some(from), Some(to)) = (place(Element::Paragraph(paragraph)), place(element)) else { return 0 };
        let distance = |a: usize, b: usize| i64::try_from(a - b).unwrap_or(0);
        if to >= from { distance(to, from) } else { -distance(from, to) }
    }

    fn element_text(&self, element: Element) -> &str {
        match element {
            Element::Heading(index) => self.outline.get(index).map_or("", |heading| &heading.title),
            Element::Paragraph(index) => self.paragraphs.get(index).map_or("", |paragraph| &paragraph.text),
            Element::Passage(index) => self.passages.get(index).map_or("", |passage| &passage.text),
        }
    }
}

/// A symbol without the asterisk of a reissue.
pub(super) fn bare_symbol(symbol: &str) -> &str {
    symbol.trim().trim_end_matches('*').trim_end()
}

fn opening(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(OPENING) {
        Some((end, _)) => format!("{}…", words.get(..end).unwrap_or_default().trim_end()),
        None => words,
    }
}

/// The fingerprints of the paragraphs of one report, by which anchors are found in it. They are taken when the first
/// anchor needs them, which costs time in proportion to the length of the report.
#[derive(Debug, Clone, Default)]
pub struct Fingerprints(OnceLock<Vec<String>>);

impl Fingerprints {
    fn of(&self, report: &Report) -> &[String] {
        self.0.get_or_init(|| {
            report.paragraphs.iter().map(|paragraph| fingerprint(&paragraph.words())).collect()
        })
    }

    fn find(&self, words: &str, report: &Report) -> Option<usize> {
        if words.is_empty() { None } else { self.of(report).iter().position(|known| known == words) }
    }
}

impl Anchor {
    /// Whether both stand in the same report: by its symbol, else by its title.
    pub fn is_same_report(&self, other: &Self) -> bool {
        match (&self.symbol, &other.symbol) {
            (Some(own), Some(others)) => own.eq_ignore_ascii_case(others),
            (None, None) => letters(&self.title) == letters(&other.title),
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    /// Whether both stand at the same paragraph or footnote of the same report.
    pub fn is_same_place(&self, other: &Self) -> bool {
        self.is_same_report(other) && self.address == other.address
    }

    /// Whether it stands in `report`: by the symbol; where one of the two has none, by the words or the title.
    pub fn is_in(&self, report: &Report, fingerprints: &Fingerprints) -> bool {
        match (&self.symbol, &report.meta.symbol) {
            (Some(own), Some(others)) => own.eq_ignore_ascii_case(bare_symbol(others)),
            _ => {
                fingerprints.find(&self.words, report).is_some()
                    || letters(&self.title) == letters(report.display_title())
            }
        }
    }

    /// Where it stands in `report`, and the paragraph there. In a paragraph with the same words it is the same letter,
    /// in one with the same number only (another language, a corrected text) its beginning. `None` where there is
    /// neither.
    pub fn find(&self, report: &Report, fingerprints: &Fingerprints) -> Option<(Spot, Option<usize>)> {
        if !self.is_in(report, fingerprints) {
            return None;
        }
        if self.address.is_empty() {
            let summary = report.meta.summary.as_deref().unwrap_or_default();
            return Some((Spot::Masthead(skip_letters(summary, self.letters)), None));
        }
        let by_number =
            self.address.parse::<super::Address>().ok().and_then(|address| address.resolve(report));
        if let Some(Target::Footnote(index)) = by_number {
            let text = report.footnotes.get(index).map_or("", |note| &note.text);
            let same = fingerprint(text) == self.words;
            return Some((
                Spot::Footnote(index, if same { skip_letters(text, self.letters) } else { 0 }),
                None,
            ));
        }
        let numbered = by_number.and_then(|target| match target {
            Target::Paragraphs(range) => Some(range.start),
            Target::Subparagraph(index, _) => Some(index),
            Target::Section(_) | Target::Footnote(_) => None,
        });
        let same = numbered
            .filter(|&index| fingerprints.of(report).get(index).is_some_and(|words| *words == self.words));
        let same = same.or_else(|| fingerprints.find(&self.words, report));
        let index = same.or(numbered)?;
        Some((self.spot_at(report, index, same.is_some()), Some(index)))
    }

    fn spot_at(&self, report: &Report, index: usize, same_words: bool) -> Spot {
        let paragraph = Element::Paragraph(index);
        let letters = if same_words { self.letters } else { 0 };
        let from = report.flow.iter().position(|element| *element == paragraph);
        let at = from.and_then(|from| i64::try_from(from).ok()?.checked_add(self.step));
        let element =
            at.and_then(|at| report.flow.get(usize::try_from(at).ok()?)).copied().unwrap_or(paragraph);
        match (element, report.paragraphs.get(index)) {
            (Element::Heading(_) | Element::Passage(_), _) if self.step != 0 => {
                Spot::Element(element, skip_letters(report.element_text(element), letters))
            }
            (_, Some(found)) => match found.after_letters(letters) {
                (Some(block), offset) => Spot::Subparagraph(index, block, offset),
                (None, offset) => Spot::Element(paragraph, offset),
            },
            (_, None) => Spot::Element(paragraph, 0),
        }
    }
}

/// The letters and digits of a text, small.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Footnote, Heading, Passage, PassageKind, Place, Subparagraph};

    const WORDS: &str = "The harbour has a quay, two cranes and a shed for the goods of";

    fn report(language: Language, symbol: Option<&str>, paragraphs: &[(u32, String)]) -> Report {
        let mut report = Report::default();
        report.meta.language = language;
        report.meta.symbol = symbol.map(str::to_owned);
        report.meta.title = Some("Harbours".into());
        report.outline.push(Heading {
            level: 1,
            label: Some("I".into()),
            title: "Quays".into(),
            first: None,
            last: None,
            place: Place::default(),
        });
        report.flow.push(Element::Heading(0));
        for (number, text) in paragraphs {
            report.flow.push(Element::Paragraph(report.paragraphs.len()));
            report.paragraphs.push(Paragraph {
                number: (*number).into(),
                section: Some(0),
                annex: None,
                text: text.clone(),
                subparagraphs: vec![Subparagraph {
                    label: "a".into(),
                    depth: 1,
                    text: "A part of it;".into(),
                }],
                resumes: None,
                notes: Vec::new(),
                marks: Vec::new(),
                place: Place::default(),
            });
        }
        report.flow.push(Element::Passage(0));
        report.passages.push(Passage {
            kind: PassageKind::Text,
            section: Some(0),
            text: "Behind it.".into(),
            place: Place::default(),
        });
        report.footnotes.push(Footnote { number: 1.into(), text: "A note.".into(), place: Place::default() });
        report
    }

    fn numbered(count: u32) -> Vec<(u32, String)> {
        (1..=count).map(|number| (number, format!("{WORDS} week {number}."))).collect()
    }

    fn found(anchor: &Anchor, report: &Report) -> Option<Spot> {
        anchor.find(report, &Fingerprints::default()).map(|(spot, _)| spot)
    }

    #[test]
    fn the_same_words_in_another_layout_have_the_same_fingerprint() {
        let one = fingerprint("The programme, at work in near-\nly 70 States…");
        assert_eq!(one, fingerprint("THE PROGRAMME AT WORK IN NEARLY 70 STATES"));
        assert_ne!(one, fingerprint("The programme, at work in nearly 71 States…"));
        assert_eq!(one.len(), 16);
        assert_eq!(fingerprint("Not applicable."), "");
        // FNV-1a of 24 times "a" by the published constants.
        assert_eq!(fingerprint(&"a".repeat(24)), "94f5edc4383de9dd");
    }

    #[test]
    fn a_place_is_found_to_the_letter_in_the_same_report() {
        let report = report(Language::English, Some("A/1"), &numbered(5));
        let fingerprints = Fingerprints::default();
        for (spot, paragraph) in [
            (Spot::Element(Element::Paragraph(2), 0), Some(2)),
            (Spot::Element(Element::Paragraph(2), 12), Some(2)),
            (Spot::Subparagraph(3, 0, 7), Some(3)),
            (Spot::Element(Element::Heading(0), 0), Some(0)),
            (Spot::Element(Element::Passage(0), 7), Some(4)),
            (Spot::Footnote(0, 2), Some(4)),
        ] {
            let anchor = report.anchor(spot, paragraph);
            assert_eq!(anchor.find(&report, &fingerprints).map(|(spot, _)| spot), Some(spot), "{anchor:?}");
        }
        assert_eq!(found(&report.anchor(Spot::Masthead(0), None), &report), Some(Spot::Masthead(0)));
    }

    #[test]
    fn g6_it_is_found_by_its_words_where_the_numbers_are_others() {
        let original = report(Language::English, Some("A/1"), &numbered(5));
        let anchor = original.anchor(Spot::Element(Element::Paragraph(2), 12), Some(2));
        let mut shifted = vec![(1, "A paragraph that was put in before all of the others.".to_owned())];
        shifted.extend(
            numbered(5)
                .into_iter()
                .map(|(number, text)| (number + 1, text.to_uppercase().replace(' ', "\n"))),
        );
        let reissued = report(Language::English, Some("A/1*"), &shifted);
        assert_eq!(found(&anchor, &reissued), Some(Spot::Element(Element::Paragraph(3), 12)));
        let unnamed = report(Language::English, None, &shifted);
        assert_eq!(
            found(&anchor, &unnamed),
            Some(Spot::Element(Element::Paragraph(3), 12)),
            "without a symbol"
        );
    }

    #[test]
    fn in_another_language_it_is_the_paragraph_of_that_number() {
        let english = report(Language::English, Some("A/1"), &numbered(5));
        let texts: Vec<_> = (1..=5)
            .map(|number| {
                (number, format!("港口有一个码头、两台起重机和一个货棚，供第{number}周的货物存放之用。"))
            })
            .collect();
        let chinese = report(Language::Chinese, Some("A/1"), &texts);
        let anchor = english.anchor(Spot::Subparagraph(2, 0, 7), Some(2));
        assert_eq!(found(&anchor, &chinese), Some(Spot::Element(Element::Paragraph(2), 0)));
        let above = english.anchor(Spot::Element(Element::Heading(0), 0), Some(0));
        assert_eq!(found(&above, &chinese), Some(Spot::Element(Element::Heading(0), 0)));
    }

    #[test]
    fn another_report_has_none_of_it() {
        let one = report(Language::English, Some("A/1"), &numbered(5));
        let anchor = one.anchor(Spot::Element(Element::Paragraph(2), 0), Some(2));
        assert_eq!(found(&anchor, &report(Language::English, Some("A/2"), &numbered(5))), None);
        let others: Vec<_> =
            numbered(2).into_iter().map(|(number, text)| (number, text + " Other words.")).collect();
        assert_eq!(
            found(&anchor, &report(Language::English, Some("A/1"), &others)),
            None,
            "it has no paragraph 3"
        );
    }

    proptest! {
        #[test]
        fn letters_lead_back_to_where_they_were_counted(text in "(\\PC|[ ,.\n]){0,60}", at in 0usize..80) {
            let offset = text.char_indices().map(|(at, _)| at).rfind(|offset| *offset <= at).unwrap_or(0);
            let letters = count_letters(&text, offset);
            let back = skip_letters(&text, letters);
            prop_assert_eq!(count_letters(&text, back), letters);
            prop_assert!(text.is_char_boundary(back));
        }

        #[test]
        fn any_anchor_is_looked_for_without_harm(address in ".{0,12}", step in any::<i64>(), letters in any::<usize>()) {
            let report = report(Language::English, Some("A/1"), &numbered(3));
            for address in [address.as_str(), "2", ""] {
                let anchor = Anchor { symbol: Some("A/1".into()), address: address.to_owned(), step, letters, ..Anchor::default() };
                let _ = found(&anchor, &report);
            }
        }
    }
}
