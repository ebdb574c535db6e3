//! Tokens on Solana, where upstream's address is an account of the token and no wallet (ADR 38): whether the ledger knows it
//! as a wallet all the same, and Solana Pay's transaction requests, at which a wallet asks the shop for the transaction.
//!
//! The address of such a request is all that a wallet has: it carries no cookie, names no order and opens none. It is good for
//! the order's payment window, and only for being given an unsigned transaction that pays the order.

mod token;

use super::{KeyedRateLimiter, Record, Shop, now, visitor::Visitor};
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
    payments::{
        Outgoing, ask_shop, ask_wallet,
        solana::{Account, Key, Missing, Node, Payment},
        transfer,
    },
    urls,
};
use futures::{Stream, StreamExt};
use moka::future::Cache;
use std::{sync::Arc, time::Duration};
use token::Token;

/// How long a look at the ledger is good for; one that failed is tried again much sooner.
const KIND_TTL: Duration = Duration::from_mins(10);
const FAILED_LOOKUP_TTL: Duration = Duration::from_secs(15);

/// For one look, while a page waits.
const LOOKUP_TIMEOUT: Duration = Duration::from_secs(2);

/// Addresses that are remembered at most.
const MAX_ADDRESSES: u64 = 10_000;

/// Transactions that are made for one order in a minute.
const TRANSACTIONS_PER_MINUTE: u32 = 10;

/// What the ledger knows an address as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Recipient {
    Wallet,
    /// A usable account of the order's token.
    TokenAccount,
    /// Something that takes no payment of this token that could be prepared here, or nothing yet.
    Other,
    /// The node could not be asked.
    Unseen,
}

/// The client of a Solana node, and what it has seen.
pub struct SolanaLookup {
    pub node: Node,
    seen: Cache<String, Recipient>,
    unseen: Cache<String, Recipient>,
    transactions: KeyedRateLimiter,
}

/// What a wallet shows of whoever asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requester {
    pub label: String,
    /// An absolute address.
    pub icon: String,
}

/// What a wallet is given to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestedTransaction {
    /// Without its signature, in base64.
    pub transaction: String,
    pub message: String,
}

/// Why a wallet is given nothing, and how that is said in the order's language.
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

    /// How many transactions may be made for one order.
    pub fn limit() -> KeyedRateLimiter {
        KeyedRateLimiter::per_minute("solana_pay", TRANSACTIONS_PER_MINUTE)
    }

    /// What an address is, for a payment of this token; asked at most once at a time.
    async fn recipient(&self, address: &str, mint: &Key) -> Recipient {
        let Ok(key) = address.parse::<Key>() else { return Recipient::Other };
        let place = format!("{address} {mint}");
        if let Some(seen) = self.seen.get(&place).await {
            return seen;
        }
        let look = async {
            match tokio::time::timeout(LOOKUP_TIMEOUT, self.node.account(&key)).await {
                Ok(Ok(account)) => kind(account.as_ref(), mint),
                Ok(Err(error)) => {
                    tracing::warn!(%error, "the Solana node told nothing of an order's address");
                    Recipient::Unseen
                }
                Err(_) => Recipient::Unseen,
            }
        };
        let found = self.unseen.get_with(place.clone(), look).await;
        if matches!(found, Recipient::Wallet | Recipient::TokenAccount) {
            self.seen.insert(place, found).await;
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

impl Shop {
    /// Whether wallets may be sent here for a transaction: there is a node, and an address that the standard allows. The
    /// sandbox serves under any.
    fn serves_requests(&self) -> bool {
        self.solana.is_some() && (self.is_secure() || self.is_sandbox())
    }

    /// The order's view with what a wallet of Solana can be given, where a token is paid there.
    pub(super) async fn aided(&self, rail: &RailOption, mut view: OrderView) -> OrderView {
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

    /// The same for every view of a stream.
    pub(super) fn all_aided(
        self: Arc<Self>,
        rail: RailOption,
        views: impl Stream<Item = OrderView> + Send + 'static,
    ) -> impl Stream<Item = OrderView> + Send + 'static {
        views.then(move |view| {
            let (shop, rail) = (Arc::clone(&self), rail.clone());
            async move { shop.aided(&rail, view).await }
        })
    }

    /// The rail to recommend instead of the order's, where that is a token on Solana.
    pub async fn other_rail(&self, visitor: &Visitor, record: &Record) -> Option<RailOption> {
        if !record.agreed.rail.rail.is_solana_token() {
            return None;
        }
        let rails = self.catalogue.rails(&visitor.caller(record.country)).await.ok()?;
        rails.recommended(false).filter(|option| !option.rail.is_solana_token()).cloned()
    }

    fn request_uri(&self, id: &OrderId, shown: &PaymentView) -> Option<String> {
        let token = Token { order: id.clone(), until: shown.until? }.sealed(&self.keys)?;
        let address = self.settings.store.origin.join(&urls::solana_pay(&token)).ok()?;
        Some(format!("solana:{address}"))
    }

    /// What a wallet shows before it asks for the transaction; `None` for an address that this shop has not made, or that has
    /// had its time.
    pub fn requester(&self, token: &str) -> Option<Requester> {
        self.opened(token)?;
        let icon = self.settings.store.origin.join("/favicon.svg").ok()?;
        Some(Requester { label: self.settings.store.name.clone(), icon: icon.into() })
    }

    fn opened(&self, token: &str) -> Option<Token> {
        self.solana.as_ref()?;
        Token::open(&self.keys, token).filter(|token| now() < token.until)
    }

    /// The transaction that pays an order from this account, for whoever was given the order's request. Nothing is created by
    /// it but the payment, and upstream is asked anew whether the order still takes it.
    pub async fn requested_transaction(
        &self,
        visitor: &Visitor,
        token: &str,
        account: &str,
    ) -> Result<RequestedTransaction, WalletRefusal> {
        let words = Words::of(self.settings.store.default_locale);
        let Some(Token { order, .. }) = self.opened(token) else {
            return Err(declined(words, Failure::NotFound));
        };
        let record = self.journal.find(&order).await.map_err(|error| declined(words, error.into()))?;
        let record = record.ok_or_else(|| declined(words, Failure::NotFound))?;
        let words = Words::of(Locale { language: record.language, country: record.country });
        self.transaction_of(visitor, &record, account, words)
            .await
            .map_err(|failure| declined(words, failure))
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
        let snapshot = self.hub.anew(&record.id, &visitor.buying().caller(record.country)).await?;
        let (shown, outgoing) = snapshot.transfer().ok_or(Failure::NotPayable)?;
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

/// The mint of the token that is paid; `None` where nothing certain is known of it.
fn mint(rail: &RailOption, shown: &PaymentView) -> Option<Key> {
    match transfer(rail, shown)? {
        Outgoing::Solana(Payment { token, .. }) => token.map(|token| token.mint),
        Outgoing::Evm { .. } => None,
    }
}

fn declined(words: Words, failure: Failure) -> WalletRefusal {
    let key = match &failure {
        Failure::BadRequest => "solana-pay-account",
        Failure::NotPayable | Failure::NotFound | Failure::Rail => "solana-pay-over",
        _ => "solana-pay-later",
    };
    WalletRefusal { message: words.say(key), failure }
}
