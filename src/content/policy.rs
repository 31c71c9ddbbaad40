//! Reading a policy: a lender's rules, each with what it rests on.

use std::sync::Arc;

use super::condition::{CONDITION_KEYS, Seen, read_conditions};
use super::norms::BOTH;
use super::provenance::{PROVENANCE_KEYS, read_both, read_provenance};
use crate::diagnostic::{Code, Diagnostic, Source, any_error};
use crate::document::Problems;
use crate::document::choice::{CAUSES, Choice, EFFECTS, LINE_KINDS, SCOPES};
use crate::document::key::{Key, Shape};
use crate::document::nearest;
use crate::document::reader::{Document, TableReader};
use crate::domain::credit::terms::LineKind;
use crate::domain::money::Ratio;
use crate::domain::provenance::{Evidence, Provenance};
use crate::domain::risk::fault::{Fault, List, faults};
use crate::domain::risk::policy::{Applies, Policy, RegistryRule};
use crate::domain::risk::trigger::{Effect, EffectKind, Recovery, Scope, Trigger};

const POLICY_KEYS: &[Key] = &[
    Key::required("id", Shape::Text),
    Key::required("jurisdiction", Shape::Text),
    Key::required("name", BOTH),
    Key::required("summary", BOTH),
    Key::required("applies", Shape::Table(&[APPLIES_KEYS])),
    Key::required("registry", Shape::Table(&[REGISTRY_KEYS, PROVENANCE_KEYS])),
    Key::required("trigger", Shape::Tables(&[TRIGGER_KEYS, EFFECT_KEYS, PROVENANCE_KEYS])),
];

const APPLIES_KEYS: &[Key] = &[Key::new("kinds", Shape::Texts), Key::new("products", Shape::Texts)];

const REGISTRY_KEYS: &[Key] = &[Key::required("delay_days", Shape::Whole(0, 365)), Key::required("sees", Shape::Flag)];

const TRIGGER_KEYS: &[Key] = &[
    Key::required("id", Shape::Id),
    Key::required("name", BOTH),
    Key::required("cause", Shape::Choice(CAUSES)),
    Key::required("when", Shape::Tables(&[CONDITION_KEYS])),
    Key::new("scope", Shape::Choice(SCOPES)),
    Key::new("recover", Shape::Table(&[RECOVERY_KEYS])),
    Key::new("permanent", Shape::Flag),
    Key::new("lesson", Shape::Text),
    Key::new("teaching_assumption", Shape::Flag),
];

/// Keys of an effect; a rule change of a scenario states it likewise.
pub(super) const EFFECT_KEYS: &[Key] = &[
    Key::new("effect", Shape::Choice(EFFECTS)),
    Key::new("by", Shape::Percent),
    Key::new("not_below", Shape::Percent),
];

const RECOVERY_KEYS: &[Key] = &[
    Key::new("when", Shape::Tables(&[CONDITION_KEYS])),
    Key::required("cooling_days", Shape::Whole(0, MOST_DAYS)),
    Key::new("probation_days", Shape::Whole(0, MOST_DAYS)),
    Key::new("limit_returns", Shape::Flag),
];

/// Ten years: longer than any look ahead that a recovery could matter in.
const MOST_DAYS: u16 = 3652;

/// Reads a policy.
///
/// # Errors
/// All problems of the file when there is an error among them.
pub(super) fn read_policy(source: &Arc<Source>) -> Result<Policy, Vec<Diagnostic>> {
    let problems = Problems::new(Arc::clone(source));
    let document = Document::parse(&source.text, &problems);
    let policy = read(&document, &problems);
    let problems = problems.into_list();
    match policy {
        Some(policy) if !any_error(&problems) => Ok(policy),
        _ => Err(problems),
    }
}

fn read(document: &Document<'_>, problems: &Problems) -> Option<Policy> {
    let table = document.table(&[POLICY_KEYS], problems);
    let (id, name, summary) = (table.text("id"), read_both(&table, "name"), read_both(&table, "summary"));
    let jurisdiction = table.text("jurisdiction");
    let (kinds, products) = table.table("applies").map(read_applies).unwrap_or_default();
    let registry = table.table("registry").and_then(read_registry);
    let mut triggers: Vec<Trigger> = Vec::new();
    for reader in table.tables("trigger") {
        let place = reader.place("id");
        let Some(trigger) = read_trigger(reader) else { continue };
        if triggers.iter().any(|known| known.id == trigger.id) {
            problems.error(Code::ContentIdRepeated, place, &[("value", &trigger.id)]);
        }
        triggers.push(trigger);
    }
    table.finish();
    Some(Policy {
        id: id?,
        name: name?,
        summary: summary?,
        applies: Applies { jurisdiction: jurisdiction?, kinds, products },
        registry: registry?,
        triggers,
    })
}

fn read_applies(reader: TableReader<'_>) -> (Vec<LineKind>, Vec<String>) {
    let mut kinds = Vec::new();
    for word in reader.texts("kinds") {
        match LineKind::from_word(&word) {
            Some(kind) => kinds.push(kind),
            None => {
                let near = nearest(&word, LINE_KINDS.iter().copied()).unwrap_or("");
                let known = LINE_KINDS.join(", ");
                let values = [("key", "kinds"), ("value", &*word), ("nearest", near), ("known", &*known)];
                reader.problems().error(Code::NotOneOf, reader.place("kinds"), &values);
            }
        }
    }
    let products = reader.texts("products");
    reader.finish();
    (kinds, products)
}

fn read_registry(reader: TableReader<'_>) -> Option<RegistryRule> {
    let (delay_days, sees) = (reader.whole("delay_days"), reader.flag("sees"));
    let provenance = read_provenance(&reader);
    reader.finish();
    Some(RegistryRule { delay_days: delay_days?, sees: sees?, provenance: provenance? })
}

fn read_trigger(reader: TableReader<'_>) -> Option<Trigger> {
    let (id, name, cause) = (reader.id("id"), read_both(&reader, "name"), reader.choice("cause"));
    let when = read_conditions(&reader, "when");
    if !reader.has("when") || when.as_ref().is_some_and(Vec::is_empty) {
        reader.missing("when");
    }
    let effect = read_effect(&reader);
    if !reader.has("effect") {
        reader.missing("effect");
    }
    let recovery = read_recovery(&reader);
    let lesson = reader.text("lesson");
    let scope = reader.choice("scope").unwrap_or(Scope::Line);
    let is_teaching_assumption = reader.flag("teaching_assumption").unwrap_or(true);
    let provenance = read_provenance(&reader);
    if let Some(provenance) = &provenance {
        check_support(&reader, is_teaching_assumption, provenance);
    }
    let (recover, way_back) = match recovery {
        Way::Back(recovery, conditions) => (Some(recovery), conditions),
        Way::None => (None, Vec::new()),
        Way::Unknown => {
            reader.finish();
            return None;
        }
    };
    let when = when.filter(|list| !list.is_empty());
    if id.is_none() || name.is_none() || cause.is_none() || when.is_none() || effect.is_none() || provenance.is_none() {
        reader.finish();
        return None;
    }
    let when = when?;
    let trigger = Trigger {
        id: id?,
        name: name?,
        cause: cause?,
        when: when.iter().map(|seen| seen.condition).collect(),
        effect: effect?,
        scope,
        recover,
        lesson,
        is_teaching_assumption,
        provenance: provenance?,
    };
    say_faults(&reader, &trigger, &when, &way_back);
    reader.finish();
    Some(trigger)
}

/// A figure that is not called an assumption must come from somewhere.
fn check_support(reader: &TableReader<'_>, is_assumption: bool, provenance: &Provenance) {
    let from_somewhere = |kind: &Evidence| {
        matches!(kind, Evidence::Official | Evidence::Press | Evidence::WebPage | Evidence::Arithmetic)
    };
    let supported = !provenance.sources.is_empty() && provenance.evidence.iter().any(from_somewhere);
    if !is_assumption && !supported {
        let place = reader.place("teaching_assumption");
        let id = reader.text("id").unwrap_or_default();
        reader.problems().error(Code::ThresholdUnsupported, place, &[("trigger", &id)]);
    }
}

/// Reads an effect; the caller says when there must be one.
pub(super) fn read_effect(reader: &TableReader<'_>) -> Option<Effect> {
    let kind = reader.choice::<EffectKind>("effect");
    let (by, not_below) = (read_cut(reader, "by"), reader.percent("not_below"));
    if let Some(share) = not_below.filter(|share| *share > Ratio::ONE) {
        let values = [("key", "not_below"), ("value", &*share.plain_percent())];
        reader.problems().error(Code::ShareAboveWhole, reader.place("not_below"), &values);
    }
    if kind == Some(EffectKind::Reduce) {
        if !reader.has("by") {
            reader.missing("by");
        }
        return Some(Effect::Reduce { by: by?, not_below: not_below.unwrap_or(Ratio::ZERO) });
    }
    for key in ["by", "not_below"].into_iter().filter(|key| kind.is_some() && reader.has(key)) {
        let values = [("key", key), ("table", reader.label())];
        reader.problems().error(Code::KeyWithoutEffect, reader.place(key), &values);
    }
    Some(match kind? {
        EffectKind::Watch => Effect::Watch,
        EffectKind::Reduce => return None,
        EffectKind::Suspend => Effect::Suspend,
        EffectKind::Freeze => Effect::Freeze,
        EffectKind::Close => Effect::Close,
        EffectKind::Accelerate => Effect::Accelerate,
    })
}

/// A share that is taken away: more than nothing and at most the whole.
pub(super) fn read_cut(reader: &TableReader<'_>, key: &'static str) -> Option<Ratio> {
    let share = reader.percent(key)?;
    if share == Ratio::ZERO {
        reader.problems().error(Code::ShareZero, reader.place(key), &[("key", key)]);
        return None;
    }
    if share > Ratio::ONE {
        let values = [("key", key), ("value", &*share.plain_percent())];
        reader.problems().error(Code::ShareAboveWhole, reader.place(key), &values);
        return None;
    }
    Some(share)
}

/// The way back as it was written.
enum Way {
    /// There is one.
    Back(Recovery, Vec<Seen>),
    /// There is none, and that is said.
    None,
    /// Nothing usable was written.
    Unknown,
}

fn read_recovery(reader: &TableReader<'_>) -> Way {
    let permanent = reader.flag("permanent");
    match reader.one_of_keys(&["recover", "permanent"]) {
        Some("recover") => {}
        Some(_) if permanent == Some(true) => return Way::None,
        None if reader.has("recover") => return Way::Unknown,
        _ => {
            reader.missing("recover");
            return Way::Unknown;
        }
    }
    let Some(table) = reader.table("recover") else { return Way::Unknown };
    let conditions = read_conditions(&table, "when");
    let (cooling, probation) = (table.whole("cooling_days"), table.whole("probation_days"));
    let limit_returns = table.flag("limit_returns").unwrap_or(false);
    table.finish();
    let (Some(cooling_days), Some(conditions)) = (cooling, conditions) else { return Way::Unknown };
    let when = conditions.iter().map(|seen| seen.condition).collect();
    let recovery = Recovery { when, cooling_days, probation_days: probation.unwrap_or(0), limit_returns };
    Way::Back(recovery, conditions)
}

/// Says what is wrong with a rule whose values are each right.
fn say_faults(reader: &TableReader<'_>, trigger: &Trigger, when: &[Seen], recover: &[Seen]) {
    for fault in faults(trigger) {
        let (code, list, place) = match fault {
            Fault::OutOfReach { list: List::When, place } => (Code::TriggerNeverFires, when, place),
            Fault::Contradicts { list: List::When, place } => (Code::TriggerContradicts, when, place),
            Fault::OutOfReach { list: List::Recover, place } | Fault::Contradicts { list: List::Recover, place } => {
                (Code::RecoveryNeverHolds, recover, place)
            }
            Fault::AlwaysFires => {
                let values = [("trigger", &*trigger.id)];
                reader.problems().error(Code::TriggerAlwaysFires, reader.place("when"), &values);
                continue;
            }
            Fault::Loops => {
                let values = [("trigger", &*trigger.id)];
                reader.problems().error(Code::TriggerLoops, reader.place("recover"), &values);
                continue;
            }
        };
        let Some(seen) = list.get(place) else { continue };
        let most = seen.most();
        let values = [
            ("trigger", &*trigger.id),
            ("indicator", seen.condition.indicator.name()),
            ("op", seen.condition.op.sign()),
            ("value", &*seen.written),
            ("most", &*most),
        ];
        reader.problems().error(code, seen.span.clone(), &values);
    }
}
