//! `kiosk erase` and `kiosk rotate-secret`: what is done to a shop's database now and then, also while it serves.

use super::{fail, read, say};
use crate::{
    domain::email::Email,
    shop::{
        secrets::Rotated,
        settings::{Settings, Source},
        upkeep::{self, Erased, UpkeepError},
    },
};
use std::process::ExitCode;

/// Erases what belongs to an address, which is in no log and no answer.
pub(super) async fn erase(email: &str) -> ExitCode {
    let Ok(email) = email.parse::<Email>() else { return fail("This is no e-mail address.", 2) };
    let settings = match read(&Source::of_process()) {
        Ok((settings, _)) => settings,
        Err(text) => return fail(&text, 78),
    };
    match upkeep::erase(&settings, &email).await {
        Ok(erased) => say(&erased_text(erased), ExitCode::SUCCESS),
        Err(error) => failed(&settings, &error),
    }
}

/// Replaces the secret that signs, or drops those that were replaced.
pub(super) async fn rotate_secret(drops_old: bool) -> ExitCode {
    let settings = match read(&Source::of_process()) {
        Ok((settings, _)) => settings,
        Err(text) => return fail(&text, 78),
    };
    match upkeep::rotate_secret(&settings, drops_old).await {
        Ok(Rotated::InSettings { fresh }) => fail(&in_settings_text(&fresh, drops_old), 3),
        Ok(rotated) => say(&rotated_text(&rotated), ExitCode::SUCCESS),
        Err(error) => failed(&settings, &error),
    }
}

fn failed(settings: &Settings, error: &UpkeepError) -> ExitCode {
    let code = if error.is_a_setting() { 78 } else { 74 };
    fail(&format!("Nothing was changed in {}: {error}.", settings.database.url), code)
}

fn erased_text(erased: Erased) -> String {
    let Erased { orders, grants, under_way } = erased;
    let left = if under_way > 0 {
        format!("\n{under_way} orders have not ended and are as they were: run this again when they have.")
    } else {
        String::new()
    };
    format!(
        "Erased: {orders} orders belong to nobody any more, {grants} other browsers lost access.{left}\n\
         Copies of the database, and what Cryptorefills keeps, are not touched."
    )
}

fn rotated_text(rotated: &Rotated) -> String {
    match rotated {
        Rotated::InDatabase { signs_at, still_verify } => format!(
            "A new secret is in the database. All nodes read it by themselves and sign with it from {} (UTC) on;\n\
             {still_verify} older ones still verify, so no shopper loses anything. Cookies are signed anew at the next \
             visit.\nWhen an older secret may be known to somebody: kiosk rotate-secret --drop-old, after that moment.",
            jiff::Timestamp::from_second(*signs_at).map(|at| at.to_string()).unwrap_or_default()
        ),
        Rotated::Dropped { secrets } => format!(
            "{secrets} older secrets are gone; within half a minute they verify nothing any more. Browsers that did not \
             come back since lose their orders, which can be opened again by e-mail."
        ),
        Rotated::InSettings { fresh } => in_settings_text(fresh, false),
    }
}

fn in_settings_text(fresh: &str, drops_old: bool) -> String {
    if drops_old {
        return "The secrets stand in the settings: leave those that shall verify no longer out of server.secret, on \
                every node, and start the nodes anew."
            .to_owned();
    }
    format!(
        "The secrets stand in the settings. A new one:\n  {fresh}\n\
         1. On every node, put it behind the others: server.secret = OLD,NEW (KIOSK_SERVER__SECRET). Start the nodes anew.\n\
         2. When all of them run with it, put it first: NEW,OLD. Start the nodes anew: from now on it signs.\n\
         3. Leave OLD out when shoppers have come back, or at once if somebody may know it: who did not come back loses \
         access to orders and opens them again by e-mail."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_erased_and_what_is_left_is_told() {
        let all = erased_text(Erased { orders: 3, grants: 1, under_way: 0 });
        assert!(all.contains("3 orders") && !all.contains("again"), "{all}");
        let some = erased_text(Erased { orders: 0, grants: 0, under_way: 2 });
        assert!(some.contains("2 orders have not ended"), "{some}");
    }

    #[test]
    fn secrets_in_settings_are_replaced_in_steps_that_lose_nothing() {
        let text = in_settings_text("4711", false);
        assert!(
            text.find("OLD,NEW").unwrap() < text.find("NEW,OLD").unwrap() && text.contains("4711"),
            "{text}"
        );
    }
}
