//! The server binary: settings, telemetry, serve.

use kiosk::server::command;
use std::process::ExitCode;

/// Faster than the system's under a web server's load.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    command::run(std::env::args().skip(1)).await
}
