-- Orders opened on another device by proving the e-mail address they were placed with. `device` and
-- `email` are the keyed hashes of the table "orders"; no address is here either.

-- A device may see the orders of an address that were placed until this moment.
CREATE TABLE grants (
    device     TEXT   NOT NULL,
    email      TEXT   NOT NULL,
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (device, email)
);

-- Links that were used, so that none works twice; kept until they would have ended by themselves.
CREATE TABLE spent_links (
    id      TEXT   NOT NULL PRIMARY KEY,
    device  TEXT   NOT NULL,
    ends_at BIGINT NOT NULL
);

CREATE INDEX spent_links_by_end ON spent_links (ends_at);
