//! A function of what is owed, made of straight pieces, that never lies above the least cost from there on.
//!
//! Between two of its points it is the line through them. Operations keep it below what it stands for: values are rounded
//! down, and a place that had to be rounded is lowered by more than the rounding can have raised it.

use super::number::Number;

/// Points from left to right; left of the first the curve is level.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve<N> {
    points: Vec<(N, N)>,
}

impl<N: Number> Curve<N> {
    /// What is owed counts as itself, from `least` to `most`.
    pub fn par(least: N, most: N) -> Curve<N> {
        let mut points = vec![(least, least)];
        if most > least {
            points.push((most, most));
        }
        Curve { points }
    }

    /// Nothing owed, nothing to pay.
    pub fn nothing() -> Curve<N> {
        Curve { points: vec![(N::ZERO, N::ZERO)] }
    }

    /// An empty curve to be filled, with a buffer of an earlier one.
    pub fn reusing(mut buffer: Curve<N>) -> Curve<N> {
        buffer.points.clear();
        buffer
    }

    /// Its points.
    pub fn points(&self) -> &[(N, N)] {
        &self.points
    }

    /// Its height at `x`, rounded down; at the ends where `x` lies outside.
    pub fn at(&self, x: N) -> N {
        let after = self.points.partition_point(|point| point.0 < x);
        match (after.checked_sub(1).and_then(|before| self.points.get(before)), self.points.get(after)) {
            (Some(from), Some(to)) => N::between(*from, *to, x),
            (None, Some(only)) | (Some(only), None) => only.1,
            (None, None) => N::ZERO,
        }
    }

    /// Adds a point to the right of all others; one that lies on the straight line of its neighbours replaces it.
    pub fn push(&mut self, x: N, y: N) {
        if let Some(last) = self.points.last_mut()
            && x <= last.0
        {
            // Two points at one place: the lower one counts.
            if y < last.1 {
                last.1 = y;
            }
            return;
        }
        self.points.push((x, y));
    }

    /// Leaves out points that are (almost) on the line between their neighbours, never raising the curve, and makes it
    /// rise from left to right.
    pub fn tidy(&mut self) {
        let mut lowest: Option<N> = None;
        for point in self.points.iter_mut().rev() {
            if let Some(lowest) = lowest
                && point.1 > lowest
            {
                point.1 = lowest;
            }
            lowest = Some(point.1);
        }
        if self.points.len() < 3 {
            return;
        }
        let mut kept: usize = 1;
        for index in 1..self.points.len() {
            let (Some(before), Some(here)) = (self.points.get(kept - 1).copied(), self.points.get(index).copied())
            else {
                return;
            };
            let next = self.points.get(index + 1).copied();
            let spare = next.is_some_and(|next| {
                let chord = N::between(before, next, here.0);
                // Above the chord (or on it): leaving it out lowers the curve, and by little.
                chord <= here.1 + N::GRACE && here.1 - chord <= N::STRAIGHT
            });
            if !spare {
                if let Some(place) = self.points.get_mut(kept) {
                    *place = here;
                }
                kept += 1;
            }
        }
        self.points.truncate(kept);
    }

    /// The least of this curve and paying down first: at each place the lowest of value(b) + slope x (place - b) over all
    /// b below it.
    pub fn with_payments(&self, slope: N, into: &mut Curve<N>) {
        into.points.clear();
        let mut before: Option<((N, N), N)> = None;
        for point in &self.points {
            let Some((last, low)) = before else {
                into.points.push(*point);
                before = Some((*point, point.1));
                continue;
            };
            let paid = low + (point.0 - last.0).times_down(slope);
            if paid <= point.1 {
                into.points.push((point.0, paid));
                before = Some((*point, paid));
                continue;
            }
            if low < last.1 {
                // Paying is best up to where the curve falls below it.
                let x = N::meeting(last, *point, low, slope);
                if x > last.0 && x < point.0 {
                    let here = N::between(last, *point, x);
                    let paid = low + (x - last.0).times_down(slope);
                    into.points.push((x, if here < paid { here } else { paid } - N::NUDGE));
                }
            }
            into.points.push(*point);
            before = Some((*point, point.1));
        }
    }
}

/// Walks a curve from left to right.
pub struct Walk<'c, N> {
    points: &'c [(N, N)],
    place: usize,
}

impl<'c, N: Number> Walk<'c, N> {
    /// From its beginning.
    pub fn new(curve: &'c Curve<N>) -> Walk<'c, N> {
        Walk { points: &curve.points, place: 0 }
    }

    /// The height at `x`, which is not left of the last one asked for.
    #[inline]
    pub fn at(&mut self, x: N) -> N {
        while let Some(next) = self.points.get(self.place + 1)
            && next.0 <= x
        {
            self.place += 1;
        }
        match (self.points.get(self.place), self.points.get(self.place + 1)) {
            (Some(from), Some(to)) if x > from.0 => N::between(*from, *to, x),
            (Some(from), _) => from.1,
            _ => N::ZERO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn curve(points: &[(f64, f64)]) -> Curve<f64> {
        Curve { points: points.to_vec() }
    }

    #[test]
    fn paying_down_first_is_used_where_it_is_cheaper() {
        // Slopes 2, then 0.5, then 3.
        let owed = curve(&[(0.0, 0.0), (10.0, 20.0), (20.0, 25.0), (30.0, 55.0)]);
        let mut paid = Curve::nothing();
        owed.with_payments(1.0, &mut paid);
        for x in 0..=300 {
            let x = f64::from(x) / 10.0;
            let best = (0..=300).map(|b| f64::from(b) / 10.0).filter(|b| *b <= x).map(|b| owed.at(b) + x - b);
            let best = best.fold(f64::INFINITY, f64::min);
            assert!((paid.at(x) - best).abs() < 1e-9, "{x}: {} {best}", paid.at(x));
        }
    }

    #[test]
    fn tidying_never_raises_the_curve() {
        let mut tidy = curve(&[(0.0, 0.0), (1.0, 1.0), (2.0, 2.001), (3.0, 3.0), (4.0, 9.0), (5.0, 8.0)]);
        let before = tidy.clone();
        tidy.tidy();
        assert!(tidy.points.len() < before.points.len());
        for x in 0..50 {
            let x = f64::from(x) / 10.0;
            assert!(tidy.at(x) <= before.at(x) + 1e-12, "{x}");
        }
    }
}
