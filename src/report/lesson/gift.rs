//! The item bank as GIFT text, which Moodle and others import: one file a language, one category a lesson.

use super::filled::{Asked, asked};
use crate::domain::lesson::{Lesson, Slip};
use crate::text::Lang;

/// All items of some lessons.
#[must_use]
pub fn gift(lessons: &[Lesson], slips: &[Slip], lang: Lang) -> String {
    let mut text = String::new();
    for lesson in lessons {
        text.push_str(&format!("$CATEGORY: tideover/{}\n\n", lesson.id));
        for item in &lesson.items {
            if let Some(asked) = asked(lesson, item, lang) {
                text.push_str(&of_item(&asked, slips, lang));
                text.push('\n');
            }
        }
    }
    text
}

fn of_item(asked: &Asked, slips: &[Slip], lang: Lang) -> String {
    let mut text = format!("::{}::[plain]{} {{\n", escape(&asked.id), escape(&asked.stem));
    for (place, option) in asked.options.iter().enumerate() {
        let sign = if place == asked.key { '=' } else { '~' };
        // A leading per cent sign would be read as a weight.
        let gap = if option.says.starts_with('%') { " " } else { "" };
        text.push_str(&format!("\t{sign}{gap}{}", escape(&option.says)));
        let remark = option.but.clone().or_else(|| remark(option.slip.as_deref()?, slips, lang));
        if let Some(remark) = remark {
            text.push_str(&format!("#{}", escape(&remark)));
        }
        text.push('\n');
    }
    text.push_str(&format!("\t####{}\n}}\n", escape(&asked.why)));
    text
}

/// What sets a misconception right.
#[must_use]
pub fn remark(code: &str, slips: &[Slip], lang: Lang) -> Option<String> {
    let slip = slips.iter().find(|slip| slip.code == code)?;
    Some(match lang {
        Lang::En => format!("{} ({}): {}", slip.code, slip.name.en, slip.remedy.en),
        Lang::Zh => format!("{}（{}）：{}", slip.code, slip.name.zh, slip.remedy.zh),
    })
}

/// The signs that GIFT gives a meaning are escaped; an item has no line ends.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '~' | '=' | '#' | '{' | '}' | ':' | '\\' => out.extend(['\\', character]),
            '\n' | '\r' => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_with_a_meaning_are_escaped() {
        assert_eq!(escape("a=b~c #1 {x}: y\\z\nw"), "a\\=b\\~c \\#1 \\{x\\}\\: y\\\\z w");
    }
}
