//! Which commands a few typed letters mean.

/// Something the palette can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Command {
    /// What it is called.
    pub label: String,
    /// Where it leads; empty for a button of the page.
    pub href: String,
    /// Its place among the page's own actions, if it is one.
    pub action: Option<u32>,
    /// It is a page that no link of the navigation leads to: somebody who was found.
    pub found: bool,
}

/// How well the label fits: lower is better, `None` not at all. Every typed word must start a word or stand inside one.
pub(super) fn rank(label: &str, typed: &str) -> Option<usize> {
    let label = label.to_lowercase();
    typed.to_lowercase().split_whitespace().try_fold(0, |sum, word| {
        let starts = label.split(|c: char| !c.is_alphanumeric()).position(|part| part.starts_with(word));
        let inside = || label.contains(word).then_some(20);
        starts.or_else(inside).map(|place| sum + place)
    })
}

/// The commands that fit, best first, otherwise in the order given.
pub(super) fn find(all: &[Command], typed: &str) -> Vec<Command> {
    let mut found: Vec<_> = all.iter().filter_map(|command| Some((rank(&command.label, typed)?, command))).collect();
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, command)| command.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn command(label: &str) -> Command {
        Command { label: label.into(), href: "/".into(), action: None, found: false }
    }

    #[test]
    fn nothing_typed_keeps_everything_in_order() {
        let all = [command("People"), command("Events")];
        assert_eq!(find(&all, " "), all);
    }

    #[test]
    fn a_first_word_beats_a_later_one_beats_a_middle() {
        let all = [command("Respond"), command("Add person"), command("Person list")];
        let labels: Vec<_> = find(&all, "PERSO").into_iter().map(|c| c.label).collect();
        assert_eq!(labels, ["Person list", "Add person"]);
        assert_eq!(rank("Respond", "spon"), Some(20));
    }

    #[test]
    fn every_word_must_fit() {
        assert!(rank("Sign-up forms", "for sign").is_some());
        assert!(rank("Sign-up forms", "sign events").is_none());
    }
}
