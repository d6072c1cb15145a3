//! Styles: what each says of a paragraph or run, its own word and what it takes from the style it is based on.
//!
//! The names are those of the templates of New York (`_ H _Ch`, `_ H_1`, `__Single Txt`) and Geneva (`_ H_1_G`,
//! `Reg_H__Ch_G`, `Anno_ H_1_G`), measured on 63 reports of 2022 to 2026, and those that Word itself has.

use std::collections::HashMap;
use std::io::BufRead;

use super::MOST_DEFINITIONS;
use super::xml::Xml;
use crate::source::SourceErrorKind;
use crate::source::error::Limit;

/// How many styles one may be based on; a chain that goes round ends there.
const LONGEST_CHAIN: usize = 32;

/// What a paragraph is by the name of its style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// A heading of this level.
    Heading(u8),
    /// The title of the report.
    Title,
    /// A line of the list of contents.
    Contents,
    /// A footnote, or a note below a table.
    Note,
    /// The caption of a table or figure.
    Caption,
    /// Text, whatever it is based on.
    Text,
}

/// The place of a paragraph in a list, as far as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct ListPlace {
    /// The list; 0 is none.
    pub(super) list: Option<u32>,
    /// The level, counted from 0.
    pub(super) level: Option<u8>,
}

impl ListPlace {
    /// This place, completed by the one below.
    pub(super) fn or(self, below: Self) -> Self {
        Self { list: self.list.or(below.list), level: self.level.or(below.level) }
    }
}

/// What the letters of a run look like, as far as it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Look {
    /// Not printed.
    pub(super) hidden: Option<bool>,
    /// Bold.
    pub(super) bold: Option<bool>,
    /// Set above the line.
    pub(super) raised: Option<bool>,
    /// Their size in half points.
    pub(super) size: Option<u16>,
}

impl Look {
    /// This look, completed by the one below.
    pub(super) fn or(self, below: Self) -> Self {
        Self {
            hidden: self.hidden.or(below.hidden),
            bold: self.bold.or(below.bold),
            raised: self.raised.or(below.raised),
            size: self.size.or(below.size),
        }
    }

    /// Takes in one property of a run, the element that began last.
    pub(super) fn take<R: BufRead>(&mut self, xml: &Xml<R>) {
        match xml.name() {
            "vanish" => self.hidden = Some(xml.is_on()),
            "b" => self.bold = Some(xml.is_on()),
            "sz" => self.size = xml.number("val"),
            "vertAlign" => self.raised = Some(xml.attribute("val").as_deref() == Some("superscript")),
            _ => {}
        }
    }
}

/// A style with all it takes from others.
#[derive(Debug, Clone, Default)]
pub(super) struct Style {
    /// What its paragraphs are.
    pub(super) role: Option<Role>,
    /// The level in the outline, counted from 0.
    pub(super) outline: Option<u8>,
    /// The list its paragraphs are in.
    pub(super) place: ListPlace,
    /// What its letters look like.
    pub(super) look: Look,
    based_on: Option<String>,
}

/// The styles of a document by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// The style of a paragraph that names none.
    default: Option<String>,
}

impl Styles {
    /// Reads the part with the styles.
    ///
    /// # Errors
    ///
    /// Those of the part, or more styles than [`MOST_DEFINITIONS`].
    pub(super) fn read<R: BufRead>(mut xml: Xml<R>) -> Result<Self, SourceErrorKind> {
        let mut styles = Self::default();
        while xml.next_inside(1)?.is_some() {
            if xml.name() == "style" {
                styles.read_style(&mut xml)?;
            }
        }
        let complete: HashMap<String, Style> =
            styles.by_id.keys().map(|id| (id.clone(), styles.completed(id))).collect();
        styles.by_id = complete;
        Ok(styles)
    }

    fn read_style<R: BufRead>(&mut self, xml: &mut Xml<R>) -> Result<(), SourceErrorKind> {
        let Some(id) = xml.attribute("styleId") else { return xml.skip() };
        let is_paragraph = xml.attribute("type").is_none_or(|kind| kind == "paragraph");
        if is_paragraph && xml.attribute("default").is_some_and(|value| value != "0") {
            self.default = Some(id.clone());
        }
        let (mut style, mut name, mut aliases) = (Style::default(), String::new(), String::new());
        let inside = xml.depth();
        while xml.next_inside(inside)?.is_some() {
            match xml.name() {
                "name" => name = xml.attribute("val").unwrap_or_default(),
                "aliases" => aliases = xml.attribute("val").unwrap_or_default(),
                "basedOn" => style.based_on = xml.attribute("val"),
                "numId" => style.place.list = xml.number("val"),
                "ilvl" => style.place.level = xml.number("val"),
                "outlineLvl" => style.outline = xml.number("val"),
                "rPr" => read_look(xml, &mut style.look)?,
                "rPrChange" | "pPrChange" | "tblStylePr" => xml.skip()?,
                _ => {}
            }
        }
        style.role = if is_paragraph { role(&name, &aliases) } else { None };
        self.by_id.insert(id, style);
        if self.by_id.len() > MOST_DEFINITIONS {
            return Err(SourceErrorKind::TooMuch(Limit::Definitions));
        }
        Ok(())
    }

    /// A style with what it takes from those it is based on.
    fn completed(&self, id: &str) -> Style {
        let mut style = self.by_id.get(id).cloned().unwrap_or_default();
        let mut below = style.based_on.clone();
        for _ in 0..LONGEST_CHAIN {
            let Some(base) = below.as_deref().and_then(|id| self.by_id.get(id)) else { break };
            style.role = style.role.or(base.role);
            style.outline = style.outline.or(base.outline);
            style.place = style.place.or(base.place);
            style.look = style.look.or(base.look);
            below = base.based_on.clone();
        }
        style
    }

    /// The style of that id.
    pub(super) fn get(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }

    /// The id of the style of a paragraph that names none.
    pub(super) fn default_id(&self) -> Option<&str> {
        self.default.as_deref()
    }
}

/// Reads the properties of a run, the element that began last.
///
/// # Errors
///
/// Those of the part.
pub(super) fn read_look<R: BufRead>(xml: &mut Xml<R>, look: &mut Look) -> Result<(), SourceErrorKind> {
    let inside = xml.depth();
    while xml.next_inside(inside)?.is_some() {
        if xml.name() == "rPrChange" {
            xml.skip()?;
        } else {
            look.take(xml);
        }
    }
    Ok(())
}

/// What a style is for, by its name; `None` where the name does not say.
fn role(name: &str, aliases: &str) -> Option<Role> {
    // "heading 1" of Geneva serves for captions, under a second name.
    if aliases.split(',').any(|alias| alias.trim() == "Table_G") {
        return Some(Role::Caption);
    }
    let letters: String =
        name.chars().filter(|c| c.is_alphanumeric() || *c == '/').flat_map(char::to_lowercase).collect();
    let own = match letters.as_str() {
        "title" | "titlehch" => Some(Role::Title),
        "caption" => Some(Role::Caption),
        "footnotetext" | "endnotetext" => Some(Role::Note),
        "tocheading" | "session" | "header" | "footer" => Some(Role::Text),
        _ => None,
    };
    let by_digit = || {
        let digit = letters.chars().next_back()?.to_digit(10).and_then(|digit| u8::try_from(digit).ok())?;
        match letters.get(..letters.len().checked_sub(1)?)? {
            "heading" => Some(Role::Heading(digit.clamp(1, 4))),
            "toc" => Some(Role::Contents),
            _ => None,
        }
    };
    own.or_else(by_digit).or_else(|| template_role(&letters))
}

/// The styles of the templates; `reg` and `anno` number by themselves, and a last letter or two name the duty station
/// and the language.
fn template_role(letters: &str) -> Option<Role> {
    const HEADINGS: [(&str, u8); 8] =
        [("hch", 1), ("hm", 1), ("h1", 2), ("h2/3", 3), ("h23", 3), ("h4", 4), ("h5/6", 4), ("h5", 4)];
    let bare = ["reg", "anno"].iter().find_map(|kind| letters.strip_prefix(kind)).unwrap_or(letters);
    if ["singletxt", "dualtxt", "titleh", "agenda"].iter().any(|text| bare.starts_with(text)) {
        return Some(Role::Text);
    }
    let heading = HEADINGS.iter().find(|(name, _)| {
        bare.strip_prefix(name)
            .is_some_and(|rest| rest.len() <= 2 && rest.chars().all(|c| c.is_ascii_alphabetic()))
    });
    heading.map(|(_, level)| Role::Heading(*level))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(inner: &str) -> Styles {
        let xml = format!("<w:styles>{inner}</w:styles>");
        Styles::read(Xml::new("styles", xml.as_bytes())).unwrap()
    }

    #[test]
    fn the_names_of_the_templates_tell_what_a_style_is_for() {
        for (name, expected) in [
            ("_ H _Ch", Some(Role::Heading(1))),
            ("_ H _Ch_G", Some(Role::Heading(1))),
            ("Reg_H__Ch_G", Some(Role::Heading(1))),
            ("Anno _ H_CH_G", Some(Role::Heading(1))),
            ("_ H_1", Some(Role::Heading(2))),
            ("_ H_1_GR", Some(Role::Heading(2))),
            ("_ H_2/3", Some(Role::Heading(3))),
            ("Anno_ H_2/3_G", Some(Role::Heading(3))),
            ("_ H_4", Some(Role::Heading(4))),
            ("_ H_5/6_G", Some(Role::Heading(4))),
            ("heading 2", Some(Role::Heading(2))),
            ("heading 9", Some(Role::Heading(4))),
            ("Title_H_CH", Some(Role::Title)),
            ("Title_H1", Some(Role::Text)),
            ("Title", Some(Role::Title)),
            ("toc 2", Some(Role::Contents)),
            ("TOC Heading", Some(Role::Text)),
            ("footnote text", Some(Role::Note)),
            ("__Single Txt", Some(Role::Text)),
            ("Reg_Single Txt_G2", Some(Role::Text)),
            ("Normal", None),
            ("Hanging indent", None),
            ("", None),
        ] {
            assert_eq!(role(name, ""), expected, "{name}");
        }
        assert_eq!(role("heading 1", "Table_G,other"), Some(Role::Caption));
    }

    #[test]
    fn a_style_takes_from_the_one_it_is_based_on_what_it_does_not_say() {
        let styles = styles(
            "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/>
             <w:rPr><w:b/></w:rPr></w:style>
             <w:style w:type='paragraph' w:styleId='H'><w:name w:val='_ H_1'/><w:basedOn w:val='N'/>
             <w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='7'/></w:numPr></w:pPr></w:style>
             <w:style w:type='paragraph' w:styleId='O'><w:name w:val='Own'/><w:basedOn w:val='H'/>
             <w:pPr><w:numPr><w:ilvl w:val='2'/></w:numPr></w:pPr><w:rPr><w:b w:val='0'/></w:rPr></w:style>",
        );
        let own = styles.get("O").unwrap();
        assert_eq!(own.role, Some(Role::Heading(2)));
        assert_eq!(own.place, ListPlace { list: Some(7), level: Some(2) });
        assert_eq!((own.look.bold, styles.get("H").unwrap().look.bold), (Some(false), Some(true)));
        assert_eq!(styles.default_id(), Some("N"));
    }

    #[test]
    fn styles_based_on_each_other_end() {
        let styles = styles(
            "<w:style w:styleId='A'><w:name w:val='a'/><w:basedOn w:val='B'/></w:style>
             <w:style w:styleId='B'><w:name w:val='b'/><w:basedOn w:val='A'/></w:style>",
        );
        assert_eq!(styles.get("A").unwrap().role, None);
    }
}
