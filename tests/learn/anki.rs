//! A strict reader of the text that Anki imports: headers, then rows of quoted fields.

use std::collections::BTreeMap;

/// The headers and the rows.
pub fn read(text: &str) -> (BTreeMap<String, String>, Vec<Vec<String>>) {
    let mut headers = BTreeMap::new();
    let mut body = String::new();
    for line in text.lines() {
        if let Some(header) = line.strip_prefix('#').filter(|_| body.is_empty()) {
            let (name, value) = header.split_once(':').expect("a header has a value");
            headers.insert(name.to_owned(), value.to_owned());
        } else {
            body.push_str(line);
            body.push('\n');
        }
    }
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').has_headers(false).from_reader(body.as_bytes());
    let rows = reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect();
    (headers, rows)
}

/// The text of a field of HTML with only the marks that the writer may use.
pub fn plain(field: &str) -> String {
    let mut text = field.to_owned();
    for mark in ["<br>", "<b>", "</b>", "<i>", "</i>"] {
        text = text.replace(mark, "\n");
    }
    assert!(!text.contains(['<', '>']), "unescaped mark in {field}");
    for (at, _) in text.match_indices('&') {
        let rest = &text[at..];
        assert!(["&amp;", "&lt;", "&gt;"].iter().any(|good| rest.starts_with(good)), "{rest}");
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}
