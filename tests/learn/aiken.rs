//! A strict reader of Aiken, by the line rules of its importers.

/// One question: its stem, its options, the place of the key.
pub type Question = (String, Vec<String>, usize);

/// Reads a whole file; panics at what the format does not allow.
pub fn read(text: &str) -> Vec<Question> {
    let mut questions = Vec::new();
    let mut stem: Option<String> = None;
    let mut options: Vec<String> = Vec::new();
    for line in text.lines() {
        // Importers skip lines of fewer than two bytes.
        if line.len() < 2 {
            continue;
        }
        let letter = ('A'..='Z').nth(options.len()).unwrap();
        if let Some(key) = line.strip_prefix("ANSWER: ") {
            let place = ('A'..='Z').position(|letter| key == letter.to_string()).expect("a letter");
            assert!(options.len() >= 2 && place < options.len(), "{line}");
            questions.push((stem.take().expect("a stem"), std::mem::take(&mut options), place));
        } else if let Some(says) = line.strip_prefix(&format!("{letter}. ")).filter(|_| stem.is_some()) {
            options.push(says.to_owned());
        } else {
            assert!(stem.is_none() && options.is_empty(), "a second line of a stem: {line}");
            let looks_like_an_option =
                line.as_bytes()[0].is_ascii_uppercase() && matches!(line.as_bytes()[1], b'.' | b')');
            assert!(!looks_like_an_option, "{line}");
            stem = Some(line.to_owned());
        }
    }
    assert!(stem.is_none(), "a question without an answer");
    questions
}
