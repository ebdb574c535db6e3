//! A text input with its label, its hint and its error message.

use super::Icon;
use leptos::{attr::custom::custom_attribute, prelude::*};

/// The kind of text. It determines the keyboard, autofill and maximum length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextKind {
    /// The visitor's own email address.
    Email,
    /// Another person's email address; may be empty.
    OthersEmail,
    Phone,
    Money,
    /// An address on a network.
    Address,
    /// A promotional code.
    Code,
}

/// Where an error is announced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorPlacement {
    /// At the field; screen readers announce it at once.
    Here,
    /// In a list above the form, which is announced; the message at the field is silent.
    Above,
}

/// The initial state of the field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextEntry {
    /// The field's form name, which is also its ID.
    pub name: &'static str,
    pub kind: TextKind,
    pub label: String,
    pub hint: String,
    /// The initial text.
    pub text: String,
    /// Why the text is not accepted; `None` if it is.
    pub problem: Option<String>,
    pub placement: ErrorPlacement,
}

/// Renders the field. `quiet` hides the label, for fields whose heading already says it. `children` appear
/// below the input.
#[component]
pub fn TextField(
    entry: TextEntry,
    #[prop(optional)] quiet: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let TextEntry { name, kind, label, hint, text, problem, placement } = entry;
    let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
    let is_invalid = problem.is_some();
    let described_by = if is_invalid { format!("{hint_id} {error_id}") } else { hint_id.clone() };
    view! {
        <div class="field">
            <label class=if quiet { "visually-hidden" } else { "field__label" } for=name>{label}</label>
            <span class="field__hint" id=hint_id>{hint}</span>
            <input
                class=kind.class()
                id=name
                name=name
                type=kind.input_type()
                inputmode=kind.input_mode()
                autocomplete=kind.autofill()
                spellcheck=kind.is_not_prose().then_some("false")
                autocapitalize=kind.is_not_prose().then_some("none")
                {..custom_attribute("autocorrect", kind.is_not_prose().then_some("off"))}
                maxlength=kind.max_length()
                dir=(kind == TextKind::Phone).then_some("ltr")
                required=kind == TextKind::Email
                value=text
                aria-describedby=described_by
                aria-invalid=is_invalid.then_some("true")
            />
            {problem.map(|text| view! { <FieldError id=error_id text placement/> })}
            {children.map(|children| children())}
        </div>
    }
}

/// An error message at a field.
#[component]
pub fn FieldError(#[prop(into)] id: String, text: String, placement: ErrorPlacement) -> impl IntoView {
    view! {
        <p class="field__error" id=id role=(placement == ErrorPlacement::Here).then_some("alert")>
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
            // A page has only one email input that browsers fill in: the visitor's own.
            Self::OthersEmail | Self::Money | Self::Address | Self::Code => "text",
        }
    }

    const fn input_mode(self) -> Option<&'static str> {
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

    /// Whether spell checking, capitalization and correction by the keyboard would be wrong for this text.
    const fn is_not_prose(self) -> bool {
        match self {
            Self::Email | Self::OthersEmail | Self::Address | Self::Code => true,
            Self::Phone | Self::Money => false,
        }
    }

    /// In characters.
    const fn max_length(self) -> &'static str {
        match self {
            Self::Email | Self::OthersEmail => "254",
            // A payment URI with all its parts may be pasted.
            Self::Address => "512",
            Self::Phone | Self::Code | Self::Money => "40",
        }
    }
}
