//! What a report speaks of, and the index of it.

use std::collections::HashMap;

use super::addresses::SectionAddresses;
use super::kind::TopicKind;
use super::names::Names;
use super::opening::opening;
use super::query::Scope;
use crate::model::{
    CitedSymbol, Element, Footnote, Mention, Number, Paragraph, ProgrammeKind, Report, Subject,
};

/// Something a reader looks up by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// What it is.
    pub kind: TopicKind,
    /// Which kind of programme it is, where it is one.
    pub programme: Option<ProgrammeKind>,
    /// Its name: the heading's title, the symbol, the beginning of the paragraph.
    pub text: String,
    /// Its other names: short forms, acronyms, names in other languages.
    pub aliases: Vec<String>,
    /// Where it leads: the heading, the paragraph, or the first place that mentions it.
    pub leads_to: Destination,
    /// How that place is cited, such as `II.C.1` or `42`; empty for a heading with neither label nor paragraphs.
    pub address: String,
    /// Every place that names it, in reading order; none for headings, paragraphs and footnotes.
    pub mentions: Vec<Mention>,
}

/// A place in a report that a topic leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// An element of the body.
    Element(Element),
    /// An index in [`Report::footnotes`].
    Footnote(usize),
}

impl Topic {
    /// A topic of `kind` without other names and mentions.
    fn new(kind: TopicKind, text: String, leads_to: Destination, address: String) -> Self {
        let (aliases, mentions) = (Vec::new(), Vec::new());
        Self { kind, programme: None, text, aliases, leads_to, address, mentions }
    }

    /// What it is in a word, more closely than its kind: a programme may be a "database".
    pub fn noun(&self) -> &'static str {
        match self.programme {
            // "other" is no word for anything.
            None | Some(ProgrammeKind::Other) => self.kind.name(),
            Some(kind) => kind.name(),
        }
    }
}

/// Every topic there is to find: its names, folded once, and what they stand for.
///
/// It is plain data, so one index can be searched from several threads at once. Measured for 100,000 topics of one name
/// with 21 characters each (`benches/search.rs`): 28 MB, of which the folded names and their masks take 8; a mention takes
/// 48 bytes more.
#[derive(Debug, Clone, Default)]
pub struct TopicIndex {
    topics: Vec<Topic>,
    pub(super) names: Names,
    /// The words of the paragraphs, with the topic each stands for; rising.
    bodies: Vec<(usize, String)>,
    /// How many topics there are of each kind, in the order of [`TopicKind::ALL`].
    counts: [usize; TopicKind::ALL.len()],
}

impl TopicIndex {
    /// The topics of `report`: programmes and whatever else it names, its headings, the symbols it cites, its paragraphs
    /// and its footnotes, each in reading order.
    pub fn build(report: &Report) -> Self {
        let mut topics = named_topics(report);
        topics.extend(heading_topics(report));
        topics.extend(symbol_topics(report));
        let first_paragraph = topics.len();
        topics.extend((0..).zip(&report.paragraphs).map(|(index, paragraph)| {
            paragraph_topic(paragraph, index, report.paragraph_address(index, None))
        }));
        topics.extend((0..).zip(&report.footnotes).map(footnote_topic));
        let bodies = (first_paragraph..).zip(report.paragraphs.iter().map(body)).collect();
        Self::with_bodies(topics, bodies)
    }

    /// An index of any topics, such as those of several reports.
    pub fn new(topics: Vec<Topic>) -> Self {
        Self::with_bodies(topics, Vec::new())
    }

    fn with_bodies(topics: Vec<Topic>, bodies: Vec<(usize, String)>) -> Self {
        let counts = TopicKind::ALL.map(|kind| topics.iter().filter(|topic| topic.kind == kind).count());
        let mut index = Self { topics, names: Names::default(), bodies, counts };
        for (at, topic) in index.topics.iter().enumerate() {
            let text = body_of(&index.bodies, at).unwrap_or(&topic.text);
            index.names.push(at, 0, topic, text);
            for (alias, name) in (1..).zip(&topic.aliases) {
                index.names.push(at, alias, topic, name);
            }
        }
        index
    }

    /// The topics, in their own order; [`super::Hit::topic`] is an index in it.
    pub fn topics(&self) -> &[Topic] {
        &self.topics
    }

    /// How many names there are: what one keystroke costs grows with them.
    pub fn size(&self) -> usize {
        self.names.len()
    }

    /// How many topics a scope has.
    pub fn count(&self, scope: Scope) -> usize {
        let counts = TopicKind::ALL.into_iter().zip(self.counts);
        counts.filter(|(kind, _)| scope.has(*kind)).map(|(_, count)| count).sum()
    }

    /// The words of a paragraph that stands as a topic; `None` for other topics, which have no more than their text.
    pub(super) fn body(&self, topic: usize) -> Option<&str> {
        body_of(&self.bodies, topic)
    }
}

fn body_of(bodies: &[(usize, String)], topic: usize) -> Option<&str> {
    let at = bodies.binary_search_by_key(&topic, |(topic, _)| *topic).ok()?;
    bodies.get(at).map(|(_, body)| body.as_str())
}

/// The programmes and the other things a report speaks of by name.
fn named_topics(report: &Report) -> Vec<Topic> {
    let programmes = report.programmes.iter().map(|programme| Topic {
        programme: Some(programme.kind),
        ..named_topic(TopicKind::Programme, programme)
    });
    let others = report.named.iter().map(|named| named_topic(named.kind.into(), named));
    programmes.chain(others).collect()
}

fn named_topic<K>(kind: TopicKind, subject: &Subject<K>) -> Topic {
    let first = subject.mentions.first().map_or(Element::Paragraph(0), |mention| mention.element);
    let address = subject.paragraphs.first().map(Number::to_string).unwrap_or_default();
    Topic {
        aliases: subject.aliases.iter().chain(&subject.known_as).cloned().collect(),
        mentions: subject.mentions.clone(),
        ..Topic::new(kind, subject.name.clone(), Destination::Element(first), address)
    }
}

fn heading_topics(report: &Report) -> Vec<Topic> {
    let addresses = SectionAddresses::of(report);
    let topic = |(index, heading): (usize, &crate::model::Heading)| {
        let text = if heading.title.is_empty() {
            heading.label.clone().unwrap_or_default()
        } else {
            heading.title.clone()
        };
        let leads_to = Destination::Element(Element::Heading(index));
        Topic::new(TopicKind::Heading, text, leads_to, addresses.get(index).to_owned())
    };
    report.outline.iter().enumerate().map(topic).collect()
}

fn symbol_topics(report: &Report) -> Vec<Topic> {
    let mut by_number: HashMap<&Number, usize> = HashMap::new();
    for (index, paragraph) in report.paragraphs.iter().enumerate() {
        by_number.entry(&paragraph.number).or_insert(index);
    }
    let mut mentions: HashMap<&str, Vec<Mention>> = HashMap::new();
    for mention in &report.symbol_mentions {
        let range = mention.range.clone();
        let element = Element::Paragraph(range.paragraph);
        let place = Mention { element, subparagraph: range.subparagraph, bytes: range.bytes };
        mentions.entry(&mention.symbol).or_default().push(place);
    }
    let topic = |cited: &CitedSymbol| {
        let number = cited.paragraphs.first()?;
        let leads_to = Destination::Element(Element::Paragraph(*by_number.get(number)?));
        let mentions = mentions.remove(cited.symbol.as_str()).unwrap_or_default();
        let symbol = Topic::new(TopicKind::Symbol, cited.symbol.clone(), leads_to, number.to_string());
        Some(Topic { mentions, ..symbol })
    };
    report.symbols.iter().filter_map(topic).collect()
}

fn paragraph_topic(paragraph: &Paragraph, index: usize, address: String) -> Topic {
    let first_words = pieces(paragraph).next().unwrap_or_default();
    let leads_to = Destination::Element(Element::Paragraph(index));
    Topic::new(TopicKind::Paragraph, opening(first_words), leads_to, address)
}

fn footnote_topic((index, note): (usize, &Footnote)) -> Topic {
    let (text, address) = (opening(&note.text), format!("n{}", note.number));
    Topic::new(TopicKind::Footnote, text, Destination::Footnote(index), address)
}

/// The words of a paragraph and its subparagraphs, as one text.
fn body(paragraph: &Paragraph) -> String {
    pieces(paragraph).collect::<Vec<_>>().join(" ")
}

fn pieces(paragraph: &Paragraph) -> impl Iterator<Item = &str> {
    paragraph.pieces().into_iter().map(|piece| piece.text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Heading, NamedKind, Place, Subparagraph, SymbolMention, TextRange};

    fn paragraph(number: u32, text: &str, below: &str) -> Paragraph {
        Paragraph {
            number: number.into(),
            section: None,
            annex: None,
            text: text.to_owned(),
            subparagraphs: vec![Subparagraph { label: "a".into(), depth: 1, text: below.into() }],
            resumes: None,
            notes: Vec::new(),
            marks: Vec::new(),
            place: Place::default(),
        }
    }

    fn mention(paragraph: usize) -> Mention {
        Mention { element: Element::Paragraph(paragraph), subparagraph: None, bytes: 0..4 }
    }

    fn subject<K>(kind: K, name: &str) -> Subject<K> {
        Subject {
            name: name.into(),
            aliases: vec!["Short".into()],
            kind,
            paragraphs: vec![2.into()],
            known_as: vec!["ACRONYM".into()],
            mentions: vec![mention(1), mention(1)],
        }
    }

    fn report() -> Report {
        let heading = |label: Option<&str>, title: &str| Heading {
            level: 1,
            label: label.map(str::to_owned),
            title: title.to_owned(),
            first: Some(1.into()),
            last: Some(2.into()),
            place: Place::default(),
        };
        let cited = |symbol: &str, number: u32| CitedSymbol {
            symbol: symbol.into(),
            paragraphs: vec![number.into()],
        };
        let range = TextRange { paragraph: 1, subparagraph: Some(0), bytes: 0..3 };
        Report {
            outline: vec![
                heading(Some("I"), "Introduction"),
                heading(None, "Water"),
                heading(Some("II"), ""),
            ],
            symbols: vec![cited("A/75/90", 2), cited("A/1", 9)],
            symbol_mentions: vec![SymbolMention { symbol: "A/75/90".into(), range }],
            paragraphs: vec![paragraph(1, "Text.", ""), paragraph(2, "", "Below.")],
            footnotes: vec![Footnote { number: 3.into(), text: "See it.".into(), place: Place::default() }],
            programmes: vec![
                subject(ProgrammeKind::Database, "Sherlock"),
                subject(ProgrammeKind::Other, "Some"),
            ],
            named: vec![subject(NamedKind::Country, "Peru")],
            ..Report::default()
        }
    }

    #[test]
    fn all_that_a_report_speaks_of_is_a_topic() {
        let index = TopicIndex::build(&report());
        let topics: Vec<_> = index
            .topics()
            .iter()
            .map(|t| (t.kind, t.noun(), t.text.as_str(), t.leads_to, t.address.as_str()))
            .collect();
        let to = Destination::Element;
        assert_eq!(
            topics,
            [
                (TopicKind::Programme, "database", "Sherlock", to(Element::Paragraph(1)), "2"),
                (TopicKind::Programme, "programme", "Some", to(Element::Paragraph(1)), "2"),
                (TopicKind::Country, "country", "Peru", to(Element::Paragraph(1)), "2"),
                (TopicKind::Heading, "heading", "Introduction", to(Element::Heading(0)), "I"),
                (TopicKind::Heading, "heading", "Water", to(Element::Heading(1)), "1-2"),
                (TopicKind::Heading, "heading", "II", to(Element::Heading(2)), "II"),
                (TopicKind::Symbol, "symbol", "A/75/90", to(Element::Paragraph(1)), "2"),
                (TopicKind::Paragraph, "paragraph", "Text.", to(Element::Paragraph(0)), "1"),
                (TopicKind::Paragraph, "paragraph", "Below.", to(Element::Paragraph(1)), "2"),
                (TopicKind::Footnote, "footnote", "See it.", Destination::Footnote(0), "n3"),
            ]
        );
    }

    #[test]
    fn names_of_elsewhere_are_aliases_and_mentions_are_kept() {
        let index = TopicIndex::build(&report());
        assert_eq!(index.topics()[0].aliases, ["Short", "ACRONYM"]);
        assert_eq!(index.topics()[0].mentions, [mention(1), mention(1)]);
        let symbol = Mention { subparagraph: Some(0), bytes: 0..3, ..mention(1) };
        assert_eq!(index.topics()[6].mentions, [symbol]);
        assert_eq!(index.names.len(), 10 + 3 * 2);
    }

    #[test]
    fn a_paragraph_is_found_by_all_of_its_words() {
        let mut report = report();
        report.paragraphs[0].subparagraphs[0].text = "And below.".into();
        let index = TopicIndex::build(&report);
        assert_eq!(index.body(7), Some("Text. And below."));
        assert_eq!(index.body(8), Some("Below."));
        assert_eq!(index.body(0), None);
    }
}
