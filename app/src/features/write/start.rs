//! The first page: what it is about, and where the citizen lives.

use domain::representatives::lookup::About;
use domain::tr;
use engine::representatives::{lookup, map as drawing};
use leptos::prelude::*;

use super::parts::{about, address_form, frame, list_form, press_map, today};
use super::{map, paths};
use crate::public::{NotFound, awaited};
use crate::server::{ServerCtx, ctx};
use crate::ui::{ErrorKind, ErrorPage, PageHeader, Tab, Tabs};

/// Where do you live?
#[component]
pub fn Start() -> impl IntoView {
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        match body(&ctx).await {
            Ok(body) => frame(&ctx, 0, tr!(ctx.locale, write.title), body),
            Err(e) => view! { <ErrorPage kind=ErrorKind::from(e.public())/> }.into_any(),
        }
    })
    .into_any()
}

async fn body(ctx: &ServerCtx) -> engine::Result<AnyView> {
    let (l, about, date) = (ctx.locale, about(ctx), today(ctx));
    let areas = lookup::choosable(&ctx.engine, ctx.tenant.id, &date).await?;
    let [(w, h), _] = map::SIZES;
    let whole = drawing::whole(&ctx.engine, ctx.tenant.id, &date, w, h).await?;
    let words = [
        (About::Problem, tr!(l, write.about_problem), tr!(l, write.about_problem_detail)),
        (About::Policy, tr!(l, write.about_policy), tr!(l, write.about_policy_detail)),
        (About::Other, tr!(l, write.about_other), tr!(l, write.about_other_detail)),
    ];
    let tabs = words
        .iter()
        .map(|(a, title, _)| Tab::new(paths::with(paths::START, &[("about", a.as_str())]), title).current(*a == about))
        .collect();
    let detail = words.into_iter().find(|(a, ..)| *a == about).map(|(_, _, detail)| detail).unwrap_or_default();
    Ok(view! {
        <PageHeader title=tr!(l, write.title) lead=tr!(l, write.lead)/>
        <Tabs label=tr!(l, write.about_legend) tabs/>
        <p class="soft">{detail}</p>
        {address_form(l, about, String::new())}
        {whole.map(|whole| view! {
            <h2>{tr!(l, write.map_title)}</h2>
            <p class="field-hint">{tr!(l, write.map_hint)}</p>
            {press_map(l, about, move |w, h| whole.resized(w, h), None)}
        })}
        {list_form(l, about, areas)}
        <p class="abroad"><a href=paths::with(paths::WHO, &[("abroad", "yes"), ("about", about.as_str())])>{tr!(l, write.abroad_link)}</a></p>
    }
    .into_any())
}
