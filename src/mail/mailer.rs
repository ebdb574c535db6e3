//! The mailer: sends one email at a time through the relay.

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

/// How long sending one email may take, from connecting to the server's confirmation.
const SEND_TIMEOUT: Duration = Duration::from_secs(20);

/// A plain-text email to one recipient.
pub struct OutgoingEmail {
    pub to: Email,
    pub subject: String,
    pub text: String,
}

/// Sends emails. Cheap to clone.
#[derive(Clone)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// Domain of the message IDs.
    domain: String,
}

/// Why an email was not accepted. It never contains an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum MailError {
    #[error("the address cannot be used for email")]
    Unaddressable,
    #[error("the mail server refuses it for good, with {0}")]
    Refused(u16),
    #[error("the mail server refuses it for now, with {0}")]
    Deferred(u16),
    #[error("the TLS connection to the mail server failed")]
    Untrusted,
    #[error("the mail server cannot be reached, or its answer is not valid")]
    Unreachable,
    #[error("the mail server did not answer in time")]
    Slow,
}

impl MailError {
    /// Whether a later attempt may succeed.
    pub const fn may_pass(self) -> bool {
        matches!(self, Self::Deferred(_) | Self::Unreachable | Self::Slow)
    }
}

impl Mailer {
    /// Creates a mailer without connecting. A sender without a name gets the name `shop`.
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

    /// Sends an email. `Ok` means that the server has accepted it, not that it has been delivered.
    pub async fn send(&self, email: OutgoingEmail) -> Result<(), MailError> {
        let message = self.compose(email)?;
        match tokio::time::timeout(SEND_TIMEOUT, self.transport.send(message)).await {
            Ok(sent) => sent.map(drop).map_err(|error| reason(&error)),
            Err(_) => Err(MailError::Slow),
        }
    }

    fn compose(&self, OutgoingEmail { to, subject, text }: OutgoingEmail) -> Result<Message, MailError> {
        // Prevents automatic replies (RFC 3834).
        let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
        let to = address(&to)?;
        let envelope = Envelope::new(Some(self.from.email.clone()), vec![to.clone()]);
        Message::builder()
            // Set explicitly: an address in quotes cannot be read back from the headers.
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
        // Japanese carriers accept dots where the standard does not. The standard's form for such
        // addresses is quoted.
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

/// Classifies a failed delivery. The server's own text is left out.
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
