//! Text that the structure tree of a file leaves out, names twice or keeps where no text is looked for: all of it is read
//! once, where it stands on its page.

use rapporteur::model::Report;
use rapporteur::parse::parse;
use rapporteur::source::Source;

use crate::writer::Objects;

/// A line of the page, so many points above its lower edge, with what is put before and behind it.
fn line(mark: &str, y: u32, text: &str) -> String {
    let end = if mark.is_empty() { "" } else { " EMC" };
    format!("{mark} BT/F1 10 Tf 1 0 0 1 80 {y} Tm({text})Tj ET{end}\n")
}

/// A line that is marked with a number.
fn marked(number: u32, y: u32, text: &str) -> String {
    line(&format!("/P<</MCID {number}>>BDC"), y, text)
}

/// A line in the bold font.
fn bold(mark: &str, y: u32, text: &str) -> String {
    line(mark, y, text).replace("/F1", "/F2")
}

/// A file of one page with those drawing operators, and those elements in its tree; the page is object 5.
fn file(operators: &[String], tree: &str) -> Vec<u8> {
    let mut objects = Objects::default();
    let font = |weight: &str| format!("<</Type/Font/Subtype/Type1/BaseFont/Courier{weight}>>");
    let (plain, heavy) = (objects.add(font("")), objects.add(font("-Bold")));
    let contents = objects.add_stream("", operators.concat().as_bytes());
    let pages = objects.reserve();
    let page = objects.add(format!(
        "<</Type/Page/Parent {pages} 0 R/MediaBox[0 0 612 792]/Contents {contents} 0 R/Resources<</Font<</F1 {plain} 0 R\
         /F2 {heavy} 0 R>>>>>>"
    ));
    assert_eq!(page, 5);
    objects.set(pages, format!("<</Type/Pages/Kids[{page} 0 R]/Count 1>>"));
    let tree = objects.add(format!("<</Type/StructTreeRoot/K[{tree}]>>"));
    let root = objects.add(format!("<</Type/Catalog/Pages {pages} 0 R/StructTreeRoot {tree} 0 R>>"));
    objects.file(root, "")
}

fn element(role: &str, kids: &str) -> String {
    format!("<</S/{role}/Pg 5 0 R/K[{kids}]>>")
}

fn report(operators: &[String], tree: &[String]) -> Report {
    let source = Source::from_bytes("outside.pdf", &file(operators, &tree.concat())).unwrap();
    parse(&source.name, source.lines())
}

fn paragraphs(report: &Report) -> Vec<String> {
    report.paragraphs.iter().map(|paragraph| format!("{}. {}", paragraph.number, paragraph.text)).collect()
}

/// The words without which a tree covers too little of a page to be used.
fn long(number: u32) -> String {
    format!("{number}. {}.", "The ferry waits at the quay ".repeat(4).trim())
}

#[test]
fn paragraphs_outside_the_tree_stand_between_their_neighbours() {
    let operators = [
        bold("/H1<</MCID 0>>BDC", 740, "I. Scope"),
        marked(1, 720, &long(1)),
        line("", 700, "2. Not marked at all,"),
        line("", 688, "on two lines."),
        marked(9, 670, "3. Marked, but of no element."),
        marked(2, 650, &long(4)),
        bold("", 630, "II. Range"),
        marked(3, 610, &long(5)),
    ];
    let tree = [element("H1", "0"), element("P", "1"), element("P", "2"), element("P", "3")];
    let report = report(&operators, &tree);
    let expected = [
        long(1),
        "2. Not marked at all, on two lines.".to_owned(),
        "3. Marked, but of no element.".to_owned(),
        long(4),
        long(5),
    ];
    assert_eq!(paragraphs(&report), expected);
    let titles: Vec<&str> = report.outline.iter().map(|heading| heading.title.as_str()).collect();
    assert_eq!(titles, ["Scope", "Range"]);
}

#[test]
fn what_two_elements_name_is_read_once() {
    let operators = [marked(0, 720, &long(1)), marked(1, 700, &long(2))];
    let tree = [element("P", "0"), element("P", "1"), element("P", "0 1")];
    assert_eq!(paragraphs(&report(&operators, &tree)), [long(1), long(2)]);
}

#[test]
fn a_table_keeps_what_is_in_no_cell() {
    let cell = |at: u32, y: u32, text: &str| marked(at, y, text);
    let operators = [
        marked(0, 720, &long(1)),
        cell(1, 700, "Region"),
        cell(2, 700, "Boats").replace("80 700", "200 700"),
        line("", 700, "Years").replace("80 700", "300 700"),
        cell(3, 680, "Deltas"),
        cell(4, 680, "47").replace("80 680", "200 680"),
        cell(5, 660, "Source: the register"),
        marked(6, 640, &long(2)),
    ];
    let row = |first: u32| element("TR", &(element("TD", &first.to_string()) + &(first + 1).to_string()));
    let table = element("Table", &(row(1) + &row(3) + &element("P", "5")));
    let tree = [element("P", "0"), table, element("P", "6")];
    let report = report(&operators, &tree);
    assert_eq!(paragraphs(&report), [long(1), long(2)]);
    let all: String = report.passages.iter().map(|passage| format!("{}\n", passage.text)).collect();
    assert_eq!(all, "Region\tBoats\tYears\nDeltas\t47\nSource: the register\n");
}

#[test]
fn a_picture_in_a_paragraph_does_not_cut_it() {
    let operators = [
        marked(0, 720, "1."),
        marked(1, 720, &long(7).replace("7. ", "")).replace("80 720", "110 720"),
        marked(2, 700, "of the year."),
        marked(3, 650, &long(2)),
    ];
    let picture = element("Figure", "");
    let item =
        element("L", &element("LI", &(element("Lbl", "0") + &element("LBody", &format!("1{picture} 2")))));
    let report = report(&operators, &[item, element("P", "3")]);
    let first = long(1) + " of the year.";
    assert_eq!(paragraphs(&report), [first, long(2)]);
}

#[test]
fn what_an_element_calls_an_artifact_is_left_out_and_said() {
    let operators = [marked(0, 750, "Draft of May"), marked(1, 720, &long(1)), marked(2, 700, &long(2))];
    let tree = [element("Artifact", "0"), element("P", "1"), element("P", "2")];
    let report = report(&operators, &tree);
    assert_eq!(paragraphs(&report), [long(1), long(2)]);
    let left_out: Vec<&str> = report.dropped.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(left_out, ["Draft of May"]);
}
