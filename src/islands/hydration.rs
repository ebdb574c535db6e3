//! Makes islands tolerate pages that were modified in transit or before their WebAssembly loaded: by a
//! translator, a password manager, a phone that turns numbers into links, or a proxy that strips comments.
//!
//! Hydration walks the nodes that the server sent, and panics at the first one that is missing. The server
//! therefore also sends their number. An island with a different number of nodes is built again from its
//! props, in place of what is there. What only the server renders inside it (its children) is kept and moved
//! over.

use leptos::{
    attr::{Attribute, any_attribute::AnyAttribute},
    prelude::{AddAnyAttr, Mountable, Render, RenderHtml, document},
    tachys::{
        hydration::Cursor,
        view::{Position, PositionState},
    },
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node};

/// The number of nodes that the server sent; an attribute of the island's first element.
const SENT_NODES: &str = "data-nodes";

/// Set on the first element once the island is hydrated.
const LIVE: &str = "data-live";

/// The element that Leptos puts around children that only the server renders.
const CHILDREN: &str = "leptos-children";

/// Where a rebuilt island puts its children: an empty element with this attribute.
const SLOT: &str = "[data-children]";

/// Makes an island's view independent of whether the page was modified.
pub(super) const fn resilient<V>(view: V) -> Resilient<V> {
    Resilient(view)
}

/// See [`resilient`].
pub struct Resilient<V>(V);

impl<V: Render> Render for Resilient<V> {
    type State = V::State;

    fn build(self) -> Self::State {
        self.0.build()
    }

    fn rebuild(self, state: &mut Self::State) {
        self.0.rebuild(state);
    }
}

impl<V: RenderHtml> AddAnyAttr for Resilient<V> {
    type Output<SomeNewAttr: Attribute> = Resilient<V::Output<SomeNewAttr>>;

    fn add_any_attr<NewAttr: Attribute>(self, attr: NewAttr) -> Self::Output<NewAttr>
    where
        Self::Output<NewAttr>: RenderHtml,
    {
        Resilient(self.0.add_any_attr(attr))
    }
}

impl<V: RenderHtml> RenderHtml for Resilient<V> {
    type AsyncOutput = Resilient<V::AsyncOutput>;
    type Owned = Resilient<V::Owned>;

    const MIN_LENGTH: usize = V::MIN_LENGTH;

    fn dry_resolve(&mut self) {
        self.0.dry_resolve();
    }

    async fn resolve(self) -> Self::AsyncOutput {
        Resilient(self.0.resolve().await)
    }

    fn html_len(&self) -> usize {
        self.0.html_len()
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        let mut html = String::with_capacity(self.0.html_len());
        self.0.to_html_with_buf(&mut html, position, escape, mark_branches, extra_attrs);
        push_counted(buf, &html);
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        let island: Element = cursor.current().unchecked_into();
        let state = if is_unmodified(&island) {
            self.0.hydrate::<FROM_SERVER>(cursor, position)
        } else {
            build_in_place(self.0, &island)
        };
        // A panic above ends everything, so this attribute proves that the island is live.
        if let Some(root) = island.first_element_child() {
            let _ = root.set_attribute(LIVE, "");
        }
        state
    }

    fn into_owned(self) -> Self::Owned {
        Resilient(self.0.into_owned())
    }
}

/// Appends an island's HTML, with its number of nodes on the first element.
fn push_counted(buf: &mut String, html: &str) {
    let name_end = html.find([' ', '>']).unwrap_or(0);
    let (tag, rest) = html.split_at(name_end);
    let nodes = count_in_html(html).to_string();
    for part in [tag, " ", SENT_NODES, "=\"", &nodes, "\"", rest] {
        buf.push_str(part);
    }
}

/// Counts the elements, texts and comments that a browser creates from this HTML, without those inside the
/// children.
fn count_in_html(mut html: &str) -> u32 {
    let mut nodes = 0;
    let mut is_in_children = false;
    while !html.is_empty() {
        let (length, is_node) = match html.as_bytes() {
            [b'<', b'/', ..] => (tag_length(html), false),
            [b'<', b'!', ..] => (comment_length(html), true),
            [b'<', ..] => (tag_length(html), true),
            _ => (html.find('<').unwrap_or(html.len()), true),
        };
        let (node, rest) = html.split_at(length);
        is_in_children &= !is_tag(node, "</");
        nodes += u32::from(is_node && !is_in_children);
        is_in_children |= is_tag(node, "<");
        html = rest;
    }
    nodes
}

/// Whether this tag opens, or closes, an island's children.
fn is_tag(node: &str, opening: &str) -> bool {
    node.strip_prefix(opening).is_some_and(|name| name.starts_with(CHILDREN))
}

/// The length of a tag. A `>` in a quoted value does not end it.
fn tag_length(html: &str) -> usize {
    let mut is_quoted = false;
    let end = html.find(|c| {
        is_quoted ^= c == '"';
        c == '>' && !is_quoted
    });
    end.map_or(html.len(), |end| end + 1)
}

/// The length of a comment. Leptos writes `<!>` and `<!--name-->`.
fn comment_length(html: &str) -> usize {
    let end = if html.starts_with("<!--") { "-->" } else { ">" };
    html.find(end).map_or(html.len(), |at| at + end.len())
}

/// Whether the island has as many nodes as the server sent. Browser only.
fn is_unmodified(island: &Element) -> bool {
    let sent = island.first_element_child().and_then(|root| root.get_attribute(SENT_NODES));
    sent.is_some_and(|sent| sent == count_in_page(island).to_string())
}

/// The same count as [`count_in_html`], for nodes on the page.
fn count_in_page(parent: &Node) -> u32 {
    let mut nodes = 0;
    let mut next = parent.first_child();
    while let Some(node) = next {
        nodes += 1;
        if !node.node_name().eq_ignore_ascii_case(CHILDREN) {
            nodes += count_in_page(&node);
        }
        next = node.next_sibling();
    }
    nodes
}

/// Replaces the island's nodes by a newly built view. The children keep their nodes, the focus, and what was
/// typed and selected in them.
fn build_in_place<V: Render>(view: V, island: &Element) -> V::State {
    let children = island.query_selector(CHILDREN).ok().flatten();
    let focused = document().active_element();
    let mut state = view.build();
    island.set_text_content(None);
    state.mount(island, None);
    if let Some(children) = children
        && let Ok(Some(slot)) = island.query_selector(SLOT)
    {
        let _ = slot.append_child(&children);
        if let Some(focused) = focused.filter(|focused| children.contains(Some(focused)))
            && let Ok(focused) = focused.dyn_into::<HtmlElement>()
        {
            let _ = focused.focus();
        }
    }
    state
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn count_in_html_is_the_number_of_nodes_a_browser_makes() {
        for (html, nodes) in [
            ("", 0),
            ("<p>text</p>", 2),
            ("<p title=\"a > b\">text<!>more</p>", 4),
            ("<!----><br><svg><use href=\"#a\"></use></svg>", 4),
            ("<!--bo-> <-->tail", 2),
            ("<form><leptos-children><input><p>kept</p></leptos-children>after</form>", 3),
        ] {
            assert_eq!(count_in_html(html), nodes, "{html}");
        }
    }

    #[test]
    fn an_islands_first_element_has_the_number_of_nodes() {
        for (html, counted) in [
            ("<p>text</p>", "<p data-nodes=\"2\">text</p>"),
            ("<form class=\"a\"><b></b></form>", "<form data-nodes=\"2\" class=\"a\"><b></b></form>"),
        ] {
            let mut buf = String::from("before");
            push_counted(&mut buf, html);
            assert_eq!(buf, ["before", counted].concat());
        }
    }
}
