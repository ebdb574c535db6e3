//! Tests of how the fields of a checkout form are read, and where errors are shown.

use super::*;

fn rail(rail: &str) -> RailOption {
    RailOption {
        rail: rail.parse().unwrap(),
        network_label: rail.split(':').nth(1).unwrap().to_owned(),
        suspended: false,
        minimum: None,
        transfer_cost: None,
        chain_id: None,
        token: None,
    }
}

fn errors(email: &str, confirmed: &str, refund: &str) -> Vec<FormError> {
    let form = CheckoutForm {
        email: email.into(),
        confirmed_email: confirmed.into(),
        refund: refund.into(),
        ..CheckoutForm::default()
    };
    Fields::read(&form, &rail("USDC:Base")).err().unwrap_or_default()
}

#[test]
fn all_errors_are_reported_at_once() {
    let refund = FormError::refund(RefundError::Malformed, &rail("USDC:Base"));
    assert_eq!(errors("nobody", "", "short"), [FormError::Email, refund]);
}

#[test]
fn refund_address_reaches_upstream_without_what_a_wallet_adds() {
    let form = |refund: &str| CheckoutForm {
        email: "a@example.test".into(),
        refund: refund.into(),
        ..CheckoutForm::default()
    };
    let read = |refund: &str, on: &str| Fields::read(&form(refund), &rail(on)).map(|it| it.refund_address);
    let own = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    for typed in [
        own,
        "ethereum:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed@8453",
        " 0x5aAeb6053F3E94C9b9A0 9f33669435E7Ef1BeAed ",
    ] {
        assert_eq!(read(typed, "USDC:Base"), Ok(Some(own.to_owned())), "{typed}");
    }
    assert_eq!(read("  ", "USDC:Base"), Ok(None));
    let refused = FormError::refund(RefundError::OtherNetwork(Some("Ethereum")), &rail("USDT:Tron"));
    assert_eq!(read(own, "USDT:Tron"), Err(vec![refused]));
}

#[test]
fn refund_of_a_lightning_payment_is_named_after_bitcoin() {
    let error = FormError::refund(RefundError::Lightning, &rail("BTC:Lightning"));
    assert!(matches!(error, FormError::RefundAddress { network, .. } if network == "Bitcoin"));
}

#[test]
fn likely_typo_needs_one_confirmation() {
    let meant = "a@gmail.com".parse().unwrap();
    assert_eq!(errors("a@gmial.com", "", ""), [FormError::EmailSlip { meant }]);
    assert_eq!(errors("a@gmial.com", "a@gmial.com", ""), []);
}
#[test]
fn gift_recipient_is_validated_like_the_buyer() {
    let form = |gift: &str, confirmed: &str| CheckoutForm {
        email: "buyer@example.test".into(),
        gift: gift.into(),
        confirmed_gift: confirmed.into(),
        ..CheckoutForm::default()
    };
    let read = |gift: &str, confirmed: &str| {
        Fields::read(&form(gift, confirmed), &rail("USDC:Base")).map(|fields| fields.recipient)
    };
    let meant = "a@gmail.com".parse().unwrap();
    assert_eq!(read(" ", ""), Ok(None));
    assert_eq!(read("friend@example.test", ""), Ok("friend@example.test".parse().ok()));
    assert_eq!(read("a friend", ""), Err(vec![FormError::Recipient]));
    assert_eq!(read("a@gmial.com", ""), Err(vec![FormError::RecipientSlip { meant }]));
    assert_eq!(read("a@gmial.com", "a@gmial.com"), Ok("a@gmial.com".parse().ok()));
}
#[test]
fn refused_recipient_is_reported_at_its_field() {
    let control = |is_gift| FormError::refused(Problem::InvalidBeneficiary, is_gift).control();
    assert_eq!((control(true), control(false)), (Some("gift"), Some("email")));
    assert_eq!(FormError::refused(Problem::InvalidEmailDomain, true).control(), Some("email"));
}
