//! Values that are one text in JSON, in forms and in links.

/// Implements the conversions for `#[serde(try_from = "String", into = "String")]` of a type that has
/// `FromStr` and `Display`. The second type is the error of `FromStr`.
macro_rules! text_form {
    ($type:ty, $error:ty) => {
        impl TryFrom<String> for $type {
            type Error = $error;

            fn try_from(text: String) -> Result<Self, $error> {
                text.parse()
            }
        }

        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.to_string()
            }
        }
    };
}

pub(crate) use text_form;
