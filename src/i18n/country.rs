//! Country names. The table contains the territory names of Unicode CLDR 48 in the columns code, English,
//! Spanish, Italian, Chinese, separated by tabs.

use crate::domain::locale::{CountryCode, Language};
use std::{collections::HashMap, sync::LazyLock};

static NAMES: LazyLock<HashMap<&str, [&str; 4]>> = LazyLock::new(|| {
    include_str!("countries.tsv")
        .lines()
        .filter_map(|line| {
            let mut fields = line.split('\t');
            let code = fields.next()?;
            Some((code, [fields.next()?, fields.next()?, fields.next()?, fields.next()?]))
        })
        .collect()
});

/// The name in this language, or the code if the table lacks the country.
pub(super) fn name(language: Language, code: CountryCode) -> String {
    let Some([en, es, it, zh]) = NAMES.get(code.as_str()) else { return code.to_string() };
    let name = match language {
        Language::En => en,
        Language::Es => es,
        Language::It => it,
        Language::Zh => zh,
    };
    (*name).to_owned()
}
