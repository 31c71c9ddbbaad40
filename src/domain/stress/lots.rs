//! Counted random numbers: each is a hash of seed, path, purpose, whose it is, and month.
//!
//! No number depends on another that was drawn before it, so results do not depend on threads or on another line, and one
//! path can be drawn alone. The mixing is that of splitmix64 (Steele, Lea and Flood 2014).

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

const fn mix(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// What a number decides. The values are part of what a seed means and never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u64)]
pub enum Purpose {
    /// Whether an earner loses work, and for how long.
    JobLoss = 1,
    /// What an irregular income brings, and whether a regular one dips.
    Income = 2,
    /// Whether an expense comes, when, and how large.
    Expense = 3,
    /// Whether a platform is down.
    Outage = 4,
    /// Whether a limit is cut.
    Cut = 5,
    /// Whether rules change.
    RuleChange = 6,
    /// Whether a payment is forgotten.
    Forgetting = 7,
}

/// The numbers of one path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lots(u64);

/// The numbers of one purpose and one earner, line or kind in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stream(u64);

/// A stable number for a purpose and a name, worked out once for all paths.
#[must_use]
pub fn mark(purpose: Purpose, name: &str) -> u64 {
    // FNV-1a over the name, so that neither order nor neighbours matter.
    let hash = name
        .bytes()
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    mix(hash ^ (purpose as u64).wrapping_mul(STEP))
}

impl Lots {
    /// The numbers of a path.
    #[must_use]
    pub const fn of(seed: u64, path: u64) -> Lots {
        Lots(mix(mix(seed.wrapping_add(STEP)) ^ path.wrapping_mul(0xD1B5_4A32_D192_ED03)))
    }

    /// Those of a purpose and name, by their [`mark`].
    #[must_use]
    #[inline]
    pub const fn stream(self, mark: u64) -> Stream {
        Stream(mix(self.0 ^ mark))
    }
}

impl Stream {
    /// 64 bits for a month (or any other count).
    #[must_use]
    #[inline]
    pub const fn at(self, month: u32) -> u64 {
        mix(self.0.wrapping_add((month as u64 + 1).wrapping_mul(STEP)))
    }
}

/// 64 more bits that go with others.
#[must_use]
#[inline]
pub const fn more(bits: u64) -> u64 {
    mix(bits.wrapping_add(STEP))
}

/// Whether something with this chance happens, by the upper half of the bits.
#[must_use]
#[inline]
pub const fn happens(bits: u64, chance: Chance) -> bool {
    bits >> 32 < chance.0
}

/// A number from 0 up to `below`, exclusive, by the lower half of the bits.
#[must_use]
#[inline]
pub const fn pick(bits: u64, below: u32) -> u32 {
    (((bits & 0xFFFF_FFFF) * below as u64) >> 32) as u32
}

/// A probability in parts of 2^32.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Chance(pub u64);

impl Chance {
    /// From a share between nothing and all.
    #[must_use]
    pub fn of(share: crate::domain::money::Ratio) -> Chance {
        let parts = (i128::from(share.0.clamp(0, crate::domain::money::RATE_SCALE)) << 32)
            / i128::from(crate::domain::money::RATE_SCALE);
        Chance(u64::try_from(parts).unwrap_or(0))
    }

    /// So many times as much, never more than certain.
    #[must_use]
    pub const fn times(self, times: u16) -> Chance {
        let more = self.0.saturating_mul(times as u64);
        Chance(if more > 1 << 32 { 1 << 32 } else { more })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Ratio;

    #[test]
    fn a_number_depends_on_nothing_but_its_own_names() {
        let card = mark(Purpose::Forgetting, "card");
        assert_eq!(Lots::of(1, 7).stream(card).at(3), Lots::of(1, 7).stream(card).at(3));
        assert_ne!(mark(Purpose::Cut, "card"), card);
        let all = [
            Lots::of(1, 7).stream(card).at(3),
            Lots::of(2, 7).stream(card).at(3),
            Lots::of(1, 8).stream(card).at(3),
            Lots::of(1, 7).stream(card).at(4),
            Lots::of(1, 7).stream(mark(Purpose::Forgetting, "loan")).at(3),
        ];
        for (place, number) in all.iter().enumerate() {
            assert!(!all[..place].contains(number));
        }
    }

    #[test]
    fn chances_come_out_as_often_as_they_say() {
        let chance = Chance::of(Ratio::percent(3));
        let stream = Lots::of(5, 0).stream(mark(Purpose::Expense, "car"));
        let seen = (0..200_000).filter(|month| happens(stream.at(*month), chance)).count();
        // Four standard errors are 0.15 of a hundredth.
        assert!((5_690..=6_310).contains(&seen), "{seen}");
        assert!(happens(u64::MAX, Chance::of(Ratio::ONE)) && !happens(0, Chance::of(Ratio::ZERO)));
        assert_eq!(Chance::of(Ratio::percent(60)).times(4), Chance::of(Ratio::ONE));
    }

    #[test]
    fn picks_are_even() {
        let stream = Lots::of(9, 1).stream(mark(Purpose::Outage, "x"));
        let mut seen = [0; 7];
        for month in 0..70_000 {
            seen[pick(stream.at(month), 7) as usize] += 1;
        }
        assert!(seen.iter().all(|count| (9_600..=10_400).contains(count)), "{seen:?}");
    }
}
