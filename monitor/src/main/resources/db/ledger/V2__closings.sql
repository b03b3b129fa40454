-- Frozen months. A table of their own: they are added by a command that runs beside the service,
-- whose places in the journal (entry.seq) are the service's alone to give.
CREATE TABLE closing (
  no    INTEGER NOT NULL PRIMARY KEY,
  at_ms BIGINT  NOT NULL,
  body  TEXT    NOT NULL
);
