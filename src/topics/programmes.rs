use super::candidate::Form;
use super::group::{self, Group};
use super::knowledge::{Knowledge, Known, KnownKind};
use super::language::{Rules, rules};
use super::mentions::{self, Hit};
use super::relate::{Names, relate};
use super::shared;
use super::subject::{mention, paragraphs, shown};
use super::texts::{Plain, Text};
use crate::model::{Language, Programme, Report};
use crate::text::is_cjk;

/// The programmes that the texts of a report name, in the order of their first mention.
pub(super) fn find(report: &Report, texts: &[Text<'_>], knowledge: &Knowledge) -> Vec<Programme> {
    let rules = rules(report.meta.language);
    let mut names = names(texts, rules);
    known(&mut names, texts, report.meta.language, knowledge);
    let mut hits = hits(texts, &names);
    if add_bracketed(&mut names, &hits, texts, rules) {
        drop(hits);
        hits = self::hits(texts, &names);
    }
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

/// Every place that names one of them.
fn hits(texts: &[Text<'_>], names: &Names) -> Vec<Hit> {
    let forms = names.groups.iter().enumerate();
    let forms = forms.flat_map(|(index, group)| group.forms.iter().map(move |form| (form, index)));
    let several = names.shared.iter().chain(&names.joint);
    let several = several.flat_map(|(form, groups)| groups.iter().map(move |group| (form, *group)));
    shared::resolve(mentions::find(texts, forms.chain(several)), names, texts)
}

/// Adds the acronyms that stand in brackets right behind any form of a name. Returns whether there were any.
fn add_bracketed(names: &mut Names, hits: &[Hit], texts: &[Text<'_>], rules: &Rules) -> bool {
    let mut is_more = false;
    for hit in hits {
        let ([index], Some(text)) = (hit.names.as_slice(), texts.get(hit.text)) else { continue };
        let behind = text.plain.text.get(hit.range.end..).unwrap_or_default();
        let Some(acronym) = bracketed(behind) else { continue };
        let is_other =
            names.groups.iter().any(|group| group.has(acronym)) || (rules.is_organisation)(acronym);
        if let Some(group) = names.groups.get_mut(*index).filter(|_| !is_other) {
            group.add(Form::free(acronym));
            is_more = true;
        }
    }
    is_more
}

/// The acronym in a bracket with which the text begins.
fn bracketed(text: &str) -> Option<&str> {
    let text = text.trim_start_matches(['”', ' ']);
    let inner = text.strip_prefix(['(', '（'])?;
    let inner = inner.get(..inner.find([')', '）'])?)?;
    let capitals = inner.chars().filter(char::is_ascii_uppercase).count();
    let is_acronym = inner.len() <= LONGEST_ACRONYM
        && capitals > 1
        && inner.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.'));
    is_acronym.then_some(inner)
}

/// An acronym has at most so many letters.
const LONGEST_ACRONYM: usize = 16;

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
    let known = knowledge.programmes();
    let forms_of =
        |entry: &Known| entry.names_in(language).map(|name| Plain::new(name, language).text).collect();
    let forms: Vec<Vec<String>> = known.list().iter().map(forms_of).collect();
    let standing = mentions::standing(texts, forms.iter().flatten());
    for (entry, forms) in known.list().iter().zip(&forms) {
        let KnownKind::Programme(kind) = entry.kind else { continue };
        let forms = forms.iter().map(String::as_str);
        let forms: Vec<&str> = forms.filter(|form| standing.contains(form)).collect();
        let is_found = |group: &&mut Group| forms.iter().any(|form| group.has_folded(form));
        let Some(name) = forms.iter().max_by_key(|form| form.len()) else { continue };
        match names.groups.iter_mut().find(is_found) {
            Some(group) => forms.iter().for_each(|form| group.add(Form::free(*form))),
            None => names.groups.push(Group::known(name, kind, &forms)),
        }
    }
    for group in &mut names.groups {
        let forms = group.forms.iter().map(|form| form.text.as_str());
        group.known_as = known.other_names(forms, |_| true);
    }
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
    let is_name = |shown: &String| in_one_form(shown) == in_one_form(&group.name);
    let name = names.iter().find(|shown| is_name(shown)).cloned().unwrap_or_else(|| group.name.clone());
    let in_text: Vec<String> = names.iter().map(|name| in_one_form(name)).collect();
    let more = group.forms.iter().map(|form| &form.text);
    let more: Vec<String> = more.filter(|text| !in_text.contains(&in_one_form(text))).cloned().collect();
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

/// The characters by which two spellings of a name are told apart: no quotation marks, apostrophes and spaces, and one
/// width of punctuation.
fn in_one_form(name: &str) -> String {
    let is_mark = |c: &char| matches!(c, '“' | '”' | '"' | '\'' | '’' | '‘') || c.is_whitespace();
    let one_width = |c: char| match c {
        '（' => '(',
        '）' => ')',
        '：' => ':',
        '，' => ',',
        '；' => ';',
        c if is_dash(c) => '-',
        c => c,
    };
    name.chars().filter(|c| !is_mark(c)).map(one_width).collect()
}

fn is_dash(c: char) -> bool {
    matches!(c, '\u{2010}'..='\u{2015}' | '\u{FF0D}' | '\u{2212}')
}
