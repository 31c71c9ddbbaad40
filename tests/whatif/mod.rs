//! What could stop a line: shipped policies and scenarios on ready-made households.

mod commands;
mod daily;
mod golden;
mod keep_open;
mod margins;
pub mod properties;
mod spread;

use tideover::content::Library;
use tideover::domain::calendar::Day;
use tideover::domain::household::entry::Entry;
use tideover::domain::household::outlook::{Outlook, look_ahead};
use tideover::domain::household::profile::Profile;
use tideover::domain::household::scenario::Stage;
use tideover::domain::risk::policy::Policy;
use tideover::domain::risk::shock::Shock;
use tideover::report::standing::Standing;
use tideover::report::warning::next_due;
use tideover::session::{Source, open};

/// A ready-made household with what its look ahead needs.
pub struct Scene {
    pub profile: Profile,
    pub entries: Vec<Entry>,
    pub policies: Vec<Policy>,
    pub library: Library,
    pub today: Day,
    pub next_due: Vec<Option<Day>>,
}

impl Scene {
    pub fn of(sample: &str) -> Scene {
        let library = Library::embedded();
        let household = open(&[Source::Sample(sample.into())], None, &library, None, Day(0)).remove(0);
        let standing = Standing::of(household.record.clone().unwrap(), household.today);
        let next_due = (0..standing.record.profile.lines.len()).map(|l| next_due(&standing, l).map(|d| d.0)).collect();
        let (policies, problems) = library.policies_for(&standing.record.profile.jurisdiction, &[]);
        assert!(problems.is_empty());
        let Standing { record, today, .. } = standing;
        Scene { profile: record.profile, entries: record.entries, policies, library, today, next_due }
    }

    pub fn ahead(&self, shocks: &[Shock], months: i32) -> Outlook {
        let stage = Stage {
            profile: &self.profile,
            today: self.today,
            until: self.today.month().plus(months).on(self.today.day_of_month()),
            next_due: &self.next_due,
            product: &|id| self.library.product(id).ok(),
        };
        look_ahead(&stage, shocks, &self.entries, &self.policies)
    }

    pub fn scenario(&self, id: &str) -> Vec<Shock> {
        self.library.scenario(id, self.profile.currency).unwrap().scenario.shocks
    }
}

/// Every change of state, a line of text each.
pub fn told(scene: &Scene, outlook: &Outlook) -> Vec<String> {
    outlook
        .changes()
        .iter()
        .map(|change| {
            let line = &outlook.profile.lines[change.line].id;
            let why = change.why;
            let rule = scene.policies.get(usize::from(why.rule.policy)).map_or("shock".to_owned(), |policy| {
                format!("{}/{}", policy.id, policy.triggers[usize::from(why.rule.trigger)].id)
            });
            format!("{} {line} {:?} -> {:?} {rule} {:?}", change.day, change.from, change.to, why.turn)
        })
        .collect()
}
