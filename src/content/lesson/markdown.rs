//! From Markdown to slides: headings, paragraphs, lists, tables and quotes, with comments for pauses and notes.
//!
//! It knows the shape of the text and nothing of quizzes: fenced blocks and the metadata at the head are handed on as
//! ranges. What a slide cannot show is a problem.

use std::ops::Range;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::diagnostic::Code;
use crate::document::{Problems, nearest};
use crate::domain::lesson::words::{Block, Link, LinkKind, Rich, Run, RunStyle, Section};

/// What one Markdown file holds.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The TOML between `+++` and `+++`.
    pub head: Option<Range<usize>>,
    /// The slides.
    pub sections: Vec<Section>,
    /// Fenced blocks.
    pub fences: Vec<Fence>,
}

/// A fenced block.
#[derive(Debug)]
pub(super) struct Fence {
    /// The word after the fence.
    pub kind: String,
    /// What stands inside.
    pub body: Range<usize>,
    /// With its fences.
    pub whole: Range<usize>,
}

/// Reads a page.
pub(super) fn read_page(text: &str, problems: &Problems) -> Page {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut slides = Slides::new(problems);
    for (event, span) in Parser::new_ext(text, options).into_offset_iter() {
        slides.take(event, span);
    }
    slides.end(text)
}

struct Slides<'p> {
    problems: &'p Problems,
    page: Page,
    section: Option<Section>,
    /// Runs being gathered for a heading, paragraph, point or cell.
    runs: Rich,
    styles: Vec<RunStyle>,
    link: Option<Link>,
    points: Option<(bool, Vec<Rich>)>,
    in_quote: bool,
    table: Option<(Vec<bool>, Vec<Vec<Rich>>)>,
    /// A comment being gathered, with its place.
    html: Option<(String, Range<usize>)>,
    /// Ranges of text inside the block being read: a fence or the head.
    inside: Option<Range<usize>>,
    fence: Option<(String, Range<usize>)>,
    /// Text outside a slide and not of a slide.
    heading: bool,
    /// Ends of sections that a fence closes.
    closed_at: Option<usize>,
}

impl<'p> Slides<'p> {
    fn new(problems: &'p Problems) -> Slides<'p> {
        Slides {
            problems,
            page: Page::default(),
            section: None,
            runs: Vec::new(),
            styles: Vec::new(),
            link: None,
            points: None,
            in_quote: false,
            table: None,
            html: None,
            inside: None,
            fence: None,
            heading: false,
            closed_at: None,
        }
    }

    fn take(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.finish(tag, span),
            Event::Text(text) if self.reads_inside() => self.widen(text.len(), span),
            Event::Text(text) => self.add(&text),
            Event::Code(text) => {
                self.styles.push(RunStyle::Code);
                self.add(&text);
                self.styles.pop();
            }
            Event::SoftBreak | Event::HardBreak => self.add("\n"),
            Event::Html(text) | Event::InlineHtml(text) => match &mut self.html {
                Some((gathered, _)) => gathered.push_str(&text),
                None => self.comment(&text, span),
            },
            _ => self.unusable("markup", span),
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        match tag {
            Tag::Heading { level: HeadingLevel::H2, id, .. } => {
                self.close_section(span.start);
                let id = id.map(|id| id.to_string()).unwrap_or_default();
                if id.is_empty() {
                    self.problems.error(Code::MissingKey, span.clone(), &[("key", "{#id}"), ("table", "##")]);
                }
                self.section = Some(Section { id, span, ..Section::default() });
                self.heading = true;
            }
            Tag::Heading { .. } => self.unusable("heading", span),
            Tag::Paragraph | Tag::Item | Tag::TableRow | Tag::TableCell | Tag::TableHead => {}
            Tag::List(first) => {
                if self.points.is_some() || self.in_quote {
                    self.unusable("list-in-list", span);
                }
                self.points = Some((first.is_some(), Vec::new()));
            }
            Tag::BlockQuote(_) => self.in_quote = true,
            Tag::Table(columns) => {
                let right = columns.iter().map(|column| *column == Alignment::Right).collect();
                self.table = Some((right, Vec::new()));
            }
            Tag::Strong => self.styles.push(RunStyle::Strong),
            Tag::Emphasis => self.styles.push(RunStyle::Emphasis),
            Tag::Link { dest_url, .. } => self.link = self.read_link(&dest_url, span),
            Tag::CodeBlock(CodeBlockKind::Fenced(kind)) => {
                self.close_section(span.start);
                self.fence = Some((kind.to_string(), span));
            }
            Tag::MetadataBlock(_) => self.inside = Some(span.end..span.start),
            Tag::HtmlBlock => self.html = Some((String::new(), span)),
            _ => self.unusable("markup", span),
        }
    }

    fn finish(&mut self, tag: TagEnd, span: Range<usize>) {
        match tag {
            TagEnd::Heading(_) => {
                let title = std::mem::take(&mut self.runs);
                if let Some(section) = self.section.as_mut().filter(|_| self.heading) {
                    section.title = title.into_iter().map(|run| run.text).collect();
                }
                self.heading = false;
            }
            // A paragraph inside a point belongs to the point.
            TagEnd::Paragraph if self.points.is_none() => {
                let rich = std::mem::take(&mut self.runs);
                let block = if self.in_quote { Block::Quote(rich) } else { Block::Paragraph(rich) };
                self.block(block, span);
            }
            TagEnd::Item => {
                let rich = std::mem::take(&mut self.runs);
                if let Some((_, points)) = &mut self.points {
                    points.push(rich);
                }
            }
            TagEnd::List(_) => {
                if let Some((numbered, points)) = self.points.take() {
                    self.block(Block::List { numbered, points }, span);
                }
            }
            TagEnd::BlockQuote(_) => self.in_quote = false,
            TagEnd::TableCell => {
                let rich = std::mem::take(&mut self.runs);
                if let Some((_, rows)) = &mut self.table {
                    if rows.is_empty() {
                        rows.push(Vec::new());
                    }
                    if let Some(row) = rows.last_mut() {
                        row.push(rich);
                    }
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some((_, rows)) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            TagEnd::Table => {
                if let Some((right, mut rows)) = self.table.take() {
                    rows.retain(|row| !row.is_empty());
                    let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
                    self.block(Block::Table { right, head, rows }, span);
                }
            }
            TagEnd::Strong | TagEnd::Emphasis => {
                self.styles.pop();
            }
            TagEnd::Link => self.link = None,
            TagEnd::CodeBlock => {
                if let Some((kind, whole)) = self.fence.take() {
                    let body = self.inside.take().filter(|body| body.start < body.end);
                    let body = body.unwrap_or(whole.end..whole.end);
                    self.closed_at = Some(whole.end);
                    self.page.fences.push(Fence { kind, body, whole });
                }
            }
            TagEnd::MetadataBlock(_) => self.page.head = self.inside.take().filter(|head| head.start < head.end),
            TagEnd::HtmlBlock => {
                if let Some((text, place)) = self.html.take() {
                    for comment in text.split_inclusive("-->") {
                        self.comment(comment, place.clone());
                    }
                }
            }
            _ => {}
        }
    }

    const fn reads_inside(&self) -> bool {
        self.fence.is_some() || self.inside.is_some()
    }

    fn widen(&mut self, length: usize, span: Range<usize>) {
        let end = span.start + length.max(span.len());
        let inside = self.inside.get_or_insert(span.clone());
        if inside.start > inside.end {
            *inside = span.start..end;
        }
        inside.start = inside.start.min(span.start);
        inside.end = inside.end.max(end);
    }

    fn add(&mut self, text: &str) {
        let style = self.styles.last().copied().unwrap_or_default();
        match self.runs.last_mut() {
            Some(run) if run.style == style && run.link == self.link => run.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), style, link: self.link.clone() }),
        }
    }

    fn block(&mut self, block: Block, span: Range<usize>) {
        match &mut self.section {
            Some(section) => section.blocks.push(block),
            None => self.unusable("outside-slide", span),
        }
    }

    /// `<!-- pause -->`, `<!-- speaker_note: … -->`; any other comment is for authors.
    fn comment(&mut self, html: &str, span: Range<usize>) {
        let html = html.trim();
        if html.is_empty() {
            return;
        }
        let Some(inside) = html.strip_prefix("<!--").and_then(|rest| rest.strip_suffix("-->")) else {
            self.unusable("html", span);
            return;
        };
        let inside = inside.trim();
        if inside == "pause" {
            self.block(Block::Pause, span);
        } else if let Some(note) = inside.strip_prefix("speaker_note:") {
            match &mut self.section {
                Some(section) => section.notes.push(note.trim().to_owned()),
                None => self.unusable("outside-slide", span),
            }
        }
    }

    fn read_link(&self, target: &str, span: Range<usize>) -> Option<Link> {
        let (word, id) = target.split_once(':').unwrap_or((target, ""));
        let kind = LinkKind::NAMES.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind);
        if kind.is_none() || id.is_empty() {
            let known = LinkKind::NAMES.iter().map(|(name, _)| *name);
            let near = nearest(word, known).unwrap_or("");
            self.problems.error(Code::LessonLink, span, &[("value", target), ("nearest", near)]);
            return None;
        }
        Some(Link { kind: kind?, id: id.to_owned() })
    }

    fn unusable(&self, what: &'static str, span: Range<usize>) {
        self.problems.error(Code::LessonMarkup, span, &[("markup", what)]);
    }

    fn close_section(&mut self, at: usize) {
        if let Some(mut section) = self.section.take() {
            section.span.end = at;
            self.page.sections.push(section);
        }
    }

    fn end(mut self, text: &str) -> Page {
        self.close_section(text.len());
        self.page
    }
}

/// Joins the lines of a paragraph: with a blank, except between two characters that are written without one.
pub(super) fn join_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character != '\n' {
            out.push(character);
            continue;
        }
        // At the end of a run the neighbour is in another one: what is on this side decides.
        let wide = |c: Option<char>| c.is_none_or(|c| !c.is_ascii() && c != '¥');
        if wide(out.chars().next_back()) && wide(characters.peek().copied()) {
            continue;
        }
        out.push(' ');
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::diagnostic::Source;

    fn page(text: &str) -> (Page, Vec<Code>) {
        let problems = Problems::new(Arc::new(Source { name: "en.md".into(), text: text.into() }));
        let page = read_page(text, &problems);
        (page, problems.into_list().into_iter().map(|problem| problem.code).collect())
    }

    #[test]
    fn slides_pauses_notes_and_fences() {
        let text = "+++\nid = \"L01\"\n+++\n\n## One {#a}\nFirst {x} line\nand **more**.\n\n<!-- pause -->\n\
                    <!-- speaker_note: wait -->\n\n1. a\n2. b\n\n> rule\n\n| A | B |\n|---|--:|\n| c | {d_e} |\n\n\
                    ~~~quiz\nid = \"L01.1\"\n~~~\n\n## Two {#b}\n[owed](term:balance) here\n";
        let (page, codes) = page(text);
        assert_eq!(codes, []);
        assert_eq!(&text[page.head.unwrap()], "id = \"L01\"\n");
        assert_eq!(page.sections.iter().map(|s| (&*s.id, &*s.title)).collect::<Vec<_>>(), [("a", "One"), ("b", "Two")]);
        let first = &page.sections[0];
        assert_eq!(first.notes, ["wait"]);
        assert_eq!(first.blocks.len(), 5, "{:?}", first.blocks);
        let Block::Paragraph(rich) = &first.blocks[0] else { panic!("{:?}", first.blocks[0]) };
        assert_eq!(rich[0].text, "First {x} line\nand ");
        assert_eq!((&*rich[1].text, rich[1].style), ("more", RunStyle::Strong));
        assert_eq!(first.blocks[1], Block::Pause);
        assert!(matches!(&first.blocks[2], Block::List { numbered: true, points } if points.len() == 2));
        assert!(matches!(&first.blocks[3], Block::Quote(rich) if rich[0].text == "rule"));
        let Block::Table { right, head, rows } = &first.blocks[4] else { panic!() };
        assert_eq!((&right[..], head.len(), rows.len()), (&[false, true][..], 2, 1));
        assert_eq!(rows[0][1][0].text, "{d_e}");
        assert!(text[first.span.clone()].ends_with("|\n\n"));
        assert_eq!((&*page.fences[0].kind, &text[page.fences[0].body.clone()]), ("quiz", "id = \"L01.1\"\n"));
        let Block::Paragraph(rich) = &page.sections[1].blocks[0] else { panic!() };
        assert_eq!(rich[0].link, Some(Link { kind: LinkKind::Term, id: "balance".into() }));
    }

    #[test]
    fn what_a_slide_cannot_show_is_a_problem() {
        assert_eq!(page("## A {#a}\n# B\n").1, [Code::LessonMarkup]);
        assert_eq!(page("text before\n").1, [Code::LessonMarkup]);
        assert_eq!(page("## No id\n").1, [Code::MissingKey]);
        assert_eq!(page("## A {#a}\n<b>x</b>\n").1, [Code::LessonMarkup, Code::LessonMarkup]);
        assert_eq!(page("## A {#a}\n[x](https://example.org)\n").1, [Code::LessonLink]);
        assert_eq!(page("## A {#a}\n![x](y.png)\n").1, [Code::LessonMarkup]);
    }

    #[test]
    fn chinese_lines_join_without_a_blank() {
        assert_eq!(join_lines("额度是要约，\n不是收入"), "额度是要约，不是收入");
        assert_eq!(join_lines("欠 {owed}\n元"), "欠 {owed} 元");
        assert_eq!(join_lines("a\nb"), "a b");
    }
}
