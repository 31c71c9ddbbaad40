//! Where a value comes from, as JSON.

use serde_json::{Value, json};

use super::figure::date_or_null;
use super::name;
use crate::document::choice::Choice;
use crate::domain::provenance::Provenance;

/// Evidence, confidence, sources by key, and the days on which it holds.
pub fn provenance(provenance: &Provenance) -> Value {
    json!({
        "evidence": provenance.evidence.iter().map(|kind| kind.word()).collect::<Vec<_>>(),
        "confidence": provenance.confidence.word(),
        "as_of": provenance.as_of,
        "sources": provenance.sources,
        "note": provenance.note.as_ref().map(name),
        "effective_from": date_or_null(provenance.effective_from),
        "effective_to": date_or_null(provenance.effective_to),
        "stale_after": date_or_null(provenance.stale_after),
    })
}
