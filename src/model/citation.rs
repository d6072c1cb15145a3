//! Citations: what is copied, printed and read again by [`Address`](super::Address).

use std::ops::Range;

use super::forms::{Forms, first};
use super::{Paragraph, Report, Target};

impl Report {
    /// The report as it is cited: its symbol without the asterisk of a reissue, else its title in quotation marks.
    pub fn citation(&self) -> String {
        match self.meta.symbol.as_deref().map(|symbol| symbol.trim().trim_end_matches('*')) {
            Some(symbol) if !symbol.is_empty() => symbol.to_owned(),
            _ => {
                let (open, close) = Forms::of(self.meta.language).quotes;
                format!("{open}{}{close}", self.display_title().trim())
            }
        }
    }
}

impl Target {
    /// The place as it is cited in the language of the report: `E/CN.15/2021/4, para. 42`.
    ///
    /// A heading without a number that would find it again is cited by the paragraphs under it, and one without any by
    /// the report alone. Read by [`Address`](super::Address) in any language: the same place again, as long as no
    /// number before it in the report is the same.
    pub fn citation(&self, report: &Report) -> String {
        let forms = Forms::of(report.meta.language);
        let parts = match self {
            Self::Paragraphs(range) => paragraphs(report, range, forms),
            Self::Subparagraph(index, block) => subparagraph(report, *index, *block, forms),
            Self::Section(index) => section(report, *index, forms),
            Self::Footnote(index) => report
                .footnotes
                .get(*index)
                .map(|note| vec![around(first(forms.footnote), &note.number.to_string())])
                .unwrap_or_default(),
        };
        std::iter::once(report.citation()).chain(parts).collect::<Vec<_>>().join(forms.separator)
    }

    /// The words of the place, and in a last line its citation in brackets. A section gives its paragraphs.
    pub fn quotation(&self, report: &Report) -> String {
        let mut blocks: Vec<String> = match self {
            Self::Paragraphs(range) => quoted(report, range),
            Self::Section(index) => quoted(report, &report.paragraphs_under(*index)),
            Self::Subparagraph(index, block) => {
                report.paragraphs.get(*index).map(|p| subparagraph_words(p, *block)).into_iter().collect()
            }
            Self::Footnote(index) => {
                report.footnotes.get(*index).map(|note| note.text.trim().to_owned()).into_iter().collect()
            }
        };
        blocks.push(format!("({})", self.citation(report)));
        blocks.join("\n\n")
    }
}

fn around((before, after): (&str, &str), number: &str) -> String {
    format!("{before}{number}{after}")
}

fn paragraphs(report: &Report, range: &Range<usize>, forms: &Forms) -> Vec<String> {
    let Some(ends) = report.paragraphs.get(range.clone()).and_then(|all| all.first().zip(all.last())) else {
        return Vec::new();
    };
    let (from, to) = (ends.0.number.to_string(), ends.1.number.to_string());
    let next = ends.0.number.integer().and_then(|number| number.checked_add(1));
    let numbers = if range.len() == 1 {
        around(first(forms.one), &from)
    } else if range.len() == 2 && next.is_some() && next == ends.1.number.integer() {
        around(first(forms.two), &format!("{from}{}{to}", forms.and.first().unwrap_or(&"-")))
    } else {
        around(first(forms.many), &format!("{from}{}{to}", forms.to.first().unwrap_or(&"-")))
    };
    annex(report, ends.0.annex, forms).into_iter().chain([numbers]).collect()
}

fn subparagraph(report: &Report, index: usize, block: usize, forms: &Forms) -> Vec<String> {
    let Some(paragraph) = report.paragraphs.get(index) else { return Vec::new() };
    let labels = paragraph.label_path(block).into_iter().map(|label| around(forms.label, label));
    let number = format!("{}{}", paragraph.number, labels.collect::<String>());
    annex(report, paragraph.annex, forms).into_iter().chain([around(first(forms.one), &number)]).collect()
}

fn annex(report: &Report, heading: Option<usize>, forms: &Forms) -> Option<String> {
    heading.map(|heading| forms.annex(report.annex_number(heading)))
}

fn section(report: &Report, index: usize, forms: &Forms) -> Vec<String> {
    let inside = report.annex_of(index);
    if inside == Some(index) {
        return annex(report, inside, forms).into_iter().collect();
    }
    let named = report.label_path(index).map(|labels| {
        annex(report, inside, forms).into_iter().chain([around(first(forms.section), &labels)]).collect()
    });
    let finds_it = |parts: &Vec<String>| {
        let address = parts.join(forms.separator).parse::<super::Address>();
        address.ok().and_then(|address| address.resolve(report)) == Some(Target::Section(index))
    };
    named.filter(finds_it).unwrap_or_else(|| paragraphs(report, &report.paragraphs_under(index), forms))
}

fn quoted(report: &Report, range: &Range<usize>) -> Vec<String> {
    report.paragraphs.get(range.clone()).unwrap_or_default().iter().map(words).collect()
}

/// A paragraph with its number and its subparagraphs, each on a line of its own.
fn words(paragraph: &Paragraph) -> String {
    let lines = paragraph.pieces().into_iter().map(|piece| match piece.subparagraph {
        None => piece.text.trim().to_owned(),
        Some(_) => labelled(piece.label, piece.depth, piece.text),
    });
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    format!("{}. {}", paragraph.number, lines.join("\n"))
}

fn labelled(label: &str, depth: u8, text: &str) -> String {
    let indent = "  ".repeat(usize::from(depth.clamp(1, 6) - 1));
    format!("{indent}({label}) {}", text.trim())
}

/// A subparagraph and those under it.
fn subparagraph_words(paragraph: &Paragraph, block: usize) -> String {
    let own = paragraph.subparagraphs.get(block).map_or(0, |sub| sub.depth);
    let below =
        paragraph.subparagraphs.iter().skip(block.saturating_add(1)).take_while(|sub| sub.depth > own);
    let all = paragraph.subparagraphs.get(block).into_iter().chain(below);
    let lines: Vec<String> = all
        .map(|sub| labelled(&sub.label, sub.depth.saturating_sub(own).saturating_add(1), &sub.text))
        .collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Address, Footnote, Heading, Language, Number, Place, Subparagraph};

    fn heading(level: u8, label: &str, title: &str) -> Heading {
        let label = (!label.is_empty()).then(|| label.to_owned());
        Heading { level, label, title: title.into(), first: None, last: None, place: Place::default() }
    }

    fn paragraph(number: Number, section: usize, annex: Option<usize>, labels: &[(u8, String)]) -> Paragraph {
        let subparagraph = |(depth, label): &(u8, String)| Subparagraph {
            label: label.clone(),
            depth: *depth,
            text: format!("Words of {label}"),
        };
        Paragraph {
            number,
            section: Some(section),
            annex,
            text: "Words.".into(),
            subparagraphs: labels.iter().map(subparagraph).collect(),
            resumes: None,
            notes: Vec::new(),
            marks: Vec::new(),
            place: Place::default(),
        }
    }

    /// What a language prints before headings and subparagraphs.
    struct Labels {
        language: Language,
        chapters: [&'static str; 3],
        parts: [&'static str; 3],
        letters: [&'static str; 3],
        annexes: [&'static str; 2],
    }

    const LABELS: [Labels; 6] = [
        Labels {
            language: Language::Arabic,
            chapters: ["أولا", "ثانيا", "حادي عشر"],
            parts: ["ألف", "باء", "جيم"],
            letters: ["أ", "ب", "ج"],
            annexes: ["المرفق الأول", "المرفق الثاني"],
        },
        Labels {
            language: Language::Chinese,
            chapters: ["一", "二", "十一"],
            parts: ["A", "B", "C"],
            letters: ["a", "b", "c"],
            annexes: ["附件一", "附件二"],
        },
        Labels {
            language: Language::English,
            chapters: ["I", "II", "XI"],
            parts: ["A", "B", "C"],
            letters: ["a", "b", "c"],
            annexes: ["Annex I", "Annex II"],
        },
        Labels {
            language: Language::French,
            chapters: ["I", "II", "XI"],
            parts: ["A", "B", "C"],
            letters: ["a", "b", "c"],
            annexes: ["Annexe I", "Annexe II"],
        },
        Labels {
            language: Language::Russian,
            chapters: ["I", "II", "XI"],
            parts: ["А", "В", "С"],
            letters: ["а", "b", "с"],
            annexes: ["Приложение I", "Приложение II"],
        },
        Labels {
            language: Language::Spanish,
            chapters: ["I", "II", "XI"],
            parts: ["A", "B", "C"],
            letters: ["a", "b", "c"],
            annexes: ["Anexo I", "Anexo II"],
        },
    ];

    /// A report of one language: three chapters of three parts, then annexes whose numbers begin anew.
    fn report(labels: &Labels, symbol: Option<String>, numbers: &[Number], annexes: usize) -> Report {
        let mut report = Report::default();
        report.meta.language = labels.language;
        report.meta.symbol = symbol;
        report.meta.title = Some("Rivers, lakes (42) and paragraph 3".into());
        for chapter in labels.chapters {
            report.outline.push(heading(1, chapter, "Chapter"));
            report.outline.extend(labels.parts.iter().map(|part| heading(2, part, "Part")));
            report.outline.push(heading(3, "", "Without a number"));
        }
        let blocks: Vec<(u8, String)> = [1, 2, 2, 1]
            .iter()
            .zip([0, 1, 2, 1])
            .map(|(depth, at)| (*depth, labels.letters[at].to_owned()))
            .collect();
        for (at, number) in numbers.iter().enumerate() {
            report.paragraphs.push(paragraph(number.clone(), at % report.outline.len(), None, &blocks));
        }
        report.paragraphs.sort_by_key(|paragraph| paragraph.section);
        for annex in labels.annexes.iter().take(annexes) {
            let at = report.outline.len();
            report.annexes.push(at);
            report.outline.push(heading(1, "", annex));
            report.outline.push(heading(2, labels.parts[0], "Part of an annex"));
            report
                .paragraphs
                .extend((1..4).map(|number| paragraph(Number::Integer(number), at + 1, Some(at), &blocks)));
        }
        let note = |number: Number| Footnote { number, text: "A note.".into(), place: Place::default() };
        report.footnotes =
            vec![note(Number::Integer(1)), note(Number::Integer(12)), note(Number::Text("a".into()))];
        report
    }

    fn targets(report: &Report) -> Vec<Target> {
        let count = report.paragraphs.len();
        let part = |index: usize| report.paragraphs.get(index).map(|p| p.annex);
        let ranges = (0..count).flat_map(|from| (from + 1..=count).map(move |to| from..to));
        let within = ranges.filter(|range| part(range.start) == part(range.end - 1)).map(Target::Paragraphs);
        let blocks = (0..count).flat_map(|index| (0..4).map(move |block| Target::Subparagraph(index, block)));
        let notes = (0..report.footnotes.len()).map(Target::Footnote);
        within.chain(blocks).chain(notes).collect()
    }

    fn read_again(report: &Report, target: &Target) -> Option<Target> {
        let address: Address = target.citation(report).parse().ok()?;
        assert!(address.is_of(report), "{}", target.citation(report));
        address.resolve(report)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

        #[test]
        fn a_citation_is_read_as_the_same_place_in_every_language(
            language in prop::sample::select(vec![0usize, 1, 2, 3, 4, 5]),
            symbol in prop::option::of("[AESC]{1,4}(/[A-Z][A-Za-z]{0,3}\\.?[0-9]{0,2}){0,2}/(19|20)[0-9]{2}/[0-9]{1,3}(/Add\\.[0-9])?\\*?"),
            steps in prop::collection::vec(1u32..4, 1..9),
            annexes in 0usize..3,
        ) {
            let mut last = 0;
            let mut numbers: Vec<Number> = Vec::new();
            for step in steps {
                last += step;
                numbers.push(last.into());
                if step == 3 {
                    numbers.push(Number::Text(format!("{last} bis")));
                }
            }
            let mut report = report(&LABELS[language], symbol, &numbers, annexes);
            // Printed numbers rise; the sections are of no account here.
            report.paragraphs.sort_by_key(|p| (p.annex, p.number.to_string().parse().unwrap_or(u32::MAX)));
            for target in targets(&report) {
                let unequal = match &target {
                    // A range that ends in "4 bis" is read by its ends.
                    Target::Paragraphs(range) => report.paragraphs[range.clone()].iter().any(|p| p.number.integer().is_none()) && range.len() > 1,
                    Target::Subparagraph(..) | Target::Section(_) | Target::Footnote(_) => false,
                };
                if !unequal {
                    prop_assert_eq!(read_again(&report, &target), Some(target.clone()), "{}", target.citation(&report));
                }
            }
            for index in 0..report.outline.len() {
                let target = Target::Section(index);
                let numbered = report.outline[index].label.is_some() || report.annexes.contains(&index);
                if numbered {
                    prop_assert_eq!(read_again(&report, &target), Some(target.clone()), "{}", target.citation(&report));
                }
            }
        }
    }

    fn cited(language: usize, annexes: usize) -> Vec<String> {
        let numbers: Vec<Number> = (1..=3).chain([42, 43]).map(Number::Integer).collect();
        let report = report(&LABELS[language], Some("E/CN.15/2021/4*".into()), &numbers, annexes);
        let at = report.paragraphs.iter().position(|p| p.number == Number::Integer(42)).unwrap();
        let first = report.paragraphs.len() - 1;
        let last = if annexes > 0 { Target::Paragraphs(first..first + 1) } else { Target::Footnote(1) };
        [
            Target::Paragraphs(at..at + 1),
            Target::Paragraphs(at..at + 2),
            Target::Paragraphs(0..3),
            Target::Subparagraph(at, 1),
            Target::Section(1),
            last,
        ]
        .map(|target| target.citation(&report).split_at("E/CN.15/2021/4".len()).1.to_owned())
        .to_vec()
    }

    #[test]
    fn every_language_cites_in_its_form() {
        assert_eq!(
            cited(2, 2),
            [
                ", para. 42",
                ", paras. 42 and 43",
                ", paras. 1–3",
                ", para. 42 (a) (b)",
                ", sect. I.A",
                ", annex II, para. 3"
            ]
        );
        assert_eq!(
            cited(3, 1),
            [
                ", par. 42",
                ", par. 42 et 43",
                ", par. 1 à 3",
                ", par. 42 a) b)",
                ", sect. I.A",
                ", annexe I, par. 3"
            ]
        );
        assert_eq!(
            cited(5, 0),
            [
                ", párr. 42",
                ", párrs. 42 y 43",
                ", párrs. 1 a 3",
                ", párr. 42 a) b)",
                ", secc. I.A",
                ", nota 12"
            ]
        );
        assert_eq!(
            cited(4, 0),
            [
                ", пункт 42",
                ", пункты 42 и 43",
                ", пункты 1–3",
                ", пункт 42 (а) (b)",
                ", раздел I.А",
                ", сноска 12"
            ]
        );
        assert_eq!(
            cited(1, 2),
            [
                "，第 42 段",
                "，第 42 和 43 段",
                "，第 1 至 3 段",
                "，第 42(a)(b) 段",
                "，第一.A节",
                "，附件二，第 3 段"
            ]
        );
        assert_eq!(
            cited(0, 0),
            [
                "، الفقرة 42",
                "، الفقرتان 42 و 43",
                "، الفقرات 1-3",
                "، الفقرة 42 (أ) (ب)",
                "، الفرع أولا.ألف",
                "، الحاشية 12"
            ]
        );
    }

    #[test]
    fn a_quotation_is_the_words_and_where_they_stand() {
        let report = report(&LABELS[2], Some("E/1".into()), &[42.into(), 43.into()], 0);
        assert_eq!(
            Target::Paragraphs(0..1).quotation(&report),
            "42. Words.\n(a) Words of a\n  (b) Words of b\n  (c) Words of c\n(b) Words of b\n\n(E/1, para. 42)"
        );
        assert_eq!(
            Target::Subparagraph(0, 0).quotation(&report),
            "(a) Words of a\n  (b) Words of b\n  (c) Words of c\n\n(E/1, para. 42 (a))"
        );
    }

    #[test]
    fn what_has_no_symbol_is_cited_by_its_title() {
        let report = report(&LABELS[3], None, &[42.into()], 0);
        assert_eq!(
            Target::Paragraphs(0..1).citation(&report),
            "« Rivers, lakes (42) and paragraph 3 », par. 42"
        );
    }
}
