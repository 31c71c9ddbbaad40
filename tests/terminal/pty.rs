//! A pseudo-terminal with a screen model: what a person would see.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Longer than any wait on a busy machine; a test that passes never waits so long.
const LIMIT: Duration = Duration::from_secs(20);
/// Silent for so long is a whole frame: one may come in pieces.
const SETTLED: Duration = Duration::from_millis(80);

pub struct Pty {
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    bytes: Receiver<Vec<u8>>,
    reading: JoinHandle<()>,
    closing: Arc<AtomicBool>,
    parser: vt100::Parser,
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).unwrap()
}

impl Pty {
    /// Starts the demo in a terminal of a size, with nothing in its environment but what is given.
    pub fn start(columns: u16, rows: u16, environment: &[(&str, &str)]) -> Pty {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["terminal::inside", "--exact", "--ignored", "--nocapture", "--quiet"]);
        Pty::spawn(command, (columns, rows), environment)
    }

    /// Starts the program itself.
    pub fn start_program(columns: u16, rows: u16, arguments: &[&str], environment: &[(&str, &str)]) -> Pty {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tideover"));
        command.args(arguments);
        Pty::spawn(command, (columns, rows), environment)
    }

    fn spawn(mut command: CommandBuilder, (columns, rows): (u16, u16), environment: &[(&str, &str)]) -> Pty {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env("RUST_BACKTRACE", "0");
        for (name, value) in environment {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, bytes) = channel();
        let closing = Arc::new(AtomicBool::new(false));
        let close = Arc::clone(&closing);
        let reading = std::thread::spawn(move || {
            let mut chunk = [0; 8192];
            while let Ok(count) = reader.read(&mut chunk) {
                if count == 0 || close.load(Ordering::SeqCst) || sender.send(chunk[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let parser = vt100::Parser::new(cells(rows), cells(columns), 0);
        Pty { master: Some(pair.master), writer: Some(writer), child, bytes, reading, closing, parser }
    }

    pub fn send(&mut self, keys: &str) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    pub fn click(&mut self, column: u16, row: u16) {
        self.send(&format!("\x1b[<0;{};{}M\x1b[<0;{0};{1}m", column + 1, row + 1));
    }

    pub fn wheel_up(&mut self, column: u16, row: u16) {
        self.send(&format!("\x1b[<64;{};{}M", column + 1, row + 1));
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.read_for(Duration::from_millis(5));
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
        self.master.as_ref().unwrap().resize(size(columns, rows)).unwrap();
    }

    /// Closes the terminal from outside, as when its window is closed. The reader lets go at the next output.
    pub fn close(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        self.send("L");
        let start = Instant::now();
        while !self.reading.is_finished() {
            assert!(start.elapsed() < LIMIT, "no output after a key");
            std::thread::sleep(Duration::from_millis(5));
        }
        self.writer = None;
        self.master = None;
    }

    pub fn signal(&self, name: &str) {
        let process = self.child.process_id().unwrap();
        let done = std::process::Command::new("kill").args(["-s", name, &process.to_string()]).status().unwrap();
        assert!(done.success());
    }

    pub fn is_stopped(&mut self) -> bool {
        let process = self.child.process_id().unwrap().to_string();
        let state = std::process::Command::new("ps").args(["-o", "stat=", "-p", &process]).output().unwrap();
        String::from_utf8_lossy(&state.stdout).trim_start().starts_with('T')
    }

    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    pub fn row(&self, row: u16) -> String {
        let columns = self.parser.screen().size().1.get();
        self.parser.screen().contents_between(row, 0, row, columns)
    }

    pub fn cell(&self, column: u16, row: u16) -> &vt100::Cell {
        self.parser.screen().cell(row, column).unwrap()
    }

    /// Where a text starts, by cells, not characters.
    pub fn find(&self, text: &str) -> Option<(u16, u16)> {
        let (rows, columns) = self.parser.screen().size();
        let (rows, columns) = (rows.get(), columns.get());
        let places = (0..rows).flat_map(|row| (0..columns).map(move |column| (column, row)));
        places.into_iter().find(|(column, row)| {
            self.parser.screen().contents_between(*row, *column, *row, columns).starts_with(text)
                && self.cell(*column, *row).contents() == text.chars().next().unwrap().to_string()
        })
    }

    pub fn alternate_screen(&self) -> bool {
        self.parser.screen().alternate_screen()
    }

    pub fn cursor_hidden(&self) -> bool {
        self.parser.screen().hide_cursor()
    }

    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(|pty| pty.screen().contains(text));
    }

    pub fn wait_until_gone(&mut self, text: &str) {
        self.wait_until(|pty| !pty.screen().contains(text));
    }

    pub fn wait_until(&mut self, mut done: impl FnMut(&mut Pty) -> bool) {
        let start = Instant::now();
        while !done(self) {
            assert!(start.elapsed() < LIMIT, "waited in vain:\n{}", self.screen());
            self.read_for(Duration::from_millis(20));
        }
        while self.read_for(SETTLED) {}
    }

    /// Waits for the end of the process, whatever its code.
    pub fn wait_until_ended(&mut self) {
        let start = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(start.elapsed() < LIMIT, "it goes on without a terminal");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn exit_code(&mut self) -> u32 {
        self.wait_until_ended();
        while self.read_for(SETTLED) {}
        self.child.wait().unwrap().exit_code()
    }

    /// Feeds what arrives within a time to the screen; whether anything did.
    fn read_for(&mut self, time: Duration) -> bool {
        match self.bytes.recv_timeout(time) {
            Ok(bytes) => {
                self.parser.process(&bytes);
                true
            }
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => {
                std::thread::sleep(time.min(Duration::from_millis(5)));
                false
            }
        }
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // Only what this test started, and only when it is still there.
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = self.child.kill();
        }
    }
}
