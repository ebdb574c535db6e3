//! A shop in its own process, over the double of a test.

use crate::{shop::settings::tests::load_test_binary, tests::double::Double, upstream::Endpoint};
use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
};

/// The public origin of the shop.
pub const ORIGIN: &str = "http://127.0.0.1:3000";

/// A shop in its own process.
pub struct Process {
    child: Child,
    pub address: String,
}

impl Process {
    /// Starts the binary that `bench/load` names, or else this test binary.
    pub fn start(double: &Double, database: &Path) -> Self {
        match load_test_binary() {
            Some(program) => Self::released(Path::new(&program), double, database),
            None => Self::own(double, database),
        }
    }

    fn own(double: &Double, database: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "tests::capacity::load::serve_shop_as_child_process",
                "--exact",
                "--ignored",
                "--nocapture",
            ])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        writeln!(child.stdin.take().unwrap(), "{} {}", double.url, database.display()).unwrap();
        let told = child.stdout.take().unwrap();
        Self { address: told_in(told, "listening ", "\n"), child }
    }

    fn released(program: &Path, double: &Double, database: &Path) -> Self {
        let endpoints = Endpoint::ALL.map(Endpoint::name);
        let budgets =
            endpoints.map(|name| (format!("KIOSK_UPSTREAM__BUDGETS__{}", name.to_uppercase()), "1000000/1m"));
        let limits =
            ["PRICES", "ORDERS", "POLLS", "FORMS", "STREAMS_PER_ADDRESS", "UNPAID_ORDERS_PER_SHOPPER"];
        let limits = limits.map(|name| (format!("KIOSK_LIMITS__{name}"), "1000000"));
        let mut child = Command::new(program)
            .envs(budgets)
            .envs(limits)
            .env("KIOSK_UPSTREAM__URL", &double.url)
            .env("KIOSK_UPSTREAM__PARTNER_ID", "load")
            .env("KIOSK_DATABASE__URL", format!("sqlite://{}", database.display()))
            .env("KIOSK_STORE__ORIGIN", ORIGIN)
            .env("LEPTOS_SITE_ADDR", free_address())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let told = child.stderr.take().unwrap();
        Self { address: told_in(told, "\"address\":\"", "\""), child }
    }

    /// The resident memory in kilobytes.
    pub fn memory(&self) -> usize {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.split_whitespace().next().unwrap().parse().unwrap()
    }
}

/// An address on which nobody listens now.
fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

/// The text between `before` and `after` in the first line that has both. Reads and discards all later
/// output.
fn told_in(output: impl Read + Send + 'static, before: &str, after: &str) -> String {
    let mut output = BufReader::new(output);
    let mut line = String::new();
    let found = loop {
        line.clear();
        assert!(output.read_line(&mut line).unwrap() > 0, "the shop did not start");
        if let Some((found, _)) = line.split_once(before).and_then(|(_, rest)| rest.split_once(after)) {
            break found.to_owned();
        }
    };
    std::thread::spawn(move || std::io::copy(&mut output, &mut std::io::sink()));
    found
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
