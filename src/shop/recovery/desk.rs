//! The desk: wishes for links are laid here and answered afterwards, one by one, by nobody who waits.
//!
//! A wish that is one too many is dropped without a word: for an address that got its links of the hour,
//! and for everybody when more wishes lie here than letters can be sent.

use super::link::Link;
use crate::{
    domain::{email::Email, locale::Locale},
    mail::{Letter, Post, PostError},
    orders::{
        journal::Journal,
        keys::{Digest, Keys as JournalKeys},
    },
    paths,
    shop::{
        Buckets,
        keys::{Keys, Purpose},
        now,
    },
    words::{Value, Words},
};
use futures::StreamExt;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tokio_util::sync::CancellationToken;

/// The most links that one address gets within an hour.
pub(super) const AN_HOUR: u32 = 3;

/// Wishes that may wait, and letters that are written at once.
const ROOM: usize = 256;
const AT_ONCE: usize = 4;

/// Before another try with a letter that was not taken for now.
const PAUSE: Duration = Duration::from_secs(5);

/// Somebody wants the link for this address, in these words. `Debug` hides the address.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    pub email: Email,
    pub locale: Locale,
}

/// Where wishes are laid.
pub(in crate::shop) struct Desk(mpsc::Sender<Wish>);

/// Who answers them.
pub(in crate::shop) struct Clerk {
    pub journal: Journal,
    pub journal_keys: JournalKeys,
    pub keys: Keys,
    pub post: Post,
    /// Links that an address gets, [`AN_HOUR`].
    pub links: Buckets,
    /// The shop's name, and where shoppers see it.
    pub shop: String,
    pub origin: url::Url,
}

impl Desk {
    /// Opens the desk until `stop`.
    pub fn open(clerk: Clerk, stop: CancellationToken) -> Self {
        let (desk, wishes) = mpsc::channel(ROOM);
        tokio::spawn(serve(clerk, wishes, stop));
        Self(desk)
    }

    /// Lays a wish on the desk. The same work for every address.
    pub(super) fn take(&self, wish: Wish) {
        if self.0.try_send(wish).is_err() {
            tracing::warn!("a wish for a link was dropped: too many wait, or the shop closes");
        }
    }
}

async fn serve(clerk: Clerk, wishes: mpsc::Receiver<Wish>, stop: CancellationToken) {
    let answered = ReceiverStream::new(wishes).for_each_concurrent(AT_ONCE, |wish| {
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

impl Clerk {
    async fn answer(&self, wish: Wish, email: Digest) {
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
    async fn deliver(&self, wish: &Wish, token: &str) -> Result<(), PostError> {
        match self.post.send(self.letter(wish, token)).await {
            Err(reason) if reason.may_pass() => {
                tracing::debug!(%reason, "a letter is tried once more");
                tokio::time::sleep(PAUSE).await;
                self.post.send(self.letter(wish, token)).await
            }
            sent => sent,
        }
    }

    fn letter(&self, wish: &Wish, token: &str) -> Letter {
        let words = Words::of(wish.locale);
        let origin = self.origin.as_str().trim_end_matches('/');
        let link = format!("{origin}{}", paths::open_orders(wish.locale, token));
        let shop = ("shop", Value::from(self.shop.as_str()));
        let values = [shop.clone(), ("link", Value::from(link)), ("minutes", Value::from(super::MINUTES))];
        Letter {
            to: wish.email.clone(),
            subject: words.say_with("mail-link-subject", &[shop]),
            text: words.say_with("mail-link-text", &values) + "\n",
        }
    }
}
