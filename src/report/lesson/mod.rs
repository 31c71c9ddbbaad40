//! Lessons as a reader sees them: words with their figures, slides in lines, hand-outs, exports for other programs, and
//! the gates that a good lesson passes.

pub mod aiken;
pub mod anki;
pub mod check;
pub mod course;
pub mod filled;
pub mod gift;
pub mod handout;
pub mod lead;
pub mod markup;
pub mod moments;
pub mod prose;
pub mod show_json;
pub mod slide;
