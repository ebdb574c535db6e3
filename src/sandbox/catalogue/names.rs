//! The pool of invented brand names: a first word and a trade. To our knowledge, none is a real
//! brand.

/// A category and the second words of its brand names.
pub struct Trade {
    pub category: &'static str,
    pub seconds: &'static [&'static str],
    /// Further categories that may list its brands.
    pub also: &'static [&'static str],
}

const fn trade(
    category: &'static str,
    seconds: &'static [&'static str],
    also: &'static [&'static str],
) -> Trade {
    Trade { category, seconds, also }
}

/// The gift card categories of contract 3, in the order in which brands are generated.
pub static TRADES: [Trade; 16] = [
    trade("games", &["Arcade", "Quest", "Pixels", "Realms"], &["entertainment"]),
    trade("e-commerce", &["Bazaar", "Cart", "Parcel", "Emporium"], &["electronics", "groceries", "home"]),
    trade("food", &["Kitchen", "Noodle Bar", "Grill", "Bakehouse"], &["groceries"]),
    trade("streaming", &["Screen", "Reels", "Tunes", "Radio"], &["entertainment"]),
    trade("retail", &["& Sons", "Department Store", "Outlet", "Corner"], &["e-commerce", "home"]),
    trade("travel_flights", &["Airways", "Voyages", "Lodges", "Rail"], &[]),
    trade("apparel_clothing", &["Threads", "Tailors", "Denim", "Shoes"], &["retail"]),
    trade("electronics", &["Circuits", "Devices", "Audio", "Optics"], &["e-commerce"]),
    trade("groceries", &["Grocers", "Farm Shop", "Pantry", "Greens"], &["food"]),
    trade("health_beauty", &["Apothecary", "Spa", "Skin", "Barbers"], &["retail"]),
    trade("entertainment", &["Cinema", "Theatre", "Bowling", "Karaoke"], &["games"]),
    trade("sports_fitness", &["Athletics", "Climbing", "Cycles", "Yoga"], &["apparel_clothing"]),
    trade("home", &["Interiors", "Hardware", "Gardens", "Linen"], &["retail"]),
    trade("books_learning", &["Books", "Academy", "Press", "Languages"], &["entertainment"]),
    trade("charity_donations", &["Relief", "Wildlife Trust", "Reef Fund", "Commons"], &[]),
    trade("other_products", &["Car Wash", "Tickets", "Photo Prints", "Flowers"], &["retail"]),
];

/// First words. No two countries start at the same one.
pub static FIRSTS: [&str; 60] = [
    "Marigold",
    "Copperfern",
    "Tidewater",
    "Bramble",
    "Saltmarsh",
    "Lanternfish",
    "Willowmere",
    "Ochre",
    "Moonwort",
    "Pebblebrook",
    "Hazelwick",
    "Foxglove",
    "Driftwood",
    "Cloudberry",
    "Ironbark",
    "Sundew",
    "Larkfield",
    "Mistral",
    "Cobblestone",
    "Juniper Lane",
    "Redwing",
    "Starling",
    "Quillfeather",
    "Barleymoon",
    "Silverbirch",
    "Opaline",
    "Thistledown",
    "Kingfisher Bay",
    "Amberlight",
    "Rookwood",
    "Seaglass",
    "Windrose",
    "Fernhollow",
    "Tamarind",
    "Bluebell Hill",
    "Cinderpath",
    "Oakapple",
    "Nightjar",
    "Palisade",
    "Honeycomb",
    "Wrenfield",
    "Sagebrook",
    "Harbourlight",
    "Periwinkle",
    "Stonecrop",
    "Velvet Ant",
    "Goldcrest",
    "Rivermint",
    "Snowbell",
    "Paperkite",
    "Teasel",
    "Umberwood",
    "Violet Row",
    "Whitethorn",
    "Yarrow",
    "Zephyr Cove",
    "Acorn Street",
    "Birchwater",
    "Café Solène",
    "Dunegrass",
];

/// Colors of cards.
pub static COLORS: [&str; 20] = [
    "#1d2433", "#7aa14f", "#0b3d91", "#8c1c13", "#e07a5f", "#3d405b", "#81b29a", "#f2cc8f", "#264653",
    "#2a9d8f", "#e76f51", "#6a4c93", "#1982c4", "#8ac926", "#ff595e", "#5f0f40", "#0f4c5c", "#fb8b24",
    "#22223b", "#b5179e",
];

/// The stem of a brand's logo file name: lower case with dashes, only letters, digits and `&`.
pub fn stem(name: &str) -> String {
    let mut stem = String::new();
    for letter in name.to_lowercase().chars() {
        if letter.is_alphanumeric() || letter == '&' {
            stem.push(letter);
        } else if !stem.is_empty() && !stem.ends_with('-') {
            stem.push('-');
        }
    }
    stem.trim_end_matches('-').to_owned()
}
