//! The HTML around every page.

use std::collections::HashMap;
use std::sync::Arc;

use domain::tr;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

use crate::console::Console;
use crate::public::Public;
use crate::server::{ServerCtx, ctx};
use crate::session::{ELEMENT, Session};

/// Which file stands for which name: `main.css` -> `3f2a…/main.css` below `/pkg`.
#[derive(Debug, Clone, Default)]
pub struct Assets(pub Arc<HashMap<String, String>>);

impl Assets {
    /// Address of an asset. Without a built site the address leads nowhere, and the page still works.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        format!("/pkg/{}", self.0.get(name).map_or(name, String::as_str))
    }
}

fn session(ctx: &ServerCtx) -> Session {
    Session { locale: ctx.locale, tenant: (*ctx.tenant).clone(), actor: ctx.actor.clone(), dev: ctx.dev }
}

/// What stands in every `<head>`. The tenant's colour is a stylesheet of its own, because styles in the page are not allowed.
fn head(ctx: &ServerCtx, assets: &Assets) -> impl IntoView + use<> {
    let theme = ctx.tenant.accent.as_deref().map(|colour| format!("/theme.css?{}", colour.trim_start_matches('#')));
    view! {
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="color-scheme" content="light dark"/>
        <link rel="stylesheet" href=assets.url("main.css")/>
        {theme.map(|href| view! { <link rel="stylesheet" href=href/> })}
        <link rel="icon" href="/icon.svg" type="image/svg+xml"/>
        <MetaTags/>
    }
}

/// A page without WebAssembly: nothing but HTML and CSS.
pub fn public_shell(assets: &Assets) -> impl IntoView + use<> {
    let Ok(ctx) = ctx() else { return ().into_any() };
    provide_context(session(&ctx));
    leptos_meta::provide_meta_context();
    view! {
        <!DOCTYPE html>
        <html lang=ctx.locale.as_str()>
            <head>{head(&ctx, assets)}</head>
            <body><Public/></body>
        </html>
    }
    .into_any()
}

/// A page of the console: rendered here, brought to life in the browser.
pub fn console_shell(assets: &Assets) -> impl IntoView + use<> {
    let Ok(ctx) = ctx() else { return ().into_any() };
    let session = session(&ctx);
    // `<` would end the element early if a name held `</script>`.
    let json = serde_json::to_string(&session).unwrap_or_default().replace('<', "\\u003c");
    provide_context(session);
    leptos_meta::provide_meta_context();
    let nonce = use_nonce();
    let (code, wasm, texts) =
        (assets.url("hustings.js"), assets.url("hustings_bg.wasm"), assets.url(&format!("l10n.{}.json", ctx.locale)));
    let boot = format!(
        "import init,{{hydrate}} from '{code}';\
         const [texts]=await Promise.all([fetch('{texts}').then(r=>r.text()),init({{module_or_path:'{wasm}'}})]);\
         await hydrate(texts);document.documentElement.dataset.hydrated='yes';"
    );
    view! {
        <!DOCTYPE html>
        <html lang=ctx.locale.as_str()>
            <head>
                {head(&ctx, assets)}
                <link rel="modulepreload" href=code.clone() nonce=nonce.clone()/>
                <link rel="preload" href=wasm.clone() r#as="fetch" r#type="application/wasm" crossorigin="anonymous"/>
                <link rel="preload" href=texts.clone() r#as="fetch" crossorigin="anonymous"/>
                <script type="application/json" id=ELEMENT inner_html=json></script>
                <script type="module" nonce=nonce inner_html=boot></script>
            </head>
            <body>
                <noscript><p class="note tone-warn">{tr!(ctx.locale, ui.needs_script)}</p></noscript>
                <Console/>
            </body>
        </html>
    }
    .into_any()
}
