//! The words of `tideover calc verify`.

use super::w;
use crate::text::Words;

/// How many cases passed and failed.
pub const SUMMARY: Words = w("{passed} passed, {failed} failed", "{passed} 通过，{failed} 失败");
/// One kind of cases.
pub const KIND: Words = w("{kind}: {passed} passed, {failed} failed", "{kind}：{passed} 通过，{failed} 失败");
/// Heads a failed case.
pub const FAILED: Words = w("FAILED {file}: {id}", "失败 {file}：{id}");
/// Heads a file that failed as a whole.
pub const FILE_FAILED: Words = w("FAILED {file}", "失败 {file}");
/// Where a case comes from.
pub const SOURCE: Words = w("source: {source}", "来源：{source}");
/// A figure that differs.
pub const DIFFERS: Words =
    w("{what}: expected {expected}, computed {computed}", "{what}：应为 {expected}，算得 {computed}");
/// A field that is missing.
pub const MISSING: Words = w("{key} is missing", "缺少 {key}");
/// A field that is unknown.
pub const UNKNOWN_FIELD: Words = w("{key} is not known here", "此处没有 {key} 这一项");
/// A value that cannot be used.
pub const UNUSABLE: Words = w("{key} cannot be {value}", "{key} 不能是 {value}");
/// An unknown kind.
pub const UNKNOWN_KIND: Words = w("there is no kind of case called {kind}", "没有名为 {kind} 的案例种类");
/// Not JSON.
pub const NOT_JSON: Words = w("this is not JSON: {detail}", "这不是 JSON：{detail}");
