//! A page as an HTML parser reads it.

use scraper::{ElementRef, Html, Node};
use std::collections::BTreeSet;

/// The content of a page.
pub struct Document {
    /// Each kind of element, with its parent's name and the names of its attributes.
    pub shapes: BTreeSet<String>,
    pub title: String,
    /// All texts and attribute values.
    pub texts: String,
    pub comments: String,
}

impl Document {
    pub fn read(html: &str) -> Self {
        let parsed = Html::parse_document(html);
        let mut read = Self {
            shapes: BTreeSet::new(),
            title: String::new(),
            texts: String::new(),
            comments: String::new(),
        };
        for node in parsed.tree.nodes() {
            match node.value() {
                Node::Text(text) => read.texts.push_str(text),
                Node::Comment(comment) => read.comments.push_str(comment),
                Node::Element(_) => read.element(ElementRef::wrap(node).unwrap()),
                _ => {}
            }
        }
        read
    }

    fn element(&mut self, element: ElementRef<'_>) {
        let name = element.value().name();
        let parent = element.parent().and_then(ElementRef::wrap).map_or("", |parent| parent.value().name());
        let mut names: Vec<_> = element.value().attrs().map(|(name, _)| name).collect();
        names.sort_unstable();
        self.shapes.insert(format!("{parent} > {name} {}", names.join(" ")));
        if name == "title" && parent == "head" {
            assert!(self.title.is_empty(), "two titles");
            self.title = element.text().collect();
        }
        for (_, value) in element.value().attrs() {
            self.texts.push('\n');
            self.texts.push_str(value);
        }
    }
}

#[test]
fn document_matches_an_html_parser() {
    let page = "<html><head><title>a &lt;b&gt;</title></head><body><p id=1>x</p><!-- c --></body></html>";
    let read = Document::read(page);
    assert_eq!((read.title.as_str(), read.comments.as_str()), ("a <b>", " c "));
    assert!(read.shapes.contains("body > p id") && read.texts.contains('x'));
}
