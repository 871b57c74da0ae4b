//! Which text says what, for pages and for the command line.

use super::contact::Channel;
use super::import::{FaultKind, ImportKind, ImportState, IssueKind, What};
use super::level::{AreaKind, Level};
use crate::key;
use crate::l10n::Key;

macro_rules! words {
    ($($(#[$meta:meta])* $name:ident($type:ident) { $($variant:ident => $key:ident),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[must_use]
        pub fn $name(of: $type) -> Key { match of { $($type::$variant => key!(representatives.$key)),+ } }
    )+};
}

words! {
    /// What is counted.
    what(What) {
        People => what_people, Bodies => what_bodies, Periods => what_periods, Areas => what_areas, Posts => what_posts,
        Memberships => what_memberships, Sitting => what_sitting, SittingWithEmail => what_sitting_with_email,
        Contacts => what_contacts, Boundaries => what_boundaries, Postcodes => what_postcodes, Links => what_links,
    }
    /// What somebody should know about a file.
    issue(IssueKind) {
        DanglingPerson => issue_dangling_person, DanglingBody => issue_dangling_body, DanglingArea => issue_dangling_area,
        DanglingPeriod => issue_dangling_period, DanglingPost => issue_dangling_post, MissingId => issue_missing_id,
        MissingName => issue_missing_name, DuplicateId => issue_duplicate_id, BadEmail => issue_bad_email, BadPhone => issue_bad_phone,
        UnusedContact => issue_unused_contact, SameName => issue_same_name, SharedEmail => issue_shared_email,
        PeriodOver => issue_period_over, TooManyMembers => issue_too_many_members, NoCode => issue_no_code, NoName => issue_no_name,
        NameClash => issue_name_clash, NoGeometry => issue_no_geometry, NotDegrees => issue_not_degrees, BadRange => issue_bad_range,
        UnknownArea => issue_unknown_area, ShortRow => issue_short_row,
        CorrectionKept => issue_correction_kept, CorrectionEnds => issue_correction_ends,
    }
    /// Why a file cannot be used.
    fault(FaultKind) {
        Empty => fault_empty, TooLarge => fault_too_large, NotJson => fault_not_json, NotPopolo => fault_not_popolo,
        NotGeoJson => fault_not_geojson, NotATable => fault_not_a_table, NoSuchColumn => fault_no_such_column,
        NoCodeColumn => fault_no_code_column, BadOption => fault_bad_option,
    }
    /// Kinds of file.
    kind(ImportKind) { Popolo => kind_popolo, Boundaries => kind_boundaries, Postcodes => kind_postcodes, Crosswalk => kind_crosswalk }
    /// States of an import.
    state(ImportState) { Staged => state_staged, Running => state_running, Done => state_done, Failed => state_failed }
    /// Kinds of area.
    area_kind(AreaKind) {
        Constituency => area_constituency, Country => area_country, Region => area_region, Municipality => area_municipality,
        Ward => area_ward, Postcode => area_postcode, Abroad => area_abroad,
    }
    /// Levels of government.
    level(Level) { National => level_national, Regional => level_regional, Municipal => level_municipal, Local => level_local, Union => level_union }
    /// Ways to reach somebody.
    channel(Channel) {
        Email => channel_email, Secretariat => channel_secretariat, WebForm => channel_web_form, Phone => channel_phone,
        Letter => channel_letter, Refuses => channel_refuses, Unknown => channel_unknown,
    }
}
