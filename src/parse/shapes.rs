//! The lines of a masthead: cut where a converter ran several together, and each told by its shape.

use super::numerals::digit;
use super::rows::Sheet;
use super::symbols;
use super::words::{Words, begins_with, english_months, fold};
use crate::model::Hint;
use crate::text::is_cjk;

/// A line of the masthead, cut where a converter ran several together.
#[derive(Debug, Clone)]
pub(super) struct FrontLine {
    pub(super) row: usize,
    pub(super) text: String,
    pub(super) folded: String,
    pub(super) kind: Kind,
    /// Set apart from the line before.
    pub(super) apart: bool,
    /// It goes to the margin, or nearly.
    pub(super) full: bool,
}

/// What a line of a masthead says, by its shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Organization,
    Organ,
    Distribution,
    Date,
    Language,
    Original,
    Session,
    Place,
    Agenda,
    Author,
    Addendum,
    Symbol,
    /// The title, by the format's word.
    Title,
    Other,
}

/// The lines of the rows `rows`, in order.
pub(super) fn lines(sheet: &Sheet<'_>, words: &Words, rows: &[usize]) -> Vec<FrontLine> {
    let mut lines = Vec::new();
    for &row in rows {
        let Some(source) = sheet.rows.get(row) else { continue };
        for (count, part) in parts(&source.text, words).into_iter().enumerate() {
            let folded = fold(&part);
            lines.push(FrontLine {
                row,
                kind: if source.hint == Hint::Title { Kind::Title } else { kind(&part, &folded, words) },
                text: part,
                folded,
                apart: count > 0
                    || source.gap
                    || source.page_start
                    || sheet.full_width.is_none()
                    || source.heading_markup,
                full: sheet.full_width.is_some_and(|full| source.width * 5 >= full * 3),
            });
        }
    }
    lines
}

/// Cuts a line that a converter made of several: before "Distr.", the session, the agenda item, "Original".
fn parts(text: &str, words: &Words) -> Vec<String> {
    // The rest of the line is looked at from each of its words; a whole masthead has 800 bytes.
    const LONGEST: usize = 4_000;
    if text.len() > LONGEST {
        return vec![text.trim().to_owned()];
    }
    let mut cuts = Vec::new();
    let is_agenda = begins_with(&fold(text), words.agenda).is_some();
    for (at, token) in tokens(text) {
        let rest = fold(text.get(at..).unwrap_or(""));
        let begins = rest.starts_with("distr.")
            || rest.starts_with("original")
            || !is_agenda
                && begins_with(&rest, words.agenda).is_some()
                && rest.contains(|c| digit(c).is_some())
            || is_cjk(token.chars().next().unwrap_or(' ')) && is_session(&fold(token), words);
        let after_session = cuts.is_empty() || !fold(text).contains("distr.");
        if at > 0 && begins && after_session {
            cuts.push(at);
        }
    }
    let session_end = session_end(text, words);
    cuts.extend(session_end);
    cuts.extend(agenda_end(text, words));
    cuts.sort_unstable();
    cuts.dedup();
    let mut parts = Vec::new();
    let mut from = 0;
    for cut in cuts.into_iter().chain([text.len()]) {
        let part = text.get(from..cut).unwrap_or("").trim();
        if !part.is_empty() {
            parts.push(part.to_owned());
        }
        from = cut;
    }
    parts
}

/// The words of a text with their byte offsets.
fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |token| (token.as_ptr() as usize - text.as_ptr() as usize, token))
}

/// Where a Chinese session ends and the dates begin on the same line.
fn session_end(text: &str, words: &Words) -> Option<usize> {
    tokens(text).find_map(|(at, token)| {
        let end = at + token.len();
        (is_cjk(token.chars().next()?) && is_session(&fold(token), words) && end < text.len()).then_some(end)
    })
}

/// Where a Chinese agenda item ends and its title begins on the same line: behind the item's number.
fn agenda_end(text: &str, words: &Words) -> Option<usize> {
    let (at, _) = tokens(text).find(|(at, token)| {
        is_cjk(token.chars().next().unwrap_or(' '))
            && begins_with(&fold(text.get(*at..).unwrap_or("")), words.agenda).is_some()
    })?;
    let rest = text.get(at..)?;
    let number = rest.find(|c| digit(c).is_some())?;
    let after = rest.get(number..)?;
    let length = after
        .find(|c: char| digit(c).is_none() && !matches!(c, '(' | ')' | 'a'..='z' | '（' | '）'))
        .unwrap_or(after.len());
    let end = at + number + length;
    (end < text.len()).then_some(end)
}

fn kind(text: &str, folded: &str, words: &Words) -> Kind {
    let bare = folded.trim_end_matches(['*', ' ']);
    if words.organization.contains(&bare) || bare == "united nations" || bare == "united" || bare == "联合国"
    {
        return Kind::Organization;
    }
    if folded.starts_with("distr") || is_distribution(bare) {
        return Kind::Distribution;
    }
    if folded.starts_with("original") || folded.starts_with("[original") || folded.starts_with("الأصل") {
        return Kind::Original;
    }
    if is_language(bare, words) {
        return Kind::Language;
    }
    if symbols::citations(text).first().is_some_and(|citation| citation.bytes.len() + 12 >= text.len()) {
        return Kind::Symbol;
    }
    if begins_with(folded, words.agenda).is_some() && folded.contains(|c| digit(c).is_some()) {
        return Kind::Agenda;
    }
    if is_date(folded, words) {
        return Kind::Date;
    }
    if is_session(folded, words) {
        return Kind::Session;
    }
    if is_place(folded, words) {
        return Kind::Place;
    }
    if begins_with(folded, words.author_begins).is_some()
        || words.author_ends.iter().any(|end| bare.ends_with(end) && bare.chars().count() < 60)
    {
        return Kind::Author;
    }
    if begins_with(folded, words.addendum).is_some() && bare.chars().count() < 30 {
        return Kind::Addendum;
    }
    if words.organs.contains(&bare) {
        return Kind::Organ;
    }
    Kind::Other
}

fn is_distribution(folded: &str) -> bool {
    ["general", "limited", "restricted", "générale", "limitée", "limitada", "reservada"].contains(&folded)
}

/// The names of the languages, as mastheads of every language print them.
pub(super) const LANGUAGES: [&str; 13] = [
    "english",
    "french",
    "spanish",
    "russian",
    "chinese",
    "arabic",
    "français",
    "español",
    "русский",
    "中文",
    "عربي",
    "anglais",
    "inglés",
];

fn is_language(folded: &str, words: &Words) -> bool {
    words.own_name.contains(&folded) || LANGUAGES.contains(&folded) || {
        let mut names = folded.split(['/', ',', ' ']).filter(|name| !name.is_empty());
        let all = names.clone().all(|name| LANGUAGES.contains(&name) || name == "only" || name == "and");
        all && names.next().is_some()
    }
}

fn is_session(folded: &str, words: &Words) -> bool {
    let short = folded.chars().count() <= 70;
    let named = words.session.iter().any(|word| {
        folded.ends_with(word) || folded.starts_with(word) || folded.contains(&format!("{word} ")) || {
            is_cjk(word.chars().next().unwrap_or(' ')) && folded.contains(word)
        }
    });
    let prose = folded.ends_with(['.', '。', ',', '，']);
    let numbered = folded.contains(|c| digit(c).is_some())
        || ORDINALS.iter().any(|ordinal| folded.contains(ordinal))
        || folded.starts_with('第');
    short && named && !prose && numbered
}

/// Parts of ordinals by which a session line is told from other lines with the word "session" in them.
const ORDINALS: [&str; 47] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "teenth",
    "tieth",
    "resumed",
    "special",
    "regular",
    "première",
    "deuxième",
    "ième",
    "extraordinaire",
    "primer",
    "segundo",
    "tercer",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
    "décimo",
    "ésimo",
    "ёртая",
    "первая",
    "вторая",
    "третья",
    "четвертая",
    "пятая",
    "шестая",
    "седьмая",
    "восьмая",
    "девятая",
    "десятая",
    "ятая",
    "овая",
    "сессия",
    "الدورة",
];

/// A date and nothing else: "20 May 2025", "2021年3月5日".
fn is_date(folded: &str, words: &Words) -> bool {
    if folded.chars().count() > 40 {
        return false;
    }
    let year = folded.split(|c: char| digit(c).is_none()).any(|run| run.chars().count() == 4);
    let month = |months: &[&str]| months.iter().any(|month| folded.contains(month));
    let dated = month(words.months) || month(english_months()) || folded.contains('月');
    let begins = folded.chars().next().is_some_and(|c| digit(c).is_some());
    let one_date = !folded.contains([',', '，', '–', '-', '至', '،']);
    year && dated && begins && one_date
}

/// The place and dates of a session: a comma between them and a year.
fn is_place(folded: &str, words: &Words) -> bool {
    if folded.chars().count() > 90 || folded.ends_with(['.', '。']) {
        return false;
    }
    let year = folded.split(|c: char| digit(c).is_none()).any(|run| run.chars().count() == 4);
    let dated = words.months.iter().any(|month| folded.contains(month)) || folded.contains('月');
    year && dated && (folded.contains([',', '，', '،']) || folded.contains(['–', '-', '至']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, Line};
    use crate::parse::words;

    fn kinds(language: Language, texts: &[&str]) -> Vec<Kind> {
        let rows: Vec<Line<'_>> =
            (1..).zip(texts).map(|(number, text)| Line::plain(1, number, text)).collect();
        let sheet = Sheet::new(&rows);
        let all: Vec<usize> = (0..sheet.rows.len()).collect();
        lines(&sheet, words::of(language), &all).into_iter().map(|line| line.kind).collect()
    }

    #[test]
    fn every_line_of_a_masthead_is_told_by_its_shape() {
        use Kind::{
            Agenda, Author, Date, Distribution, Language as Name, Organ, Original, Place, Session, Symbol,
        };
        let english = [
            "A/86/412",
            "Distr.: General",
            "12 July 2031",
            "English",
            "Original: French",
            "General Assembly",
            "Eighty-sixth session",
            "Agenda item 12 (b)",
            "Vienna, 16–20 May 2033",
            "Report of the Secretary-General",
        ];
        let kinds_of = [Symbol, Distribution, Date, Name, Original, Organ, Session, Agenda, Place, Author];
        assert_eq!(kinds(Language::English, &english), kinds_of);
        let chinese = [
            "大会",
            "第八十六届会议",
            "临时议程*项目 5",
            "2031 年 5 月 17 日至 21 日，维也纳",
            "秘书长的报告",
        ];
        assert_eq!(kinds(Language::Chinese, &chinese), [Organ, Session, Agenda, Place, Author]);
        let arabic =
            ["الجمعية العامة", "الدورة السادسة والثمانون", "البند 12 من جدول الأعمال", "تقرير الأمين العام"];
        assert_eq!(kinds(Language::Arabic, &arabic), [Organ, Session, Agenda, Author]);
    }

    #[test]
    fn lines_that_run_together_are_cut() {
        let flowed = [
            "预防犯罪和刑事司法委员会 第三十届会议 2031年5月17日至21日,维也纳 临时议程*项目6 统一并协调工作",
        ];
        use Kind::{Agenda, Other, Place, Session};
        assert_eq!(kinds(Language::Chinese, &flowed), [Other, Session, Place, Agenda, Other]);
    }
}
