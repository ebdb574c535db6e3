-- Last good answers of the catalogue, so that a shop that starts while its supplier is down has something to show.
-- Nothing of an order or a shopper is in them.
CREATE TABLE copies (
    key     TEXT   NOT NULL PRIMARY KEY,
    body    TEXT   NOT NULL,
    read_at BIGINT NOT NULL
);
CREATE INDEX copies_by_age ON copies (read_at);
