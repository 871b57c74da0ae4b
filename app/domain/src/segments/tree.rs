//! The tree of groups and conditions.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Condition;
use crate::ids::SegmentId;
use crate::{ApiError, FieldError, Problem};

/// Version of the form trees are stored and shared in.
pub const VERSION: u8 = 1;
/// Most groups and conditions of a tree.
pub const MAX_STEPS: usize = 60;
/// Most groups inside each other.
pub const MAX_DEPTH: usize = 5;
/// Most segments inside each other.
pub const MAX_INNER: usize = 5;

crate::text_enum! {
    /// How the parts of a group are joined.
    #[derive(Default)]
    pub enum Join {
        /// Every one must hold.
        #[default]
        All = "all",
        /// At least one must hold.
        Any = "any",
        /// None may hold.
        None = "none",
    }
}

/// A condition, or its opposite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Must not hold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub not: bool,
    /// What.
    pub is: Condition,
}

/// A part of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Node {
    /// A group of its own.
    Group(Group),
    /// A condition.
    Step(Step),
}

/// Conditions and groups that are joined in one way. A group without parts asks nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Group {
    /// How.
    pub join: Join,
    /// What.
    pub nodes: Vec<Node>,
}

/// Where a part stands: its number in the outermost group, in the next one, and so on.
pub type Path = Vec<u16>;

/// A description of people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tree {
    /// [`VERSION`] when it was written.
    pub version: u8,
    /// The outermost group.
    pub root: Group,
}

impl Default for Tree {
    fn default() -> Self {
        Self { version: VERSION, root: Group::default() }
    }
}

impl From<Condition> for Node {
    fn from(is: Condition) -> Self {
        Self::Step(Step { not: false, is })
    }
}

impl Node {
    /// Whether it asks anything: a condition that is filled in, or a group with one in it.
    #[must_use]
    pub fn asks(&self) -> bool {
        match self {
            Self::Group(group) => group.nodes.iter().any(Self::asks),
            Self::Step(step) => step.is.is_finished(),
        }
    }

    /// The opposite of a condition.
    #[must_use]
    pub const fn not(is: Condition) -> Self {
        Self::Step(Step { not: true, is })
    }
}

impl Group {
    /// A group of such parts.
    #[must_use]
    pub const fn new(join: Join, nodes: Vec<Node>) -> Self {
        Self { join, nodes }
    }

    fn walk<'a>(&'a self, path: &mut Path, see: &mut dyn FnMut(&Path, &'a Node)) {
        for (i, node) in (0_u16..).zip(&self.nodes) {
            path.push(i);
            see(path, node);
            if let Node::Group(group) = node {
                group.walk(path, see);
            }
            path.pop();
        }
    }

    /// The part at a place.
    #[must_use]
    pub fn at(&self, path: &[u16]) -> Option<&Node> {
        let (first, rest) = path.split_first()?;
        let node = self.nodes.get(usize::from(*first))?;
        match node {
            _ if rest.is_empty() => Some(node),
            Node::Group(group) => group.at(rest),
            Node::Step(_) => None,
        }
    }

    fn change(&mut self, what: &mut dyn FnMut(&mut Condition)) {
        for node in &mut self.nodes {
            match node {
                Node::Group(group) => group.change(what),
                Node::Step(step) => what(&mut step.is),
            }
        }
    }

    fn depth(&self) -> usize {
        let below = |node: &Node| if let Node::Group(group) = node { group.depth() } else { 0 };
        1 + self.nodes.iter().map(below).max().unwrap_or(0)
    }

    fn finished(&self) -> Self {
        let keep = |node: &Node| match node {
            Node::Group(group) => {
                Some(Node::Group(group.finished())).filter(|n| !matches!(n, Node::Group(g) if g.nodes.is_empty()))
            }
            Node::Step(step) => step.is.is_finished().then(|| node.clone()),
        };
        Self { join: self.join, nodes: self.nodes.iter().filter_map(keep).collect() }
    }
}

impl Tree {
    /// A tree of these parts.
    #[must_use]
    pub const fn of(join: Join, nodes: Vec<Node>) -> Self {
        Self { version: VERSION, root: Group { join, nodes } }
    }

    /// Every part with its place, groups before what is in them.
    #[must_use]
    pub fn nodes(&self) -> Vec<(Path, &Node)> {
        let mut out = Vec::new();
        self.root.walk(&mut Vec::new(), &mut |path, node| out.push((path.clone(), node)));
        out
    }

    /// Every condition, wherever it stands.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.nodes().into_iter().filter_map(|(_, node)| if let Node::Step(step) = node { Some(&step.is) } else { None })
    }

    /// Changes every condition, wherever it stands.
    pub fn change(&mut self, mut what: impl FnMut(&mut Condition)) {
        self.root.change(&mut what);
    }

    /// The segments inside.
    #[must_use]
    pub fn inner(&self) -> BTreeSet<SegmentId> {
        self.conditions().filter_map(|c| if let Condition::Segment(id) = c { Some(*id) } else { None }).collect()
    }

    /// The tree without what is not filled in yet: what is counted while somebody still edits.
    #[must_use]
    pub fn finished(&self) -> Self {
        Self { version: self.version, root: self.root.finished() }
    }

    /// Insists on its size.
    ///
    /// # Errors
    /// Problems on `steps` (too many parts), `depth` (groups too deep) and `version` (written by a newer version of the program).
    pub fn fits(&self) -> Result<(), ApiError> {
        let mut wrong = Vec::new();
        let range = |max: usize| Problem::OutOfRange { min: 0, max: i64::try_from(max).unwrap_or(i64::MAX) };
        if self.version == 0 || self.version > VERSION {
            wrong.push(FieldError::new("version", Problem::Choice));
        }
        if self.root.depth() > MAX_DEPTH {
            wrong.push(FieldError::new("depth", range(MAX_DEPTH)));
        }
        if self.nodes().len() > MAX_STEPS {
            wrong.push(FieldError::new("steps", range(MAX_STEPS)));
        }
        if wrong.is_empty() { Ok(()) } else { Err(ApiError::Validation(wrong)) }
    }

    /// Insists on its size and that every condition is filled in.
    ///
    /// # Errors
    /// As [`Tree::fits`]; and `step.0.2` for each condition that lacks something.
    pub fn check(&self) -> Result<(), ApiError> {
        self.fits()?;
        let open = self.nodes().into_iter().filter(|(_, node)| matches!(node, Node::Step(step) if !step.is.is_finished()));
        let name = |path: Path| path.iter().map(u16::to_string).collect::<Vec<_>>().join(".");
        let wrong: Vec<_> = open.map(|(path, _)| FieldError::new(format!("step.{}", name(path)), Problem::Required)).collect();
        if wrong.is_empty() { Ok(()) } else { Err(ApiError::Validation(wrong)) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Moment, Period, TextField, TextTest};
    use super::*;

    fn blank() -> Node {
        Condition::Text { field: TextField::City, test: TextTest::Is, value: " ".into() }.into()
    }

    #[test]
    fn what_is_stored_stays_readable() {
        let recent = Condition::Touched(Period::since(Moment::DaysAgo(30)));
        let tree = Tree::of(Join::All, vec![Node::not(recent), Node::Group(Group::new(Join::Any, vec![blank()]))]);
        let text = serde_json::to_string(&tree).unwrap();
        assert_eq!(
            text,
            r#"{"version":1,"root":{"join":"all","nodes":[{"step":{"not":true,"is":{"touched":{"from":{"days_ago":30}}}}},{"group":{"join":"any","nodes":[{"step":{"is":{"text":{"field":"city","test":"is","value":" "}}}}]}}]}}"#
        );
        assert_eq!(serde_json::from_str::<Tree>(&text).unwrap(), tree);
    }

    #[test]
    fn size_is_limited_and_the_unfinished_is_named() {
        let deep = (0..MAX_DEPTH).fold(blank(), |node, _| Node::Group(Group::new(Join::All, vec![node])));
        let Err(ApiError::Validation(wrong)) = Tree::of(Join::All, vec![deep]).check() else { panic!("must be refused") };
        assert_eq!(wrong[0].field, "depth");
        let Err(ApiError::Validation(wrong)) = Tree::of(Join::All, vec![blank(); MAX_STEPS + 1]).check() else {
            panic!("must be refused")
        };
        assert_eq!(wrong[0].field, "steps");
        let tree = Tree::of(Join::All, vec![Node::Group(Group::new(Join::Any, vec![blank()]))]);
        let Err(ApiError::Validation(wrong)) = tree.check() else { panic!("must be refused") };
        assert_eq!(wrong[0].field, "step.0.0");
        assert_eq!(tree.finished(), Tree::default());
        assert!(Tree { version: 9, ..Tree::default() }.fits().is_err());
    }

    #[test]
    fn parts_are_found_by_their_place() {
        let tree = Tree::of(Join::All, vec![blank(), Node::Group(Group::new(Join::Any, vec![blank(), blank()]))]);
        assert_eq!(
            tree.nodes().iter().map(|(path, _)| path.clone()).collect::<Vec<_>>(),
            [vec![0], vec![1], vec![1, 0], vec![1, 1]]
        );
        assert!(tree.root.at(&[1, 1]).is_some() && tree.root.at(&[0, 0]).is_none() && tree.root.at(&[2]).is_none());
    }
}
