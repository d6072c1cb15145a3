//! The structure tree of a tagged file (ISO 32000-1 section 14.7): which stretches of the drawing make a paragraph, a
//! heading, a cell, a note, in the order in which they are read.

use std::collections::{HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys::{ACTUAL_TEXT, K, MCID, PG, ROLE_MAP, S, STRUCT_TREE_ROOT, TYPE};
use hayro_syntax::object::{
    Array, Dict, MaybeRef, Name, ObjRef, Object, ObjectIdentifier, String as PdfString,
};

use super::budget::{Budget, PdfLimit};
use super::marked::text_string;
use super::page::ContentId;

/// Elements within elements; real files have a dozen.
const DEEPEST: usize = 200;
/// A role that stands for a role that stands for a role.
const LONGEST_CHAIN: usize = 8;

/// What an element is (ISO 32000-1 tables 333 to 340), as far as reading needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// A part of the document, of which only the parts count.
    Group,
    /// A heading; its level, 0 where the tag says none.
    Heading(u8),
    /// A paragraph, or whatever else is a block of words.
    Paragraph,
    /// The title of a table or figure.
    Caption,
    /// An item of a list.
    Item,
    /// The number or bullet of an item.
    Label,
    /// A table.
    Table,
    /// A row of it.
    Row,
    /// A cell of it.
    Cell,
    /// A footnote.
    Note,
    /// A picture.
    Figure,
    /// Words within a paragraph: a link, a reference, a stretch in another language.
    Inline,
    /// What is not of the text.
    Artifact,
}

/// An element.
#[derive(Debug)]
pub(super) struct Element {
    /// What it is.
    pub(super) role: Role,
    /// What it holds, in order.
    pub(super) kids: Vec<Kid>,
    /// What it reads as, where it says so.
    pub(super) actual: Option<String>,
}

/// What an element holds.
#[derive(Debug)]
pub(super) enum Kid {
    /// Another element.
    Element(Element),
    /// A stretch of the drawing on a page, counted from 0.
    Content(usize, ContentId),
}

/// Reads the tree of a file; `None` where it has none.
///
/// # Errors
///
/// A tree of more elements than the budget holds.
pub(super) fn read(pdf: &Pdf, budget: &mut Budget) -> Result<Option<Element>, PdfLimit> {
    let Some(root) = root(pdf) else { return Ok(None) };
    let pages =
        pdf.pages().iter().zip(0..).filter_map(|(page, at)| Some((page.raw().obj_id()?, at))).collect();
    let mut reader = Reader {
        roles: root.get::<Dict<'_>>(ROLE_MAP).unwrap_or_default(),
        pages,
        seen: HashSet::new(),
        placed: HashSet::new(),
        budget,
        pdf,
    };
    let kids = reader.kids(&root, 0, 0)?;
    Ok((!kids.is_empty()).then_some(Element { role: Role::Group, kids, actual: None }))
}

/// The stretches of the drawing that a tree names.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Those of the text.
    pub(super) text: HashSet<(usize, ContentId)>,
    /// Those in elements that are not of the text.
    pub(super) artifacts: HashSet<(usize, ContentId)>,
}

impl Named {
    /// Those of a tree.
    pub(super) fn of(tree: &Element) -> Self {
        let mut named = Self::default();
        named.add(tree, false);
        named
    }

    fn add(&mut self, element: &Element, in_artifact: bool) {
        let is_artifact = in_artifact || element.role == Role::Artifact;
        for kid in &element.kids {
            match kid {
                Kid::Element(inner) => self.add(inner, is_artifact),
                Kid::Content(page, content) => {
                    let names = if is_artifact { &mut self.artifacts } else { &mut self.text };
                    names.insert((*page, *content));
                }
            }
        }
    }
}

fn root(pdf: &Pdf) -> Option<Dict<'_>> {
    pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?.get::<Dict<'_>>(STRUCT_TREE_ROOT)
}

struct Reader<'p, 'b> {
    roles: Dict<'p>,
    pages: HashMap<ObjectIdentifier, usize>,
    seen: HashSet<ObjRef>,
    /// The stretches that an element has: another that names one too does not have it again.
    placed: HashSet<(usize, ContentId)>,
    budget: &'b mut Budget,
    pdf: &'p Pdf,
}

impl<'p> Reader<'p, '_> {
    /// What stands under `K` of a dictionary.
    fn kids(&mut self, dict: &Dict<'p>, page: usize, depth: usize) -> Result<Vec<Kid>, PdfLimit> {
        let mut kids = Vec::new();
        let Some(holder) = dict.get_raw::<Object<'p>>(K) else { return Ok(kids) };
        // An array may be given by reference; an element that is given so may be so only once.
        match (holder, dict.get::<Array<'p>>(K)) {
            (_, Some(array)) => {
                for kid in array.raw_iter() {
                    kids.extend(self.kid(kid, page, depth)?);
                }
            }
            (kid, None) => kids.extend(self.kid(kid, page, depth)?),
        }
        Ok(kids)
    }

    fn kid(&mut self, kid: MaybeRef<Object<'p>>, page: usize, depth: usize) -> Result<Option<Kid>, PdfLimit> {
        self.budget.node()?;
        let object = match kid {
            MaybeRef::Ref(reference) if !self.seen.insert(reference) => return Ok(None),
            MaybeRef::Ref(reference) => self.pdf.xref().get::<Object<'p>>(reference.into()),
            MaybeRef::NotRef(object) => Some(object),
        };
        match object {
            Some(Object::Number(number)) => Ok(u32::try_from(number.as_i64())
                .ok()
                .and_then(|number| self.content(page, ContentId { stream: 0, number }))),
            Some(Object::Dict(dict)) if depth < DEEPEST => self.element(&dict, page, depth),
            _ => Ok(None),
        }
    }

    fn element(&mut self, dict: &Dict<'p>, page: usize, depth: usize) -> Result<Option<Kid>, PdfLimit> {
        let page = dict.get_ref(PG).and_then(|page| self.pages.get(&page.into()).copied()).unwrap_or(page);
        if let Some(number) = dict.get::<u32>(MCID) {
            let stream = dict.get_ref(b"Stm").map_or(0, |stream| stream.obj_number);
            return Ok(self.content(page, ContentId { stream, number }));
        }
        if dict.get::<Name<'_>>(TYPE).is_some_and(|kind| kind.as_ref() == b"OBJR") {
            return Ok(None);
        }
        let Some(name) = dict.get::<Name<'p>>(S) else { return Ok(None) };
        let role = self.role(name);
        let actual = dict.get::<PdfString<'_>>(ACTUAL_TEXT).map(|text| text_string(text.as_bytes()));
        let kids = self.kids(dict, page, depth.saturating_add(1))?;
        Ok(Some(Kid::Element(Element { role, kids, actual })))
    }

    fn content(&mut self, page: usize, content: ContentId) -> Option<Kid> {
        self.placed.insert((page, content)).then_some(Kid::Content(page, content))
    }

    fn role(&self, mut name: Name<'p>) -> Role {
        for _ in 0..LONGEST_CHAIN {
            // Word maps `Footnote` to `Note` and `Artifact` to `Sect`, which hides what it is.
            if let Some(role) = standard_role(name.as_ref()) {
                return role;
            }
            let Some(mapped) = self.roles.get::<Name<'p>>(&name) else { break };
            name = mapped;
        }
        Role::Inline
    }
}

fn standard_role(name: &[u8]) -> Option<Role> {
    Some(match name {
        b"Document" | b"DocumentFragment" | b"Part" | b"Art" | b"Sect" | b"Div" | b"NonStruct"
        | b"Private" | b"TOC" | b"Index" | b"L" | b"THead" | b"TBody" | b"TFoot" | b"LBody" | b"Aside"
        | b"Textbox" => Role::Group,
        b"H" => Role::Heading(0),
        b"H1" | b"Title" => Role::Heading(1),
        b"H2" => Role::Heading(2),
        b"H3" => Role::Heading(3),
        b"H4" => Role::Heading(4),
        b"H5" | b"H6" => Role::Heading(5),
        b"P" | b"TOCI" | b"BlockQuote" | b"Formula" | b"Form" => Role::Paragraph,
        b"Caption" => Role::Caption,
        b"LI" => Role::Item,
        b"Lbl" => Role::Label,
        b"Table" => Role::Table,
        b"TR" => Role::Row,
        b"TH" | b"TD" => Role::Cell,
        b"Note" | b"FENote" | b"Footnote" | b"Endnote" => Role::Note,
        b"Figure" => Role::Figure,
        b"Link" | b"Reference" | b"Span" | b"Quote" | b"Code" | b"BibEntry" | b"Annot" | b"Em"
        | b"Strong" | b"Sub" | b"Ruby" | b"Warichu" => Role::Inline,
        b"Artifact" => Role::Artifact,
        _ => return None,
    })
}
