//! Traces: spans of requests, of calls to upstream and of work in the store, sent to a collector by OTLP over HTTP.
//! Off unless the settings name one. A span holds templates, names and statuses: nothing about a shopper.

use crate::shop::settings::Telemetry;
use opentelemetry::trace::TracerProvider;
use opentelemetry_otlp::{ExporterBuildError, Protocol, SpanExporter, WithExportConfig};
use opentelemetry_sdk::{
    Resource,
    runtime::Tokio,
    trace::{Sampler, SdkTracerProvider, span_processor_with_async_runtime::BatchSpanProcessor},
};
use std::time::Duration;
use tracing::{Level, Subscriber};
use tracing_subscriber::{Layer, filter::Targets, registry::LookupSpan};

/// For a collector to take a batch.
const PATIENCE: Duration = Duration::from_secs(5);

/// Who sends to the collector; nobody unless there is one. Only inside the runtime.
pub fn provider(settings: &Telemetry) -> Result<Option<SdkTracerProvider>, ExporterBuildError> {
    let Some(collector) = &settings.otlp_endpoint else { return Ok(None) };
    let endpoint = format!("{}/v1/traces", collector.as_str().trim_end_matches('/'));
    let exporter = SpanExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(endpoint)
        .with_timeout(PATIENCE)
        .build()?;
    let share = f64::from(settings.sample_percent) / 100.0;
    let provider = SdkTracerProvider::builder()
        .with_span_processor(BatchSpanProcessor::builder(exporter, Tokio).build())
        .with_sampler(Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(share))))
        .with_resource(Resource::builder().with_service_name("kiosk").build())
        .build();
    Ok(Some(provider))
}

/// The layer that makes the shop's own spans traces; what libraries do is theirs.
pub fn layer<S>(provider: &SdkTracerProvider) -> impl Layer<S> + use<S>
where
    S: Subscriber + for<'span> LookupSpan<'span>,
{
    tracing_opentelemetry::layer()
        .with_tracer(provider.tracer("kiosk"))
        .with_location(false)
        .with_threads(false)
        .with_tracked_inactivity(false)
        .with_filter(Targets::new().with_target("kiosk", Level::INFO))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::telemetry;
    use axum::{Router, body::Body, http::Request, middleware, routing::get};
    use bytes::Bytes;
    use tokio::{net::TcpListener, sync::mpsc};
    use tower::ServiceExt;
    use tracing_subscriber::layer::SubscriberExt;

    /// A collector, and what it is sent.
    async fn collector() -> (url::Url, mpsc::UnboundedReceiver<Bytes>) {
        let (sent, received) = mpsc::unbounded_channel();
        let take = async move |body: Bytes| sent.send(body).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
        let app = Router::new().route("/v1/traces", axum::routing::post(take));
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        (url, received)
    }

    #[tokio::test]
    async fn a_collector_is_told_of_requests_by_their_routes_and_of_nobody() {
        let (url, mut received) = collector().await;
        let settings = Telemetry { otlp_endpoint: Some(url), sample_percent: 100 };
        let provider = provider(&settings).unwrap();
        let lines = tracing_subscriber::registry().with(provider.as_ref().map(layer));
        let guard = tracing::subscriber::set_default(lines);
        let app = Router::new()
            .route("/orders/{id}", get(async || "an order"))
            .layer(middleware::from_fn(telemetry::log));
        let asked = Request::get("/orders/4711?email=buyer@example.test").header("cookie", "kiosk=s3cret");
        assert_eq!(app.oneshot(asked.body(Body::empty()).unwrap()).await.unwrap().status(), 200);
        drop(guard);
        telemetry::finish(provider).await;
        let told = String::from_utf8_lossy(&received.recv().await.unwrap()).into_owned();
        for word in ["GET /orders/{id}", "http.response.status_code", "kiosk"] {
            assert!(told.contains(word), "no {word} in {told}");
        }
        for secret in ["4711", "buyer", "s3cret"] {
            assert!(!told.contains(secret), "{secret} in {told}");
        }
    }

    #[test]
    fn without_a_collector_nobody_is_told() {
        let settings = Telemetry { otlp_endpoint: None, sample_percent: 100 };
        assert!(provider(&settings).unwrap().is_none());
    }
}
