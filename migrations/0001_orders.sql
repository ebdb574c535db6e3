-- The journal of orders. Plain SQL for SQLite and PostgreSQL alike: text, bigint, no functions.
-- Never here: codes, e-mail addresses, phone numbers, IP addresses. `email`, `device` and
-- `fingerprint` are keyed hashes; `upstream_id` is a bearer secret.
CREATE TABLE orders (
    id              TEXT   NOT NULL PRIMARY KEY,
    idempotency_key TEXT   NOT NULL UNIQUE,
    fingerprint     TEXT   NOT NULL,
    device          TEXT   NOT NULL,
    email           TEXT   NOT NULL,
    lines           TEXT   NOT NULL,
    agreed          TEXT   NOT NULL,
    language        TEXT   NOT NULL,
    country         TEXT   NOT NULL,
    status          TEXT   NOT NULL
        CHECK (status IN ('started', 'placed', 'refused', 'not_sent', 'ambiguous')),
    problems        TEXT,
    upstream_id     TEXT,
    state           TEXT,
    phase           TEXT,
    paid_at         BIGINT,
    delivered_at    BIGINT,
    expires_at      BIGINT,
    created_at      BIGINT NOT NULL,
    updated_at      BIGINT NOT NULL,
    CHECK (status <> 'placed' OR upstream_id IS NOT NULL)
);

CREATE INDEX orders_of_a_device ON orders (device, created_at);
CREATE INDEX orders_of_an_email ON orders (email, created_at);
CREATE INDEX orders_by_status ON orders (status, created_at);
