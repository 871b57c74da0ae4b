//! A file from the reader's machine.

use leptos::prelude::*;

use super::shell::Shell;
use crate::ui::parts::given;

/// Picks a file. The form around it must be `enctype="multipart/form-data"`.
#[component]
pub fn FileField(
    #[prop(into)] label: String,
    #[prop(into)] name: String,
    #[prop(optional, into)] accept: String,
    #[prop(optional, into)] hint: String,
    #[prop(optional, into)] note: String,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional)] multiple: bool,
    #[prop(optional, into)] id: String,
) -> impl IntoView {
    let id = Shell::id(id, &name);
    let shell = Shell { id: id.clone(), label, note, hint, error };
    let control = view! {
        <input
            class="input file"
            type="file"
            id=id
            name=name
            accept=given(accept)
            required=required
            multiple=multiple
            aria-describedby=shell.described()
            aria-invalid=shell.invalid()
        />
    };
    shell.around("field", control.into_any())
}
