//! The HTML document and the route table.

use crate::pages::{
    Visit,
    brand::BrandPage,
    brands::BrandsPage,
    cart::CartPage,
    checkout::{CheckoutPage, QueuePage, QueuePosition},
    esim::EsimPage,
    failure::{NotFoundPage, Refusal, RefusalPage},
    home::HomePage,
    order::OrderPage,
    orders::{AskedPage, OpenPage, OrdersPage},
    receipt::ReceiptPage,
    top_up::TopUpPage,
};
use leptos::prelude::*;
use leptos_meta::{HashedStylesheet, MetaTags, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

/// The document around every page. Each page sets its own language.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                // Phones must not turn amounts and hours into links, which would break hydration.
                <meta name="format-detection" content="telephone=no, date=no, email=no, address=no"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f3f7f5"/>
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0c1314"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                // Render the page only when it is complete, so that nothing moves while the rest is being
                // parsed.
                <link rel="expect" href="#end" blocking="render"/>
                <HashedStylesheet id="leptos" options=options.clone()/>
                <script src="/page.js"></script>
                <AutoReload options=options.clone()/>
                <HydrationScripts options islands=true/>
                <MetaTags/>
            </head>
            <body><App/></body>
        </html>
    }
}

/// The route table. Every page is rendered as a whole, so that its status and title are correct.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    if let Some(refusal) = use_context::<Refusal>() {
        return view! { <RefusalPage refusal/> }.into_any();
    }
    if let Some(position) = use_context::<QueuePosition>() {
        return view! { <QueuePage position/> }.into_any();
    }
    if Visit::of_route().is_some_and(|visit| visit.has_no_locale()) {
        return view! { <NotFoundPage/> }.into_any();
    }
    view! {
        <Router>
            <Routes fallback=|| view! { <NotFoundPage/> }>
                <Route path=path!("/:locale") view=HomePage ssr=SsrMode::Async/>
                <Route path=path!("/:locale/brands") view=BrandsPage ssr=SsrMode::Async/>
                <Route path=path!("/:locale/brands/:slug") view=BrandPage ssr=SsrMode::Async/>
                <Route path=path!("/:locale/top-up") view=TopUpPage ssr=SsrMode::Async/>
                <Route path=path!("/:locale/esim") view=EsimPage ssr=SsrMode::Async/>
                <Route path=path!("/:locale/cart") view=CartPage ssr=SsrMode::Async/>
                <Route path=path!("/:locale/checkout") view=CheckoutPage ssr=SsrMode::Async/>
                <Route path=path!("/:locale/orders") view=OrdersPage ssr=SsrMode::Async/>
                <Route path=path!("/:locale/orders/asked") view=AskedPage ssr=SsrMode::Async/>
                <Route path=path!("/:locale/orders/open") view=OpenPage ssr=SsrMode::Async/>
                <Route path=path!("/:locale/orders/:id") view=OrderPage ssr=SsrMode::Async/>
                <Route path=path!("/:locale/orders/:id/receipt") view=ReceiptPage ssr=SsrMode::Async/>
            </Routes>
        </Router>
    }
    .into_any()
}
