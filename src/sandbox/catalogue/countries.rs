//! The countries of the sandbox, with their currencies, dial codes and local brands.

use rust_decimal::Decimal;

/// A country with a catalogue.
pub struct Country {
    pub code: &'static str,
    pub currency: &'static str,
    pub dial: &'static str,
    pub style: Style,
    /// Factor for the usual amounts (10, 25, 50).
    pub scale: i64,
    /// Number of generated gift card brands, in addition to local brands and phone companies.
    pub generated: usize,
    /// Where the country starts in the pool of names.
    pub offset: usize,
    pub locals: &'static [(&'static str, &'static str)],
    pub telcos: &'static [&'static str],
    /// Whether its list has `all_brands` (contract 3: may be absent).
    pub all_brands: bool,
}

/// The amount format of a country. Covers all formats of contract 4.2.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    Dollar,
    Pound,
    EuroAfter,
    EuroBefore,
    Real,
    Yuan,
    Dirham,
    Riyal,
    Naira,
    Rupiah,
    Won,
}

const fn euro(code: &'static str, dial: &'static str, style: Style, offset: usize) -> Country {
    Country {
        code,
        currency: "EUR",
        dial,
        style,
        scale: 1,
        generated: 40,
        offset,
        locals: &[],
        telcos: &[],
        all_brands: true,
    }
}

/// All countries, the largest first.
pub static COUNTRIES: [Country; 13] = [
    Country {
        currency: "USD",
        generated: 260,
        telcos: &["Prairie Wireless", "Beacon Cellular", "Liberty Lark"],
        ..euro("US", "+1", Style::Dollar, 0)
    },
    Country {
        currency: "GBP",
        generated: 60,
        locals: &[
            ("Thornbury & Daughters", "retail"),
            ("The Wherry Inn", "food"),
            ("Pennyfarthing Rail", "travel_flights"),
        ],
        telcos: &["Kestrel Mobile", "Moorland Telecom"],
        ..euro("GB", "+44", Style::Pound, 7)
    },
    Country {
        generated: 55,
        locals: &[
            ("Lindenhof Bücher", "books_learning"),
            ("Grünspecht Gärten", "home"),
            ("Käferbau Elektro", "electronics"),
            ("Süßes Eck", "food"),
        ],
        telcos: &["Zugspitz Mobil", "Möwe Funk"],
        ..euro("DE", "+49", Style::EuroAfter, 13)
    },
    Country {
        locals: &[
            ("L'Échoppe Bleue", "retail"),
            ("Brasserie du Tilleul", "food"),
            ("Éditions Marguerite", "books_learning"),
            ("Maison Œillet", "home"),
        ],
        telcos: &["Cigale Mobile", "Télé Mistral"],
        ..euro("FR", "+33", Style::EuroAfter, 19)
    },
    Country {
        locals: &[
            ("Bottega Ginepro", "retail"),
            ("Trattoria Sant'Èlia", "food"),
            ("Libreria Girasole", "books_learning"),
            ("Casa Perché", "home"),
        ],
        telcos: &["Rondine Mobile"],
        ..euro("IT", "+39", Style::EuroBefore, 23)
    },
    Country {
        locals: &[
            ("El Rincón de Ñandú", "food"),
            ("Almacén Jilguero", "groceries"),
            ("Librería Azahar", "books_learning"),
            ("Cigüeña Moda", "apparel_clothing"),
        ],
        telcos: &["Golondrina Móvil"],
        all_brands: false,
        ..euro("ES", "+34", Style::EuroAfter, 29)
    },
    Country {
        currency: "CNY",
        scale: 5,
        generated: 30,
        locals: &[
            ("云雀书店", "books_learning"),
            ("竹林市集", "groceries"),
            ("青瓷生活", "home"),
            ("星渡游戏", "games"),
            ("白鹭影视", "streaming"),
        ],
        telcos: &["玉兰通信"],
        ..euro("CN", "+86", Style::Yuan, 31)
    },
    Country {
        currency: "BRL",
        scale: 5,
        locals: &[
            ("Padaria São Benedito", "food"),
            ("Livraria Jabuticaba", "books_learning"),
            ("Feira da Araucária", "groceries"),
            ("Loja Tucaninho", "e-commerce"),
        ],
        telcos: &["Sabiá Celular"],
        ..euro("BR", "+55", Style::Real, 37)
    },
    Country {
        currency: "AED",
        scale: 5,
        generated: 30,
        locals: &[("سوق الياسمين", "e-commerce"), ("مكتبة الهدهد", "books_learning"), ("بيت النخيل", "home")],
        telcos: &["Ghaf Telecom"],
        ..euro("AE", "+971", Style::Dirham, 41)
    },
    Country {
        currency: "NGN",
        scale: 1000,
        generated: 30,
        locals: &[
            ("Ìrètí Market", "groceries"),
            ("Ọ̀ṣun Fabrics", "apparel_clothing"),
            ("Zuma Rock Eats", "food"),
        ],
        telcos: &["Baobab Mobile", "Harmattan Telecom"],
        ..euro("NG", "+234", Style::Naira, 43)
    },
    Country {
        currency: "IDR",
        scale: 10_000,
        generated: 30,
        locals: &[("Warung Melati", "food"), ("Toko Cendrawasih", "e-commerce")],
        telcos: &["Seruni Seluler"],
        ..euro("ID", "+62", Style::Rupiah, 47)
    },
    Country {
        currency: "KRW",
        scale: 1000,
        generated: 30,
        locals: &[("달빛서점", "books_learning"), ("참새분식", "food"), ("은하수게임", "games")],
        telcos: &["무궁화텔레콤"],
        ..euro("KR", "+82", Style::Won, 53)
    },
    Country {
        currency: "SAR",
        scale: 5,
        generated: 30,
        locals: &[("حديقة السدر", "home"), ("مطعم الزعفران", "food")],
        telcos: &["Samar Mobile"],
        ..euro("SA", "+966", Style::Riyal, 57)
    },
];

/// Finds a country by its code, which is upper case.
pub fn find_country(code: &str) -> Option<&'static Country> {
    COUNTRIES.iter().find(|country| country.code == code)
}

/// Converts an amount to dollars at fixed rates. An unknown currency counts as dollars.
pub fn usd(amount: Decimal, currency: &str) -> Decimal {
    let micros = match currency {
        "EUR" => 1_128_000,
        "GBP" => 1_312_000,
        "CNY" => 139_000,
        "BRL" => 187_000,
        "AED" => 272_294,
        "SAR" => 266_667,
        "NGN" => 652,
        "IDR" => 61,
        "KRW" => 701,
        "GMD" => 13_900,
        _ => 1_000_000,
    };
    amount * Decimal::new(micros, 6)
}
