//! The sample reports hold what the plain files in `tests/samples` say.

mod support;

use support::{differences, expected, notation, project, report};

#[test]
fn every_sample_report_is_read_as_its_file_says() {
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in std::fs::read_dir(project("sample-reports")).expect("the sample reports") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let text = std::fs::read_to_string(project(&format!("tests/samples/{name}.expected")))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let found = differences(&expected(&text), &notation(&report(&path), &text));
        failures.extend(found.into_iter().map(|difference| format!("{name}: {difference}")));
        count += 1;
    }
    assert!(count >= 4, "only {count} sample reports");
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}
