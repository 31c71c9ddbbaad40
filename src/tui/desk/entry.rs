//! Entries of the profile in forms.

use super::Desk;
use crate::report::standing::Standing;
use crate::text::Lang;
use crate::tui::app::App;
use crate::tui::popups::proposal::{Proposal, Trial};

impl Desk<'_> {
    pub(super) fn try_entry(&self, _proposal: &mut Proposal, _standing: &Standing, _lang: Lang) -> Trial {
        Trial::default()
    }

    pub(super) fn show_all_keys(&self, _app: &mut App) {}
}
