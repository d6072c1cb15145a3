//! What is read out of a Word document.

use rapporteur::model::Hint;
use rapporteur::source::{Source, SourceErrorKind};

use crate::build::{Docx, archive, run};
use crate::lossless::report;

fn source(docx: &Docx) -> Source {
    Source::from_bytes("test.docx", &docx.bytes()).unwrap()
}

fn lines(docx: &Docx) -> Vec<(Hint, String)> {
    source(docx).lines().iter().map(|line| (line.hint, line.text.to_owned())).collect()
}

/// The lines of a document whose only paragraph has these runs.
fn of_runs(runs: &str) -> String {
    let docx = Docx::new().xml(&format!("<w:p><w:pPr><w:pStyle w:val=\"SingleTxt\"/></w:pPr>{runs}</w:p>"));
    let texts: Vec<String> = lines(&docx).into_iter().map(|(_, text)| text).collect();
    texts.join("\n")
}

#[test]
fn styles_tell_what_a_paragraph_is() {
    let docx = Docx::new()
        .paragraph("TitleHCH", "→→Roads")
        .paragraph("TitleH1", "Report of the Secretary-General")
        .paragraph("HCh", "→I.→Introduction")
        .paragraph("H1", "→A.→Scope")
        .paragraph("H23", "→→Of words")
        .paragraph("H4", "Of letters")
        .paragraph("SingleTxt", "1.→One.")
        .paragraph("SingleTxt", "");
    let expected = [
        (Hint::Title, "Roads"),
        (Hint::Block, "Report of the Secretary-General"),
        (Hint::Heading(1), "I. Introduction"),
        (Hint::Heading(2), "A. Scope"),
        (Hint::Heading(3), "Of words"),
        (Hint::Heading(4), "Of letters"),
        (Hint::Block, "1. One."),
    ];
    assert_eq!(lines(&docx), expected.map(|(hint, text)| (hint, text.to_owned())));
}

#[test]
fn list_numbers_are_written_and_a_typed_number_stays_text() {
    let docx = Docx::new()
        .paragraph("RegHChG", "Introduction")
        .paragraph("RegSingleTxtG", "One:")
        .paragraph("RegSingleTxtG2", "First;")
        .paragraph("RegSingleTxtG3", "Deeper;")
        .paragraph("RegSingleTxtG2", "Second.")
        .paragraph("RegHChG", "Scope")
        .paragraph("RegSingleTxtG", "")
        .paragraph("RegSingleTxtG", "Three.")
        .xml(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"RegSingleTxtG\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr></w:pPr>{}</w:p>",
            run("4.→Typed.")
        ));
    let texts: Vec<String> = lines(&docx).into_iter().map(|(_, text)| text).collect();
    let expected = [
        "I. Introduction",
        "1. One:",
        "(a) First;",
        "(i) Deeper;",
        "(b) Second.",
        "II. Scope",
        "3. Three.",
        "4. Typed.",
    ];
    assert_eq!(texts, expected);
}

#[test]
fn what_was_deleted_or_is_hidden_is_out_and_what_was_inserted_is_in() {
    let text = of_runs(
        "<w:r><w:t xml:space=\"preserve\">The </w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del>\
         <w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr>\
         <w:t xml:space=\"preserve\"> text</w:t></w:r><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr>\
         </w:rPrChange></w:rPr><w:t>.</w:t></w:r>",
    );
    assert_eq!(text, "The new text.");
}

#[test]
fn a_paragraph_whose_mark_was_deleted_goes_on() {
    let docx = Docx::new()
        .xml(&format!("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{}</w:p>", run("1. One ")))
        .paragraph("SingleTxt", "sentence.");
    assert_eq!(lines(&docx)[0].1, "1. One sentence.");
}

#[test]
fn fields_show_their_results() {
    let text = of_runs(
        "<w:r><w:t xml:space=\"preserve\">See </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText>REF a <w:t>no</w:t></w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
         <w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
         <w:r><w:t>inner</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>\
         <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>para. 7</w:t></w:r>\
         <w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:fldSimple w:instr=\"PAGE\"><w:r><w:t>.</w:t></w:r></w:fldSimple>",
    );
    assert_eq!(text, "See para. 7.");
}

#[test]
fn signs_that_are_elements_are_characters() {
    let text = of_runs(
        "<w:r><w:t>P</w:t><w:noBreakHyphen/><w:t>5</w:t><w:tab/><w:sym w:font=\"Symbol\" w:char=\"F0B3\"/>\
         <w:br/><w:t>3</w:t><w:softHyphen/><w:t>x</w:t><w:sym w:font=\"Odd\" w:char=\"F041\"/></w:r>",
    );
    assert_eq!(text, "P-5 ≥ 3x\u{FFFD}");
}

#[test]
fn raised_digits_are_superscripts_but_for_powers_of_units() {
    let raised = |digits: &str| {
        format!("<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>{digits}</w:t></w:r>")
    };
    let text = of_runs(&format!("{}{}{}{}", run("10"), raised("6"), run(" on 5 km"), raised("2")));
    assert_eq!(text, "10⁶ on 5 km2");
}

#[test]
fn notes_follow_the_paragraph_of_their_mark() {
    let docx = Docx::new()
        .paragraph("HCh", "I. Scope")
        .paragraph("SingleTxt", "1.→One[[See one.]] and two.[[See two.]]")
        .table(&["Cost[[See three.]]|5", "Gain|6"])
        .paragraph("SingleTxt", "2.→Two.");
    let found = lines(&docx);
    let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
    let expected = [
        "I. Scope",
        "1. One¹ and two.²",
        "¹ See one.",
        "² See two.",
        "Cost³\t5",
        "Gain\t6",
        "³ See three.",
        "2. Two.",
    ];
    assert_eq!(texts, expected);
    let report = report(&source(&docx));
    assert_eq!(report.paragraphs[0].text, "One and two.");
    assert_eq!(report.paragraphs[0].marks.len(), 2);
    assert_eq!(report.footnotes.len(), 3);
    assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
}

#[test]
fn the_head_of_the_first_page_comes_first() {
    let docx = Docx::new()
        .header(&[
            "|United Nations||A/90/1",
            "|General Assembly||Distr.: General¶1 May 2035¶Original: English",
        ])
        .paragraph("HCh", "I. Scope")
        .paragraph("SingleTxt", "1.→One.");
    let report = report(&source(&docx));
    let meta = &report.meta;
    assert_eq!((meta.symbol.as_deref(), meta.distributed.as_deref()), (Some("A/90/1"), Some("1 May 2035")));
    assert_eq!(meta.original_language.as_deref(), Some("English"));
    let running = Docx::new().header(&["A/90/1|"]).paragraph("HCh", "Scope").paragraph("SingleTxt", "One.");
    assert_eq!(lines(&running)[0], (Hint::Artifact, "A/90/1".to_owned()));
}

#[test]
fn a_masthead_in_the_text_is_no_table() {
    let docx = Docx::new()
        .table(&["United Nations|A/90/1", "|Distr.: General¶1 May 2035"])
        .paragraph("HChG", "Roads")
        .table(&["Cost|5"]);
    let hints: Vec<Hint> = lines(&docx).into_iter().map(|(hint, _)| hint).collect();
    assert_eq!(hints, [Hint::Block, Hint::Block, Hint::Block, Hint::Block, Hint::Heading(1), Hint::Table]);
}

#[test]
fn rows_are_lines_and_boxes_are_paragraphs() {
    let cell = |inner: &str| format!("<w:tc>{inner}</w:tc>");
    let inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>b</w:t></w:r>\
                 </w:p></w:tc></w:tr></w:tbl>";
    let spanned =
        "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>Years</w:t></w:r></w:p></w:tc>";
    let words = |words: &str| format!("<w:p>{}</w:p>", run(words));
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let docx = Docx::new()
        .paragraph("HCh", "I. Scope")
        .paragraph("SingleTxt", "(Dollars)")
        .xml("<w:tbl>")
        .xml(&row(&format!("{}{spanned}{}", cell(&words("Cost")), cell(&words("Sum")))))
        .xml(&row(&format!("{}{}", cell(&(words("Of") + &words("roads"))), cell(&words("5→6")))))
        .xml(&row(&format!("<w:trPr><w:del/></w:trPr>{}{}", cell(&words("gone")), cell(&words("7")))))
        .xml(&row(&cell(&(words("A box") + inner + &words("with two lines")))))
        .xml("</w:tbl>")
        .paragraph("FootnoteText", "a→A note to the table.")
        .paragraph("SingleTxt", "Text.");
    let found = lines(&docx);
    let rows: Vec<&str> =
        found.iter().filter(|(hint, _)| *hint == Hint::Table).map(|(_, text)| text.as_str()).collect();
    let expected = [
        "(Dollars)",
        "Cost\tYears\t\tSum",
        "Of roads\t5 6",
        "A box",
        "a\tb",
        "with two lines",
        "a A note to the table.",
    ];
    assert_eq!(rows, expected);
    assert_eq!(found.last(), Some(&(Hint::Block, "Text.".to_owned())));
}

#[test]
fn a_text_box_is_read_once_and_behind_its_paragraph() {
    let inner = |words: &str| format!("<w:txbxContent><w:p>{}</w:p></w:txbxContent>", run(words));
    let docx = Docx::new().paragraph("HCh", "I. Scope").xml(&format!(
        "<w:p><w:r><w:t>1. One</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback><w:pict>\
         <v:textbox>{}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>.</w:t></w:r></w:p>",
        inner("A box"),
        inner("A box")
    ));
    let found = lines(&docx);
    assert_eq!(found[1..], [(Hint::Block, "1. One.".to_owned()), (Hint::Table, "A box".to_owned())]);
}

#[test]
fn notes_to_stars_are_notes() {
    let docx = Docx::new()
        .paragraph("AgendaItemNormal", "Item 7 of the provisional agenda*")
        .paragraph("SingleTxt", "→*→A/90/50.")
        .paragraph("HCh", "I. Scope")
        .paragraph("SingleTxt", "1.→One.");
    let report = report(&source(&docx));
    assert_eq!(report.meta.star_notes.len(), 1);
    assert_eq!(report.meta.star_notes[0].text, "A/90/50.");
}

#[test]
fn a_document_without_styles_is_read_by_its_numbers() {
    let docx = Docx::new()
        .paragraph("", "I. Introduction")
        .paragraph("", "1. One ends.")
        .paragraph("", "2. Two ends.")
        .paragraph("", "II. Scope")
        .paragraph("", "3. Three ends.");
    let report = report(&source(&docx));
    assert_eq!((report.outline.len(), report.paragraphs.len()), (2, 3));
}

#[test]
fn what_is_no_word_document_is_named() {
    let refused = |bytes: &[u8]| Source::from_bytes("test", bytes).err();
    let workbook = [
        (
            "_rels/.rels",
            "<Relationships><Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/></Relationships>",
        ),
        ("xl/workbook.xml", "<workbook/>"),
    ];
    assert_eq!(refused(&archive(&workbook)), Some(SourceErrorKind::Archive));
    assert_eq!(refused(&archive(&[("readme.txt", "text")])), Some(SourceErrorKind::Archive));
    assert_eq!(refused(b"{\\rtf1 text}"), Some(SourceErrorKind::RichText));
    assert_eq!(refused(&Docx::new().bytes()), Some(SourceErrorKind::Empty));
}

#[test]
fn the_main_part_may_have_another_name() {
    let mut parts = Docx::new().paragraph("HCh", "I. Scope").parts();
    for (name, text) in &mut parts {
        *name = name.replace("word/document.xml", "word/document2.xml").leak();
        *name = name.replace("_rels/document.xml", "_rels/document2.xml").leak();
        *text = text.replace("word/document.xml", "/word/document2.xml");
    }
    let source = Source::from_bytes("test", &archive(&parts)).unwrap();
    assert_eq!(source.text, "I. Scope\n");
}
