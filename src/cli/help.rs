//! The language of the help, before anything is parsed.

use std::ffi::OsString;

use clap::Command;

use crate::session::environment_lang;
use crate::text::{Lang, help};

/// The language that `--lang` asks for anywhere on the line, else that of the environment.
pub fn wanted_lang(arguments: &[OsString]) -> Lang {
    let words: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = words.iter().position(|word| *word == "--lang").and_then(|at| words.get(at + 1)).copied();
    let joined = words.iter().find_map(|word| word.strip_prefix("--lang="));
    joined.or(after).and_then(Lang::from_tag).unwrap_or_else(environment_lang)
}

/// The command with its descriptions in the language.
pub fn localised(command: Command, lang: Lang) -> Command {
    match lang {
        Lang::En => command,
        Lang::Zh => in_chinese(command, "tideover"),
    }
}

fn in_chinese(mut command: Command, path: &str) -> Command {
    if let Some(about) = help::chinese(path) {
        command = command.about(about).long_about(help::chinese_long(path).unwrap_or(about));
    }
    command = command
        .help_template("{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}")
        .subcommand_help_heading("命令")
        .next_help_heading("选项");
    let own = path.to_owned();
    command = command.mut_args(|argument| {
        let id = argument.get_id().as_str().to_owned();
        let words = help::chinese(&format!("{own} {id}")).or_else(|| help::chinese(&format!("* {id}")));
        let argument =
            if argument.is_positional() { argument.help_heading("参数") } else { argument.help_heading("选项") };
        match words {
            Some(words) => argument.help(words).long_help(words),
            None => argument,
        }
    });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        let path = format!("{path} {name}");
        command = command.mut_subcommand(name, |sub| in_chinese(sub, &path));
    }
    command
}
