//! Plain-file cases: `tests/cases/NAME.txt` is read as `tests/cases/NAME.expected` says, in the notation of
//! `notation.rs`. Adding a case needs no Rust.

use crate::lossless::check_lossless;
use crate::notation::{differences, expected, notation, project, report};

#[test]
fn every_case_is_read_as_its_file_says() {
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(project("tests/cases")).expect("the cases") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "expected") {
            continue;
        }
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path.with_extension("expected"))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let found = differences(&expected(&text), &notation(&report(&path), &text));
        failures.extend(found.into_iter().map(|difference| format!("{name}: {difference}")));
        let source = rapporteur::source::read(&path).expect("a readable file");
        failures.extend(
            check_lossless(&report(&path), &source.lines()).err().map(|lost| format!("{name}: {lost}")),
        );
        count += 1;
    }
    assert!(count > 0, "no cases");
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}
