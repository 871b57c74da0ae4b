//! The citizen's tracking page.

use domain::casework::track::TrackPage;
use domain::{ApiError, tr};
use engine::casework;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

use super::confirm::gone;
use super::track_letter::one_letter;
use crate::public::{NotFound, Wrong, awaited};
use crate::server::{ServerCtx, ctx, read_draft};
use crate::ui::{Note, PageHeader, PublicLayout, Tone};

/// Where the letters of one go stand, and what was answered.
#[component]
pub fn Track() -> impl IntoView {
    let token = use_params_map().with_untracked(|p| p.get("token")).unwrap_or_default();
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        match casework::track(&ctx.engine, &ctx.tenant, &token).await {
            Ok(page) => shown(&ctx, page, token).await.into_any(),
            Err(engine::Error::Api(ApiError::NotFound)) => gone(&ctx).into_any(),
            Err(e) => view! { <Wrong kind=e.public()/> }.into_any(),
        }
    })
    .into_any()
}

async fn shown(ctx: &ServerCtx, page: TrackPage, token: String) -> impl IntoView + use<> {
    let l = ctx.locale;
    let many = page.letters.len() > 1;
    let title = if many { tr!(l, letters.track_title_many) } else { tr!(l, letters.track_title) };
    let said = (ctx.query("said").as_deref() == Some("reply"))
        .then(|| view! { <Note tone=Tone::Good><p>{tr!(l, letters.reply_done)}</p></Note> });
    let kept_here =
        page.letters.iter().any(|x| x.kept_here).then(|| view! { <Note><p>{tr!(l, letters.track_kept_here)}</p></Note> });
    let mut letters = Vec::with_capacity(page.letters.len());
    for letter in page.letters {
        let typed = read_draft::<String>(ctx, &format!("reply-{}", letter.id)).await;
        letters.push(one_letter(l, letter, &token, typed));
    }
    view! {
        <Title text=title.clone()/>
        <PublicLayout organisation=ctx.tenant.name.clone()>
            <PageHeader title lead=tr!(l, letters.track_lead)/>
            {said}
            {letters}
            {kept_here}
        </PublicLayout>
    }
}
