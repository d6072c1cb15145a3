//! Where the text names programmes, so that it can be marked there.

use std::collections::HashMap;
use std::ops::Range;

use super::layout::Row;
use super::part::Part;
use crate::model::{Element, Programme};

/// The bytes of each text of a report that name a programme, in order and apart from each other.
#[derive(Debug, Clone, Default)]
pub(crate) struct ProgrammeNames(HashMap<Part, Vec<Range<usize>>>);

impl ProgrammeNames {
    /// The places of a report's programmes. Headings are left out: they stand out by themselves.
    pub(super) fn of(programmes: &[Programme]) -> Self {
        let mut names: HashMap<Part, Vec<Range<usize>>> = HashMap::new();
        for mention in programmes.iter().flat_map(|programme| &programme.mentions) {
            if !matches!(mention.element, Element::Heading(_)) {
                let part = Part::of(mention.element, mention.subparagraph);
                names.entry(part).or_default().push(mention.bytes.clone());
            }
        }
        names.values_mut().for_each(join);
        Self(names)
    }

    /// Those that are on a row, whole or in part.
    pub(crate) fn on(&self, row: &Row) -> &[Range<usize>] {
        let names = self.0.get(&row.part).map_or(&[][..], Vec::as_slice);
        let first = names.partition_point(|name| name.end <= row.start);
        let last = names.partition_point(|name| name.start < row.end);
        names.get(first..last).unwrap_or_default()
    }
}

/// Puts ranges in order, and those that overlap together.
fn join(ranges: &mut Vec<Range<usize>>) {
    ranges.sort_by_key(|range| range.start);
    ranges.dedup_by(|next, before| {
        let overlap = next.start < before.end;
        if overlap {
            before.end = before.end.max(next.end);
        }
        overlap
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::layout::RowKind;
    use crate::model::{Mention, ProgrammeKind};

    fn programme(mentions: &[(Element, Range<usize>)]) -> Programme {
        let mention = |(element, bytes): &(Element, Range<usize>)| Mention {
            element: *element,
            subparagraph: None,
            bytes: bytes.clone(),
        };
        Programme {
            name: "Harbour Watch".to_owned(),
            aliases: Vec::new(),
            kind: ProgrammeKind::Programme,
            paragraphs: Vec::new(),
            known_as: Vec::new(),
            mentions: mentions.iter().map(mention).collect(),
        }
    }

    #[test]
    fn a_row_has_the_names_that_are_on_it() {
        let text = Element::Paragraph(1);
        let programmes = vec![
            programme(&[(text, 40..52), (Element::Heading(1), 0..9)]),
            programme(&[(text, 4..9), (text, 45..60), (Element::Passage(0), 1..3)]),
        ];
        let names = ProgrammeNames::of(&programmes);
        let on = |part, start, end| {
            let row = Row { part, start, end, indent: 5, kind: RowKind::Further };
            names.on(&row).iter().map(|name| (name.start, name.end)).collect::<Vec<_>>()
        };
        assert_eq!(on(Part::Paragraph(1), 0, 30), [(4, 9)]);
        assert_eq!(on(Part::Paragraph(1), 0, 41), [(4, 9), (40, 60)]);
        assert!(on(Part::Paragraph(1), 9, 40).is_empty());
        assert_eq!(on(Part::Paragraph(1), 59, 80), [(40, 60)]);
        assert_eq!(on(Part::Passage(0), 0, 5), [(1, 3)]);
        assert!(on(Part::Heading(1), 0, 9).is_empty());
        assert!(on(Part::Paragraph(0), 0, 30).is_empty());
    }
}
