//! Changing a tree: moving, nesting, taking away. Every change gives the new place of the part it moved.

use super::{Group, Join, Node, Path, Tree};

impl Group {
    fn below(&mut self, path: &[u16]) -> Option<&mut Self> {
        let Some((first, rest)) = path.split_first() else { return Some(self) };
        match self.nodes.get_mut(usize::from(*first))? {
            Node::Group(group) => group.below(rest),
            Node::Step(_) => None,
        }
    }
}

fn short(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

impl Tree {
    /// The group at a place; the outermost one for no place at all.
    pub fn group_mut(&mut self, path: &[u16]) -> Option<&mut Group> {
        self.root.below(path)
    }

    /// The part at a place.
    pub fn node_mut(&mut self, path: &[u16]) -> Option<&mut Node> {
        let (last, above) = path.split_last()?;
        self.group_mut(above)?.nodes.get_mut(usize::from(*last))
    }

    /// Adds a part at the end of a group.
    pub fn add(&mut self, group: &[u16], node: Node) -> Option<Path> {
        let nodes = &mut self.group_mut(group)?.nodes;
        nodes.push(node);
        let last = short(nodes.len() - 1);
        Some(group.iter().copied().chain([last]).collect())
    }

    /// Takes a part away.
    pub fn remove(&mut self, path: &[u16]) -> Option<Node> {
        let (last, above) = path.split_last()?;
        let nodes = &mut self.group_mut(above)?.nodes;
        let at = usize::from(*last);
        (at < nodes.len()).then(|| nodes.remove(at))
    }

    /// Moves a part one place up or down within its group.
    pub fn move_by(&mut self, path: &[u16], down: bool) -> Option<Path> {
        let (last, above) = path.split_last()?;
        let nodes = &mut self.group_mut(above)?.nodes;
        let from = usize::from(*last);
        let to = if down { from.checked_add(1)? } else { from.checked_sub(1)? };
        if from >= nodes.len() || to >= nodes.len() {
            return None;
        }
        nodes.swap(from, to);
        Some(above.iter().copied().chain([short(to)]).collect())
    }

    /// Puts a part into a group of its own, in its place.
    pub fn nest(&mut self, path: &[u16]) -> Option<Path> {
        let node = self.node_mut(path)?;
        let inside = std::mem::replace(node, Node::Group(Group::default()));
        *node = Node::Group(Group { join: Join::Any, nodes: vec![inside] });
        Some(path.iter().copied().chain([0]).collect())
    }

    /// Takes a part out of its group, to stand after it; a group that is empty then goes.
    pub fn unnest(&mut self, path: &[u16]) -> Option<Path> {
        let (_, group) = path.split_last()?;
        let (at, above) = group.split_last()?;
        let node = self.remove(path)?;
        let empty = self.group_mut(group)?.nodes.is_empty();
        let outer = &mut self.group_mut(above)?.nodes;
        let after = usize::from(*at) + usize::from(!empty);
        if empty {
            outer.remove(usize::from(*at));
        }
        outer.insert(after.min(outer.len()), node);
        Some(above.iter().copied().chain([short(after)]).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Condition, MailState};
    use super::*;

    fn leaf(state: MailState) -> Node {
        Condition::Mail(state).into()
    }

    fn tree() -> Tree {
        Tree::of(Join::All, vec![leaf(MailState::Working), leaf(MailState::Bounced), leaf(MailState::Missing)])
    }

    #[test]
    fn up_and_down_within_the_group() {
        let mut t = tree();
        assert_eq!(t.move_by(&[0], true), Some(vec![1]));
        assert_eq!(t.root.nodes[1], leaf(MailState::Working));
        assert_eq!((t.move_by(&[0], false), t.move_by(&[2], true), t.move_by(&[9], true)), (None, None, None));
    }

    #[test]
    fn into_a_group_and_out_again_is_as_before() {
        let mut t = tree();
        let inside = t.nest(&[1]).unwrap();
        assert_eq!(inside, [1, 0]);
        assert_eq!(t.add(&[1], leaf(MailState::Suppressed)), Some(vec![1, 1]));
        assert_eq!(t.unnest(&[1, 1]), Some(vec![2]));
        assert_eq!(t.root.nodes.len(), 4);
        assert_eq!(t.unnest(&inside), Some(vec![1]), "the empty group is gone");
        assert_eq!(t.remove(&[2]), Some(leaf(MailState::Suppressed)));
        assert_eq!(t, tree());
        assert_eq!((t.unnest(&[1]), t.remove(&[7])), (None, None));
    }
}
