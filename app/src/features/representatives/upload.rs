//! Choosing a file.

use domain::l10n;
use domain::representatives::import::ImportKind;
use domain::representatives::texts;
use domain::tr;
use leptos::prelude::*;

use super::paths;
use crate::session::use_locale;
use crate::ui::{Button, Choice, FileField, Select, Variant};

/// Kind and file. A plain form: the file goes to the server as it is, and the preview comes back.
#[component]
pub fn Upload() -> impl IntoView {
    let l = use_locale();
    let options: Vec<Choice> = ImportKind::ALL.iter().map(|k| Choice::new(k.as_str(), l10n::text(l, texts::kind(*k)))).collect();
    view! {
        <form method="post" class="narrow" action=paths::UPLOAD enctype="multipart/form-data">
            <Select label=tr!(l, representatives.kind) name="kind" options/>
            <FileField label=tr!(l, representatives.file) name="file" accept=".json,.geojson,.csv,.tsv,.txt" required=true/>
            <Button variant=Variant::Primary>{tr!(l, representatives.upload)}</Button>
        </form>
    }
}
