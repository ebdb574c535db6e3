//! Tests of warnings, and of the check that no shop opens a sandbox to the public by mistake.

use super::{Mode, faults, listen_address, settings};
use rstest::rstest;

const HTTPS: (&str, &str) = ("KIOSK_STORE__ORIGIN", "https://shop.example");
const SANDBOX: (&str, &str) = ("KIOSK_UPSTREAM__SANDBOX", "true");
const PARTNER: (&str, &str) = ("KIOSK_UPSTREAM__PARTNER_ID", "0012");

fn warned_keys(environment: &[(&str, &str)]) -> Vec<String> {
    let environment: Vec<_> = environment.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    let read = settings("", &environment, listen_address()).unwrap();
    read.warnings().into_iter().map(|warning| warning.key).collect()
}

#[test]
fn sandbox_with_an_https_origin_needs_confirmation() {
    assert_eq!(faults("", &[HTTPS]), ["upstream.partner_id"]);
    assert_eq!(faults("", &[HTTPS, ("KIOSK_UPSTREAM__PARTNER_ID", "")]), ["upstream.partner_id"]);
    assert_eq!(faults("", &[HTTPS, SANDBOX]), Vec::<String>::new());
    assert_eq!(faults("", &[HTTPS, PARTNER]), Vec::<String>::new());
    assert_eq!(faults("", &[]), Vec::<String>::new(), "plain http on this machine needs no confirmation");
    let environment = [HTTPS, SANDBOX].map(|(k, v)| (k.to_owned(), v.to_owned()));
    let read = settings("", &environment, listen_address()).unwrap();
    assert!(matches!(read.upstream.mode, Mode::Sandbox));
}

#[test]
fn sandbox_with_a_partner_id_or_a_url_is_a_fault() {
    let url = ("KIOSK_UPSTREAM__URL", "https://api.example");
    assert_eq!(faults("", &[SANDBOX, PARTNER]), ["upstream.sandbox"]);
    assert_eq!(faults("", &[SANDBOX, PARTNER, url]), ["upstream.sandbox"]);
    assert!(faults("", &[SANDBOX, url]).contains(&"upstream.sandbox".to_owned()));
    let off = ("KIOSK_UPSTREAM__SANDBOX", "false");
    assert_eq!(faults("", &[off]), ["upstream.partner_id"]);
    assert_eq!(faults("", &[off, PARTNER]), Vec::<String>::new());
}

#[test]
fn quotes_around_a_value_are_reported() {
    assert_eq!(warned_keys(&[("KIOSK_STORE__NAME", "\"A shop\"")]), ["store.name"]);
    assert_eq!(warned_keys(&[("KIOSK_UPSTREAM__PARTNER_ID", "'0012'")]), ["upstream.partner_id"]);
    let secret = ("KIOSK_SERVER__SECRET", "\"0123456789abcdef0123456789abcdef");
    assert_eq!(warned_keys(&[secret]), ["server.secret"]);
    assert_eq!(warned_keys(&[("KIOSK_STORE__NAME", "The \"best\" shop")]), Vec::<String>::new());
    let environment = [("KIOSK_STORE__ORIGIN".to_owned(), "\"https://shop.example\"".to_owned())];
    let fault = settings("", &environment, listen_address()).unwrap_err().to_string();
    assert!(fault.contains("store.origin") && fault.contains("includes quotes"), "{fault}");
}

#[rstest]
#[case("http://api.example", true)]
#[case("http://10.0.0.7:8080", true)]
#[case("https://api.example", false)]
#[case("http://127.0.0.1:8080", false)]
#[case("http://[::1]:8080", false)]
#[case("http://localhost:8080", false)]
fn unencrypted_upstream_is_a_warning(#[case] url: &str, #[case] is_warned: bool) {
    let keys = warned_keys(&[PARTNER, ("KIOSK_UPSTREAM__URL", url)]);
    assert_eq!(keys.contains(&"upstream.url".to_owned()), is_warned, "{url}");
}

#[rstest]
#[case("0.0.0.0/0", true)]
#[case("::/0", true)]
#[case("127.0.0.1, 0.0.0.0/1", true)]
#[case("10.0.0.0/8", false)]
#[case("fd00::/16, 127.0.0.1", false)]
fn too_wide_trusted_proxies_are_a_warning(#[case] blocks: &str, #[case] is_warned: bool) {
    let keys = warned_keys(&[("KIOSK_SERVER__TRUSTED_PROXIES", blocks)]);
    assert_eq!(keys, vec!["server.trusted_proxies"; usize::from(is_warned)], "{blocks}");
}
