//! What is read out of HTML, up to the report.

use rapporteur::source::Source;

use crate::lossless::report;

const REPORT: &str =
    "<!DOCTYPE html><html lang=en><head><title>A/90/1</title><style>p {}</style></head><body>
<nav><a href='/'>Home</a></nav>
<p>A/90/1</p><p>Distr.: General</p><p>1 May 2035</p><p>Original: English</p>
<h1>Roads&nbsp;and bridges</h1><p>Report of the Secretary-General</p>
<h2>I. Introduction</h2>
<ol><li>The first paragraph.<sup><a href='#fn1'>1</a></sup></li><li>The second:
  <ol type=a><li>One;</li><li>Two.</li></ol></li></ol>
<h3>A. Scope</h3>
<ol start=3><li>The third.</li></ol>
<table><tr><th>Road</th><th>Cost</th></tr><tr><td>North</td><td>5</td></tr></table>
<section class=footnotes><ol><li id=fn1>See A/89/2.</li></ol></section>
</body></html>";

#[test]
fn a_page_is_a_report() {
    let source = Source::from_bytes("report.html", REPORT.as_bytes()).unwrap();
    let report = report(&source);
    assert_eq!(report.meta.title.as_deref(), Some("Roads\u{a0}and bridges"));
    assert_eq!(report.meta.symbol.as_deref(), Some("A/90/1"));
    let headings: Vec<(u8, &str)> =
        report.outline.iter().map(|heading| (heading.level, heading.title.as_str())).collect();
    assert_eq!(headings, [(1, "Introduction"), (2, "Scope")]);
    let texts: Vec<&str> = report.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    assert_eq!(texts, ["The first paragraph.", "The second:", "The third."]);
    assert_eq!(report.paragraphs[1].subparagraphs.len(), 2);
    assert_eq!(report.footnotes[0].text, "See A/89/2.");
    assert_eq!(report.passages[0].text, "Road\tCost\nNorth\t5");
}

#[test]
fn the_declared_encoding_is_used() {
    let html = "<html><meta charset=gb2312><p>一. 导言</p><p>1. 本报告。</p>";
    let (bytes, _, _) = encoding_rs::GBK.encode(html);
    let source = Source::from_bytes("report.html", &bytes).unwrap();
    assert_eq!((source.encoding, source.text.as_str()), ("GBK", "一. 导言\n1. 本报告。\n"));
}
