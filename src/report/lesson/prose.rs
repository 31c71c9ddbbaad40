//! How easy prose is to read: sentences, their length, and the Flesch-Kincaid grade of English.

use crate::text::Lang;

/// The longest sentence of English, in words.
pub const MOST_WORDS: usize = 25;
/// The longest sentence of Chinese, in characters.
pub const MOST_CHARACTERS: usize = 40;
/// The highest Flesch-Kincaid grade of a lesson's English, in tenths.
pub const HIGHEST_GRADE_TENTHS: i64 = 80;

/// The sentences of a text.
#[must_use]
pub fn sentences(text: &str, lang: Lang) -> Vec<String> {
    let mut found = Vec::new();
    let mut sentence = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        sentence.push(character);
        let ends = match lang {
            Lang::Zh => "。！？；\n".contains(character),
            // A point inside a number or before a small letter ends nothing.
            Lang::En => {
                character == '\n'
                    || "!?;:".contains(character)
                    || character == '.' && characters.peek().is_none_or(|next| next.is_whitespace())
            }
        };
        if ends {
            found.push(std::mem::take(&mut sentence));
        }
    }
    found.push(sentence);
    found.iter().map(|sentence| sentence.trim().to_owned()).filter(|sentence| !sentence.is_empty()).collect()
}

/// The length of a sentence: words in English, Han characters and figures in Chinese.
#[must_use]
pub fn length(sentence: &str, lang: Lang) -> usize {
    match lang {
        Lang::En => words(sentence).count(),
        Lang::Zh => {
            let han = sentence.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).count();
            let figures = sentence.split(|c: char| !c.is_ascii_alphanumeric() && c != '.' && c != ',' && c != '%');
            han + figures.filter(|figure| figure.chars().any(|c| c.is_ascii_alphanumeric())).count()
        }
    }
}

/// The longest length that is easy to read.
#[must_use]
pub const fn most(lang: Lang) -> usize {
    match lang {
        Lang::En => MOST_WORDS,
        Lang::Zh => MOST_CHARACTERS,
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric))
}

/// The Flesch-Kincaid grade of English prose in tenths of a grade: 0.39 x words a sentence + 11.8 x syllables a word
/// - 15.59 (Kincaid and others, 1975). Syllables are counted by groups of vowels; a figure counts as one.
#[must_use]
pub fn grade_tenths(sentences: &[String]) -> i64 {
    let all: Vec<&str> = sentences.iter().flat_map(|sentence| words(sentence)).collect();
    let (count, words) = (sentences.len(), all.len());
    if count == 0 || words == 0 {
        return 0;
    }
    let syllables: usize = all.iter().map(|word| syllables(word)).sum();
    let [count, words, syllables] = [count, words, syllables].map(|n| i64::try_from(n).unwrap_or(i64::MAX / 10_000));
    // In thousandths of a grade, then in tenths, half up.
    let thousandths = 390 * words / count + 11_800 * syllables / words - 15_590;
    (thousandths + 50).div_euclid(100)
}

/// Syllables of an English word by groups of vowels, a silent e at the end left out.
fn syllables(word: &str) -> usize {
    let lower: Vec<char> = word.to_ascii_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
    if lower.is_empty() {
        return 1;
    }
    let is_vowel = |c: &char| "aeiouy".contains(*c);
    let mut groups = 0;
    let mut inside = false;
    for c in &lower {
        let vowel = is_vowel(c);
        groups += usize::from(vowel && !inside);
        inside = vowel;
    }
    let silent = lower.last() == Some(&'e') && !lower.ends_with(&['l', 'e']) && groups > 1;
    // "-ed" after most letters is not a syllable of its own.
    let past = lower.ends_with(&['e', 'd'])
        && groups > 1
        && !lower.get(..lower.len().saturating_sub(2)).is_some_and(|s| s.ends_with(&['t']) || s.ends_with(&['d']));
    (groups - usize::from(silent) - usize::from(past && !silent)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_stops() {
        let en = sentences("You owe ¥1,079.71 a month. Pay it: on time! Why?", Lang::En);
        assert_eq!(en, ["You owe ¥1,079.71 a month.", "Pay it:", "on time!", "Why?"]);
        assert_eq!(sentences("额度会变。为什么？因为模型在看。", Lang::Zh).len(), 3);
        assert_eq!(length("额度由 8,000 元升到 12,000 元", Lang::Zh), 7 + 2);
        assert_eq!(length("Pay the card first.", Lang::En), 4);
    }

    #[test]
    fn plain_words_have_a_low_grade() {
        let plain = sentences("The cat sat on the mat. It was glad.", Lang::En);
        assert!(grade_tenths(&plain) < 10, "{}", grade_tenths(&plain));
        let hard = sentences(
            "Notwithstanding contemporaneous institutional considerations, automated creditworthiness determinations \
             necessitate comprehensive documentation.",
            Lang::En,
        );
        assert!(grade_tenths(&hard) > 200, "{}", grade_tenths(&hard));
    }

    #[test]
    fn syllables_are_counted_by_ear() {
        for (word, count) in [
            ("late", 1),
            ("limit", 2),
            ("table", 2),
            ("paid", 1),
            ("missed", 1),
            ("rated", 2),
            ("money", 2),
            ("1,200", 1),
        ] {
            assert_eq!(syllables(word), count, "{word}");
        }
    }
}
