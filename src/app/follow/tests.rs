use super::*;
use crate::app::Entry;
use crate::app::tests::{note, open, press, report};
use crate::model::{
    CrossReference, Footnote, FootnoteSymbol, NoteMark, Place, Subparagraph, SymbolMention, TextRange,
};

/// Its paragraph 3 refers to a footnote that cites a document and a link, to paragraphs 5 and 6, to a document, and to a link.
fn referring() -> Report {
    let mut report = report(2, 6);
    report.paragraphs[2].text = "See A/75/90 and paras. 5-6.".into();
    report.paragraphs[2].subparagraphs =
        vec![Subparagraph { label: "a".into(), depth: 1, text: "Also www.un.org/x.".into() }];
    report.paragraphs[2].marks = vec![NoteMark { note: 1.into(), subparagraph: None, offset: 3 }];
    report.paragraphs[2].notes = vec![1.into()];
    report.footnotes[0] =
        Footnote { number: 1.into(), text: "A/1 at http://un.org/y.".into(), place: Place::default() };
    report.footnote_symbols = vec![FootnoteSymbol { symbol: "A/1".into(), footnote: 0, offset: 0 }];
    let range = |bytes| TextRange { paragraph: 2, subparagraph: None, bytes };
    report.symbol_mentions = vec![
        SymbolMention { symbol: "A/75/90".into(), range: range(4..11) },
        SymbolMention { symbol: "E/CN.99/2031/1".into(), range: range(12..13) },
        SymbolMention { symbol: "A/75/90".into(), range: range(20..21) },
    ];
    report.cross_references = vec![CrossReference {
        from: 3.into(),
        to: vec![5.into(), 6.into(), 99.into()],
        text: "paras. 5-6".into(),
        range: range(16..26),
    }];
    report
}

fn entries(app: &App) -> Vec<Reference> {
    let Mode::References(references) = app.mode() else { return Vec::new() };
    references.entries.clone()
}

fn number(app: &App) -> usize {
    app.reading().and_then(Reading::paragraph).unwrap() + 1
}

/// A navigator over that report and others of these names, which were not opened yet.
fn among(names: &[&str]) -> App {
    let entry = |name: &&str| Entry { name: (*name).to_owned(), title: String::new() };
    let entries = std::iter::once(&"first.txt").chain(names).map(entry).collect();
    let mut app = App::new(entries, 80, 24);
    app.opened(0, Ok(referring()));
    press(&mut app, "3G");
    app
}

fn symbol(symbol: &str) -> Report {
    let mut report = report(1, 3);
    report.meta.symbol = Some(symbol.into());
    report
}

#[test]
fn the_title_says_whose_they_are_and_which_is_chosen() {
    let title = |app: &App| {
        let (Mode::References(references), Some(reading)) = (app.mode(), app.reading()) else {
            panic!("no references")
        };
        app.references_title(references, reading)
    };
    let mut app = open(referring(), 80, 24);
    press(&mut app, "3G<Enter>jj");
    assert_eq!(title(&app), format!("References of ¶3  3/{}", entries(&app).len()));
    press(&mut app, "gg<Esc>3G<Enter><Enter><Enter>");
    assert_eq!(title(&app), "References of footnote 1  1/2");
}

#[test]
fn references_stand_in_the_order_of_the_text_once_each() {
    let mut app = open(referring(), 80, 24);
    press(&mut app, "3G<Enter>");
    assert_eq!(
        entries(&app),
        [
            Reference::Footnote(0),
            Reference::Document("A/1".into()),
            Reference::Link("http://un.org/y".into()),
            Reference::Document("A/75/90".into()),
            Reference::Paragraphs(vec![4, 5], "paras. 5-6".into()),
            Reference::Link("www.un.org/x".into()),
        ]
    );
    press(&mut app, "<Esc>4G<Enter>");
    assert!(note(&app).contains("nothing"), "{}", note(&app));
}

#[test]
fn a_footnote_is_shown_and_only_then_gone_to() {
    let mut app = open(referring(), 80, 24);
    press(&mut app, "3G1<Enter>");
    assert!(matches!(app.mode(), Mode::References(_)), "shown");
    press(&mut app, "<Enter>");
    assert_eq!(app.reading().unwrap().part(), Part::Footnote(0));
    press(&mut app, "<Enter>");
    assert_eq!(entries(&app).len(), 2, "what the footnote refers to");
    press(&mut app, "<Esc><Ctrl-O>");
    assert_eq!(number(&app), 3);
}

#[test]
fn a_number_picks_and_back_leads_to_the_same_line() {
    let mut app = open(referring(), 40, 24);
    press(&mut app, "3Gj");
    let place = app.reading().unwrap().position();
    press(&mut app, "<Enter>5");
    assert_eq!(number(&app), 5);
    press(&mut app, "<Ctrl-O>");
    assert_eq!(app.reading().unwrap().position(), place);
    press(&mut app, "5<Enter>");
    assert_eq!(number(&app), 5);
    press(&mut app, "<Ctrl-O><Enter>9");
    assert_eq!(note(&app), "no reference 9 here: there are 6");
}

#[test]
fn links_and_addresses_are_copied_and_shown() {
    let mut app = among(&[]);
    let Some(Effect::Copy(link)) = press(&mut app, "<Enter>3") else { panic!("no copy") };
    assert_eq!(link, "http://un.org/y");
    assert!(note(&app).contains(&link));
    let Some(Effect::Copy(address)) = press(&mut app, "4") else { panic!("no copy") };
    assert_eq!(address, "https://undocs.org/en/A/75/90");
    assert!(note(&app).contains("not among") && note(&app).contains(&address));
    let Some(Effect::Copy(citation)) = press(&mut app, "jy") else { panic!("no copy") };
    assert_eq!(citation, "E/CN.99/2031/1, paras. 5 and 6");
}

#[test]
fn a_report_that_is_known_by_its_file_is_opened_and_left_again() {
    let mut app = among(&["other/A_75_9.en.docx", "other/A_75_90.en.docx"]);
    press(&mut app, "<Enter>");
    let Mode::References(references) = app.mode() else { panic!("no references") };
    let reading = app.reading().unwrap();
    assert!(app.whereabouts("A/75/90", &reading.report).contains("A_75_90"), "{references:?}");
    assert_eq!(press(&mut app, "4"), Some(Effect::Open(2)));
    app.opened(2, Ok(symbol("A/75/90")));
    press(&mut app, "2G");
    assert_eq!(press(&mut app, "<Ctrl-O>"), None, "in the report first");
    assert_eq!(press(&mut app, "<Ctrl-O>"), Some(Effect::Open(0)));
    app.opened(0, Ok(referring()));
    assert_eq!(number(&app), 3);
    press(&mut app, "<Ctrl-O>");
    assert_eq!(app.reading().unwrap().row(), 0, "the jumps of the first report are still known");
    press(&mut app, "<Alt-Right>");
    assert_eq!(press(&mut app, "<Alt-Right>"), Some(Effect::Open(2)));
    app.opened(2, Ok(symbol("A/75/90")));
    press(&mut app, "<Alt-Right>");
    assert_eq!(number(&app), 2);
}

#[test]
fn a_report_that_is_not_known_is_looked_for() {
    let mut app = among(&["n1.docx", "n2.docx"]);
    assert_eq!(press(&mut app, "<Enter>4"), Some(Effect::Seek("A/75/90".into())));
    app.found(2, symbol("A/75/90"));
    assert_eq!(app.open_report(), Some(2));
    assert_eq!(press(&mut app, "<Ctrl-O>"), Some(Effect::Open(0)));
    app.opened(0, Ok(referring()));
    assert_eq!(press(&mut app, "<Enter>4"), Some(Effect::Open(2)), "now it is known");
    app.opened(0, Ok(referring()));
    assert_eq!(press(&mut app, "<Enter>2"), Some(Effect::Seek("A/1".into())));
    let Some(Effect::Copy(address)) = app.not_found() else { panic!("no copy") };
    assert_eq!(address, "https://undocs.org/en/A/1");
    assert!(note(&app).contains(&address));
}

#[test]
fn a_search_that_was_stopped_is_over() {
    let mut app = among(&["n1.docx"]);
    press(&mut app, "<Enter>4");
    assert_eq!(press(&mut app, "<Esc>"), Some(Effect::Stop));
    assert_eq!(number(&app), 3);
}

#[test]
fn names_of_files_give_the_symbol_without_language_and_format() {
    for (name, expected) in [
        ("a/A_80_604_Add.2.en.pdf", "A_80_604_Add.2"),
        ("A-80-604-zh.docx", "A-80-604"),
        ("A_80_604", "A_80_604"),
        ("report.final.txt", "report.final"),
    ] {
        assert_eq!(bare(stem(name)), bare(expected), "{name}");
    }
    assert_eq!(
        document_address("S/RES/2178 (2014)", &Report::default()),
        "https://undocs.org/en/S/RES/2178(2014)"
    );
}
