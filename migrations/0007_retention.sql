-- Upstream ids are sealed under a key that is not in the database ("sealed1.…"); rows of older versions hold them in
-- clear until the shop has sealed them, in its first minute. An id that is no longer kept is empty. Orders that ended
-- long ago lose it, later they are deleted: by this index, the oldest change first.
CREATE INDEX orders_by_change ON orders (updated_at);
CREATE INDEX orders_with_upstream_id ON orders (updated_at) WHERE upstream_id <> '';
