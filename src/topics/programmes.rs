use super::candidate::Form;
use super::group::{self, Group, bare};
use super::knowledge::{Knowledge, KnownKind};
use super::language::{Rules, rules};
use super::mentions::{self, Hit};
use super::relate::{Names, relate};
use super::shared;
use super::texts::{Plain, Text};
use crate::model::{Element, Language, Mention, Number, Programme, Report};
use crate::text::is_cjk;

/// The programmes that the texts of a report name, in the order of their first mention.
pub(super) fn find(report: &Report, texts: &[Text<'_>], knowledge: &Knowledge) -> Vec<Programme> {
    let rules = rules(report.meta.language);
    let mut names = names(texts, rules);
    known(&mut names, texts, report.meta.language, knowledge);
    let forms = names
        .groups
        .iter()
        .enumerate()
        .flat_map(|(index, group)| group.forms.iter().map(move |form| (form, index)));
    let shared = names
        .shared
        .iter()
        .chain(&names.joint)
        .flat_map(|(form, groups)| groups.iter().map(move |group| (form, *group)));
    let hits = shared::resolve(mentions::find(texts, forms.chain(shared)), &names, texts);
    let mut programmes: Vec<(usize, Programme)> = Vec::new();
    for (index, group) in names.groups.iter().enumerate() {
        let own: Vec<&Hit> = hits.iter().filter(|hit| hit.names.contains(&index)).collect();
        if let Some(first) = hits.iter().position(|hit| hit.names.contains(&index)) {
            programmes.push((first, programme(report, texts, group, &own)));
        }
    }
    programmes.sort_by_key(|(first, _)| *first);
    programmes.into_iter().map(|(_, programme)| programme).collect()
}

fn names(texts: &[Text<'_>], rules: &Rules) -> Names {
    let found = (rules.find)(texts);
    let mut names = relate(group::groups(&found.candidates, &found.pointed), rules);
    for quotation in &found.quotations {
        let title =
            |group: &&mut Group| group.forms.iter().any(|form| is_title_of(quotation, &form.text, rules));
        if let Some(group) = names.groups.iter_mut().find(title) {
            group.add(Form::quoted(quotation.clone()));
            continue;
        }
        let alike = |group: &&mut Group| {
            group.forms.iter().any(|form| are_translations(&form.text, quotation)) && !group.has(quotation)
        };
        if let Some(group) = names.groups.iter_mut().find(alike) {
            group.add(Form::free(quotation.clone()));
        }
    }
    names
}

/// Adds the programmes that are known beforehand, and their other names to those that the rules found.
fn known(names: &mut Names, texts: &[Text<'_>], language: Language, knowledge: &Knowledge) {
    for entry in knowledge.entries() {
        let KnownKind::Programme(kind) = entry.kind else { continue };
        let forms = entry.names_in(language).map(|name| Plain::new(name, language).text);
        let forms: Vec<String> = forms.filter(|form| stands_in(form, texts)).collect();
        let is_found = |group: &&mut Group| forms.iter().any(|form| group.has_folded(form));
        let Some(name) = forms.iter().max_by_key(|form| form.len()) else { continue };
        match names.groups.iter_mut().find(is_found) {
            Some(group) => forms.iter().for_each(|form| group.add(Form::free(form.clone()))),
            None => names.groups.push(Group::known(name.clone(), kind, &forms)),
        }
    }
    for group in &mut names.groups {
        let forms = group.forms.iter().map(|form| form.text.as_str());
        group.known_as = knowledge.other_names(forms, |kind| matches!(kind, KnownKind::Programme(_)));
    }
}

/// Whether a form stands in one of the texts, as a whole word.
fn stands_in(form: &str, texts: &[Text<'_>]) -> bool {
    let stands = |text: &Text<'_>| {
        let mut places = text.plain.text.match_indices(form);
        places.any(|(at, _)| mentions::is_whole(&text.plain.text, &(at..at + form.len())))
    };
    texts.iter().any(stands)
}

/// Whether a quotation is a name without its noun.
fn is_title_of(quotation: &str, name: &str, rules: &Rules) -> bool {
    name.strip_prefix(quotation).is_some_and(|noun| (rules.is_noun)(noun.trim_start()))
}

/// Whether two quotations are one title in two translations: of one length, alike at the beginning, different in the
/// last word.
fn are_translations(one: &str, other: &str) -> bool {
    let (length, other_length) = (one.chars().count(), other.chars().count());
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    length == other_length
        && one.chars().all(is_cjk)
        && (6..=12).contains(&length)
        && common + 2 >= length
        && one != other
}

fn programme(report: &Report, texts: &[Text<'_>], group: &Group, hits: &[&Hit]) -> Programme {
    let mut names: Vec<String> = Vec::new();
    for hit in hits {
        let shown = shown(texts, hit);
        if !names.contains(&shown) {
            names.push(shown);
        }
    }
    let is_name = |shown: &String| bare_words(shown) == bare_words(&group.name);
    let name = names.iter().find(|shown| is_name(shown)).cloned().unwrap_or_else(|| group.name.clone());
    let in_text: Vec<String> = names.iter().map(|name| bare_words(name)).collect();
    let more = group.forms.iter().map(|form| &form.text);
    let more: Vec<String> = more.filter(|text| !in_text.contains(&bare_words(text))).cloned().collect();
    let mut aliases: Vec<String> = names.into_iter().filter(|alias| *alias != name).collect();
    aliases.extend(more.into_iter().filter(|alias| *alias != name));
    Programme {
        name,
        aliases,
        kind: group.kind,
        paragraphs: paragraphs(report, texts, hits),
        known_as: group.known_as.clone(),
        mentions: hits.iter().filter_map(|hit| mention(texts, hit)).collect(),
    }
}

/// The characters of a name, quotation marks and spaces apart.
fn bare_words(name: &str) -> String {
    bare(name).chars().filter(|c| !c.is_whitespace() && *c != '"').collect()
}

/// A mention in the report's own characters, without the spaces that a line's end left between Chinese ones.
fn shown(texts: &[Text<'_>], hit: &Hit) -> String {
    let Some(text) = texts.get(hit.text) else { return String::new() };
    let original = text.original.get(text.plain.original(&hit.range, text.original)).unwrap_or_default();
    let mut shown = String::with_capacity(original.len());
    let mut rest = original.chars().peekable();
    while let Some(c) = rest.next() {
        let is_between = c.is_whitespace()
            && shown.chars().next_back().is_some_and(is_cjk)
            && rest.peek().is_some_and(|next| is_cjk(*next));
        if !is_between {
            shown.push(if c.is_whitespace() { ' ' } else { c });
        }
    }
    shown
}

fn mention(texts: &[Text<'_>], hit: &Hit) -> Option<Mention> {
    let text = texts.get(hit.text)?;
    let bytes = text.plain.original(&hit.range, text.original);
    Some(Mention { element: text.element, subparagraph: text.subparagraph, bytes })
}

/// The paragraphs that the hits stand in, each once.
fn paragraphs(report: &Report, texts: &[Text<'_>], hits: &[&Hit]) -> Vec<Number> {
    let mut numbers = Vec::new();
    for text in hits.iter().filter_map(|hit| texts.get(hit.text)) {
        let Element::Paragraph(index) = text.element else { continue };
        let Some(paragraph) = report.paragraphs.get(index) else { continue };
        let number = match paragraph.annex {
            None => paragraph.number.clone(),
            Some(_) => Number::Text(report.paragraph_address(index, None)),
        };
        if !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers
}
