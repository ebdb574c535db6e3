//! The vocabulary of the code: `docs/glossary.md` names only what exists, and retired names are not used
//! again.

use super::{assert_none, source::Source};
use std::collections::BTreeSet;

/// Retired names, and what replaced them.
const RETIRED: [(&str, &str); 66] = [
    ("Berths", "Bulkhead"),
    ("Brought", "Loaded"),
    ("Buckets", "KeyedRateLimiter"),
    ("Bulletin", "Notifications"),
    ("Clerk", "LinkWorker"),
    ("Commons", "SharedRedis"),
    ("Desk", "EndpointLimiter or LinkQueue"),
    ("Door", "HttpListener, Cooldown or LinkState"),
    ("Family", "OffersKey"),
    ("Handover", "StreamTakeover"),
    ("LineFace", "LineCard"),
    ("Masters", "SigningKeys"),
    ("Misspelt", "InvalidEmail"),
    ("NoSeat", "StreamLimitError"),
    ("NotWanted", "NotAPlanFilter"),
    ("Occasion", "Priority"),
    ("Pulse", "Membership"),
    ("Reads", "CachedQueries"),
    ("Seats", "StreamLimiter"),
    ("Spelled", "AmountText"),
    ("Standing", "PlacementStatus"),
    ("Usual", "ExpectedTime"),
    ("Wanted", "PlanFilter"),
    ("Wish", "AcquireResult or LinkRequest"),
    ("ACCEPTABLE_BPS", "MAX_ACCEPTED_DRIFT_BPS"),
    ("AT_ONCE", "MAX_CONCURRENT_…"),
    ("A_DECISION", "PAYMENT_TIMEOUT_MS"),
    ("A_MOMENT", "QUERY_TIMEOUT_MS"),
    ("A_PERSON", "CONNECT_TIMEOUT_MS"),
    ("BEAT", "RENEWAL_INTERVAL"),
    ("BODY_CAP", "MAX_BODY_BYTES"),
    ("FRESH_FOR", "PRICE_REFRESH_SECONDS"),
    ("GOOD_FOR", "…_SECONDS"),
    ("KEPT_FOR", "…_TTL or …_DAYS"),
    ("LARGEST", "MAX_…_BYTES"),
    ("LONGEST", "MAX_… with a unit"),
    ("LOST_AFTER", "LOST_AFTER_SECONDS"),
    ("MOMENT", "…_WAIT or …_PAUSE"),
    ("MOST", "MAX_…"),
    ("PATIENCE", "…_TIMEOUT"),
    ("SOON", "…_TIMEOUT"),
    ("TOLERATED_BPS", "MAX_UNASKED_DRIFT_BPS"),
    ("bulletin", "notifications"),
    ("commons", "cluster or redis"),
    ("confer", "nothing: Redis counts for all"),
    ("crawl", "robots"),
    ("eagerness", "order_limiter"),
    ("forms_under_way", "Placer::lock"),
    ("handover", "stream_takeover"),
    ("hurry", "body_timeout"),
    ("judgement", "validation"),
    ("keep_house", "spawn_background_tasks"),
    ("loose", "lenient"),
    ("mend", "edit_selection"),
    ("occasion", "priority"),
    ("paths", "urls"),
    ("pulse", "membership"),
    ("retold", "as_page_request"),
    ("seats", "stream_limiter"),
    ("sequel", "phase_timeouts"),
    ("sizes", "limit_target_length"),
    ("spelled", "amount_text"),
    ("tide", "max_total_in_flight"),
    ("under_way", "in_progress"),
    ("unauthorised", "unauthorized"),
    ("usual", "expected_time"),
];

#[test]
fn retired_names_are_not_used() {
    let elsewhere = Source::all().into_iter().filter(|it| !it.name.starts_with("tests/rules/layers"));
    assert_none(elsewhere.flat_map(|it| {
        let names: BTreeSet<String> = it.identifiers().into_iter().collect();
        let retired = RETIRED.iter().filter(|(name, _)| names.contains(*name));
        let said = retired.map(|(name, instead)| format!("{} says {name}: say {instead}", it.name));
        said.collect::<Vec<_>>()
    }));
}

#[test]
fn glossary_names_only_what_exists() {
    let glossary = include_str!("../../../../docs/glossary.md");
    let sources = Source::all();
    let mut known: BTreeSet<String> = sources.iter().flat_map(Source::identifiers).collect();
    known.extend(sources.iter().flat_map(Source::module));
    let rows = glossary.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| Word"));
    let columns = rows.filter_map(|row| row.trim_end_matches(" |").rsplit_once("| "));
    let mut named = 0;
    for (_, column) in columns {
        for name in column.split('`').skip(1).step_by(2).flat_map(|path| path.split("::")) {
            assert!(known.contains(name), "the glossary names {name}, which is not in the code");
            named += 1;
        }
    }
    assert!(named > 80, "{named}");
}
