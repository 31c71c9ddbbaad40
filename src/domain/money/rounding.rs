//! The named ways in which an exact quotient is rounded.

/// How an exact quotient becomes a whole number of minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Rounding {
    /// Half away from zero (四舍五入): the default at every posting.
    #[default]
    HalfUp,
    /// Half to the even neighbour.
    HalfEven,
    /// Toward zero.
    Down,
    /// Away from zero.
    Up,
}

impl Rounding {
    /// `numerator / denominator`, rounded; the denominator must be positive (a zero or negative one gives 0).
    #[must_use]
    pub fn divide(self, numerator: i128, denominator: i128) -> i64 {
        if denominator <= 0 {
            return 0;
        }
        let whole = match (i64::try_from(numerator), i64::try_from(denominator)) {
            // Most figures fit a machine word, where a division costs a fraction.
            (Ok(numerator), Ok(denominator)) => i128::from(numerator / denominator),
            _ => numerator / denominator,
        };
        let rest = (numerator - whole * denominator).abs();
        let away = match self {
            Rounding::HalfUp => rest * 2 >= denominator,
            Rounding::HalfEven => rest * 2 > denominator || (rest * 2 == denominator && whole % 2 != 0),
            Rounding::Down => false,
            Rounding::Up => rest > 0,
        };
        let rounded = if away { whole + numerator.signum() } else { whole };
        i64::try_from(rounded).unwrap_or(if rounded > 0 { i64::MAX } else { i64::MIN })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_modes_differ_only_at_the_half() {
        let at = |mode: Rounding| [25, 35, -25, 24, 26].map(|n| mode.divide(n, 10));
        assert_eq!(at(Rounding::HalfUp), [3, 4, -3, 2, 3]);
        assert_eq!(at(Rounding::HalfEven), [2, 4, -2, 2, 3]);
        assert_eq!(at(Rounding::Down), [2, 3, -2, 2, 2]);
        assert_eq!(at(Rounding::Up), [3, 4, -3, 3, 3]);
    }
}
