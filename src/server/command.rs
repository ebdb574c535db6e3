//! The command line: `kiosk` serves the shop, `kiosk sandbox` serves the fake upstream in a process of its
//! own, and other commands help the operator.

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
  kiosk                serve the shop
  kiosk check-config   validate the settings and report all problems
  kiosk doctor         check settings, files, database, upstream and clock; exit with 1 if a check fails
  kiosk backup TARGET  copy the SQLite database to a new file; safe while the shop is running
  kiosk erase --email ADDRESS
                       erase the data linked to an email address; safe while the shop is running
  kiosk rotate-secret [--drop-old]
                       create a new secret for cookies and quotes; --drop-old deletes the replaced ones
  kiosk healthcheck    check whether the shop that listens on this machine is ready
  kiosk sandbox PORT   serve only the sandbox, on 127.0.0.1
  kiosk --version      print the version";

/// Runs the command that the arguments name.
pub async fn run(mut arguments: impl Iterator<Item = String>) -> ExitCode {
    match (arguments.next().as_deref(), arguments.next()) {
        (Some("erase"), Some(flag)) if flag == "--email" => match arguments.next() {
            Some(email) => upkeep::erase(&email).await,
            None => fail(USAGE, 2),
        },
        (Some("rotate-secret"), None) => upkeep::rotate_secret(false).await,
        (Some("rotate-secret"), Some(flag)) if flag == "--drop-old" => upkeep::rotate_secret(true).await,
        (None, _) => serve_shop().await,
        (Some("sandbox"), port) => serve_sandbox(port.as_deref()).await,
        (Some("check-config"), None) => check_config(),
        (Some("doctor"), None) => doctor().await,
        (Some("backup"), Some(target)) => backup(Path::new(&target)).await,
        (Some("healthcheck"), None) => check_health().await,
        (Some("--version"), None) => print(concat!("kiosk ", env!("CARGO_PKG_VERSION")), ExitCode::SUCCESS),
        (Some("--help" | "help"), None) => print(USAGE, ExitCode::SUCCESS),
        _ => fail(USAGE, 2),
    }
}

/// Serves the sandbox without a shop, for shops in other processes that set `KIOSK_UPSTREAM__URL` to its
/// address.
async fn serve_sandbox(port: Option<&str>) -> ExitCode {
    let Ok(port) = port.unwrap_or("0").parse() else { return fail(USAGE, 2) };
    let options = sandbox::Options { port, ..sandbox::Options::default() };
    match sandbox::start(options).await {
        Ok(sandbox) => {
            let (shutdown, _) = shutdown_signals();
            let code = print(&format!("The sandbox listens at {}", sandbox.url()), ExitCode::SUCCESS);
            shutdown.cancelled().await;
            code
        }
        Err(error) => fail(&format!("Cannot listen on port {port}: {error}"), 69),
    }
}

fn check_config() -> ExitCode {
    let source = Source::of_process();
    match read(&source) {
        Ok((settings, options)) => {
            let upstream = match &settings.upstream.mode {
                Mode::Sandbox => "sandbox, no real money".to_owned(),
                Mode::Live { url, .. } => url.to_string(),
            };
            let file = source.file().map_or_else(|| "no file".to_owned(), |f| f.display().to_string());
            let mail = settings.mail.as_ref().map_or_else(
                || "none; orders open only in the browser that placed them".to_owned(),
                |mail| format!("{} via {}", mail.from, mail.relay),
            );
            let mut text = format!(
                "The settings are valid ({file}).\n  shop      {} at {}\n  listen    {}\n  upstream  {upstream}\n  database  {}\n  mail      {mail}",
                settings.store.name, settings.store.origin, options.site_addr, settings.database.url
            );
            for warning in settings.warnings() {
                text.push_str("\n  warning   ");
                text.push_str(&warning.to_string());
            }
            print(&text, ExitCode::SUCCESS)
        }
        Err(text) => fail(&text, 78),
    }
}

async fn doctor() -> ExitCode {
    let source = Source::of_process();
    match read(&source) {
        Ok((settings, options)) => {
            let (lines, failed) = diagnosis::diagnose(&settings, &options, source.file()).await;
            print(&lines, ExitCode::from(u8::from(failed)))
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
    match backup_message(address.copy_to(target).await, &address.to_string(), target) {
        Ok(text) => print(&text, ExitCode::SUCCESS),
        Err((text, code)) => fail(&text, code),
    }
}

/// The message and exit code of a finished backup. Code 3 means that `PostgreSQL` needs its own tools.
fn backup_message(
    copied: Result<u64, BackupError>,
    address: &str,
    target: &Path,
) -> Result<String, (String, u8)> {
    let target = target.display();
    match copied {
        Ok(bytes) => Ok(format!("Copied {address} to {target}: {bytes} bytes, verified.")),
        Err(BackupError::Postgres) => {
            let text = format!(
                "Nothing was copied. Back up PostgreSQL with its own tools. Run this with the database user and password:\n  \
                 pg_dump --format=custom --no-owner --file={target} {address}"
            );
            Err((text, 3))
        }
        Err(error) => Err((format!("Could not copy {address} to {target}: {error}."), 74)),
    }
}

async fn check_health() -> ExitCode {
    match read(&Source::of_process()) {
        Ok((_, options)) => match healthcheck::check_readiness(options.site_addr).await {
            Ok(()) => ExitCode::SUCCESS,
            Err(text) => fail(&text, 1),
        },
        Err(text) => fail(&text, 78),
    }
}

async fn serve_shop() -> ExitCode {
    let (settings, options) = match read(&Source::of_process()) {
        Ok(read) => read,
        Err(text) => return fail(&text, 78),
    };
    let traces = telemetry::start(&settings.telemetry);
    for warning in settings.warnings() {
        tracing::warn!(key = warning.key, "questionable setting: {warning}");
    }
    let address = options.site_addr;
    let origin = settings.store.origin.clone();
    let listener = match TcpListener::bind(address).await {
        Ok(listener) => listener,
        Err(error) => {
            return fail(
                &format!("Cannot listen on {address}: {error}. Set LEPTOS_SITE_ADDR to use another address."),
                69,
            );
        }
    };
    let admin_listener = match bind_admin_listener(&settings).await {
        Ok(admin_listener) => admin_listener,
        Err(text) => return fail(&text, 69),
    };
    let shop = match Shop::open(settings, options).await {
        Ok(shop) => shop,
        Err(error) => {
            let code = if error.is_a_setting() { 78 } else { 69 };
            return fail(&format!("The shop cannot start: {error}"), code);
        }
    };
    let sandbox = shop.sandbox_url();
    let (shutdown, abort) = shutdown_signals();
    tracing::info!(%address, %origin, sandbox, "shop started");
    tokio::select! {
        () = serve(shop, listener, admin_listener, shutdown.cancelled_owned()) => {
            telemetry::finish(traces).await;
            ExitCode::SUCCESS
        }
        () = abort.cancelled() => fail("Stopped immediately after a second signal. Orders may have been interrupted.", 130),
    }
}

/// Binds the admin listener, if the settings name an address.
async fn bind_admin_listener(settings: &Settings) -> Result<Option<TcpListener>, String> {
    let Some(address) = settings.server.admin_addr else { return Ok(None) };
    let listener = TcpListener::bind(address)
        .await
        .map_err(|error| format!("Cannot listen on {address} (server.admin_addr): {error}."))?;
    if address.ip().is_loopback() {
        tracing::info!(%address, "admin listener started");
    } else {
        tracing::warn!(%address, "admin listener is reachable from other machines: anyone who can reach it can read the metrics");
    }
    Ok(Some(listener))
}

/// Reads the settings and the runtime options of Leptos. A relative site directory is resolved against the
/// directory of the settings file.
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
    check_hash_file(&options)?;
    Ok((settings, options))
}

/// Checks that the file with the hashed names of the site's files is readable. Leptos reads it again for
/// every page, so without it every page would fail. It is next to the binary.
fn check_hash_file(options: &LeptosOptions) -> Result<(), String> {
    if !options.hash_files {
        return Ok(());
    }
    let folder = std::env::current_exe().ok().and_then(|exe| exe.parent().map(Path::to_owned));
    let file = folder.unwrap_or_default().join(options.hash_file.as_ref());
    std::fs::read_to_string(&file).map(drop).map_err(|error| {
        format!("{}: {error}. This file belongs to the binary. Copy all of dist/.", file.display())
    })
}

/// Installs signal handlers. Returns two tokens: the first is canceled at the first SIGTERM or Ctrl-C, the
/// second at the second one. Call this before anything reports that the process is ready.
fn shutdown_signals() -> (CancellationToken, CancellationToken) {
    let (shutdown, abort) = (CancellationToken::new(), CancellationToken::new());
    let tokens = (shutdown.clone(), abort.clone());
    let signals = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    let (Ok(mut terminate), Ok(mut interrupt)) = signals else {
        tracing::error!("cannot install signal handlers: only SIGKILL stops this process");
        return (shutdown, abort);
    };
    tokio::spawn(async move {
        for token in [tokens.0, tokens.1] {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            token.cancel();
        }
    });
    (shutdown, abort)
}

fn print(text: &str, code: ExitCode) -> ExitCode {
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
    fn backup_of_postgres_prints_pg_dump_and_exits_with_3() {
        let result =
            backup_message(Err(BackupError::Postgres), "postgres://db/kiosk", Path::new("/b/kiosk.dump"));
        let (text, code) = result.unwrap_err();
        assert!(text.contains("--file=/b/kiosk.dump postgres://db/kiosk") && code == 3, "{text}");
    }

    #[test]
    fn backup_reports_its_size_or_exits_with_74() {
        let target = Path::new("/b");
        assert!(backup_message(Ok(4096), "sqlite:a", target).unwrap().contains("4096 bytes"));
        assert_eq!(backup_message(Err(BackupError::NoDatabase), "sqlite:a", target).unwrap_err().1, 74);
    }
}
