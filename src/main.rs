//! The server binary: settings, telemetry, serve.

fn main() {}
