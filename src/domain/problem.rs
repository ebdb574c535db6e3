//! Problems: upstream's reasons for refusing an order, as its own codes (contract 6.1), and the part of the
//! checkout where each can be corrected. The texts come from the translations, by [`Problem::code`].

use serde::{Deserialize, Serialize};

/// The part of the checkout that a problem belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The chosen item, its denomination or its value.
    Amount,
    Email,
    /// The phone number or address that receives one line.
    Beneficiary,
    /// The coin and its network.
    Rail,
    Coupon,
    /// Something that a guest does not have: a verified identity, a higher limit.
    Account,
    /// The order as a whole, or an unknown part.
    Order,
}

/// Generates the enum and its codes and fields from one list, so that no entry can be missing.
macro_rules! problems {
    ($($(#[$note:meta])* $name:ident = $code:literal at $field:ident;)*) => {
        /// One of upstream's reasons for a refusal. The set is open: unknown codes are kept and get a generic
        /// explanation.
        #[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(from = "String", into = "String")]
        pub enum Problem {
            $($(#[$note])* $name,)*
            /// A code that the contract does not name: at most 64 upper-case letters, digits and underscores.
            Unknown(String),
        }

        impl Problem {
            /// Every problem in the contract.
            pub const KNOWN: &'static [Self] = &[$(Self::$name),*];

            /// Upstream's code.
            pub fn code(&self) -> &str {
                match self {
                    $(Self::$name => $code,)*
                    Self::Unknown(code) => code,
                }
            }

            /// Where a shopper can correct it.
            pub const fn field(&self) -> Field {
                match self {
                    $(Self::$name => Field::$field,)*
                    Self::Unknown(_) => Field::Order,
                }
            }
        }
    };
}

problems! {
    /// The total is below about 0.50 EUR.
    BelowOrderMinimum = "AMOUNT_LESS_THEN_MINIMUM_ALLOWED" at Order;
    AboveOrderMaximum = "MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED" at Order;
    TooManyItems = "PRODUCT_COUNT_EXCEEDED" at Order;
    LimitedItemTwice = "MULTIPLE_LIMITED_PRODUCT_SAME_ORDER" at Order;
    DailyLimit = "DAILY_SPENDING_LIMIT_EXCEEDED" at Account;
    MonthlyLimit = "MONTHLY_SPENDING_LIMIT_EXCEEDED" at Account;
    /// A stablecoin on Tron, and upstream has no full name of the buyer; another rail works.
    FullNameMissing = "FULLNAME_MISSING" at Rail;
    KycMissing = "KYC_MISSING" at Account;
    KycPending = "KYC_PENDING" at Account;
    VerificationRequired = "VERIFICATION_REQUIRED" at Account;
    LoginRequired = "LOGIN_REQUIRED" at Account;
    CouponRequiresLogin = "COUPON_REQUIRES_LOGIN" at Coupon;
    /// Also written as `PRODUCT_NOT_AVAILABLE`.
    NotAvailable = "NOT_AVAILABLE_PRODUCT" at Amount;
    OutOfStock = "OUT_OF_STOCK" at Amount;
    NotActive = "NOT_ACTIVE" at Amount;
    InvalidBeneficiary = "INVALID_BENEFICIARY_ACCOUNT" at Beneficiary;
    InvalidEmailDomain = "INVALID_EMAIL_DOMAIN" at Email;
    PaymentViaNotAllowed = "NOT_ALLOWED_PAYMENT_VIA" at Rail;
    UnsupportedRail = "UNSUPPORTED_PROTOCOL_COIN_COMBINATION" at Rail;
    SuspendedCoin = "SUSPENDED_COIN" at Rail;
    SuspendedNetwork = "SUSPENDED_NETWORK" at Rail;
    CouponNotFound = "COUPON_NOT_FOUND" at Coupon;
    CouponSpent = "ALREADY_SPENT" at Coupon;
    CouponUsedUp = "MAX_USAGE_REACHED" at Coupon;
    CouponExpired = "EXPIRED" at Coupon;
    CouponBelowMinimum = "BELOW_MIN_AMOUNT" at Coupon;
    CouponNotForUser = "NOT_VALID_FOR_USER" at Coupon;
    CouponNotForCategory = "NOT_VALID_FOR_CATEGORY" at Coupon;
    CouponNotForKind = "NOT_VALID_FOR_KIND" at Coupon;
    CouponNotForBrand = "NOT_VALID_FOR_BRAND" at Coupon;
    CouponNotForCountry = "NOT_VALID_FOR_COUNTRY" at Coupon;
    CouponNotForStore = "NOT_VALID_FOR_STORE" at Coupon;
    InvalidDenomination = "INVALID_DENOMINATION" at Amount;
    InvalidValue = "INVALID_PRODUCT_VALUE" at Amount;
    AmountTooLow = "AMOUNT_TOO_LOW" at Amount;
    AmountTooHigh = "AMOUNT_TOO_HIGH" at Amount;
    CountryNotSupported = "COUNTRY_NOT_SUPPORTED" at Order;
    InvalidRequest = "INVALID_REQUEST" at Order;
    NotFound = "NOT_FOUND" at Order;
}

impl Problem {
    /// Parses upstream's code in any case. A text that does not look like a code becomes `UNKNOWN`, so that
    /// no sentence from upstream is passed on.
    pub fn read(text: &str) -> Self {
        let code = text.trim().to_ascii_uppercase();
        if code == "PRODUCT_NOT_AVAILABLE" {
            return Self::NotAvailable;
        }
        if let Some(known) = Self::KNOWN.iter().find(|p| p.code() == code) {
            return known.clone();
        }
        Self::Unknown(if is_code(&code) { code } else { "UNKNOWN".to_owned() })
    }

    /// Whether the contract names this problem.
    pub const fn is_known(&self) -> bool {
        !matches!(self, Self::Unknown(_))
    }
}

/// Whether the text has the form of a machine code, in any case: a letter, then letters, digits and
/// underscores, at most 64 in total.
pub fn is_code(text: &str) -> bool {
    (2..=64).contains(&text.len())
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

impl From<String> for Problem {
    fn from(text: String) -> Self {
        Self::read(&text)
    }
}

impl From<Problem> for String {
    fn from(problem: Problem) -> Self {
        problem.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_known_problem_parses_from_its_code() {
        for problem in Problem::KNOWN {
            assert_eq!(&Problem::read(problem.code()), problem);
        }
    }

    #[test]
    fn every_problem_belongs_to_the_field_that_corrects_it() {
        let codes_at = |field: Field| -> Vec<&str> {
            Problem::KNOWN.iter().filter(|p| p.field() == field).map(Problem::code).collect()
        };
        let amount = [
            "NOT_AVAILABLE_PRODUCT",
            "OUT_OF_STOCK",
            "NOT_ACTIVE",
            "INVALID_DENOMINATION",
            "INVALID_PRODUCT_VALUE",
            "AMOUNT_TOO_LOW",
            "AMOUNT_TOO_HIGH",
        ];
        let rail = [
            "FULLNAME_MISSING",
            "NOT_ALLOWED_PAYMENT_VIA",
            "UNSUPPORTED_PROTOCOL_COIN_COMBINATION",
            "SUSPENDED_COIN",
            "SUSPENDED_NETWORK",
        ];
        let coupon = [
            "COUPON_REQUIRES_LOGIN",
            "COUPON_NOT_FOUND",
            "ALREADY_SPENT",
            "MAX_USAGE_REACHED",
            "EXPIRED",
            "BELOW_MIN_AMOUNT",
            "NOT_VALID_FOR_USER",
            "NOT_VALID_FOR_CATEGORY",
            "NOT_VALID_FOR_KIND",
            "NOT_VALID_FOR_BRAND",
            "NOT_VALID_FOR_COUNTRY",
            "NOT_VALID_FOR_STORE",
        ];
        let account = [
            "DAILY_SPENDING_LIMIT_EXCEEDED",
            "MONTHLY_SPENDING_LIMIT_EXCEEDED",
            "KYC_MISSING",
            "KYC_PENDING",
            "VERIFICATION_REQUIRED",
            "LOGIN_REQUIRED",
        ];
        let order = [
            "AMOUNT_LESS_THEN_MINIMUM_ALLOWED",
            "MAXIMUM_AMOUNT_PER_ORDER_EXCEEDED",
            "PRODUCT_COUNT_EXCEEDED",
            "MULTIPLE_LIMITED_PRODUCT_SAME_ORDER",
            "COUNTRY_NOT_SUPPORTED",
            "INVALID_REQUEST",
            "NOT_FOUND",
        ];
        assert_eq!(codes_at(Field::Amount), amount);
        assert_eq!(codes_at(Field::Rail), rail);
        assert_eq!(codes_at(Field::Coupon), coupon);
        assert_eq!(codes_at(Field::Account), account);
        assert_eq!(codes_at(Field::Order), order);
        assert_eq!(codes_at(Field::Email), ["INVALID_EMAIL_DOMAIN"]);
        assert_eq!(codes_at(Field::Beneficiary), ["INVALID_BENEFICIARY_ACCOUNT"]);
    }

    #[test]
    fn unknown_problems_are_kept_only_as_codes() {
        for (given, code, field) in [
            ("PRODUCT_NOT_AVAILABLE", "NOT_AVAILABLE_PRODUCT", Field::Amount),
            (" login_required ", "LOGIN_REQUIRED", Field::Account),
            ("SOMETHING_NEW", "SOMETHING_NEW", Field::Order),
            ("The phone number is not valid", "UNKNOWN", Field::Order),
            ("<script>", "UNKNOWN", Field::Order),
            ("", "UNKNOWN", Field::Order),
        ] {
            let problem = Problem::read(given);
            assert_eq!((problem.code(), problem.field()), (code, field), "{given}");
        }
    }

    #[test]
    fn problems_serialize_as_their_code() {
        let written = serde_json::to_string(&Problem::KycMissing).unwrap();
        assert_eq!(written, "\"KYC_MISSING\"");
        assert_eq!(serde_json::from_str::<Problem>(&written).unwrap(), Problem::KycMissing);
    }
}
