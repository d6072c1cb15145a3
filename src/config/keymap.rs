//! The keys that hold: those of the table, or what the reader put in their place.

use super::keys::begins;
use super::phrases::Phrases;
use super::{Action, Binding, Context, Key, Origin, bindings, without_spaces};

/// A row of the table of keys in one context, with the keys that hold.
#[derive(Debug, Clone)]
pub struct Bound {
    /// The row.
    binding: &'static Binding,
    /// The keys, each enough by itself, written as in the table; empty where the reader wants none.
    pub keys: Vec<String>,
    /// Where that is said.
    pub origin: Origin,
}

impl Bound {
    /// What the keys do.
    pub fn action(&self) -> Action {
        self.binding.action
    }

    /// What the keys do, in words.
    pub fn description(&self, phrases: &'static Phrases) -> String {
        self.binding.words(phrases, &self.first_key().unwrap_or_else(|| "…".to_owned()))
    }

    /// The first key and the word beside it in the footer, where it stands there.
    pub fn hint(&self, phrases: &'static Phrases) -> Option<(String, String)> {
        let key = self.first_key()?;
        let word = self.binding.hint(phrases, &key)?;
        Some((key, word))
    }

    /// The first key, as people write it.
    fn first_key(&self) -> Option<String> {
        self.keys.first().map(|keys| without_spaces(keys))
    }
}

/// What the keys pressed so far mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookUp {
    /// They are bound to this.
    Found(Action),
    /// More keys are to come.
    Begun,
    /// Nothing is bound to them.
    Unknown,
}

/// Two actions that want the same keys in one context, or keys that begin those of the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clash {
    pub(super) context: Context,
    /// The action that was bound by the reader, later than the other where both were.
    pub(super) action: Action,
    pub(super) keys: String,
    pub(super) other: Action,
    pub(super) other_keys: String,
}

/// The keys that hold in each context.
#[derive(Debug, Clone)]
pub struct Keymap {
    contexts: Vec<(Context, Vec<Bound>)>,
}

impl Default for Keymap {
    /// The table as it is.
    fn default() -> Self {
        let bound = |binding: &'static Binding| Bound {
            binding,
            keys: binding.keys.iter().map(|keys| (*keys).to_owned()).collect(),
            origin: Origin::Default,
        };
        let rows = |context| (context, bindings(context).map(bound).collect());
        Self { contexts: Context::ALL.into_iter().map(rows).collect() }
    }
}

impl Keymap {
    /// The rows that hold in a context, in the order of the table.
    pub fn bindings(&self, context: Context) -> &[Bound] {
        let found = self.contexts.iter().find(|(known, _)| *known == context);
        found.map_or(&[], |(_, rows)| rows)
    }

    /// Looks up the keys pressed one after the other.
    pub fn look_up(&self, context: Context, pressed: &[Key]) -> LookUp {
        let names: Vec<String> = pressed.iter().map(Key::to_string).collect();
        let pressed = names.join(" ");
        let mut begun = false;
        for bound in self.bindings(context) {
            for keys in &bound.keys {
                if *keys == pressed {
                    return LookUp::Found(bound.action());
                }
                begun |= begins(&pressed, keys);
            }
        }
        if begun { LookUp::Begun } else { LookUp::Unknown }
    }

    /// The first key that does `action` in a context, as people write it; empty where nothing does.
    pub fn key_for(&self, context: Context, action: Action) -> String {
        let found = self.bindings(context).iter().find(|bound| bound.action() == action);
        found.and_then(|bound| bound.keys.first()).map_or_else(String::new, |keys| without_spaces(keys))
    }

    /// The contexts in which something does `action`.
    pub(super) fn contexts_of(&self, action: Action) -> Vec<Context> {
        let does = |rows: &[Bound]| rows.iter().any(|bound| bound.action() == action);
        self.contexts.iter().filter(|(_, rows)| does(rows)).map(|(context, _)| *context).collect()
    }

    /// Puts `keys` in the place of those that do `action` in a context.
    pub(super) fn bind(&mut self, context: Context, action: Action, keys: &[String], origin: &Origin) {
        let row = self.contexts.iter_mut().find(|(known, _)| *known == context);
        let row = row.and_then(|(_, rows)| rows.iter_mut().find(|bound| bound.action() == action));
        if let Some(bound) = row {
            bound.keys = keys.to_vec();
            bound.origin = origin.clone();
        }
    }

    /// Gives an action back the keys of the table.
    pub(super) fn reset(&mut self, context: Context, action: Action) {
        let table = bindings(context).find(|binding| binding.action == action);
        let keys = table.map(|binding| binding.keys.iter().map(|keys| (*keys).to_owned()).collect());
        let keys: Vec<String> = keys.unwrap_or_default();
        self.bind(context, action, &keys, &Origin::Default);
    }

    /// The first clash in the order of the contexts and of the table.
    pub(super) fn clash(&self) -> Option<Clash> {
        self.contexts.iter().find_map(|(context, rows)| clash_among(*context, rows))
    }
}

fn clash_among(context: Context, rows: &[Bound]) -> Option<Clash> {
    let keys = || rows.iter().flat_map(|bound| bound.keys.iter().map(move |keys| (bound, keys)));
    for (at, (first, first_keys)) in keys().enumerate() {
        for (second, second_keys) in keys().skip(at + 1) {
            let same = first_keys == second_keys && first.action() != second.action();
            if same || begins(first_keys, second_keys) || begins(second_keys, first_keys) {
                let newer = second.origin.line() >= first.origin.line();
                let (mine, other) = if newer { (second, first) } else { (first, second) };
                let (my_keys, other_keys) =
                    if newer { (second_keys, first_keys) } else { (first_keys, second_keys) };
                return Some(Clash {
                    context,
                    action: mine.action(),
                    keys: my_keys.clone(),
                    other: other.action(),
                    other_keys: other_keys.clone(),
                });
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(names: &str) -> Vec<Key> {
        names.split(' ').map(|name| name.parse().unwrap()).collect()
    }

    #[test]
    fn keys_are_looked_up_in_their_context() {
        let keymap = Keymap::default();
        assert_eq!(keymap.look_up(Context::Reading, &pressed("j")), LookUp::Found(Action::LineDown));
        assert_eq!(keymap.look_up(Context::Outline, &pressed("j")), LookUp::Found(Action::NextEntry));
        assert_eq!(keymap.look_up(Context::Input, &pressed("j")), LookUp::Unknown);
        assert_eq!(keymap.look_up(Context::Reading, &pressed("g")), LookUp::Begun);
        assert_eq!(keymap.look_up(Context::Reading, &pressed("g g")), LookUp::Found(Action::Start));
        assert_eq!(keymap.look_up(Context::Reading, &pressed("g j")), LookUp::Unknown);
        assert_eq!(keymap.look_up(Context::Reading, &[]), LookUp::Unknown);
    }

    #[test]
    fn the_table_does_not_clash() {
        assert_eq!(Keymap::default().clash(), None);
    }

    #[test]
    fn what_is_bound_anew_holds_and_the_old_key_does_not() {
        let mut keymap = Keymap::default();
        keymap.bind(Context::Reading, Action::Source, &["F5".to_owned()], &Origin::File(3));
        assert_eq!(keymap.look_up(Context::Reading, &pressed("F5")), LookUp::Found(Action::Source));
        assert_eq!(keymap.look_up(Context::Reading, &pressed("s")), LookUp::Unknown);
        assert_eq!(keymap.key_for(Context::Reading, Action::Source), "F5");
        keymap.reset(Context::Reading, Action::Source);
        assert_eq!(keymap.key_for(Context::Reading, Action::Source), "s");
    }

    #[test]
    fn a_key_of_two_actions_and_one_that_begins_another_clash() {
        for keys in ["n", "g", "g g g"] {
            let mut keymap = Keymap::default();
            keymap.bind(Context::Reading, Action::Source, &[keys.to_owned()], &Origin::File(3));
            let clash = keymap.clash().unwrap();
            assert_eq!((clash.context, clash.action), (Context::Reading, Action::Source), "{clash:?}");
            assert_eq!(clash.keys, keys);
        }
    }
}
