//! The repayment plan: how to spend what is left above what is asked for, compared, searched and proved.
//!
//! Every plan is replayed by the household engine on dated cash, and only the replay's figures count. It must not know
//! screens, files or words.

pub mod adopted;
pub mod aim;
pub mod bound;
pub mod check;
pub mod course;
pub mod diary;
pub mod explain;
pub mod generate;
pub mod ground;
pub mod in_order;
pub mod keep_open;
pub mod logged;
pub mod lp;
pub mod means;
pub mod missing;
pub mod outcome;
pub mod planner;
pub mod ranking;
pub mod repair;
pub mod reserve;
pub mod search;
pub mod spender;
pub mod stops;
pub mod strategy;
pub mod triage;
pub mod trial;
