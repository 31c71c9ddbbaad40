//! Many figures of one kind, told by their middle and their tail.

/// Figures that are told by their median and their tail.
#[derive(Default)]
pub struct Spread(pub Vec<f64>);

impl Spread {
    /// The figure below which this share of them lies.
    pub fn at(&mut self, share: f64) -> f64 {
        if self.0.is_empty() {
            return f64::NAN;
        }
        self.0.sort_by(f64::total_cmp);
        self.0[((self.0.len() - 1) as f64 * share).round() as usize]
    }

    /// Prints them.
    pub fn tell(&mut self, name: &str) {
        let mean = self.0.iter().sum::<f64>() / self.0.len().max(1) as f64;
        let (median, tail, most) = (self.at(0.5), self.at(0.95), self.at(1.0));
        println!("{name}: mean {mean:.3} median {median:.3} p95 {tail:.3} max {most:.3} (of {})", self.0.len());
    }
}
