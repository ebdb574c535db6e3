//! Mail: the only place that speaks SMTP.
//!
//! A letter is plain text to one address: no HTML, no pictures, nothing that tells whether it was read.
//! Who gets one, how often and with what words is the shop's to say. No address is logged here, nor what
//! a mail server says, for servers like to repeat the address.

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
