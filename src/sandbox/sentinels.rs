//! Words that choose a behaviour: typed as (part of) the local part of the buyer's e-mail, or as the
//! name of a brand of the US catalogue. One table says them all, for people and for pages.

/// What to type, and what happens then.
pub const SENTINELS: &[(&str, &str)] = &[
    ("underpaid@", "A payment arrives 60 % short; paying again settles it"),
    ("overpaid@", "A payment arrives 1 % over and is held: payment quarantined"),
    ("expired@", "The payment window closes four steps after the order; a payment does not help"),
    ("late@", "The window closes, then the payment is found and the order delivered"),
    ("review@", "After payment the order waits for manual action until it is advanced"),
    ("stuck@", "The payment is seen and not confirmed, until the order is advanced"),
    ("refund@", "Delivery is not possible; the money is sent back"),
    ("setupfail@", "No payment address can be made: payment setup failed"),
    ("failed@", "The payment fails after it was seen"),
    ("cancel@", "The order is canceled four steps after it was placed"),
    ("slowcode@", "Done arrives before the codes; they follow three steps later"),
    ("halfdone@", "Done with the last line failed and without a code"),
    ("crash@", "The order is recorded, then the connection breaks without an answer"),
    ("timeout@", "The order is recorded, the answer comes after 20 s"),
    ("reprice@", "The created order costs 2 % more than was validated"),
    ("triple@", "The created order costs three times what was validated"),
    ("wrongnet@", "The created order names another network than was asked"),
    ("badaddress@", "The created order's address has a wrong checksum"),
    ("wrongqr@", "The created order's payment text names another address or invoice"),
    ("drop@", "The event stream breaks after each message"),
    ("nostop@", "The event stream stays open after the last state, without a stop event"),
    ("garbage@", "The event stream has CRLF, comments, unknown events, bad JSON and split data lines"),
    ("nosse@", "Subscribing answers 503"),
    ("numbers@", "Times and amounts are JSON numbers instead of strings"),
    (
        "nested@",
        "Fields and states have their other names: id, status, pin, Completed, PaymentCancelled, PaymentUnderpaid, PaymentRejected",
    ),
    ("flat@", "Lines come without the object around them, and do not say how they travel"),
    ("otherhost@", "Pictures of codes lie on a host that nobody knows"),
    ("otherclock@", "Times are those of a clock that is thirty days behind"),
    ("silent@", "Network and product values are left out, and the payment text is one nobody can read"),
    ("wallet@", "A token on Solana is paid to a wallet instead of a token account"),
    ("quick@", "A step takes a fifth of its time"),
    ("kyc@", "Refused with 422 KYC_MISSING"),
    ("limit@", "Refused: daily spending limit exceeded"),
    ("busy@", "Placing answers 429 with Retry-After the first time"),
    ("verified@", "A verified buyer: e-money and stablecoins on Tron are accepted"),
    ("…@….invalid", "Refused: invalid e-mail domain"),
    ("nobody@, for the goods", "Refused: the address the goods go to is not valid"),
    ("promo code SANDBOX5", "5 % off; any other code is not found"),
    ("Sold Out Co", "Listed in stock, but validation says out of stock"),
    ("Snapback Store", "An unknown amount silently becomes the default one"),
    ("Moving Price", "The price rises 3 % at validation and stays up for two minutes"),
    ("Slow Lane", "The product answer takes 3 s"),
    ("Broken Pages", "The product answer is a 502 with HTML"),
    ("Picky Voucher", "Does not take USDC on Base"),
    ("Priceless Club", "Validates without a problem and without a price"),
    ("Vanishing Goods", "Listed in stock without any product"),
];

/// The e-mail words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sentinel {
    Underpaid,
    Overpaid,
    Expired,
    Late,
    Review,
    Stuck,
    Refund,
    SetupFail,
    Failed,
    Cancel,
    SlowCode,
    HalfDone,
    Crash,
    Timeout,
    Reprice,
    Nearly,
    Triple,
    WrongNet,
    BadAddress,
    WrongQr,
    Drop,
    NoStop,
    Garbage,
    NoSse,
    Numbers,
    Nested,
    Flat,
    OtherHost,
    OtherClock,
    Silent,
    Wallet,
    Quick,
    Kyc,
    Limit,
    Busy,
    Verified,
}

impl Sentinel {
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            "underpaid" => Self::Underpaid,
            "overpaid" => Self::Overpaid,
            "expired" => Self::Expired,
            "late" => Self::Late,
            "review" => Self::Review,
            "stuck" => Self::Stuck,
            "refund" => Self::Refund,
            "setupfail" => Self::SetupFail,
            "failed" => Self::Failed,
            "cancel" => Self::Cancel,
            "slowcode" => Self::SlowCode,
            "halfdone" => Self::HalfDone,
            "crash" => Self::Crash,
            "timeout" => Self::Timeout,
            "reprice" => Self::Reprice,
            "nearly" => Self::Nearly,
            "triple" => Self::Triple,
            "wrongnet" => Self::WrongNet,
            "badaddress" => Self::BadAddress,
            "wrongqr" => Self::WrongQr,
            "drop" => Self::Drop,
            "nostop" => Self::NoStop,
            "garbage" => Self::Garbage,
            "nosse" => Self::NoSse,
            "numbers" => Self::Numbers,
            "nested" => Self::Nested,
            "flat" => Self::Flat,
            "otherhost" => Self::OtherHost,
            "otherclock" => Self::OtherClock,
            "silent" => Self::Silent,
            "wallet" => Self::Wallet,
            "quick" => Self::Quick,
            "kyc" => Self::Kyc,
            "limit" => Self::Limit,
            "busy" => Self::Busy,
            "verified" => Self::Verified,
            _ => return None,
        })
    }
}

/// The words of one e-mail address.
#[derive(Clone, Debug, Default)]
pub struct Sentinels(Vec<Sentinel>);

impl Sentinels {
    /// Reads the words out of an address; none is the usual case.
    pub fn read(email: &str) -> Self {
        let local = email.split('@').next().unwrap_or_default().to_ascii_lowercase();
        Self(local.split('+').filter_map(Sentinel::named).collect())
    }

    /// Whether the word was typed.
    pub fn has(&self, sentinel: Sentinel) -> bool {
        self.0.contains(&sentinel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_email_word_of_the_table_is_understood() {
        for (typed, _) in SENTINELS.iter().filter(|(typed, _)| typed.ends_with('@')) {
            assert_eq!(Sentinels::read(&format!("{typed}example.test")).0.len(), 1, "{typed}");
        }
    }

    #[test]
    fn words_are_joined_with_a_plus() {
        let words = Sentinels::read("Underpaid+garbage+holidays@example.test");
        assert_eq!(words.0, [Sentinel::Underpaid, Sentinel::Garbage]);
    }

    #[test]
    fn an_ordinary_buyer_chooses_nothing() {
        assert!(Sentinels::read("latecomer@example.test").0.is_empty());
    }
}
