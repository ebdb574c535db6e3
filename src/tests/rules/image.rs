//! Tests of the container image: its build copies only named files, and no secret.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

fn root(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap()
}

/// What the build stage copies from the checkout.
fn copied() -> BTreeSet<String> {
    let dockerfile = root("deploy/Dockerfile");
    let lines = dockerfile.lines().filter_map(|line| line.strip_prefix("COPY "));
    let sources = lines.filter(|line| !line.starts_with("--from="));
    sources
        .flat_map(|line| {
            let words: Vec<_> = line.split_whitespace().map(str::to_owned).collect();
            words[..words.len() - 1].to_vec()
        })
        .collect()
}

#[test]
fn image_is_built_from_named_files_only() {
    let copied = copied();
    assert!(copied.contains("src") && copied.contains("Leptos.toml"), "{copied:?}");
    let ignored = root(".dockerignore");
    let mut lines = ignored.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    assert_eq!(lines.next(), Some("*"), "everything else must be excluded");
    let allowed: BTreeSet<_> = lines.map(|line| line.strip_prefix('!').unwrap().to_owned()).collect();
    assert_eq!(copied, allowed);
    for path in &copied {
        assert!(!["data", "deploy", "dist", ".", "./"].contains(&path.as_str()), "{path}");
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(path).exists(), "{path}");
    }
}

fn holds_no_secret(text: &str) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Leptos.toml");
    fs::write(&file, text).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/no-secrets");
    let done = Command::new(script).arg(&file).output().unwrap();
    assert!(!String::from_utf8_lossy(&done.stderr).contains("4711"), "the script prints the secret");
    done.status.success()
}

#[test]
fn image_with_a_filled_in_settings_file_is_not_built() {
    assert!(root("deploy/Dockerfile").contains("RUN .ci/no-secrets Leptos.toml && make build"));
    let pristine = root("Leptos.toml");
    assert!(holds_no_secret(&pristine));
    for line in [
        "partner_id = \"4711\"",
        "  secret = \"4711\"",
        "journal_key = [\"4711\"]",
        "solana_rpc = \"https://rpc.example/4711\"",
        "url = \"postgres://kiosk:4711@db.example/kiosk\"",
        "url = \"redis://:4711@cache.example\"",
        "url = \"redis://cache.example?password=4711\"",
        "url = \"smtps://shop:4711@mail.example\"",
    ] {
        assert!(!holds_no_secret(&format!("{pristine}\n{line}\n")), "{line}");
    }
    assert!(holds_no_secret("[store]\nname = \"A shop\"\nsupport_email = \"help@shop.example\"\n"));
}
