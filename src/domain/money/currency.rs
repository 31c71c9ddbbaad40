//! Currencies: their code and how many decimals their minor unit has.
//!
//! It knows ISO 4217 and must not know how amounts are shown.

use std::fmt;

use super::Money;

/// An ISO 4217 currency and how many decimals its minor unit has (0, 2 or 3).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Currency {
    code: [u8; 3],
    decimals: u8,
}

/// Currencies whose minor unit is not a hundredth (ISO 4217). All others have two decimals.
const NO_DECIMALS: &[&[u8; 3]] = &[b"JPY", b"KRW", b"VND", b"CLP", b"ISK", b"XAF", b"XOF", b"PYG", b"UGX", b"RWF"];
const THREE_DECIMALS: &[&[u8; 3]] = &[b"KWD", b"BHD", b"OMR", b"JOD", b"TND", b"IQD", b"LYD"];

impl Currency {
    /// Chinese yuan.
    pub const CNY: Currency = Currency { code: *b"CNY", decimals: 2 };
    /// United States dollar.
    pub const USD: Currency = Currency { code: *b"USD", decimals: 2 };

    /// A currency by its three-letter code; `None` when the text is not three capital letters.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Currency> {
        let code: [u8; 3] = code.as_bytes().try_into().ok()?;
        if !code.iter().all(u8::is_ascii_uppercase) {
            return None;
        }
        let decimals = if NO_DECIMALS.contains(&&code) {
            0
        } else if THREE_DECIMALS.contains(&&code) {
            3
        } else {
            2
        };
        Some(Currency { code, decimals })
    }

    /// The three-letter code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or("???")
    }

    /// Decimals of the minor unit.
    #[must_use]
    pub const fn decimals(self) -> u8 {
        self.decimals
    }

    /// One unit of the currency in minor units (100 for two decimals).
    #[must_use]
    pub fn unit(self) -> Money {
        Money(10_i64.pow(u32::from(self.decimals)))
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
