-- The processes that share this store, and which orders they follow.

-- A node lives until the moment `until`, in milliseconds of the store's clock, which it puts off every second.
CREATE TABLE nodes (
    id    TEXT   NOT NULL PRIMARY KEY,
    until BIGINT NOT NULL
);

-- Who is placing a "started" order: when that node lives no longer, nobody knows how it went.
ALTER TABLE orders ADD COLUMN node TEXT;

-- Orders that upstream made and that have not come to an end. `node` follows one for whoever watches it, by
-- the claim `turn`; while nobody watches, whoever comes first looks after it at `due_at`. `told` is upstream's
-- last word for the other nodes: no codes, no e-mail address, no upstream id.
CREATE TABLE open_orders (
    order_id TEXT   NOT NULL PRIMARY KEY,
    due_at   BIGINT NOT NULL,
    node     TEXT,
    turn     TEXT,
    told     TEXT
);

CREATE INDEX open_orders_by_due ON open_orders (due_at);

INSERT INTO open_orders (order_id, due_at) SELECT id, created_at FROM orders WHERE status = 'placed';
