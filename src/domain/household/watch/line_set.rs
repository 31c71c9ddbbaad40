//! A small set of lines, so that what concerns one line does not go through all.

/// A set of lines, by bit. Lines from the 64th on share the last bit: whoever asks for one of them is told yes for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LineSet(u64);

impl LineSet {
    /// Every line.
    pub const ALL: LineSet = LineSet(u64::MAX);

    /// How many lines have a bit of their own.
    pub const TOLD_APART: usize = 63;

    const fn bit(line: usize) -> u64 {
        if line < 63 { 1 << line } else { 1 << 63 }
    }

    /// Puts a line in.
    #[inline]
    pub const fn put(&mut self, line: usize) {
        self.0 |= LineSet::bit(line);
    }

    /// Whether a line is, or may be, in it.
    #[inline]
    #[must_use]
    pub const fn has(self, line: usize) -> bool {
        self.0 & LineSet::bit(line) != 0
    }

    /// The lines of it, of so many.
    pub fn lines(self, count: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.next(0), move |line| self.next(line + 1)).take_while(move |line| *line < count)
    }

    /// These lines and others.
    #[inline]
    #[must_use]
    pub const fn with(self, other: LineSet) -> LineSet {
        LineSet(self.0 | other.0)
    }

    /// The first line from this one on that may be in it.
    #[inline]
    #[must_use]
    pub const fn next(self, from: usize) -> Option<usize> {
        if from >= 63 {
            return if self.0 >> 63 == 0 { None } else { Some(from) };
        }
        let left = self.0 >> from;
        if left == 0 { None } else { Some(from + left.trailing_zeros() as usize) }
    }

    /// Whether nothing is in it.
    #[inline]
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_found_in_order() {
        let mut set = LineSet::default();
        [2, 5, 62].into_iter().for_each(|line| set.put(line));
        let found: Vec<usize> = std::iter::successors(set.next(0), |line| set.next(line + 1)).collect();
        assert_eq!(found, [2, 5, 62]);
        set.put(70);
        assert_eq!((set.next(63), set.next(64), set.next(99)), (Some(63), Some(64), Some(99)));
        assert_eq!((LineSet::ALL.next(7), LineSet::default().next(0)), (Some(7), None));
    }
}
