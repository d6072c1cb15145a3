//! Reports in a plain notation, for tests of the screen that should not depend on the parser.
//!
//! | line | is |
//! |---|---|
//! | `symbol:`, `title:`, `author:`, `language:`, `summary:`, `star:` | the masthead |
//! | `## A \| Title` | a heading of the second level; nothing before the bar if it has no number |
//! | `3 Words.[2]` | paragraph 3, with the mark of footnote 2 |
//! | `(a) Words`, `((i)) Words` | its subparagraphs |
//! | `+ Words` | its text after the list |
//! | `\| Words` | a line of a table |
//! | `> Words` | unnumbered text |
//! | `^2 Words` | footnote 2 |
//! | `~ A/75/1 2 9` | a document symbol, and the paragraphs that cite it |
//! | `^~ 2 A/75/1` | a document symbol that footnote 2 cites |
//! | `@ 10 3 4 = see paras. 3 and 4` | paragraph 10 refers to 3 and 4, in these words |
//! | `* network Chart Net; CN = 航图网` | something named, by its kind; its names in the report, then those it has elsewhere |

use rapporteur::model::{
    CitedSymbol, CrossReference, Element, Footnote, FootnoteSymbol, Heading, Language, Mention, NamedKind,
    NoteMark, Number, Paragraph, Passage, PassageKind, Place, ProgrammeKind, Report, Subject, Subparagraph,
    SymbolMention, TextRange,
};

/// The report that `text` describes.
pub(crate) fn report(name: &str, text: &str) -> Report {
    let mut report = Report { source: format!("{name}.txt"), ..Report::default() };
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word.chars().next() {
            Some('#') => heading(&mut report, word.len(), rest),
            Some('(') => subparagraph(&mut report, word, rest),
            Some('+') => resume(&mut report, rest),
            Some('|') => passage(&mut report, PassageKind::Table, line.trim_start_matches(['|', ' '])),
            Some('>') => passage(&mut report, PassageKind::Text, rest),
            Some('^') if word == "^~" => footnote_symbol(&mut report, rest),
            Some('@') => cross_reference(&mut report, rest),
            Some('^') => report.footnotes.push(note(word.trim_start_matches('^'), rest)),
            Some('~') => cited_symbol(&mut report, rest),
            Some('*') => named(&mut report, rest),
            Some('0'..='9') => paragraph(&mut report, word, rest),
            _ => masthead(&mut report, word, rest),
        }
    }
    ranges(&mut report);
    report
}

fn masthead(report: &mut Report, word: &str, rest: &str) {
    let meta = &mut report.meta;
    match word {
        "symbol:" => meta.symbol = Some(rest.into()),
        "title:" => meta.title = Some(rest.into()),
        "author:" => meta.author = Some(rest.into()),
        "summary:" => meta.summary = Some(rest.into()),
        "language:" => {
            meta.language =
                Language::ALL.into_iter().find(|language| language.code() == rest).expect("a language");
        }
        "star:" => {
            let (stars, text) = rest.split_once(' ').expect("stars and a text");
            meta.star_notes.push(note(stars, text));
        }
        other => panic!("{other:?} begins no line of the notation"),
    }
}

fn heading(report: &mut Report, level: usize, rest: &str) {
    let (label, title) = rest.split_once('|').expect("a bar between label and title");
    let label = Some(label.trim()).filter(|label| !label.is_empty()).map(str::to_owned);
    report.flow.push(Element::Heading(report.outline.len()));
    report.outline.push(Heading {
        level: u8::try_from(level).expect("a level"),
        label,
        title: title.trim().into(),
        first: None,
        last: None,
        place: Place::default(),
    });
}

fn paragraph(report: &mut Report, number: &str, rest: &str) {
    report.flow.push(Element::Paragraph(report.paragraphs.len()));
    report.paragraphs.push(Paragraph {
        number: Number::parse(number),
        section: report.outline.len().checked_sub(1),
        annex: None,
        text: String::new(),
        subparagraphs: Vec::new(),
        resumes: None,
        notes: Vec::new(),
        marks: Vec::new(),
        place: Place::default(),
    });
    let text = marked(report, None, 0, rest);
    report.paragraphs.last_mut().expect("just pushed").text = text;
}

fn subparagraph(report: &mut Report, word: &str, rest: &str) {
    let depth = word.chars().take_while(|c| *c == '(').count();
    let label = word.trim_matches(['(', ')']).to_owned();
    let index = report.paragraphs.last().expect("a paragraph before").subparagraphs.len();
    let text = marked(report, Some(index), 0, rest);
    let block = Subparagraph { label, depth: u8::try_from(depth).expect("a depth"), text };
    report.paragraphs.last_mut().expect("a paragraph before").subparagraphs.push(block);
}

fn resume(report: &mut Report, rest: &str) {
    let from = report.paragraphs.last().expect("a paragraph before").text.len();
    let text = marked(report, None, from, rest);
    let paragraph = report.paragraphs.last_mut().expect("a paragraph before");
    paragraph.resumes = Some(from);
    paragraph.text.push_str(&text);
}

/// Takes the footnote marks `[2]` out of a text and gives them to the last paragraph.
fn marked(report: &mut Report, subparagraph: Option<usize>, from: usize, text: &str) -> String {
    let paragraph = report.paragraphs.last_mut().expect("a paragraph before");
    let mut plain = String::new();
    for (at, part) in text.split('[').enumerate() {
        match part.split_once(']').filter(|_| at > 0) {
            Some((number, rest)) => {
                let note = Number::parse(number);
                paragraph.notes.push(note.clone());
                paragraph.marks.push(NoteMark { note, subparagraph, offset: from + plain.len() });
                plain.push_str(rest);
            }
            None => plain.push_str(part),
        }
    }
    plain
}

fn passage(report: &mut Report, kind: PassageKind, text: &str) {
    let continues = matches!(report.flow.last(), Some(Element::Passage(_))) && kind == PassageKind::Table;
    if continues {
        let table = report.passages.last_mut().expect("a passage before");
        table.text = format!("{}\n{text}", table.text);
        return;
    }
    report.flow.push(Element::Passage(report.passages.len()));
    let section = report.outline.len().checked_sub(1);
    report.passages.push(Passage { kind, section, text: text.into(), place: Place::default() });
}

fn note(number: &str, text: &str) -> Footnote {
    Footnote { number: Number::parse(number), text: text.into(), place: Place::default() }
}

fn cited_symbol(report: &mut Report, rest: &str) {
    let (symbol, paragraphs) = rest.split_once(' ').expect("a symbol and paragraphs");
    let paragraphs: Vec<Number> = paragraphs.split(' ').map(Number::parse).collect();
    for number in &paragraphs {
        // Of the second part of "A/1 and Add.1" only the end is printed.
        let end = symbol.rsplit('/').next().expect("a part");
        let range = place(report, number, symbol).or_else(|| place(report, number, end)).expect("the symbol");
        report.symbol_mentions.push(SymbolMention { symbol: symbol.into(), range });
    }
    report.symbols.push(CitedSymbol { symbol: symbol.into(), paragraphs });
}

fn footnote_symbol(report: &mut Report, rest: &str) {
    let (number, symbol) = rest.split_once(' ').expect("a footnote and a symbol");
    let footnote = report.footnotes.iter().position(|note| note.number == Number::parse(number));
    report.footnote_symbols.push(FootnoteSymbol {
        symbol: symbol.into(),
        footnote: footnote.expect("the footnote"),
        offset: 0,
    });
}

fn cross_reference(report: &mut Report, rest: &str) {
    let (numbers, words) = rest.split_once(" = ").expect("numbers and words");
    let mut numbers = numbers.split(' ').map(Number::parse);
    let from = numbers.next().expect("a paragraph");
    let range = place(report, &from, words).expect("the words in the paragraph");
    report.cross_references.push(CrossReference { from, to: numbers.collect(), text: words.into(), range });
}

/// Where words stand in the own text of a paragraph.
fn place(report: &Report, number: &Number, words: &str) -> Option<TextRange> {
    let paragraph = report.paragraphs.iter().position(|paragraph| paragraph.number == *number)?;
    let start = report.paragraphs[paragraph].text.find(words)?;
    Some(TextRange { paragraph, subparagraph: None, bytes: start..start + words.len() })
}

/// Something named, which is mentioned wherever one of its names stands.
fn named(report: &mut Report, rest: &str) {
    let (kind, rest) = rest.split_once(' ').expect("a kind and names");
    let (names, known_as) = rest.split_once(" = ").unwrap_or((rest, ""));
    let list = |names: &str| -> Vec<String> {
        names.split(';').map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    let (names, known_as) = (list(names), list(known_as));
    if let Some(kind) = ProgrammeKind::ALL.into_iter().find(|known| known.name() == kind) {
        let subject = subject(report, kind, names, known_as);
        report.programmes.push(subject);
    } else {
        let kind = NamedKind::ALL.into_iter().find(|known| known.name() == kind).expect("a kind");
        let subject = subject(report, kind, names, known_as);
        report.named.push(subject);
    }
}

fn subject<K>(report: &Report, kind: K, names: Vec<String>, known_as: Vec<String>) -> Subject<K> {
    let mut mentions = Vec::new();
    for element in &report.flow {
        let texts: Vec<(Option<usize>, &str)> = match element {
            Element::Heading(index) => vec![(None, &report.outline[*index].title)],
            Element::Passage(index) => vec![(None, &report.passages[*index].text)],
            Element::Paragraph(index) => {
                let paragraph = &report.paragraphs[*index];
                let below =
                    paragraph.subparagraphs.iter().enumerate().map(|(at, block)| (Some(at), &*block.text));
                std::iter::once((None, &*paragraph.text)).chain(below).collect()
            }
        };
        for (subparagraph, text) in texts {
            let found = |name: &String| -> Vec<_> {
                text.match_indices(name.as_str()).map(|(at, found)| at..at + found.len()).collect()
            };
            let mut found: Vec<_> = names.iter().flat_map(found).collect();
            found.sort_by_key(|bytes| (bytes.start, std::cmp::Reverse(bytes.end)));
            found.dedup_by(|next, before| next.start < before.end);
            let place = |bytes| Mention { element: *element, subparagraph, bytes };
            mentions.extend(found.into_iter().map(place));
        }
    }
    let number = |mention: &Mention| match mention.element {
        Element::Paragraph(index) => Some(report.paragraphs[index].number.clone()),
        Element::Heading(_) | Element::Passage(_) => None,
    };
    let mut paragraphs: Vec<Number> = mentions.iter().filter_map(number).collect();
    paragraphs.dedup();
    let name = names.first().expect("a name").clone();
    Subject { name, aliases: names.into_iter().skip(1).collect(), kind, paragraphs, known_as, mentions }
}

/// Gives each heading the first and the last paragraph under it.
fn ranges(report: &mut Report) {
    for index in 0..report.outline.len() {
        let under = report.paragraphs_under(index);
        let numbers: Vec<Number> =
            report.paragraphs.get(under).unwrap_or_default().iter().map(|p| p.number.clone()).collect();
        let heading = report.outline.get_mut(index).expect("an index of the outline");
        heading.first = numbers.first().cloned();
        heading.last = numbers.last().cloned();
    }
}
