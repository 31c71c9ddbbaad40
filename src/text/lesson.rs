//! Words around lessons: what the program itself says about slides, items and progress.

use super::Words;
use crate::domain::lesson::words::LinkKind;

/// What a link leads to, as a note beside it.
#[must_use]
pub const fn link_kind(kind: LinkKind) -> Words {
    match kind {
        LinkKind::Term => Words::new("word", "术语"),
        LinkKind::Lesson => Words::new("lesson", "课程"),
        LinkKind::Screen => Words::new("screen", "界面"),
        LinkKind::Fact => Words::new("source", "出处"),
    }
}
