//! Redirects locales in capitals or with an underscore to the shop's spelling, so that every page has one
//! URL.

use crate::domain::locale::Locale;
use axum::{
    extract::Request,
    http::{Method, Uri},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};

/// Middleware: redirects GET and HEAD requests. Other methods pass unchanged.
pub async fn redirect(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD)
        && let Some(canonical) = canonical(request.uri())
    {
        return Redirect::permanent(&canonical).into_response();
    }
    next.run(request).await
}

/// The URL with its locale in canonical spelling, or `None` if it is canonical already. Never returns a URL
/// of another host.
fn canonical(uri: &Uri) -> Option<String> {
    let path = uri.path().strip_prefix('/')?;
    let end = path.find('/').unwrap_or(path.len());
    let (written, rest) = path.split_at(end);
    let locale = written.replace('_', "-").parse::<Locale>().ok()?.to_string();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    (locale != written).then(|| format!("/{locale}{rest}{query}"))
}

#[cfg(test)]
mod tests {
    use super::canonical;

    #[test]
    fn locale_is_lowercased_and_the_rest_unchanged() {
        for (asked, leads) in [
            ("/EN-US", Some("/en-us")),
            ("/En-us/brands?q=A&Q=%41", Some("/en-us/brands?q=A&Q=%41")),
            ("/en_us/", Some("/en-us/")),
            ("/IT_IT/brands/Pomelo", Some("/it-it/brands/Pomelo")),
            ("/EN-US//evil.example/", Some("/en-us//evil.example/")),
            ("/en-us/BRANDS", None),
            ("/en-us", None),
            ("/EN-ZZ", None),
            ("/API/quote", None),
            ("/", None),
            ("//EN-US", None),
        ] {
            assert_eq!(canonical(&asked.parse().unwrap()).as_deref(), leads, "{asked}");
        }
    }
}
