//! How outgoing mail stands.

use domain::mail::{MailQueue, MailRoad, MailState, RefusedMail};
use domain::{l10n, tr};
use leptos::prelude::*;

use super::words::mail_state;
use crate::session::use_locale;
use crate::ui::{Column, DataTable, Note, Stat, StatRow, Tone};

/// Counts by state, and what was refused.
#[component]
pub fn Mail(queue: MailQueue) -> impl IntoView {
    let l = use_locale();
    let road = match queue.road {
        MailRoad::Kept => view! { <Note>{tr!(l, operations.road_kept)} " " <a href="/mailbox" rel="external">{tr!(l, ui.nav_mailbox)}</a></Note> }.into_any(),
        MailRoad::Reflected => view! { <Note tone=Tone::Warn>{tr!(l, operations.road_reflected)}</Note> }.into_any(),
        MailRoad::Out => view! { <p>{tr!(l, operations.road_out)}</p> }.into_any(),
    };
    let count = move |state: MailState| queue.counts.iter().find(|(s, _)| *s == state).map_or(0, |(_, n)| *n);
    let shown = match queue.road {
        MailRoad::Kept => vec![MailState::Kept, MailState::Failed],
        _ => vec![MailState::Queued, MailState::Sent, MailState::Failed],
    };
    let stats =
        shown.into_iter().map(|s| view! { <Stat label=mail_state(l, s) value=l10n::number(l, count(s))/> }).collect_view();
    view! { <div class="stack">{road} <StatRow>{stats}</StatRow> <Refused list=queue.refused/></div> }
}

#[component]
fn Refused(list: Vec<RefusedMail>) -> impl IntoView {
    let l = use_locale();
    if list.is_empty() {
        return view! { <p class="soft">{tr!(l, operations.refused_none)}</p> }.into_any();
    }
    let columns = vec![
        Column::new(tr!(l, operations.to_whom)),
        Column::new(tr!(l, operations.reason)),
        Column::new(tr!(l, operations.when)).hidden_on_phones(),
    ];
    let row = move |mail: RefusedMail| {
        let to = if mail.to_address.is_empty() { tr!(l, operations.a_letter) } else { mail.to_address };
        view! { <tr><td>{to}</td><td>{mail.reason}</td><td class="roomy soft">{l10n::date_time(l, &mail.at)}</td></tr> }
    };
    let rows = list.into_iter().map(row).collect_view();
    view! { <h3>{tr!(l, operations.refused_title)}</h3> <DataTable caption=tr!(l, operations.refused_title) columns dense=true>{rows}</DataTable> }.into_any()
}
