use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, Html, MetaTags, Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};
pub fn shell(options: LeptosOptions) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8"/>
                <HydrationScripts options=options.clone() islands=true/>
                <HashedStylesheet id="leptos" options/>
                <MetaTags/>
            </head>
            <body><App/></body>
        </html>
    }
}
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! { <Router><Html {..} lang="it"/><main><Routes fallback=|| "nf"><Route path=path!("/:locale/x") view=Home ssr=SsrMode::Async/></Routes></main></Router> }
}
#[component]
fn Home() -> impl IntoView {
    let q = expect_context::<u32>();
    Suspend::new(async move {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        if let Some(r) = use_context::<leptos_axum::ResponseOptions>() {
            r.set_status(http::StatusCode::NOT_FOUND);
        }
        view! { <Title text="Hallo"/><p>{q}</p> }
    })
}
