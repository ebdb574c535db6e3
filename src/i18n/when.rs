//! Formats dates and times. Always in UTC, and times say so, because the server does not know the reader's
//! time zone.

use super::number::{PerLanguage, tag};
use crate::domain::{locale::Language, time::Timestamp};
use icu_datetime::{
    DateTimeFormatter, DateTimeFormatterPreferences,
    fieldsets::{YMD, YMDT},
    input::{UtcOffset, ZonedDateTime},
    preferences::HourCycle,
};

thread_local! {
    static DATES: PerLanguage<DateTimeFormatter<YMD>> = const { PerLanguage::new() };
    static DATE_TIMES: PerLanguage<DateTimeFormatter<YMDT>> = const { PerLanguage::new() };
}

/// The last second that is formatted: the end of the year 9999.
const MAX_UNIX_SECONDS: i64 = 253_402_300_799;

/// The date.
pub(super) fn date(language: Language, moment: Timestamp) -> String {
    let zoned = ZonedDateTime::from_epoch_milliseconds_and_utc_offset(millis(moment), UtcOffset::zero());
    DATES.with(|formatters| {
        let make = || DateTimeFormatter::try_new(preferences(language), YMD::long()).ok();
        formatters.get(language, make).map_or_else(String::new, |f| f.format(&zoned.date).to_string())
    })
}

/// Date, hour and minute on a 24-hour clock, and the time zone.
pub(super) fn date_time(language: Language, moment: Timestamp) -> String {
    let zoned = ZonedDateTime::from_epoch_milliseconds_and_utc_offset(millis(moment), UtcOffset::zero());
    DATE_TIMES.with(|formatters| {
        let make = || DateTimeFormatter::try_new(preferences(language), YMD::long().with_time_hm()).ok();
        formatters.get(language, make).map_or_else(String::new, |f| format!("{} UTC", f.format(&zoned)))
    })
}

fn preferences(language: Language) -> DateTimeFormatterPreferences {
    let mut preferences = DateTimeFormatterPreferences::from(tag(language));
    preferences.hour_cycle = Some(HourCycle::Clock24);
    preferences
}

/// Unix milliseconds. Times before 1970 or after 9999 can only be errors and are clamped.
fn millis(moment: Timestamp) -> i64 {
    moment.unix().clamp(0, MAX_UNIX_SECONDS) * 1000
}
