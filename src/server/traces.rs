//! Traces: spans of requests and upstream calls, with database statements as events, exported by OTLP over
//! HTTP. Disabled unless the settings name a collector. Spans contain templates, names and statuses, and
//! nothing about a shopper.

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

/// How long a collector may take to accept a batch.
const EXPORT_TIMEOUT: Duration = Duration::from_secs(5);

/// The provider that exports to the collector; `None` if the settings name no collector. Call it inside the
/// runtime.
pub fn provider(settings: &Telemetry) -> Result<Option<SdkTracerProvider>, ExporterBuildError> {
    let Some(collector) = &settings.otlp_endpoint else { return Ok(None) };
    let endpoint = format!("{}/v1/traces", collector.as_str().trim_end_matches('/'));
    let exporter = SpanExporter::builder()
        .with_http()
        .with_protocol(Protocol::HttpBinary)
        .with_endpoint(endpoint)
        .with_timeout(EXPORT_TIMEOUT)
        .build()?;
    let share = f64::from(settings.sample_percent) / 100.0;
    let provider = SdkTracerProvider::builder()
        .with_span_processor(BatchSpanProcessor::builder(exporter, Tokio).build())
        .with_sampler(Sampler::ParentBased(Box::new(Sampler::TraceIdRatioBased(share))))
        .with_resource(Resource::builder().with_service_name("kiosk").build())
        .build();
    Ok(Some(provider))
}

/// The target under which sqlx logs each statement and its duration. Statements contain placeholders, not
/// values.
const STATEMENTS: &str = "sqlx::query";

/// The layer that turns the shop's own spans into traces. Spans of other libraries are ignored.
pub fn layer<S>(provider: &SdkTracerProvider) -> impl Layer<S> + use<S>
where
    S: Subscriber + for<'span> LookupSpan<'span>,
{
    tracing_opentelemetry::layer()
        .with_tracer(provider.tracer("kiosk"))
        .with_location(false)
        .with_threads(false)
        .with_tracked_inactivity(false)
        .with_filter(Targets::new().with_target("kiosk", Level::INFO).with_target(STATEMENTS, Level::DEBUG))
}

#[cfg(test)]
mod tests;
