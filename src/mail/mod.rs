//! Email: the only module that speaks SMTP.
//!
//! An email is plain text to one address: no HTML, no images, no tracking. `shop` decides who gets
//! an email, how often, and with which text. Neither addresses nor a mail server's replies are
//! logged here, because servers often repeat the address.

mod mailer;
mod relay;
mod sender;

#[cfg(test)]
pub(crate) mod double;
#[cfg(test)]
mod tests;

pub use mailer::{MailError, Mailer, OutgoingEmail};
pub use relay::{NotARelay, Relay};
pub use sender::{NotASender, Sender};
