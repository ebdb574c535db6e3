//! Extracts the delivered goods from upstream's answer for their owner, and removes them from it for
//! everything else.

use super::{lines, record::Record};
use crate::{
    domain::{
        brand::Kind,
        goods::{Picture, Revealed, Voucher},
        label,
        order::{Goods, Secret, UpstreamOrder},
    },
    payments::Qr,
};
use url::Url;

/// Returns what each line delivered, still without pictures (see [`super::pictures`]). Lines without goods
/// are left out. Only for the owner.
pub fn goods(record: &Record, order: &UpstreamOrder) -> Vec<Revealed> {
    let pairs = lines::pair(&record.lines, order);
    (0..)
        .zip(record.lines.iter().zip(pairs))
        .filter_map(|(line, (ordered, delivery))| {
            let goods = &delivery.filter(|d| d.goods.is_present() || d.goods.has_picture())?.goods;
            Some(Revealed {
                line,
                brand: label::clean(&ordered.brand),
                amount: ordered.amount.clone(),
                voucher: goods.code.as_ref().and_then(readable).map(|code| voucher(ordered.kind, code)),
                serial: goods.serial.as_ref().and_then(readable),
                security_code: goods.security_code.as_ref().and_then(readable),
                operator_reference: goods.operator_reference.as_ref().and_then(readable),
                barcode: None,
                qr: None,
                pictures_elsewhere: Vec::new(),
                redeem_html: goods.redeem_html.clone(),
            })
        })
        .collect()
}

/// Returns the order with the values of its goods blanked, and without the buyer's email address. Only which
/// goods exist remains. This version may be kept in memory and sent to watchers.
pub fn withheld(mut order: UpstreamOrder) -> UpstreamOrder {
    let blank = |secret: &Option<Secret>| secret.as_ref().map(|_| Secret::new(String::new()));
    for line in &mut order.lines {
        line.goods = Goods {
            code: blank(&line.goods.code),
            serial: blank(&line.goods.serial),
            security_code: blank(&line.goods.security_code),
            operator_reference: blank(&line.goods.operator_reference),
            barcode: blank(&line.goods.barcode),
            qr: blank(&line.goods.qr),
            redeem_html: None,
        };
    }
    order.email = None;
    order
}

/// Returns the secret without characters that hide or reorder text. `None` if nothing is left.
pub(super) fn readable(secret: &Secret) -> Option<String> {
    let text: String = secret.expose().trim().chars().filter(|c| !label::is_hidden(*c)).collect();
    (!text.is_empty()).then_some(text)
}

/// Classifies a delivered text. Only a plain `https` URL becomes a link; any other text is for copying. A
/// top-up's text is a PIN.
fn voucher(kind: Kind, text: String) -> Voucher {
    if text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("lpa:")) {
        return Voucher::Esim { qr: qr_picture(&text), lpa: text };
    }
    match (is_plain_link(&text), kind) {
        (true, _) => Voucher::Link { url: text },
        (false, Kind::TopUp) => Voucher::Pin { text },
        (false, Kind::GiftCard | Kind::Esim) => Voucher::Code { text },
    }
}

/// Whether the text is an `https` URL with a host name and without credentials.
pub(super) fn is_plain_link(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| {
        url.scheme() == "https"
            && url.username().is_empty()
            && url.password().is_none()
            && url.domain().is_some_and(|host| host.contains('.'))
    })
}

fn qr_picture(text: &str) -> Option<Picture> {
    Some(Picture { src: Qr::of(text).ok()?.data_uri().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::orders::tests::sample;

    fn revealed(code: &str) -> Voucher {
        let mut order = sample::order();
        order.lines.first_mut().unwrap().goods.code = Some(Secret::new(code.into()));
        goods(&sample::record(), &order).remove(0).voucher.unwrap()
    }

    #[test]
    fn only_plain_https_urls_become_links() {
        for (code, kind) in [
            ("NSTR-7Q2M", "code"),
            ("https://redeem.example.test/x?y=1", "link"),
            ("http://redeem.example.test/x", "code"),
            ("https://a:b@redeem.example.test/x", "code"),
            ("https://localhost/x", "code"),
            ("javascript:alert(1)", "code"),
            ("LPA:1$smdp.example.test$K2-1QX9AB", "esim"),
        ] {
            assert_eq!(revealed(code).kind(), kind, "{code}");
        }
    }

    #[test]
    fn the_code_of_a_top_up_is_a_pin() {
        let mut record = sample::record();
        record.lines.first_mut().unwrap().kind = Kind::TopUp;
        let mut order = sample::order();
        order.lines.first_mut().unwrap().goods.code = Some(Secret::new("1234 5678".into()));
        let revealed = goods(&record, &order).remove(0);
        assert_eq!(revealed.voucher, Some(Voucher::Pin { text: "1234 5678".into() }));
    }

    #[test]
    fn goods_stay_with_their_line_whatever_upstreams_order() {
        let mut record = sample::record();
        record.lines =
            vec![sample::line("A", "=5 USD"), sample::line("B", "=5 USD"), sample::line("C", "=5 USD")];
        let mut order = sample::order();
        order.lines = ["C", "B", "A"].map(|brand| sample::delivery(brand, "5 USD")).to_vec();
        order.lines.first_mut().unwrap().goods.code = Some(Secret::new("OF-C".into()));
        order.lines.last_mut().unwrap().goods.operator_reference = Some(Secret::new("OF-A".into()));
        let revealed: Vec<_> = goods(&record, &order)
            .into_iter()
            .map(|r| (r.line, r.brand, r.voucher.is_some(), r.operator_reference))
            .collect();
        assert_eq!(revealed, [(0, "A".into(), false, Some("OF-A".into())), (2, "C".into(), true, None)]);
    }

    #[test]
    fn an_esim_has_a_qr_code() {
        assert!(matches!(revealed("LPA:1$a.test$K2"), Voucher::Esim { qr: Some(_), .. }));
    }

    #[test]
    fn withheld_keeps_only_which_goods_exist() {
        let mut order = sample::order();
        let line = order.lines.first_mut().unwrap();
        line.goods.code = Some(Secret::new("TOP".into()));
        let kept = withheld(order);
        let goods = &kept.lines.first().unwrap().goods;
        assert_eq!((goods.is_present(), goods.code.as_ref().map(Secret::expose)), (true, Some("")));
    }
}
