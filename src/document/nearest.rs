//! The nearest known name to a mistyped one.

/// The name among `known` that was most likely meant: within a third of its length in typing errors (insert, leave
/// out, replace, swap two neighbours), or one that holds the typed name whole. `None` when nothing is near.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = plain(typed);
    if typed.is_empty() {
        return None;
    }
    let allowed = (typed.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for name in known {
        let candidate = plain(name);
        let mut distance = typing_errors(&typed, &candidate);
        if distance > allowed && typed.len() > 3 && candidate.contains(&typed) {
            distance = allowed;
        }
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Lower case, with `_` and blanks as `-`, so that only real differences count.
fn plain(name: &str) -> String {
    name.trim().chars().map(|c| if matches!(c, '_' | ' ') { '-' } else { c.to_ascii_lowercase() }).collect()
}

/// Damerau-Levenshtein distance in its "optimal string alignment" form (Damerau 1964, Levenshtein 1966).
fn typing_errors(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(64).collect();
    let b: Vec<char> = b.chars().take(64).collect();
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, left) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        for (j, right) in b.iter().enumerate() {
            let replaced = last[j] + usize::from(left != right);
            let mut least = replaced.min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *left == b[j - 1] && a[i - 1] == *right {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likely_name_is_found() {
        let keys = ["limit", "balance", "statement_day", "due_day", "annual_rate", "monthly_rate"];
        assert_eq!(nearest("limti", keys), Some("limit"));
        assert_eq!(nearest("due-day", keys), Some("due_day"));
        assert_eq!(nearest("Statment_day", keys), Some("statement_day"));
        assert_eq!(nearest("rate", keys), Some("annual_rate"));
        assert_eq!(nearest("colour", keys), None);
        assert_eq!(nearest("", keys), None);
    }

    #[test]
    fn a_swap_counts_once() {
        assert_eq!(typing_errors("blaance", "balance"), 1);
        assert_eq!(typing_errors("花呗", "借呗"), 1);
        assert_eq!(typing_errors("", "abc"), 3);
    }
}
