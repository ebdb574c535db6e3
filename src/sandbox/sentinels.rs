//! Words that choose a behavior: in the local part of the buyer's email address, or as the name of
//! a US brand. This table describes all of them.

/// What to type, and what happens then.
pub const SENTINELS: &[(&str, &str)] = &[
    ("underpaid@", "The first payment is 60 % short; a second one completes it"),
    ("overpaid@", "The payment is 1 % too high and is held: payment quarantined"),
    ("expired@", "The payment window closes after four steps; a payment does not help"),
    ("late@", "The window closes, then the payment is found and the order is delivered"),
    ("review@", "After payment, the order waits for a manual review until you advance it"),
    ("stuck@", "The payment is seen but not confirmed until you advance the order"),
    ("refund@", "Delivery is impossible; the money is refunded"),
    ("setupfail@", "No payment address can be created: payment setup failed"),
    ("failed@", "The payment is seen and then fails"),
    ("cancel@", "The order is canceled after four steps"),
    ("slowcode@", "The order is done three steps before its codes arrive"),
    ("halfdone@", "The order is done, but its last line failed and has no code"),
    ("crash@", "Records the order and drops the connection without an answer"),
    ("timeout@", "Records the order and answers after 20 s"),
    ("reprice@", "The created order costs 2 % more than was validated"),
    ("triple@", "The created order costs three times what was validated"),
    ("wrongnet@", "The created order names a different network than requested"),
    ("badaddress@", "The created order's address has a wrong checksum"),
    ("wrongqr@", "The created order's payment text names another address or invoice"),
    ("nearly@", "The created order costs 0.4 % more than validated"),
    ("drop@", "The event stream is dropped after each message"),
    ("nostop@", "The event stream stays open after the last state, without a stop event"),
    ("garbage@", "The event stream has CRLF, comments, unknown events, bad JSON and split data lines"),
    ("nosse@", "Subscriptions are answered with 503"),
    ("numbers@", "Times and amounts are JSON numbers instead of strings"),
    (
        "nested@",
        "Fields and states have their alternative names: id, status, pin, Completed, PaymentCancelled, PaymentUnderpaid, PaymentRejected",
    ),
    ("flat@", "Lines come without their wrapping object and without the delivery type"),
    ("otherhost@", "Pictures of codes are on an unknown host"),
    ("otherclock@", "Times come from a clock that is 30 days behind"),
    ("silent@", "Network and product values are omitted, and the payment text is unreadable"),
    ("wallet@", "The payment address of a token on Solana is a wallet instead of a token account"),
    ("quick@", "Each step takes a fifth of the time"),
    ("kyc@", "Refused with 422 KYC_MISSING"),
    ("limit@", "Refused: daily spending limit exceeded"),
    ("busy@", "The first attempt to place is answered with 429 and Retry-After"),
    ("verified@", "A verified buyer: e-money and stablecoins on Tron are accepted"),
    ("…@….invalid", "Refused: invalid email domain"),
    ("nobody@ as the recipient", "Refused: invalid recipient address"),
    ("promo code SANDBOX5", "5 % off; any other code is not found"),
    ("Sold Out Co", "Listed in stock, but orders are refused as out of stock"),
    ("Snapback Store", "An unknown amount is silently replaced with the default one"),
    ("Moving Price", "The price rises 3 % at validation and stays up for two minutes"),
    ("Slow Lane", "The products take 3 s to load"),
    ("Broken Pages", "The products are a 502 with HTML"),
    ("Picky Voucher", "Does not take USDC on Base"),
    ("Priceless Club", "Validation returns no problem and no price"),
    ("Vanishing Goods", "Listed in stock, but has no products"),
];

/// The email words.
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

/// The words of one email address.
#[derive(Clone, Debug, Default)]
pub struct Sentinels(Vec<Sentinel>);

impl Sentinels {
    /// Reads the words of an address. Usually there are none.
    pub fn read(email: &str) -> Self {
        let local = email.split('@').next().unwrap_or_default().to_ascii_lowercase();
        Self(local.split('+').filter_map(Sentinel::named).collect())
    }

    /// Whether the address contains the word.
    pub fn has(&self, sentinel: Sentinel) -> bool {
        self.0.contains(&sentinel)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_email_word_of_the_table_is_known() {
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
    fn ordinary_address_has_no_words() {
        assert!(Sentinels::read("latecomer@example.test").0.is_empty());
    }
}
