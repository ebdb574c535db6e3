//! The English texts.

use super::Words;

/// The English texts.
pub static EN: Words = Words {
    locale: "en",
    pitch: &[
        "{brand} has been a favorite for everyday finds since long before gift cards went digital. The shelves change \
         with the seasons, but the return policy doesn’t: thirty days, no questions asked.",
        "Give this card to someone who’s hard to shop for, or keep it for yourself. Spend the balance in parts.",
    ],
    pitches: &[
        (
            &["games", "entertainment"],
            &[
                "Add funds to your {brand} account and choose from hundreds of games, add-ons and season passes. New \
                 releases arrive every Thursday, and the weekend sale is worth waiting for.",
                "The balance never expires and works on every device you sign in on.",
            ],
        ),
        (
            &["streaming"],
            &[
                "Movies, shows and music without ads, on up to four screens. {brand} adds something new every day and \
                 lets you download for the train.",
                "The card pays for the months you choose. Nothing renews automatically.",
            ],
        ),
        (
            &["food", "groceries"],
            &[
                "From a quick lunch to a table for twelve: {brand} cooks with what the market has that morning. Order \
                 ahead, have it delivered, or walk in.",
                "Use the card for food, drinks and tips, in one visit or many.",
            ],
        ),
        (
            &["electronics"],
            &[
                "Phones, headphones, lamps that listen: {brand} carries what’s new and repairs what isn’t. The staff \
                 have used what they sell.",
                "Use the card for devices, accessories and repairs alike.",
            ],
        ),
        (
            &["travel_flights"],
            &[
                "Book a flight, a hotel or both. {brand} serves more than forty cities, and you can use a card you buy \
                 today for a trip next year.",
                "You can combine several cards in one booking.",
            ],
        ),
        (
            &["apparel_clothing", "health_beauty", "sports_fitness"],
            &[
                "Well-made things to wear and use, from a company that still answers letters. {brand} carries the \
                 sizes others forget and alters what doesn’t fit.",
                "You can use the card in every store and online.",
            ],
        ),
        (
            &["books_learning"],
            &[
                "Print, audio or a course that starts on Monday: {brand} has a quarter of a million titles and people \
                 who read them. Ask for a recommendation. It’s what they like best.",
            ],
        ),
        (
            &["charity_donations"],
            &[
                "Turn this card into a donation. {brand} publishes what every gift pays for, down to the boots and the \
                 seedlings.",
                "The person you give it to chooses the project.",
            ],
        ),
        (
            &["e-money"],
            &[
                "A prepaid voucher for paying online wherever cards are accepted. You need a verified {brand} account \
                 to redeem it.",
            ],
        ),
        (
            &["e-sim"],
            &[
                "Land, turn it on, get online. This eSIM gives you data in {country} on local networks, and you keep \
                 your own number.",
                "Install it at home over Wi-Fi. The plan starts when it first connects to a network.",
            ],
        ),
    ],
    online: &[
        "Sign in to your {brand} account, or create one.",
        "Choose <b>Gift cards</b> at checkout or in your wallet.",
        "Enter the code exactly as shown, without spaces.",
    ],
    in_store: &[
        "Show the barcode on your phone at the register.",
        "Or enter the code at checkout online.",
        "Keep the serial number until the balance is used up.",
    ],
    link: &[
        "Open the redemption link.",
        "Enter the security code.",
        "Follow the steps on the page to claim your card.",
    ],
    phone: &[
        "You don’t need to do anything: the credit goes straight to the phone.",
        "A text message confirms it within minutes.",
    ],
    esim: &[
        "Open your phone’s settings and choose <b>Add eSIM</b>.",
        "Scan the QR code, or enter the activation code manually.",
        "Turn on data roaming when you arrive.",
    ],
    terms: &[
        "Redeemable in {country} only.",
        "Can’t be exchanged for cash or refunded once the code has been delivered.",
        "Lost or stolen codes can’t be replaced.",
        "{brand} doesn’t sponsor this offer.",
    ],
    notes: &[
        "Works only with accounts registered in {country}.",
        "Codes must be redeemed within twelve months.",
        "Can’t be combined with other promotions.",
    ],
    tagline: "Everyday finds, well chosen",
    within: "in",
    countries: &[
        ("US", "the United States"),
        ("GB", "the United Kingdom"),
        ("DE", "Germany"),
        ("FR", "France"),
        ("IT", "Italy"),
        ("ES", "Spain"),
        ("CN", "China"),
        ("BR", "Brazil"),
        ("AE", "the United Arab Emirates"),
        ("NG", "Nigeria"),
        ("ID", "Indonesia"),
        ("KR", "South Korea"),
        ("SA", "Saudi Arabia"),
    ],
};
