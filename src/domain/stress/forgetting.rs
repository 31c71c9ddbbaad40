//! Forgetting to pay though the money is there: late months that remember the months before.
//!
//! Being late is no memoryless chain: who was late before is late again more often, and who has been late for months stays
//! so. Two tables of chances say how often, by what is remembered.

use super::chances::Forgetting;
use super::lots::Chance;
use crate::domain::money::{RATE_SCALE, Ratio};

/// How many months back a late month counts as an earlier one.
const REMEMBERED: u32 = 6;

/// The tables, ready to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Habit {
    starts: [Chance; 3],
    stays: [Chance; 3],
}

/// What is remembered of a line's late months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Memory {
    /// Late months, the newest in the lowest bit.
    late: u32,
}

impl Habit {
    /// The habit that the settings describe. `share` of it is left, for a line that is paid automatically.
    #[must_use]
    pub fn of(forgetting: &Forgetting, share: Ratio) -> Habit {
        let starts = forgetting.starts.map(|start| {
            let start = odds_times(start, forgetting.level);
            Chance::of(Ratio(scaled(start.0, share.0)))
        });
        Habit { starts, stays: forgetting.stays.map(Chance::of) }
    }

    /// Whether it can ever happen.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        self.starts.iter().any(|chance| chance.0 > 0)
    }

    /// Whether the next month is late, by the upper half of `bits`; it is remembered.
    #[inline]
    pub fn is_late(&self, memory: &mut Memory, bits: u64) -> bool {
        let run = memory.late.trailing_ones();
        let [one, two, more] = if run == 0 { self.starts } else { self.stays };
        let rank = if run == 0 { (memory.late & ((1 << REMEMBERED) - 1)).count_ones() } else { run - 1 };
        let chance = match rank {
            0 => one,
            1 => two,
            _ => more,
        };
        let late = super::lots::happens(bits, chance);
        memory.late = (memory.late << 1) | u32::from(late);
        late
    }
}

impl Memory {
    /// So many late months among the last six, none of them the last.
    #[must_use]
    pub fn of_late_months(months: u8) -> Memory {
        Memory { late: ((1_u32 << months.min(5)) - 1) << 1 }
    }

    /// Late in the last month, or not, and nothing known before.
    #[must_use]
    pub const fn starting(late: bool) -> Memory {
        Memory { late: late as u32 }
    }
}

fn scaled(value: i64, share: i64) -> i64 {
    i64::try_from(i128::from(value) * i128::from(share) / i128::from(RATE_SCALE)).unwrap_or(RATE_SCALE)
}

/// A chance whose odds are multiplied: k p / (1 - p + k p).
fn odds_times(chance: Ratio, factor: Ratio) -> Ratio {
    let up = i128::from(chance.0) * i128::from(factor.0);
    let down = i128::from(RATE_SCALE - chance.0) * i128::from(RATE_SCALE) + up;
    if down <= 0 {
        return chance;
    }
    // Both are products of two numbers below 10^15, so the whole stays far inside 128 bits.
    Ratio(i64::try_from(up * i128::from(RATE_SCALE) / down).unwrap_or(RATE_SCALE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odds_are_scaled_and_not_chances() {
        // 20 % is 1 to 4; half of that is 1 to 8.
        assert_eq!(odds_times(Ratio::percent(20), Ratio::percent(50)), Ratio(111_111_111_111));
        assert_eq!(odds_times(Ratio::ONE, Ratio::percent(50)), Ratio::ONE);
        assert_eq!(odds_times(Ratio::percent(5), Ratio::ONE), Ratio::percent(5));
    }

    #[test]
    fn who_was_late_is_late_more_often() {
        let habit = Habit {
            starts: [Ratio::percent(10), Ratio::percent(20), Ratio::percent(30)].map(Chance::of),
            stays: [Ratio::percent(50), Ratio::percent(60), Ratio::percent(70)].map(Chance::of),
        };
        let late =
            |mut memory: Memory, share: i64| habit.is_late(&mut memory, Chance::of(Ratio::percent(share)).0 << 32);
        assert!(late(Memory::default(), 9) && !late(Memory::default(), 11));
        assert!(late(Memory::of_late_months(1), 19) && !late(Memory::of_late_months(1), 21));
        assert!(late(Memory::of_late_months(4), 29) && !late(Memory::of_late_months(4), 31));
        assert!(late(Memory::starting(true), 49) && !late(Memory::starting(true), 51));
        let mut memory = Memory::starting(true);
        for _ in 0..2 {
            assert!(habit.is_late(&mut memory, 0));
        }
        assert!(late(memory, 69) && !late(memory, 71));
    }
}
