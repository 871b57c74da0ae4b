//! Who represents the place that was given, or what to do next.

use domain::representatives::lookup::{Outcome, Question};
use domain::tr;
use engine::representatives;
use engine::throttle::{self, Limit};
use leptos::prelude::*;

use super::parts::{about, frame, today};
use super::{answers, map, seats};
use crate::public::{NotFound, awaited};
use crate::server::{ServerCtx, ctx};
use crate::ui::{ErrorKind, ErrorPage};

/// Questions one address may ask in a minute: a class of pupils behind one router, not a machine.
const LIMIT: Limit = Limit::per_minute(120);

/// Who represents me?
#[component]
pub fn Who() -> impl IntoView {
    let Ok(ctx) = ctx() else { return view! { <NotFound/> }.into_any() };
    awaited(async move {
        match ask(&ctx).await {
            Ok(Outcome::Found(found)) => {
                let title = tr!(ctx.locale, write.who_title, n = found.people());
                frame(&ctx, 1, title, seats::page(ctx.locale, about(&ctx), &found))
            }
            Ok(other) => {
                let (title, body) = answers::page(&ctx, about(&ctx), other).await;
                frame(&ctx, 0, title, body)
            }
            Err(e) => view! { <ErrorPage kind=ErrorKind::from(e.public())/> }.into_any(),
        }
    })
    .into_any()
}

async fn ask(ctx: &ServerCtx) -> engine::Result<Outcome> {
    throttle::hit(&ctx.engine, ctx.tenant.id, &format!("write:who:{}", ctx.device.ip), LIMIT).await?;
    let question = Question {
        text: ctx.query("q").unwrap_or_default(),
        point: map::point(ctx),
        token: ctx.query("place").unwrap_or_default(),
        area: ctx.query("area").and_then(|id| id.parse().ok()),
        abroad: ctx.query("abroad").is_some(),
    };
    representatives::find(&ctx.engine, ctx.tenant.id, &today(ctx), &question).await
}
