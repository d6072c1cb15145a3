//! XML as a stream: one step at a time, within limits.

use std::io::BufRead;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesRef, Event};

use super::package::refusal;
use crate::source::SourceErrorKind;
use crate::source::error::Limit;

/// The deepest nesting of elements; a text in ten tables within each other takes about 60.
const DEEPEST: usize = 512;
/// The most attributes of one element.
const MOST_ATTRIBUTES: usize = 4_096;

/// What was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// An element begins: [`Xml::name`] and [`Xml::attribute`] tell which.
    Start,
    /// The innermost element ends.
    End,
    /// Text, in [`Xml::text`].
    Text,
    /// The part ends.
    Over,
}

/// A part of a document, read step by step.
pub(super) struct Xml<R> {
    reader: quick_xml::Reader<R>,
    part: String,
    buffer: Vec<u8>,
    tag: String,
    name_length: usize,
    text: String,
    depth: usize,
    /// What the names of Word's elements begin with: `w:`, or nothing.
    prefix: String,
}

impl<R: BufRead> Xml<R> {
    /// The part of that name.
    pub(super) fn new(part: &str, reader: R) -> Self {
        let mut reader = quick_xml::Reader::from_reader(reader);
        reader.config_mut().expand_empty_elements = true;
        Self {
            reader,
            part: part.to_owned(),
            buffer: Vec::new(),
            tag: String::new(),
            name_length: 0,
            text: String::new(),
            depth: 0,
            prefix: "w:".to_owned(),
        }
    }

    /// Reads on.
    ///
    /// # Errors
    ///
    /// XML that is not well formed, a document type, or more than the limits.
    pub(super) fn next(&mut self) -> Result<Step, SourceErrorKind> {
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer);
            match event.map_err(|error| refusal_of(&error, &self.part))? {
                Event::Start(tag) | Event::Empty(tag) => {
                    self.name_length = tag.name().as_ref().len();
                    self.tag.clear();
                    self.tag.push_str(&tag);
                    return self.start();
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Step::End);
                }
                Event::Text(text) => {
                    self.text.clear();
                    self.text.push_str(&text);
                    return Ok(Step::Text);
                }
                Event::CData(text) => {
                    self.text.clear();
                    self.text.push_str(&text);
                    return Ok(Step::Text);
                }
                Event::GeneralRef(reference) => {
                    self.text.clear();
                    push_reference(&reference, &mut self.text);
                    return Ok(Step::Text);
                }
                Event::DocType(_) => return Err(SourceErrorKind::Doctype),
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => return Ok(Step::Over),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn start(&mut self) -> Result<Step, SourceErrorKind> {
        /// An attribute takes at least five bytes: ` a=""`.
        const FEWEST_BYTES: usize = 5;
        self.depth = self.depth.saturating_add(1);
        if self.depth > DEEPEST {
            return Err(SourceErrorKind::TooMuch(Limit::Depth));
        }
        if self.tag.len() / FEWEST_BYTES > MOST_ATTRIBUTES && self.attributes().count() > MOST_ATTRIBUTES {
            return Err(SourceErrorKind::TooMuch(Limit::Attributes));
        }
        if self.depth == 1 {
            self.find_prefix();
        }
        Ok(Step::Start)
    }

    /// The root says which prefix Word's elements have. Both spaces, of ECMA-376 and of its strict form, end alike.
    fn find_prefix(&mut self) {
        let declared = self.attributes().find_map(|(name, value)| {
            let prefix = name.strip_prefix("xmlns")?;
            value
                .ends_with("wordprocessingml/main")
                .then_some(prefix)
                .or_else(|| value.ends_with("wordprocessingml/2006/main").then_some(prefix))
        });
        if let Some(prefix) = declared {
            let prefix = prefix.trim_start_matches(':');
            self.prefix = if prefix.is_empty() { String::new() } else { format!("{prefix}:") };
        }
    }

    /// The raw names and values of the attributes of the element that began last.
    fn attributes(&self) -> impl Iterator<Item = (&str, std::borrow::Cow<'_, str>)> {
        let mut attributes = Attributes::new(&self.tag, self.name_length);
        attributes.with_checks(false);
        attributes.flatten().map(|attribute| (attribute.key.into_inner(), attribute.value))
    }

    /// The name of the element that began last: `p` for Word's own, with its prefix for any other: `m:t`.
    pub(super) fn name(&self) -> &str {
        let name = self.tag.get(..self.name_length).unwrap_or_default();
        name.strip_prefix(self.prefix.as_str()).unwrap_or(name)
    }

    /// The value of an attribute of the element that began last, by its name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.attributes();
        let (_, value) = attributes.find(|(key, _)| key.rsplit(':').next() == Some(name))?;
        if !value.contains('&') {
            return Some(value.into_owned());
        }
        quick_xml::escape::unescape(&value).ok().map(std::borrow::Cow::into_owned)
    }

    /// The number that an attribute holds.
    pub(super) fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// Whether the element that began last switches something on: it has no value, or one that is not "off".
    pub(super) fn is_on(&self) -> bool {
        self.attribute("val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
    }

    /// The text that was read last.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// Goes to the end of the element that began last.
    ///
    /// # Errors
    ///
    /// Those of [`Xml::next`].
    pub(super) fn skip(&mut self) -> Result<(), SourceErrorKind> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// The next element inside the one whose depth is `inside`; `None` at its end.
    ///
    /// # Errors
    ///
    /// Those of [`Xml::next`].
    pub(super) fn next_inside(&mut self, inside: usize) -> Result<Option<()>, SourceErrorKind> {
        loop {
            match self.next()? {
                Step::Start => return Ok(Some(())),
                Step::End if self.depth < inside => return Ok(None),
                Step::Over => return Ok(None),
                Step::End | Step::Text => {}
            }
        }
    }

    /// The error for a part that cannot be read.
    pub(super) fn damaged(&self) -> SourceErrorKind {
        SourceErrorKind::Damaged(self.part.clone())
    }
}

/// Only the five entities of XML itself and characters by number are known; any other stands for nothing.
fn push_reference(reference: &BytesRef<'_>, text: &mut String) {
    match reference.resolve_char_ref() {
        Ok(Some(c)) => text.push(c),
        Ok(None) => text.push_str(resolve_predefined_entity(reference).unwrap_or("\u{FFFD}")),
        Err(_) => text.push(char::REPLACEMENT_CHARACTER),
    }
}

/// An error of the reader below comes through as what it is; all others are damage.
fn refusal_of(error: &quick_xml::Error, part: &str) -> SourceErrorKind {
    match error {
        quick_xml::Error::Io(error) => refusal(error, part),
        _ => SourceErrorKind::Damaged(part.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    fn read(xml: &str) -> Result<Vec<String>, SourceErrorKind> {
        let mut xml = Xml::new("part", xml.as_bytes());
        let mut steps = Vec::new();
        loop {
            match xml.next()? {
                Step::Start => steps.push(format!("<{}", xml.name())),
                Step::Text => steps.push(xml.text().to_owned()),
                Step::End => steps.push(">".to_owned()),
                Step::Over => return Ok(steps),
            }
        }
    }

    #[test]
    fn names_are_those_of_word_whatever_the_prefix() {
        for xml in [
            format!("<w:p xmlns:w='{WORD}'><w:t/></w:p>"),
            format!("<p xmlns='{WORD}'><t/></p>"),
            "<a:p xmlns:a='http://purl.oclc.org/ooxml/wordprocessingml/main'><a:t/></a:p>".to_owned(),
        ] {
            assert_eq!(read(&xml).unwrap(), ["<p", "<t", ">", ">"], "{xml}");
        }
        assert_eq!(read(&format!("<w:p xmlns:w='{WORD}'><m:t/></w:p>")).unwrap()[1], "<m:t");
    }

    #[test]
    fn entities_of_xml_are_read_and_no_others() {
        let steps = read("<a>x&amp;&#65;&#x42;&lol;<![CDATA[<]]></a>").unwrap();
        assert_eq!(steps.concat(), "<ax&AB\u{FFFD}<>");
        assert_eq!(read("<!DOCTYPE a [<!ENTITY lol 'x'>]><a>&lol;</a>"), Err(SourceErrorKind::Doctype));
    }

    #[test]
    fn attributes_are_found_without_their_prefix() {
        let mut xml = Xml::new("part", &b"<a w:val='x&amp;y' id='7' w:on='false'/>"[..]);
        xml.next().unwrap();
        assert_eq!((xml.attribute("val").as_deref(), xml.number::<u32>("id")), (Some("x&y"), Some(7)));
        assert_eq!(xml.attribute("none"), None);
    }

    #[test]
    fn what_nests_too_deep_or_has_too_many_attributes_is_refused() {
        let deep = "<a>".repeat(DEEPEST + 1);
        assert_eq!(read(&deep), Err(SourceErrorKind::TooMuch(Limit::Depth)));
        let attributes = |count: usize| {
            let all: String = (0..count).map(|at| format!(" a{at}=''")).collect();
            format!("<a{all}/>")
        };
        assert!(read(&attributes(MOST_ATTRIBUTES)).is_ok());
        let too_many = attributes(MOST_ATTRIBUTES + 1);
        assert_eq!(read(&too_many), Err(SourceErrorKind::TooMuch(Limit::Attributes)));
    }

    #[test]
    fn what_is_cut_or_crossed_is_damaged() {
        for xml in ["<a><b>", "<a></b>", "<a", "<a>\u{0}</a", "<a b='>"] {
            assert_eq!(read(xml), Err(SourceErrorKind::Damaged("part".to_owned())), "{xml}");
        }
    }

    #[test]
    fn an_element_is_skipped_whole() {
        let mut xml = Xml::new("part", &b"<a><b><c>x</c></b><d/></a>"[..]);
        let mut names = Vec::new();
        while xml.next_inside(1).unwrap().is_some() {
            names.push(xml.name().to_owned());
            if xml.name() == "b" {
                xml.skip().unwrap();
            }
        }
        assert_eq!(names, ["a", "b", "d"]);
    }
}
