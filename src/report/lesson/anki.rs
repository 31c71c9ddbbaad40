//! The item bank as text that Anki imports. A stable id of each note makes a second import update and not double it.

use super::filled::{Asked, asked};
use super::gift::remark;
use crate::domain::lesson::{Lesson, Slip};
use crate::text::Lang;

/// All items of some lessons.
#[must_use]
pub fn anki(lessons: &[Lesson], slips: &[Slip], lang: Lang) -> String {
    let deck = match lang {
        Lang::En => "tideover",
        Lang::Zh => "渡口",
    };
    let mut text = format!(
        "#separator:Tab\n#html:true\n#notetype:Basic\n#deck:{deck}\n#columns:Front\tBack\tGUID\tTags\n#guid column:3\n\
         #tags column:4\n"
    );
    for lesson in lessons {
        for item in &lesson.items {
            let Some(asked) = asked(lesson, item, lang) else { continue };
            let guid = format!("tideover-{}-{}", asked.id, lang.tag());
            // The fields come first: the importer fills those of a note type by their order, whatever their names.
            let fields = [front(&asked), back(&asked, slips, lang), guid, format!("tideover {}", lesson.id)];
            text.push_str(&fields.map(|field| quoted(&field)).join("\t"));
            text.push('\n');
        }
    }
    text
}

fn front(asked: &Asked) -> String {
    let options = ('A'..).zip(&asked.options).map(|(letter, option)| format!("{letter}. {}", escape(&option.says)));
    std::iter::once(escape(&asked.stem)).chain(options).collect::<Vec<_>>().join("<br>")
}

fn back(asked: &Asked, slips: &[Slip], lang: Lang) -> String {
    let key = asked.options.get(asked.key).map_or("", |option| option.says.as_str());
    let letter = ('A'..).nth(asked.key).unwrap_or('A');
    let mut lines = vec![format!("<b>{letter}. {}</b>", escape(key)), escape(&asked.why)];
    for (letter, option) in ('A'..).zip(&asked.options) {
        let wrong = option.but.clone().or_else(|| remark(option.slip.as_deref()?, slips, lang));
        if let Some(wrong) = wrong {
            lines.push(format!("<i>{letter}. {}</i>", escape(&wrong)));
        }
    }
    lines.join("<br>")
}

fn escape(text: &str) -> String {
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    plain.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn quoted(field: &str) -> String {
    format!("\"{}\"", field.replace('"', "\"\""))
}
