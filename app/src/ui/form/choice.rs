//! One of several.

/// An option of a [`Select`](super::Select).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// The heading it stands under; empty for none.
    pub group: String,
}

impl Choice {
    /// An option without a heading.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), group: String::new() }
    }

    /// Puts it under a heading. Options of one heading must follow each other.
    #[must_use]
    pub fn under(mut self, group: impl Into<String>) -> Self {
        self.group = group.into();
        self
    }
}

/// The options by heading, in order.
pub(super) fn grouped(options: Vec<Choice>) -> Vec<(String, Vec<Choice>)> {
    let mut groups: Vec<(String, Vec<Choice>)> = Vec::new();
    for option in options {
        match groups.last_mut() {
            Some((name, members)) if *name == option.group => members.push(option),
            _ => groups.push((option.group.clone(), vec![option])),
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_share_a_heading() {
        let options = vec![Choice::new("", "any"), Choice::new("a", "A").under("x"), Choice::new("b", "B").under("x")];
        let groups = grouped(options);
        assert_eq!(groups.iter().map(|(name, of)| (name.as_str(), of.len())).collect::<Vec<_>>(), [("", 1), ("x", 2)]);
    }
}
