//! The design system: components without feature words.
//!
//! Every component renders native elements that work with WASM switched off, takes its state as plain props and gets its
//! looks from one file in `style/components` of the same name. No component makes up an id: ids derive from `name`
//! (`field_id("email")` is `f-email`), so a page must not use one name twice; where two forms share a name, give `id`.
//!
//! `use crate::ui::*;` brings all of them in. `into` below means that `&str`, `String` and the like are taken as they are;
//! `Text` stands for `#[prop(into)] String`; `view` for `#[prop(into)] ViewFnOnce`, given as `actions=move || view! { … }`;
//! `live` for `#[prop(into)] Signal<T>`: give a plain value, a signal or a closure. Props in `[brackets]` are optional.
//! Every component takes further plain attributes and events: `<Button attr:form="x" on:click=move |_| …>`.
//!
//! # Actions
//! ```text
//! <Button [variant=Variant::Default] [size=Size::Medium] [kind=Kind::Submit] [name: Text] [value: Text] [icon=Glyph::Plus]
//!         [disabled: live bool] [wide=bool]>"Save"</Button>
//! <LinkButton href: Text [variant] [size] [icon] [wide] [download=bool]>"Add person"</LinkButton>
//! ```
//! `Variant::{Primary, Default, Quiet, Danger}` (one `Primary` per screen), `Size::{Medium, Small}`, `Kind::{Submit, Button, Reset}`.
//!
//! # Forms
//! `error` is `live Option<String>` everywhere: normally `problems.of("email")`.
//! ```text
//! let problems = Problems::new(l, error);          // error: live Option<ApiError>, e.g. `None` or `move || action_error()`
//! <FormErrorSummary problems labels=vec![("email", tr!(l, people.email))]/>
//! <Field label: Text name: &'static str [kind="email"] [value: Text] [hint: Text] [note: Text] [error]
//!        [autocomplete="email"] [inputmode="numeric"] [placeholder: Text] [min] [max] [step] [pattern] [maxlength=u32]
//!        [required=bool] [readonly=bool] [width=FieldWidth::Full] [list=Vec<String>] [bound=RwSignal<String>] [id: Text]/>
//! <TextArea label name [value] [rows=5] [hint] [note] [error] [maxlength] [required] [bound] [id]/>   // counts when `maxlength`
//! <Select label name options=Vec<Choice> [value: Text] [hint] [note] [error] [required] [bound] [id]/> // Choice::new("da", "Dansk")
//! <Combobox label name text=RwSignal<String> options: live Vec<Suggestion> choose: Callback count: Callback [hint] [note] [error] [id]/>
//! <MentionArea label name text=RwSignal<String> names: live Vec<String> count: Callback [rows=3] [hint] [error] [id]/>   // `@` offers names
//! <Checkbox label name [value="true"] [checked=bool] [detail: Text] [error] [required] [bound=RwSignal<bool>] [id]/>
//! <RadioCard name value: Text title: Text [subtitle: Text] [detail: Text] [initials: Text] [picture: Text] [checked=bool]
//!            [disabled=bool] [side: view]/>        // the row of a representative
//! <Fieldset legend: Text [hint] [error] [name]>…</Fieldset>
//! <FieldRow>…fields side by side…</FieldRow>
//! <FileField label name [accept: Text] [hint] [error] [required] [multiple=bool]/>
//! <LocalizedField label name value=LocalizedText [multiline=bool] [first=Locale] [hint] [error] [id]/>  // sends `name[en]`, `name[da]`, …
//! <SearchBox label: Text [action: Text] [name="q"] [value] [keep=Vec<(String, String)>] [inside=bool]/>  // a GET form; `/` puts the cursor there
//!     // `inside=true` within <Filters> or another form: no form of its own
//! <ConfirmForm action: Text label: Text [sentence: Text] [type_this: Text] [danger=bool] [hidden=Vec<(String, String)>]/>
//! ```
//! `note` is the word beside the label ("if you like"); `hint` the sentence under it. `FieldWidth::{Full, Half, Short}`.
//! `kind` is the native input type. `bound` also makes the field follow and drive a signal (console only).
//! `problem_text(l, &Problem) -> String`, `error_text(l, &ApiError) -> String`.
//!
//! # Saying something
//! ```text
//! <Note [tone=Tone::Info] [title: Text]>…</Note>       // in the flow of the page
//! <Banner [tone] >…</Banner>                           // across the page: demo mode, offline
//! <Chip [tone=Tone::Plain] [icon]>"strong"</Chip>       <Kbd>"Ctrl K"</Kbd>
//! <EmptyState title: Text sentence: Text [icon] [action: view]/>
//! <ErrorPage kind=ErrorKind::NotFound/>                // NotFound, Forbidden, Internal(incident), Offline, RateLimited(seconds)
//! <ErrorNote error=ApiError/>                          // where a part of a page could not be loaded
//! <ProgressBar label: Text value=u64 max=u64 [text: Text]/>   <ProgressBar label/> for unknown length
//! ```
//! `Tone::{Plain, Info, Good, Warn, Bad}`; a tone never stands without words.
//!
//! # Showing things
//! ```text
//! <PageHeader title: Text [eyebrow: Text] [lead: Text] [back=(href, label)] [actions: view]/>   // holds the page's h1
//! <Section title: Text [actions: view] [id]>…</Section>
//! <Card [title: Text] [tight=bool]>…</Card>             <Panel>…rows without padding…</Panel>
//! <DataTable caption: Text columns=Vec<Column> [dense=bool] [keyboard=bool]>…<tr>s…</DataTable>
//!     // Column::new("Name").number().hidden_on_phones().sortable(href, Sort::Up)
//!     // `keyboard` lets j/k walk the rows and Enter open the first link of the row
//! <PersonCell name: Text [href: Text] [detail: Text] [children]/>
//! <Avatar name: Text [size=AvatarSize::Small] [picture: Text]/>
//! <DescriptionList items=Vec<(String, AnyView)>/>   <Stat label: Text value: Text [detail: Text] [href: Text]/>   <StatRow>…</StatRow>
//! <Timeline>…<TimelineItem when: Text [datetime: Text] title: Text [icon] [tone] [detail: Text]>…</TimelineItem>…</Timeline>
//! <Bubble from=Voice::Them author: Text when: Text [datetime: Text] [meta: Text] [actions: view]>…</Bubble>   // Voice::{Them, Us, Inside}
//! <Stepper steps=Vec<String> current=usize/>             <Checklist items=Vec<(Done, String)>/>  // Done::{Yes, Now, No}
//! <Markdown html: Text/>                                 // html must be sanitised by the server
//! <CopyText label: Text value: Text [multiline=bool] [rows=4]/>   // a public link, an embed snippet
//! <SkeletonTable [rows=6]/> <SkeletonText [lines=3]/> <SkeletonCard/>
//! <Split side=move || view! { … }>…</Split>              // main column and a 280 px side column
//! <Icon glyph=Glyph::Check [label: Text]/>               // decorative unless it has a label
//! <VisuallyHidden>…</VisuallyHidden>
//! ```
//!
//! # Moving about
//! ```text
//! <Tabs label: Text tabs=Vec<Tab>/>                      // links: Tab::new(href, "Attendees").current(true).count(12)
//! <Menu label: Text [icon] [variant] [size] [end=bool]>…<MenuLink href>…</MenuLink> or <MenuButton …>…</MenuButton>…</Menu>
//! <Pagination [next: Option<String>] [first: Option<String>] [shown: Text]/>   // keyset: hrefs of the next page and of the start
//! <Filters action: Text>…small fields and chips…</Filters> <FilterChip label: Text remove: Text/>
//! <SelectionBar text: Text>…small buttons…</SelectionBar>
//! <LanguageMenu/>                                        // links `?lang=xx` that keep the rest of the address
//! <Dialog id: &'static str title: Text open=RwSignal<bool> [footer: view]>…</Dialog>   // native <dialog>, console only
//! ```
//!
//! # Toasts (console)
//! `let toasts = use_toasts(); toasts.say("Saved"); toasts.undo("Tagged 3 people", move || …);` The undo toast stays ten seconds, longer while
//! the pointer or the focus is on it. `<ToastRegion/>` is part of the console layouts.
//!
//! # Layouts
//! ```text
//! <PublicLayout organisation: Text [home="/"] [logo: Text] [wide=bool]>…</PublicLayout>     // `wide`: 1080 px, else 720
//! <TwoColumns main=move || … side=move || …/>            // promise left, form right
//! <ConsoleLayout actor=Actor organisation: Text [counts=NavCounts]>…</ConsoleLayout>
//! <OfficeLayout actor organisation [counts]>…</OfficeLayout>
//! <AuthLayout organisation: Text>…</AuthLayout>          // one narrow card: login, TOTP, invitation
//! ```
//! The palette (Ctrl-K) lists the navigation and, first, the page's own commands: whatever links and buttons stand in the
//! `actions` of its `PageHeader`, and any element with `data-command`. Nothing has to be registered.

mod avatar;
mod bubble;
mod button;
mod card;
mod chip;
mod console;
mod dialog;
mod empty_state;
mod error_page;
mod facts;
mod form;
mod icon;
mod language_menu;
mod layout;
mod list_tools;
mod menu;
mod note;
mod outcome;
mod page_header;
mod parts;
mod problems;
mod progress;
mod skeleton;
mod stepper;
#[cfg(feature = "ssr")]
pub mod styleguide;
mod table;
mod tabs;
#[cfg(all(test, feature = "ssr"))]
mod tests;
mod text;
mod timeline;
mod toast;
mod tone;

pub use avatar::{Avatar, AvatarSize, PersonCell, initials};
pub use bubble::{Bubble, Voice};
pub use button::{Button, Kind, LinkButton, Size, Variant};
pub use card::{Card, Panel, Section, Split};
pub use chip::{Chip, Kbd};
pub use dialog::Dialog;
pub use empty_state::EmptyState;
pub use error_page::{ErrorKind, ErrorPage};
pub use facts::{DescriptionList, Stat, StatRow};
pub use form::{
    Checkbox, Choice, Combobox, ConfirmForm, Field, FieldRow, FieldWidth, Fieldset, FileField, LocalizedField, MentionArea,
    RadioCard, SearchBox, Select, Suggestion, TextArea,
};
pub use icon::{Glyph, Icon};
pub use language_menu::LanguageMenu;
pub use layout::{AuthLayout, ConsoleLayout, NavCounts, OfficeLayout, PublicLayout, TwoColumns};
pub use list_tools::{FilterChip, Filters, Pagination, SelectionBar};
pub use menu::{Menu, MenuButton, MenuLink};
pub use note::{Banner, Note};
pub use outcome::tell;
pub use page_header::PageHeader;
pub use parts::field_id;
pub use problems::{ErrorNote, FormErrorSummary, OtherProblem, Problems, error_text, problem_text};
pub use progress::ProgressBar;
pub use skeleton::{SkeletonCard, SkeletonTable, SkeletonText};
pub use stepper::{Checklist, Done, Stepper};
pub use table::{Column, DataTable, Sort};
pub use tabs::{Tab, Tabs};
pub use text::{CopyText, Markdown, SkipLink, VisuallyHidden};
pub use timeline::{Timeline, TimelineItem};
pub use toast::{ToastRegion, Toasts, provide_toasts, use_toasts};
pub use tone::Tone;
