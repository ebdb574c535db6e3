//! The queue of requests for links. Workers answer them later, so that nobody waits for them.
//!
//! Requests over the limit are dropped silently: for an address that has received its links of the hour, and
//! for everyone if more requests are queued than emails can be sent.

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

/// The maximum number of links that one address gets per hour.
pub(super) const LINKS_PER_HOUR: u32 = 3;

/// The maximum number of queued requests, and of emails that are sent at the same time.
const MAX_QUEUED_REQUESTS: usize = 256;
const WORKERS: usize = 4;

/// The pause before an email that was temporarily refused is sent again.
const RETRY_PAUSE: Duration = Duration::from_secs(5);

/// A request for a link to this address, in this language. `Debug` hides the address.
#[derive(Clone, Debug)]
pub(super) struct LinkRequest {
    pub email: Email,
    pub locale: Locale,
}

/// The sending side of the queue.
#[derive(Clone)]
pub(in crate::shop) struct LinkQueue(mpsc::Sender<LinkRequest>);

/// Answers the queued requests.
pub(in crate::shop) struct LinkWorker {
    pub journal: Journal,
    pub journal_keys: JournalKeys,
    pub keys: Keys,
    pub mailer: Mailer,
    /// Limits the links per address, see [`LINKS_PER_HOUR`].
    pub link_limiter: KeyedRateLimiter,
    /// The shop's name and public URL.
    pub shop: String,
    pub origin: url::Url,
}

impl LinkQueue {
    /// Creates the queue and starts its workers, which run until `stop`.
    pub fn open(worker: LinkWorker, stop: CancellationToken) -> Self {
        let (sender, requests) = mpsc::channel(MAX_QUEUED_REQUESTS);
        tokio::spawn(serve(worker, requests, stop));
        Self(sender)
    }

    /// Queues a request. Does the same work for every address.
    pub(super) fn take(&self, request: LinkRequest) {
        if self.0.try_send(request).is_err() {
            tracing::warn!("dropped a request for a link: the queue is full, or the shop is shutting down");
        }
    }
}

async fn serve(worker: LinkWorker, requests: mpsc::Receiver<LinkRequest>, stop: CancellationToken) {
    let answering = ReceiverStream::new(requests).for_each_concurrent(WORKERS, |request| {
        let worker = &worker;
        async move {
            let email = worker.journal_keys.email(&request.email);
            if worker.link_limiter.take(email.as_str()).await.is_err() {
                tracing::debug!("an address has reached its limit of links per hour");
            } else {
                worker.send_link(request, email).await;
            }
        }
    });
    tokio::select! {
        () = answering => {}
        () = stop.cancelled() => {}
    }
}

impl LinkWorker {
    async fn send_link(&self, request: LinkRequest, email: Digest) {
        match self.journal.has_orders(&email).await {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => return tracing::error!(%error, "could not look up a request for a link"),
        }
        let link = Link::new(email, now());
        let Some(token) = self.keys.seal(Purpose::Recovery, &link) else { return };
        match self.send_email(&request, &token).await {
            Ok(()) => tracing::info!("sent a link to earlier orders"),
            Err(reason) => tracing::warn!(%reason, "could not send a link to earlier orders"),
        }
    }

    /// Sends the email. Retries once if the error may be temporary.
    async fn send_email(&self, request: &LinkRequest, token: &str) -> Result<(), MailError> {
        match self.mailer.send(self.compose_email(request, token)).await {
            Err(reason) if reason.may_pass() => {
                tracing::debug!(%reason, "retrying an email");
                tokio::time::sleep(RETRY_PAUSE).await;
                self.mailer.send(self.compose_email(request, token)).await
            }
            sent => sent,
        }
    }

    fn compose_email(&self, request: &LinkRequest, token: &str) -> OutgoingEmail {
        let words = Words::of(request.locale);
        let origin = self.origin.as_str().trim_end_matches('/');
        let link = format!("{origin}{}", urls::open_orders(request.locale, token));
        let shop = ("shop", Value::from(self.shop.as_str()));
        let values =
            [shop.clone(), ("link", Value::from(link)), ("minutes", Value::from(super::LINK_MINUTES))];
        OutgoingEmail {
            to: request.email.clone(),
            subject: words.say_with("mail-link-subject", &[shop]),
            text: words.say_with("mail-link-text", &values) + "\n",
        }
    }
}
