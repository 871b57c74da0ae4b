//! A change in words.

use domain::consent::Channel;
use domain::imports::PreviewChange;
use domain::locale::Locale;
use domain::tr;
use uuid::Uuid;

use crate::features::people::{Names, channel_text, field_name, value_words};

/// "Last name: from Berg to Holm". Of lists, what comes in addition.
pub fn change_text(l: Locale, change: &PreviewChange, names: &Names, home: &str) -> String {
    match change.field.as_str() {
        PreviewChange::NOTE => tr!(l, imports.change_note, note = change.after.as_str().unwrap_or_default()),
        PreviewChange::CONSENT => consent(l, change, names),
        field => {
            let name = field_name(l, field, names);
            if change.hidden {
                return tr!(l, imports.change_hidden, field = name);
            }
            let words = |value| value_words(l, field, value, names, home);
            let (before, after) = (words(&change.before), words(&change.after));
            let stays = before.iter().all(|word| after.contains(word));
            if stays {
                let new: Vec<String> = after.into_iter().filter(|word| !before.contains(word)).collect();
                return tr!(l, imports.change_added, field = name, after = new.join(", "));
            }
            tr!(l, imports.change_from_to, field = name, before = before.join(", "), after = after.join(", "))
        }
    }
}

fn consent(l: Locale, change: &PreviewChange, names: &Names) -> String {
    let answer: Option<(Uuid, Channel, bool)> = serde_json::from_value(change.after.clone()).ok();
    let Some((purpose, channel, given)) = answer else { return String::new() };
    let purpose = names.get(&purpose).map_or("…", String::as_str);
    let channel = channel_text(l, channel);
    if given {
        tr!(l, imports.change_agrees, purpose = purpose, channel = channel)
    } else {
        tr!(l, imports.change_withdraws, purpose = purpose, channel = channel)
    }
}
