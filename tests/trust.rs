//! The table of promises in `docs/trust.md` and the tests say the same: every promise has a row, every test a row names
//! exists, every test that is named after a promise stands in its row.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a fault here is a failed test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The promises that must have a row; those of state files (G) and of input files (2.5) may have more.
const PROMISED: [(&str, u32); 5] = [("A", 12), ("B", 6), ("C", 4), ("D", 4), ("F", 9)];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = paths.flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] });
    files.filter(|path| path.extension().is_some_and(|end| end == "rs")).collect()
}

/// The names of the functions that are tests.
fn tests_of(source: &str) -> Vec<String> {
    let mut tests = Vec::new();
    let mut is_test = false;
    for line in source.lines().map(str::trim) {
        match line.strip_prefix("fn ").and_then(|rest| rest.split_once('(')) {
            Some((name, _)) if is_test => tests.push(name.to_owned()),
            _ => {}
        }
        is_test = line == "#[test]" || is_test && (line.starts_with("#[") || line.starts_with("//"));
    }
    tests
}

fn all_tests() -> BTreeSet<String> {
    let files = ["src", "tests"].into_iter().flat_map(|folder| rust_files(&root().join(folder)));
    files.flat_map(|file| tests_of(&fs::read_to_string(file).unwrap())).collect()
}

/// The promise a test is named after: `A1` of `a1_a_session`, `2.5` of `f25_a_pipe`.
fn promise_of(test: &str) -> Option<String> {
    let (id, _) = test.split_once('_')?;
    let number = id.strip_prefix(|letter: char| "abcdfg".contains(letter))?;
    let is_number = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    is_number.then(|| if id == "f25" { "2.5".to_owned() } else { id.to_uppercase() })
}

/// The rows of the table: the promise and what stands in backticks in its last column. A test whose name begins
/// with another that ends in `…` is one of them.
fn rows(table: &str) -> BTreeMap<String, Vec<String>> {
    let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in table.lines() {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [id, _, _, tests] = cells.as_slice() else { continue };
        let is_promise = id.chars().any(|c| c.is_ascii_digit());
        if is_promise {
            let names = tests.split('`').skip(1).step_by(2).map(str::to_owned);
            rows.entry((*id).to_owned()).or_default().extend(names);
        }
    }
    rows
}

fn faults(table: &str, tests: &BTreeSet<String>) -> Vec<String> {
    let rows = rows(table);
    let mut faults = Vec::new();
    for id in PROMISED.iter().flat_map(|(letter, last)| (1..=*last).map(move |n| format!("{letter}{n}"))) {
        if rows.get(&id).is_none_or(Vec::is_empty) {
            faults.push(format!("{id} has no row with a test"));
        }
    }
    for (id, names) in &rows {
        faults.extend(
            names
                .iter()
                .filter(|name| !tests.contains(*name))
                .map(|name| format!("{id}: there is no test {name}")),
        );
    }
    for test in tests {
        let Some(id) = promise_of(test) else { continue };
        if !rows.get(&id).is_some_and(|names| names.contains(test)) {
            faults.push(format!("{test} does not stand in the row of {id}"));
        }
    }
    faults
}

#[test]
fn the_table_of_promises_and_the_tests_say_the_same() {
    let table = fs::read_to_string(root().join("docs/trust.md")).unwrap();
    let faults = faults(&table, &all_tests());
    assert!(faults.is_empty(), "docs/trust.md: {faults:#?}");
}

/// The promises of the README and of the list of what is not tried name tests too.
#[test]
fn the_tests_that_the_promises_of_the_readme_name_exist() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let (_, promises) = readme.split_once("## Promises").unwrap();
    let (promises, _) = promises.split_once("\n## ").unwrap();
    let tests = all_tests();
    let rows: Vec<&str> =
        promises.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| promise")).collect();
    assert!(rows.len() >= 6, "{rows:#?}");
    for row in rows {
        let names: Vec<&str> = row.rsplit('|').nth(1).unwrap().split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty(), "{row} names no test");
        for name in names {
            assert!(tests.contains(name), "{row}: there is no test {name}");
        }
    }
}

/// What the parsers of PDF need is the least; clippy knows of anything newer in the sources.
#[test]
fn the_readme_and_the_manifest_name_the_same_rust() {
    let [readme, manifest] =
        ["README.md", "Cargo.toml"].map(|name| fs::read_to_string(root().join(name)).unwrap());
    let (_, version) = manifest.split_once("rust-version = \"").unwrap();
    let (version, _) = version.split_once('"').unwrap();
    assert!(readme.contains(&format!("With Rust {version} or later")), "{version}");
}

#[test]
fn a_fault_in_the_table_is_seen() {
    let full: String = PROMISED
        .iter()
        .flat_map(|(letter, last)| (1..=*last).map(move |n| (letter, n)))
        .map(|(letter, n)| format!("| {letter}{n} | p | f | `{}{n}_x` |\n", letter.to_lowercase()))
        .collect();
    let tests: BTreeSet<String> = rows(&full).into_values().flatten().collect();
    assert_eq!(faults(&full, &tests), Vec::<String>::new());
    assert_eq!(faults(&full.replace("`a1_x`", "no test"), &tests).len(), 2);
    assert_eq!(faults(&full.replace("`a1_x`", "`a1_y`"), &tests).len(), 2);
    assert_eq!(faults(&format!("{full}| 2.5 | p | f | `f25_z` |"), &tests).len(), 1);
    let more = tests.iter().cloned().chain(["g1_z".to_owned()]).collect();
    assert_eq!(faults(&full, &more).len(), 1);
    assert_eq!(tests_of("#[test]\n#[cfg(x)]\nfn a1_b() {}\nfn a1_c() {}"), ["a1_b"]);
}
