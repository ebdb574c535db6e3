//! The desk: wishes for links are laid here and answered afterwards, one by one, by nobody who waits.
//!
//! A wish that is one too many is dropped without a word: for an address that got its links of the hour,
//! and for everybody when more wishes lie here than letters can be sent.

use super::link::Link;
use crate::{
    domain::{email::Email, locale::Locale},
    i18n::{Value, Words},
    mail::{MailError, Mailer, OutgoingEmail},
    orders::{
        journal::Journal,
        keys::{Digest, Keys as JournalKeys},
    },
    shop::{
        KeyedRateLimiter,
        keys::{Keys, Purpose},
        now,
    },
    urls,
};
use futures::StreamExt;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tokio_util::sync::CancellationToken;

/// The most links that one address gets within an hour.
pub(super) const LINKS_PER_HOUR: u32 = 3;

/// Wishes that may wait, and letters that are written at once.
const MAX_QUEUED_REQUESTS: usize = 256;
const WORKERS: usize = 4;

/// Before another try with a letter that was not taken for now.
const RETRY_PAUSE: Duration = Duration::from_secs(5);

/// Somebody wants the link for this address, in these words. `Debug` hides the address.
#[derive(Clone, Debug)]
pub(super) struct LinkRequest {
    pub email: Email,
    pub locale: Locale,
}

/// Where wishes are laid.
pub(in crate::shop) struct LinkQueue(mpsc::Sender<LinkRequest>);

/// Who answers them.
pub(in crate::shop) struct LinkWorker {
    pub journal: Journal,
    pub journal_keys: JournalKeys,
    pub keys: Keys,
    pub post: Mailer,
    /// Links that an address gets, [`LINKS_PER_HOUR`].
    pub links: KeyedRateLimiter,
    /// The shop's name, and where shoppers see it.
    pub shop: String,
    pub origin: url::Url,
}

impl LinkQueue {
    /// Opens the desk until `stop`.
    pub fn open(clerk: LinkWorker, stop: CancellationToken) -> Self {
        let (desk, wishes) = mpsc::channel(MAX_QUEUED_REQUESTS);
        tokio::spawn(serve(clerk, wishes, stop));
        Self(desk)
    }

    /// Lays a wish on the desk. The same work for every address.
    pub(super) fn take(&self, wish: LinkRequest) {
        if self.0.try_send(wish).is_err() {
            tracing::warn!("a wish for a link was dropped: too many wait, or the shop closes");
        }
    }
}

async fn serve(clerk: LinkWorker, wishes: mpsc::Receiver<LinkRequest>, stop: CancellationToken) {
    let answered = ReceiverStream::new(wishes).for_each_concurrent(WORKERS, |wish| {
        let clerk = &clerk;
        async move {
            let email = clerk.journal_keys.email(&wish.email);
            if clerk.links.take(email.as_str()).await.is_err() {
                tracing::debug!("an address has had its links of the hour");
            } else {
                clerk.answer(wish, email).await;
            }
        }
    });
    tokio::select! {
        () = answered => {}
        () = stop.cancelled() => {}
    }
}

impl LinkWorker {
    async fn answer(&self, wish: LinkRequest, email: Digest) {
        match self.journal.has_orders(&email).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => return tracing::error!(%error, "a wish for a link could not be looked up"),
        }
        let link = Link::new(email, now());
        let Some(token) = self.keys.seal(Purpose::Recovery, &link) else { return };
        match self.deliver(&wish, &token).await {
            Ok(()) => tracing::info!("a link to earlier orders was sent"),
            Err(reason) => tracing::warn!(%reason, "a link to earlier orders was not sent"),
        }
    }

    /// Sends the letter; twice if it may help.
    async fn deliver(&self, wish: &LinkRequest, token: &str) -> Result<(), MailError> {
        match self.post.send(self.letter(wish, token)).await {
            Err(reason) if reason.may_pass() => {
                tracing::debug!(%reason, "a letter is tried once more");
                tokio::time::sleep(RETRY_PAUSE).await;
                self.post.send(self.letter(wish, token)).await
            }
            sent => sent,
        }
    }

    fn letter(&self, wish: &LinkRequest, token: &str) -> OutgoingEmail {
        let words = Words::of(wish.locale);
        let origin = self.origin.as_str().trim_end_matches('/');
        let link = format!("{origin}{}", urls::open_orders(wish.locale, token));
        let shop = ("shop", Value::from(self.shop.as_str()));
        let values =
            [shop.clone(), ("link", Value::from(link)), ("minutes", Value::from(super::LINK_MINUTES))];
        OutgoingEmail {
            to: wish.email.clone(),
            subject: words.say_with("mail-link-subject", &[shop]),
            text: words.say_with("mail-link-text", &values) + "\n",
        }
    }
}
