//! What the binary does: `kiosk` serves, `kiosk sandbox` is the double of upstream in a process of its own, and a few
//! commands help whoever runs it.

mod upkeep;

use super::{diagnosis, healthcheck, serve, telemetry};
use crate::{
    sandbox,
    shop::{
        BackupError, Shop,
        settings::{Mode, Settings, Source},
    },
};
use leptos::config::{LeptosOptions, get_configuration};
use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use tokio_util::sync::CancellationToken;

const USAGE: &str = "Usage:
  kiosk                serves the shop
  kiosk check-config   reads the settings and says what is wrong with them
  kiosk doctor         looks at settings, files, store, upstream and clock; exits with 1 when something fails
  kiosk backup TARGET  copies the SQLite database into a new file, also while the shop serves
  kiosk erase --email ADDRESS
                       erases whatever belongs to an e-mail address, also while the shop serves
  kiosk rotate-secret [--drop-old]
                       makes a new secret for cookies and quotes; --drop-old ends those that it has replaced
  kiosk healthcheck    asks the shop that listens here whether it can serve
  kiosk sandbox PORT   serves the sandbox alone, on 127.0.0.1
  kiosk --version";

/// Runs the command that the arguments name.
pub async fn run(mut arguments: impl Iterator<Item = String>) -> ExitCode {
    match (arguments.next().as_deref(), arguments.next()) {
        (Some("erase"), Some(flag)) if flag == "--email" => match arguments.next() {
            Some(email) => upkeep::erase(&email).await,
            None => fail(USAGE, 2),
        },
        (Some("rotate-secret"), None) => upkeep::rotate_secret(false).await,
        (Some("rotate-secret"), Some(flag)) if flag == "--drop-old" => upkeep::rotate_secret(true).await,
        (None, _) => start().await,
        (Some("sandbox"), port) => play(port.as_deref()).await,
        (Some("check-config"), None) => check(),
        (Some("doctor"), None) => doctor().await,
        (Some("backup"), Some(target)) => backup(Path::new(&target)).await,
        (Some("healthcheck"), None) => health().await,
        (Some("--version"), None) => say(concat!("kiosk ", env!("CARGO_PKG_VERSION")), ExitCode::SUCCESS),
        (Some("--help" | "help"), None) => say(USAGE, ExitCode::SUCCESS),
        _ => fail(USAGE, 2),
    }
}

/// The sandbox without a shop, for shops in other processes: `KIOSK_UPSTREAM__URL` names it to them.
async fn play(port: Option<&str>) -> ExitCode {
    let Ok(port) = port.unwrap_or("0").parse() else { return fail(USAGE, 2) };
    let options = sandbox::Options { port, ..sandbox::Options::default() };
    match sandbox::start(options).await {
        Ok(sandbox) => {
            let (asked, _) = asked_to_end();
            let code = say(&format!("The sandbox answers at {}", sandbox.url()), ExitCode::SUCCESS);
            asked.cancelled().await;
            code
        }
        Err(error) => fail(&format!("The sandbox cannot listen on port {port}: {error}"), 69),
    }
}

fn check() -> ExitCode {
    let source = Source::of_process();
    match read(&source) {
        Ok((settings, options)) => {
            let upstream = match &settings.upstream.mode {
                Mode::Sandbox => "the sandbox: no real money".to_owned(),
                Mode::Live { url, .. } => url.to_string(),
            };
            let file = source.file().map_or_else(|| "no file".to_owned(), |f| f.display().to_string());
            let mail = settings.mail.as_ref().map_or_else(
                || "none: orders open only in the browser that placed them".to_owned(),
                |mail| format!("{} by {}", mail.from, mail.relay),
            );
            let mut text = format!(
                "The settings are good ({file}).\n  shop      {} at {}\n  listens   {}\n  upstream  {upstream}\n  database  {}\n  mail      {mail}",
                settings.store.name, settings.store.origin, options.site_addr, settings.database.url
            );
            for warning in settings.warnings() {
                text.push_str("\n  warning   ");
                text.push_str(&warning.to_string());
            }
            say(&text, ExitCode::SUCCESS)
        }
        Err(text) => fail(&text, 78),
    }
}

async fn doctor() -> ExitCode {
    let source = Source::of_process();
    match read(&source) {
        Ok((settings, options)) => {
            let (lines, failed) = diagnosis::of(&settings, &options, source.file()).await;
            say(&lines, ExitCode::from(u8::from(failed)))
        }
        Err(text) => fail(&text, 78),
    }
}

async fn backup(target: &Path) -> ExitCode {
    let settings = match read(&Source::of_process()) {
        Ok((settings, _)) => settings,
        Err(text) => return fail(&text, 78),
    };
    let address = &settings.database.url;
    match told(address.copy_to(target).await, &address.to_string(), target) {
        Ok(text) => say(&text, ExitCode::SUCCESS),
        Err((text, code)) => fail(&text, code),
    }
}

/// What a backup came to, and with which code it ends if there is none: 3 when other tools are needed.
fn told(copied: Result<u64, BackupError>, address: &str, target: &Path) -> Result<String, (String, u8)> {
    let target = target.display();
    match copied {
        Ok(bytes) => Ok(format!("{address} is copied to {target}: {bytes} bytes, read back and found good.")),
        Err(BackupError::Postgres) => {
            let text = format!(
                "Nothing was copied: PostgreSQL has its own tools. Run, with the user's name and password:\n  \
                 pg_dump --format=custom --no-owner --file={target} {address}"
            );
            Err((text, 3))
        }
        Err(error) => Err((format!("Nothing was copied from {address} to {target}: {error}."), 74)),
    }
}

async fn health() -> ExitCode {
    match read(&Source::of_process()) {
        Ok((_, options)) => match healthcheck::ask(options.site_addr).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(text) => fail(&text, 1),
        },
        Err(text) => fail(&text, 78),
    }
}

async fn start() -> ExitCode {
    let (settings, options) = match read(&Source::of_process()) {
        Ok(read) => read,
        Err(text) => return fail(&text, 78),
    };
    let traces = telemetry::start(&settings.telemetry);
    for warning in settings.warnings() {
        tracing::warn!(key = warning.key, "a setting is doubtful: {warning}");
    }
    let address = options.site_addr;
    let origin = settings.store.origin.clone();
    let listener = match TcpListener::bind(address).await {
        Ok(listener) => listener,
        Err(error) => {
            return fail(
                &format!("Cannot listen on {address}: {error}. LEPTOS_SITE_ADDR chooses another address."),
                69,
            );
        }
    };
    let operators = match operators(&settings).await {
        Ok(operators) => operators,
        Err(text) => return fail(&text, 69),
    };
    let shop = match Shop::open(settings, options).await {
        Ok(shop) => shop,
        Err(error) => {
            let code = if error.is_a_setting() { 78 } else { 69 };
            return fail(&format!("The shop cannot open: {error}"), code);
        }
    };
    let sandbox = shop.sandbox_url();
    let (asked, hurried) = asked_to_end();
    tracing::info!(%address, %origin, sandbox, "the shop is open");
    tokio::select! {
        () = serve(shop, listener, operators, asked.cancelled_owned()) => {
            telemetry::finish(traces).await;
            ExitCode::SUCCESS
        }
        () = hurried.cancelled() => fail("Ended at once, with orders perhaps under way: a second signal came.", 130),
    }
}

/// Where operators are answered, if anywhere.
async fn operators(settings: &Settings) -> Result<Option<TcpListener>, String> {
    let Some(address) = settings.server.admin_addr else { return Ok(None) };
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| format!("Cannot listen on {address}, the server.admin_addr: {error}."))?;
    if address.ip().is_loopback() {
        tracing::info!(%address, "operators are answered");
    } else {
        tracing::warn!(%address, "operators are answered beyond this machine: whoever reaches the address reads the metrics");
    }
    Ok(Some(listener))
}

/// Reads the settings and the run-time options of Leptos; the site folder is found beside the file.
fn read(source: &Source) -> Result<(Settings, LeptosOptions), String> {
    let file = source.file().and_then(Path::to_str);
    let mut options =
        get_configuration(file).map_err(|error| format!("Leptos.toml: {error}"))?.leptos_options;
    let settings = source.read(options.site_addr).map_err(|faults| faults.to_string())?;
    let root = PathBuf::from(options.site_root.as_ref());
    if root.is_relative()
        && let Some(folder) = source.file().and_then(Path::parent)
        && let Some(root) = folder.join(root).to_str()
    {
        options.site_root = root.into();
    }
    names_are_known(&options)?;
    Ok((settings, options))
}

/// Files of a release are named by their digests, which lie beside the binary and are read again with every
/// page: better no shop than one whose pages all fail.
fn names_are_known(options: &LeptosOptions) -> Result<(), String> {
    if !options.hash_files {
        return Ok(());
    }
    let folder = std::env::current_exe().ok().and_then(|exe| exe.parent().map(Path::to_owned));
    let file = folder.unwrap_or_default().join(options.hash_file.as_ref());
    std::fs::read_to_string(&file).map(drop).map_err(|error| {
        format!("{}: {error}. It comes with the binary: copy the whole of dist/.", file.display())
    })
}

/// Cancelled when the process is asked to end, by SIGTERM or Ctrl-C, and when it is asked a second time. Signals are heard
/// from here on, so this comes before anybody is told that the process is there.
fn asked_to_end() -> (CancellationToken, CancellationToken) {
    let (asked, hurried) = (CancellationToken::new(), CancellationToken::new());
    let told = (asked.clone(), hurried.clone());
    let signals = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    let (Ok(mut terminate), Ok(mut interrupt)) = signals else {
        tracing::error!("signals cannot be heard: only killing ends this process");
        return (asked, hurried);
    };
    tokio::spawn(async move {
        for token in [told.0, told.1] {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            token.cancel();
        }
    });
    (asked, hurried)
}

fn say(text: &str, code: ExitCode) -> ExitCode {
    let _ = writeln!(std::io::stdout(), "{text}");
    code
}

fn fail(text: &str, code: u8) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "{text}");
    ExitCode::from(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_postgres_is_told_the_command_and_its_own_code() {
        let told = told(Err(BackupError::Postgres), "postgres://db/kiosk", Path::new("/b/kiosk.dump"));
        let (text, code) = told.unwrap_err();
        assert!(text.contains("--file=/b/kiosk.dump postgres://db/kiosk") && code == 3, "{text}");
    }

    #[test]
    fn a_backup_says_how_it_went() {
        let target = Path::new("/b");
        assert!(told(Ok(4096), "sqlite:a", target).unwrap().contains("4096 bytes"));
        assert_eq!(told(Err(BackupError::NoDatabase), "sqlite:a", target).unwrap_err().1, 74);
    }
}
