use leptos_axum::LeptosRoutes;
#[tokio::main]
async fn main() {
    let conf = leptos::prelude::get_configuration(Some("Leptos.toml")).unwrap();
    let o = conf.leptos_options;
    let routes = leptos_axum::generate_route_list(kiosk::app::App);
    let o2 = o.clone();
    let app = axum::Router::new()
        .leptos_routes_with_context(
            &o,
            routes,
            || leptos::prelude::provide_context(7u32),
            move || kiosk::app::shell(o2.clone()),
        )
        .nest_service("/pkg", tower_http::services::ServeDir::new(format!("{}/pkg", o.site_root)))
        .with_state(o.clone());
    let l = tokio::net::TcpListener::bind(o.site_addr).await.unwrap();
    axum::serve(l, app).await.unwrap();
}
