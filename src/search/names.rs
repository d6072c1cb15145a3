//! The folded names of all topics, in one piece of memory.

use super::fold::{Case, folded};
use super::kind::TopicKind;
use super::mask::Mask;
use super::topics::Topic;

/// One of the texts a topic can be found by: its own or another name of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name {
    /// Which characters it has.
    pub(super) mask: Mask,
    /// The topic, an index in [`super::TopicIndex::topics`].
    pub(super) topic: u32,
    /// 0 for the topic's own text, else one more than an index in [`super::Topic::aliases`].
    pub(super) alias: u16,
    /// What the topic is.
    pub(super) kind: TopicKind,
    /// The order of magnitude of its mentions: 0 for none, 1 for one, 2 from two on, 3 from four on, to 15.
    pub(super) magnitude: u8,
    start: u32,
    length: u32,
}

/// The folded names of all topics, those of one topic together, in one piece of memory: 32 bytes a name and its text.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    text: String,
    names: Vec<Name>,
}

impl Names {
    /// Adds a name. Where all names together have four thousand million bytes, no more are added.
    pub(super) fn push(&mut self, topic: usize, alias: usize, of: &Topic, text: &str) {
        let start = self.text.len();
        self.text.extend(folded(text, Case::Ignored).map(|(_, c)| c));
        let length = self.text.len() - start;
        let numbers =
            (u32::try_from(topic), u16::try_from(alias), u32::try_from(start), u32::try_from(length));
        match numbers {
            (Ok(topic), Ok(alias), Ok(start), Ok(length)) if start.checked_add(length).is_some() => {
                let mask = Mask::of_text(self.text.get(start as usize..).unwrap_or_default());
                let magnitude = magnitude(of.mentions.len());
                self.names.push(Name { mask, topic, alias, kind: of.kind, magnitude, start, length });
            }
            _ => self.text.truncate(start),
        }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.names.len()
    }

    /// The name at an index and its folded text.
    #[inline]
    pub(super) fn get(&self, index: u32) -> Option<(&Name, &str)> {
        let name = self.names.get(index as usize)?;
        let start = name.start as usize;
        Some((name, self.text.get(start..start + name.length as usize)?))
    }

    /// The same where only the name is needed.
    #[inline]
    pub(super) fn name(&self, index: u32) -> Option<&Name> {
        self.names.get(index as usize)
    }
}

fn magnitude(mentions: usize) -> u8 {
    let magnitude = mentions.checked_ilog2().map_or(0, |log| log.saturating_add(1));
    u8::try_from(magnitude).unwrap_or(15).min(15)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Element, Mention};
    use crate::search::Destination;

    fn topic(mentions: usize) -> Topic {
        let mention = Mention { element: Element::Paragraph(0), subparagraph: None, bytes: 0..1 };
        Topic {
            kind: TopicKind::Heading,
            programme: None,
            text: String::new(),
            aliases: Vec::new(),
            leads_to: Destination::Footnote(0),
            address: String::new(),
            mentions: vec![mention; mentions],
        }
    }

    #[test]
    fn a_name_takes_32_bytes_and_comes_back_folded() {
        assert_eq!(size_of::<Name>(), 32);
        let mut names = Names::default();
        names.push(0, 0, &topic(5), "Été");
        names.push(0, 70_000, &topic(5), "too many aliases");
        names.push(1, 2, &topic(0), "Ａ/1");
        assert_eq!(names.len(), 2);
        assert_eq!(names.name(0).map(|name| (name.kind, name.magnitude)), Some((TopicKind::Heading, 3)));
        assert_eq!([0, 1, 2, 3, 4, 100_000].map(magnitude), [0, 1, 2, 2, 3, 15]);
        let found = |index| names.get(index).map(|(name, text)| (name.topic, name.alias, text));
        assert_eq!(found(0), Some((0, 0, "ete")));
        assert_eq!(found(1), Some((1, 2, "a/1")));
        assert_eq!(found(2), None);
    }
}
