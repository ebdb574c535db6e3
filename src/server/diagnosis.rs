//! `kiosk doctor`: the checks of [`examine`] and two that need the binary: its settings file and the site's
//! files.

use crate::shop::{
    doctor::{Finding, Verdict, examine},
    settings::Settings,
};
use leptos::config::LeptosOptions;
use regex::Regex;
use std::{os::unix::fs::MetadataExt, path::Path, sync::LazyLock};

/// Words that precede a secret in a settings file.
const SECRETS: [&str; 8] =
    ["secret", "journal_key", "partner_id", "solana_rpc", "smtp", "postgres", "redis:", "rediss:"];

/// Runs all checks. Returns one line for each finding, and whether any check failed.
pub async fn diagnose(settings: &Settings, options: &LeptosOptions, file: Option<&Path>) -> (String, bool) {
    let mut found = vec![check_settings_file(file), check_site(options)];
    found.extend(examine(settings).await);
    let failed = found.iter().any(|finding| finding.verdict == Verdict::Fail);
    let lines: Vec<_> = found.iter().map(|finding| without_passwords(&finding.to_string())).collect();
    (lines.join("\n"), failed)
}

/// The line without credentials, so that it can be shared with support: removes user and password in URLs,
/// and the values of keys that name a password.
fn without_passwords(line: &str) -> String {
    static SECRETS: LazyLock<Option<[Regex; 2]>> = LazyLock::new(|| {
        let before_host = Regex::new(r"://[^/?#\s]*@").ok()?;
        let named = r"(?i)\b(password|passwd|pass|pwd|secret|token|auth|api[-_]?key|key)=[^&\s,;]+";
        Some([before_host, Regex::new(named).ok()?])
    });
    let Some([before_host, named]) = &*SECRETS else { return "…".to_owned() };
    let line = before_host.replace_all(line, "://…@");
    named.replace_all(&line, "$1=…").into_owned()
}

/// Warns if a settings file that contains a secret can be read by other users.
fn check_settings_file(file: Option<&Path>) -> Finding {
    let Some(file) = file else { return Finding::ok("settings", "valid; no settings file") };
    let name = file.display();
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let lines = text.lines().map(str::trim).filter(|line| !line.starts_with('#'));
    let has_secret = lines.into_iter().any(|line| SECRETS.iter().any(|word| line.contains(word)));
    match file.metadata() {
        Ok(data) if has_secret && data.mode() & 0o077 != 0 => Finding::warn(
            "settings",
            format!("{name} contains a secret and other users can read it; run chmod 600 {name}"),
        ),
        _ => Finding::ok("settings", format!("valid, from {name}")),
    }
}

fn check_site(options: &LeptosOptions) -> Finding {
    let root = Path::new(options.site_root.as_ref());
    let package = root.join(options.site_pkg_dir.as_ref());
    if package.is_dir() {
        Finding::ok("site", root.display().to_string())
    } else {
        Finding::fail("site", format!("{} is missing; copy all of dist/", package.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::app;
    use std::os::unix::fs::PermissionsExt;

    #[tokio::test]
    async fn site_check_fails_only_without_files() {
        let folder = tempfile::tempdir().unwrap();
        let settings = app::settings(&folder.path().join("kiosk.db"));
        let options = app::options(folder.path());
        let (lines, failed) = diagnose(&settings, &options, None).await;
        assert!(failed && lines.contains("fail  site"), "{lines}");
        std::fs::create_dir(folder.path().join("pkg")).unwrap();
        let (lines, failed) = diagnose(&settings, &options, None).await;
        assert!(!failed && lines.lines().all(|line| line.starts_with("ok")), "{lines}");
    }

    #[test]
    fn doctor_output_contains_no_passwords() {
        for secret in [
            "redis://:p4ss@cache.example:6379/1",
            "rediss://shop:p4ss@cache.example",
            "redis://p4ss@cache.example",
            "redis://:p@4ss@cache.example",
            "redis://cache.example?password=p4ss&db=1",
            "unix:/run/redis.sock?db=1&pass=p4ss",
            "postgres://kiosk:p4ss@db.example/kiosk?sslmode=require",
            "host=db.example password=p4ss dbname=kiosk",
        ] {
            let shown = without_passwords(&format!("fail  cache     {secret}: refused"));
            assert!(!shown.contains("4ss"), "{shown}");
            assert!(shown.starts_with("fail  cache") && shown.ends_with("refused"), "{shown}");
        }
        let plain = "ok    origin    https://shop.example/ responds in 12 ms";
        assert_eq!(without_passwords(plain), plain);
    }

    #[test]
    fn readable_settings_file_with_a_secret_is_a_warning() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Leptos.toml");
        for (text, mode, verdict) in [
            ("[server]\nsecret = \"x\"", 0o644, Verdict::Warn),
            ("[server]\nsecret = \"x\"", 0o600, Verdict::Ok),
            ("[redis]\nurl = \"redis://:p4ss@cache.example\"", 0o644, Verdict::Warn),
            ("[server]\njournal_key = \"x\"", 0o640, Verdict::Warn),
            ("[server]\n# secret = \"x\"", 0o644, Verdict::Ok),
        ] {
            std::fs::write(&file, text).unwrap();
            std::fs::set_permissions(&file, std::fs::Permissions::from_mode(mode)).unwrap();
            assert_eq!(check_settings_file(Some(&file)).verdict, verdict, "{text} {mode:o}");
        }
    }
}
