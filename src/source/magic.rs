use memchr::memmem;

/// What a file is by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// A PDF file.
    Pdf,
    /// A ZIP archive, as a DOCX is.
    Archive,
    /// A Word document of before 2007 or another file of its form.
    OldOffice,
    /// A document that is encrypted.
    Protected,
    /// A document in Rich Text Format.
    RichText,
    /// Anything else: text, perhaps.
    Text,
}

/// The format of a file.
///
/// The signatures: ISO 32000-1 section 7.5.2 (PDF), APPNOTE.TXT 4.3.7 and 4.3.16 (ZIP), MS-CFB 2.2 (the container of old
/// Office files), MS-OFFCRYPTO 2.3.1 (a DOCX with a password is such a container with a stream `EncryptedPackage`),
/// RTF 1.9.1.
pub(super) fn format(bytes: &[u8]) -> Format {
    const OLD_OFFICE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    const ENCRYPTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    if bytes.trim_ascii_start().starts_with(b"%PDF-") {
        return Format::Pdf;
    }
    if bytes.starts_with(OLD_OFFICE) {
        let is_encrypted = memmem::find(bytes, ENCRYPTED).is_some();
        return if is_encrypted { Format::Protected } else { Format::OldOffice };
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Format::Archive;
    }
    if bytes.starts_with(b"{\\rtf") { Format::RichText } else { Format::Text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_format_is_told_by_its_first_bytes() {
        let old = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
        let encrypted = [old.as_slice(), b"\0E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"].concat();
        for (bytes, expected) in [
            (b"%PDF-1.7\n".as_slice(), Format::Pdf),
            (old, Format::OldOffice),
            (&encrypted, Format::Protected),
            (b"PK\x03\x04..", Format::Archive),
            (b"{\\rtf1\\ansi}", Format::RichText),
            (b"1. The header is %PDF-1.7.", Format::Text),
            (b"", Format::Text),
        ] {
            assert_eq!(format(bytes), expected);
        }
    }
}
