//! Static files: scripts, WebAssembly and styles, which have a hash in their names, and icons, which have
//! none.

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

/// The maximum length of a file's name with its directory, in bytes. File systems allow 255 bytes including
/// the extension of a compressed file.
const MAX_FILE_NAME_BYTES: usize = 240;

/// Routes below `/pkg/`. The files are precompressed. Browsers cache them forever if their names contain
/// hashes.
pub fn package<S: Clone + Send + Sync + 'static>(options: &LeptosOptions) -> Router<S> {
    let folder = Path::new(options.site_root.as_ref()).join(options.site_pkg_dir.as_ref());
    let policy = if options.hash_files { "public, max-age=31536000, immutable" } else { "no-cache" };
    Router::new()
        .nest_service(&format!("/{}", options.site_pkg_dir), serve(&folder))
        .layer(middleware::from_fn(refuse_impossible_names))
        .layer(middleware::from_fn(move |request, next| set_cache_policy(policy, request, next)))
}

/// Routes of the other files in the site directory, such as icons, as they are at startup. Each file has a
/// route of its own, because a path of one segment is otherwise a locale.
pub fn assets<S: Clone + Send + Sync + 'static>(options: &LeptosOptions) -> Router<S> {
    let files = std::fs::read_dir(Path::new(options.site_root.as_ref())).into_iter().flatten().flatten();
    let names = files.filter(|f| f.path().is_file()).filter_map(|f| f.file_name().into_string().ok());
    let folder = serve(Path::new(options.site_root.as_ref()));
    names
        .filter(|name| !name.contains(['{', '}', '*']))
        .fold(Router::new(), |router, name| router.route_service(&format!("/{name}"), folder.clone()))
        .layer(middleware::from_fn(|request, next| set_cache_policy("public, max-age=3600", request, next)))
}

fn serve(folder: &Path) -> ServeDir {
    ServeDir::new(folder).precompressed_br().precompressed_gzip().append_index_html_on_directories(false)
}

/// Middleware: answers 404 to names that no file of a build has. For an impossible name, the operating system
/// reports another error than for a missing file, and the response would be a server error.
async fn refuse_impossible_names(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    if path.contains('%') || path.len() > MAX_FILE_NAME_BYTES {
        return StatusCode::NOT_FOUND.into_response();
    }
    next.run(request).await
}

/// Middleware: sets the cache policy of successful responses. Others are not cached.
async fn set_cache_policy(policy: &'static str, request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    let policy = if answer.status().is_success() { policy } else { "no-cache" };
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(policy));
    answer.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    answer
}
