//! The `kiosk` binary. It runs the command that its arguments name.

use kiosk::server::command;
use std::process::ExitCode;

/// Faster than the system's allocator under the load of a web server.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[tokio::main]
async fn main() -> ExitCode {
    command::run(std::env::args().skip(1)).await
}
