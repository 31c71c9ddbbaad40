//! The schemas of the answers, as they are shipped: JSON Schema, draft 7.

/// Of `status`.
pub const STATUS: &str = include_str!("../../../schema/status.schema.json");
/// Of `check`.
pub const CHECK: &str = include_str!("../../../schema/check.schema.json");
/// Of `schedule`.
pub const SCHEDULE: &str = include_str!("../../../schema/schedule.schema.json");
/// Of `plan`.
pub const PLAN: &str = include_str!("../../../schema/plan.schema.json");
/// Of `backup`.
pub const BACKUP: &str = include_str!("../../../schema/backup.schema.json");
/// Of `cost`.
pub const COST: &str = include_str!("../../../schema/cost.schema.json");
/// Of `pay`, `spend`, `draw`, `receive` and `balance`.
pub const ENTRY: &str = include_str!("../../../schema/entry.schema.json");
/// Of the `profile` commands.
pub const PROFILE_COMMANDS: &str = include_str!("../../../schema/profile-commands.schema.json");
/// Of `simulate`: a what-if, margins, or the points card.
pub const SIMULATE: &str = include_str!("../../../schema/simulate.schema.json");
/// Of `stress`: the chances, or one path.
pub const STRESS: &str = include_str!("../../../schema/stress.schema.json");
