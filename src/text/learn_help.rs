//! Chinese descriptions of the commands about lessons and content.

/// Commands and options, as in [`super::help`].
pub const TEXTS: &[(&str, &str)] = &[
    ("tideover learn", "用您自己的数字上课、答题、练习，也可导出给课堂使用"),
    ("tideover learn list", "课程一览：读了什么、会了什么、该复习什么、现在该看什么"),
    ("tideover learn show", "读一课，数字来自您的家庭或示例家庭"),
    ("tideover learn quiz", "一题一题地做一课的小测验"),
    ("tideover learn exercise", "先猜再看模拟结果，然后在副本上达到目标"),
    ("tideover learn review", "复习今天到期的题，最要紧的在前"),
    ("tideover learn export", "导出题目、讲义（供其他软件或打印），或以 JSON 导出学习记录"),
    ("tideover learn show lesson", "课号，如 L04"),
    ("tideover learn show teacher", "同时显示教师备注、答案和常见误解"),
    ("tideover learn quiz lesson", "课号，如 L04"),
    ("tideover learn quiz answer", "答案，如 L04.1=b，不确定写 L04.1=?；给出后不再提问"),
    ("tideover learn quiz no_record", "不保存这次的作答"),
    ("tideover learn review most", "最多几题"),
    ("tideover learn review answer", "答案，如 L04.1=b，不确定写 L04.1=?；给出后不再提问"),
    ("tideover learn exercise lesson", "课号，如 L04"),
    ("tideover learn exercise predict", "预测，如 late=200.49；给出后不再提问"),
    ("tideover learn exercise set", "在副本上做的改动，如 income.salary.amount=9000；不写入档案"),
    ("tideover learn exercise no_record", "不保存这次的练习"),
    ("tideover learn export lesson", "课号；不写则导出全部"),
    ("tideover learn export teacher", "讲义附教师备注、答案和常见误解"),
    ("tideover content", "检查产品、规范和课程（内置的或自己的）"),
    ("tideover content check", "列出产品、规范和课程的所有问题及其位置；可用 --content 加上自己的文件夹"),
    ("tideover content stamp", "把文件夹中各课的中文标记为已按现有英文译好"),
    ("tideover content stamp folder", "含有 lessons 的文件夹"),
];
