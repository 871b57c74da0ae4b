//! The tree while somebody edits it.

use std::collections::BTreeMap;

use domain::locale::Locale;
use domain::segments::{Choices, Condition, Counted, Node, Path, StepCount, Tree};
use leptos::prelude::*;

/// Everything the parts of the editor share. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Store {
    /// The language.
    pub l: Locale,
    /// The tree as it is.
    pub tree: RwSignal<Tree>,
    /// Rises when the tree has to be drawn anew: parts came, went, moved, or ask for something else.
    pub shape: RwSignal<u32>,
    /// The part whose fields are open.
    pub open: RwSignal<Option<Path>>,
    /// What conditions can name.
    pub choices: StoredValue<Choices>,
    /// How many there are, once counted.
    pub counted: RwSignal<Option<i64>>,
    /// Of how many.
    pub of: RwSignal<Option<Counted>>,
    /// What each part does.
    pub steps: RwSignal<BTreeMap<Path, StepCount>>,
}

impl Store {
    /// Around a tree.
    pub fn new(l: Locale, tree: Tree, choices: Choices) -> Self {
        Self {
            l,
            tree: RwSignal::new(tree),
            shape: RwSignal::new(0),
            open: RwSignal::new(None),
            choices: StoredValue::new(choices),
            counted: RwSignal::new(None),
            of: RwSignal::new(None),
            steps: RwSignal::new(BTreeMap::new()),
        }
    }

    /// Changes the value of a condition; the fields stay as they are drawn.
    pub fn set(self, path: &[u16], change: impl FnOnce(&mut Condition)) {
        self.tree.update(|tree| {
            if let Some(Node::Step(step)) = tree.node_mut(path) {
                change(&mut step.is);
            }
        });
    }

    /// Changes a condition so that it asks for something else: its fields are drawn anew.
    pub fn reshape(self, path: &[u16], change: impl FnOnce(&mut Condition)) {
        self.set(path, change);
        self.shape.update(|n| *n += 1);
    }

    /// Changes the tree, and puts the cursor on a part's control afterwards.
    pub fn edit(self, change: impl FnOnce(&mut Tree) -> Option<Path>, control: &'static str) {
        let moved = self.tree.try_update(change).flatten();
        self.shape.update(|n| *n += 1);
        if let Some(path) = moved {
            focus_soon(format!("{}-{control}", name(&path)));
        }
    }

    /// The condition at a place, as it is now.
    pub fn condition(self, path: &[u16]) -> Option<(bool, Condition)> {
        self.tree.with(|tree| match tree.root.at(path) {
            Some(Node::Step(step)) => Some((step.not, step.is.clone())),
            _ => None,
        })
    }
}

/// A name for a place in the tree: `step-0-2`.
pub fn name(path: &[u16]) -> String {
    path.iter().fold("step".to_owned(), |name, n| format!("{name}-{n}"))
}

/// Puts the cursor on an element once it is drawn.
pub fn focus_soon(id: String) {
    #[cfg(feature = "hydrate")]
    set_timeout(
        move || {
            use wasm_bindgen::JsCast;
            if let Some(element) = document().get_element_by_id(&id).and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
                // Fails only for an element that has left the page.
                let _gone = element.focus();
            }
        },
        std::time::Duration::from_millis(30),
    );
    // Nothing is focused where nothing is seen.
    #[cfg(not(feature = "hydrate"))]
    drop(id);
}
