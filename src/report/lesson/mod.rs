//! Lessons as a reader sees them: words with their figures, slides in lines, and the gates that a good lesson passes.

pub mod check;
pub mod filled;
pub mod prose;
pub mod slide;
