//! vCards 2.1, 3.0 and 4.0: one row a card, with columns of its own.

use std::collections::BTreeMap;

use encoding_rs::Encoding;

use super::{Found, ReadError, Row, Sink, encoding, is_blank};

/// The columns cards have. Several values of one are lines of its cell.
pub const COLUMNS: &[&str] = &[
    "full_name",
    "honorific_prefix",
    "given_name",
    "additional_name",
    "family_name",
    "nickname",
    "birth_date",
    "pronouns",
    "kind",
    "email:any",
    "email:home",
    "email:work",
    "phone:any",
    "phone:mobile",
    "phone:home",
    "phone:work",
    "street:home",
    "extra:home",
    "postcode:home",
    "city:home",
    "region:home",
    "country:home",
    "street:work",
    "extra:work",
    "postcode:work",
    "city:work",
    "region:work",
    "country:work",
    "street:other",
    "extra:other",
    "postcode:other",
    "city:other",
    "region:other",
    "country:other",
    "employer",
    "job_title",
    "link:website",
    "language",
    "tags",
    "note",
    "external_id",
];

/// Reads every card of a file.
pub fn read(bytes: &[u8], sink: &mut dyn Sink) -> Result<(), ReadError> {
    sink.sheet(Found {
        encoding: encoding::detect(bytes)?.name().to_owned(),
        columns: Some(COLUMNS.iter().map(|c| (*c).to_owned()).collect()),
        ..Found::default()
    })?;
    let text;
    // UTF-16 has zeros between the letters and must be decoded first; else each line is decoded by what it says of itself.
    let bytes = if encoding::detect(bytes)?.is_ascii_compatible() {
        bytes
    } else {
        text = encoding::decode(bytes).0;
        text.as_bytes()
    };
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let (mut card, mut depth, mut any) = (Card::default(), 0_u32, false);
    for (number, line) in lines(bytes) {
        let Some(property) = Property::parse(&line) else { continue };
        match (property.name.as_str(), property.text().trim().to_uppercase().as_str()) {
            ("BEGIN", "VCARD") => {
                any = true;
                depth += 1;
                if depth == 1 {
                    card = Card { line: number, ..Card::default() };
                }
            }
            ("END", "VCARD") => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    emit(&mut card, sink)?;
                }
            }
            _ if depth == 1 => card.add(&property),
            _ => {}
        }
    }
    // A file that was cut off still holds its last card.
    if depth > 0 {
        emit(&mut card, sink)?;
    }
    if any { Ok(()) } else { Err(ReadError::Broken("no card in this file".into())) }
}

/// A card with nothing in it is a blank row.
fn emit(card: &mut Card, sink: &mut dyn Sink) -> Result<(), ReadError> {
    let card = std::mem::take(card);
    let cells: Vec<String> = COLUMNS.iter().map(|c| card.cells.get(c).cloned().unwrap_or_default().replace('\0', "")).collect();
    if cells.iter().all(|c| is_blank(c)) {
        return Ok(());
    }
    sink.row(Row { line: card.line, cells })
}

/// Lines with what is folded put together: a line that begins with a blank goes on; so does one of quoted-printable that ends in `=`.
fn lines(bytes: &[u8]) -> Vec<(u32, Vec<u8>)> {
    let mut out: Vec<(u32, Vec<u8>)> = Vec::new();
    let mut soft = false;
    for (number, line) in (1..).zip(bytes.split(|b| *b == b'\n')) {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let folded = line.first().is_some_and(|b| matches!(b, b' ' | b'\t'));
        match out.last_mut() {
            Some((_, last)) if soft => {
                last.pop();
                last.extend_from_slice(line.trim_ascii_start());
            }
            Some((_, last)) if folded => last.extend_from_slice(line.get(1..).unwrap_or_default()),
            _ => out.push((number, line.to_vec())),
        }
        let quoted = out.last().is_some_and(|(_, last)| {
            let head = last.split(|b| *b == b':').next().unwrap_or_default();
            head.to_ascii_uppercase().windows(16).any(|w| w == b"QUOTED-PRINTABLE")
        });
        soft = quoted && line.ends_with(b"=");
    }
    out
}

/// A property: name without its group, parameters in capitals, value as bytes.
struct Property {
    name: String,
    params: Vec<(String, String)>,
    value: Vec<u8>,
}

impl Property {
    fn parse(line: &[u8]) -> Option<Self> {
        let mut quoted = false;
        let colon = line.iter().position(|b| {
            quoted ^= *b == b'"';
            *b == b':' && !quoted
        })?;
        let head = String::from_utf8_lossy(line.get(..colon)?).into_owned();
        let mut parts = head.split(';');
        // Some cards have dashes, stars or plus signs before a name: from a forwarded mail, or from a comparison of two files.
        let name = parts.next()?.rsplit('.').next()?.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_uppercase();
        let params = parts
            .map(|p| match p.split_once('=') {
                Some((key, value)) => (key.trim().to_uppercase(), value.trim_matches(['"', ' ']).to_uppercase()),
                None => ("TYPE".to_owned(), p.trim().to_uppercase()),
            })
            .collect();
        Some(Self { name, params, value: line.get(colon + 1..)?.to_vec() })
    }

    fn has(&self, word: &str) -> bool {
        self.params.iter().any(|(_, value)| value.split(',').any(|v| v == word))
    }

    /// The value as text, with the escapes of lists still in it.
    fn text(&self) -> String {
        let bytes = if self.has("QUOTED-PRINTABLE") { unquote(&self.value) } else { self.value.clone() };
        let said = self.params.iter().find(|(key, _)| key == "CHARSET").and_then(|(_, v)| Encoding::for_label(v.as_bytes()));
        match said {
            // What says UTF-8 and is not was written by a program that did not know.
            Some(encoding) if encoding != encoding_rs::UTF_8 || std::str::from_utf8(&bytes).is_ok() => {
                encoding.decode(&bytes).0.into_owned()
            }
            _ => encoding::decode(&bytes).0,
        }
    }

    /// The parts of a value of several parts, each unescaped.
    fn parts(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let text = self.text();
        let mut letters = text.chars();
        while let Some(c) = letters.next() {
            let Some(last) = parts.last_mut() else { break };
            match c {
                ';' => parts.push(String::new()),
                '\\' => match letters.next() {
                    Some('n' | 'N') => last.push('\n'),
                    Some(other) => last.push(other),
                    None => {}
                },
                other => last.push(other),
            }
        }
        parts.iter().map(|p| p.trim().to_owned()).collect()
    }

    fn whole(&self) -> String {
        let joined = self.parts().join("; ");
        joined.trim_matches(['"', ' ']).to_owned()
    }

    fn place(&self) -> &'static str {
        if self.has("WORK") {
            "work"
        } else if self.has("HOME") {
            "home"
        } else {
            "any"
        }
    }
}

fn unquote(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).and_then(|h| std::str::from_utf8(h).ok()).and_then(|h| u8::from_str_radix(h, 16).ok());
        match (first, hex) {
            (b'=', Some(byte)) => {
                out.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            (byte, _) => {
                out.push(*byte);
                rest = after;
            }
        }
    }
    out
}

#[derive(Default)]
struct Card {
    line: u32,
    cells: BTreeMap<&'static str, String>,
}

impl Card {
    fn put(&mut self, column: &str, value: &str) {
        let value = value.trim();
        let Some(column) = COLUMNS.iter().find(|c| **c == column).filter(|_| !value.is_empty()) else { return };
        let cell = self.cells.entry(column).or_default();
        if !cell.is_empty() {
            cell.push('\n');
        }
        cell.push_str(value);
    }

    fn add(&mut self, p: &Property) {
        match p.name.as_str() {
            "FN" if !self.cells.contains_key("full_name") => self.put("full_name", &p.whole()),
            "N" if !self.cells.contains_key("family_name") && !self.cells.contains_key("given_name") => {
                let columns = ["family_name", "given_name", "additional_name", "honorific_prefix"];
                for (column, part) in columns.iter().zip(p.parts()) {
                    self.put(column, &part.replace(',', " "));
                }
            }
            "NICKNAME" => self.put("nickname", &p.whole()),
            "BDAY" => self.put("birth_date", p.whole().split('T').next().unwrap_or_default()),
            "PRONOUNS" => self.put("pronouns", &p.whole()),
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => self.put("kind", &p.whole()),
            "X-ABSHOWAS" => self.put("kind", &p.whole()),
            "EMAIL" => self.put(&format!("email:{}", p.place()), &p.whole()),
            "TEL" => self.phone(p),
            "ADR" => self.address(p),
            "ORG" => self.put("employer", &p.parts().into_iter().filter(|o| !o.is_empty()).collect::<Vec<_>>().join(", ")),
            "TITLE" => self.put("job_title", &p.whole()),
            "ROLE" if !self.cells.contains_key("job_title") => self.put("job_title", &p.whole()),
            "URL" | "SOCIALPROFILE" | "X-SOCIALPROFILE" => self.put("link:website", &p.whole()),
            "LANG" | "LANGUAGE" => self.put("language", &p.whole()),
            "CATEGORIES" => self.put("tags", &p.whole()),
            "NOTE" => self.put("note", &p.whole()),
            "UID" => self.put("external_id", &p.whole()),
            _ => {}
        }
    }

    fn phone(&mut self, p: &Property) {
        let value = p.whole();
        let number = value.strip_prefix("tel:").unwrap_or(&value);
        if p.has("FAX") || p.has("PAGER") {
            return self.put("note", &format!("Fax: {number}"));
        }
        let place = if p.has("CELL") { "mobile" } else { p.place() };
        self.put(&format!("phone:{place}"), number);
    }

    fn address(&mut self, p: &Property) {
        let parts = p.parts();
        let part = |i: usize| parts.get(i).map(String::as_str).unwrap_or_default();
        let wanted = if p.place() == "work" { "work" } else { "home" };
        let taken = |place: &str| {
            self.cells.keys().any(|c| {
                c.strip_suffix(place).is_some_and(|c| !c.starts_with("email") && !c.starts_with("phone") && c.ends_with(':'))
            })
        };
        let place = [wanted, "other"].into_iter().find(|place| !taken(place));
        let Some(place) = place else {
            let all: Vec<&str> = parts.iter().map(String::as_str).filter(|p| !p.is_empty()).collect();
            return self.put("note", &all.join(", "));
        };
        let extra = [part(0), part(1)].iter().filter(|p| !p.is_empty()).copied().collect::<Vec<_>>().join(", ");
        for (column, value) in [
            ("extra", extra.as_str()),
            ("street", part(2)),
            ("city", part(3)),
            ("region", part(4)),
            ("postcode", part(5)),
            ("country", part(6)),
        ] {
            self.put(&format!("{column}:{place}"), &value.replace('\n', ", "));
        }
    }
}
