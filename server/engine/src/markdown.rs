//! Markdown as organisers write it. Raw HTML in it is shown, not obeyed; links lead to the web, a mailbox or a phone;
//! headings begin below the page's own.

use pulldown_cmark::{CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html as render};

/// Sanitised HTML.
#[must_use]
pub fn html(text: &str) -> String {
    let events = Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH).filter_map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        // A picture from elsewhere would tell that place who reads this page.
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::Heading { level, id: _, classes: _, attrs: _ }) => {
            Some(Event::Start(Tag::Heading { level: lower(level), id: None, classes: Vec::new(), attrs: Vec::new() }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(lower(level)))),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let dest_url = if is_harmless(&dest_url) { dest_url } else { CowStr::Borrowed("#") };
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        Event::SoftBreak => Some(Event::HardBreak),
        other => Some(other),
    });
    let mut out = String::with_capacity(text.len() * 3 / 2);
    render::push_html(&mut out, events);
    out
}

/// The words alone, paragraphs on lines of their own.
#[must_use]
pub fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for event in Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => out.push_str(&words),
            Event::SoftBreak | Event::HardBreak => out.push('\n'),
            Event::Start(Tag::Item) => out.push_str("– "),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock) => out.push_str("\n\n"),
            Event::End(TagEnd::Item) if !out.ends_with('\n') => out.push('\n'),
            _ => {}
        }
    }
    out.trim().to_owned()
}

const fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H2,
        HeadingLevel::H2 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    }
}

fn is_harmless(url: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:", "/", "#"].iter().any(|start| url.starts_with(start)) && !url.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_of_others_is_shown_not_obeyed() {
        let out = html("# Hi\n\n<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![p](https://spy.example/p.png) **b**\nc");
        assert!(out.contains("<h2>Hi</h2>") && out.contains("<strong>b</strong>") && out.contains("<br />"));
        assert!(!out.contains("<script") && !out.contains("javascript:") && !out.contains("<img"));
        assert!(html("<b onclick=x>").contains("&lt;b"));
        assert!(html("[y](//evil.example)").contains("href=\"#\""));
    }

    #[test]
    fn words_alone() {
        assert_eq!(text("# Hi\n\none **two**\n\n- a\n- b"), "Hi\n\none two\n\n– a\n– b");
    }
}
