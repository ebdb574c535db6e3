//! The sentences in English.

use super::Words;

/// English.
pub static EN: Words = Words {
    locale: "en",
    pitch: &[
        "{brand} has been a favourite for everyday finds since long before gift cards were digital. Its shelves change \
         with the seasons, its return policy does not: thirty days, no questions.",
        "Give this card to somebody who is hard to shop for, or keep it for yourself. The balance can be spent in parts.",
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
                "Films, series and music without advertisements, on up to four screens. {brand} adds something new every \
                 day and lets you download for the train.",
                "The card pays for the months you choose; nothing renews by itself.",
            ],
        ),
        (
            &["food", "groceries"],
            &[
                "From a quick lunch to a table for twelve: {brand} cooks with what the market has that morning. Order \
                 ahead, have it delivered, or walk in.",
                "The card pays for food, drinks and tips, in one visit or in many.",
            ],
        ),
        (
            &["electronics"],
            &[
                "Phones, headphones, lamps that listen: {brand} carries what is new and repairs what is not. Members of \
                 staff have used what they sell.",
                "Use the card for devices, accessories and repairs alike.",
            ],
        ),
        (
            &["travel_flights"],
            &[
                "Book a seat, a bed or both. {brand} flies and stays in more than forty cities, and a card bought today \
                 can be used for a journey next year.",
                "Several cards can be combined in one booking.",
            ],
        ),
        (
            &["apparel_clothing", "health_beauty", "sports_fitness"],
            &[
                "Well-made things to wear and to use, from a house that still answers letters. {brand} carries sizes that \
                 others forget and alters what does not fit.",
                "The card can be spent in every shop and online.",
            ],
        ),
        (
            &["books_learning"],
            &[
                "Paper, audio or a course that starts on Monday: {brand} has a quarter of a million titles and people who \
                 read them. Ask for a recommendation; it is what they like best.",
            ],
        ),
        (
            &["charity_donations"],
            &[
                "Turn this card into a donation. {brand} publishes what every gift has paid for, down to the boots and the \
                 seedlings.",
                "The person you give it to chooses the project.",
            ],
        ),
        (
            &["e-money"],
            &[
                "A prepaid voucher for paying online where cards are accepted. {brand} needs a verified account to redeem.",
            ],
        ),
        (
            &["e-sim"],
            &[
                "Land, switch on, be online. This eSIM gives you data in {country} on the networks that people there use, \
                 without changing your own number.",
                "Install it at home over Wi-Fi; the plan begins when it first meets a network.",
            ],
        ),
    ],
    online: &[
        "Sign in to your {brand} account, or open one.",
        "Choose <b>Gift cards</b> at checkout or in your wallet.",
        "Enter the code exactly as shown, without spaces.",
    ],
    in_store: &[
        "Show the barcode on your phone at the till.",
        "Or enter the code at checkout online.",
        "Keep the serial number until the balance is used up.",
    ],
    link: &[
        "Open the redemption link.",
        "Enter the security code.",
        "Follow the steps on the page to claim your card.",
    ],
    phone: &["Nothing to do: the credit arrives on the phone.", "A text message confirms it within minutes."],
    esim: &[
        "Open your phone's settings and choose <b>Add eSIM</b>.",
        "Scan the QR code, or enter the activation code by hand.",
        "Turn on data roaming when you arrive.",
    ],
    terms: &[
        "Redeemable in {country} only.",
        "Not exchangeable for cash and not refundable once the code has been delivered.",
        "Lost or stolen codes cannot be replaced.",
        "{brand} is not a sponsor of this offer.",
    ],
    notes: &[
        "Works only with accounts registered in {country}.",
        "Codes must be redeemed within twelve months.",
        "Can not be combined with other promotions.",
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
