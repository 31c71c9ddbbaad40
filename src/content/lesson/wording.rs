//! The words of a lesson in one language: the head of its file, its slides, and its fenced blocks.

use std::ops::Range;
use std::sync::Arc;

use super::digest::{alone, digest};
use super::markdown::{Fence, join_lines, read_page};
use crate::diagnostic::{Code, Source};
use crate::document::Problems;
use crate::document::key::{Key, Shape};
use crate::document::reader::{Document, TableReader};
use crate::domain::lesson::words::{
    Block, ExerciseWords, ItemWords, OptionWords, Rich, StepWords, TeacherWords, Wording,
};

const HEAD_KEYS: &[Key] = &[
    Key::required("id", Shape::Text),
    Key::required("lang", Shape::Text),
    Key::required("title", Shape::Text),
    Key::required("rule", Shape::Text),
    Key::required("outcomes", Shape::Texts),
    Key::new("translates", Shape::Texts),
];

const QUIZ_KEYS: &[Key] = &[
    Key::required("id", Shape::Text),
    Key::required("stem", Shape::Text),
    Key::new("options", Shape::Tables(&[OPTION_KEYS])),
    Key::required("why", Shape::Text),
];
const OPTION_KEYS: &[Key] =
    &[Key::required("id", Shape::Text), Key::new("says", Shape::Text), Key::new("but", Shape::Text)];

const EXERCISE_KEYS: &[Key] = &[
    Key::required("task", Shape::Text),
    Key::required("step", Shape::Tables(&[STEP_KEYS])),
    Key::new("goal", Shape::Tables(&[GOAL_KEYS])),
    Key::required("reflect", Shape::Text),
];
const STEP_KEYS: &[Key] =
    &[Key::required("id", Shape::Text), Key::required("predict", Shape::Text), Key::required("shows", Shape::Text)];
const GOAL_KEYS: &[Key] = &[Key::required("id", Shape::Text), Key::required("says", Shape::Text)];

const TEACHER_KEYS: &[Key] = &[
    Key::required("board", Shape::Text),
    Key::required("questions", Shape::Texts),
    Key::required("care", Shape::Text),
];

/// What one file of words holds.
#[derive(Debug)]
pub(super) struct WordsFile {
    /// Its source.
    pub source: Arc<Source>,
    /// The id that it states, with its place.
    pub id: Option<(String, Range<usize>)>,
    /// The language that it states, with its place.
    pub lang: Option<(String, Range<usize>)>,
    /// The words.
    pub words: Wording,
    /// Blocks with their place and the mark of their words, in the order of the file: `head`, slides, items, `exercise`,
    /// `teacher`.
    pub blocks: Vec<WordsBlock>,
    /// For a translation: the mark of the English block that each block was translated from, and the list's place.
    pub translates: Vec<(String, String)>,
    /// Where that list stands.
    pub translates_place: Range<usize>,
}

/// One block of words.
#[derive(Debug, Clone)]
pub(super) struct WordsBlock {
    /// Its id.
    pub id: String,
    /// Where it stands.
    pub span: Range<usize>,
    /// The mark of its words.
    pub digest: String,
}

/// Reads a file of words.
pub(super) fn read_words(source: &Arc<Source>, problems: &Problems) -> WordsFile {
    let page = read_page(&source.text, problems);
    let mut file = WordsFile {
        source: Arc::clone(source),
        id: None,
        lang: None,
        words: Wording { sections: page.sections, ..Wording::default() },
        blocks: Vec::new(),
        translates: Vec::new(),
        translates_place: 0..0,
    };
    match page.head {
        Some(head) => file.read_head(&head, problems),
        None => problems.error(Code::MissingKey, 0..0, &[("key", "+++"), ("table", "")]),
    }
    for section in &mut file.words.sections {
        join_section(&mut section.blocks);
        for note in &mut section.notes {
            *note = join_lines(note);
        }
        let text = source.text.get(section.span.clone()).unwrap_or("");
        file.blocks.push(WordsBlock { id: section.id.clone(), span: section.span.clone(), digest: digest(text) });
    }
    for fence in &page.fences {
        file.read_fence(fence, problems);
    }
    file
}

impl WordsFile {
    fn read_head(&mut self, head: &Range<usize>, problems: &Problems) {
        let text = alone(&self.source.text, head);
        let document = Document::parse(&text, problems);
        let table = document.table(&[HEAD_KEYS], problems);
        self.id = table.text("id").map(|id| (id, table.place("id")));
        self.lang = table.text("lang").map(|lang| (lang, table.place("lang")));
        self.words.title = table.text("title").unwrap_or_default();
        self.words.rule = table.text("rule").unwrap_or_default();
        self.words.outcomes = table.texts("outcomes");
        self.translates_place = table.place("translates");
        for entry in table.texts("translates") {
            match entry.split_once(' ') {
                Some((id, mark)) => self.translates.push((id.to_owned(), mark.trim().to_owned())),
                None => self.translates.push((entry, String::new())),
            }
        }
        table.finish();
        let words = &self.words;
        let said = [words.title.as_str(), words.rule.as_str(), &words.outcomes.join("\n")].join("\n");
        self.blocks.push(WordsBlock { id: "head".to_owned(), span: head.clone(), digest: digest(&said) });
    }

    fn read_fence(&mut self, fence: &Fence, problems: &Problems) {
        let text = alone(&self.source.text, &fence.body);
        let document = Document::parse(&text, problems);
        let id = match fence.kind.as_str() {
            "quiz" => {
                let table = document.table(&[QUIZ_KEYS], problems);
                let item = quiz(&table, fence.whole.clone());
                table.finish();
                let id = item.id.clone();
                self.words.items.push(item);
                id
            }
            "exercise" => {
                let table = document.table(&[EXERCISE_KEYS], problems);
                self.words.exercise = exercise(&table, fence.whole.clone());
                table.finish();
                "exercise".to_owned()
            }
            "teacher" => {
                let table = document.table(&[TEACHER_KEYS], problems);
                self.words.teacher = TeacherWords {
                    board: table.text("board").unwrap_or_default(),
                    questions: table.texts("questions"),
                    care: table.text("care").unwrap_or_default(),
                    span: fence.whole.clone(),
                };
                table.finish();
                "teacher".to_owned()
            }
            _ => {
                problems.error(Code::LessonMarkup, fence.whole.clone(), &[("markup", "fence")]);
                return;
            }
        };
        let said = self.source.text.get(fence.body.clone()).unwrap_or("");
        self.blocks.push(WordsBlock { id, span: fence.whole.clone(), digest: digest(said) });
    }

    /// A block by its id.
    pub fn block(&self, id: &str) -> Option<&WordsBlock> {
        self.blocks.iter().find(|block| block.id == id)
    }
}

fn quiz(table: &TableReader<'_>, span: Range<usize>) -> ItemWords {
    let options = table.tables("options").into_iter().map(|table| {
        let option =
            OptionWords { id: table.text("id").unwrap_or_default(), says: table.text("says"), but: table.text("but") };
        table.finish();
        option
    });
    ItemWords {
        options: options.collect(),
        id: table.text("id").unwrap_or_default(),
        stem: table.text("stem").unwrap_or_default(),
        why: table.text("why").unwrap_or_default(),
        span,
    }
}

fn exercise(table: &TableReader<'_>, span: Range<usize>) -> ExerciseWords {
    let steps = table.tables("step").into_iter().map(|table| {
        let step = StepWords {
            id: table.text("id").unwrap_or_default(),
            predict: table.text("predict").unwrap_or_default(),
            shows: table.text("shows").unwrap_or_default(),
        };
        table.finish();
        step
    });
    let goals = table.tables("goal").into_iter().map(|table| {
        let goal = (table.text("id").unwrap_or_default(), table.text("says").unwrap_or_default());
        table.finish();
        goal
    });
    ExerciseWords {
        steps: steps.collect(),
        goals: goals.collect(),
        task: table.text("task").unwrap_or_default(),
        reflect: table.text("reflect").unwrap_or_default(),
        span,
    }
}

/// Joins the lines of the source that a slide shows as one.
fn join_section(blocks: &mut [Block]) {
    let join = |rich: &mut Rich| {
        for run in rich {
            run.text = join_lines(&run.text);
        }
    };
    for block in blocks {
        match block {
            Block::Paragraph(rich) | Block::Quote(rich) => join(rich),
            Block::List { points, .. } => points.iter_mut().for_each(join),
            Block::Table { .. } | Block::Pause => {}
        }
    }
}
