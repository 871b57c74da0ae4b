//! Whom nobody has heard from yet: send again, take back.

use domain::team::InvitationView;
use domain::time::LocalDateTime;
use domain::tr;
use leptos::prelude::*;

use super::members_api as api;
use super::words::{day, refusal, role_text};
use crate::session::use_locale;
use crate::ui::{Button, Chip, Column, DataTable, Dialog, Kind, Section, Size, Tone, Variant, use_toasts};

/// The part of the page below the members.
#[component]
pub(super) fn Pending(invitations: Vec<InvitationView>, days: Vec<LocalDateTime>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let doomed = RwSignal::new(None::<InvitationView>);
    let open = RwSignal::new(false);
    let none = invitations.is_empty();
    let columns = vec![
        Column::new(tr!(l, common.email)),
        Column::new(tr!(l, team.roles)).hidden_on_phones(),
        Column::new(tr!(l, team.lasts)).hidden_on_phones(),
        Column::silent(tr!(l, common.actions)),
    ];
    let rows: Vec<_> = invitations
        .into_iter()
        .map(|one| view! { <Row one days=days.clone() reload take_back=move |one| { doomed.set(Some(one)); open.set(true); }/> })
        .collect();
    view! {
        <Section title=tr!(l, team.invitations_title)>
            {if none {
                view! { <p class="soft">{tr!(l, team.invitations_none)}</p> }.into_any()
            } else {
                view! { <DataTable caption=tr!(l, team.invitations_title) columns>{rows}</DataTable> }.into_any()
            }}
        </Section>
        <TakeBack doomed open reload/>
    }
}

#[component]
fn Row(
    one: InvitationView,
    days: Vec<LocalDateTime>,
    reload: RwSignal<i32>,
    take_back: impl Fn(InvitationView) + Send + Sync + 'static,
) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let (id, email) = (one.id, one.email.clone());
    let resend = Action::new(move |()| api::resend_invitation(id));
    Effect::new(move || match resend.value().get() {
        Some(Ok(())) => {
            toasts.say(tr!(l, team.resent, email = &email));
            reload.update(|n| *n += 1);
        }
        Some(Err(e)) => toasts.fail(refusal(l, &e.0)),
        None => {}
    });
    let what = tr!(l, team.role_at, role = role_text(l, one.role), organisation = &one.organisation_name);
    let what =
        one.until.map_or_else(|| what.clone(), |at| format!("{what}, {}", tr!(l, team.until_day, date = day(l, &days, at))));
    let end = day(l, &days, one.expires_at);
    let expired = one.expired;
    let lasts = if expired { tr!(l, team.expired_on, date = end) } else { tr!(l, team.until_day, date = end) };
    let (narrow, by) = (format!("{what}, {lasts}"), tr!(l, team.invited_by, name = &one.invited_by));
    let (again, back) = (tr!(l, team.resend_to, email = &one.email), tr!(l, team.revoke_for, email = &one.email));
    view! {
        <tr>
            <td>
                <b class="breakable">{one.email.clone()}</b>" "{expired.then(|| view! { <Chip tone=Tone::Warn>{tr!(l, team.expired)}</Chip> })}
                <p class="member-narrow">{narrow}</p>
                <p class="small soft">{by}</p>
            </td>
            <td class="roomy">{what}</td>
            <td class="roomy soft">{lasts}</td>
            <td class="number">
                <div class="actions">
                    <Button kind=Kind::Button size=Size::Small attr:aria-label=again disabled=resend.pending() on:click=move |_| { resend.dispatch(()); }>{tr!(l, team.resend)}</Button>
                    <Button kind=Kind::Button size=Size::Small variant=Variant::Quiet attr:aria-label=back on:click=move |_| take_back(one.clone())>{tr!(l, team.revoke)}</Button>
                </div>
            </td>
        </tr>
    }
}

#[component]
fn TakeBack(doomed: RwSignal<Option<InvitationView>>, open: RwSignal<bool>, reload: RwSignal<i32>) -> impl IntoView {
    let l = use_locale();
    let toasts = use_toasts();
    let email = move || doomed.get().map(|one| one.email).unwrap_or_default();
    let revoke = Action::new(move |one: &InvitationView| api::revoke_invitation(one.id));
    Effect::new(move || match revoke.value().get() {
        Some(Ok(())) => {
            open.set(false);
            toasts.say(tr!(
                l,
                team.revoked,
                email = doomed.with_untracked(|one| one.as_ref().map(|o| o.email.clone())).unwrap_or_default()
            ));
            reload.update(|n| *n += 1);
        }
        Some(Err(e)) => toasts.fail(refusal(l, &e.0)),
        None => {}
    });
    view! {
        <Dialog
            id="take-back" title=tr!(l, team.revoke_title) open
            footer=move || view! {
                <Button kind=Kind::Button on:click=move |_| open.set(false)>{tr!(l, common.cancel)}</Button>
                <Button kind=Kind::Button variant=Variant::Danger disabled=revoke.pending() on:click=move |_| {
                    if let Some(one) = doomed.get_untracked() { revoke.dispatch(one); }
                }>{tr!(l, team.revoke)}</Button>
            }
        >
            <p>{move || tr!(l, team.revoke_text, email = email())}</p>
        </Dialog>
    }
}
