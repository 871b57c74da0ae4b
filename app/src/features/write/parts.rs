//! What the pages before a letter have in common.

use domain::locale::Locale;
use domain::representatives::lookup::{About, AreaChoice};
use domain::representatives::map::MapView;
use domain::representatives::place::GeoPoint;
use domain::tr;
use leptos::prelude::*;
use leptos_meta::Title;

use super::{map, paths};
use crate::server::ServerCtx;
use crate::ui::{Button, Choice, Field, PublicLayout, Select, Stepper, Variant};

/// What the letter is about, from the query.
pub fn about(ctx: &ServerCtx) -> About {
    ctx.query("about").and_then(|word| About::parse(&word)).unwrap_or_default()
}

/// Today's date where the tenant is.
pub fn today(ctx: &ServerCtx) -> String {
    engine::clock::date_in(ctx.engine.now(), &ctx.tenant.zone)
}

/// The page around a step, with the title of the browser's tab.
pub fn frame(ctx: &ServerCtx, step: usize, title: String, body: AnyView) -> AnyView {
    let l = ctx.locale;
    let steps = vec![tr!(l, write.step_place), tr!(l, write.step_who), tr!(l, write.step_letter), tr!(l, write.step_confirm)];
    view! {
        <Title text=title/>
        <PublicLayout organisation=ctx.tenant.name.clone()>
            <Stepper steps current=step/>
            {body}
        </PublicLayout>
    }
    .into_any()
}

/// The field for an address or postcode.
pub fn address_form(l: Locale, about: About, value: String) -> impl IntoView {
    view! {
        <form method="get" action=paths::WHO>
            <input type="hidden" name="about" value=about.as_str()/>
            <Field label=tr!(l, write.place_label) name="q" value hint=tr!(l, write.place_hint) autocomplete="street-address" maxlength=200 required=true/>
            <Button variant=Variant::Primary>{tr!(l, write.place_button)}</Button>
        </form>
    }
}

/// The map to press on, in both sizes; `views` gives the view for a width and height.
pub fn press_map(l: Locale, about: About, views: impl Fn(u16, u16) -> MapView, pin: Option<GeoPoint>) -> impl IntoView {
    let forms = map::SIZES.iter().zip(["pin-map pin-map-large", "pin-map pin-map-small"]).map(|(&(w, h), class)| {
        let view = views(w, h);
        view! {
            <form method="get" action=paths::MAP class=class>
                <input type="hidden" name="lat" value=paths::degrees(view.center.lat)/>
                <input type="hidden" name="lon" value=paths::degrees(view.center.lon)/>
                <input type="hidden" name="span" value=paths::degrees(view.span)/>
                <input type="hidden" name="w" value=w.to_string()/>
                <input type="hidden" name="h" value=h.to_string()/>
                <input type="hidden" name="about" value=about.as_str()/>
                {pin.is_some().then(|| view! { <input type="hidden" name="moved" value="yes"/> })}
                <input type="image" name="pin" src=paths::image(&view, pin) alt=tr!(l, write.map_alt) width=w.to_string() height=h.to_string()/>
            </form>
        }
    });
    forms.collect::<Vec<_>>()
}

/// The list of districts, for those who would rather choose than press.
pub fn list_form(l: Locale, about: About, areas: Vec<AreaChoice>) -> Option<impl IntoView> {
    let options: Vec<Choice> = areas.into_iter().map(|a| Choice::new(a.area.to_string(), a.name)).collect();
    (!options.is_empty()).then(|| {
        view! {
            <h2 id="list">{tr!(l, write.list_title)}</h2>
            <form method="get" action=paths::WHO>
                <input type="hidden" name="about" value=about.as_str()/>
                <Select label=tr!(l, write.list_label) name="area" options required=true/>
                <Button>{tr!(l, write.list_button)}</Button>
            </form>
        }
    })
}
