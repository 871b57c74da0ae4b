//! Which encoding a text is in, and reading it as UTF-8 while it comes.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How many bytes are looked at in one go.
const STEP: usize = 64 * 1024;
/// Of text that is no UTF-8, how many bytes are guessed by.
const GUESSED_BY: usize = 4 * 1024 * 1024;

/// The encoding of everything a reader gives: by its mark, by the zeros of UTF-16, by being UTF-8, else by what its letters look like.
///
/// # Errors
/// If it can't be read.
pub fn detect(mut from: impl Read) -> io::Result<&'static Encoding> {
    let mut buffer = vec![0; STEP];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let mut utf8 = UTF_8.new_decoder_without_bom_handling();
    let mut seen = Seen::default();
    let mut total = 0;
    loop {
        let n = fill(&mut from, &mut buffer)?;
        let bytes = buffer.get(..n).unwrap_or_default();
        if total == 0 {
            if let Some((encoding, _)) = Encoding::for_bom(bytes) {
                return Ok(encoding);
            }
            if let Some(encoding) = by_zeros(bytes) {
                return Ok(encoding);
            }
        }
        seen.look(&mut utf8, bytes, n < buffer.len());
        if total < GUESSED_BY {
            detector.feed(bytes, n < buffer.len());
        }
        total += n;
        if n < buffer.len() {
            break;
        }
    }
    // A few broken letters in what otherwise is UTF-8 don't make it something else.
    if seen.broken == 0 || seen.good > 20 * seen.broken {
        return Ok(UTF_8);
    }
    Ok(detector.guess(None, Utf8Detection::Deny))
}

#[derive(Default)]
struct Seen {
    good: usize,
    broken: usize,
}

impl Seen {
    fn look(&mut self, decoder: &mut Decoder, mut bytes: &[u8], last: bool) {
        let mut out = vec![0; STEP * 3 + 16];
        loop {
            let (result, read, written) = decoder.decode_to_utf8_without_replacement(bytes, &mut out, last);
            self.good += out.get(..written).unwrap_or_default().iter().filter(|b| **b >= 0xC0).count();
            bytes = bytes.get(read..).unwrap_or_default();
            match result {
                encoding_rs::DecoderResult::InputEmpty => return,
                encoding_rs::DecoderResult::OutputFull => {}
                encoding_rs::DecoderResult::Malformed(..) => self.broken += 1,
            }
        }
    }
}

/// Plain letters in UTF-16 have a zero beside each.
fn by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = start.len() / 4;
    match (even > many.max(1), odd > many.max(1)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// A whole text at once.
#[must_use]
pub fn decode(bytes: &[u8]) -> (String, &'static Encoding) {
    let encoding = detect(bytes).unwrap_or(UTF_8);
    let (text, used, _) = encoding.decode(bytes);
    (text.into_owned(), used)
}

/// Gives UTF-8 while it reads, without the mark at the start.
pub struct Utf8<R> {
    from: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// What of `raw` is still to be decoded.
    waiting: std::ops::Range<usize>,
    /// Decoded and not yet taken. A letter needs up to four bytes, and whoever reads may have room for one.
    text: Vec<u8>,
    ready: std::ops::Range<usize>,
    ended: bool,
    finished: bool,
}

impl<R: Read> Utf8<R> {
    pub fn new(from: R, encoding: &'static Encoding) -> Self {
        let decoder = encoding.new_decoder_with_bom_removal();
        let (raw, text) = (vec![0; STEP], vec![0; STEP * 3 + 16]);
        Self { from, decoder, raw, waiting: 0..0, text, ready: 0..0, ended: false, finished: false }
    }

    fn more(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() && !self.ended {
            let n = fill(&mut self.from, &mut self.raw)?;
            self.waiting = 0..n;
            self.ended = n < self.raw.len();
        }
        let source = self.raw.get(self.waiting.clone()).unwrap_or_default();
        let (result, read, written, _) = self.decoder.decode_to_utf8(source, &mut self.text, self.ended);
        self.waiting.start += read;
        self.ready = 0..written;
        self.finished = self.ended && result == CoderResult::InputEmpty;
        Ok(())
    }
}

impl<R: Read> Read for Utf8<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.ready.is_empty() {
            if self.finished {
                return Ok(0);
            }
            self.more()?;
        }
        let ready = self.text.get(self.ready.clone()).unwrap_or_default();
        let n = ready.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..n), ready.get(..n)) {
            to.copy_from_slice(from);
        }
        self.ready.start += n;
        Ok(n)
    }
}

/// Reads until the buffer is full or there is no more.
fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut n = 0;
    while let Some(rest) = buffer.get_mut(n..).filter(|rest| !rest.is_empty()) {
        match from.read(rest) {
            Ok(0) => break,
            Ok(more) => n += more,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
    Ok(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let encoding = detect(bytes).unwrap();
        let mut text = String::new();
        Utf8::new(bytes, encoding).read_to_string(&mut text).unwrap();
        (text, encoding.name())
    }

    #[test]
    fn encodings_people_have() {
        let danish = "navn;by\nSøren Bjørn Ågård;Ærø og Ålborg på Jylland\nJørgen Kjær;Møn\n";
        assert_eq!(read(danish.as_bytes()), (danish.into(), "UTF-8"));
        assert_eq!(read(format!("\u{feff}{danish}").as_bytes()), (danish.into(), "UTF-8"));
        let latin: Vec<u8> = encoding_rs::WINDOWS_1252.encode(danish).0.into_owned();
        assert_eq!(read(&latin), (danish.into(), "windows-1252"));
        let units: Vec<u16> = danish.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|u| u.to_be_bytes()).collect();
        assert_eq!(read(&little), (danish.into(), "UTF-16LE"));
        assert_eq!(read(&big), (danish.into(), "UTF-16BE"));
        assert_eq!(read(&[&[0xFF, 0xFE], little.as_slice()].concat()), (danish.into(), "UTF-16LE"));
    }

    #[test]
    fn letters_across_the_steps_survive() {
        let long = "Ø".repeat(STEP);
        assert_eq!(read(long.as_bytes()).0, long);
        assert_eq!(read(b"").0, "");
    }
}
