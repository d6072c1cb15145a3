use memchr::memmem;

/// A format that is no plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// PDF.
    Pdf,
    /// DOCX.
    WordDocument,
    /// DOC, and whatever else is in that container.
    OldOfficeFile,
    /// A ZIP archive that is no DOCX.
    Archive,
}

/// A format that is known by its first bytes and is no plain text.
///
/// The signatures: ISO 32000-1 section 7.5.2 (PDF), APPNOTE.TXT 4.3.7 (ZIP), MS-CFB 2.2 (the container of old Office
/// files), ECMA-376 part 2 (the part `word/document.xml` of a DOCX).
pub(super) fn known_format(bytes: &[u8]) -> Option<Format> {
    const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    if bytes.trim_ascii_start().starts_with(b"%PDF-") {
        return Some(Format::Pdf);
    }
    if bytes.starts_with(OLD_OFFICE) {
        return Some(Format::OldOfficeFile);
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    match memmem::find(bytes, b"word/document.xml") {
        Some(_) => Some(Format::WordDocument),
        None => Some(Format::Archive),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_is_told_by_its_first_bytes() {
        assert_eq!(known_format(b"%PDF-1.7\n"), Some(Format::Pdf));
        assert_eq!(known_format(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"), Some(Format::OldOfficeFile));
        assert_eq!(known_format(b"PK\x03\x04..word/document.xml"), Some(Format::WordDocument));
        assert_eq!(known_format(b"PK\x03\x04..content.xml"), Some(Format::Archive));
    }

    #[test]
    fn a_text_that_speaks_of_pdf_is_a_text() {
        assert_eq!(known_format(b"1. The header is %PDF-1.7."), None);
    }
}
