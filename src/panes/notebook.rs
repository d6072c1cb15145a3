//! The list of marks and notes.

use ratatui::buffer::Buffer;

use super::frame::title;
use super::outline::first_shown;
use super::pen::Pen;
use super::style::{CHOSEN, FAINT, MARK, PLAIN, STRONG};
use crate::app::{App, NotebookLine};
use crate::config::{Action, Context, Titles, fill};
use crate::model::{Kept, What};

/// Draws the list: each report, under it what is kept about it.
pub(super) fn draw(app: &App, selected: usize, buffer: &mut Buffer) {
    let (pane, titles, count) = (app.screen().list, &app.phrases().titles, app.notebook_len());
    title(buffer, pane.title, &fill(titles.notebook, &[("count", &count.to_string())]), true);
    if count == 0
        && let Some(mut pen) = Pen::new(buffer, pane.body, 0)
    {
        pen.go(1);
        pen.put_cut(&nothing(app), FAINT);
    }
    let lines = app.notebook_lines();
    let place =
        lines.iter().position(|line| matches!(line, NotebookLine::Entry(_, index) if *index == selected));
    let top = first_shown(place.unwrap_or(0), lines.len(), usize::from(pane.body.height));
    for (row, line) in lines.iter().skip(top).enumerate() {
        let Some(mut pen) = Pen::new(buffer, pane.body, row) else { return };
        match line {
            NotebookLine::Report(name, is_missing) => {
                pen.go(1);
                if *is_missing {
                    pen.put_right(&format!("  {} ", titles.missing), FAINT);
                }
                pen.put_cut(name, STRONG);
            }
            NotebookLine::Entry(kept, index) => entry(kept, titles, *index == selected, &mut pen),
        }
    }
}

fn nothing(app: &App) -> String {
    let titles = &app.phrases().titles;
    let key = |action| app.keymap().key_for(Context::Reading, action);
    let (mark, note, read) = (key(Action::SetMark), key(Action::Note), key(Action::ToRead));
    fill(titles.nothing_kept, &[("mark", &mark), ("note", &note), ("read", &read)])
}

/// `a  para. 42  The first words…`, `+  para. 42  The note…`
fn entry(kept: &Kept, titles: &Titles, chosen: bool, pen: &mut Pen<'_>) {
    if chosen {
        pen.put("▌", MARK);
    }
    pen.go(3);
    let (sign, words) = match &kept.what {
        What::Mark(letter) => (letter.to_string(), kept.at.opening.as_str()),
        What::Note(text) => ("+".to_owned(), text.as_str()),
        What::ToRead => ("*".to_owned(), titles.to_read),
        What::Place => (String::new(), ""),
    };
    pen.put(&sign, MARK);
    pen.go(6);
    let symbol = kept.at.symbol.as_deref().unwrap_or_default();
    let place = kept.at.citation.strip_prefix(symbol).unwrap_or(&kept.at.citation);
    let place = place.trim_start_matches([',', '，', '،', ' ']);
    pen.put_cut(place, FAINT);
    pen.put("  ", PLAIN);
    pen.put_cut(words, PLAIN);
    if chosen {
        pen.style_row(CHOSEN);
    }
}
