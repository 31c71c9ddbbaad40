//! The lines in which two texts differ, for showing what a change does to a file.
//!
//! Plain text in, plain text out; it must not know what the lines mean.

/// One line of a comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineChange {
    /// Only in the old text.
    Old(String),
    /// Only in the new text.
    New(String),
}

impl LineChange {
    /// The line.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            LineChange::Old(text) | LineChange::New(text) => text,
        }
    }
}

/// Cells of the table of common lines beyond which the middle of two texts counts as wholly different.
const MOST_CELLS: usize = 4_000_000;

/// The lines in which two texts differ, in order; what is removed stands before what takes its place.
#[must_use]
pub fn line_changes(old: &str, new: &str) -> Vec<LineChange> {
    let old: Vec<&str> = old.lines().collect();
    let new: Vec<&str> = new.lines().collect();
    let head = old.iter().zip(&new).take_while(|(one, other)| one == other).count();
    let (old, new) = (old.get(head..).unwrap_or(&[]), new.get(head..).unwrap_or(&[]));
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(one, other)| one == other).count();
    let old = old.get(..old.len() - tail).unwrap_or(&[]);
    let new = new.get(..new.len() - tail).unwrap_or(&[]);
    if old.len().saturating_add(1).saturating_mul(new.len() + 1) > MOST_CELLS {
        let gone = old.iter().map(|line| LineChange::Old((*line).to_owned()));
        return gone.chain(new.iter().map(|line| LineChange::New((*line).to_owned()))).collect();
    }
    compare(old, new)
}

/// By the longest common run of lines.
fn compare(old: &[&str], new: &[&str]) -> Vec<LineChange> {
    let width = new.len() + 1;
    let mut common = vec![0_u32; (old.len() + 1) * width];
    let at = |common: &[u32], row: usize, column: usize| common.get(row * width + column).copied().unwrap_or(0);
    for (row, one) in old.iter().enumerate().rev() {
        for (column, other) in new.iter().enumerate().rev() {
            let length = if one == other {
                at(&common, row + 1, column + 1) + 1
            } else {
                at(&common, row + 1, column).max(at(&common, row, column + 1))
            };
            if let Some(cell) = common.get_mut(row * width + column) {
                *cell = length;
            }
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut changes = Vec::new();
    loop {
        match (old.get(row), new.get(column)) {
            (Some(one), Some(other)) if one == other => (row, column) = (row + 1, column + 1),
            (Some(one), other) if other.is_none() || at(&common, row + 1, column) >= at(&common, row, column + 1) => {
                changes.push(LineChange::Old((*one).to_owned()));
                row += 1;
            }
            (_, Some(other)) => {
                changes.push(LineChange::New((*other).to_owned()));
                column += 1;
            }
            _ => return changes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> Vec<String> {
        let line = |change: LineChange| match change {
            LineChange::Old(line) => format!("-{line}"),
            LineChange::New(line) => format!("+{line}"),
        };
        line_changes(old, new).into_iter().map(line).collect()
    }

    #[test]
    fn only_what_differs_is_named_in_its_order() {
        assert_eq!(shown("a\nb\nc\nd\n", "a\nB\nc\nd\ne\n"), ["-b", "+B", "+e"]);
        assert_eq!(shown("a\nb\nc", "c\na\nb"), ["+c", "-c"]);
        assert_eq!(shown("", "x\ny"), ["+x", "+y"]);
        assert_eq!(shown("x\ny", ""), ["-x", "-y"]);
        assert!(shown("a\r\nb", "a\nb").is_empty(), "line ends alone are no change to a reader");
    }

    #[test]
    fn two_long_texts_without_a_common_line_end() {
        let old: String = (0..4000).map(|n| format!("old {n}\n")).collect();
        let new: String = (0..4000).map(|n| format!("new {n}\n")).collect();
        assert_eq!(shown(&old, &new).len(), 8000);
    }
}
