//! Tests of links of any age.

use super::*;
use crate::{domain::time::Timestamp, shop::keys::Keys};

impl OrderRecovery {
    /// A link as in an email, with an expiry that the test chooses.
    pub(crate) fn link_until(&self, email: &str, until: Timestamp) -> String {
        let email = self.journal_keys.email(&email.parse().unwrap());
        self.keys.seal(Purpose::Recovery, &Link { until, ..Link::new(email, now()) }).unwrap()
    }
}

#[test]
fn links_are_unique() {
    let email = crate::orders::tests::sample::record().email;
    assert_ne!(Link::new(email.clone(), now()).id, Link::new(email, now()).id);
}

#[test]
fn value_signed_for_another_purpose_is_no_link() {
    let keys = Keys::new(b"a");
    let email = crate::orders::tests::sample::record().email;
    let link = Link::new(email, Timestamp::from_unix(0));
    for purpose in [Purpose::Quote, Purpose::Device, Purpose::Checkout, Purpose::Journal] {
        let sealed = keys.seal(purpose, &link).unwrap();
        assert_eq!(keys.open::<Link>(Purpose::Recovery, &sealed), None, "{purpose:?}");
    }
}

#[test]
fn link_errors_have_their_statuses() {
    for (why, status) in [
        (LinkError::Unreadable, 400),
        (LinkError::Expired, 410),
        (LinkError::Spent, 410),
        (LinkError::Failed(Failure::Unavailable), 503),
    ] {
        assert_eq!(why.status(), status, "{why:?}");
    }
}
