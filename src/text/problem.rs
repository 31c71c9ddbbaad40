//! The sentences of every problem: what is wrong, and what to do next.
//!
//! It words a [`Code`] and must not know how the problem was found.

use super::Words;
use crate::diagnostic::Code;

/// What is wrong and the next step, each in both languages.
#[derive(Debug, Clone, Copy)]
pub struct ProblemWords {
    /// What is wrong.
    pub message: Words,
    /// What to do about it.
    pub help: Words,
}

const fn say(en: &'static str, zh: &'static str, help_en: &'static str, help_zh: &'static str) -> ProblemWords {
    ProblemWords { message: Words::new(en, zh), help: Words::new(help_en, help_zh) }
}

/// The sentences of a code.
#[must_use]
pub const fn words(code: Code) -> ProblemWords {
    match code {
        Code::TomlSyntax => say(
            "this is not valid TOML: {detail}",
            "这里不是有效的 TOML：{detail}",
            "Look at the marked place; a quote, a bracket or an equals sign is often missing.",
            "请看标出的位置：常见原因是缺少引号、括号或等号。",
        ),
        Code::UnknownKey => say(
            "there is no key `{key}` here",
            "这里没有 `{key}` 这个键",
            "Did you mean `{nearest}`?",
            "您是不是想写 `{nearest}`？",
        ),
        Code::MissingKey => say(
            "`{table}` needs the key `{key}`",
            "`{table}` 缺少键 `{key}`",
            "Add `{key} = …` to it.",
            "请在其中补上 `{key} = …`。",
        ),
        Code::WrongType => say(
            "`{key}` should be {expected}, but this is {found}",
            "`{key}` 应为{expected}，这里却是{found}",
            "Write it as {expected}.",
            "请改写为{expected}。",
        ),
    }
}
