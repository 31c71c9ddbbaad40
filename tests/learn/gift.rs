//! A strict reader of GIFT: the grammar of the format and nothing that the writer knows.

/// One question.
#[derive(Debug, PartialEq, Eq)]
pub struct Question {
    pub category: String,
    pub title: String,
    pub stem: String,
    pub options: Vec<Option_>,
    pub feedback: String,
}

/// One option.
#[derive(Debug, PartialEq, Eq)]
pub struct Option_ {
    pub right: bool,
    pub text: String,
    pub feedback: String,
}

/// Reads a whole file; panics at what the format does not allow.
pub fn read(text: &str) -> Vec<Question> {
    let mut category = String::new();
    let mut questions = Vec::new();
    for block in text.split("\n\n").map(str::trim).filter(|block| !block.is_empty()) {
        if let Some(name) = block.strip_prefix("$CATEGORY:") {
            assert!(!name.contains('\n'), "a category is one line: {name}");
            category = name.trim().to_owned();
            continue;
        }
        questions.push(question(block, &category));
    }
    questions
}

fn question(block: &str, category: &str) -> Question {
    let rest = block.strip_prefix("::").unwrap_or_else(|| panic!("no title: {block}"));
    let (title, rest) = split_at_sign(rest, "::");
    let rest = rest.trim_start();
    let rest = rest.strip_prefix("[plain]").unwrap_or_else(|| panic!("no format: {block}"));
    let (stem, rest) = split_at_sign(rest, "{");
    let (body, after) = split_at_sign(rest, "}");
    assert!(after.trim().is_empty(), "text after the answers: {after}");
    let (answers, feedback) = match find_sign(body, "####") {
        Some(at) => (&body[..at], plain(body[at + 4..].trim())),
        None => (body, String::new()),
    };
    Question {
        category: category.to_owned(),
        title: plain(title),
        stem: plain(stem.trim()),
        options: options(answers),
        feedback,
    }
}

fn options(text: &str) -> Vec<Option_> {
    let mut options = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let right = rest.starts_with('=');
        assert!(right || rest.starts_with('~'), "an option begins with = or ~: {rest}");
        let inner = &rest[1..];
        let end = ["=", "~"].iter().filter_map(|sign| find_sign(inner, sign)).min().unwrap_or(inner.len());
        let one = &inner[..end];
        assert!(!one.starts_with('%'), "a weight: {one}");
        let (says, feedback) = match find_sign(one, "#") {
            Some(at) => (&one[..at], one[at + 1..].trim()),
            None => (one, ""),
        };
        options.push(Option_ { right, text: plain(says.trim()), feedback: plain(feedback) });
        rest = inner[end..].trim_start();
    }
    options
}

/// The first place of an unescaped sign.
fn find_sign(text: &str, sign: &str) -> Option<usize> {
    text.match_indices(sign).map(|(at, _)| at).find(|at| {
        let before = text[..*at].bytes().rev().take_while(|byte| *byte == b'\\').count();
        before % 2 == 0
    })
}

fn split_at_sign<'t>(text: &'t str, sign: &str) -> (&'t str, &'t str) {
    let at = find_sign(text, sign).unwrap_or_else(|| panic!("no {sign} in {text}"));
    (&text[..at], &text[at + sign.len()..])
}

/// The text without escapes; an unescaped sign inside is an error.
fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => {
                let escaped = characters.next().expect("something after a backslash");
                assert!("~=#{}:\\".contains(escaped), "needless escape of {escaped}");
                out.push(escaped);
            }
            '~' | '=' | '#' | '{' | '}' | ':' => panic!("unescaped {character} in {text}"),
            '\n' => panic!("a line end in {text}"),
            other => out.push(other),
        }
    }
    out
}
