//! Keys in, what is kept out, over small reports made by hand.

use super::*;
use crate::app::tests::{note, open, press, report};
use crate::app::{App, Entry};
use crate::model::Report;

/// What is kept after the changes were made on disk.
fn saved(app: &mut App, disk: &mut Vec<Kept>) {
    for change in app.take_changes() {
        change.apply(disk);
    }
}

fn opened(report: Report, kept: Vec<Kept>) -> App {
    let files = vec![Some("/r/a.txt".to_owned()), Some("/r/b.txt".to_owned())];
    let mut app = App::new(vec![Entry::default(), Entry::default()], 80, 24).keeping(kept, files);
    app.opened(0, Ok(report));
    app
}

fn other_report() -> Report {
    let mut other = report(2, 4);
    other.meta.symbol = Some("E/CN.99/2031/2".into());
    other
}

#[test]
fn the_place_is_kept_to_the_line_and_found_again() {
    let mut disk = Vec::new();
    let mut app = opened(report(2, 9), Vec::new());
    press(&mut app, "7Gj");
    let position = app.reading().unwrap().position();
    app.keep_place();
    saved(&mut app, &mut disk);
    assert_eq!(disk.len(), 1);
    assert_eq!(disk[0].at.file.as_deref(), Some("/r/a.txt"));
    let mut app = opened(report(2, 9), disk.clone());
    assert_eq!(app.reading().unwrap().position(), position);
    assert_eq!(note(&app), "back where you left it; gg goes to the start");
    app.keep_place();
    assert_eq!(app.take_changes(), [], "nothing is new");
    press(&mut app, "gg");
    app.keep_place();
    saved(&mut app, &mut disk);
    let app = opened(report(2, 9), disk);
    assert_eq!(app.reading().unwrap().row(), 0, "the start is a place, too");
}

#[test]
fn a_report_that_was_only_looked_at_leaves_no_trace() {
    let mut app = opened(report(2, 9), Vec::new());
    app.keep_place();
    assert_eq!(app.take_changes(), []);
}

#[test]
fn another_report_keeps_the_place_of_the_one_before() {
    let mut app = opened(report(2, 9), Vec::new());
    press(&mut app, "7G");
    app.opened(1, Ok(other_report()));
    let changes = app.take_changes();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0].kept().at.address, "7");
    assert_eq!(changes[0].kept().at.symbol.as_deref(), Some("E/CN.99/2031/1"));
}

#[test]
fn marks_are_set_gone_to_and_missed_by_their_letter() {
    let mut app = opened(report(2, 9), Vec::new());
    press(&mut app, "7Gjma");
    let position = app.reading().unwrap().position();
    assert_eq!(note(&app), "mark a: E/CN.99/2031/1, para. 7");
    press(&mut app, "2G'a");
    assert_eq!(app.reading().unwrap().position(), position);
    press(&mut app, "H");
    assert_eq!(app.reading().unwrap().paragraph(), Some(1), "a mark is a jump");
    press(&mut app, "'b");
    assert_eq!(note(&app), "no mark b in this report; M lists the marks and notes");
    press(&mut app, "m<Esc>");
    assert!(matches!(app.mode(), Mode::Reading));
    press(&mut app, "m ");
    assert_eq!(note(&app), "marks are letters and digits");
    press(&mut app, "9G''");
    assert_eq!(app.reading().unwrap().paragraph(), Some(1), "the other quotation mark goes back");
}

#[test]
fn a_note_is_written_in_the_editor_or_in_the_field() {
    let mut app = opened(report(2, 9), Vec::new());
    assert_eq!(press(&mut app, "3Ge"), Some(Effect::Write(String::new())));
    app.written(Ok(Some("From the editor.\nTwo lines.\n".into())));
    assert_eq!(
        app.reading().unwrap().signs_here().unwrap().note.as_deref(),
        Some("From the editor.\nTwo lines.")
    );
    assert_eq!(press(&mut app, "e"), Some(Effect::Write("From the editor.\nTwo lines.".into())));
    app.written(Ok(None));
    press(&mut app, "<Ctrl-U>Typed<Enter>");
    assert_eq!(note(&app), "note to E/CN.99/2031/1, para. 3 kept");
    press(&mut app, "e");
    app.written(Err("the editor failed".into()));
    assert_eq!(note(&app), "the editor failed");
    press(&mut app, "e");
    app.written(Ok(None));
    press(&mut app, "<Ctrl-U>x<Esc>");
    assert_eq!(app.reading().unwrap().signs_here().unwrap().note.as_deref(), Some("Typed"));
    press(&mut app, "e");
    app.written(Ok(Some("  \n".into())));
    assert_eq!(app.reading().unwrap().signs_here().unwrap().note, None);
    let changes = app.take_changes();
    assert!(matches!(changes.last(), Some(Change::Remove(_))), "{changes:?}");
    assert_eq!(changes.len(), 3);
}

#[test]
fn a_failure_is_said_once_and_what_was_kept_holds_until_the_end() {
    let mut app = opened(report(2, 9), Vec::new());
    press(&mut app, "3Gma");
    app.tell("notes.jsonl cannot be written".into());
    assert_eq!(note(&app), "notes.jsonl cannot be written");
    press(&mut app, "4Gmb");
    app.tell("notes.jsonl cannot be written".into());
    assert_eq!(note(&app), "mark b: E/CN.99/2031/1, para. 4  (until the end only)");
    press(&mut app, "'a");
    assert_eq!(app.reading().unwrap().paragraph(), Some(2));
}

#[test]
fn the_list_goes_to_entries_of_this_report_and_of_others() {
    let mut disk = Vec::new();
    let mut app = opened(report(2, 9), Vec::new());
    press(&mut app, "7Gma");
    app.opened(1, Ok(other_report()));
    press(&mut app, "3Gmbr");
    assert_eq!(press(&mut app, "M"), Some(Effect::Recall));
    saved(&mut app, &mut disk);
    app.recall(disk.clone());
    assert_eq!(app.notebook_lines().len(), 5);
    assert_eq!(press(&mut app, "gg<Enter>"), Some(Effect::Open(0)));
    app.opened(0, Ok(report(2, 9)));
    assert_eq!(app.reading().unwrap().paragraph(), Some(6));
    press(&mut app, "M");
    assert_eq!(press(&mut app, "G<Enter>"), Some(Effect::Open(1)));
    app.opened(1, Ok(other_report()));
    assert_eq!(app.reading().unwrap().paragraph(), Some(2));
    // A report that is not at hand is named.
    let mut elsewhere = opened(
        report(2, 9),
        disk.iter().filter(|kept| kept.at.symbol != report(2, 9).meta.symbol).cloned().collect(),
    );
    elsewhere.keeping.files.clear();
    assert_eq!(press(&mut elsewhere, "MG<Enter>"), None);
    assert_eq!(note(&elsewhere), "not among the open reports; rapporteur /r/b.txt opens it");
}

#[test]
fn an_entry_is_removed_by_two_keys_and_the_choice_stays_in_the_list() {
    let mut app = opened(report(2, 9), Vec::new());
    press(&mut app, "7Gma8Gmb");
    press(&mut app, "MGd");
    assert_eq!(app.notebook_len(), 2);
    press(&mut app, "d");
    assert_eq!(note(&app), "removed: E/CN.99/2031/1, para. 8");
    assert!(matches!(app.mode(), Mode::Notebook { selected: 0 }));
    press(&mut app, "dddd");
    assert_eq!(app.notebook_len(), 0);
    press(&mut app, "<Enter><Esc>");
    assert!(matches!(app.mode(), Mode::Reading));
}

#[test]
fn the_reading_list_takes_a_report_and_gives_it_back() {
    let mut app = open(report(2, 9), 80, 24);
    press(&mut app, "5Gr");
    assert_eq!(note(&app), "E/CN.99/2031/1 is on the reading list; M shows it");
    press(&mut app, "M<Enter>");
    assert_eq!(app.reading().unwrap().paragraph(), Some(4), "where it was left");
    press(&mut app, "r");
    assert_eq!(note(&app), "E/CN.99/2031/1 is off the reading list");
    assert_eq!(app.notebook_len(), 0);
}
