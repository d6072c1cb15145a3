//! A file that was cut has lost its end: the catalog, which most programs write last, and the table that finds it.

use memchr::memmem;

/// The number of the catalog that is put in; no file has so many objects.
const NUMBER: u32 = 8_388_607;

/// Gives a file that has no catalog at all one behind its last byte, which names the root of its pages.
pub(super) fn with_catalog(mut file: Vec<u8>) -> Vec<u8> {
    let has = |word: &[u8]| memmem::find(&file, word).is_some();
    if has(b"/Root") || has(b"/Catalog") {
        return file;
    }
    // Where the root of the pages is lost as well, each page is looked for.
    let pages = pages(&file).unwrap_or(NUMBER);
    let end = format!("\nendstream\nendobj\n{NUMBER} 0 obj\n<</Type/Catalog/Pages {pages} 0 R>>\nendobj\n");
    file.extend(end.bytes());
    file
}

/// The number of the object that is the root of the pages.
fn pages(file: &[u8]) -> Option<u32> {
    memmem::find_iter(file, b"/Pages").find_map(|at| {
        let begin = memmem::rfind(file.get(..at)?, b" obj")?;
        let rest = file.get(begin..)?;
        let dictionary = rest.get(..memmem::find(rest, b"endobj")?)?;
        if memmem::find(dictionary, b"/Kids").is_none() || memmem::find(dictionary, b"/Parent").is_some() {
            return None;
        }
        let words = file.get(begin.saturating_sub(16)..begin)?;
        let number = words.rsplit(|byte| !byte.is_ascii_digit()).filter(|word| !word.is_empty()).nth(1)?;
        std::str::from_utf8(number).ok()?.parse().ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_file_without_a_catalog_is_given_one() {
        let whole = b"1 0 obj<</Type/Catalog>>endobj trailer<</Root 1 0 R>>".to_vec();
        assert_eq!(with_catalog(whole.clone()), whole);
        let cut = b"%PDF-1.7\n12 0 obj\n<</Type/Pages/Kids[3 0 R]>>\nendobj\n3 0 obj<</Type/Page/Pa".to_vec();
        let mended = String::from_utf8(with_catalog(cut)).unwrap();
        assert!(mended.ends_with("<</Type/Catalog/Pages 12 0 R>>\nendobj\n"), "{mended}");
    }
}
