//! Lines to a report. It never fails and loses nothing: every line with words in it ends in an element of the report
//! or in [`Report::dropped`] with a reason.
//!
//! | step | file | what it decides |
//! |---|---|---|
//! | rows | `rows`, `markup` | the lines with words, without a converter's markup; the width of a full line |
//! | language | `words` | which table of words holds |
//! | furniture | `furniture` | lines that belong to the page: running heads, page marks, link lists |
//! | numbering | `numbering` | which numbers are paragraphs, by the best chain over the whole report |
//! | footnotes | `footnotes` | which rows are notes, and of which number |
//! | beginning | `beginning`, `structured` | where the first page ends and the body begins |
//! | front | `front`, `shapes` | masthead, title, summary; a contents list is dropped |
//! | body | `body`, `headings`, `counters` | headings, paragraphs, subparagraphs, tables, in reading order |
//! | marks | `marks` | where each footnote's mark stood in the text |
//! | references | `symbols`, `references` | cited documents and paragraphs |
//! | report | `assemble` | the model, with the place of every element |

mod assemble;
mod beginning;
mod body;
mod counters;
mod ending;
mod flow;
mod footnotes;
mod front;
mod furniture;
mod headings;
mod labels;
mod marks;
mod markup;
mod numbering;
mod numerals;
mod references;
mod roles;
mod rows;
mod shapes;
mod structured;
mod symbols;
mod words;

use crate::model::{Line, Report};

use roles::Roles;
use rows::Sheet;

/// The report that `lines` hold; `name` becomes its [`Report::source`].
///
/// Any lines make a report: where nothing of a report is recognized, the text is kept as unnumbered passages and
/// [`Report::diagnostics`] says so.
///
/// The lines are taken and given back as soon as they are read: for a large source they take as much as its text.
pub fn parse(name: &str, lines: Vec<Line<'_>>) -> Report {
    let sheet = Sheet::new(&lines);
    drop(lines);
    let language = words::detect(sheet.rows.iter().map(|row| row.text.as_ref()));
    let words = words::of(language);
    let furniture = furniture::find(&sheet, words);
    let mut roles = Roles::new(&furniture.reasons);

    let open = roles.open();
    let annexes = headings::annexes(&sheet, words, &open);
    let parts = headings::parts(&sheet, words, &open);
    let mut divisions = [annexes.as_slice(), &parts].concat();
    divisions.sort_unstable();
    let numbering = numbering::find(&sheet, &open, &structured::restarts(&sheet, &divisions));
    let mut is_start = vec![false; sheet.rows.len()];
    for start in &numbering.starts {
        if let Some(flag) = is_start.get_mut(start.row) {
            *flag = true;
        }
    }
    let notes = footnotes::find(&sheet, words, &is_start, &mut roles);

    let first = numbering.starts.first().map_or(sheet.rows.len(), |start| start.row);
    let begin = beginning::row(&sheet, words, &roles.open(), first);
    let begin = parts.iter().copied().rfind(|part| *part < first).map_or(begin, |part| part.min(begin));
    let spaced = flow::spaces_scripts(&sheet);
    let mut masthead = front::read(&sheet, words, begin, spaced, &mut roles);
    masthead.symbol = furniture.symbol.or(masthead.symbol);
    masthead.language = language;

    let in_body = |rows: Vec<usize>| -> Vec<usize> { rows.into_iter().filter(|row| *row >= begin).collect() };
    let (annexes, parts, divisions) = (in_body(annexes), in_body(parts), in_body(divisions));
    let chapters = headings::chapters(&sheet, &numbering.starts, &divisions, &roles);
    let headings_apart = headings::are_set_apart(&sheet, &numbering.starts, &roles);
    let context = body::Context {
        sheet: &sheet,
        words,
        starts: &numbering.starts,
        annexes: &annexes,
        parts: &parts,
        chapters: &chapters,
        spaced,
        headings_apart,
    };
    let mut body = body::read(&context, begin, &mut roles);
    let marks = marks::take_out(&mut body.paragraphs, &notes, &sheet, words);
    let marked_headings = marks::take_from_headings(&mut body.headings, &notes, &marks, &context);

    let draft = assemble::Draft { masthead, body, notes, marks, marked_headings, refused: numbering.refused };
    let gathered = assemble::gather(&context, draft, &roles);
    drop((sheet, roles));
    assemble::report(name, gathered, &words.reference)
}
