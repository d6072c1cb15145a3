//! The first page: masthead, title, author line, summary.
//!
//! The columns of a printed masthead interleave in extracted text, so each line is told by its shape and not by its
//! place. The title is what stands between the agenda item and the author line.

use super::ending::{Ending, ending};
use super::flow::Flow;
use super::numerals::digit;
use super::roles::{Role, Roles};
use super::rows::Sheet;
use super::shapes::{FrontLine, Kind, LANGUAGES, lines};
use super::symbols;
use super::words::{Words, fold};
use crate::model::{DropReason, Hint, Masthead};

/// Reads the open rows before `body`; the rows of a contents list are dropped.
pub(super) fn read(
    sheet: &Sheet<'_>,
    words: &Words,
    body: usize,
    spaced: bool,
    roles: &mut Roles,
) -> Masthead {
    let open: Vec<usize> = roles.open_from(0).take_while(|row| *row < body).collect();
    let contents = open.iter().position(|row| is_heading(sheet, *row, words.contents)).unwrap_or(open.len());
    let (front, listed) = open.split_at_checked(contents).unwrap_or((&open, &[]));
    let summary_after = listed.iter().position(|row| is_heading(sheet, *row, words.summary));
    let (listed, late_summary) =
        listed.split_at_checked(summary_after.unwrap_or(listed.len())).unwrap_or((listed, &[]));
    let (listed, behind) = listed.split_at_checked(contents_end(sheet, listed)).unwrap_or((listed, &[]));
    for row in listed {
        roles.set(*row, Role::Dropped(DropReason::Contents));
    }
    let begins = front.iter().position(|row| is_heading(sheet, *row, words.summary));
    let (front, early_summary) =
        front.split_at_checked(begins.unwrap_or(front.len())).unwrap_or((front, &[]));
    // A second summary is kept as it stands.
    let (summary, spare) =
        if early_summary.is_empty() { (late_summary, early_summary) } else { (early_summary, late_summary) };
    let mut reader = Reader { words, masthead: Masthead::default(), spaced };
    reader.read_lines(lines(sheet, words, front));
    behind
        .iter()
        .filter_map(|row| sheet.rows.get(*row))
        .for_each(|row| reader.masthead.other.push(row.text.to_string()));
    reader.read_summary(sheet, summary.get(1..).unwrap_or(&[]));
    for row in front.iter().chain(behind).chain(summary).chain(spare) {
        roles.set(*row, Role::Front);
        if let Some(source) = sheet.rows.get(*row) {
            reader.masthead.source.add(source.page, source.line);
        }
    }
    reader
        .masthead
        .other
        .extend(spare.iter().filter_map(|row| sheet.rows.get(*row)).map(|row| row.text.to_string()));
    reader.masthead
}

/// How many rows the list of contents has, its own heading counted: where the format tells headings, it ends with the next.
fn contents_end(sheet: &Sheet<'_>, listed: &[usize]) -> usize {
    let is_heading =
        |row: &usize| sheet.rows.get(*row).is_some_and(|row| matches!(row.hint, Hint::Heading(_)));
    let next = listed.iter().skip(1).position(is_heading).filter(|_| sheet.is_structured);
    next.map_or(listed.len(), |next| next + 1)
}

/// Whether a row is one of `names` and nothing else.
fn is_heading(sheet: &Sheet<'_>, row: usize, names: &[&str]) -> bool {
    sheet.rows.get(row).is_some_and(|row| {
        row.text.len() < 80
            && names.contains(&fold(row.text.trim_end_matches(['*', ':', '：', ' '])).as_str())
    })
}

struct Reader<'w> {
    words: &'w Words,
    masthead: Masthead,
    spaced: bool,
}

impl Reader<'_> {
    fn read_lines(&mut self, lines: Vec<FrontLine>) {
        let author = lines.iter().rposition(|line| line.kind == Kind::Author);
        let agenda = lines.iter().position(|line| line.kind == Kind::Agenda);
        let session = lines.iter().position(|line| line.kind == Kind::Session);
        let title_end = author
            .or_else(|| lines.iter().position(|line| line.kind == Kind::Addendum))
            .unwrap_or(lines.len());
        let mut used = vec![false; lines.len()];
        self.read_title(&lines, agenda, title_end, &mut used);
        self.read_organ(&lines, session, &mut used);
        for (at, line) in lines.iter().enumerate() {
            if used.get(at).copied().unwrap_or(true) {
                continue;
            }
            let before = at.checked_sub(1).and_then(|before| lines.get(before));
            if line.kind == Kind::Other && before.is_some_and(|before| self.wraps_author(before, line)) {
                continue;
            }
            self.read_line(line);
        }
    }

    /// Joins the second line of an author line to the first.
    fn wraps_author(&mut self, before: &FrontLine, line: &FrontLine) -> bool {
        let goes_on = super::headings::ends_with_joining(self.words, &before.text) || before.full;
        if before.kind != Kind::Author || line.apart || !goes_on {
            return false;
        }
        let Some(author) = &mut self.masthead.author else { return false };
        author.push(' ');
        author.push_str(&line.text);
        true
    }

    fn read_line(&mut self, line: &FrontLine) {
        let masthead = &mut self.masthead;
        let text = || Some(line.text.clone());
        match line.kind {
            Kind::Session if masthead.session.is_none() => masthead.session = text(),
            Kind::Agenda if masthead.agenda_item.is_none() => {
                masthead.agenda_item = Some(line.text.replace('*', ""))
            }
            Kind::Author if masthead.author.is_none() => {
                masthead.author = Some(line.text.trim_end_matches(['*', ' ']).to_owned());
            }
            Kind::Date if masthead.distributed.is_none() => masthead.distributed = text(),
            Kind::Place if masthead.dates.is_none() => self.read_place(&line.text),
            Kind::Original if masthead.original_language.is_none() => {
                masthead.original_language = after_colon(&line.text);
            }
            Kind::Distribution => self.read_distribution(&line.text),
            Kind::Organ if masthead.organ.is_none() => masthead.organ = text(),
            Kind::Symbol if masthead.symbol.is_none() => {
                let symbol = symbols::citations(&line.text).into_iter().next();
                masthead.symbol = symbol.and_then(|citation| citation.symbols.into_iter().next());
            }
            Kind::Organization | Kind::Language => {}
            Kind::Session
            | Kind::Agenda
            | Kind::Author
            | Kind::Date
            | Kind::Place
            | Kind::Original
            | Kind::Organ
            | Kind::Symbol
            | Kind::Addendum
            | Kind::Title
            | Kind::Other => masthead.other.push(line.text.clone()),
        }
    }

    /// "Distr.: General 5 March 2021 Chinese": the date stands behind the distribution.
    fn read_distribution(&mut self, text: &str) {
        let rest = text.split_once(':').map_or("", |(_, rest)| rest).trim();
        let rest = rest.split_once(char::is_whitespace).map_or("", |(_, rest)| rest).trim();
        let words: Vec<&str> =
            rest.split_whitespace().filter(|word| !LANGUAGES.contains(&fold(word).as_str())).collect();
        if !words.is_empty() && self.masthead.distributed.is_none() {
            self.masthead.distributed = Some(words.join(" "));
        }
    }

    /// The part with figures is the dates, the other one the place.
    fn read_place(&mut self, text: &str) {
        let text = text.trim();
        let cut = text.find(['，', ',', '،']);
        let Some((first, second)) = cut.and_then(|at| text.split_at_checked(at)) else {
            self.masthead.dates = Some(text.to_owned());
            return;
        };
        let second = second.trim_start_matches(['，', ',', '،']).trim();
        let has_digits = |part: &str| part.contains(|c| digit(c).is_some());
        if has_digits(first) && has_digits(second) {
            self.masthead.dates = Some(text.to_owned());
        } else if has_digits(first) {
            self.masthead.dates = Some(first.trim().to_owned());
            self.masthead.place = Some(second.to_owned());
        } else {
            // "New York, 1–12 July 2031": a place of two parts keeps both.
            self.masthead.place = Some(first.trim().to_owned());
            self.masthead.dates = Some(second.to_owned());
        }
    }

    /// The lines between the agenda item and the author line: the item's title, then the report's.
    fn read_title(&mut self, lines: &[FrontLine], agenda: Option<usize>, end: usize, used: &mut [bool]) {
        let begin = agenda.map_or(0, |at| at + 1);
        let between: Vec<usize> = (begin..end)
            .filter(|at| {
                lines.get(*at).is_some_and(|line| {
                    matches!(line.kind, Kind::Other | Kind::Symbol)
                        || agenda.is_some() && line.kind == Kind::Session && *at > begin
                })
            })
            .filter(|at| agenda.is_some() || lines.get(*at).is_some_and(|line| line.kind == Kind::Other))
            .collect();
        let told: Vec<usize> = (0..lines.len())
            .filter(|at| lines.get(*at).is_some_and(|line| line.kind == Kind::Title))
            .collect();
        let mut blocks = self.blocks(lines, &between);
        if !told.is_empty() {
            blocks.push(told);
        }
        let Some((title, item)) = blocks.split_last() else { return };
        let item: Vec<usize> =
            if agenda.is_some() { item.first().cloned().unwrap_or_default() } else { Vec::new() };
        self.masthead.title =
            self.join(lines, title).map(|title| title.trim_end_matches(['*', ' ']).to_owned());
        self.masthead.agenda_title = self.join(lines, &item);
        for at in title.iter().chain(&item) {
            if let Some(used) = used.get_mut(*at) {
                *used = true;
            }
        }
    }

    /// Lines that belong together: not set apart, or the one before has to go on.
    fn blocks(&self, lines: &[FrontLine], rows: &[usize]) -> Vec<Vec<usize>> {
        let mut blocks: Vec<Vec<usize>> = Vec::new();
        // Where no line is set apart at all, only a full line goes on in the next.
        let any_apart = rows.iter().skip(1).any(|at| lines.get(*at).is_some_and(|line| line.apart));
        for &at in rows {
            let Some(line) = lines.get(at) else { continue };
            let last = blocks.last().and_then(|block| block.last()).and_then(|last| lines.get(*last));
            let joins = last.is_some_and(|last| {
                let low = line.text.starts_with(char::is_lowercase);
                let unclosed = last.text.matches('《').count() > last.text.matches('》').count();
                let open = super::headings::ends_with_joining(self.words, &last.text) || low || unclosed;
                let same_row = last.row == line.row;
                open || same_row && !ends_agenda(last) || !line.apart && (any_apart || last.full)
            });
            match blocks.last_mut() {
                Some(block) if joins => block.push(at),
                _ => blocks.push(vec![at]),
            }
        }
        blocks
    }

    /// The organ a session is of: the lines right before the session's.
    fn read_organ(&mut self, lines: &[FrontLine], session: Option<usize>, used: &mut [bool]) {
        let Some(session) = session else { return };
        let mut rows: Vec<usize> = Vec::new();
        for at in (0..session).rev() {
            let Some(line) = lines.get(at) else { break };
            let named = self.words.bodies.iter().any(|body| line.folded.contains(body));
            let goes_on = rows.last().is_none_or(|next| {
                lines.get(*next).is_some_and(|next| !next.apart || next.text.starts_with(char::is_lowercase))
            });
            if !matches!(line.kind, Kind::Organ | Kind::Other)
                || !(goes_on && (named || !rows.is_empty() || line.kind == Kind::Organ)) && !rows.is_empty()
            {
                break;
            }
            if !named
                && line.kind != Kind::Organ
                && rows.is_empty()
                && !lines
                    .get(at.wrapping_sub(1))
                    .is_some_and(|before| self.words.bodies.iter().any(|body| before.folded.contains(body)))
            {
                break;
            }
            rows.push(at);
            if line.kind == Kind::Organ || named && line.apart {
                break;
            }
        }
        rows.reverse();
        if rows.is_empty() {
            let names_body = |line: &FrontLine| {
                line.kind == Kind::Other && self.words.bodies.iter().any(|body| line.folded.ends_with(body))
            };
            rows.extend(lines.iter().take(session).position(names_body));
        }
        self.masthead.organ = self.join(lines, &rows);
        for at in rows {
            if let Some(used) = used.get_mut(at) {
                *used = true;
            }
        }
    }

    fn join(&self, lines: &[FrontLine], rows: &[usize]) -> Option<String> {
        let mut flow = Flow::default();
        for line in rows.iter().filter_map(|at| lines.get(*at)) {
            flow.push(&line.text, line.row, self.spaced);
        }
        (!flow.text.is_empty()).then_some(flow.text)
    }

    /// The summary's paragraphs, parted by line feeds.
    fn read_summary(&mut self, sheet: &Sheet<'_>, rows: &[usize]) {
        let mut paragraphs: Vec<Flow> = Vec::new();
        let mut last_full = true;
        for &at in rows {
            let Some(row) = sheet.rows.get(at) else { continue };
            let anew = paragraphs.last().is_none_or(|flow| {
                ending(&flow.text) == Ending::Stop && (row.gap || !last_full || sheet.full_width.is_none())
            });
            if anew {
                paragraphs.push(Flow::default());
            }
            if let Some(flow) = paragraphs.last_mut() {
                flow.push(&row.text, at, self.spaced);
            }
            last_full = sheet.is_full(row);
        }
        let texts: Vec<String> = paragraphs.into_iter().map(|flow| flow.text).collect();
        if !texts.is_empty() {
            self.masthead.summary = Some(texts.join("\n"));
        }
    }
}

fn ends_agenda(line: &FrontLine) -> bool {
    matches!(line.kind, Kind::Agenda | Kind::Session | Kind::Place)
}

fn after_colon(text: &str) -> Option<String> {
    let (_, rest) = text.split_once([':', '：'])?;
    let rest = rest.trim().trim_end_matches(']').trim();
    (!rest.is_empty()).then(|| rest.to_owned())
}
