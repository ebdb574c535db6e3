//! What support needs to find an order, as one block of text to copy or send by email. All of it is public on
//! the network or belongs to the shop: no code, no email address, no upstream ID.

use super::{copy::Copy, live_text::live_text, texts::Say};
use crate::domain::{order_view::OrderView, time::Timestamp};
use leptos::prelude::*;

/// Maximum length of a transaction hash, in characters.
const MAX_HASH_CHARS: usize = 128;

/// The placeholder for unknown values.
const UNKNOWN: &str = "-";

/// The note about one order, always up to date.
#[derive(Clone, Copy)]
pub(super) struct Note {
    /// The transaction hash, as typed or as the wallet put it on the page.
    hash: RwSignal<String>,
    text: Memo<String>,
    mail: Memo<String>,
}

impl Note {
    /// Creates the note. `support` is the recipient's email address, and `hash` is what was typed without
    /// WebAssembly.
    pub fn new(view: ReadSignal<OrderView>, support: String, hash: &str, say: Say) -> Self {
        let hash = RwSignal::new(only_hash(hash));
        let text = Memo::new(move |_| hash.with(|hash| view.with(|view| formatted(view, hash, say))));
        let mail = Memo::new(move |_| {
            let number = view.with(|view| view.id.to_string());
            text.with(|text| mailto(&support, &number, text))
        });
        Self { hash, text, mail }
    }

    /// The `mailto:` link with the note.
    pub fn mail(self) -> String {
        self.mail.get()
    }
}

/// Shows the note, collapsed.
#[component]
pub(super) fn Support(note: Note, page: String, open: bool, say: Say) -> impl IntoView {
    let Note { hash, text, .. } = note;
    let fill_in_hash = move || {
        if let Some(found) = hash.with_untracked(String::is_empty).then(hash_on_page).flatten() {
            hash.set(found);
        }
    };
    // The note may have been opened before the WebAssembly loaded.
    Effect::new(move |_| fill_in_hash());
    let (opened_url, action) = ([&page, "?help=1#support"].concat(), [&page, "#support"].concat());
    view! {
        <details class="fold support" id="support" data-testid="support" open=open on:toggle=move |_| fill_in_hash()>
            <summary class="fold__title">{say.say("support-title")}</summary>
            <div class="fold__body support__body">
                <p>{say.say("support-why")}</p>
                <p class="support__without-scripts" hidden=open><a href=opened_url>{say.say("support-hold")}</a></p>
                <pre class="support__note" data-testid="support-note" dir="ltr" translate="no">{live_text(move || text.get())}</pre>
                <form class="support__hash" method="get" action=action on:submit=|event| event.prevent_default()>
                    <input type="hidden" name="help" value="1"/>
                    <label class="field__label" for="tx">{say.say("support-hash")}</label>
                    <p class="field__hint" id="tx-hint">{say.say("support-hash-hint")}</p>
                    <div class="support__row">
                        <input
                            class="field__input"
                            id="tx"
                            name="tx"
                            maxlength=MAX_HASH_CHARS
                            autocomplete="off"
                            autocapitalize="none"
                            spellcheck="false"
                            dir="ltr"
                            aria-describedby="tx-hint"
                            value=hash.get_untracked()
                            prop:value=hash
                            on:input=move |event| hash.set(only_hash(&event_target_value(&event)))
                        />
                        <button class="button support__without-scripts" type="submit">{say.say("support-add")}</button>
                    </div>
                </form>
                <div class="support__actions">
                    <Copy text label=say.say("support-copy") say/>
                    <a class="button" data-testid="support-mail" href=move || note.mail()>{say.say("order-support")}</a>
                </div>
            </div>
        </details>
    }
}

/// The note: one fact per line, names in the reader's language, values in machine-readable form.
fn formatted(view: &OrderView, hash: &str, say: Say) -> String {
    let trace = &view.trace;
    let with_coin = |amount: &str| [amount, " ", &trace.coin].concat();
    let moment = |at: Option<Timestamp>| at.map(Timestamp::iso);
    let facts = [
        ("order-number", Some(view.id.to_string())),
        ("support-state", Some([&view.state, " / ", view.phase.code()].concat())),
        ("support-network", Some(trace.network.clone())),
        ("support-coin", Some(trace.coin.clone())),
        ("support-amount", Some(with_coin(&trace.amount))),
        ("support-received", trace.received.as_deref().map(with_coin)),
        ("support-address", trace.address.clone()),
        ("support-hash", (!hash.is_empty()).then(|| hash.to_owned())),
        ("support-placed", moment(Some(view.placed_at))),
        ("support-paid", moment(view.paid_at)),
        ("support-delivered", moment(view.delivered_at)),
        ("support-since", moment(Some(view.since))),
        ("support-told", moment(Some(view.now))),
    ];
    let lines = facts.map(|(key, fact)| [&say.say(key), ": ", fact.as_deref().unwrap_or(UNKNOWN)].concat());
    lines.join("\n")
}

/// Keeps the characters that may be part of a transaction hash on some network: letters, digits and the signs
/// of base64.
fn only_hash(text: &str) -> String {
    let fits = |c: &char| c.is_ascii_alphanumeric() || "+/=_-".contains(*c);
    text.trim().chars().filter(fits).take(MAX_HASH_CHARS).collect()
}

/// The hash that the wallet island put on the page. Browser only.
fn hash_on_page() -> Option<String> {
    let place = document().query_selector("[data-testid=tx-hash]").ok().flatten()?;
    let whole = place.get_attribute("data-hash").or_else(|| place.text_content())?;
    Some(only_hash(&whole)).filter(|hash| !hash.is_empty())
}

/// A `mailto:` link to `address` about the order `number`, with the note.
fn mailto(address: &str, number: &str, body: &str) -> String {
    let encoded = |text: &str| {
        // In a `mailto:` URL, a plus sign is a plus sign (RFC 6068).
        form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
    };
    let body = encoded(&body.replace('\n', "\r\n"));
    ["mailto:", address, "?subject=", &encoded(number), "&body=", &body].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_hash_keeps_only_hash_characters() {
        for (typed, kept) in [
            (" 0xAbC123 \n", "0xAbC123"),
            ("<script>1</script>", "script1/script"),
            ("te6cckEBAQEA+/=_-", "te6cckEBAQEA+/=_-"),
            ("buyer@example.test", "buyerexampletest"),
        ] {
            assert_eq!(only_hash(typed), kept);
        }
        assert_eq!(only_hash(&"a".repeat(500)).len(), MAX_HASH_CHARS);
    }

    #[test]
    fn mailto_contains_the_note_line_by_line() {
        let mail = mailto("help@shop.example", "0abc", "Order: 0abc\nTotal: 1 + 2 & more");
        assert_eq!(
            mail,
            "mailto:help@shop.example?subject=0abc&body=Order%3A%200abc%0D%0ATotal%3A%201%20%2B%202%20%26%20more"
        );
    }
}
