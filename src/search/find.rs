//! Looking topics up.

use std::cmp::Reverse;
use std::ops::Range;

use super::fit::{Answer, Effort, Fit, Grade, Name, Outcome, fit, fit_loosely, fit_query};
use super::hit::Hit;
use super::loose::Loose;
use super::names;
use super::query::{Query, Scope, narrows};
use super::topics::TopicIndex;
use super::word::Word;

/// What a query found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The best topics, best first; for a query without words those a reader may begin with.
    pub hits: Vec<Hit>,
    /// How many topics match, those that were left out of `hits` among them; more where `is_cut`.
    pub total: usize,
    /// Whether there are so many that some were not looked at.
    pub is_cut: bool,
    /// Where was looked.
    pub scope: Scope,
    words: Vec<String>,
    /// The names that a query that goes on may still be found in; none where that is not known.
    candidates: Option<Vec<u32>>,
}

/// How much one query may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most hits that are given.
    pub hits: usize,
    /// The most names that are scored because they hold the query as it is. The others limit what costs more.
    pub scored: usize,
}

impl Limits {
    /// No limits: every topic that matches is given.
    pub const NONE: Self = Self { hits: usize::MAX, scored: usize::MAX };

    /// What a screen can show and a keystroke can pay for: more hits than anybody goes through, and no more names
    /// scored than take a few milliseconds.
    pub const KEYSTROKE: Self = Self { hits: 200, scored: 10_000 };

    fn effort(self) -> Effort {
        Effort {
            literal: self.scored,
            scanned: self.scored.saturating_mul(15),
            traced: self.scored / 4,
            aligned: self.scored / 20,
            loosened: self.scored.saturating_mul(4),
        }
    }
}

/// A name and how well it fits.
#[derive(Debug, Clone, Copy)]
struct Scored {
    score: i64,
    topic: u32,
    name: u32,
    grade: Grade,
}

/// After so many names it is asked whether the answer is still wanted: every half millisecond at the most.
const NAMES_BETWEEN_QUESTIONS: usize = 2_048;

impl TopicIndex {
    /// Every topic that matches what was typed, best first; for a query without words the topics that are mentioned
    /// most, then the headings.
    ///
    /// The first character may narrow the search, see [`Scope`]. Every word must match, in any order. Best first means:
    /// the more literal (as typed, then by sound or initials, then with gaps, then with errors), then the kind (what is
    /// looked up by name before headings, symbols and paragraphs), then the start of the name, of a word, whole words,
    /// then the number of mentions, then how much of the name it is, then the order of the report.
    pub fn find(&self, typed: &str) -> Vec<Hit> {
        self.look_up(typed, None, Limits::NONE, &|| true).map(|found| found.hits).unwrap_or_default()
    }

    /// What was typed, looked up under a reader's fingers.
    ///
    /// - `before` is what the last query found: where this one goes on from it, only the names that it left are looked
    ///   at, which is 10 to 1,000 times less once few are left.
    /// - `limits` bounds what is scored, and so the time of one keystroke, however many topics there are.
    /// - `is_wanted` is asked every 2,048 names; once it says no, `None` is returned. An index of a million topics belongs
    ///   on a thread of its own: the index is [`Send`] and [`Sync`], so the thread needs no more than a shared reference
    ///   to it, the last query typed in a slot, and an `is_wanted` that compares the slot with the query it works on.
    pub fn look_up(
        &self,
        typed: &str,
        before: Option<&Found>,
        limits: Limits,
        is_wanted: &dyn Fn() -> bool,
    ) -> Option<Found> {
        let (scope, rest) = Scope::of(typed);
        let query = Query::new(rest);
        if query.words.is_empty() {
            return Some(Found::of(self.listed(scope), scope));
        }
        if scope == Scope::Addresses {
            return Some(Found::of(self.addressed(rest), scope));
        }
        let words = query.texts();
        let candidates = before
            .filter(|before| before.scope == scope && narrows(&before.words, &words))
            .and_then(|before| before.candidates.as_deref());
        let mut search = Search::new(self, &query, scope, limits);
        search.all(candidates, is_wanted)?;
        if search.is_poor() {
            search.all_loosely(is_wanted)?;
        }
        Some(search.found(words))
    }
}

impl Found {
    /// What a query without a search found.
    fn of(hits: Vec<Hit>, scope: Scope) -> Self {
        let total = hits.len();
        Self { hits, total, is_cut: false, scope, words: Vec::new(), candidates: None }
    }
}

/// A query at work.
struct Search<'i> {
    index: &'i TopicIndex,
    query: &'i Query,
    scope: Scope,
    limits: Limits,
    effort: Effort,
    /// The best name of each topic that was scored.
    scored: Vec<Scored>,
    candidates: Vec<u32>,
    is_cut: bool,
}

impl<'i> Search<'i> {
    fn new(index: &'i TopicIndex, query: &'i Query, scope: Scope, limits: Limits) -> Self {
        Self {
            index,
            query,
            scope,
            limits,
            effort: limits.effort(),
            scored: Vec::new(),
            candidates: Vec::new(),
            is_cut: false,
        }
    }

    /// Looks at every name, or at the candidates; `None` where the answer is no longer wanted.
    fn all(&mut self, candidates: Option<&[u32]>, is_wanted: &dyn Fn() -> bool) -> Option<()> {
        match candidates {
            Some(candidates) => each(candidates.iter().copied(), is_wanted, |name| self.look_at(name)),
            None => each(self.names(), is_wanted, |name| self.look_at(name)),
        }
    }

    /// The indices of all names.
    fn names(&self) -> Range<u32> {
        0..u32::try_from(self.index.names.len()).unwrap_or(u32::MAX)
    }

    fn look_at(&mut self, index: u32) {
        // The mask alone settles most names; their text is not touched.
        let words = &self.query.words;
        let may_fit = |mask: super::mask::Mask| words.iter().all(|word| mask.has(word.needed));
        if !self.index.names.name(index).is_some_and(|name| self.scope.has(name.kind) && may_fit(name.mask)) {
            return;
        }
        let Some((name, _)) = self.name(index) else { return };
        let effort = &mut self.effort;
        match fit_query(self.query, name, None, &mut |_, word| fit(word, name, effort)) {
            Answer::Nothing => return,
            Answer::NotYet => {}
            Answer::Unseen => self.is_cut = true,
            Answer::Fits(fit) => self.add(index, fit),
        }
        self.candidates.push(index);
    }

    fn name(&self, index: u32) -> Option<(Name<'i>, u32)> {
        let (name, text) = self.index.names.get(index)?;
        Some((Name { text, mask: name.mask, kind: name.kind }, name.topic))
    }

    /// Adds a name to the scored ones, or puts it in the place of a lesser name of the same topic.
    fn add(&mut self, index: u32, fit: Fit) {
        let Some(name) = self.index.names.name(index) else { return };
        let topic = name.topic;
        let scored = Scored { score: score(fit, name), topic, name: index, grade: fit.grade };
        match self.scored.last_mut().filter(|last| last.topic == topic) {
            Some(last) if last.score >= scored.score => {}
            Some(last) => *last = scored,
            None => self.scored.push(scored),
        }
    }

    /// Whether nothing was found as it was typed or by sound, so that the reader may have mistyped.
    fn is_poor(&self) -> bool {
        !self.is_cut && !self.scored.iter().any(|scored| scored.grade >= Grade::Inside)
    }

    /// Looks at every name of the other topics once more, now for words with errors in them.
    fn all_loosely(&mut self, is_wanted: &dyn Fn() -> bool) -> Option<()> {
        let loose: Vec<Option<Loose<'_>>> = self.query.words.iter().map(Loose::new).collect();
        let known: Vec<u32> = self.scored.iter().map(|scored| scored.topic).collect();
        let mut known = known.into_iter().peekable();
        each(self.names(), is_wanted, |index| {
            let Some((name, topic)) = self.name(index).filter(|(name, _)| self.scope.has(name.kind)) else {
                return;
            };
            while known.next_if(|known| *known < topic).is_some() {}
            if known.peek() != Some(&topic) {
                self.look_loosely_at(index, name, &loose);
            }
        })
    }

    fn look_loosely_at(&mut self, index: u32, name: Name<'_>, loose: &[Option<Loose<'_>>]) {
        let effort = &mut self.effort;
        // A single word was already looked for as it is.
        let several = self.query.words.len() > 1;
        let answer = fit_query(self.query, name, None, &mut |at, word| {
            let strict = if several { fit(word, name, effort) } else { Outcome::NotYet };
            or_loosely(strict, word, loose.get(at).and_then(Option::as_ref), name, effort)
        });
        match answer {
            Answer::Nothing | Answer::NotYet => {}
            Answer::Unseen => self.is_cut = true,
            Answer::Fits(fit) => self.add(index, fit),
        }
    }

    /// The hits of the best scored names.
    fn found(mut self, words: Vec<String>) -> Found {
        let total = self.scored.len();
        let key = |scored: &Scored| (Reverse(scored.score), scored.topic);
        if self.scored.len() > self.limits.hits {
            self.scored.select_nth_unstable_by_key(self.limits.hits, key);
            self.scored.truncate(self.limits.hits);
        }
        self.scored.sort_unstable_by_key(key);
        let loose: Vec<Option<Loose<'_>>> = self.query.words.iter().map(Loose::new).collect();
        let hits = self.scored.iter().filter_map(|scored| self.hit(scored, &loose)).collect();
        let Self { scope, is_cut, candidates, .. } = self;
        Found { hits, total, is_cut, scope, words, candidates: Some(candidates) }
    }

    /// Looks at a scored name once more, for the characters that match.
    fn hit(&self, scored: &Scored, loose: &[Option<Loose<'_>>]) -> Option<Hit> {
        let (name, _) = self.name(scored.name)?;
        let mut effort = Limits::NONE.effort();
        let mut positions = Vec::new();
        let is_loose = scored.grade < Grade::Inside;
        fit_query(self.query, name, Some(&mut positions), &mut |at, word| {
            let strict = fit(word, name, &mut effort);
            if !is_loose {
                return strict;
            }
            let loose = loose.get(at).and_then(Option::as_ref);
            match (or_loosely(strict, word, loose, name, &mut effort), loose) {
                (Outcome::Fits(found), Some(loose)) => Outcome::Fits(found.with_span(loose, name.text)),
                (outcome, _) => outcome,
            }
        });
        positions.sort_unstable();
        positions.dedup();
        let alias = self.index.names.name(scored.name).map_or(0, |name| usize::from(name.alias));
        Some(Hit::new(self.index, scored.topic as usize, alias, &positions, scored.score))
    }
}

/// Does something with every name, as long as the answer is wanted; `None` once it is not.
fn each(
    names: impl Iterator<Item = u32>,
    is_wanted: &dyn Fn() -> bool,
    mut act: impl FnMut(u32),
) -> Option<()> {
    for (count, name) in names.enumerate() {
        if count % NAMES_BETWEEN_QUESTIONS == 0 && !is_wanted() {
            return None;
        }
        act(name);
    }
    Some(())
}

/// What looking for a word strictly gave, or looking for it loosely where that was nothing.
fn or_loosely(
    strict: Outcome,
    word: &Word,
    loose: Option<&Loose<'_>>,
    name: Name<'_>,
    effort: &mut Effort,
) -> Outcome {
    match strict {
        Outcome::Fits(_) | Outcome::Unseen => strict,
        Outcome::Nothing | Outcome::NotYet => fit_loosely(word, loose, name, effort),
    }
}

/// One number that sorts as grade, kind, exactness, the order of magnitude of the mentions and closeness do.
fn score(fit: Fit, name: &names::Name) -> i64 {
    let parts = [
        (fit.grade as i64, 8),
        (i64::from(name.kind.rank()), 16),
        (i64::from(fit.exactness), 8),
        (i64::from(name.magnitude), 16),
        (i64::from(fit.closeness), 1_000),
    ];
    parts.into_iter().fold(0, |score, (part, size)| score * size + part)
}
