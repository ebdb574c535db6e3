//! Forms as a browser without scripts sends them: the fields of the HTML, and only those that are checked.

/// One form of a page, with the values of the page.
#[derive(Clone, Debug)]
pub struct Form {
    pub method: String,
    pub action: String,
    pub fields: Vec<(String, String)>,
}

impl Form {
    /// The first form of the page whose action ends with `action`.
    pub fn of(page: &str, action: &str) -> Self {
        Self::find(page, action).unwrap_or_else(|| panic!("no form for {action} in {page}"))
    }

    pub fn find(page: &str, action: &str) -> Option<Self> {
        page.split("<form").skip(1).find_map(|rest| {
            let (head, body) = rest.split_once('>')?;
            let leads = attribute(head, "action")?;
            let body = body.split("</form>").next()?;
            let method = attribute(head, "method").unwrap_or_else(|| "get".to_owned());
            let fields = body.split("<input").skip(1).filter_map(field).collect();
            leads.ends_with(action).then_some(Self { method, action: leads, fields })
        })
    }

    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value)
    }

    /// The form with one field filled in.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(n, _)| n != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }
}

/// The name and value that an input sends, if any.
fn field(rest: &str) -> Option<(String, String)> {
    let tag = rest.split('>').next()?;
    let is_choice = matches!(attribute(tag, "type").as_deref(), Some("radio" | "checkbox"));
    if is_choice && !has(tag, "checked") {
        return None;
    }
    Some((attribute(tag, "name")?, attribute(tag, "value").unwrap_or_default()))
}

fn has(tag: &str, name: &str) -> bool {
    tag.split_whitespace().any(|word| word == name || word.starts_with(&format!("{name}=")))
}

/// The unescaped value of an attribute.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    let (value, _) = rest.split_once('"')?;
    Some(unescape(value))
}

fn unescape(text: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")]
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to))
}

#[test]
fn form_fields_match_those_of_a_browser() {
    let page = r#"<form method="post" action="/a/checkout"><input type="hidden" name="k" value="a&amp;b">
        <input type="radio" name="r" value="1"><input type="radio" name="r" value="2" checked>
        <input type="checkbox" name="c" value="y"></form>"#;
    let form = Form::of(page, "/checkout");
    assert_eq!(form.fields, [("k".into(), "a&b".into()), ("r".into(), "2".into())]);
}
