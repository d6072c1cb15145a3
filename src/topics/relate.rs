use super::candidate::Form;
use super::group::Group;
use super::language::Rules;

/// What the words are by which one name is longer than another that it ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Prefix {
    /// Words of a fuller form of the same name: 全球, United Nations.
    Modifier,
    /// Words that only stand before the name.
    Foreign,
    /// Words that make another name of it.
    Other,
}

/// The names of a report and how they are related.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// The names.
    pub(super) groups: Vec<Group>,
    /// Short forms that several of them have, with those names as indices in `groups`.
    pub(super) shared: Vec<(Form, Vec<usize>)>,
    /// Forms that name two of them at once, with those two.
    pub(super) joint: Vec<(Form, Vec<usize>)>,
}

/// Makes names of groups: forms of one name are joined, and what is no name is left out.
pub(super) fn relate(mut groups: Vec<Group>, rules: &Rules) -> Names {
    groups.iter_mut().for_each(|group| group.make_keys(rules));
    let (names, mut rest): (Vec<Group>, Vec<Group>) = groups.into_iter().partition(Group::is_name);
    let (abridged, mut names) = split_abridged(names, rules);
    rest.extend(abridged);
    join(&mut names, rules, |one, other| is_fuller(one, other, rules));
    names = without_run_on(names, rules);
    let joint = take_joint(&mut names);
    join(&mut names, rules, |one, other| are_one(one, other, rules));
    let mut names = Names { groups: names, ..Names::default() };
    for (group, parts) in joint {
        place_joint(&group, &parts, &mut names);
    }
    for group in rest {
        place(group, &mut names, rules);
    }
    names
}

/// Parts the groups of common words that are the end of another name from the others.
fn split_abridged(names: Vec<Group>, rules: &Rules) -> (Vec<Group>, Vec<Group>) {
    let is_abridged = |group: &Group| {
        names.iter().filter(|name| name.name != group.name).any(|name| {
            let is_abridged = || (rules.abridges)(&group.key, &name.key);
            group.best < 0 && is_end(group, name, rules) || group.best <= COMMON && is_abridged()
        })
    };
    let flags: Vec<bool> = names.iter().map(is_abridged).collect();
    let (abridged, whole): (Vec<_>, Vec<_>) =
        names.into_iter().zip(flags).partition(|(_, is_abridged)| *is_abridged);
    let groups = |pairs: Vec<(Group, bool)>| pairs.into_iter().map(|(group, _)| group).collect();
    (groups(abridged), groups(whole))
}

/// Names with no more points consist of common words with capitals.
const COMMON: i32 = 2;

/// Joins every two groups that belong together, the later into the earlier.
fn join(groups: &mut Vec<Group>, rules: &Rules, belong: impl Fn(&Group, &Group) -> bool) {
    let mut at = 0;
    while at < groups.len() {
        let found = (at + 1..groups.len()).find(|later| match (groups.get(at), groups.get(*later)) {
            (Some(one), Some(other)) => belong(one, other),
            _ => false,
        });
        let Some(later) = found else {
            at += 1;
            continue;
        };
        let other = groups.remove(later);
        if let Some(one) = groups.get_mut(at) {
            take_over(one, other, rules);
        }
    }
}

/// Joins `other` into `one`, under the fuller name of the two where one ends with the other.
fn take_over(one: &mut Group, other: Group, rules: &Rules) {
    let (name, longer) = (&one.key.normal, &other.key.normal);
    if longer.len() > name.len() && longer.ends_with(name) {
        one.name.clone_from(&other.name);
    }
    one.absorb(other);
    one.make_keys(rules);
}

/// Whether one name is the other with words of a fuller form before it.
fn is_fuller(one: &Group, other: &Group, rules: &Rules) -> bool {
    one.kind == other.kind
        && (extends(one, other, rules) == Some(Prefix::Modifier)
            || extends(other, one, rules) == Some(Prefix::Modifier))
}

/// What `long` has before the name of `short`, where it ends with it.
fn extends(long: &Group, short: &Group, rules: &Rules) -> Option<Prefix> {
    let short = &short.key.normal;
    let prefix = long.key.normal.strip_suffix(short).filter(|prefix| !prefix.is_empty())?;
    (short.chars().count() >= SHORTEST).then(|| (rules.prefix)(prefix))
}

/// No short form has fewer characters.
const SHORTEST: usize = 4;

/// Without the groups whose name is another one with words before it that do not belong to it.
fn without_run_on(groups: Vec<Group>, rules: &Rules) -> Vec<Group> {
    let runs_on = |long: &Group| {
        groups.iter().any(|short| {
            let prefix = extends(long, short, rules);
            long.uses <= short.uses && matches!(prefix, Some(Prefix::Foreign | Prefix::Other))
        })
    };
    let keep: Vec<bool> = groups.iter().map(|group| !runs_on(group)).collect();
    groups.into_iter().zip(keep).filter(|(_, keep)| *keep).map(|(group, _)| group).collect()
}

/// Takes out the groups that name two others at once (打击甲和乙全球方案), each with the names of those.
fn take_joint(groups: &mut Vec<Group>) -> Vec<(Group, [String; 2])> {
    let cores: Vec<(String, Vec<char>)> =
        groups.iter().map(|group| (group.name.clone(), sorted(&group.key.core))).collect();
    let parts_of = |group: &Group| {
        let whole = sorted(&group.key.core);
        let is_part = |(name, core): &&(String, Vec<char>)| *name != group.name && core.len() < whole.len();
        let parts: Vec<_> = cores.iter().filter(is_part).collect();
        parts.iter().enumerate().find_map(|(at, one)| {
            let other = parts.iter().skip(at + 1).find(|other| merged(&one.1, &other.1) == whole)?;
            Some([one.0.clone(), other.0.clone()])
        })
    };
    let found: Vec<Option<[String; 2]>> = groups.iter().map(parts_of).collect();
    let all = std::mem::take(groups);
    let mut joint = Vec::new();
    for (group, parts) in all.into_iter().zip(found) {
        match parts {
            Some(parts) => joint.push((group, parts)),
            None => groups.push(group),
        }
    }
    joint
}

fn sorted(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().collect();
    characters.sort_unstable();
    characters
}

fn merged(one: &[char], other: &[char]) -> Vec<char> {
    let mut both = [one, other].concat();
    both.sort_unstable();
    both
}

fn place_joint(group: &Group, parts: &[String; 2], names: &mut Names) {
    let index = |part: &String| names.groups.iter().position(|group| group.has(part));
    let [Some(one), Some(other)] = parts.each_ref().map(index) else { return };
    if one != other {
        names.joint.extend(group.forms.iter().map(|form| (form.clone(), vec![one, other])));
    }
}

/// Whether two groups are one name in two wordings.
fn are_one(one: &Group, other: &Group, rules: &Rules) -> bool {
    if one.kind != other.kind {
        return shares_title(one, other);
    }
    let (first, second) = (&one.key.core, &other.key.core);
    let is_same_core = first == second && first.chars().count() > 1;
    is_same_core || shares_title(one, other) || forms_vary(one, other, rules)
}

/// Whether a long form of one begins a form of the other: the same title with another noun.
fn shares_title(one: &Group, other: &Group) -> bool {
    let begins = |title: &Form, form: &Form| {
        let rest = form.text.strip_prefix(&title.text);
        rest.is_some_and(|rest| rest.chars().count() <= LONGEST_NOUN)
    };
    let is_among = |one: &Group, other: &Group| {
        let titles = one.forms.iter().filter(|form| form.text.chars().count() > LONG_TITLE);
        titles.into_iter().any(|title| other.forms.iter().any(|form| begins(title, form)))
    };
    (one.kind == other.kind || one.weight.min(other.weight) > 0)
        && (is_among(one, other) || is_among(other, one))
}

/// Titles of more characters are not alike by chance.
const LONG_TITLE: usize = 8;

/// A noun behind a title, with an adjective of reach, has at most so many characters.
const LONGEST_NOUN: usize = 5;

fn forms_vary(one: &Group, other: &Group, rules: &Rules) -> bool {
    (rules.are_variants)(&one.key, &other.key)
        || one
            .forms
            .iter()
            .zip(&one.form_keys)
            .any(|(form, key)| form.text.len() > LONG_FORM && (rules.are_variants)(key, &other.key))
}

/// Forms of more bytes are compared with other names.
const LONG_FORM: usize = 24;

/// Puts a group without enough evidence where it belongs: a wording or a short form of a name, or nowhere.
fn place(group: Group, names: &mut Names, rules: &Rules) {
    if let Some(name) = names.groups.iter_mut().find(|name| are_one(name, &group, rules)) {
        name.absorb(group);
        name.make_keys(rules);
        return;
    }
    let is_end = |(_, name): &(usize, &Group)| is_end(&group, name, rules);
    let fuller: Vec<(usize, &Group)> = names.groups.iter().enumerate().filter(is_end).collect();
    if !fuller.iter().any(|(_, name)| is_near(&group, name)) {
        return;
    }
    let fuller: Vec<usize> = fuller.into_iter().map(|(index, _)| index).collect();
    match fuller.as_slice() {
        [] => {}
        [one] => {
            if let Some(name) = names.groups.get_mut(*one) {
                name.absorb(group);
                name.make_keys(rules);
            }
        }
        _ if group.uses > 1 => {
            names.shared.extend(group.forms.into_iter().map(|form| (form, fuller.clone())));
        }
        _ => {}
    }
}

/// Whether a group that is never used as common words is the end of a form of a name.
fn is_end(group: &Group, name: &Group, rules: &Rules) -> bool {
    let short = &group.key.normal;
    group.common_uses == 0
        && short.chars().count() >= SHORTEST
        && name.forms.iter().zip(&name.form_keys).any(|(form, full)| {
            let is_short = full.normal.ends_with(short) || (rules.abridges)(&group.key, full);
            // The noun behind 题为“…”的 is no part of the name.
            full.normal.len() > short.len() && is_short && !form.text.contains("”的")
        })
}

/// Whether a short form is no common words, or is used in the same text as the full name or in the one behind it.
fn is_near(group: &Group, name: &Group) -> bool {
    let is_near = |text: &usize| name.texts.iter().any(|full| full <= text && text - full <= 1);
    group.weight >= 0 || group.texts.iter().any(is_near)
}
