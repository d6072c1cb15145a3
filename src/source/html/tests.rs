use super::*;

fn lines(html: &str) -> Vec<(Hint, String)> {
    let blocks = read(html).unwrap();
    blocks.hints.into_iter().zip(blocks.text.lines().map(str::to_owned)).collect()
}

fn own(found: &[(Hint, &str)]) -> Vec<(Hint, String)> {
    found.iter().map(|(hint, text)| (*hint, (*text).to_owned())).collect()
}

#[test]
fn html_is_told_by_its_beginning() {
    for html in [
        "<!DOCTYPE html><p>",
        "\u{FEFF} <html lang=en>",
        "<?xml version='1.0'?>\n<!-- a -->\n<html>",
        "<body>",
    ] {
        assert!(is_html(html), "{html}");
    }
    for text in
        ["1. The <html> tag", "<p>1. Text</p>", "# Report\n<body>", "<htmlish>", "<!-- a --> Text", ""]
    {
        assert!(!is_html(text), "{text}");
    }
}

#[test]
fn a_part_of_a_document_is_told_by_the_ends_of_its_blocks() {
    let part = "<p>Report</p>\n<p>1. One.</p>\n<table><tr><td>a</td><td>b</td></tr></table>\n<p>2. Two.</p>";
    assert!(is_html(part));
    assert!(!is_html(&format!("1. One.\n{part}")));
    assert!(!is_html(&format!("<p align=center>\n\n# Report\n\n{part}")), "Markdown");
    assert!(
        !is_html("<table><tr><td>a</td><td>b</td><td>c</td><td>d</td></tr></table>\n\n1. One."),
        "Markdown"
    );
}

#[test]
fn without_headings_bold_blocks_are_headings() {
    let html = "<html><p><b>II. <i>Scope</i></b></p><p>1. <b>One</b> and all.</p><p><strong>Range</strong></p>\
                <p><b>2. Two is a sentence.</b></p>";
    assert_eq!(
        lines(html),
        own(&[
            (Hint::Heading(1), "II. Scope"),
            (Hint::Block, "1. One and all."),
            (Hint::Heading(2), "Range"),
            (Hint::Block, "2. Two is a sentence."),
        ])
    );
}

#[test]
fn where_more_headings_are_not_bold_nothing_is_said_of_the_text() {
    let html = "<html><p>I. Scope</p><p>1. One.</p><p>II. Range</p><p>2. Two.</p><p><b>A. Roads</b></p>";
    let hints: Vec<Hint> = lines(html).into_iter().map(|(hint, _)| hint).collect();
    assert_eq!(hints, [Hint::None, Hint::None, Hint::None, Hint::None, Hint::Heading(2)]);
}

#[test]
fn what_is_of_the_site_is_left_out_and_a_masthead_is_no_table() {
    let html = "<html><header role=banner><p>Site</header><table><tr><td>United Nations<td>A/86/412</tr></table>\
                <h2>I. Scope</h2><p>1. One.</p><aside><h2>Related</h2></aside><div role=contentinfo>Contact</div>";
    assert_eq!(
        lines(html),
        own(&[
            (Hint::Artifact, "Site"),
            (Hint::Block, "United Nations"),
            (Hint::Block, "A/86/412"),
            (Hint::Heading(2), "I. Scope"),
            (Hint::Block, "1. One."),
            (Hint::Artifact, "Related"),
            (Hint::Artifact, "Contact"),
        ])
    );
}

#[test]
fn where_nothing_tells_headings_nothing_is_said_of_the_text() {
    let html = "<html><p>I. Scope</p><p>1. One:</p><table><tr><td>a<td>b</table><p>2. Two.</p>";
    assert_eq!(
        lines(html),
        own(&[
            (Hint::None, "I. Scope"),
            (Hint::None, "1. One:"),
            (Hint::Table, "a\tb"),
            (Hint::None, "2. Two.")
        ])
    );
}

#[test]
fn a_broken_line_with_a_label_is_a_block_and_another_is_none() {
    let html =
        "<html><h2>I. Scope</h2><p>2. Two years:<br>(a) The first<br/>of them;<br />(b) The second.</p>";
    assert_eq!(
        lines(html),
        own(&[
            (Hint::Heading(2), "I. Scope"),
            (Hint::Block, "2. Two years:"),
            (Hint::Block, "(a) The first of them;"),
            (Hint::Block, "(b) The second."),
        ])
    );
}

#[test]
fn the_foot_of_a_page_is_left_out_and_the_notes_in_one_are_not() {
    let html = "<html><h2>Scope</h2><p>1. One.<sup>1</sup></p><footer><section class=footnotes><ol><li id=fn1>\
                See it.</ol></section></footer><footer><p>© All</p></footer>";
    assert_eq!(
        lines(html),
        own(&[
            (Hint::Heading(2), "Scope"),
            (Hint::Block, "1. One.¹"),
            (Hint::Note, "¹ See it."),
            (Hint::Artifact, "© All"),
        ])
    );
}

#[test]
fn the_encoding_is_the_one_declared() {
    let name = |html: &str| declared_encoding(html.as_bytes()).map(Encoding::name);
    assert_eq!(name("<html><meta charset=\"gb2312\">"), Some("GBK"));
    assert_eq!(
        name("<html><meta http-equiv=Content-Type content=\"text/html; charset=windows-1256\">"),
        Some("windows-1256")
    );
    assert_eq!(name("<html><meta charset=utf-16>"), None);
    assert_eq!(name("<html>"), None);
    assert_eq!(name("a text about charset=gb2312"), None);
}

#[test]
fn headings_paragraphs_and_lists() {
    let html = "<html><head><title>x</title></head><body><h1>Report &amp; note</h1><h2>I. Scope</h2>
        <p>1. One\n   line.<p>2. Two:<ol type=a><li>First;<li><p>Second.</p></ol><ul><li>– Own mark<li>Dot</ul>";
    assert_eq!(
        lines(html),
        own(&[
            (Hint::Title, "Report & note"),
            (Hint::Heading(1), "I. Scope"),
            (Hint::Block, "1. One line."),
            (Hint::Block, "2. Two:"),
            (Hint::Block, "(a) First;"),
            (Hint::Block, "(b) Second."),
            (Hint::Block, "– Own mark"),
            (Hint::Block, "• Dot"),
        ])
    );
}

#[test]
fn several_first_headings_are_chapters() {
    let found = lines("<body><h1>I. Scope</h1><h3>A. Range</h3><h1>II. Means</h1>");
    assert_eq!(found.iter().map(|(hint, _)| *hint).collect::<Vec<_>>(), [1, 3, 1].map(Hint::Heading));
}

#[test]
fn notes_of_pandoc_and_word() {
    let pandoc = "<body><p>1. Text.<a href=\"#fn1\" id=\"fnref1\"><sup>1</sup></a></p>
        <section class=\"footnotes\" role=\"doc-endnotes\"><hr><ol><li id=\"fn1\"><p>See one.<a href=\"#fnref1\"
        class=\"footnote-back\">↩</a></p></li></ol></section><p>After.</p>";
    let expected = own(&[(Hint::None, "1. Text.¹"), (Hint::Note, "¹ See one."), (Hint::None, "After.")]);
    assert_eq!(lines(pandoc), expected);
    let word = "<html><p class=MsoNormal>1. Text.<a href=\"#_ftn1\" name=\"_ftnref1\"><span
        class=MsoFootnoteReference>[1]</span></a></p><div id=ftn1><p class=MsoFootnoteText><a href=\"#_ftnref1\"
        name=\"_ftn1\"><span>[1]</span></a> See one.</p></div><p>After.</p>";
    assert_eq!(lines(word), expected);
}

#[test]
fn rows_of_tables_and_tables_that_only_place_text() {
    let html =
        "<body><table><caption>Table 1</caption><tr><th>Year<th colspan=2>Cost<tr><td>2031<td>5<td>6</table>
        <table><tr><td><h2>I. Scope</h2><p>1. Text.</p></td><td>Beside</td></tr></table>";
    assert_eq!(
        lines(html),
        own(&[
            (Hint::Block, "Table 1"),
            (Hint::Table, "Year\tCost"),
            (Hint::Table, "2031\t5\t6"),
            (Hint::Heading(2), "I. Scope"),
            (Hint::Block, "1. Text."),
            (Hint::Block, "Beside"),
        ])
    );
}

#[test]
fn what_is_not_shown_is_left_out_and_menus_are_of_the_page() {
    let html = "<body><script>var a = '<p>no</p>';</script><style>p {}</style><nav><ul><li>Menu</ul></nav>
        <p>a<span style='display: none'>b<i>c</i></span>d<del>e</del><span hidden>f</span>g</p>";
    assert_eq!(lines(html), own(&[(Hint::Artifact, "• Menu"), (Hint::None, "adg")]));
}

#[test]
fn preformatted_lines_stay_lines_and_breaks_part_paragraphs() {
    assert_eq!(
        lines("<body><pre>I. Scope\n1. Text</pre><p>a<br>b<br><br>c中<br>文</p>"),
        own(&[(Hint::None, "I. Scope"), (Hint::None, "1. Text"), (Hint::None, "a b"), (Hint::None, "c中文")])
    );
}

#[test]
fn tags_in_any_order_end() {
    for html in ["<body></table></td><td>a</ol><li>b</a></sup>c", &("<table><tr><td>".repeat(10_000) + "a")] {
        assert!(!lines(html).is_empty());
    }
    assert_eq!(read("<html><p> </p>").err(), Some(SourceErrorKind::Empty));
}
