//! A text box with its label, its hint, and what is wrong with what stands in it.

use super::Icon;
use leptos::{attr::custom::custom_attribute, prelude::*};

/// What is typed; keyboards, autofill and the longest text follow from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// The visitor's own e-mail address.
    Email,
    /// That of somebody else, who may be nobody.
    OthersEmail,
    Phone,
    Money,
    /// An address on a network.
    Address,
    /// A promotional code.
    Code,
}

/// Where people learn what is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorPlacement {
    /// Here, and screen readers say it at once.
    Here,
    /// In a list above the form, which is announced; here it only stands.
    Above,
}

/// What the field begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEntry {
    /// Its name in the form, and its id.
    pub name: &'static str,
    pub kind: TextKind,
    pub label: String,
    pub hint: String,
    /// What stands in the box at first.
    pub text: String,
    /// Why what stands there will not do, if so.
    pub problem: Option<String>,
    pub told: ErrorPlacement,
}

/// Draws the field. `quiet` hides a label that a heading above says already; `children` stand below the box.
#[component]
pub fn TextField(
    entry: TextEntry,
    #[prop(optional)] quiet: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let TextEntry { name, kind, label, hint, text, problem, told } = entry;
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let wrong = problem.is_some();
    let described = if wrong { format!("{hint_id} {error_id}") } else { hint_id.clone() };
    view! {
        <div class="field">
            <label class=if quiet { "visually-hidden" } else { "field__label" } for=name>{label}</label>
            <span class="field__hint" id=hint_id>{hint}</span>
            <input
                class=kind.class()
                id=name
                name=name
                type=kind.input_type()
                inputmode=kind.keyboard()
                autocomplete=kind.autofill()
                spellcheck=kind.is_no_prose().then_some("false")
                autocapitalize=kind.is_no_prose().then_some("none")
                {..custom_attribute("autocorrect", kind.is_no_prose().then_some("off"))}
                maxlength=kind.longest()
                dir=(kind == TextKind::Phone).then_some("ltr")
                required=kind == TextKind::Email
                value=text
                aria-describedby=described
                aria-invalid=wrong.then_some("true")
            />
            {problem.map(|text| view! { <FieldError id=error_id text told/> })}
            {children.map(|children| children())}
        </div>
    }
}

/// An error beside its field.
#[component]
pub fn FieldError(#[prop(into)] id: String, text: String, told: ErrorPlacement) -> impl IntoView {
    view! {
        <p class="field__error" id=id role=(told == ErrorPlacement::Here).then_some("alert")>
            <Icon name="alert"/>
            <span>{text}</span>
        </p>
    }
}

impl TextKind {
    const fn class(self) -> &'static str {
        match self {
            Self::Phone | Self::Money => "field__input field__input--money",
            Self::Email | Self::OthersEmail | Self::Address | Self::Code => "field__input",
        }
    }

    const fn input_type(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "tel",
            // A page has one e-mail box that browsers fill in: the visitor's own.
            Self::OthersEmail | Self::Money | Self::Address | Self::Code => "text",
        }
    }

    const fn keyboard(self) -> Option<&'static str> {
        match self {
            Self::Email | Self::OthersEmail => Some("email"),
            Self::Phone => Some("tel"),
            Self::Money => Some("decimal"),
            Self::Address | Self::Code => None,
        }
    }

    const fn autofill(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "tel",
            Self::OthersEmail | Self::Money | Self::Address | Self::Code => "off",
        }
    }

    /// Whether a spelling checker has nothing to say about it, nor a keyboard that writes capitals and corrects.
    const fn is_no_prose(self) -> bool {
        match self {
            Self::Email | Self::OthersEmail | Self::Address | Self::Code => true,
            Self::Phone | Self::Money => false,
        }
    }

    /// In characters.
    const fn longest(self) -> &'static str {
        match self {
            Self::Email | Self::OthersEmail => "254",
            // A payment URI with all its parts may be pasted.
            Self::Address => "512",
            Self::Phone | Self::Code | Self::Money => "40",
        }
    }
}
