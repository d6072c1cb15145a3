//! Encrypted files: opened where the password is empty, else refused with a word on it. The files are one page each,
//! encrypted with pikepdf by the standard security handler, revisions 3 and 6 (ISO 32000-2 section 7.6.4).

use rapporteur::parse::parse;
use rapporteur::source::{PdfFault, Source, SourceErrorKind, read};

use crate::samples::project;

fn source(name: &str) -> Result<Source, SourceErrorKind> {
    read(&project(&format!("tests/pdf/encrypted/{name}.pdf"))).map_err(|error| error.kind)
}

#[test]
fn a_file_with_an_empty_password_is_opened() {
    for name in ["rc4-empty", "aes256-empty"] {
        let source = source(name).unwrap();
        let report = parse(&source.name, source.lines());
        let texts: Vec<&str> = report.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
        assert_eq!(texts, ["The harbour is open to all ships by day."], "{name}");
    }
}

#[test]
fn a_file_with_a_password_is_refused_for_it() {
    assert_eq!(source("aes256-password"), Err(SourceErrorKind::Pdf(PdfFault::Password)));
}
