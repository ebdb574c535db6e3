//! Files of the build: scripts, wasm and styles with a hash in their name, icons without.

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use leptos::config::LeptosOptions;
use std::path::Path;
use tower_http::services::ServeDir;

/// Bytes of the longest name, with its folder, that is looked for; systems allow 255 with the ending of a compressed file.
const MAX_FILE_NAME_BYTES: usize = 240;

/// `/pkg/…`: precompressed and kept for ever by browsers when the names carry hashes.
pub fn package<S: Clone + Send + Sync + 'static>(options: &LeptosOptions) -> Router<S> {
    let folder = Path::new(options.site_root.as_ref()).join(options.site_pkg_dir.as_ref());
    let policy = if options.hash_files { "public, max-age=31536000, immutable" } else { "no-cache" };
    Router::new()
        .nest_service(&format!("/{}", options.site_pkg_dir), serve(&folder))
        .layer(middleware::from_fn(judge))
        .layer(middleware::from_fn(move |request, next| keep(policy, request, next)))
}

/// Every other file that lies in the site folder when the server starts: icons, the favicon. Each has a
/// route of its own, for a path of one segment is otherwise a locale.
pub fn assets<S: Clone + Send + Sync + 'static>(options: &LeptosOptions) -> Router<S> {
    let files = std::fs::read_dir(Path::new(options.site_root.as_ref())).into_iter().flatten().flatten();
    let names = files.filter(|f| f.path().is_file()).filter_map(|f| f.file_name().into_string().ok());
    let folder = serve(Path::new(options.site_root.as_ref()));
    names
        .filter(|name| !name.contains(['{', '}', '*']))
        .fold(Router::new(), |router, name| router.route_service(&format!("/{name}"), folder.clone()))
        .layer(middleware::from_fn(|request, next| keep("public, max-age=3600", request, next)))
}

fn serve(folder: &Path) -> ServeDir {
    ServeDir::new(folder).precompressed_br().precompressed_gzip().append_index_html_on_directories(false)
}

/// Names that no file of a build has are not looked for: the system has other words for what no file can be called than for
/// a file that is missing, and they would be answered as a fault.
async fn judge(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.contains('%') || path.len() > MAX_FILE_NAME_BYTES {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}

/// Sets how long an answer is kept; only a success is.
async fn keep(policy: &'static str, request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let policy = if answer.status().is_success() { policy } else { "no-cache" };
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
    answer.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    answer
}
