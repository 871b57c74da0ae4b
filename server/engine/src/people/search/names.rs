//! The two orders of a name that searches begin with.

use domain::l10n::full_name;
use domain::locale::Locale;

use crate::people::matching;
use crate::text;

/// The name the other way round than lists sort it: given name first where lists have the family name first.
#[must_use]
pub(super) fn other_key(locale: Locale, given: &str, family: &str) -> String {
    let turned = if matching::name_key(locale, given, family) == text::sort_key(locale, &full_name(given, family)) {
        full_name(family, given)
    } else {
        full_name(given, family)
    };
    text::sort_key(locale, &turned)
}
