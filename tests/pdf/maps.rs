//! Maps from codes to characters that do not say what is drawn.

use rapporteur::model::DiagnosticKind;
use rapporteur::parse::parse;
use rapporteur::source::Source;

use crate::writer::{one_page, stream};

/// A page of Arabic in which the map names a space for a letter that is drawn, as files made by Word have it.
fn broken() -> Vec<u8> {
    let map =
        b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 3 beginbfchar <41> <0627> <42> <0020>\
                <43> <0644> endbfchar endcmap";
    let font = b"<</Type/Font/Subtype/Type1/BaseFont/Courier/ToUnicode 7 0 R>>".to_vec();
    let text = b"BT/F2 10 Tf 72 700 Td(CBACBA)Tj ET";
    one_page(text, "", &[(6, font), (7, stream("", map))])
}

#[test]
fn letters_that_a_map_calls_spaces_are_unknown_and_said_to_be() {
    let source = Source::from_bytes("broken.pdf", &broken()).unwrap();
    assert_eq!(source.text.trim(), "ا\u{fffd}لا\u{fffd}ل");
    assert_eq!(source.replaced, 2);
    let report = parse(&source.name, source.lines());
    let unknown = DiagnosticKind::UnknownCharacters(2);
    assert!(report.diagnostics.iter().any(|diagnostic| diagnostic.kind == unknown));
}
