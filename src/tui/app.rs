//! The state of the terminal: what is shown, in which language, what is open over it.

use std::sync::Arc;

use ratatui::layout::Position;

use super::popups::Popup;
use super::popups::line::Prompt;
use super::popups::page::Page;
use super::popups::question::Question;
use super::screens::{Screen, ScreenId};
use super::theme::{Meaning, Theme};
use super::widgets::field::TextField;
use super::widgets::hits::Hits;
use crate::domain::backup::condition::Use;
use crate::domain::calendar::Day;
use crate::domain::credit::product::Product;
use crate::domain::money::{Currency, Money};
use crate::domain::name::Name;
use crate::domain::plan::means::Means;
use crate::domain::risk::shock::Shock;
use crate::learn::progress::Noted;
use crate::profile::edit::Target;
use crate::profile::journal::write::NewRow;
use crate::report::answers::Answers;
use crate::report::lesson::lead::Lead;
use crate::report::standing::Standing;
use crate::session::{Papers, Source};
use crate::text::{Lang, Words};

/// What every screen is fed from.
#[derive(Debug, Clone)]
pub struct Figures {
    /// The name of the household.
    pub household: Name,
    /// Whether it is a ready-made one, which is never written to.
    pub sample: bool,
    /// What a ready-made household teaches; none for one's own.
    pub teaches: Option<Name>,
    /// The reader's today.
    pub today: Day,
    /// The day that is looked at.
    pub as_of: Day,
    /// The currency of every amount.
    pub currency: Currency,
    /// Every answer as of the day looked at, worked out once.
    pub answers: Arc<Answers>,
    /// The presets that its lines were made from.
    pub products: Arc<[Product]>,
    /// The texts that it was read from.
    pub papers: Arc<Papers>,
}

/// What the loop has to do after an action; the state itself touches no file and no terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing but drawing.
    None,
    /// Leave.
    Quit,
    /// Give the terminal back until the shell continues the program.
    Suspend,
    /// Work everything out as of another day.
    LookAt(Day),
    /// Open another household.
    Open(Source),
    /// Show a text over the screen.
    Read(Box<Page>),
    /// An action that needs the household or a file, which the loop's owner does.
    Do(super::action::Action),
    /// Go on with the change that is being filled in.
    Confirm(How),
    /// Follow a plan: payments above what is asked for, each with its day and the id of its line.
    Adopt(Vec<(Day, String, Money)>),
    /// Plan with this besides what the household has.
    PlanWith(Box<PlanAsked>),
    /// Suppose something else, or one thing more.
    Suppose(Supposing),
    /// Suppose this in place of what was supposed, and show what follows.
    ShowWhatIf(Supposing),
    /// Look for other ways through.
    Seek(Seeking),
    /// Run paths of a stress, stop them, or open one.
    Stress(super::screens::stress::Wish),
    /// Open the form of a change.
    Propose(Wanted),
    /// Ask a question over the screen.
    Ask(Box<Question>),
    /// Something about lessons.
    Study(Box<Study>),
    /// Let a line be typed over the screen.
    Type(Box<Prompt>),
    /// Show a message until the next key.
    Tell(Words),
}

/// What a plan is made with besides what the household has.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlanAsked {
    /// Money and a loan that come.
    pub means: Means,
    /// Cash that must stay.
    pub floor: Money,
}

impl PlanAsked {
    /// What of it still holds in a household: sums of days gone by are there or are not, lines may have gone.
    #[must_use]
    pub fn still(&self, standing: &Standing) -> PlanAsked {
        let mut asked = self.clone();
        asked.means.lump_sums.retain(|(day, _)| *day >= standing.today);
        let lines = standing.record.profile.lines.len();
        if let Some(offer) = &mut asked.means.offer {
            offer.pays_off.retain(|line| *line < lines);
        }
        asked
    }
}

/// What a screen wants changed in the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// An entry of the profile.
    Edit(Target),
    /// A new entry in the list of this one.
    Add(Target),
    /// An entry taken out.
    Remove(Target),
    /// A line closed, by its place in the file.
    Close(usize),
    /// A row of the journal corrected.
    Correct(String),
    /// A row of the journal taken out.
    TakeOut(String),
    /// These rows recorded.
    Write(Vec<NewRow>),
    /// This row, to be changed before it is recorded.
    Record(Box<NewRow>),
}

/// What is wanted about lessons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Study {
    /// The lesson that something leads to.
    Open(Lead),
    /// This kept.
    Keep(Noted),
    /// These changes, each `key=value`, on a copy of the household on which goals are tried.
    Change {
        /// The changes.
        changes: Vec<String>,
        /// Whether the sample household of the course is copied, and not the one that is open.
        on_sample: bool,
    },
}

/// What is to be supposed from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Supposing {
    /// Nothing.
    Nothing,
    /// A ready what-if, by its id, in place of the one before.
    Ready(String),
    /// One thing more.
    Own(Box<Shock>),
}

/// What is looked for on the Backup screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seeking {
    /// These options together, by their place on file.
    Use(Vec<usize>),
    /// Another need.
    Need(Box<NeedAsked>),
}

/// What is needed, as it was asked; what is left open follows from the household.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NeedAsked {
    /// How much.
    pub amount: Option<Money>,
    /// For how many days.
    pub days: Option<i32>,
    /// From which day.
    pub from: Option<Day>,
    /// What for.
    pub used_for: Option<Use>,
    /// Without which line.
    pub without: Option<usize>,
    /// Whether to begin with what is supposed on the What-if screen.
    pub supposed: bool,
}

/// How to go on with a change that is being filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Write it to the files.
    File,
    /// Try it on the ready-made household without writing anything.
    OnTheDesk,
    /// Make a copy of the ready-made household first.
    InACopy,
    /// Show the rarer keys too, or no longer.
    AllKeys,
    /// Take the files as another program left them.
    TakeTheirs,
    /// Leave the profile that is being built.
    LeaveBuild,
    /// Put one's own files back in place of what another program wrote.
    KeepMine,
}

/// A short message in place of the footer, until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// How good or bad it is.
    pub meaning: Meaning,
    /// What it says.
    pub text: String,
}

/// What is wrong with the files, said in either language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// How bad it is.
    pub meaning: Meaning,
    /// What it says.
    pub text: Name,
}

impl Trouble {
    /// A trouble that `said` words in each language.
    #[must_use]
    pub fn new(meaning: Meaning, said: impl Fn(Lang) -> String) -> Trouble {
        Trouble { meaning, text: Name { en: said(Lang::En), zh: said(Lang::Zh) } }
    }
}

/// Everything that is shown.
pub struct App {
    /// The language of the interface.
    pub lang: Lang,
    /// Styles and characters.
    pub theme: Theme,
    /// What the screens are fed from.
    pub figures: Figures,
    /// The screens there are, in the order of their tabs.
    pub screens: Vec<Box<dyn Screen>>,
    /// Which one is shown.
    pub current: usize,
    /// What is open over it; the last one has the keys.
    pub popups: Vec<Popup>,
    /// The filter that is being typed.
    pub filter: Option<TextField>,
    /// A message in place of the footer.
    pub notice: Option<Notice>,
    /// What is wrong with the files, above the footer for as long as it is.
    pub trouble: Option<Trouble>,
    /// What can be clicked in the last frame.
    pub hits: Hits,
    /// Where the cursor is, when something is being typed.
    pub cursor: Option<Position>,
}

impl App {
    /// The first screen, with nothing open.
    #[must_use]
    pub fn new(lang: Lang, theme: Theme, figures: Figures, screens: Vec<Box<dyn Screen>>) -> App {
        let mut app = App {
            lang,
            theme,
            figures,
            screens,
            current: 0,
            popups: Vec::new(),
            filter: None,
            notice: None,
            trouble: None,
            hits: Hits::default(),
            cursor: None,
        };
        app.refresh();
        app
    }

    /// Gives every screen new figures.
    pub fn show(&mut self, figures: Figures) {
        self.figures = figures;
        self.refresh();
    }

    /// Makes the rows and texts of every screen anew.
    pub fn refresh(&mut self) {
        for screen in &mut self.screens {
            screen.refresh(&self.figures, self.lang);
        }
    }

    /// The screens there are.
    #[must_use]
    pub fn screen_ids(&self) -> Vec<ScreenId> {
        self.screens.iter().map(|screen| screen.id()).collect()
    }

    /// The screen that is shown.
    #[must_use]
    pub fn current_id(&self) -> ScreenId {
        self.screens.get(self.current).map_or(ScreenId::Home, |screen| screen.id())
    }

    /// Shows a message until the next key.
    pub fn say(&mut self, meaning: Meaning, words: Words) {
        self.notice = Some(Notice { meaning, text: words.get(self.lang).to_owned() });
    }
}
