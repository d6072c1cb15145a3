//! The sample reports hold what the plain files in `tests/samples` say.

use crate::notation::{differences, expected, notation, project, report};

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

#[test]
fn the_six_languages_of_a_report_have_the_same_paragraphs() {
    let shape = |language: &str| {
        let report = report(&project(&format!("sample-reports/mountain-roads.{language}.txt")));
        let paragraphs: Vec<String> = report
            .paragraphs
            .iter()
            .map(|paragraph| format!("{} +{}", paragraph.number, paragraph.subparagraphs.len()))
            .collect();
        let levels: Vec<u8> = report.outline.iter().map(|heading| heading.level).collect();
        (paragraphs, levels)
    };
    let english = shape("en");
    assert!(english.0.len() >= 25);
    for language in ["zh", "fr", "es", "ru", "ar"] {
        assert_eq!(shape(language), english, "{language}");
    }
}
