//! A face, or the first letters of a name.

use leptos::prelude::*;

use super::parts::given;

/// How large the face is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AvatarSize {
    /// 32 pixels.
    #[default]
    Small,
    /// 48 pixels.
    Large,
}

/// The first letters of the first and the last word of a name.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut letters = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = letters.next();
    first.into_iter().chain(letters.next_back()).flat_map(char::to_uppercase).collect()
}

/// A face or initials. The name stands beside it, so it is silent for screen readers.
#[component]
pub fn Avatar(
    #[prop(into)] name: String,
    #[prop(optional)] size: AvatarSize,
    #[prop(optional, into)] picture: String,
) -> impl IntoView {
    let class = if size == AvatarSize::Large { "avatar avatar-large" } else { "avatar" };
    match given(picture) {
        Some(src) => view! { <img class=class src=src alt="" loading="lazy" width="48" height="48"/> }.into_any(),
        None => view! { <span class=class aria-hidden="true">{given(initials(&name)).unwrap_or_else(|| "–".into())}</span> }
            .into_any(),
    }
}

/// Who: face, name, and one line under it. Children stand behind the line: chips.
#[component]
pub fn PersonCell(
    #[prop(into)] name: String,
    #[prop(optional, into)] href: String,
    #[prop(optional, into)] detail: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let title = match given(href) {
        Some(href) => view! { <a class="person-name" href=href>{name.clone()}</a> }.into_any(),
        None => view! { <span class="person-name">{name.clone()}</span> }.into_any(),
    };
    view! {
        <div class="person">
            <Avatar name/>
            <div class="person-text">
                {title}
                <div class="person-detail">{given(detail)} {children.map(|children| children())}</div>
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn first_and_last_word_count() {
        assert_eq!(initials("Aino Lindqvist"), "AL");
        assert_eq!(initials("maria da silva"), "MS");
        assert_eq!(initials("Østergaard"), "Ø");
        assert_eq!(initials(" (–) "), "");
    }
}
