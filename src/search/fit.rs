//! How well a name fits what was typed.

use super::gaps::{chinese_with_gaps, with_gaps};
use super::kind::TopicKind;
use super::loose::Loose;
use super::mask::Mask;
use super::query::Query;
use super::word::{Scan, Word, is_between};
use crate::text::is_cjk;

/// How literally a name holds a word; the last is the best.
///
/// Literal stands above spelled: `she` stands in one name of 100,000 and can be the pinyin of 1,239.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// With errors.
    Mistyped,
    /// In characters of the same sound.
    SameSound,
    /// With gaps between its characters.
    Scattered,
    /// As it is, but inside a word of a script with spaces: `cases` in "showcases".
    Inside,
    /// By the readings of its characters, or by the first letters of its words.
    Spelled,
    /// As it is.
    Literal,
    /// It is the whole name.
    Whole,
}

/// How well a name fits a word or a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    /// How literally.
    pub(super) grade: Grade,
    /// Within the grade, how exactly, 0 to 7: from the start of the name, from the start of a word, whole words.
    pub(super) exactness: u8,
    /// Within the same exactness, how much of the name it is, 0 to 999.
    pub(super) closeness: u16,
}

/// The folded name a word is looked for in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name<'n> {
    pub(super) text: &'n str,
    pub(super) mask: Mask,
    pub(super) kind: TopicKind,
}

/// What may still be spent on a keystroke: the names that are looked at closely, where there are too many.
#[derive(Debug, Clone, Copy)]
pub(super) struct Effort {
    /// Names scored.
    pub(super) literal: usize,
    /// Names read character by character, about half a microsecond each.
    pub(super) scanned: usize,
    /// Names traced, about a third of a microsecond each.
    pub(super) traced: usize,
    /// Names given to the fuzzy matcher, a few microseconds each.
    pub(super) aligned: usize,
    /// Names searched for words with errors in them, about a third of a microsecond each.
    pub(super) loosened: usize,
}

impl Effort {
    /// Takes one from what is left; whether there was any.
    pub(super) fn take(left: &mut usize) -> bool {
        let any = *left > 0;
        *left = left.saturating_sub(1);
        any
    }
}

/// What looking for a word in a name gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The word is not there, nor is any longer one.
    Nothing,
    /// It is not there, but a longer one may be.
    NotYet,
    /// It is there, but there are so many that this one was not looked at.
    Unseen,
    /// It is there.
    Fits(Match),
}

/// A word in a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Match {
    pub(super) fit: Fit,
    pub(super) place: Place,
}

/// Which characters of the name it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// As many as the word has, from this byte on.
    From(usize),
    /// These, counted from 0.
    At(Vec<usize>),
    /// Those of [`Loose::span`], which costs more than most names are worth: see [`Match::with_span`].
    Loose,
}

impl Match {
    /// Adds the characters of the name, counted from 0.
    pub(super) fn add_positions(&self, word: &Word, name: &str, positions: &mut Vec<usize>) {
        match &self.place {
            Place::From(at) => {
                let first = name.get(..*at).map_or(0, |before| before.chars().count());
                positions.extend(first..first.saturating_add(word.text.chars().count()));
            }
            Place::At(found) => positions.extend(found),
            Place::Loose => {}
        }
    }

    /// The same with its characters, where it was found loosely.
    pub(super) fn with_span(self, loose: &Loose<'_>, name: &str) -> Self {
        if self.place != Place::Loose {
            return self;
        }
        let span = loose.span(name).map_or(0..0, |span| span.start..span.end);
        Self { place: Place::At(span.collect()), ..self }
    }
}

/// Looks for a word in a name, with no errors in it.
pub(super) fn fit(word: &Word, name: Name<'_>, effort: &mut Effort) -> Outcome {
    if !name.mask.has(word.needed) {
        return Outcome::Nothing;
    }
    if name.mask.has(word.literal) {
        if effort.literal == 0 {
            return Outcome::Unseen;
        }
        let found = if name.kind.is_name() { literal(word, name.text) } else { in_text(word, name.text) };
        if let Some(found) = found {
            effort.literal -= 1;
            return Outcome::Fits(found);
        }
    }
    // Pinyin and gaps in running text are noise: the letters of "asset" stand in 2,947 of 10,000 paragraphs, the word in
    // 244.
    if !name.kind.is_name() {
        return Outcome::Nothing;
    }
    if effort.traced == 0 && word.is_spelled() && name.mask.has_chinese() {
        return Outcome::Unseen;
    }
    if !Effort::take(&mut effort.scanned) {
        return Outcome::Unseen;
    }
    match word.scan(name.text, name.mask) {
        Scan::Nowhere => Outcome::Nothing,
        Scan::Run if !Effort::take(&mut effort.traced) => Outcome::Unseen,
        Scan::Run => run(word, name.text).map_or(Outcome::NotYet, Outcome::Fits),
        Scan::Gapped => with_gaps(word, name, effort),
    }
}

/// The best place of a word as it is.
fn literal(word: &Word, name: &str) -> Option<Match> {
    // A few places are enough to find one at the start of a word.
    const PLACES: usize = 4;
    let mut best: Option<(u8, usize)> = None;
    for at in word.find_in(name).take(PLACES) {
        let exactness = exactness(name, at, word.text.len());
        if best.is_none_or(|(best, _)| exactness > best) {
            best = Some((exactness, at));
        }
        if exactness >= AT_START {
            break;
        }
    }
    let (exactness, at) = best?;
    let is_chinese = word.text.starts_with(is_cjk);
    let grade = match exactness {
        _ if word.text.len() == name.len() => Grade::Whole,
        0 | 1 if !is_chinese => Grade::Inside,
        _ => Grade::Literal,
    };
    let fit = Fit { grade, exactness, closeness: share(word.text.len(), name.len()) };
    Some(Match { fit, place: Place::From(at) })
}

/// The first place of a word in running text, at the start of a word if there is one. Where in a paragraph a word
/// stands does not make it better; the paragraphs keep the order of the report.
fn in_text(word: &Word, text: &str) -> Option<Match> {
    let is_chinese = word.text.starts_with(is_cjk);
    let starts = |at: &usize| is_chinese || exactness(text, *at, word.text.len()) >= AT_START_OF_WORD;
    let at = word.find_in(text).find(starts);
    let grade = if at.is_some() { Grade::Literal } else { Grade::Inside };
    let at = at.or_else(|| word.find_in(text).next())?;
    Some(Match { fit: Fit { grade, exactness: 0, closeness: 0 }, place: Place::From(at) })
}

/// The exactness of what stands at the start of a word.
const AT_START_OF_WORD: u8 = 2;

/// The exactness of what stands at the start of a name.
const AT_START: u8 = 4;

/// 4 at the start of the name, 2 at the start of a word, one more where a word ends with it too; 1 inside a word.
fn exactness(name: &str, at: usize, length: usize) -> u8 {
    let before = name.get(..at).unwrap_or_default();
    let after = name.get(at + length..).and_then(|rest| rest.chars().next());
    let ends = u8::from(after.is_none_or(is_between));
    if before.chars().all(is_between) {
        return AT_START + ends;
    }
    let first = name.get(at..).and_then(|rest| rest.chars().next()).unwrap_or(' ');
    let last = before.chars().next_back().unwrap_or(' ');
    let starts = is_between(last) || (is_cjk(last) != is_cjk(first));
    if starts { 2 + ends } else { 1 }
}

pub(super) fn share(part: usize, whole: usize) -> u16 {
    let share = part.saturating_mul(999).checked_div(whole).unwrap_or(0);
    u16::try_from(share).unwrap_or(999).min(999)
}

/// A word in one piece, but for the punctuation of the name, or spelled.
fn run(word: &Word, name: &str) -> Option<Match> {
    let trace = word.trace(name, false)?;
    let characters: Vec<char> = name.chars().collect();
    let found = trace.positions.iter().filter_map(|at| characters.get(*at));
    let is_literal = found.eq(word.characters.iter());
    let before = characters.iter().take(trace.positions.first().copied().unwrap_or(0));
    let starts = u8::from(before.copied().all(is_between));
    let fit = Fit {
        grade: if is_literal { Grade::Literal } else { Grade::Spelled },
        exactness: if is_literal { 1 + starts } else { u8::from(trace.whole) * 4 + starts * 2 },
        closeness: share(trace.positions.len(), characters.len()),
    };
    Some(Match { fit, place: Place::At(trace.positions) })
}

/// Looks for a word in a name, with errors in it or with characters of the same sound where it is not there without; in
/// running text with gaps, which is noise where words are found as they are.
pub(super) fn fit_loosely(
    word: &Word,
    loose: Option<&Loose<'_>>,
    name: Name<'_>,
    effort: &mut Effort,
) -> Outcome {
    match name.kind {
        // A symbol with an error is another symbol.
        TopicKind::Symbol | TopicKind::Footnote => Outcome::Nothing,
        TopicKind::Paragraph if !word.has_chinese() || !name.mask.has(word.literal) => Outcome::Nothing,
        TopicKind::Paragraph if !Effort::take(&mut effort.aligned) => Outcome::Unseen,
        TopicKind::Paragraph => chinese_with_gaps(word, name.text).map_or(Outcome::Nothing, Outcome::Fits),
        _ => match loose.filter(|loose| loose.may_be_in(name.mask)) {
            None => Outcome::Nothing,
            Some(_) if !Effort::take(&mut effort.loosened) => Outcome::Unseen,
            Some(loose) => mistyped(word, loose, name.text).map_or(Outcome::Nothing, Outcome::Fits),
        },
    }
}

fn mistyped(word: &Word, loose: &Loose<'_>, name: &str) -> Option<Match> {
    let errors = loose.find(name)?;
    let fit = Fit {
        grade: if errors == 0 { Grade::SameSound } else { Grade::Mistyped },
        exactness: u8::try_from(7_usize.saturating_sub(errors)).unwrap_or(0),
        closeness: share(word.text.len(), name.len()),
    };
    Some(Match { fit, place: Place::Loose })
}

/// What looking for a whole query in a name gave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Answer {
    /// As [`Outcome::Nothing`].
    Nothing,
    /// As [`Outcome::NotYet`].
    NotYet,
    /// As [`Outcome::Unseen`].
    Unseen,
    /// Every word is there, in any order.
    Fits(Fit),
}

/// Looks for a query in a name: for the words as they were typed, else for each of them by `look`. The characters of the
/// name that matched are added to `positions` where these are wanted; they are in no order.
pub(super) fn fit_query(
    query: &Query,
    name: Name<'_>,
    mut positions: Option<&mut Vec<usize>>,
    look: &mut dyn FnMut(usize, &Word) -> Outcome,
) -> Answer {
    let mut add = |found: &Match, word: &Word| {
        if let Some(positions) = positions.as_deref_mut() {
            found.add_positions(word, name.text, positions);
        }
    };
    if let Some((found, word)) = in_one_piece(query, name) {
        add(&found, word);
        return Answer::Fits(found.fit);
    }
    let mut whole: Option<Fit> = None;
    let (mut not_yet, mut unseen) = (false, false);
    for (index, word) in query.words.iter().enumerate() {
        match look(index, word) {
            Outcome::Nothing => return Answer::Nothing,
            Outcome::NotYet => not_yet = true,
            Outcome::Unseen => unseen = true,
            Outcome::Fits(found) => {
                add(&found, word);
                whole = Some(whole.map_or(found.fit, |whole| both(whole, found.fit)));
            }
        }
    }
    match whole {
        Some(_) | None if not_yet => Answer::NotYet,
        Some(_) | None if unseen => Answer::Unseen,
        Some(fit) => Answer::Fits(fit),
        None => Answer::Nothing,
    }
}

/// Several words as one: as they were typed, or spelled one after the other.
fn in_one_piece<'q>(query: &'q Query, name: Name<'_>) -> Option<(Match, &'q Word)> {
    let phrase = query.phrase.as_ref().filter(|phrase| name.mask.has(phrase.literal));
    let whole = |phrase| {
        if name.kind.is_name() {
            return literal(phrase, name.text);
        }
        // Better than its words apart.
        let found = in_text(phrase, name.text)?;
        Some(Match { fit: Fit { exactness: 1, ..found.fit }, ..found })
    };
    if let Some(found) = phrase.and_then(|phrase| Some((whole(phrase)?, phrase))) {
        return Some(found);
    }
    let joined =
        query.joined.as_ref().filter(|joined| name.kind.is_name() && name.mask.has(joined.needed))?;
    let is_run = name.mask.has_chinese() && joined.scan(name.text, name.mask) == Scan::Run;
    is_run.then(|| run(joined, name.text)).flatten().map(|found| (found, joined))
}

/// Two words apart are as good as the worse of them, and never as good as one in one piece.
fn both(one: Fit, other: Fit) -> Fit {
    Fit {
        grade: one.grade.min(other.grade).min(Grade::Literal),
        exactness: one.exactness.min(other.exactness).min(1),
        closeness: one.closeness.saturating_add(other.closeness).min(999),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLENTY: Effort = Effort { literal: 9, scanned: 9, traced: 9, aligned: 9, loosened: 9 };

    fn name(text: &str, kind: TopicKind) -> Name<'_> {
        Name { text, mask: Mask::of_text(text), kind }
    }

    /// The grade and the characters that a folded query has in a folded name.
    fn graded(typed: &str, text: &str) -> Option<(Grade, String)> {
        let query = Query::new(typed);
        let name = name(text, TopicKind::Heading);
        let mut positions = Vec::new();
        let mut effort = PLENTY;
        let answer =
            fit_query(&query, name, Some(&mut positions), &mut |_, word| fit(word, name, &mut effort));
        let characters: Vec<char> = text.chars().collect();
        positions.sort_unstable();
        match answer {
            Answer::Fits(fit) => Some((fit.grade, positions.iter().map(|at| characters[*at]).collect())),
            Answer::Nothing | Answer::NotYet | Answer::Unseen => None,
        }
    }

    fn exact(typed: &str, text: &str) -> u8 {
        literal(&Word::new(typed), text).unwrap().fit.exactness
    }

    #[test]
    fn words_of_a_paragraph_are_better_in_one_piece() {
        let exactness = |text| {
            let (query, name) = (Query::new("open passes"), name(text, TopicKind::Paragraph));
            let mut effort = PLENTY;
            match fit_query(&query, name, None, &mut |_, word| fit(word, name, &mut effort)) {
                Answer::Fits(fit) => Some(fit.exactness),
                Answer::Nothing | Answer::NotYet | Answer::Unseen => None,
            }
        };
        assert_eq!(exactness("the open passes programme"), Some(1));
        assert_eq!(exactness("passes that are open"), Some(0));
        assert_eq!(exactness("passes alone"), None);
    }

    #[test]
    fn every_grade_is_reached() {
        for (typed, text, grade, found) in [
            ("集装箱", "集装箱", Grade::Whole, "集装箱"),
            ("集装箱", "集装箱管制", Grade::Literal, "集装箱"),
            ("蓝锚倡议", "\"蓝锚\"倡议", Grade::Literal, "蓝锚倡议"),
            ("jzx", "集装箱管制", Grade::Spelled, "集装箱"),
            ("gccp", "global container control programme", Grade::Spelled, "gccp"),
            ("bdi", "basin dialogue initiative", Grade::Spelled, "bdi"),
            ("unodc", "united nations office on drugs and crime", Grade::Spelled, "unodc"),
            ("trol", "global container control programme", Grade::Inside, "trol"),
            ("<蓝锚>倡议", "\"蓝锚\"倡议", Grade::Literal, "蓝锚倡议"),
            ("cntr", "global container control programme", Grade::Scattered, "cntr"),
            ("集管方", "集装箱管制方案", Grade::Scattered, "集管方"),
            ("qqfangan", "全球集装箱管制方案", Grade::Scattered, "全球方案"),
            ("cargo图像", "cargoscope图像比对", Grade::Scattered, "cargo图像"),
            ("管制 集装箱", "集装箱管制方案", Grade::Literal, "集装箱管制"),
            ("ji zhuang xiang", "集装箱管制", Grade::Spelled, "集装箱"),
        ] {
            assert_eq!(graded(typed, text), Some((grade, found.to_owned())), "{typed} {text}");
        }
    }

    #[test]
    fn what_is_too_scattered_fits_not() {
        for (typed, text) in [
            ("221", "report 2020/1"),
            ("wtd", "a study of the uses of water"),
            ("全方", "全球集装箱管制方案"),
            ("qgf", "全球集装箱管制方案"),
            ("集一三", "集中起来的一些人和另外三个人"),
            ("ab 集装箱", "集装箱"),
        ] {
            assert_eq!(graded(typed, text), None, "{typed} {text}");
        }
    }

    #[test]
    fn paragraphs_are_searched_for_words_as_they_are() {
        let mut effort = PLENTY;
        for (typed, fits) in [("集装", true), ("jzx", false), ("集箱制", false)] {
            let outcome = fit(&Word::new(typed), name("集装箱管制", TopicKind::Paragraph), &mut effort);
            assert_eq!(matches!(outcome, Outcome::Fits(_)), fits, "{typed}");
        }
    }

    #[test]
    fn the_start_of_a_name_and_of_a_word_and_whole_words_are_more_exact() {
        let order = ["anticorruption", "on corruptions", "on corruption", "corruptions", "corruption"];
        assert_eq!(order.map(|text| exact("corruption", text)), [1, 2, 3, 4, 5]);
        assert_eq!(exact("蓝锚", "\"蓝锚\"倡议"), 5);
        assert_eq!(exact("方案", "cargo方案"), 3);
        assert_eq!(exact("corr", "anticorr corr"), 3);
    }

    #[test]
    fn a_spent_effort_leaves_names_unseen() {
        let mut effort = Effort { literal: 1, scanned: 9, traced: 2, aligned: 0, loosened: 1 };
        let mut look =
            |typed: &str| fit(&Word::new(typed), name("集装箱管制", TopicKind::Heading), &mut effort);
        for _ in 0..2 {
            assert!(matches!(look("jzx"), Outcome::Fits(_)));
        }
        assert_eq!(look("jzx"), Outcome::Unseen);
        assert_eq!(look("集箱制"), Outcome::Unseen);
        assert!(matches!(look("集装"), Outcome::Fits(_)));
        assert_eq!(look("集装"), Outcome::Unseen);
        assert_eq!(look("集方"), Outcome::Nothing);
    }

    #[test]
    fn a_longer_word_may_still_come() {
        let mut effort = PLENTY;
        let outcome = fit(&Word::new("全方"), name("全球管制方案", TopicKind::Heading), &mut effort);
        assert_eq!(outcome, Outcome::NotYet);
    }

    fn loosely(typed: &str, text: &str, kind: TopicKind) -> Option<(Grade, Place)> {
        let word = Word::new(typed);
        let loose = Loose::new(&word);
        match fit_loosely(&word, loose.as_ref(), name(text, kind), &mut { PLENTY }) {
            Outcome::Fits(found) => Some((found.fit.grade, found.place)),
            Outcome::Nothing | Outcome::NotYet | Outcome::Unseen => None,
        }
    }

    #[test]
    fn errors_are_forgiven_in_names() {
        let programme = TopicKind::Programme;
        assert_eq!(loosely("crimjsut", "crimjust", programme), Some((Grade::Mistyped, Place::Loose)));
        assert_eq!(loosely("集装厢", "全球集装箱", programme), Some((Grade::SameSound, Place::Loose)));
        assert_eq!(loosely("集装厢", "container", programme), None);
        assert_eq!(loosely("crimjsut", "crimjust", TopicKind::Symbol), None);
    }

    #[test]
    fn gaps_are_allowed_in_chinese_paragraphs() {
        let paragraph = TopicKind::Paragraph;
        let at = Place::At(vec![0, 2, 3]);
        assert_eq!(loosely("集箱管", "集装箱管制", paragraph), Some((Grade::Scattered, at)));
        assert_eq!(loosely("crimjsut", "crimjust", paragraph), None);
        assert_eq!(loosely("集装厢", "全球集装箱", paragraph), None);
    }
}
