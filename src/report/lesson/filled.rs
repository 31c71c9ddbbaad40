//! Words with their figures in place.

use crate::domain::lesson::Choice;
use crate::domain::lesson::words::{ItemWords, Wording};
use crate::domain::lesson::{Item, Lesson};
use crate::learn::figures::{Figures, Found, plain};
use crate::text::Lang;
use crate::text::figure::{NOTHING, shown};

/// The words of a lesson in a language.
#[must_use]
pub const fn wording(lesson: &Lesson, lang: Lang) -> &Wording {
    match lang {
        Lang::En => &lesson.en,
        Lang::Zh => &lesson.zh,
    }
}

/// A figure as it is written in a language.
#[must_use]
pub fn figure(found: &Found, lang: Lang) -> String {
    let digits = plain(found).unwrap_or_default();
    shown(&found.value, found.show, &digits, found.currency, lang)
}

/// A text with every `{name}` replaced. A figure that the household does not have is said to be none.
#[must_use]
pub fn fill(text: &str, figures: &Figures, lang: Lang) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        out.push_str(rest.get(..open).unwrap_or(""));
        let inner = rest.get(open + 1..).unwrap_or("");
        let end = inner.find('}');
        let name = end.and_then(|end| inner.get(..end)).unwrap_or("");
        match figures.get(name) {
            Some(Ok(found)) => out.push_str(&figure(found, lang)),
            Some(Err(_)) => out.push_str(NOTHING.get(lang)),
            None => {
                out.push('{');
                rest = inner;
                continue;
            }
        }
        rest = inner.get(end.unwrap_or(0) + 1..).unwrap_or("");
    }
    out.push_str(rest);
    if lang == Lang::Zh { tidy_chinese(&out) } else { out }
}

/// In Chinese a blank stands between a character and a figure only: not between two characters, and not at a mark.
#[must_use]
pub fn tidy_chinese(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let is_mark = |c: char| " ，。；：！？、（）“”《》".contains(c);
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    while let Some(character) = characters.next() {
        let (last, next) = (out.chars().next_back(), characters.peek().copied());
        let at_mark = last.is_some_and(is_mark) || next.is_some_and(is_mark);
        let between = last.is_some_and(is_han) && next.is_some_and(is_han);
        if character == ' ' && (at_mark || between) {
            continue;
        }
        out.push(character);
    }
    out
}

/// What an option says.
#[must_use]
pub fn option(choice: &Choice, words: &ItemWords, figures: &Figures, lang: Lang) -> String {
    let says = words.option(&choice.id).and_then(|option| option.says.as_ref());
    match (says, &choice.figure) {
        (Some(says), _) => fill(says, figures, lang),
        (None, Some(name)) => match figures.get(name) {
            Some(Ok(found)) => figure(found, lang),
            _ => NOTHING.get(lang).to_owned(),
        },
        (None, None) => choice.id.clone(),
    }
}

/// A quiz item in one language, ready to be shown or written to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its id.
    pub id: String,
    /// The question.
    pub stem: String,
    /// The options in their order: (id, words, misconception).
    pub options: Vec<AskedOption>,
    /// The place of the right one.
    pub key: usize,
    /// Why it is right.
    pub why: String,
}

/// One option of an item that is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedOption {
    /// Its id.
    pub id: String,
    /// Its words.
    pub says: String,
    /// The code of the misconception behind it.
    pub slip: Option<String>,
    /// What is wrong with it in this very case.
    pub but: Option<String>,
}

/// An item with its words. `None` when the language lacks them.
#[must_use]
pub fn asked(lesson: &Lesson, item: &Item, lang: Lang) -> Option<Asked> {
    let words = wording(lesson, lang).item(&item.id)?;
    let figures = crate::learn::figures::of_item(lesson, item);
    let options = item.options.iter().map(|choice| AskedOption {
        id: choice.id.clone(),
        says: option(choice, words, &figures, lang),
        slip: choice.slip.clone(),
        but: words.option(&choice.id).and_then(|option| option.but.as_ref()).map(|but| fill(but, &figures, lang)),
    });
    Some(Asked {
        id: item.id.clone(),
        stem: fill(&words.stem, &figures, lang),
        options: options.collect(),
        key: item.key_place()?,
        why: fill(&words.why, &figures, lang),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_has_no_blank_at_a_mark() {
        assert_eq!(tidy_chinese("欠 300 元 ，月息 1.5% 。"), "欠 300 元，月息 1.5%。");
        assert_eq!(tidy_chinese("（ 12 期）"), "（12 期）");
        assert_eq!(tidy_chinese("剩下的 7,500 元 是什么"), "剩下的 7,500 元是什么");
    }

    #[test]
    fn an_unknown_name_stays_as_it_is() {
        assert_eq!(fill("{a} {b", &Figures::default(), Lang::En), "{a} {b");
    }
}
