//! What was done, in words.

use domain::key;
use domain::l10n::{self, Key};
use domain::locale::Locale;

/// What an action was, as the second half of a sentence that begins with who; the stored word for one without words.
pub fn action_text(l: Locale, action: &str) -> String {
    words(action).map_or_else(|| action.to_owned(), |key| l10n::text(l, key))
}

fn words(action: &str) -> Option<Key> {
    Some(match action {
        "account.closed" => key!(operations.did_account_closed),
        "account.logged_in" => key!(operations.did_account_logged_in),
        "account.made" => key!(operations.did_account_made),
        "account.password_changed" => key!(operations.did_account_password_changed),
        "account.second_factor_off" => key!(operations.did_account_second_factor_off),
        "account.second_factor_on" => key!(operations.did_account_second_factor_on),
        "consent.withdrawn" => key!(operations.did_consent_withdrawn),
        "event.attendees_downloaded" => key!(operations.did_event_attendees_downloaded),
        "event.cancelled" => key!(operations.did_event_cancelled),
        "event.changed" => key!(operations.did_event_changed),
        "event.created" => key!(operations.did_event_created),
        "event.deleted" => key!(operations.did_event_deleted),
        "event.no_shows" => key!(operations.did_event_no_shows),
        "event.picture_removed" => key!(operations.did_event_picture_removed),
        "event.picture_set" => key!(operations.did_event_picture_set),
        "event.published" => key!(operations.did_event_published),
        "invitation.accepted" => key!(operations.did_invitation_accepted),
        "invitation.revoked" => key!(operations.did_invitation_revoked),
        "invitation.sent" => key!(operations.did_invitation_sent),
        "job.cancelled" => key!(operations.did_job_cancelled),
        "job.retried" => key!(operations.did_job_retried),
        "letter.released" => key!(operations.did_letter_released),
        "office.changed" => key!(operations.did_office_changed),
        "office.opened" => key!(operations.did_office_opened),
        "organisation.added" => key!(operations.did_organisation_added),
        "organisation.closed" => key!(operations.did_organisation_closed),
        "organisation.moved" => key!(operations.did_organisation_moved),
        "organisation.renamed" => key!(operations.did_organisation_renamed),
        "organisation.reopened" => key!(operations.did_organisation_reopened),
        "person.added" => key!(operations.did_person_added),
        "person.corrected" => key!(operations.did_person_corrected),
        "person.email_changed" => key!(operations.did_person_email_changed),
        "person.erased" => key!(operations.did_person_erased),
        "person.left" => key!(operations.did_person_left),
        "person.maybe_same" => key!(duplicates.did_maybe_same),
        "person.merged" => key!(duplicates.did_merged),
        "person.not_same" => key!(duplicates.did_not_same),
        "person.noted" => key!(operations.did_person_noted),
        "people.changed" => key!(lists.did_changed),
        "people.exported" => key!(lists.did_exported),
        "people.restored" => key!(lists.did_restored),
        "person.purged" => key!(lists.did_purged),
        "person.preferences" => key!(operations.did_person_preferences),
        "person.unmerged" => key!(duplicates.did_unmerged),
        "purpose.changed" => key!(operations.did_purpose_changed),
        "purpose.created" => key!(operations.did_purpose_created),
        "registration.added" => key!(operations.did_registration_added),
        "registration.cancelled" => key!(operations.did_registration_cancelled),
        "registration.promoted" => key!(operations.did_registration_promoted),
        "representatives.area_renamed" => key!(operations.did_representatives_area_renamed),
        "representatives.contact_corrected" => key!(operations.did_representatives_contact_corrected),
        "representatives.contact_restored" => key!(operations.did_representatives_contact_restored),
        "people.support_asked" => key!(operations.did_people_support_asked),
        "people.imported" => key!(operations.did_people_imported),
        "people.import_turned" => key!(operations.did_people_import_turned),
        "people.import_rows" => key!(operations.did_people_import_rows),
        "representatives.imported" => key!(operations.did_representatives_imported),
        "representatives.seat_corrected" => key!(operations.did_representatives_seat_corrected),
        "representatives.seat_restored" => key!(operations.did_representatives_seat_restored),
        "representatives.seats_set" => key!(operations.did_representatives_seats_set),
        "role.taken" => key!(operations.did_role_taken),
        "session.revoked" => key!(operations.did_session_revoked),
        "settings.changed" => key!(operations.did_settings_changed),
        "signup.confirmed" => key!(operations.did_signup_confirmed),
        "tenant.made" => key!(operations.did_tenant_made),
        _ => return None,
    })
}

/// What a kind of action is about; the stored word for one that has no name yet.
pub fn kind_text(l: Locale, kind: &str) -> String {
    let key = match kind {
        "account" => key!(operations.kind_account),
        "consent" => key!(operations.kind_consent),
        "event" => key!(operations.kind_event),
        "invitation" => key!(operations.kind_invitation),
        "job" => key!(operations.kind_job),
        "letter" => key!(operations.kind_letter),
        "office" => key!(operations.kind_office),
        "organisation" => key!(operations.kind_organisation),
        "person" => key!(operations.kind_person),
        "purpose" => key!(operations.kind_purpose),
        "registration" => key!(operations.kind_registration),
        "representatives" => key!(operations.kind_representatives),
        "role" => key!(operations.kind_role),
        "session" => key!(operations.kind_session),
        "settings" => key!(operations.kind_settings),
        "signup" => key!(operations.kind_signup),
        "tenant" => key!(operations.kind_tenant),
        other => return other.to_owned(),
    };
    l10n::text(l, key)
}
