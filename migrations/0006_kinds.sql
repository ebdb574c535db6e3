-- Which purchase an order is, as a keyed hash of its lines and its rail: the next idempotency key of a device goes by
-- its newest finished order of the same kind. Orders of older versions have none; their keys are of another form.
ALTER TABLE orders ADD COLUMN kind TEXT;

CREATE INDEX orders_of_a_kind ON orders (device, kind, created_at);
