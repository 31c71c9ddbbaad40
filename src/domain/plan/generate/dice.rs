//! Random numbers that are the same on every machine: a counter, mixed, and plain arithmetic.

/// Random numbers from a counter (splitmix64).
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    /// Dice of a seed and the number of a household.
    #[must_use]
    pub const fn of(seed: u64, number: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03))
    }

    /// The next 64 bits.
    pub fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 (inclusive) to 1 (exclusive).
    pub fn unit(&mut self) -> f64 {
        (self.roll() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Evenly between two numbers.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// A whole number between two, both inclusive.
    pub fn whole(&mut self, low: u16, high: u16) -> u16 {
        let span = u64::from(high.saturating_sub(low)) + 1;
        low.saturating_add(u16::try_from(self.roll() % span).unwrap_or(0))
    }

    /// Roughly normal: twelve even numbers less six.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.unit()).sum::<f64>() - 6.0
    }

    /// One of several.
    pub fn pick<T: Copy>(&mut self, from: [T; 4]) -> T {
        let [first, second, third, fourth] = from;
        match self.whole(0, 3) {
            0 => first,
            1 => second,
            2 => third,
            _ => fourth,
        }
    }

    /// Exponential with mean one: -ln(u).
    pub fn exponential(&mut self) -> f64 {
        -ln(self.unit().max(1e-9))
    }
}

/// e to the power of `x`, by squaring: (1 + x / 2^20)^(2^20).
#[must_use]
pub fn exp(x: f64) -> f64 {
    let mut power = 1.0 + x / 1_048_576.0;
    for _ in 0..20 {
        power *= power;
    }
    power
}

/// The natural logarithm of a number between 0 and 1, by halving and the series of artanh.
fn ln(x: f64) -> f64 {
    let (mut x, mut halvings) = (x, 0.0);
    while x < 0.5 {
        x *= 2.0;
        halvings += 1.0;
    }
    let z = (x - 1.0) / (x + 1.0);
    let (mut sum, mut power, mut n) = (0.0, z, 1.0);
    while n < 40.0 {
        sum += power / n;
        power *= z * z;
        n += 2.0;
    }
    2.0 * sum - halvings * core::f64::consts::LN_2
}
