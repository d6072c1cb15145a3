//! Encrypted files: opened where the password is empty or was given, else refused with a word on it. The files are one page
//! each, encrypted with pikepdf by the standard security handler, revisions 3, 4 and 6 (ISO 32000-2 section 7.6.4).

use rapporteur::child::{Reader, Stop};
use rapporteur::parse::parse;
use rapporteur::source::{Password, PdfFault, Source, SourceErrorKind};

use crate::samples::project;

fn source(name: &str, password: Option<&str>) -> Result<Source, SourceErrorKind> {
    let reader = Reader { password: password.map(Password::new), ..Reader::default() };
    let path = project(&format!("tests/pdf/encrypted/{name}.pdf"));
    reader.read(&path, &Stop::default()).map_err(|error| error.kind)
}

fn assert_opened(name: &str, password: Option<&str>) {
    let source = source(name, password).expect(name);
    let report = parse(&source.name, source.lines());
    let texts: Vec<&str> = report.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    assert_eq!(texts, ["The harbour is open to all ships by day."], "{name}");
}

#[test]
fn a_file_with_an_empty_password_is_opened() {
    for name in ["rc4-empty", "aes256-empty"] {
        assert_opened(name, None);
    }
}

#[test]
fn a_file_with_a_password_is_opened_by_it_alone() {
    let refused = |fault| Err(SourceErrorKind::Pdf(fault));
    for (name, password) in
        [("rc4-password", "harbour 7"), ("aes128-password", "harbour 7"), ("aes256-password", "Schlüssel 7")]
    {
        assert_opened(name, Some(password));
        assert_eq!(source(name, None), refused(PdfFault::Password), "{name}");
        assert_eq!(source(name, Some("harbour 8")), refused(PdfFault::WrongPassword), "{name}");
    }
}
