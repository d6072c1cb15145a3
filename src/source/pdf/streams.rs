//! Unpacking streams within limits. The crate that reads the objects unpacks whatever a file says, so a megabyte may
//! become a gigabyte; here a stream is measured first, or unpacked by a decoder that stops.

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use hayro_syntax::object::dict::keys::{DECODE_PARMS, DP};
use memchr::memmem;
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::{TINFL_FLAG_HAS_MORE_INPUT, TINFL_FLAG_IGNORE_ADLER32};
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use miniz_oxide::inflate::decompress_to_vec_with_limit;

use super::budget::{Budget, LARGEST_STREAM, PdfLimit};

/// The most bytes that one byte of a deflate stream makes: a match of 258 bytes takes two bits.
const DEFLATE_RATIO: usize = 1032;
/// One code of nine bits stands for at most 4,096 bytes.
const LZW_RATIO: usize = 3641;
/// Two bytes make 128.
const RUN_LENGTH_RATIO: usize = 64;

/// The bytes of the object streams and cross-reference streams of a file, which are all kept in memory.
const MOST_OBJECT_BYTES: usize = 64 * 1024 * 1024;

/// The bytes of a stream, unpacked. A damaged stream gives what could be unpacked, one of pictures nothing.
pub(super) fn unpacked(stream: &Stream<'_>, budget: &mut Budget) -> Result<Vec<u8>, PdfLimit> {
    let filters = stream.filters();
    let has_parameters = stream.dict().contains_key(DECODE_PARMS) || stream.dict().contains_key(DP);
    if let ([Filter::FlateDecode], false) = (filters.as_slice(), has_parameters) {
        let bytes = inflated(&stream.raw_data())?;
        budget.bytes(bytes.len())?;
        return Ok(bytes);
    }
    measure(stream, budget)?;
    Ok(stream.decoded_data().map(std::borrow::Cow::into_owned).unwrap_or_default())
}

/// Takes what a stream unpacks to, or could at most, from the budget without keeping it; returns it in bytes.
pub(super) fn measure(stream: &Stream<'_>, budget: &mut Budget) -> Result<usize, PdfLimit> {
    let raw = stream.raw_data();
    let filters = stream.filters();
    let size = match filters.as_slice() {
        [Filter::FlateDecode] => inflated_size(&raw, 0, LARGEST_STREAM),
        filters => filters.iter().fold(raw.len(), |size, filter| size.saturating_mul(ratio(*filter))),
    };
    if size > LARGEST_STREAM {
        return Err(PdfLimit::Bytes);
    }
    budget.bytes(size)?;
    Ok(size)
}

/// The most bytes that a filter makes of one.
fn ratio(filter: Filter) -> usize {
    match filter {
        Filter::FlateDecode => DEFLATE_RATIO,
        Filter::LzwDecode => LZW_RATIO,
        Filter::RunLengthDecode => RUN_LENGTH_RATIO,
        Filter::Ascii85Decode => 4,
        Filter::AsciiHexDecode
        | Filter::Crypt
        | Filter::CcittFaxDecode
        | Filter::Jbig2Decode
        | Filter::DctDecode
        | Filter::JpxDecode => 1,
    }
}

/// A deflate stream without its two bytes of zlib header, if it has them.
fn without_header(bytes: &[u8]) -> &[u8] {
    match bytes {
        [method, flags, rest @ ..]
            if method & 0x0f == 8 && u16::from_be_bytes([*method, *flags]).is_multiple_of(31) =>
        {
            rest
        }
        _ => bytes,
    }
}

fn inflated(bytes: &[u8]) -> Result<Vec<u8>, PdfLimit> {
    match decompress_to_vec_with_limit(without_header(bytes), LARGEST_STREAM) {
        Ok(unpacked) => Ok(unpacked),
        Err(error) if error.status == TINFLStatus::HasMoreOutput => Err(PdfLimit::Bytes),
        Err(error) => Ok(error.output),
    }
}

/// How many bytes a deflate stream unpacks to, without keeping them. Where it is damaged, the rest of its `length` bytes
/// counts at the highest ratio, for another decoder may go on where this one stops. Stops counting behind `most`.
fn inflated_size(bytes: &[u8], length: usize, most: usize) -> usize {
    inflate_through(bytes, length, most, &mut |_| {})
}

/// As [`inflated_size`]; shows `look` each stretch as it is unpacked.
fn inflate_through(bytes: &[u8], length: usize, most: usize, look: &mut dyn FnMut(&[u8])) -> usize {
    let mut input = without_header(bytes);
    let total = input.len();
    let mut state = DecompressorOxide::new();
    let mut window = vec![0_u8; 32 * 1024];
    let mut position = 0;
    let mut size: usize = 0;
    loop {
        let flags = TINFL_FLAG_IGNORE_ADLER32 | TINFL_FLAG_HAS_MORE_INPUT;
        let (status, read, written) = decompress(&mut state, input, &mut window, position, flags);
        input = input.get(read..).unwrap_or_default();
        look(window.get(position..position.saturating_add(written)).unwrap_or_default());
        // What is read counts where it is more: a stream of empty blocks makes nothing and takes as long.
        size = size.saturating_add(written).max(total.saturating_sub(input.len()));
        position = position.saturating_add(written) % window.len();
        match status {
            TINFLStatus::Done => return size,
            TINFLStatus::HasMoreOutput if size <= most => {}
            TINFLStatus::HasMoreOutput => return size,
            _ => {
                let read = bytes.len().saturating_sub(input.len());
                return size.saturating_add(length.saturating_sub(read).saturating_mul(DEFLATE_RATIO));
            }
        }
    }
}

/// Refuses a file whose object streams would not fit in memory, before any is unpacked.
///
/// They are found by the words of their dictionaries. In an encrypted file they cannot be measured, so that the most
/// they could unpack to counts.
pub(super) fn check_object_streams(file: &[u8]) -> Result<(), PdfLimit> {
    let is_encrypted = memmem::find(file, b"/Encrypt").is_some();
    let mut total: usize = 0;
    let mut dictionaries = memmem::find_iter(file, b"<<").count();
    let mut begin = 0;
    for at in memmem::find_iter(file, b"stream") {
        let before = file.get(begin..at).unwrap_or_default();
        begin = at;
        if before.ends_with(b"end") {
            continue;
        }
        let from = before.len().saturating_sub(LONGEST_DICTIONARY);
        let words = before.get(from..).unwrap_or_default().trim_ascii_end();
        if words.ends_with(b">>") && may_hold_objects(words) {
            let data = file.get(at.saturating_add(6)..).unwrap_or_default();
            let mut look = |part: &[u8]| dictionaries += memmem::find_iter(part, b"<<").count();
            let size = object_stream_size(words, data.trim_ascii_start(), is_encrypted, &mut look);
            total = total.saturating_add(size);
        }
        if total > MOST_OBJECT_BYTES {
            return Err(PdfLimit::Bytes);
        }
        if dictionaries > MOST_DICTIONARIES {
            return Err(PdfLimit::Elements);
        }
    }
    if dictionaries > MOST_DICTIONARIES { Err(PdfLimit::Elements) } else { Ok(()) }
}

/// Dictionaries of a file: each may be taken for a page, which takes half a kilobyte. A tagged report has 100 a page.
const MOST_DICTIONARIES: usize = 400_000;

/// A dictionary of a stream is short; one that is longer is looked at from its end.
const LONGEST_DICTIONARY: usize = 16 * 1024;

fn holds(dictionary: &[u8], word: &[u8]) -> bool {
    memmem::find(dictionary, word).is_some()
}

/// Whether a stream with such a dictionary may be taken for an object stream or a cross-reference stream. A name may be
/// written with escapes.
fn may_hold_objects(dictionary: &[u8]) -> bool {
    let objects = holds(dictionary, b"/N") && holds(dictionary, b"/First");
    holds(dictionary, b"ObjStm") || holds(dictionary, b"XRef") || holds(dictionary, b"#") || objects
}

/// The most bytes that such a stream unpacks to; `words` end with its dictionary, other objects may stand before it.
fn object_stream_size(words: &[u8], data: &[u8], is_encrypted: bool, look: &mut dyn FnMut(&[u8])) -> usize {
    let begin = memmem::rfind(words, b" obj").unwrap_or(0);
    let dictionary = words.get(begin..).unwrap_or_default();
    let is_candidate = may_hold_objects(dictionary);
    let length = if is_candidate { stated_length(dictionary, data) } else { 0 };
    let count = |word: &[u8]| memmem::find_iter(dictionary, word).count();
    let others = count(b"LZW") + count(b"RunLength") + count(b"/RL") + count(b"ASCII") + count(b"/A");
    let flates = count(b"/Fl");
    if flates == 0 && others == 0 && !holds(dictionary, b"#") {
        // It is not packed, and its dictionaries were counted with those of the file.
        return 0;
    }
    if flates == 1 && others == 0 && (!is_encrypted || holds(dictionary, b"XRef")) {
        return inflate_through(data, length, MOST_OBJECT_BYTES, look);
    }
    length.saturating_mul(if others > 0 { LZW_RATIO } else { DEFLATE_RATIO })
}

/// The bytes that a stream has at most: as its dictionary says, up to the next end of a stream, or the rest of the file
/// where the dictionary says it elsewhere.
fn stated_length(dictionary: &[u8], data: &[u8]) -> usize {
    let end = memmem::find(data, b"endstream").unwrap_or(data.len());
    let Some(at) = memmem::rfind(dictionary, b"/Length") else { return end };
    let words = dictionary.get(at.saturating_add(7)..).unwrap_or_default().trim_ascii_start();
    let digits = words.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number =
        words.get(..digits).and_then(|digits| std::str::from_utf8(digits).ok()?.parse::<usize>().ok());
    let follows = words.get(digits..).unwrap_or_default().trim_ascii_start();
    let is_reference = follows.first().is_some_and(u8::is_ascii_digit);
    match number {
        Some(length) if !is_reference => length.max(end).min(data.len()),
        Some(_) | None => data.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec_zlib;

    fn object_stream(data: &[u8]) -> Vec<u8> {
        let head = format!(
            "1 0 obj <</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {}>>\nstream\n",
            data.len()
        );
        [head.as_bytes(), data, b"\nendstream endobj\n"].concat()
    }

    #[test]
    fn a_stream_is_measured_without_being_kept() {
        let bytes = vec![b'a'; 3_000_000];
        let packed = compress_to_vec_zlib(&bytes, 6);
        assert_eq!(inflated_size(&packed, packed.len(), LARGEST_STREAM), bytes.len());
        assert_eq!(inflated(&packed).unwrap(), bytes);
        let cut = packed.get(..packed.len() / 2).unwrap();
        // Of a stream that is cut, decoders give more or less of the last block.
        let last_block = 1 << 16;
        assert!(inflated_size(cut, cut.len(), LARGEST_STREAM) + last_block >= inflated(cut).unwrap().len());
        assert!(inflated_size(&packed, packed.len(), 1000) > 1000);
    }

    #[test]
    fn a_bomb_in_an_object_stream_is_refused_unopened() {
        let bomb = compress_to_vec_zlib(&vec![b' '; MOST_OBJECT_BYTES / 2 + 1], 1);
        let one = object_stream(&bomb);
        assert_eq!(check_object_streams(&one), Ok(()));
        assert_eq!(check_object_streams(&[one.clone(), one].concat()), Err(PdfLimit::Bytes));
    }

    #[test]
    fn other_streams_are_not_measured() {
        let file = b"<</Length 9>> stream\nxxxxxxxxx\nendstream";
        assert_eq!(check_object_streams(file), Ok(()));
    }
}
