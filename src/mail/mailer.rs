//! The post: hands one letter at a time to the relay.

use super::{
    relay::{Login, Privacy, Relay},
    sender::Sender,
};
use crate::domain::email::Email;
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    address::Envelope,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{
        Error,
        authentication::Credentials,
        client::{Tls, TlsParameters},
        extension::ClientId,
    },
};
use secrecy::ExposeSecret;
use std::time::Duration;
use thiserror::Error;

/// How long one letter may take, from connecting to the server's word that it has it.
const SEND_TIMEOUT: Duration = Duration::from_secs(20);

/// Plain text for one reader.
pub struct OutgoingEmail {
    pub to: Email,
    pub subject: String,
    pub text: String,
}

/// Sends letters. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// What the ids of letters end in.
    domain: String,
}

/// Why a letter was not taken. Never with an address in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MailError {
    #[error("an address that no letter can be written to")]
    Unaddressable,
    #[error("the mail server refuses it for good, with {0}")]
    Refused(u16),
    #[error("the mail server refuses it for now, with {0}")]
    Deferred(u16),
    #[error("the mail server cannot be trusted: TLS failed")]
    Untrusted,
    #[error("the mail server cannot be reached, or is not understood")]
    Unreachable,
    #[error("the mail server took too long")]
    Slow,
}

impl MailError {
    /// Whether another try may help.
    pub const fn may_pass(self) -> bool {
        matches!(self, Self::Deferred(_) | Self::Unreachable | Self::Slow)
    }
}

impl Mailer {
    /// Nothing is sent yet. A sender without a name is named `shop`.
    pub fn new(relay: &Relay, sender: &Sender, shop: &str) -> Result<Self, MailError> {
        let name = sender.name.clone().unwrap_or_else(|| shop.to_owned());
        let from = Mailbox::new(Some(name), address(&sender.address)?);
        let builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(relay.host.as_str())
            .port(relay.port)
            .tls(tls(relay)?)
            .timeout(Some(SEND_TIMEOUT))
            .hello_name(ClientId::Domain(sender.domain().to_owned()));
        let builder = match &relay.login {
            Some(Login { user, password }) => builder.credentials(Credentials::new(
                user.expose_secret().to_owned(),
                password.expose_secret().to_owned(),
            )),
            None => builder,
        };
        Ok(Self { transport: builder.build(), from, domain: sender.domain().to_owned() })
    }

    /// Hands the letter over; `Ok` means that the server has taken it, not that it has arrived.
    pub async fn send(&self, letter: OutgoingEmail) -> Result<(), MailError> {
        let message = self.write(letter)?;
        match tokio::time::timeout(SEND_TIMEOUT, self.transport.send(message)).await {
            Ok(sent) => sent.map(drop).map_err(|error| reason(&error)),
            Err(_) => Err(MailError::Slow),
        }
    }

    fn write(&self, OutgoingEmail { to, subject, text }: OutgoingEmail) -> Result<Message, MailError> {
        // Keeps holiday notices and other machines from answering (RFC 3834).
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let to = address(&to)?;
        let envelope = Envelope::new(Some(self.from.email.clone()), vec![to.clone()]);
        Message::builder()
            // Read back out of the headers, an address in quotes would be none.
            .envelope(envelope.map_err(|_| MailError::Unaddressable)?)
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(subject)
            .message_id(Some(format!("<{:032x}@{}>", rand::random::<u128>(), self.domain)))
            .raw_header(HeaderValue::new(automatic, "auto-generated".to_owned()))
            .header(ContentType::TEXT_PLAIN)
            .body(text)
            .map_err(|_| MailError::Unaddressable)
    }
}

fn address(email: &Email) -> Result<Address, MailError> {
    let text = email.as_str();
    let quoted = || {
        // Dots that the carriers of Japan take and the standard does not, in the way that the standard has for them.
        let (local, domain) = text.rsplit_once('@')?;
        format!("\"{local}\"@{domain}").parse().ok()
    };
    text.parse().ok().or_else(quoted).ok_or(MailError::Unaddressable)
}

fn tls(relay: &Relay) -> Result<Tls, MailError> {
    let parameters = || TlsParameters::new(relay.host.clone()).map_err(|_| MailError::Untrusted);
    Ok(match relay.privacy {
        Privacy::Tls => Tls::Wrapper(parameters()?),
        Privacy::StartTls => Tls::Required(parameters()?),
        Privacy::Loopback => Tls::None,
    })
}

/// What a failed delivery comes to; the server's own words are left out.
fn reason(error: &Error) -> MailError {
    let status = error.status().map(u16::from);
    match status {
        Some(code) if error.is_permanent() => MailError::Refused(code),
        Some(code) => MailError::Deferred(code),
        None if error.is_tls() => MailError::Untrusted,
        None if error.is_timeout() => MailError::Slow,
        None => MailError::Unreachable,
    }
}
