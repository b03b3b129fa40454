-- The ledger. One text for SQLite and PostgreSQL; ${bytes} is BLOB or BYTEA.
-- Instants are milliseconds since 1970-01-01T00:00:00Z.

CREATE TABLE meta (
  name  VARCHAR(60) NOT NULL PRIMARY KEY,
  value TEXT        NOT NULL
);

CREATE TABLE target (
  no INTEGER     NOT NULL PRIMARY KEY,
  id VARCHAR(80) NOT NULL UNIQUE
);

-- Everything but measurements, one row each, in the order of entry.
CREATE TABLE entry (
  seq     BIGINT       NOT NULL PRIMARY KEY,
  at_ms   BIGINT       NOT NULL,
  kind    VARCHAR(24)  NOT NULL,
  subject VARCHAR(200) NOT NULL,
  body    TEXT         NOT NULL
);
CREATE INDEX entry_kind_at ON entry (kind, at_ms);
CREATE INDEX entry_at ON entry (at_ms);

-- Measurements and heartbeats as they came, a batch a row, until they are folded.
CREATE TABLE fresh (
  seq  BIGINT   NOT NULL PRIMARY KEY,
  body ${bytes} NOT NULL
);

-- Measurements of one target and one day of the province, without loss.
CREATE TABLE observed (
  target INTEGER  NOT NULL,
  day    INTEGER  NOT NULL,
  body   ${bytes} NOT NULL,
  PRIMARY KEY (target, day)
);

-- Answer times of one target and day, as a quantile sketch.
CREATE TABLE latency (
  target INTEGER  NOT NULL,
  day    INTEGER  NOT NULL,
  body   ${bytes} NOT NULL,
  PRIMARY KEY (target, day)
);

-- Decided time. Rows of a target tile.
CREATE TABLE span (
  target  INTEGER     NOT NULL,
  from_ms BIGINT      NOT NULL,
  to_ms   BIGINT      NOT NULL,
  state   VARCHAR(12) NOT NULL,
  cause   VARCHAR(40),
  PRIMARY KEY (target, from_ms)
);

CREATE TABLE outage (
  target       INTEGER NOT NULL,
  start_ms     BIGINT  NOT NULL,
  end_ms       BIGINT,
  confirmed_ms BIGINT  NOT NULL,
  incident_ms  BIGINT,
  cause        VARCHAR(40),
  PRIMARY KEY (target, start_ms)
);

-- Where folding stands: one row.
CREATE TABLE checkpoint (
  no   INTEGER  NOT NULL PRIMARY KEY,
  body ${bytes} NOT NULL
);
