-- Where an open order was placed from, as keyed hashes of the address and of its network: so many unpaid orders of one shopper
-- are enough. They go with the row when the order comes to its end, and are blanked once it is paid.
ALTER TABLE open_orders ADD COLUMN address TEXT;
ALTER TABLE open_orders ADD COLUMN network TEXT;

CREATE INDEX open_orders_by_address ON open_orders (address);
CREATE INDEX open_orders_by_network ON open_orders (network);
