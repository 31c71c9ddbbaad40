//! The screens: a file each, which owns its state, what an action does to it, what it draws, and its list of actions.

pub mod backup;
pub mod home;
pub mod learn;
pub mod lines;
pub mod plan;
pub mod profile;
pub mod schedule;
pub mod stress;
pub mod whatif;

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::action::{Action, Entry, Place};
use super::app::{Effect, Figures};
use super::popups::calculator::Start;
use super::widgets::draw::Look;
use super::widgets::hits::Hits;
use crate::domain::lesson::moment::Moment;
use crate::domain::plan::keep_open::WaysOut;
use crate::report::backup::Backup;
use crate::report::lesson::lead::Lead;
use crate::report::plan::Plan;
use crate::report::whatif::WhatIf;
use crate::text::{Lang, Words};

/// Which screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScreenId {
    /// Where the household stands and what happens next.
    Home,
    /// Every line with its terms.
    Lines,
    /// What is due, day by day.
    Schedule,
    /// What happens if.
    WhatIf,
    /// How likely trouble is.
    Stress,
    /// Ways of paying compared, and the best plan.
    Plan,
    /// Other ways through.
    Backup,
    /// Lessons.
    Learn,
    /// The household's record.
    Profile,
}

impl ScreenId {
    /// Every screen, in the order of the tabs.
    pub const ALL: [ScreenId; 9] = [
        ScreenId::Home,
        ScreenId::Lines,
        ScreenId::Schedule,
        ScreenId::WhatIf,
        ScreenId::Stress,
        ScreenId::Plan,
        ScreenId::Backup,
        ScreenId::Learn,
        ScreenId::Profile,
    ];

    /// Its name on a tab.
    #[must_use]
    pub const fn title(self) -> Words {
        match self {
            ScreenId::Home => Words::new("Home", "总览"),
            ScreenId::Lines => Words::new("Lines", "授信"),
            ScreenId::Schedule => Words::new("Schedule", "日程"),
            ScreenId::WhatIf => Words::new("What-if", "假如"),
            ScreenId::Stress => Words::new("Stress", "压力"),
            ScreenId::Plan => Words::new("Plan", "计划"),
            ScreenId::Backup => Words::new("Backup", "备用"),
            ScreenId::Learn => Words::new("Learn", "学习"),
            ScreenId::Profile => Words::new("Profile", "档案"),
        }
    }

    /// The key that opens it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            ScreenId::Home => "1",
            ScreenId::Lines => "2",
            ScreenId::Schedule => "3",
            ScreenId::WhatIf => "4",
            ScreenId::Stress => "5",
            ScreenId::Plan => "6",
            ScreenId::Backup => "7",
            ScreenId::Learn => "8",
            ScreenId::Profile => "9",
        }
    }

    /// The row of the table of actions that opens it.
    #[must_use]
    pub const fn entry(self) -> Entry {
        let (name, keys, about): (_, &'static [&'static str], _) = match self {
            ScreenId::Home => {
                ("home", &["1"], Words::new("Where you stand and what comes next", "现在的状况和接下来的事"))
            }
            ScreenId::Lines => ("lines", &["2"], Words::new("Every line and its terms", "每一笔授信和它的条款")),
            ScreenId::Schedule => ("schedule", &["3"], Words::new("What is due, day by day", "逐日看要还什么")),
            ScreenId::WhatIf => (
                "what-if",
                &["4"],
                Words::new("What could stop a line, and then what", "什么会让额度停用，停了又会怎样"),
            ),
            ScreenId::Stress => (
                "stress",
                &["5"],
                Words::new("How likely trouble is, and what drives it", "出问题的可能性有多大，原因是什么"),
            ),
            ScreenId::Plan => {
                ("plan", &["6"], Words::new("What to pay when, and what it saves", "哪天还哪笔，能省多少"))
            }
            ScreenId::Backup => (
                "backup",
                &["7"],
                Words::new(
                    "Other ways through, each with its price, and what to avoid",
                    "其他办法、各自的成本、要避开的骗局",
                ),
            ),
            ScreenId::Learn => ("learn", &["8"], Words::new("Lessons on your own figures", "用您自己的数字来学")),
            ScreenId::Profile => {
                ("profile", &["9"], Words::new("Your record: lines, income, expenses", "您的档案：授信、收入、支出"))
            }
        };
        Entry { action: Action::Go(self), name, keys, label: self.title(), about, place: Place::Everywhere, footer: 0 }
    }

    /// The actions that only this screen has.
    #[must_use]
    pub const fn actions(self) -> &'static [Entry] {
        match self {
            ScreenId::Lines => lines::ACTIONS,
            ScreenId::Schedule => schedule::ACTIONS,
            ScreenId::WhatIf => whatif::ACTIONS,
            ScreenId::Stress => stress::ACTIONS,
            ScreenId::Plan => plan::ACTIONS,
            ScreenId::Backup => backup::ACTIONS,
            ScreenId::Learn => learn::ACTIONS,
            ScreenId::Profile => profile::ACTIONS,
            _ => &[],
        }
    }
}

/// Something that the loop's owner worked out for a screen.
#[derive(Debug, Clone)]
pub enum Found {
    /// A household with what is supposed.
    WhatIf {
        /// Counts the answers, so that a late one is known as late.
        serial: u64,
        /// The answer.
        answer: Arc<WhatIf>,
    },
    /// What the paths of a stress say so far.
    Stress(Box<stress::SoFar>),
    /// A plan, after each stage of its search.
    Plan {
        /// The plan so far.
        answer: Arc<Plan>,
        /// Whether the search is over.
        is_last: bool,
    },
    /// What would keep its lines open.
    WaysOut {
        /// Of which answer.
        serial: u64,
        /// None when nothing stops.
        ways: Option<Box<WaysOut>>,
    },
    /// Other ways through.
    Backup {
        /// The answer.
        answer: Arc<Backup>,
        /// Which options are used together in it, by their place on file.
        chosen: Vec<usize>,
    },
    /// There are none to show, and why.
    NoBackup(Words),
    /// What the screen of lessons shows.
    Lesson(learn::Given),
}

/// One screen: its own state, and how it changes and draws itself.
pub trait Screen {
    /// Which one it is.
    fn id(&self) -> ScreenId;

    /// The figures or the language changed: rows and texts are made anew, where the reader is stays.
    fn refresh(&mut self, figures: &Figures, lang: Lang);

    /// An action that nothing above it took.
    fn update(&mut self, action: Action, figures: &Figures) -> Effect;

    /// Draws itself into an area and says what can be clicked.
    fn view(&mut self, figures: &Figures, look: Look<'_>, buffer: &mut Buffer, area: Rect, hits: &mut Hits);

    /// The text its list is filtered by, when it has a list.
    fn filter(&self) -> Option<&str> {
        None
    }

    /// With what the calculators open here.
    fn calculator(&self, _figures: &Figures) -> Option<Start> {
        None
    }

    /// Filters its list.
    fn set_filter(&mut self, _filter: &str) {}

    /// What the reader did or found on it that a lesson is about.
    fn moments(&self) -> Vec<Moment> {
        Vec::new()
    }

    /// The lesson that what is selected leads to.
    fn lead(&self, _figures: &Figures) -> Option<Lead> {
        None
    }

    /// A line that it asked for was typed.
    fn typed(&mut self, _text: &str) -> Effect {
        Effect::None
    }

    /// The paths of a stress that are worth opening, on the screen that shows them.
    fn worth_opening(&self) -> Option<crate::domain::stress::answer::Worth> {
        None
    }

    /// Takes what the loop's owner worked out for it.
    fn take(&mut self, _found: Found) {}
}

/// Every screen, in the order of the tabs.
#[must_use]
pub fn all() -> Vec<Box<dyn Screen>> {
    vec![
        Box::new(home::Home::default()),
        Box::new(lines::Lines::default()),
        Box::new(schedule::Schedule::default()),
        Box::new(whatif::WhatIfScreen::default()),
        Box::new(stress::StressScreen::default()),
        Box::new(plan::PlanScreen::default()),
        Box::new(backup::BackupScreen::default()),
        Box::new(learn::Learn::default()),
        Box::new(profile::Profile::default()),
    ]
}
