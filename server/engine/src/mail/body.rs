//! What a mail says: a few kinds of blocks that become HTML and text alike, so that both parts always say the same.

use std::fmt::Write as _;

use domain::locale::Locale;

/// A block of a mail.
#[derive(Debug, Clone)]
enum Block {
    Heading(String),
    Paragraph(String),
    Small(String),
    Button { label: String, url: String },
    Facts(Vec<(String, String)>),
    Quote(String),
}

/// The content of a mail, block by block. Texts are plain; markup in them is shown, not obeyed.
#[derive(Debug, Clone, Default)]
pub struct Body(Vec<Block>);

impl Body {
    /// An empty mail.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A heading.
    #[must_use]
    pub fn heading(mut self, text: impl Into<String>) -> Self {
        self.0.push(Block::Heading(text.into()));
        self
    }

    /// A paragraph; line breaks are kept.
    #[must_use]
    pub fn paragraph(mut self, text: impl Into<String>) -> Self {
        self.0.push(Block::Paragraph(text.into()));
        self
    }

    /// A paragraph in small print.
    #[must_use]
    pub fn small(mut self, text: impl Into<String>) -> Self {
        self.0.push(Block::Small(text.into()));
        self
    }

    /// A button that opens `url`.
    #[must_use]
    pub fn button(mut self, label: impl Into<String>, url: impl Into<String>) -> Self {
        self.0.push(Block::Button { label: label.into(), url: url.into() });
        self
    }

    /// Facts in two columns: what, and its value.
    #[must_use]
    pub fn facts(mut self, facts: Vec<(String, String)>) -> Self {
        self.0.push(Block::Facts(facts));
        self
    }

    /// Somebody else's words.
    #[must_use]
    pub fn quote(mut self, text: impl Into<String>) -> Self {
        self.0.push(Block::Quote(text.into()));
        self
    }

    /// The text part.
    #[must_use]
    pub fn text(&self, footer: &str) -> String {
        let mut out = String::new();
        for block in &self.0 {
            match block {
                Block::Heading(t) => out.push_str(&t.to_uppercase()),
                Block::Paragraph(t) | Block::Small(t) => out.push_str(t.trim()),
                Block::Button { label, url } => write!(out, "{label}:\n{url}").unwrap_or_default(),
                Block::Facts(facts) => {
                    let lines: Vec<String> = facts.iter().map(|(k, v)| format!("{k}: {v}")).collect();
                    out.push_str(&lines.join("\n"));
                }
                Block::Quote(t) => {
                    let lines: Vec<String> = t.lines().map(|l| format!("> {l}")).collect();
                    out.push_str(&lines.join("\n"));
                }
            }
            out.push_str("\n\n");
        }
        out.push_str("-- \n");
        out.push_str(footer);
        out.push('\n');
        out
    }

    /// The HTML part: one column, styles inline because mail clients drop everything else.
    #[must_use]
    pub fn html(&self, locale: Locale, title: &str, accent: Option<&str>, footer: &str) -> String {
        let accent = accent.unwrap_or("#0b57d0");
        let mut main = String::new();
        for block in &self.0 {
            let part = match block {
                Block::Heading(t) => format!("<h1 style=\"font-size:22px;line-height:1.25;margin:0 0 16px\">{}</h1>", escape(t)),
                Block::Paragraph(t) => format!("<p style=\"margin:0 0 16px\">{}</p>", lines(t)),
                Block::Small(t) => format!("<p style=\"margin:0 0 16px;font-size:13px;color:#545c69\">{}</p>", lines(t)),
                Block::Button { label, url } => format!(
                    "<p style=\"margin:24px 0\"><a href=\"{}\" style=\"background:{accent};color:#ffffff;padding:12px 20px;border-radius:6px;\
                     text-decoration:none;font-weight:600;display:inline-block\">{}</a></p>\
                     <p style=\"margin:0 0 16px;font-size:13px;color:#545c69;word-break:break-all\">{}</p>",
                    escape(url),
                    escape(label),
                    escape(url)
                ),
                Block::Facts(facts) => {
                    let rows: String = facts
                        .iter()
                        .map(|(k, v)| {
                            format!(
                                "<tr><td style=\"padding:4px 16px 4px 0;color:#545c69;vertical-align:top\">{}</td><td style=\"padding:4px 0\">{}</td></tr>",
                                escape(k), lines(v)
                            )
                        })
                        .collect();
                    format!(
                        "<table role=\"presentation\" style=\"border-collapse:collapse;margin:0 0 16px\"><tbody>{rows}</tbody></table>"
                    )
                }
                Block::Quote(t) => format!(
                    "<blockquote style=\"margin:0 0 16px;padding:8px 16px;border-left:3px solid #dfe3e8\">{}</blockquote>",
                    lines(t)
                ),
            };
            main.push_str(&part);
        }
        format!(
            "<!doctype html><html lang=\"{locale}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
             <title>{}</title></head><body style=\"margin:0;background:#f6f7f9;color:#14181f;font:16px/1.55 system-ui,'Segoe UI',Arial,sans-serif\">\
             <div style=\"max-width:560px;margin:0 auto;padding:24px\"><div style=\"background:#ffffff;border:1px solid #dfe3e8;border-radius:10px;padding:24px\">\
             {main}</div><p style=\"font-size:13px;color:#545c69;margin:16px 8px\">{}</p></div></body></html>",
            escape(title),
            escape(footer)
        )
    }
}

fn lines(text: &str) -> String {
    escape(text.trim()).replace("\r\n", "\n").replace('\n', "<br>")
}

/// Text as HTML shows it literally, also inside a quoted attribute.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;").replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_parts_say_the_same_and_markup_is_shown() {
        let body = Body::new().heading("Hi").paragraph("a < b\nc").button("Go", "https://example.org/?a=1&b=2").quote("one\ntwo");
        let (text, html) = (body.text("Foot"), body.html(Locale::Da, "T", None, "Foot"));
        assert!(text.contains("a < b\nc") && text.contains("Go:\nhttps://example.org/?a=1&b=2") && text.contains("> one\n> two"));
        assert!(
            html.contains("a &lt; b<br>c")
                && html.contains("href=\"https://example.org/?a=1&amp;b=2\"")
                && html.contains("lang=\"da\"")
        );
        assert!(!html.contains("a < b"));
    }
}
