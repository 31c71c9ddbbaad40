//! The words of a lesson in one language. Wherever a text may quote a figure, it holds `{name}`.

use std::ops::Range;

/// Text with `{name}` where a figure belongs.
pub type Template = String;

/// All words of a lesson in one language.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wording {
    /// The title.
    pub title: Template,
    /// The rule of thumb, one sentence.
    pub rule: Template,
    /// What the reader can do afterwards.
    pub outcomes: Vec<Template>,
    /// The slides.
    pub sections: Vec<Section>,
    /// The words of the quiz items.
    pub items: Vec<ItemWords>,
    /// The words of the exercise.
    pub exercise: ExerciseWords,
    /// Notes for the teacher about the whole lesson.
    pub teacher: TeacherWords,
}

impl Wording {
    /// The words of an item.
    #[must_use]
    pub fn item(&self, id: &str) -> Option<&ItemWords> {
        self.items.iter().find(|item| item.id == id)
    }
}

/// One slide.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Section {
    /// Its id, the same in both languages.
    pub id: String,
    /// Its heading.
    pub title: Template,
    /// What it shows, in order.
    pub blocks: Vec<Block>,
    /// What only the teacher sees.
    pub notes: Vec<Template>,
    /// Where it stands in its file.
    pub span: Range<usize>,
}

/// A part of a slide.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Rich),
    /// A list.
    List {
        /// Whether its points are numbered.
        numbered: bool,
        /// Its points.
        points: Vec<Rich>,
    },
    /// A sentence that stands apart.
    Quote(Rich),
    /// A table.
    Table {
        /// Whether each column is aligned to the right.
        right: Vec<bool>,
        /// Its first row.
        head: Vec<Rich>,
        /// The other rows.
        rows: Vec<Vec<Rich>>,
    },
    /// What follows is shown at the next key.
    Pause,
}

impl Block {
    /// All running text of the block.
    #[must_use]
    pub fn rich(&self) -> Vec<&Rich> {
        match self {
            Block::Paragraph(rich) | Block::Quote(rich) => vec![rich],
            Block::List { points, .. } => points.iter().collect(),
            Block::Table { head, rows, .. } => head.iter().chain(rows.iter().flatten()).collect(),
            Block::Pause => Vec::new(),
        }
    }
}

/// Text in runs of one style each.
pub type Rich = Vec<Run>;

/// A run of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The text.
    pub text: Template,
    /// Its style.
    pub style: RunStyle,
    /// What it leads to.
    pub link: Option<Link>,
}

/// The style of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum RunStyle {
    /// As the rest.
    #[default]
    Plain,
    /// Important.
    Strong,
    /// Stressed.
    Emphasis,
    /// Something to type.
    Code,
}

/// What a run leads to: `[minimum payment](term:minimum-payment)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What sort of thing.
    pub kind: LinkKind,
    /// Its id.
    pub id: String,
}

/// What a link can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkKind {
    /// A word of the glossary.
    Term,
    /// Another lesson.
    Lesson,
    /// A screen of the program.
    Screen,
    /// A dated fact of the lesson.
    Fact,
}

impl LinkKind {
    /// Every kind with the word that stands before the colon.
    pub const NAMES: &'static [(&'static str, LinkKind)] = &[
        ("term", LinkKind::Term),
        ("lesson", LinkKind::Lesson),
        ("screen", LinkKind::Screen),
        ("fact", LinkKind::Fact),
    ];
}

/// Names of screens that a lesson may lead to.
pub const SCREENS: &[&str] =
    &["home", "lines", "schedule", "what-if", "stress", "plan", "backup", "learn", "profile", "platform"];

/// The words of a quiz item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ItemWords {
    /// The item's id.
    pub id: String,
    /// The question.
    pub stem: Template,
    /// The words of the options that are not numbers.
    pub options: Vec<OptionWords>,
    /// Why the right option is right.
    pub why: Template,
    /// Where they stand in their file.
    pub span: Range<usize>,
}

impl ItemWords {
    /// The words of an option.
    #[must_use]
    pub fn option(&self, id: &str) -> Option<&OptionWords> {
        self.options.iter().find(|option| option.id == id)
    }
}

/// The words of an option.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OptionWords {
    /// Its id.
    pub id: String,
    /// What it says; none when a figure says it.
    pub says: Option<Template>,
    /// What is wrong with it in this very case, where the misconception's own sentence is not enough.
    pub but: Option<Template>,
}

/// The words of an exercise.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExerciseWords {
    /// What the reader is going to do.
    pub task: Template,
    /// The words of the steps.
    pub steps: Vec<StepWords>,
    /// What each goal says: (id, sentence).
    pub goals: Vec<(String, Template)>,
    /// The question at the end.
    pub reflect: Template,
    /// Where they stand in their file.
    pub span: Range<usize>,
}

/// The words of a step.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct StepWords {
    /// Its id.
    pub id: String,
    /// What to predict.
    pub predict: Template,
    /// What the result shows.
    pub shows: Template,
}

/// Notes for the teacher about the whole lesson.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TeacherWords {
    /// What to draw on the board.
    pub board: Template,
    /// Two questions to ask.
    pub questions: Vec<Template>,
    /// Where to be careful.
    pub care: Template,
    /// Where they stand in their file.
    pub span: Range<usize>,
}

/// The names that a text quotes as `{name}`.
#[must_use]
pub fn placeholders(text: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        rest = rest.get(open + 1..).unwrap_or("");
        let length = rest.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_'));
        let (name, after) = rest.split_at(length.unwrap_or(rest.len()));
        if after.starts_with('}') && !name.is_empty() {
            names.push(name.to_owned());
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::placeholders;

    #[test]
    fn only_names_in_braces_are_placeholders() {
        assert_eq!(placeholders("{a} { id = 1 } {b_2}{#c} {D}"), ["a", "b_2"]);
    }
}
