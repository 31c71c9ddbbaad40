//! Problems of files and folders.

use super::{ProblemWords, say};
use crate::text::Words;

pub(super) const FILE_MISSING: ProblemWords =
    say("there is no file {path}", "没有文件 {path}", "Did you mean {nearest}?", "您是不是想用 {nearest}？").or_else(
        "Make a profile with `tideover profile new`, or look at a sample with `--sample lin`.",
        "可用 `tideover profile new` 新建档案，或用 `--sample lin` 先看示例。",
    );
pub(super) const FILE_UNREADABLE: ProblemWords = say(
    "{path} cannot be read: {reason}",
    "无法读取 {path}：{reason}",
    "Check the path and the file's permissions.",
    "请检查路径和文件权限。",
);
pub(super) const FILE_NOT_TEXT: ProblemWords = say(
    "{path} is not UTF-8 text (row {row})",
    "{path} 不是 UTF-8 文本（第 {row} 行）",
    "Save it as UTF-8 in your editor, or restore an earlier version with `tideover profile restore`.",
    "请在编辑器中另存为 UTF-8，或用 `tideover profile restore` 恢复较早的版本。",
);
pub(super) const FILE_TOO_LARGE: ProblemWords = say(
    "{path} is larger than 16 MiB",
    "{path} 超过 16 MiB",
    "This is no profile or journal; check the path.",
    "这不像是档案或流水，请检查路径。",
);
pub(super) const FILE_READ_ONLY: ProblemWords = say(
    "{path} cannot be written: the file or its folder is read-only for you",
    "无法写入 {path}：您对这个文件或它所在的文件夹只有读取权限",
    "Nothing was changed. Give yourself the right to write there, or copy the file elsewhere and use `--profile`.",
    "没有任何改动。请取得写入权限，或把文件复制到别处再用 `--profile` 打开。",
);
pub(super) const DISK_FULL: ProblemWords = say(
    "{path} cannot be written: the disk is full",
    "无法写入 {path}：磁盘已满",
    "Nothing was changed and nothing is lost. Free some space and try again.",
    "没有任何改动，也没有丢失数据。请腾出空间后再试。",
);
pub(super) const FILE_UNWRITABLE: ProblemWords = say(
    "{path} cannot be written: {reason}",
    "无法写入 {path}：{reason}",
    "Nothing was changed. Check the path and the folder's permissions.",
    "没有任何改动。请检查路径和文件夹权限。",
);
pub(super) const FILE_LOCKED: ProblemWords = say(
    "another tideover is changing {path} right now",
    "另一个 tideover 正在修改 {path}",
    "Nothing was changed. Try again in a moment, or close the other one.",
    "没有任何改动。请稍后再试，或关闭另一个窗口。",
);
pub(super) const FILE_CHANGED: ProblemWords = say(
    "{path} was changed by another program since it was read",
    "{path} 在读取之后被其他程序改过",
    "Nothing was overwritten. Open it again and repeat the change.",
    "没有覆盖任何内容。请重新打开后再改一次。",
);
pub(super) const FILE_EXISTS: ProblemWords = say(
    "{path} exists already",
    "{path} 已经存在",
    "Choose another name, or edit the one that is there.",
    "请换一个名字，或直接编辑现有的档案。",
);
pub(super) const VERSION_MISSING: ProblemWords = say(
    "there is no version {version}",
    "没有第 {version} 号版本",
    "`tideover profile restore` without a number lists the versions that are kept.",
    "不带编号运行 `tideover profile restore` 可列出保留的版本。",
);
pub(super) const BAD_FILE_NAME: ProblemWords = say(
    "\"{value}\" cannot be a profile's name",
    "“{value}”不能用作档案名",
    "Use letters, digits and hyphens, without slashes or colons.",
    "请用文字、数字和连字符，不要含斜杠或冒号。",
);

/// Why the system refused, by a stable word.
pub(super) fn reason(name: &str) -> Option<Words> {
    Some(match name {
        "no-permission" => Words::new("you have no right to", "没有权限"),
        "is-a-folder" => Words::new("it is a folder", "这是一个文件夹"),
        _ => return None,
    })
}
