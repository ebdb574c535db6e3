-- Secrets that the shop made itself on its first start, so that cookies and quotes outlive a restart and
-- are the same on every node.
CREATE TABLE secrets (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);
