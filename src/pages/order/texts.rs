//! The order's words, as its island takes them: every phase, for the order may come into any of them while
//! the page is open.

use crate::{
    domain::phase::{Phase, Stage},
    islands::{GoodsWords, OrderWords, PaymentWords, PhaseWords, TimelineWords},
    words::Words,
};

/// Everything an order may say.
pub fn order_words(words: Words) -> OrderWords {
    let phases = Phase::ALL.into_iter().map(|phase| {
        let say = |part: &str| words.say(&format!("phase-{}-{part}", phase.code()));
        PhaseWords { phase, title: say("title"), text: say("text"), next: say("next") }
    });
    OrderWords {
        order: words.say("order-number"),
        phases: phases.collect(),
        timeline: TimelineWords {
            progress: words.say("timeline-label"),
            stages: Stage::ALL
                .into_iter()
                .map(|stage| words.say(&format!("stage-{}", stage.code())))
                .collect(),
            now: words.say("stage-now"),
            stopped: words.say("stage-stopped"),
        },
        payment: payment_words(words),
        goods: goods_words(words),
        simulate: words.say("order-simulate"),
        simulate_why: words.say("order-simulate-why"),
        again: words.say("order-again"),
        support: words.say("order-support"),
    }
}

fn payment_words(words: Words) -> PaymentWords {
    let on = ["coin", "network"];
    PaymentWords {
        title: words.template("order-pay-title", &on),
        title_rest: words.template("order-pay-title-rest", &on),
        send_exactly: words.say("order-send-exactly"),
        to_address: words.say("order-to-address"),
        fee_hint: words.say("order-fee-hint"),
        received: words.template("order-received", &["received", "total", "coin"]),
        copy_amount: words.say("order-copy-amount"),
        copy_address: words.say("order-copy-address"),
        copied: words.say("order-copied"),
        time_left: words.say("order-time-left"),
        open_wallet: words.say("order-open-wallet"),
        qr: words.template("order-qr", &["amount", "coin", "network"]),
        only: words.template("order-only", &on),
        only_why: words.say("order-only-why"),
    }
}

fn goods_words(words: Words) -> GoodsWords {
    GoodsWords {
        reveal: words.say("order-reveal"),
        on_its_way: words.say("order-on-its-way"),
        failed: words.say("order-line-failed"),
        credited: words.say("order-credited"),
        code: words.say("order-code"),
        copy_code: words.say("order-copy-code"),
        copied: words.say("order-copied"),
        open_link: words.say("order-open-link"),
        serial: words.say("order-serial"),
        security_code: words.say("order-security-code"),
        reference: words.say("order-reference"),
        how_to_redeem: words.say("order-how-to-redeem"),
        reveal_failed: words.say("order-reveal-failed"),
        esim_qr: words.say("order-esim-qr"),
    }
}
