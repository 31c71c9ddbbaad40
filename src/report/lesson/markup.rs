//! Slides as Markdown for hand-outs: the author's own shape, with the figures in place and no links inside the program.

use super::filled::fill;
use crate::domain::lesson::words::{Block, Rich, RunStyle};
use crate::learn::figures::Figures;
use crate::text::Lang;

/// A block as lines of Markdown; a pause is nothing on paper.
#[must_use]
pub fn block(block: &Block, figures: &Figures, lang: Lang) -> Vec<String> {
    let say = |rich: &Rich| runs(rich, figures, lang);
    match block {
        Block::Paragraph(rich) => vec![say(rich)],
        Block::Quote(rich) => vec![format!("> {}", say(rich))],
        Block::List { numbered, points } => {
            let mark = |place: usize| if *numbered { format!("{}. ", place + 1) } else { "- ".to_owned() };
            points.iter().enumerate().map(|(place, point)| format!("{}{}", mark(place), say(point))).collect()
        }
        Block::Table { right, head, rows } => {
            let row = |cells: &[Rich]| format!("| {} |", cells.iter().map(say).collect::<Vec<_>>().join(" | "));
            let rule: Vec<&str> = right.iter().map(|right| if *right { "--:" } else { "---" }).collect();
            let mut lines = vec![row(head), format!("|{}|", rule.join("|"))];
            lines.extend(rows.iter().map(|cells| row(cells)));
            lines
        }
        Block::Pause => Vec::new(),
    }
}

fn runs(rich: &Rich, figures: &Figures, lang: Lang) -> String {
    let mut text = String::new();
    for run in rich {
        let words = fill(&run.text, figures, lang);
        let blank = words.trim().is_empty();
        match run.style {
            RunStyle::Strong if !blank => text.push_str(&format!("**{words}**")),
            RunStyle::Emphasis if !blank => text.push_str(&format!("*{words}*")),
            RunStyle::Code => text.push_str(&format!("`{words}`")),
            _ => text.push_str(&words),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::lesson::words::Run;

    #[test]
    fn tables_and_styles_are_markdown() {
        let cell = |text: &str, style| vec![Run { text: text.into(), style, link: None }];
        let table = Block::Table {
            right: vec![false, true],
            head: vec![cell("a", RunStyle::Plain), cell("b", RunStyle::Plain)],
            rows: vec![vec![cell("c", RunStyle::Strong), cell("d", RunStyle::Code)]],
        };
        assert_eq!(block(&table, &Figures::default(), Lang::En), ["| a | b |", "|---|--:|", "| **c** | `d` |"]);
    }
}
