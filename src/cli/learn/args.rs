//! Options of `tideover learn`; their Chinese descriptions are in `text::learn_help`.

use clap::{Args, Subcommand};

/// What to do with lessons.
#[derive(Debug, Subcommand)]
pub enum LearnCommand {
    /// The course map: what was read, what is known, what is due, and what matters now
    List,
    /// Read a lesson with your own figures, or those of a sample
    Show(ShowArgs),
    /// Answer the questions of a lesson, one at a time
    Quiz(QuizArgs),
    /// Predict, then see what the simulator says; then reach a goal on a copy of the household
    Exercise(ExerciseArgs),
    /// Answer what is due today, the most pressing first
    Review(ReviewArgs),
    /// Write questions or hand-outs for other programs and for paper, or progress as JSON
    Export(ExportArgs),
}

/// Options of `learn show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The lesson, such as L04
    #[arg(value_name = "LESSON")]
    pub lesson: String,
    /// Notes, answers and misconceptions for the teacher too
    #[arg(long)]
    pub teacher: bool,
}

/// Options of `learn quiz`.
#[derive(Debug, Args)]
pub struct QuizArgs {
    /// The lesson, such as L04
    #[arg(value_name = "LESSON")]
    pub lesson: String,
    /// An answer, such as L04.1=b, or L04.1=? when not sure; then nothing is asked
    #[arg(long, value_name = "ITEM=ANSWER")]
    pub answer: Vec<String>,
    /// Keep no record of the answers
    #[arg(long)]
    pub no_record: bool,
}

/// Options of `learn review`.
#[derive(Debug, Args)]
pub struct ReviewArgs {
    /// At most so many items
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..=200))]
    pub most: u16,
    /// An answer, such as L04.1=b, or L04.1=? when not sure; then nothing is asked
    #[arg(long, value_name = "ITEM=ANSWER")]
    pub answer: Vec<String>,
}

/// Options of `learn exercise`.
#[derive(Debug, Args)]
pub struct ExerciseArgs {
    /// The lesson, such as L04
    #[arg(value_name = "LESSON")]
    pub lesson: String,
    /// A prediction, such as late=200.49; then nothing is asked
    #[arg(long, value_name = "STEP=NUMBER")]
    pub predict: Vec<String>,
    /// A change of the copy on which goals are tried, such as income.salary.amount=9000; nothing is written
    #[arg(long, value_name = "KEY=VALUE")]
    pub set: Vec<String>,
    /// Keep no record
    #[arg(long)]
    pub no_record: bool,
}

/// Options of `learn export`.
#[derive(Debug, Args)]
pub struct ExportArgs {
    /// Lessons; all when none is named
    #[arg(value_name = "LESSON")]
    pub lesson: Vec<String>,
    /// Hand-outs with notes, answers and misconceptions
    #[arg(long)]
    pub teacher: bool,
}
