//! A short mark of a block's English words, kept beside the translation, so that a stale one is found.

use std::ops::Range;

/// The mark of a text: eight hexadecimal digits of its FNV-1a hash. Blanks and line ends do not count.
pub(super) fn digest(text: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.split_whitespace().collect::<Vec<_>>().join(" ").bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    format!("{:08x}", (hash >> 32) ^ (hash & 0xffff_ffff))
}

/// A text in which everything outside the range is blank, so that what is read inside keeps its place.
pub(super) fn alone(text: &str, range: &Range<usize>) -> String {
    let blank = |part: &str| part.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect::<String>();
    let before = text.get(..range.start).map_or_else(String::new, blank);
    let after = text.get(range.end..).map_or_else(String::new, blank);
    format!("{before}{}{after}", text.get(range.clone()).unwrap_or(""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_words_change_the_mark() {
        assert_eq!(digest("a  b\nc"), digest("a b c"));
        assert_ne!(digest("a b c"), digest("a b d"));
        assert_eq!(digest("").len(), 8);
    }

    #[test]
    fn a_part_alone_keeps_its_place() {
        assert_eq!(alone("额\nab\nc", &(4..6)), "   \nab\n ");
    }
}
