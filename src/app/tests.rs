//! Keys in, state out, over small reports made by hand.

use super::reading::Position;
use super::*;
use crate::model::{
    Diagnostic, DiagnosticKind, Element, Footnote, Heading, Number, Paragraph, Place, Report, Subparagraph,
};

/// A report of `sections` sections with `each` paragraphs in each, every paragraph about two rows long in 80 columns.
pub(super) fn report(sections: usize, each: usize) -> Report {
    let mut report = Report { source: "made.txt".into(), ..Report::default() };
    report.meta.symbol = Some("E/CN.99/2031/1".into());
    report.meta.title = Some("A report made for tests".into());
    for section in 0..sections {
        heading(&mut report, 1, &"I".repeat(section + 1));
        for _ in 0..each {
            let number = report.paragraphs.len() + 1;
            paragraph(
                &mut report,
                format!("Paragraph {number} says what it says, and says it in words that fill a line."),
            );
        }
    }
    report.footnotes.push(Footnote { number: 1.into(), text: "A note.".into(), place: Place::default() });
    report
}

fn heading(report: &mut Report, level: u8, label: &str) {
    report.flow.push(Element::Heading(report.outline.len()));
    report.outline.push(Heading {
        level,
        label: Some(label.into()),
        title: format!("Section {label}"),
        first: None,
        last: None,
        place: Place::default(),
    });
}

fn paragraph(report: &mut Report, text: String) {
    report.flow.push(Element::Paragraph(report.paragraphs.len()));
    report.paragraphs.push(Paragraph {
        number: Number::Integer(u32::try_from(report.paragraphs.len() + 1).unwrap()),
        section: report.outline.len().checked_sub(1),
        annex: None,
        text,
        subparagraphs: Vec::new(),
        resumes: None,
        notes: Vec::new(),
        marks: Vec::new(),
        place: Place::default(),
    });
}

pub(super) fn open(report: Report, width: u16, height: u16) -> App {
    let mut app = App::new(vec![Entry::default(), Entry::default()], width, height);
    app.opened(0, Ok(report));
    settle(&mut app);
    app
}

/// Does what the navigator wants done beside.
pub(super) fn settle(app: &mut App) {
    while let Some(work) = app.work() {
        if let Some(done) = work.run(&|| true) {
            app.done(done);
        }
    }
}

/// Presses keys written one after the other, named ones in angle brackets.
pub(super) fn press(app: &mut App, keys: &str) -> Option<Effect> {
    let mut effect = None;
    let mut rest = keys;
    while let Some(first) = rest.chars().next() {
        let end = if first == '<' { rest.find('>').unwrap() + 1 } else { first.len_utf8() };
        let name = rest.get(..end).unwrap().trim_matches(['<', '>']);
        let key = if name == " " { Key::plain(KeyCode::Char(' ')) } else { name.parse().unwrap() };
        effect = app.key(key);
        settle(app);
        rest = rest.get(end..).unwrap();
    }
    effect
}

fn number(app: &App) -> Option<u32> {
    let reading = app.reading().unwrap();
    reading.paragraph().and_then(|index| reading.report.paragraphs[index].number.integer())
}

pub(super) fn note(app: &App) -> &str {
    match app.message() {
        Some(Message::Note(text) | Message::Error(text)) => text,
        None => "",
    }
}

#[test]
fn what_is_laid_out_later_is_there_for_the_first_key() {
    let opened = |later: bool| {
        let mut app = App::new(vec![Entry::default()], 80, 24);
        if later {
            app.lay_out_later();
        }
        app.opened(0, Ok(report(9, 9)));
        app
    };
    let rows = |app: &App| app.reading().unwrap().layout.rows().len();
    let whole = opened(false);
    assert!(rows(&opened(true)) < rows(&whole) / 2);
    for keys in ["G", "5n", "/number 60<Enter>"] {
        let (mut whole, mut later) = (opened(false), opened(true));
        press(&mut whole, keys);
        press(&mut later, keys);
        let place = |app: &App| app.reading().map(|reading| (reading.position(), reading.row()));
        assert_eq!(place(&later), place(&whole), "{keys}");
        assert_eq!(rows(&later), rows(&whole), "{keys}");
    }
}

#[test]
fn a_size_that_is_no_other_leaves_for_later_what_is_laid_out_later() {
    let mut app = App::new(vec![Entry::default()], 80, 24);
    app.lay_out_later();
    app.opened(0, Ok(report(9, 9)));
    let is_whole = |app: &App| app.reading().unwrap().layout.is_whole();
    app.resize(80, 24);
    assert!(!is_whole(&app), "the terminal is asked for its size before the first frame");
    app.resize(80, 40);
    assert!(is_whole(&app));
}

#[test]
fn every_paragraph_is_reached_by_paragraph_and_by_line() {
    for (width, height) in [(120, 40), (80, 24), (40, 12), (30, 3), (12, 1)] {
        for keys in ["}", "j"] {
            let mut app = open(report(3, 7), width, height);
            let mut seen = Vec::new();
            for _ in 0..2000 {
                press(&mut app, keys);
                seen.extend(number(&app));
            }
            seen.dedup();
            assert_eq!(seen, (1..=21).collect::<Vec<_>>(), "{keys} at {width}x{height}");
        }
    }
}

#[test]
fn every_paragraph_is_reached_upwards() {
    for (width, height) in [(120, 40), (80, 24), (40, 12)] {
        for keys in ["{", "k"] {
            let mut app = open(report(3, 7), width, height);
            press(&mut app, "G");
            let mut seen: Vec<u32> = number(&app).into_iter().collect();
            for _ in 0..500 {
                press(&mut app, keys);
                seen.extend(number(&app));
            }
            seen.dedup();
            assert_eq!(seen, (1..=21).rev().collect::<Vec<_>>(), "{keys} at {width}x{height}");
        }
    }
}

#[test]
fn the_end_shows_the_last_row_and_the_last_paragraph() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "G");
    let height = app.text_height();
    let reading = app.reading().unwrap();
    assert_eq!(number(&app), Some(21));
    assert_eq!(reading.top(height) + height, reading.layout.rows().len());
    assert_eq!(reading.percent(height), 100);
}

#[test]
fn paging_shows_every_row() {
    for key in ["<Space>", "d"] {
        let mut app = open(report(5, 9), 80, 24);
        let height = app.text_height();
        let mut top = 0;
        for _ in 0..200 {
            press(&mut app, key);
            let next = app.reading().unwrap().top(height);
            assert!(next <= top + height, "{key} leaves rows out");
            top = next;
        }
        assert_eq!(number(&app), Some(45));
    }
}

#[test]
fn a_number_goes_to_its_paragraph() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "12G");
    assert_eq!(number(&app), Some(12));
    press(&mut app, "3}");
    assert_eq!(number(&app), Some(15));
    press(&mut app, "400G");
    assert_eq!((number(&app), note(&app)), (Some(15), "no paragraph 400; the last is 21"));
    press(&mut app, "gg");
    assert_eq!(number(&app), None);
}

#[test]
fn a_number_means_the_paragraph_of_the_same_annex() {
    let mut made = report(2, 3);
    made.outline[1].label = Some("Annex".into());
    for (index, paragraph) in made.paragraphs.iter_mut().enumerate().skip(3) {
        paragraph.annex = Some(1);
        paragraph.number = u32::try_from(index - 2).unwrap().into();
    }
    let mut app = open(made, 80, 24);
    press(&mut app, "2G");
    assert_eq!(app.reading().unwrap().paragraph(), Some(1));
    press(&mut app, "]2G");
    assert_eq!(app.reading().unwrap().paragraph(), Some(4));
}

#[test]
fn keys_that_mean_nothing_do_nothing() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "5G");
    let place = app.reading().unwrap().position();
    for keys in ["x", "gx", "zz", "0", "<F7>", "<Del>", "Z", "<Alt-x>", "<Ctrl-X>", "12x", "<Esc>", "4<Esc>"]
    {
        assert_eq!(press(&mut app, keys), None, "{keys}");
        assert_eq!(app.reading().unwrap().position(), place, "{keys}");
        assert_eq!(app.pending(), "", "{keys}");
    }
}

#[test]
fn escape_never_quits_and_interrupt_always_does() {
    for keys in ["", "g", "42", "/", "/x", "f", "fx", "<Tab>", "o", "?", "f<F1>"] {
        let mut app = open(report(3, 7), 80, 24);
        press(&mut app, keys);
        assert_eq!(press(&mut app, "<Esc><Esc><Esc>"), None, "{keys}");
        let mut app = open(report(3, 7), 80, 24);
        press(&mut app, keys);
        assert_eq!(press(&mut app, "<Ctrl-C>"), Some(Effect::Quit), "{keys}");
    }
}

#[test]
fn q_quits_unless_something_is_typed() {
    for (keys, effect) in [
        ("", Some(Effect::Quit)),
        ("<Tab>", Some(Effect::Quit)),
        ("o", Some(Effect::Quit)),
        ("?", Some(Effect::Quit)),
        ("/", None),
        ("f", None),
    ] {
        let mut app = open(report(1, 3), 80, 24);
        press(&mut app, keys);
        assert_eq!(press(&mut app, "q"), effect, "{keys}");
    }
}

#[test]
fn jumps_are_gone_back_and_forward() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "4Gj12G20G");
    let place = |app: &App| app.reading().unwrap().position();
    let last = place(&app);
    press(&mut app, "<Ctrl-O>");
    assert_eq!(number(&app), Some(12));
    press(&mut app, "H");
    assert_eq!(place(&app), Position { part: Part::Paragraph(3), offset: place(&app).offset });
    assert_ne!(place(&app).offset, 0, "the line that was read, not the paragraph's first");
    press(&mut app, "L<Alt-Right>");
    assert_eq!(place(&app), last);
    press(&mut app, "L");
    assert_eq!(note(&app), "no jump to go forward to");
}

#[test]
fn a_place_survives_any_change_of_size() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "9Gj");
    let place = app.reading().unwrap().position();
    for (width, height) in [(40, 12), (200, 60), (7, 3), (0, 0), (61, 24), (80, 24)] {
        app.resize(width, height);
        let reading = app.reading().unwrap();
        assert_eq!(reading.position(), place);
        let row = reading.layout.rows()[reading.row()];
        assert!(row.part == place.part && (row.start..row.end).contains(&place.offset), "{width}x{height}");
    }
}

#[test]
fn a_search_follows_the_typing_and_escape_takes_it_back() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "5G");
    let place = app.reading().unwrap().position();
    press(&mut app, "/paragraph 1");
    assert_eq!(number(&app), Some(10), "the first hit below the place");
    press(&mut app, "4");
    assert_eq!(number(&app), Some(14));
    press(&mut app, "<Backspace>");
    assert_eq!(number(&app), Some(10));
    press(&mut app, "<Esc>");
    assert_eq!(app.reading().unwrap().position(), place);
    assert!(app.reading().unwrap().found.is_none());
}

#[test]
fn hits_are_counted_and_gone_round() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "/paragraph 1<Enter>");
    assert_eq!((number(&app), note(&app)), (Some(1), "/paragraph 1  1/11"));
    press(&mut app, "n");
    assert_eq!((number(&app), note(&app)), (Some(10), "/paragraph 1  2/11"));
    press(&mut app, "NN");
    assert_eq!(note(&app), "/paragraph 1  11/11, over the end of the report");
    press(&mut app, "15Gn");
    assert_eq!(note(&app), "/paragraph 1  7/11", "on from where the reader is");
    press(&mut app, "n<Ctrl-O>");
    assert_eq!(number(&app), Some(15));
}

#[test]
fn a_search_that_finds_nothing_says_so_and_keeps_the_one_before() {
    let mut app = open(report(1, 7), 80, 24);
    press(&mut app, "n");
    assert_eq!(note(&app), "nothing was searched for yet; / searches");
    press(&mut app, "/words<Enter>3G/zebra<Enter>");
    assert_eq!((number(&app), note(&app)), (Some(3), "\"zebra\" is not in this report"));
    press(&mut app, "n");
    assert_eq!(note(&app), "/words  3/7", "the hit of the paragraph that is read");
}

#[test]
fn topics_show_the_choice_and_escape_takes_it_back() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "9G");
    let place = app.reading().unwrap().position();
    press(&mut app, "f");
    assert_eq!(app.reading().unwrap().position(), place, "opening the search moves nothing");
    press(&mut app, "section III");
    assert_eq!(app.reading().unwrap().section(), Some(2));
    press(&mut app, "<Esc>");
    assert_eq!(app.reading().unwrap().position(), place);
    press(&mut app, "<Ctrl-P>section III<Enter>");
    assert_eq!(app.reading().unwrap().section(), Some(2));
    press(&mut app, "<Ctrl-O>");
    assert_eq!(app.reading().unwrap().position(), place);
}

#[test]
fn topics_begin_at_the_section_that_is_read() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "9Gf<Down>");
    assert_eq!(app.reading().unwrap().section(), Some(2), "one below section II");
}

#[test]
fn nothing_is_taken_where_nothing_is_found() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "9G");
    let place = app.reading().unwrap().position();
    press(&mut app, "fzzz<Enter>");
    assert!(matches!(app.mode(), Mode::Topics(_)));
    assert_eq!(app.reading().unwrap().position(), place);
}

#[test]
fn the_outline_moves_the_text_and_escape_takes_it_back() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "5G");
    let place = app.reading().unwrap().position();
    press(&mut app, "<Tab>j");
    assert_eq!(app.reading().unwrap().section(), Some(1));
    press(&mut app, "<Esc>");
    assert_eq!(app.reading().unwrap().position(), place);
    press(&mut app, "<Tab>jj<Enter>");
    assert_eq!(app.reading().unwrap().section(), Some(2));
    assert!(matches!(app.mode(), Mode::Reading));
    press(&mut app, "<Ctrl-O>");
    assert_eq!(app.reading().unwrap().position(), place);
}

#[test]
fn folds_hide_sections_and_the_mark_goes_to_what_is_seen() {
    let mut made = report(0, 0);
    for (level, label) in [(1, "I"), (2, "A"), (3, "1"), (2, "B"), (1, "II")] {
        heading(&mut made, level, label);
        paragraph(&mut made, format!("Under {label}."));
    }
    let mut app = open(made, 80, 24);
    let marked = |app: &App| app.reading().unwrap().marked();
    press(&mut app, "3G");
    assert_eq!(marked(&app), Some(2));
    press(&mut app, "za");
    assert_eq!(marked(&app), Some(1), "a section without sections folds the one it is in");
    press(&mut app, "zM");
    assert_eq!(marked(&app), Some(0));
    press(&mut app, "zR<Tab>h");
    assert_eq!((marked(&app), app.reading().unwrap().section()), (Some(1), Some(1)), "out of 1 into A");
    press(&mut app, "h");
    assert!(app.reading().unwrap().folds.is_folded(1));
    press(&mut app, "j");
    assert_eq!(marked(&app), Some(3), "over what is folded");
    press(&mut app, "kll");
    assert_eq!(marked(&app), Some(2));
}

#[test]
fn a_report_whose_file_does_not_tell_all_characters_says_so_until_the_next_key() {
    let mut damaged = report(1, 2);
    let kind = DiagnosticKind::UnknownCharacters(7);
    damaged.diagnostics.push(Diagnostic { page: 1, line: 1, kind });
    let mut app = open(damaged, 80, 24);
    assert!(note(&app).contains("characters in this file: 7;"), "{}", note(&app));
    press(&mut app, "j");
    assert_eq!(app.message(), None);
}

#[test]
fn a_report_is_left_and_found_again_at_its_place() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "9G");
    assert_eq!(press(&mut app, "oj<Enter>"), Some(Effect::Open(1)));
    app.opened(1, Err("it is gone".into()));
    assert_eq!((number(&app), app.message()), (Some(9), Some(&Message::Error("it is gone".into()))));
    assert_eq!(press(&mut app, "<Enter>"), Some(Effect::Open(1)));
    app.opened(1, Ok(report(1, 2)));
    assert_eq!(number(&app), None);
    assert_eq!(press(&mut app, "ok<Enter>"), Some(Effect::Open(0)));
    app.opened(0, Ok(report(3, 7)));
    assert_eq!(number(&app), Some(9));
    assert_eq!(press(&mut app, "o<Enter>"), None, "the open report is not opened again");
}

#[test]
fn help_comes_and_goes_and_leaves_everything_as_it_was() {
    let mut app = open(report(3, 7), 80, 24);
    press(&mut app, "9Gfsection<F1>");
    assert!(matches!(app.mode(), Mode::Help { .. }));
    press(&mut app, "G<Esc>");
    let Mode::Topics(search) = app.mode() else { panic!("the search is gone") };
    assert_eq!(search.query, "section");
}

#[test]
fn the_source_lines_come_up_for_the_paragraph_and_go_again() {
    let mut made = report(1, 2);
    made.paragraphs[1].place = Place::at(3, 77);
    let mut app = open(made, 80, 24);
    let wanted = press(&mut app, "2Gs");
    assert_eq!(wanted, Some(Effect::Source(0, vec![LineRun { first: 77, last: 77 }])));
    let line = |number| SourceLine { page: 3, number, text: "2. Text as it came".into() };
    app.source(Ok((0..100).map(line).collect()));
    press(&mut app, "G");
    let Mode::Source { top, .. } = app.mode() else { panic!("no source lines") };
    assert!(*top > 50);
    press(&mut app, "<Esc>");
    assert!(matches!(app.mode(), Mode::Reading));
    assert_eq!(number(&app), Some(2));
    app.source(Err("the file is gone".into()));
    assert_eq!(app.message(), Some(&Message::Error("the file is gone".into())));
}

#[test]
fn a_paste_goes_into_a_field_and_nowhere_else() {
    let mut app = open(report(3, 7), 80, 24);
    app.paste("q\nq");
    assert!(matches!(app.mode(), Mode::Reading));
    press(&mut app, "/");
    app.paste(&format!("{}\nqq", "x\u{1b}".repeat(300)));
    let Mode::TextSearch(search) = app.mode() else { panic!("the field is gone") };
    assert_eq!(search.typed, "x".repeat(200));
}

#[test]
fn words_and_characters_are_deleted() {
    let mut app = open(report(3, 7), 80, 24);
    let typed = |app: &App| match app.mode() {
        Mode::TextSearch(search) => search.typed.clone(),
        _ => panic!("the field is gone"),
    };
    press(&mut app, "/网络 one two <Ctrl-W>");
    assert_eq!(typed(&app), "网络 one ");
    press(&mut app, "<Backspace><Ctrl-H>");
    assert_eq!(typed(&app), "网络 on");
    press(&mut app, "<Ctrl-U><Backspace><Ctrl-W>");
    assert_eq!(typed(&app), "");
}

#[test]
fn an_empty_report_and_an_empty_library_hold_every_key() {
    for mut app in [open(Report::default(), 80, 24), App::new(Vec::new(), 80, 24)] {
        for binding in crate::config::KEYS {
            for keys in binding.keys {
                for name in keys.split(' ') {
                    app.key(name.parse().unwrap());
                }
            }
        }
    }
}

#[test]
fn a_subparagraph_is_found_by_a_search_and_kept_through_a_resize() {
    let mut made = report(2, 5);
    let text = "a long block of words ".repeat(40) + "needle";
    made.paragraphs[6].subparagraphs = vec![Subparagraph { label: "a".into(), depth: 1, text }];
    let mut app = open(made, 80, 24);
    press(&mut app, "/needle<Enter>");
    assert_eq!(number(&app), Some(7));
    let reading = app.reading().unwrap();
    assert_eq!(
        reading.part(),
        Part::Subparagraph(6, 0),
        "too far from the paragraph's first row to show both"
    );
    app.resize(50, 20);
    assert_eq!(app.reading().unwrap().part(), Part::Subparagraph(6, 0));
}

#[test]
fn a_wide_pane_puts_the_text_into_the_middle_and_leaves_the_rest_to_tables() {
    let mut app = open(report(2, 8), 200, 30);
    let text = app.screen().text;
    let reading = app.reading().unwrap();
    assert_eq!(reading.layout.columns(), 76 + 5, "the measure and the margin of the numbers");
    let left = text.body.x - text.title.x;
    assert_eq!(left, (text.title.width - 1 - 81) / 2);
    assert_eq!(
        text.body.x + text.body.width,
        text.title.x + text.title.width - 1,
        "the map stands at the edge"
    );
    app.resize(100, 30);
    assert_eq!(app.screen().text.body, Area { x: 34, y: 2, width: 65, height: 27 });
}

#[test]
fn the_wheel_scrolls_what_is_shown() {
    let mut app = open(report(2, 20), 100, 20);
    app.mouse(Mouse::WheelDown);
    assert_eq!(app.reading().unwrap().row(), 3);
    app.mouse(Mouse::WheelUp);
    assert_eq!(app.reading().unwrap().row(), 0);
    press(&mut app, "?");
    app.mouse(Mouse::WheelDown);
    assert!(matches!(app.mode(), Mode::Help { top: 3, .. }));
}

#[test]
fn a_click_in_the_outline_goes_to_its_section_and_back_again_is_a_jump() {
    let mut app = open(report(3, 20), 100, 20);
    let outline = app.screen().outline.body;
    app.mouse(Mouse::Press(outline.x + 5, outline.y + 1));
    assert_eq!(app.reading().unwrap().section(), Some(1));
    press(&mut app, "<Ctrl-O>");
    assert_eq!(app.reading().unwrap().row(), 0);
    for (column, row) in [(outline.x + 5, outline.y + 9), (60, outline.y + 1), (0, 0), (u16::MAX, u16::MAX)] {
        app.mouse(Mouse::Press(column, row));
        assert_eq!(app.reading().unwrap().row(), 0, "{column} {row}");
    }
}

#[test]
fn the_place_of_a_key_is_parted_from_what_it_does_as_the_language_does() {
    let language = crate::config::InterfaceLanguage::Chinese;
    let app = open(report(1, 3), 100, 30).with_settings(Settings { language, ..Settings::default() });
    let rows = help::help_rows(&app, Context::Reading, "打开");
    assert!(rows.iter().any(|row| row.description == "报告库：打开报告"));
}

#[test]
fn the_help_is_searched_here_first_and_then_elsewhere() {
    let mut app = open(report(1, 3), 100, 30);
    press(&mut app, "?/REPORT");
    let rows = help::help_rows(&app, Context::Reading, "report");
    assert_eq!(rows[0].description, "put the report on the reading list, or take it off");
    assert!(rows.iter().any(|row| row.description == "Library: open the report"));
    assert_eq!(app.sheet_rows(), rows.len());
    press(&mut app, "<Enter><Esc>");
    assert!(matches!(app.mode(), Mode::Help { filter, typing: false, .. } if filter.is_empty()));
    press(&mut app, "<Esc>");
    assert!(matches!(app.mode(), Mode::Reading));
}

#[test]
fn a_key_that_was_bound_anew_does_it_and_the_old_one_does_not() {
    let read = crate::config::Configuration::read("[keys]\nnext-paragraph = \"J\"\n", Default::default());
    let mut app = open(report(1, 9), 100, 30).with_keys(read.keymap);
    press(&mut app, "}");
    assert_eq!(app.reading().unwrap().paragraph(), None);
    press(&mut app, "J");
    assert_eq!(app.reading().unwrap().paragraph(), Some(0));
}

#[test]
fn what_is_to_be_said_first_stands_until_a_key() {
    use crate::config::{InterfaceLanguage, Notice};
    for language in InterfaceLanguage::ALL {
        let settings = Settings { language, ..Settings::default() };
        for notice in [Notice::FirstRun, Notice::Faults { line: 3, faults: 2 }, Notice::Unreadable] {
            let mut app =
                App::new(vec![Entry::default()], 80, 24).with_settings(settings).with_notice(Some(notice));
            app.opened(0, Ok(report(1, 3)));
            let (Some(Message::Note(text)) | Some(Message::Error(text))) = app.message() else { panic!() };
            assert!(crate::text::width(text) <= 78 && !text.contains('{'), "{text}");
            press(&mut app, "j");
            assert_eq!(app.message(), None);
        }
    }
    let mut app = App::new(vec![Entry::default(); 2], 80, 24).with_notice(Some(Notice::FirstRun));
    assert_eq!(app.message(), None);
    app.opened(1, Ok(report(1, 3)));
    let expected = "Space a page  Tab outline  f topics  / search  ? all keys";
    assert_eq!(app.message(), Some(&Message::Note(expected.to_owned())));
}

#[test]
fn names_are_wanted_when_the_reader_goes_on_and_where_they_are_marked() {
    use crate::config::{NameMarks, Theme};
    let unnamed = |names, theme| {
        let settings = Settings { names, theme, ..Settings::default() };
        let mut app = App::new(vec![Entry::default()], 80, 24).with_settings(settings);
        app.opened_unnamed(0, report(1, 3));
        assert!(app.wants_names().is_none(), "the first frame comes before them");
        press(&mut app, "j");
        app
    };
    for (names, theme, wants) in [
        (NameMarks::Auto, Theme::Sixteen, true),
        (NameMarks::Auto, Theme::Monochrome, false),
        (NameMarks::Underline, Theme::Monochrome, true),
        (NameMarks::Off, Theme::Dark, false),
    ] {
        let mut app = unnamed(names, theme);
        assert_eq!(app.wants_names().is_some(), wants, "{names:?} {theme:?}");
        assert!(app.wants_names().is_none(), "they are asked for once");
    }
}

#[test]
fn the_text_alone_has_the_whole_screen_and_keeps_its_place() {
    let mut app = open(report(5, 6), 80, 24);
    press(&mut app, "9Gw");
    let screen = app.screen();
    assert_eq!((screen.outline.body.height, screen.text.body.width, screen.map.width), (0, 79, 1));
    assert_eq!(number(&app), Some(9));
    press(&mut app, "<Tab>");
    assert_eq!((app.screen().outline.body.width, app.screen().text.body.height), (80, 0));
    press(&mut app, "<Esc>w");
    assert_eq!((app.screen().text.body.width, number(&app)), (52, Some(9)));
}

#[test]
fn the_outline_moves_with_the_lines_and_the_section_that_is_read_stays_in_view() {
    let mut app = open(report(30, 4), 80, 24);
    let height = usize::from(app.screen().outline.body.height);
    let in_view = |app: &App| {
        let reading = app.reading().unwrap();
        let top = reading.outline_top(height);
        let row = |marked: usize| marked.cast_signed() - top;
        assert!(
            reading.marked().is_none_or(|marked| (0..height.cast_signed()).contains(&row(marked))),
            "{top}"
        );
        top
    };
    let (mut top, mut moved) = (in_view(&app), 0);
    for _ in 0..150 {
        press(&mut app, "j");
        let next = in_view(&app);
        moved += usize::from(next == top + 1);
        top = next;
    }
    assert!(moved > 120, "{moved}");
    press(&mut app, "G");
    assert_eq!(in_view(&app), 30 - height.cast_signed());
    press(&mut app, "k");
    in_view(&app);
}
