//! `kiosk erase` and `kiosk rotate-secret`: maintenance of the database, also while the shop is running.

use super::{fail, print, read};
use crate::{
    domain::email::Email,
    shop::{
        secrets::Rotated,
        settings::{Settings, Source},
        upkeep::{self, Erased, UpkeepError},
    },
};
use std::process::ExitCode;

/// Erases the data that is linked to an email address. The address appears in no log and no output.
pub(super) async fn erase(email: &str) -> ExitCode {
    let Ok(email) = email.parse::<Email>() else { return fail("This is not a valid email address.", 2) };
    let settings = match read(&Source::of_process()) {
        Ok((settings, _)) => settings,
        Err(text) => return fail(&text, 78),
    };
    match upkeep::erase(&settings, &email).await {
        Ok(erased) => print(&erased_text(erased), ExitCode::SUCCESS),
        Err(error) => report_error(&settings, &error),
    }
}

/// Creates a new signing secret, or deletes the secrets that were replaced.
pub(super) async fn rotate_secret(drops_old: bool) -> ExitCode {
    let settings = match read(&Source::of_process()) {
        Ok((settings, _)) => settings,
        Err(text) => return fail(&text, 78),
    };
    match upkeep::rotate_secret(&settings, drops_old).await {
        Ok(Rotated::InSettings { fresh }) => fail(&in_settings_text(&fresh, drops_old), 3),
        Ok(rotated) => print(&rotated_text(&rotated), ExitCode::SUCCESS),
        Err(error) => report_error(&settings, &error),
    }
}

fn report_error(settings: &Settings, error: &UpkeepError) -> ExitCode {
    let code = if error.is_a_setting() { 78 } else { 74 };
    fail(&format!("{} was not changed: {error}.", settings.database.url), code)
}

fn erased_text(erased: Erased) -> String {
    let Erased { orders, grants, in_progress } = erased;
    let left = if in_progress > 0 {
        format!(
            "\n{in_progress} orders are still open and were not changed. Run this command again when they are finished."
        )
    } else {
        String::new()
    };
    format!(
        "Erased: {orders} orders no longer have an owner, {grants} other browsers lost access.{left}\n\
         Backups of the database and the data that Cryptorefills keeps are not affected."
    )
}

fn rotated_text(rotated: &Rotated) -> String {
    match rotated {
        Rotated::InDatabase { signs_at, still_verify } => format!(
            "Created a new secret in the database. All nodes read it automatically and sign with it from {} (UTC).\n\
             {still_verify} older secrets remain valid, so shoppers lose nothing. Cookies are signed again at the \
             next visit.\nIf an older secret may be compromised, run kiosk rotate-secret --drop-old after that time.",
            jiff::Timestamp::from_second(*signs_at).map(|at| at.to_string()).unwrap_or_default()
        ),
        Rotated::Dropped { secrets } => format!(
            "Deleted {secrets} older secrets. They stop being valid within 30 seconds. Browsers that have not returned \
             since the last rotation lose access to their orders; shoppers can open them again by email."
        ),
        Rotated::InSettings { fresh } => in_settings_text(fresh, false),
    }
}

fn in_settings_text(fresh: &str, drops_old: bool) -> String {
    if drops_old {
        return "The secrets are in the settings. Remove the old ones from server.secret on every node, then restart \
                the nodes."
            .to_owned();
    }
    format!(
        "The secrets are in the settings. A new secret:\n  {fresh}\n\
         1. On every node, append it: server.secret = OLD,NEW (KIOSK_SERVER__SECRET). Restart the nodes.\n\
         2. When all nodes have restarted, put it first: NEW,OLD. Restart the nodes. They now sign with it.\n\
         3. Remove OLD when shoppers have returned, or immediately if it may be compromised. Browsers that have \
         not returned lose access to their orders; shoppers can open them again by email."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn erasure_reports_erased_and_open_orders() {
        let all = erased_text(Erased { orders: 3, grants: 1, in_progress: 0 });
        assert!(all.contains("3 orders") && !all.contains("again"), "{all}");
        let some = erased_text(Erased { orders: 0, grants: 0, in_progress: 2 });
        assert!(some.contains("2 orders are still open"), "{some}");
    }

    #[test]
    fn rotation_in_settings_adds_the_new_secret_before_it_signs() {
        let text = in_settings_text("4711", false);
        assert!(
            text.find("OLD,NEW").unwrap() < text.find("NEW,OLD").unwrap() && text.contains("4711"),
            "{text}"
        );
    }
}
