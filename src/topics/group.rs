use std::collections::{BTreeMap, HashMap};

use super::candidate::{Candidate, Form, Usage};
use super::knowledge::folded;
use super::language::Rules;
use crate::model::ProgrammeKind;

/// Candidates that are forms of one name.
#[derive(Debug, Clone)]
pub(super) struct Group {
    /// The name to show, in plain form.
    pub(super) name: String,
    /// Every form of it, the name among them.
    pub(super) forms: Vec<Form>,
    /// The names it is known by elsewhere.
    pub(super) known_as: Vec<String>,
    /// What it is.
    pub(super) kind: ProgrammeKind,
    /// The points of its best use, with those for how it is used in the whole report.
    pub(super) weight: i32,
    /// The points of its best use alone; negative where it consists of common words.
    pub(super) best: i32,
    /// How often it is used as a name.
    pub(super) uses: usize,
    /// How often the same words are used as common ones.
    pub(super) common_uses: usize,
    /// The texts that use it as a name, in reading order.
    pub(super) texts: Vec<usize>,
    /// The name as it is compared with others.
    pub(super) key: Key,
    /// Every form of it as it is compared with others.
    pub(super) form_keys: Vec<Key>,
}

/// A name as it is compared with others.
#[derive(Debug, Clone, Default)]
pub(super) struct Key {
    /// In the form in which an abridged one is its end.
    pub(super) normal: String,
    /// Without words that add nothing.
    pub(super) core: String,
}

impl Key {
    /// That of a name.
    pub(super) fn new(name: &str, rules: &Rules) -> Self {
        Self { normal: (rules.normal)(name), core: (rules.core)(name) }
    }
}

/// So many points make a name.
pub(super) const ENOUGH: i32 = 2;

impl Group {
    /// Whether there is enough evidence that it is a name.
    pub(super) fn is_name(&self) -> bool {
        self.weight >= ENOUGH
    }

    /// A name that is known beforehand.
    pub(super) fn known(name: &str, kind: ProgrammeKind, forms: &[&str]) -> Self {
        let forms = forms.iter().map(|form| Form::free(*form)).collect();
        Self { name: name.to_owned(), forms, weight: ENOUGH, uses: 1, ..Self::empty(kind) }
    }

    /// Whether one of its forms has these letters.
    pub(super) fn has_folded(&self, text: &str) -> bool {
        let text = folded(text);
        self.forms.iter().any(|form| folded(&form.text) == text)
    }

    /// Makes the keys anew where the name or the forms have changed.
    pub(super) fn make_keys(&mut self, rules: &Rules) {
        self.key = Key::new(&self.name, rules);
        let known = self.form_keys.len();
        let more: Vec<Key> = self.forms.iter().skip(known).map(|form| Key::new(&form.text, rules)).collect();
        self.form_keys.extend(more);
    }

    /// Takes the forms of another group, which are forms of this one.
    pub(super) fn absorb(&mut self, other: Self) {
        for form in other.forms {
            self.add(form);
        }
        self.known_as.extend(other.known_as);
        self.uses = self.uses.saturating_add(other.uses);
        self.texts.extend(other.texts);
        self.texts.sort_unstable();
        self.weight = self.weight.max(other.weight);
        self.best = self.best.max(other.best);
    }

    /// Adds a form; one that is free is not limited again.
    pub(super) fn add(&mut self, form: Form) {
        let opposite = Form { quoted: !form.quoted, ..form.clone() };
        if let Some(known) = self.forms.iter_mut().find(|known| **known == opposite) {
            known.quoted = false;
        } else if !self.forms.contains(&form) {
            self.forms.push(form);
        }
    }

    /// Whether one of its forms has these characters, quotation marks apart.
    pub(super) fn has(&self, text: &str) -> bool {
        self.forms.iter().any(|form| form.text == text)
    }
}

/// A name without the quotation marks in it: “蓝锚”倡议 and 蓝锚倡议 are one.
pub(super) fn bare(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '“' | '”')).collect()
}

/// Groups the candidates by their names and the other names that stand beside them, in the order of first use.
///
/// `pointed` says of each candidate whether a word such as 该方案 points back to it.
pub(super) fn groups(candidates: &[Candidate], pointed: &[bool]) -> Vec<Group> {
    let owners = owners(candidates);
    let mut groups: BTreeMap<usize, (Group, Tally)> = BTreeMap::new();
    for (index, (candidate, owner)) in candidates.iter().zip(owners).enumerate() {
        let empty = || (Group::empty(candidate.kind), Tally::default());
        let (group, tally) = groups.entry(owner).or_insert_with(empty);
        tally.count(candidate, pointed.get(index).copied().unwrap_or_default());
        group.take(candidate);
    }
    let finished = groups.into_values().filter_map(|(mut group, tally)| {
        group.weight = tally.weight();
        group.best = tally.best.unwrap_or_default();
        (group.uses, group.common_uses) = (tally.uses, tally.common);
        group.kind = tally.kind.unwrap_or(group.kind);
        group.name = tally.name;
        (group.uses > 0).then_some(group)
    });
    finished.collect()
}

impl Group {
    fn empty(kind: ProgrammeKind) -> Self {
        Self {
            name: String::new(),
            forms: Vec::new(),
            known_as: Vec::new(),
            kind,
            weight: 0,
            best: 0,
            uses: 0,
            common_uses: 0,
            texts: Vec::new(),
            key: Key::default(),
            form_keys: Vec::new(),
        }
    }

    fn take(&mut self, candidate: &Candidate) {
        if candidate.usage != Usage::Common {
            self.texts.push(candidate.text);
        }
        self.add(Form::free(candidate.name.clone()));
        let bare = bare(&candidate.name);
        self.add(Form::free(bare));
        for alias in &candidate.aliases {
            self.add(alias.clone());
        }
    }
}

/// What is counted over the uses of one group.
#[derive(Default)]
struct Tally {
    best: Option<i32>,
    name: String,
    kind: Option<ProgrammeKind>,
    uses: usize,
    common: usize,
    is_pointed_at: bool,
}

impl Tally {
    fn count(&mut self, candidate: &Candidate, is_pointed_at: bool) {
        if candidate.usage == Usage::Common {
            self.common += 1;
            return;
        }
        self.uses += 1;
        self.is_pointed_at |= is_pointed_at;
        if self.best.is_none_or(|best| candidate.weight > best) {
            self.best = Some(candidate.weight);
            self.name.clone_from(&candidate.name);
            self.kind = Some(candidate.kind);
        }
    }

    /// The points of the best use; more for a name used again or pointed back to, fewer where the same words are also
    /// used as common ones.
    fn weight(&self) -> i32 {
        let again = match self.uses {
            0 | 1 => 0,
            2 | 3 => 1,
            _ => 2,
        };
        let pointed = if self.is_pointed_at { 2 } else { 0 };
        let common = if self.common > 0 { 2 } else { 0 };
        self.best.unwrap_or_default() + again + pointed - common
    }
}

/// For each candidate the first one it belongs together with: of the same bare name, or linked by another name.
fn owners(candidates: &[Candidate]) -> Vec<usize> {
    let mut owners: Vec<usize> = (0..candidates.len()).collect();
    let mut by_form: HashMap<String, usize> = HashMap::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let names = [bare(&candidate.name)].into_iter();
        let aliases = candidate
            .aliases
            .iter()
            .map(|alias| if alias.quoted { format!("“{}”", alias.text) } else { bare(&alias.text) });
        for form in names.chain(aliases) {
            let first = *by_form.entry(form).or_insert(index);
            unite(&mut owners, first, index);
        }
    }
    (0..candidates.len()).map(|index| find(&owners, index)).collect()
}

fn find(owners: &[usize], index: usize) -> usize {
    let mut at = index;
    while let Some(owner) = owners.get(at).copied().filter(|owner| *owner != at) {
        at = owner;
    }
    at
}

/// The later of the two belongs to the earlier.
fn unite(owners: &mut [usize], one: usize, other: usize) {
    let (one, other) = (find(owners, one), find(owners, other));
    let (early, late) = (one.min(other), one.max(other));
    if let Some(owner) = owners.get_mut(late) {
        *owner = early;
    }
}
