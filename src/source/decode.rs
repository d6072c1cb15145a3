use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{SourceErrorKind, html};

/// A text and how it was come by.
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The WHATWG name of the encoding.
    pub encoding: &'static str,
    /// How many malformed sequences became U+FFFD.
    pub replaced: usize,
}

/// Bytes to text. A byte order mark decides; then valid UTF-8; then UTF-16 where there are NUL bytes; then UTF-8 with
/// faults; then what HTML declares; then what the detector guesses.
pub(super) fn decode(mut bytes: Vec<u8>) -> Result<Decoded, SourceErrorKind> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes) {
        if encoding != UTF_8 {
            return without_nul(transcode(encoding, bytes.get(mark..).unwrap_or_default()));
        }
        bytes.drain(..mark);
        return without_nul(decode_utf_8(bytes).unwrap_or_else(|bytes| transcode(UTF_8, &bytes)));
    }
    if memchr::memchr(0, &bytes).is_some() {
        let encoding = utf_16_order(&bytes).ok_or(SourceErrorKind::Binary)?;
        return without_nul(transcode(encoding, &bytes));
    }
    Ok(decode_utf_8(bytes).unwrap_or_else(|bytes| {
        let declared = html::declared_encoding(&bytes).filter(|encoding| *encoding != UTF_8);
        let guessed = || if is_damaged_utf_8(&bytes) { UTF_8 } else { guess(&bytes) };
        let encoding = declared.unwrap_or_else(guessed);
        transcode(encoding, &bytes)
    }))
}

/// The bytes as they are where they are valid UTF-8, else the bytes back.
fn decode_utf_8(bytes: Vec<u8>) -> Result<Decoded, Vec<u8>> {
    String::from_utf8(bytes)
        .map(|text| Decoded { text, encoding: UTF_8.name(), replaced: 0 })
        .map_err(std::string::FromUtf8Error::into_bytes)
}

fn without_nul(decoded: Decoded) -> Result<Decoded, SourceErrorKind> {
    match memchr::memchr(0, decoded.text.as_bytes()) {
        Some(_) => Err(SourceErrorKind::Binary),
        None => Ok(decoded),
    }
}

/// Decodes, with one U+FFFD for each malformed sequence.
fn transcode(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len());
    let mut replaced: usize = 0;
    let mut rest = bytes;
    loop {
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(rest.len().max(16)),
            DecoderResult::Malformed(_, _) => {
                text.push(char::REPLACEMENT_CHARACTER);
                replaced = replaced.saturating_add(1);
            }
        }
    }
    Decoded { text, encoding: encoding.name(), replaced }
}

/// The byte order of bytes that look like UTF-16 without a mark, `None` for bytes that are no such text.
///
/// Both orders are tried on the first 64 kB. One passes where no unit is NUL or a control that texts have no use for
/// and hardly any surrogate is alone. Of two that pass, the one with more ASCII wins: every report has spaces,
/// line ends and digits, and read in the wrong order these become rare letters.
fn utf_16_order(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let little = ascii_units(sample, u16::from_le_bytes).unwrap_or(0);
    let big = ascii_units(sample, u16::from_be_bytes).unwrap_or(0);
    if little == big {
        return None;
    }
    Some(if little > big { UTF_16LE } else { UTF_16BE })
}

/// How many ASCII characters the units are, `None` where they are no text.
fn ascii_units(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<usize> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let mut ascii: usize = 0;
    let mut lone: usize = 0;
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        match decoded {
            Ok('\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | ' '..='~') => ascii = ascii.saturating_add(1),
            Ok(c) if c < ' ' => return None,
            Ok(_) => {}
            Err(_) => lone = lone.saturating_add(1),
        }
    }
    // One alone is a sample that was cut; beyond that one in a thousand is damage.
    (lone <= 1 + pairs.len() / 1000).then_some(ascii)
}

/// How many bytes a guess is made from: the detector takes 6 ms for 37 kB, so a whole book would make a reader wait.
const SAMPLE: usize = 64 * 1024;

/// Whether bytes that are not valid UTF-8 are UTF-8 all the same, with faults: cut at the end, or hurt in few places.
///
/// In another encoding, sequences that happen to be valid UTF-8 are much rarer than invalid ones. Five valid sequences
/// for each fault, and any at all where the only fault is a last character that is not complete.
fn is_damaged_utf_8(bytes: &[u8]) -> bool {
    let mut valid: usize = 0;
    let mut faults: usize = 0;
    for chunk in bytes.utf8_chunks() {
        valid = valid.saturating_add(chunk.valid().chars().filter(|c| !c.is_ascii()).count());
        faults = faults.saturating_add(usize::from(!chunk.invalid().is_empty()));
    }
    if std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none()) {
        return valid > 0;
    }
    valid >= faults.saturating_mul(5)
}

/// What the detector takes the encoding for, looking at the first stretch that is not ASCII.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0).saturating_sub(64);
    let rest = bytes.get(first..).unwrap_or_default();
    let sample = rest.get(..SAMPLE).unwrap_or(rest);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, sample.len() == rest.len());
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{GB18030, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

    const CHINESE: &str =
        "一. 导言\n\n1. 委员会审议了秘书长的报告，并通过了第 70/305 号决议。\n2. 一个目标。\n";

    fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn decoded(bytes: &[u8]) -> (String, &'static str, usize) {
        let Ok(decoded) = decode(bytes.to_vec()) else { panic!("not decoded") };
        (decoded.text, decoded.encoding, decoded.replaced)
    }

    fn encoded(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy, "the test text must be encodable");
        bytes.into_owned()
    }

    #[test]
    fn byte_order_marks_decide_and_are_taken_off() {
        let marked = format!("\u{feff}{CHINESE}");
        assert_eq!(decoded(marked.as_bytes()), (CHINESE.to_owned(), "UTF-8", 0));
        assert_eq!(decoded(&utf_16(&marked, u16::to_le_bytes)), (CHINESE.to_owned(), "UTF-16LE", 0));
        assert_eq!(decoded(&utf_16(&marked, u16::to_be_bytes)), (CHINESE.to_owned(), "UTF-16BE", 0));
    }

    #[test]
    fn utf_16_is_known_without_a_mark() {
        for text in [CHINESE, "1. The Commission met.\n", "a"] {
            assert_eq!(decoded(&utf_16(text, u16::to_le_bytes)), (text.to_owned(), "UTF-16LE", 0));
            assert_eq!(decoded(&utf_16(text, u16::to_be_bytes)), (text.to_owned(), "UTF-16BE", 0));
        }
    }

    #[test]
    fn other_encodings_are_guessed() {
        assert_eq!(decoded(&encoded(GB18030, CHINESE)), (CHINESE.to_owned(), "GBK", 0));
        let french = "1. Le Comité a examiné le rapport du Secrétaire général sur l’état des traités.\n";
        assert_eq!(decoded(&encoded(WINDOWS_1252, french)), (french.to_owned(), "windows-1252", 0));
        let russian = "1. Комиссия рассмотрела доклад Генерального секретаря.\n";
        assert_eq!(decoded(&encoded(WINDOWS_1251, russian)), (russian.to_owned(), "windows-1251", 0));
        let arabic = "1 - نظرت اللجنة في تقرير الأمين العام.\n";
        assert_eq!(decoded(&encoded(WINDOWS_1256, arabic)), (arabic.to_owned(), "windows-1256", 0));
    }

    #[test]
    fn the_guess_looks_past_a_long_beginning_in_ascii() {
        let text = format!("{}\n{CHINESE}", "a line of ASCII\n".repeat(20_000));
        assert_eq!(decoded(&encoded(GB18030, &text)).0, text);
    }

    #[test]
    fn a_text_that_is_cut_in_a_character_stays_utf_8() {
        let cut = &"1. 导言".as_bytes()[..8];
        assert_eq!(decoded(cut), ("1. 导\u{fffd}".to_owned(), "UTF-8", 1));
        let marked = [b"\xEF\xBB\xBF1. ".as_slice(), b"\xE5\xAF"].concat();
        assert_eq!(decoded(&marked), ("1. \u{fffd}".to_owned(), "UTF-8", 1));
    }

    #[test]
    fn a_hurt_byte_in_utf_8_is_counted_and_the_rest_is_kept() {
        let mut bytes = CHINESE.as_bytes().to_vec();
        bytes.insert(20, 0xFF);
        let (text, encoding, replaced) = decoded(&bytes);
        assert_eq!(
            (text.replace('\u{fffd}', "").chars().count(), encoding),
            (CHINESE.chars().count() - 1, "UTF-8")
        );
        assert_eq!(replaced, text.matches('\u{fffd}').count());
    }

    #[test]
    fn a_replacement_character_of_the_source_is_not_counted() {
        assert_eq!(decoded("a\u{fffd}b".as_bytes()).2, 0);
        assert_eq!(decoded(&utf_16("\u{feff}a\u{fffd}b", u16::to_le_bytes)).2, 0);
    }

    #[test]
    fn an_odd_byte_and_a_lone_surrogate_are_replaced() {
        let mut bytes = utf_16("\u{feff}1. The report", u16::to_le_bytes);
        bytes.extend([0x00, 0xD8, 0x41]);
        let (text, _, replaced) = decoded(&bytes);
        assert!(text.starts_with("1. The report\u{fffd}"), "{text}");
        assert_eq!(replaced, text.matches('\u{fffd}').count());
    }

    #[test]
    fn other_bytes_with_nul_are_binary() {
        for bytes in
            [&b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0"[..], b"text\0\0text", b"\xFF\xFE\0\0a\0\0\0", b"\0"]
        {
            assert!(matches!(decode(bytes.to_vec()), Err(SourceErrorKind::Binary)), "{bytes:?}");
        }
    }
}
