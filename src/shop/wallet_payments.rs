//! Payments by wallets, and tokens on Solana whose payment address is a token account rather than a wallet (ADR 38). Looks up whether
//! the ledger knows the address as a wallet, and serves Solana Pay transaction requests, with which a wallet
//! asks the shop for the transaction.
//!
//! A wallet has only the URL of the request. The URL contains no cookie and no order ID, and opens no order.
//! It is valid during the order's payment window, and only for an unsigned transaction that pays the order.

mod token;

use super::{KeyedRateLimiter, Record, keys::Keys, now, settings::Settings, visitor::Visitor};
use crate::{
    domain::{
        failure::Failure,
        locale::Locale,
        order_id::OrderId,
        order_view::{OrderView, PaymentView, TokenAccount},
        rail::RailOption,
        transfer::{Payer, WalletKind},
    },
    i18n::Words,
    orders::{hub::Hub, journal::Journal},
    payments::{
        Outgoing, ask_shop, ask_wallet,
        solana::{Account, Key, Missing, Node, Payment},
        transfer,
    },
    urls,
};
use futures::{FutureExt, Stream, StreamExt};
use moka::future::Cache;
use std::{sync::Arc, time::Duration};
use token::Token;

/// How long a successful lookup is cached, and how long a failed one.
const KIND_TTL: Duration = Duration::from_mins(10);
const FAILED_LOOKUP_TTL: Duration = Duration::from_secs(15);

/// The timeout of one lookup. A page waits for it.
const LOOKUP_TIMEOUT: Duration = Duration::from_secs(2);

/// The maximum number of cached addresses.
const MAX_ADDRESSES: u64 = 10_000;

/// The maximum number of transactions for one order per minute.
const TRANSACTIONS_PER_MINUTE: u32 = 10;

/// What an address is, according to the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Recipient {
    Wallet,
    /// A usable account of the order's token.
    TokenAccount,
    /// An account for which no payment of this token can be prepared here, or no account yet.
    Other,
    /// Unknown, because the lookup failed.
    Unseen,
}

/// A client of a Solana node, with a cache of its answers.
pub struct SolanaLookup {
    pub node: Node,
    seen: Cache<String, Recipient>,
    unseen: Cache<String, Recipient>,
    transactions: KeyedRateLimiter,
}

/// The requester that a wallet shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requester {
    pub label: String,
    /// An absolute URL.
    pub icon: String,
}

/// A transaction for a wallet to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestedTransaction {
    /// The unsigned transaction, in base64.
    pub transaction: String,
    pub message: String,
}

/// Why a wallet gets no transaction, with a message in the order's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WalletRefusal {
    pub failure: Failure,
    pub message: String,
}

impl SolanaLookup {
    pub fn new(node: Node, transactions: KeyedRateLimiter) -> Self {
        let cache = |keep| Cache::builder().max_capacity(MAX_ADDRESSES).time_to_live(keep).build();
        Self { node, seen: cache(KIND_TTL), unseen: cache(FAILED_LOOKUP_TTL), transactions }
    }

    /// Limits the transactions for one order.
    pub fn limit() -> KeyedRateLimiter {
        KeyedRateLimiter::per_minute("solana_pay", TRANSACTIONS_PER_MINUTE)
    }

    /// What an address is, for a payment of this token. Concurrent calls share one lookup.
    async fn recipient(&self, address: &str, mint: &Key) -> Recipient {
        let Ok(key) = address.parse::<Key>() else { return Recipient::Other };
        let cache_key = format!("{address} {mint}");
        if let Some(seen) = self.seen.get(&cache_key).await {
            return seen;
        }
        let lookup = async {
            match tokio::time::timeout(LOOKUP_TIMEOUT, self.node.account(&key)).await {
                Ok(Ok(account)) => kind(account.as_ref(), mint),
                Ok(Err(error)) => {
                    tracing::warn!(%error, "could not look up an order's address at the Solana node");
                    Recipient::Unseen
                }
                Err(_) => Recipient::Unseen,
            }
        };
        let found = self.unseen.get_with(cache_key.clone(), lookup).await;
        if matches!(found, Recipient::Wallet | Recipient::TokenAccount) {
            self.seen.insert(cache_key, found).await;
        }
        found
    }
}

fn kind(account: Option<&Account>, mint: &Key) -> Recipient {
    match account {
        Some(account) if account.is_wallet() => Recipient::Wallet,
        Some(account) if account.holds(mint) => Recipient::TokenAccount,
        Some(_) | None => Recipient::Other,
    }
}

/// Payments by wallets. Cheap to clone.
#[derive(Clone)]
pub struct WalletPayments {
    pub(super) settings: Arc<Settings>,
    pub(super) journal: Journal,
    pub(super) hub: Hub,
    /// Sign the links of transaction requests.
    pub(super) keys: Keys,
    /// `None` without a Solana node.
    pub(super) solana: Option<Arc<SolanaLookup>>,
}

impl WalletPayments {
    /// Whether Solana wallets can be offered, which requires a Solana node for the latest block.
    pub const fn serve_solana(&self) -> bool {
        self.solana.is_some()
    }

    /// Whether wallets can request transactions: a Solana node is configured, and the standard allows the
    /// shop's origin. The sandbox accepts any origin.
    fn serves_requests(&self) -> bool {
        self.solana.is_some() && (self.settings.is_secure() || self.settings.is_sandbox())
    }

    /// The order's view with the options for Solana wallets, if it is paid with a token on Solana.
    pub(super) async fn with_options(&self, rail: &RailOption, mut view: OrderView) -> OrderView {
        let Some(shown) = view.payment.as_mut().filter(|shown| shown.token_account.is_some()) else {
            return view;
        };
        let Some(ledger) = &self.solana else { return view };
        let Some(mint) = mint(rail, shown) else { return view };
        match ledger.recipient(&shown.address, &mint).await {
            Recipient::Wallet => ask_wallet(rail, shown),
            Recipient::TokenAccount | Recipient::Unseen => {
                shown.token_account = Some(TokenAccount::ByButton);
                if self.serves_requests()
                    && let Some(uri) = self.request_uri(&view.id, shown)
                {
                    ask_shop(shown, uri);
                }
            }
            Recipient::Other => shown.wallet = shown.wallet.filter(|kind| *kind != WalletKind::Solana),
        }
        view
    }

    /// The same for every view of a stream. A stream lives long and a lookup does not, so the memory of a
    /// lookup is allocated only while it runs: kept in the stream, it doubled what a watcher costs.
    pub(crate) fn with_options_for_all(
        self,
        rail: RailOption,
        views: impl Stream<Item = OrderView> + Send + 'static,
    ) -> impl Stream<Item = OrderView> + Send + 'static {
        views.then(move |view| {
            let (wallets, rail) = (self.clone(), rail.clone());
            async move { wallets.with_options(&rail, view).await }.boxed()
        })
    }

    fn request_uri(&self, id: &OrderId, shown: &PaymentView) -> Option<String> {
        let token = Token { order: id.clone(), until: shown.until? }.sealed(&self.keys)?;
        let address = self.settings.store.origin.join(&urls::solana_pay(&token)).ok()?;
        Some(format!("solana:{address}"))
    }

    /// The requester that a wallet shows before it requests the transaction. `None` if this shop did not make
    /// the token or it has expired.
    pub fn requester(&self, token: &str) -> Option<Requester> {
        self.open_token(token)?;
        let icon = self.settings.store.origin.join("/favicon.svg").ok()?;
        Some(Requester { label: self.settings.store.name.clone(), icon: icon.into() })
    }

    fn open_token(&self, token: &str) -> Option<Token> {
        self.solana.as_ref()?;
        Token::open(&self.keys, token).filter(|token| now() < token.until)
    }

    /// The transaction that pays the token's order from this account. Creates nothing but the payment, and
    /// reads the order from upstream again to check that it can still be paid.
    pub async fn requested_transaction(
        &self,
        visitor: &Visitor,
        token: &str,
        account: &str,
    ) -> Result<RequestedTransaction, WalletRefusal> {
        let words = Words::of(self.settings.store.default_locale);
        let Some(Token { order, .. }) = self.open_token(token) else {
            return Err(refusal(words, Failure::NotFound));
        };
        let record = self.journal.find(&order).await.map_err(|error| refusal(words, error.into()))?;
        let record = record.ok_or_else(|| refusal(words, Failure::NotFound))?;
        let words = Words::of(Locale { language: record.language, country: record.country });
        self.transaction_of(visitor, &record, account, words).await.map_err(|failure| refusal(words, failure))
    }

    async fn transaction_of(
        &self,
        visitor: &Visitor,
        record: &Record,
        account: &str,
        words: Words,
    ) -> Result<RequestedTransaction, Failure> {
        let ledger = self.solana.as_ref().ok_or(Failure::NotPayable)?;
        let payer = Payer::try_from(account.to_owned()).map_err(|_| Failure::BadRequest)?;
        ledger
            .transactions
            .take(record.id.as_str())
            .await
            .map_err(|retry_after| Failure::TooMany { retry_after })?;
        let transfer = self.hub.transfer(record, &visitor.buying().caller(record.country)).await?;
        let (shown, outgoing) = transfer.ok_or(Failure::NotPayable)?;
        let Outgoing::Solana(payment) = outgoing else { return Err(Failure::NotPayable) };
        let transaction = self.solana_transaction(&record.id, &payer, &payment, Missing::Refuse).await?;
        let values = [
            ("amount", shown.amount.as_str()),
            ("coin", shown.coin.as_str()),
            ("shop", self.settings.store.name.as_str()),
        ];
        Ok(RequestedTransaction { transaction, message: words.say_with("solana-pay-message", &values) })
    }
}

/// The mint of the token that is paid. `None` if it is not known for certain.
fn mint(rail: &RailOption, shown: &PaymentView) -> Option<Key> {
    match transfer(rail, shown)? {
        Outgoing::Solana(Payment { token, .. }) => token.map(|token| token.mint),
        Outgoing::Evm { .. } => None,
    }
}

fn refusal(words: Words, failure: Failure) -> WalletRefusal {
    let key = match &failure {
        Failure::BadRequest => "solana-pay-account",
        Failure::NotPayable | Failure::NotFound | Failure::Rail => "solana-pay-over",
        _ => "solana-pay-later",
    };
    WalletRefusal { message: words.say(key), failure }
}
