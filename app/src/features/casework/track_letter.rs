//! One letter on the tracking page.

use domain::casework::letter::{LetterState, Step, Survey};
use domain::casework::track::{TrackLetter, TrackMessage, TrackStep};
use domain::casework::{limits, words};
use domain::locale::Locale;
use domain::{l10n, tr};
use leptos::prelude::*;

use super::words::letter_tone;
use crate::server::Draft;
use crate::ui::{
    Bubble, Button, Chip, CopyText, Fieldset, FormErrorSummary, Glyph, Problems, TextArea, Timeline, TimelineItem, Tone, Voice,
};

/// The letter with its state, answers, history and what can still be done.
pub(super) fn one_letter(l: Locale, x: TrackLetter, token: &str, typed: Option<Draft<String>>) -> impl IntoView + use<> {
    let says = words::state_sentence(l, x.state, x.hold_rule, x.channel, x.has_case, &x.recipient);
    let kept = match (&x.kept_until, x.has_case) {
        (Some(until), _) => Some(tr!(l, letters.track_kept_until, date = l10n::date(l, until))),
        (None, true) => Some(tr!(l, letters.track_kept_open)),
        (None, false) => None,
    };
    let asked = !matches!(x.state, LetterState::Unverified | LetterState::Queued | LetterState::Held | LetterState::Manual);
    let (tone, word) = (letter_tone(x.state), words::state(l, x.state));
    let steps: Vec<_> = x.steps.iter().map(|s| step(l, s)).collect();
    view! {
        <section class="letter">
            <h2>{x.subject.clone()}</h2>
            <p>
                <Chip tone>{word}</Chip>
                " " <b>{x.recipient.clone()}</b> <span class="soft">{format!(" · {}", x.title)}</span>
            </p>
            <p class="soft">{tr!(l, letters.number, number = x.number.clone())}</p>
            <p>{says}</p>
            {(x.state == LetterState::Manual).then(|| by_hand(l, &x))}
            {(!x.thread.is_empty()).then(|| thread(l, x.thread.clone()))}
            {x.has_case.then(|| reply(l, &x, token, typed))}
            <details class="letter-more">
                <summary>{tr!(l, letters.track_text)}</summary>
                <div class="letter-text">{x.text.clone()}</div>
            </details>
            <h3>{tr!(l, letters.track_steps)}</h3>
            <Timeline>{steps}</Timeline>
            {asked.then(|| survey(l, &x, token))}
            {kept.map(|kept| view! { <p class="soft">{kept}</p> })}
        </section>
    }
}

fn by_hand(l: Locale, x: &TrackLetter) -> impl IntoView + use<> {
    let contact = if x.contact.starts_with("https://") || x.contact.starts_with("http://") {
        view! { <a href=x.contact.clone() rel="noopener nofollow">{x.contact.clone()}</a> }.into_any()
    } else {
        x.contact.clone().into_any()
    };
    view! {
        <h3>{tr!(l, letters.manual_contact)}</h3>
        <p>{contact}</p>
        <CopyText label=tr!(l, letters.manual_text) value=x.text.clone() multiline=true/>
    }
}

fn thread(l: Locale, messages: Vec<TrackMessage>) -> impl IntoView {
    let bubbles = messages.into_iter().map(move |m| {
        let from = if m.from_office { Voice::Them } else { Voice::Us };
        let author = if m.from_office { m.author } else { tr!(l, letters.you) };
        view! { <Bubble from author when=l10n::date_time(l, &m.at)><div class="letter-text">{m.body}</div></Bubble> }
    });
    view! { <h3>{tr!(l, letters.track_thread)}</h3> {bubbles.collect::<Vec<_>>()} }
}

fn reply(l: Locale, x: &TrackLetter, token: &str, typed: Option<Draft<String>>) -> impl IntoView + use<> {
    let (value, error) = typed.map_or((String::new(), None), |d| (d.input, Some(d.error)));
    let problems = Problems::new(l, error.clone());
    let id = format!("reply-{}", x.id);
    view! {
        <details class="letter-more" open=error.is_some()>
            <summary>{tr!(l, letters.reply_title)}</summary>
            <FormErrorSummary problems/>
            <form method="post" action="/api/letters/reply">
                <input type="hidden" name="token" value=token.to_owned()/>
                <input type="hidden" name="letter" value=x.id.to_string()/>
                <TextArea label=tr!(l, letters.reply_label) name="body" id value error=problems.of("body") required=true/>
                <p class="soft">{tr!(l, casework.limit, max = limits::BODY_MAX)}</p>
                <Button>{tr!(l, letters.reply_button)}</Button>
            </form>
        </details>
    }
}

fn survey(l: Locale, x: &TrackLetter, token: &str) -> impl IntoView + use<> {
    let said = x.survey.map(|s| view! { <p>{tr!(l, letters.survey_said, answer = words::survey(l, s))}</p> });
    let name = format!("answer-{}", x.id);
    let options: Vec<_> = Survey::ALL
        .iter()
        .map(|s| view! { <SurveyChoice l group=name.clone() survey=*s checked={x.survey == Some(*s)}/> })
        .collect();
    view! {
        <form method="post" action="/api/letters/survey">
            <input type="hidden" name="token" value=token.to_owned()/>
            <input type="hidden" name="letter" value=x.id.to_string()/>
            <Fieldset legend=tr!(l, letters.survey_title)>{said} {options}</Fieldset>
            <Button>{tr!(l, letters.survey_button)}</Button>
        </form>
    }
}

#[component]
fn SurveyChoice(l: Locale, group: String, survey: Survey, checked: bool) -> impl IntoView {
    // Several letters share the page: the ids must differ, the names must not.
    let id = format!("{group}-{survey}");
    let label_for = id.clone();
    view! {
        <label class="radio-line" for=label_for>
            <input type="radio" id=id name="answer" value=survey.as_str() checked=checked required=true/>
            <span>{words::survey(l, survey)}</span>
        </label>
    }
}

fn step(l: Locale, s: &TrackStep) -> impl IntoView + use<> {
    let (icon, tone) = match s.step {
        Step::Answered => (Glyph::Reply, Tone::Good),
        Step::Bounced | Step::Failed => (Glyph::Warn, Tone::Bad),
        Step::Held => (Glyph::Clock, Tone::Warn),
        Step::Sent | Step::Received | Step::Verified | Step::Assumed => (Glyph::Check, Tone::Good),
        _ => (Glyph::Dots, Tone::Plain),
    };
    view! { <TimelineItem when=l10n::date_time(l, &s.at) title=words::step(l, s.step) icon tone/> }
}
