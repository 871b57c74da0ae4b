//! Small helpers the components share.

/// The id of the control named `name`: stable between the server's and the browser's rendering.
#[must_use]
pub fn field_id(name: &str) -> String {
    let mut id = String::from("f");
    for part in name.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty()) {
        id.push('-');
        id.push_str(part);
    }
    id
}

/// `None` for an empty text, so that the attribute or the element is left out.
pub(super) fn given(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// The class list without its empty members.
pub(super) fn classes(list: &[&str]) -> String {
    list.iter().filter(|class| !class.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// `on` if it holds, else nothing.
pub(super) const fn when(holds: bool, on: &'static str) -> &'static str {
    if holds { on } else { "" }
}

/// Text made safe to stand between tags.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_words() {
        assert_eq!(field_id("email"), "f-email");
        assert_eq!(field_id("title[pt-BR]"), "f-title-pt-BR");
        assert_eq!(field_id(""), "f");
    }

    #[test]
    fn empty_classes_leave_no_gap() {
        assert_eq!(classes(&["btn", "", when(true, "wide"), when(false, "gone")]), "btn wide");
    }

    #[test]
    fn escaped_text_cannot_open_a_tag() {
        assert_eq!(escape("</textarea>&"), "&lt;/textarea&gt;&amp;");
    }
}
