//! How the whole course reads, measured here by other means than the check's: sentences end at full stops only.

use super::{lessons, lin};
use tideover::domain::lesson::Lesson;
use tideover::domain::lesson::words::{Block, Rich};
use tideover::learn::figures::{Figures, of_lesson};
use tideover::report::lesson::filled::{asked, fill, wording};
use tideover::text::Lang;

/// Every text of a lesson that a reader reads as sentences: slides, exercise, questions and reasons.
fn texts(lesson: &Lesson, figures: &Figures, lang: Lang) -> Vec<String> {
    let rich = |rich: &Rich| rich.iter().map(|run| fill(&run.text, figures, lang)).collect::<String>();
    let words = wording(lesson, lang);
    let mut texts = Vec::new();
    for block in words.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Paragraph(text) | Block::Quote(text) => texts.push(rich(text)),
            Block::List { points, .. } => texts.extend(points.iter().map(rich)),
            Block::Table { .. } | Block::Pause => {}
        }
    }
    let exercise = &words.exercise;
    texts.push(fill(&exercise.task, figures, lang));
    texts.extend(exercise.steps.iter().flat_map(|step| [&step.predict, &step.shows]).map(|t| fill(t, figures, lang)));
    texts.push(fill(&exercise.reflect, figures, lang));
    for asked in lesson.items.iter().map(|item| asked(lesson, item, lang).unwrap()) {
        texts.extend([asked.stem, asked.why]);
        texts.extend(asked.options.into_iter().map(|option| option.says));
    }
    texts
}

fn sentences<'t>(texts: &'t [String], ends: &'static [char]) -> Vec<&'t str> {
    let mut found = Vec::new();
    for text in texts {
        let mut start = 0;
        for (at, mark) in text.char_indices().filter(|(_, c)| ends.contains(c)) {
            let end = at + mark.len_utf8();
            // A point between digits is no end.
            let inside = mark == '.' && text[end..].starts_with(|c: char| c.is_ascii_digit());
            if !inside {
                found.push(text[start..end].trim());
                start = end;
            }
        }
        found.push(text[start..].trim());
    }
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

fn han(sentence: &str) -> usize {
    sentence.chars().filter(|c| matches!(c, '\u{4e00}'..='\u{9fff}')).count()
}

/// The Flesch-Kincaid grade of some sentences; syllables by groups of vowels, a silent e left out.
fn grade(sentences: &[&str]) -> f64 {
    let words: Vec<String> = sentences
        .iter()
        .flat_map(|sentence| sentence.split_whitespace())
        .map(|word| word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    let syllables: usize = words
        .iter()
        .map(|word| {
            let groups = word.split(|c: char| !"aeiouy".contains(c)).filter(|group| !group.is_empty()).count();
            let silent = word.ends_with('e') && !word.ends_with("le") && groups > 1;
            (groups - usize::from(silent)).max(1)
        })
        .sum();
    let [words, sentences, syllables] =
        [words.len(), sentences.len(), syllables].map(|n| f64::from(u16::try_from(n).unwrap()));
    0.39 * words / sentences + 11.8 * syllables / words - 15.59
}

#[test]
fn english_is_read_at_school_grade_eight_or_below() {
    let sample = lin();
    for lesson in lessons() {
        let texts = texts(&lesson, &of_lesson(&lesson, &sample), Lang::En);
        let grade = grade(&sentences(&texts, &['.', '!', '?']));
        assert!(grade <= 8.0, "{}: {grade:.1}", lesson.id);
        for sentence in sentences(&texts, &['.', '!', '?', ';', ':']) {
            let words = sentence.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
            assert!(words <= 25, "{}: {words} words: {sentence}", lesson.id);
        }
    }
    let hard = ["Notwithstanding contemporaneous considerations, automated determinations necessitate documentation."];
    assert!(grade(&hard) > 20.0, "the measure can fail");
}

#[test]
fn chinese_sentences_are_short() {
    let sample = lin();
    for lesson in lessons() {
        let texts = texts(&lesson, &of_lesson(&lesson, &sample), Lang::Zh);
        let all = sentences(&texts, &['。', '！', '？', '；']);
        for sentence in &all {
            assert!(han(sentence) <= 40, "{}: {} characters: {sentence}", lesson.id, han(sentence));
        }
        let mean = all.iter().map(|sentence| han(sentence)).sum::<usize>() / all.len();
        assert!((5..=20).contains(&mean), "{}: {mean} characters on average", lesson.id);
    }
}
