//! QR codes as SVG path data: no image library, sharp at any size.

use std::fmt::Write as _;

use qrcodegen::{QrCode, QrCodeEcc};

use crate::{Error, Result};

/// Empty modules around the code that scanners need.
const QUIET: i32 = 4;

/// Width and height in modules, the quiet zone included.
#[must_use]
pub fn size(qr: &QrCode) -> i32 {
    qr.size() + 2 * QUIET
}

/// The dark modules as path data in a square of [`size`] units.
#[must_use]
pub fn path(qr: &QrCode) -> String {
    let mut out = String::new();
    for y in 0..qr.size() {
        for x in 0..qr.size() {
            if qr.get_module(x, y) {
                write!(out, "M{},{}h1v1h-1z", x + QUIET, y + QUIET).unwrap_or_default();
            }
        }
    }
    out
}

/// A whole SVG file of the code for `text`, black on white, for print.
///
/// # Errors
/// If the text is too long for a QR code.
pub fn svg(text: &str) -> Result<String> {
    let qr = QrCode::encode_text(text, QrCodeEcc::Medium).map_err(|e| Error::Bug(e.to_string()))?;
    let (n, path) = (size(&qr), path(&qr));
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {n} {n}\" width=\"{w}\" height=\"{w}\"><rect width=\"{n}\" height=\"{n}\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>",
        w = n * 8
    ))
}
