//! Files must not import each other in circles, because they could be understood only together.
//!
//! A file and the files below it (`orders/hub.rs` and `orders/hub/…`) count as one and may name each other.

use super::{assert_none, source::Source};
use std::collections::{BTreeMap, BTreeSet};

type Module = Vec<String>;

/// The modules that each module names, without its parents and children.
struct Imports(BTreeMap<Module, BTreeSet<Module>>);

impl Imports {
    fn of(sources: &[Source]) -> Self {
        let modules: BTreeSet<Module> = sources.iter().map(Source::module).collect();
        let mut imports = BTreeMap::new();
        for source in sources {
            let own = source.module();
            let named = source.paths().into_iter().filter_map(|path| file_of(&path.segments, &modules));
            let named = named.filter(|other| !other.starts_with(&own) && !own.starts_with(other));
            imports.insert(own.clone(), named.collect());
        }
        Self(imports)
    }

    /// The modules that can be reached from this one.
    fn reach(&self, from: &Module) -> BTreeSet<&Module> {
        let mut reached = BTreeSet::new();
        let mut open: Vec<&Module> = self.0.get(from).into_iter().flatten().collect();
        while let Some(next) = open.pop() {
            if reached.insert(next) {
                open.extend(self.0.get(next).into_iter().flatten());
            }
        }
        reached
    }

    /// The modules that reach themselves.
    fn circles(&self) -> Vec<String> {
        let is_in_circle = |module: &&Module| self.reach(module).contains(module);
        self.0.keys().filter(is_in_circle).map(|module| module.join("::")).collect()
    }
}

/// The longest prefix of a path that is a file's module.
fn file_of(segments: &[String], modules: &BTreeSet<Module>) -> Option<Module> {
    (1..=segments.len())
        .rev()
        .map(|length| segments[..length].to_vec())
        .find(|module| modules.contains(module))
}

#[test]
fn files_do_not_import_each_other_in_circles() {
    let sources: Vec<_> = Source::all().into_iter().filter(|source| !source.is_test()).collect();
    assert_none(Imports::of(&sources).circles().into_iter());
}

#[test]
fn circle_of_three_files_is_found() {
    let source = |name: &str, text: &str| Source { name: name.to_owned(), text: text.to_owned() };
    let sources = [
        source("a.rs", "use crate::b::B;"),
        source("b/mod.rs", "pub mod c; use crate::d::D;"),
        source("b/c.rs", "use super::B;"),
        source("d.rs", "use crate::{a::A, b};"),
        source("e.rs", "use crate::a::A;"),
    ];
    assert_eq!(Imports::of(&sources).circles(), ["a", "b", "d"]);
}
