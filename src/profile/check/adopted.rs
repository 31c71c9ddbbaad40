//! A plan that was adopted: its payments name lines that there are.

use super::Sheet;
use crate::diagnostic::Code;
use crate::document::nearest;
use crate::domain::household::compiled::PlannedPayment;
use crate::domain::household::profile::Profile;
use crate::domain::plan::adopted::Adopted;

/// The adopted plan; a payment that cannot be used is told and left out of it.
pub(super) fn check(sheet: &Sheet<'_>, profile: &Profile) -> Option<Adopted> {
    let raw = sheet.raw.plan.as_ref()?;
    let on = raw.value.adopted_on?;
    let mut payments = Vec::new();
    for payment in &raw.value.payments {
        let (Some(day), Some(id), Some(amount)) =
            (payment.value.date, payment.value.line.as_deref(), payment.value.amount)
        else {
            continue;
        };
        match profile.line_index(id).and_then(|line| u16::try_from(line).ok()) {
            Some(line) => payments.push(PlannedPayment { day, line, amount }),
            None => {
                let known: Vec<&str> = profile.lines.iter().map(|line| line.id.as_str()).collect();
                let nearest = nearest(id, known.iter().copied()).unwrap_or("");
                let known = known.join(", ");
                let values = [("value", id), ("nearest", nearest), ("known", known.as_str())];
                sheet.warning(Code::UnknownLine, payment.places.of("line"), &values);
            }
        }
    }
    payments.sort_by_key(|payment| (payment.day, payment.line));
    Some(Adopted { on, payments })
}
