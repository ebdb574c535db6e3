//! The changes to an upstream answer, one at a time.

use crate::tests::invoices::Invoice;
use lightning_invoice::Currency;
use rust_decimal::Decimal;
use serde_json::{Value, json};

/// The rail and amount of the order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum On {
    Solana,
    /// A free amount.
    Range,
    Base,
    Polygon,
    /// The bridged dollar of the same chain.
    Bridged,
    Bitcoin,
    Lightning,
    Tron,
}

impl On {
    pub fn text(self) -> &'static str {
        match self {
            Self::Solana | Self::Range => "USDC:Solana",
            Self::Base => "USDC:Base",
            Self::Polygon => "USDC:Polygon (Matic)",
            Self::Bridged => "USDC.e:Polygon (Matic)",
            Self::Bitcoin => "BTC:Mainnet",
            Self::Lightning => "BTC:Lightning",
            Self::Tron => "TRX:Tron",
        }
    }

    pub fn is_range(self) -> bool {
        self == Self::Range
    }
}

pub struct Mutation {
    pub name: &'static str,
    pub rail: On,
    /// The resulting phase.
    pub phase: &'static str,
    pub deed: fn(&mut Value),
}

const fn parked(name: &'static str, rail: On, deed: fn(&mut Value)) -> Mutation {
    Mutation { name, rail, phase: "parked", deed }
}

const fn paid(name: &'static str, rail: On, deed: fn(&mut Value)) -> Mutation {
    Mutation { name, rail, phase: "awaiting_payment", deed }
}

fn amount(told: &Value) -> Decimal {
    told["coin_amount"].as_str().unwrap().parse().unwrap()
}

/// Multiplies the amount by `thousandths` / 1000.
fn times(told: &mut Value, thousandths: i64) {
    let moved = (amount(told) * Decimal::new(thousandths, 3)).round_dp(6).normalize();
    told["coin_amount"] = json!(moved);
}

fn text<'a>(told: &'a Value, name: &str) -> &'a str {
    told[name].as_str().unwrap()
}

/// Replaces one letter of the address by another one.
fn swap(told: &mut Value, from: char, to: char) {
    let address = text(told, "wallet_address");
    let at = address.rfind(from).unwrap();
    let (head, tail) = address.split_at(at);
    told["wallet_address"] = json!(format!("{head}{to}{}", &tail[from.len_utf8()..]));
}

fn payment_text(told: &mut Value, from: &str, to: &str) {
    let replaced = text(told, "qr_text").replace(from, to);
    assert_ne!(replaced, text(told, "qr_text"));
    told["qr_text"] = json!(replaced);
}

/// The order's first line.
fn line(told: &mut Value) -> &mut Value {
    &mut told["deliveries"][0]["deliverable"]
}

/// Replaces the address by an invoice over the order's amount, changed by `twist`.
fn invoice(told: &mut Value, twist: impl FnOnce(&mut Invoice)) {
    let millisatoshis = (amount(told) * Decimal::from(100_000_000_000_u64)).try_into().unwrap();
    let mut invoice = Invoice::over(millisatoshis, text(told, "created_at").parse().unwrap());
    twist(&mut invoice);
    let written = invoice.written();
    told["qr_text"] = json!(format!("lightning:{written}"));
    told["wallet_address"] = json!(written);
}

const OTHER_SOLANA: &str = "mvines9iiHiQTysrwkJjGf2gb9Ex9jXJX8ns3qwf2kN";
const OTHER_BITCOIN: &str = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
const BASE_USDC: &str = "0x833589fcd6edb6e08f4c7c32d4f71b54bda02913";
const POLYGON_USDC: &str = "0x3c499c542cef5e3811e1192ce70d8cc03d5c3359";
const POLYGON_BRIDGED: &str = "0x2791bca1f2de4661ed88a30c99a7a9449aa84174";
const ETHEREUM_USDC: &str = "0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48";

pub static MUTATIONS: [Mutation; 62] = [
    parked("another coin", On::Solana, |t| t["coin"] = json!("USDT")),
    parked("the bridged coin", On::Polygon, |t| t["coin"] = json!("USDC.e")),
    parked("the coin that was bridged", On::Bridged, |t| t["coin"] = json!("USDC")),
    parked("a payment text with the bridged token", On::Polygon, |t| {
        payment_text(t, POLYGON_USDC, POLYGON_BRIDGED);
    }),
    parked("a payment text with the native token", On::Bridged, |t| {
        payment_text(t, POLYGON_BRIDGED, POLYGON_USDC);
    }),
    parked("a coin with a hidden letter", On::Solana, |t| t["coin"] = json!("USDC\u{200b}")),
    parked("a coin in Cyrillic letters", On::Solana, |t| t["coin"] = json!("US\u{0414}C")),
    parked("a coin with a blank inside", On::Solana, |t| t["coin"] = json!("US DC")),
    parked("no coin", On::Solana, |t| t["coin"] = Value::Null),
    parked("another network", On::Solana, |t| t["network"] = json!("Base")),
    parked("a test network", On::Solana, |t| t["network"] = json!("Solana Devnet")),
    parked("a network with a Cyrillic letter", On::Solana, |t| t["network"] = json!("S\u{043e}lana")),
    parked("a network with a hidden letter", On::Base, |t| t["network"] = json!("Ba\u{202e}se")),
    parked("an amount a fifth dearer", On::Solana, |t| times(t, 1_200)),
    parked("an amount a fifth cheaper", On::Solana, |t| times(t, 800)),
    parked("an amount ten times the agreed", On::Base, |t| times(t, 10_000)),
    parked("an amount with an exponent", On::Solana, |t| t["coin_amount"] = json!("2.6e9")),
    parked("nothing to pay", On::Solana, |t| t["coin_amount"] = json!("0")),
    parked("less than nothing", On::Solana, |t| t["coin_amount"] = json!("-26.31")),
    parked("no amount", On::Solana, |t| t["coin_amount"] = Value::Null),
    parked("an amount in words", On::Solana, |t| t["coin_amount"] = json!("twenty-six")),
    parked("an amount with a comma", On::Solana, |t| t["coin_amount"] = json!("26,31")),
    parked("an amount finer than the coin", On::Solana, |t| {
        t["coin_amount"] = json!(amount(t) + Decimal::new(1, 7));
    }),
    parked("an address of another network", On::Solana, |t| t["wallet_address"] = json!(BASE_USDC)),
    parked("an address of Bitcoin on Tron", On::Tron, |t| {
        t["wallet_address"] = json!("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa");
    }),
    parked("an address of a test network", On::Bitcoin, |t| {
        t["wallet_address"] = json!("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7");
    }),
    parked("a mistyped segwit address", On::Bitcoin, |t| {
        let last = text(t, "wallet_address").chars().last().unwrap();
        swap(t, last, if last == 'q' { 'p' } else { 'q' });
    }),
    parked("a mistyped address of Tron", On::Tron, |t| {
        let last = text(t, "wallet_address").chars().last().unwrap();
        swap(t, last, if last == 'x' { 'y' } else { 'x' });
    }),
    parked("a letter in the wrong case", On::Base, |t| {
        let letter = text(t, "wallet_address").chars().skip(2).filter(|c| c.is_alphabetic()).last().unwrap();
        let other =
            if letter.is_uppercase() { letter.to_ascii_lowercase() } else { letter.to_ascii_uppercase() };
        swap(t, letter, other);
    }),
    parked("the address that burns", On::Base, |t| {
        t["wallet_address"] = json!("0x000000000000000000000000000000000000dEaD");
    }),
    parked("the token's own contract", On::Base, |t| t["wallet_address"] = json!(BASE_USDC)),
    parked("the token's own mint", On::Solana, |t| {
        t["wallet_address"] = json!("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v");
    }),
    parked("the system's account", On::Solana, |t| t["wallet_address"] = json!("1".repeat(32))),
    parked("an address that turns its direction", On::Solana, |t| {
        t["wallet_address"] = json!(format!("\u{202e}{}", text(t, "wallet_address")));
    }),
    parked("an address with a hidden letter", On::Bitcoin, |t| {
        t["wallet_address"] = json!(text(t, "wallet_address").replace("bc1", "bc\u{200b}1"));
    }),
    parked("an address with a Cyrillic letter", On::Bitcoin, |t| {
        t["wallet_address"] = json!(text(t, "wallet_address").replace("bc1", "b\u{0441}1"));
    }),
    parked("an address with a blank inside", On::Bitcoin, |t| {
        t["wallet_address"] = json!(text(t, "wallet_address").replace("bc1", "bc1 "));
    }),
    parked("two addresses", On::Solana, |t| {
        t["wallet_address"] = json!(format!("{},{OTHER_SOLANA}", text(t, "wallet_address")));
    }),
    parked("an address that is a page", On::Solana, |t| {
        t["wallet_address"] = json!("<a href=//evil.example>pay</a>");
    }),
    parked("a payment text with another address", On::Bitcoin, |t| {
        t["qr_text"] = json!(format!("bitcoin:{OTHER_BITCOIN}?amount={}", amount(t)));
    }),
    parked("a bare payment text with another address", On::Solana, |t| t["qr_text"] = json!(OTHER_SOLANA)),
    parked("a payment text with another amount", On::Bitcoin, |t| payment_text(t, "amount=0.", "amount=1.")),
    parked("a payment text with two amounts", On::Bitcoin, |t| payment_text(t, "?", "?amount=9&")),
    parked("a payment text that must be understood, with another address", On::Bitcoin, |t| {
        t["qr_text"] = json!(format!("bitcoin:{OTHER_BITCOIN}?req-pay=x"));
    }),
    parked("a payment text on another chain", On::Base, |t| payment_text(t, "@8453", "@1")),
    parked("a payment text with another token", On::Base, |t| payment_text(t, BASE_USDC, ETHEREUM_USDC)),
    parked("a payment text with another payee", On::Base, |t| {
        payment_text(t, "address=0x", &format!("address={ETHEREUM_USDC}&was=0x"));
    }),
    parked("a payment text with more units", On::Base, |t| payment_text(t, "uint256=", "uint256=9")),
    parked("a payment text that approves another token", On::Base, |t| {
        payment_text(t, "/transfer", "/approve");
        payment_text(t, BASE_USDC, ETHEREUM_USDC);
    }),
    parked("a payment text for the chain's own coin", On::Base, |t| {
        t["qr_text"] = json!(format!("ethereum:{}@8453?value=1", text(t, "wallet_address")));
    }),
    parked("a payment text of another kind", On::Solana, |t| {
        t["qr_text"] = json!(format!("bitcoin:{}", text(t, "wallet_address")));
    }),
    parked("an invoice over another amount", On::Lightning, |t| {
        invoice(t, |i| i.millisatoshis = i.millisatoshis.map(|amount| amount + 1));
    }),
    parked("an invoice over any amount", On::Lightning, |t| invoice(t, |i| i.millisatoshis = None)),
    parked("an invoice of a test network", On::Lightning, |t| {
        invoice(t, |i| i.network = Currency::BitcoinTestnet);
    }),
    parked("an invoice signed by another than its payee", On::Lightning, |t| {
        invoice(t, |i| i.names_another = true);
    }),
    parked("an address where an invoice belongs", On::Lightning, |t| {
        t["wallet_address"] = json!(OTHER_BITCOIN);
    }),
    parked("an invoice where an address belongs", On::Bitcoin, |t| invoice(t, |_| ())),
    parked("a line of another brand", On::Solana, |t| line(t)["brand_name"] = json!("Pomelo Market")),
    parked("a line over another amount", On::Solana, |t| line(t)["denomination"] = json!("50 USD")),
    parked("no lines", On::Solana, |t| t["deliveries"] = json!([])),
    parked("one line too many", On::Solana, |t| {
        let twice = t["deliveries"][0].clone();
        t["deliveries"].as_array_mut().unwrap().push(twice);
    }),
    parked("a free amount that is another", On::Range, |t| line(t)["product_value"] = json!("36")),
];

pub static HARMLESS: [Mutation; 18] = [
    paid("nothing at all", On::Solana, |_| ()),
    paid("the bridged coin itself", On::Bridged, |_| ()),
    paid("an amount as a number", On::Solana, |t| {
        t["coin_amount"] = serde_json::from_str(text(t, "coin_amount")).unwrap();
    }),
    paid("zeros at the end", On::Solana, |t| t["coin_amount"] = json!(format!("{:.6}", amount(t)))),
    paid("an exponent that changes nothing", On::Solana, |t| {
        t["coin_amount"] = json!(format!("{}e-2", (amount(t) * Decimal::ONE_HUNDRED).normalize()));
    }),
    paid("a movement within the tolerance", On::Solana, |t| times(t, 1_004)),
    paid("times as numbers", On::Solana, |t| {
        t["created_at"] = serde_json::from_str(text(t, "created_at")).unwrap();
    }),
    paid("other names of id and state", On::Solana, |t| {
        t["id"] = t["order_id"].take();
        t["status"] = t["order_state"].take();
    }),
    paid("no payment text", On::Bitcoin, |t| t["qr_text"] = Value::Null),
    paid("an empty payment text", On::Base, |t| t["qr_text"] = json!("")),
    paid("fields nobody knows", On::Solana, |t| t["surprise"] = json!({ "wallet_address": OTHER_SOLANA })),
    paid("an invoice of somebody's node", On::Lightning, |t| invoice(t, |_| ())),
    paid("no network", On::Solana, |t| t["network"] = json!("")),
    paid("a payment text that must be understood", On::Bitcoin, |t| payment_text(t, "?", "?req-pay=x&")),
    paid("a payment text that approves", On::Base, |t| payment_text(t, "/transfer", "/approve")),
    paid("a payment text that is a page", On::Solana, |t| t["qr_text"] = json!("https://pay.example/x")),
    paid("a free amount that is not named", On::Range, |t| {
        line(t).as_object_mut().unwrap().remove("product_value");
    }),
    paid("a free amount with zeros", On::Range, |t| line(t)["product_value"] = json!("37.00")),
];

pub static SPELLINGS: [Mutation; 7] = [
    paid("a coin in small letters", On::Solana, |t| t["coin"] = json!("usdc")),
    paid("a network in capitals and with blanks around", On::Base, |t| t["network"] = json!(" BASE ")),
    paid("an address with blanks around", On::Solana, |t| {
        t["wallet_address"] = json!(format!(" {} ", text(t, "wallet_address")));
    }),
    paid("an address in capitals", On::Bitcoin, |t| {
        t["wallet_address"] = json!(text(t, "wallet_address").to_uppercase());
    }),
    paid("an address of EVM in small letters", On::Base, |t| {
        t["wallet_address"] = json!(text(t, "wallet_address").to_lowercase());
    }),
    paid("a bare payment text", On::Bitcoin, |t| t["qr_text"] = t["wallet_address"].clone()),
    paid("a payment text in capitals", On::Lightning, |t| {
        t["qr_text"] = json!(text(t, "qr_text").to_uppercase());
    }),
];
