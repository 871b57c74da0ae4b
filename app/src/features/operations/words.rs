//! Words for stored values.

use domain::jobs::{JobState, Trouble};
use domain::l10n::{self, Key};
use domain::locale::Locale;
use domain::mail::MailState;
use domain::{key, tr};

use crate::ui::Tone;

/// What a kind of job does.
pub fn job_text(l: Locale, kind: &str) -> String {
    match kind {
        "deliver_mail" => tr!(l, operations.job_deliver_mail),
        "remind_signup" => tr!(l, operations.job_remind_signup),
        "deliver_letter" => tr!(l, operations.job_deliver_letter),
        "follow_letter" => tr!(l, operations.job_follow_letter),
        "sweep" => tr!(l, operations.job_sweep),
        "expire_holds" => tr!(l, operations.job_expire_holds),
        "tell_attendees" => tr!(l, operations.job_tell_attendees),
        "remind_attendees" => tr!(l, operations.job_remind_attendees),
        "merge_duplicates" => tr!(l, duplicates.job_merge),
        "scan_duplicates" => tr!(l, duplicates.job_scan),
        "import_representatives" => tr!(l, operations.job_import),
        "run_bulk" => tr!(l, lists.job_bulk),
        "undo_bulk" => tr!(l, lists.job_undo_bulk),
        "index_tag" => tr!(l, operations.job_index_tag),
        "write_export" => tr!(l, lists.job_export),
        "import_people" => tr!(l, operations.job_import_people),
        "undo_import" => tr!(l, operations.job_undo_import),
        other => other.to_owned(),
    }
}

/// A state of jobs, and its colour.
pub fn job_state(l: Locale, state: JobState) -> (String, Tone) {
    match state {
        JobState::Waiting => (tr!(l, operations.state_waiting), Tone::Plain),
        JobState::Running => (tr!(l, operations.state_running), Tone::Info),
        JobState::Done => (tr!(l, operations.state_done), Tone::Good),
        JobState::Dead => (tr!(l, operations.state_dead), Tone::Bad),
        JobState::Cancelled => (tr!(l, operations.state_cancelled), Tone::Plain),
    }
}

/// Why a try failed, in plain words.
pub fn trouble_text(l: Locale, trouble: Trouble) -> String {
    match trouble {
        Trouble::Mail => tr!(l, operations.trouble_mail),
        Trouble::Database => tr!(l, operations.trouble_database),
        Trouble::Stored => tr!(l, operations.trouble_stored),
        Trouble::Other => tr!(l, operations.trouble_other),
    }
}

/// A state of mails.
pub fn mail_state(l: Locale, state: MailState) -> String {
    match state {
        MailState::Queued => tr!(l, operations.mail_queued),
        MailState::Kept => tr!(l, operations.mail_kept),
        MailState::Sent => tr!(l, operations.mail_sent),
        MailState::Failed => tr!(l, operations.mail_failed),
    }
}

/// A fact's name; the stored word for one that has no name yet.
pub fn fact_text(l: Locale, name: &str) -> String {
    let key: Key = match name {
        "name" => key!(common.name),
        "before" => key!(operations.fact_before),
        "organisation" => key!(common.organisation),
        "below" => key!(operations.fact_below),
        "role" => key!(operations.fact_role),
        "count" | "rows" | "people" | "told" => key!(operations.fact_count),
        "fields" | "changed" => key!(operations.fact_fields),
        "slug" => key!(operations.fact_slug),
        "slug_before" => key!(operations.fact_slug_before),
        "language" => key!(common.language),
        "basis" => key!(operations.fact_basis),
        "from" => key!(common.from),
        "until" => key!(common.to),
        "job" => key!(operations.fact_job),
        other => return other.to_owned(),
    };
    l10n::text(l, key)
}
