-- annals store, schema version 1, for SQLite 3.37 or later.
--
-- A released step is never changed; a change is a new step. See ../README.md for how to read the
-- tables and for queries to paste. The application id is "ANLS".
PRAGMA application_id = 0x414E4C53;

-- ---------------------------------------------------------------- what is measured, and by whom

-- A topic under which indicators are grouped; a small tree.
CREATE TABLE subject (
  id        INTEGER PRIMARY KEY,
  code      TEXT NOT NULL COLLATE NOCASE,
  parent_id INTEGER,                     -- the topic above; NULL at the top
  CONSTRAINT subject_code_unique UNIQUE (code),
  CONSTRAINT subject_parent_known FOREIGN KEY (parent_id) REFERENCES subject (id)
) STRICT;

CREATE TABLE subject_name (
  subject_id INTEGER NOT NULL,
  language   TEXT NOT NULL,              -- BCP 47, lower case: "zh", "en"
  position   INTEGER NOT NULL,           -- 0: the name to print; 1 and up: aliases, in order
  name       TEXT NOT NULL,
  folded     TEXT NOT NULL,              -- Unicode NFKC, case folded: the form for looking up
  CONSTRAINT subject_name_key PRIMARY KEY (subject_id, language, position),
  CONSTRAINT subject_name_subject_known FOREIGN KEY (subject_id) REFERENCES subject (id),
  CONSTRAINT subject_name_position_valid CHECK (position >= 0)
) STRICT, WITHOUT ROWID;

-- A body that reports figures.
CREATE TABLE agency (
  id         INTEGER PRIMARY KEY,
  code       TEXT NOT NULL COLLATE NOCASE,
  kind       TEXT NOT NULL,
  parent_id  INTEGER,                    -- today's parent, or the last it had
  first_year INTEGER,                    -- years of existence, both included; NULL: open
  last_year  INTEGER,
  CONSTRAINT agency_id_valid CHECK (id BETWEEN 0 AND 4294967295),
  CONSTRAINT agency_code_unique UNIQUE (code),
  CONSTRAINT agency_parent_known FOREIGN KEY (parent_id) REFERENCES agency (id),
  CONSTRAINT agency_kind_valid CHECK (kind IN ('nation', 'province', 'prefecture', 'county',
    'township', 'department', 'court', 'other')),
  CONSTRAINT agency_years_valid CHECK (ifnull(first_year, 1) BETWEEN 1 AND 2999
    AND ifnull(last_year, 2999) BETWEEN ifnull(first_year, 1) AND 2999)
) STRICT;

CREATE INDEX agency_by_parent ON agency (parent_id);

CREATE TABLE agency_name (
  agency_id INTEGER NOT NULL,
  language  TEXT NOT NULL,
  position  INTEGER NOT NULL,            -- as in subject_name
  name      TEXT NOT NULL,
  folded    TEXT NOT NULL,
  CONSTRAINT agency_name_key PRIMARY KEY (agency_id, language, position),
  CONSTRAINT agency_name_agency_known FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT agency_name_position_valid CHECK (position >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX agency_name_by_folded ON agency_name (folded);

-- Parents that an agency no longer has.
CREATE TABLE agency_former_parent (
  agency_id INTEGER NOT NULL,
  last_year INTEGER NOT NULL,            -- the last year under this parent
  parent_id INTEGER NOT NULL,
  CONSTRAINT agency_former_parent_key PRIMARY KEY (agency_id, last_year),
  CONSTRAINT agency_former_parent_agency_known FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT agency_former_parent_parent_known FOREIGN KEY (parent_id) REFERENCES agency (id)
) STRICT, WITHOUT ROWID;

-- One step of succession: from "year" on, the successor stands where the predecessor stood.
CREATE TABLE succession (
  predecessor_id INTEGER NOT NULL,
  successor_id   INTEGER NOT NULL,
  year           INTEGER NOT NULL,       -- the first year under the successor
  kind           TEXT NOT NULL,
  basis          TEXT NOT NULL,          -- the document that ordered it; '' if not known
  note           TEXT NOT NULL,
  CONSTRAINT succession_key PRIMARY KEY (predecessor_id, successor_id, year),
  CONSTRAINT succession_predecessor_known FOREIGN KEY (predecessor_id) REFERENCES agency (id),
  CONSTRAINT succession_successor_known FOREIGN KEY (successor_id) REFERENCES agency (id),
  CONSTRAINT succession_two_agencies CHECK (predecessor_id <> successor_id),
  CONSTRAINT succession_year_valid CHECK (year BETWEEN 1 AND 2999),
  CONSTRAINT succession_kind_valid CHECK (kind IN ('rename', 'merge', 'split', 'transfer'))
) STRICT, WITHOUT ROWID;

-- What is measured. Decimals are a mantissa and an exponent: mantissa * 10^exponent, as printed.
CREATE TABLE indicator (
  id                   INTEGER PRIMARY KEY,
  code                 TEXT NOT NULL COLLATE NOCASE,
  subject_id           INTEGER,
  kind                 TEXT NOT NULL,
  unit                 TEXT NOT NULL,    -- as printed: "%"
  decimals             INTEGER NOT NULL, -- digits after the point that are usually printed
  polarity             TEXT NOT NULL,
  aggregation          TEXT NOT NULL,    -- how values of several agencies make one
  numerator_id         INTEGER,          -- factor * numerator / denominator; both or none
  denominator_id       INTEGER,
  factor_mantissa      INTEGER NOT NULL,
  factor_exponent      INTEGER NOT NULL,
  formula              TEXT NOT NULL,    -- an expression over indicator codes, or ''
  rounding             TEXT NOT NULL,
  lower_bound_mantissa INTEGER,          -- values outside the bounds are refused
  lower_bound_exponent INTEGER,
  upper_bound_mantissa INTEGER,
  upper_bound_exponent INTEGER,
  CONSTRAINT indicator_id_valid CHECK (id BETWEEN 0 AND 2147483647),
  CONSTRAINT indicator_code_unique UNIQUE (code),
  CONSTRAINT indicator_subject_known FOREIGN KEY (subject_id) REFERENCES subject (id),
  CONSTRAINT indicator_numerator_known FOREIGN KEY (numerator_id) REFERENCES indicator (id),
  CONSTRAINT indicator_denominator_known FOREIGN KEY (denominator_id) REFERENCES indicator (id),
  CONSTRAINT indicator_kind_valid CHECK (kind IN ('count', 'amount', 'percent', 'ratio', 'score',
    'duration')),
  CONSTRAINT indicator_decimals_valid CHECK (decimals BETWEEN 0 AND 18),
  CONSTRAINT indicator_polarity_valid CHECK (polarity IN ('neutral', 'higher_is_better',
    'lower_is_better')),
  CONSTRAINT indicator_aggregation_valid CHECK (aggregation IN ('none', 'sum', 'ratio_of_sums',
    'mean')),
  CONSTRAINT indicator_rounding_valid CHECK (rounding IN ('half_up', 'half_even')),
  CONSTRAINT indicator_factor_valid CHECK (factor_mantissa <> 0),
  CONSTRAINT indicator_both_counts CHECK ((numerator_id IS NULL) = (denominator_id IS NULL)),
  CONSTRAINT indicator_lower_bound_whole
    CHECK ((lower_bound_mantissa IS NULL) = (lower_bound_exponent IS NULL)),
  CONSTRAINT indicator_upper_bound_whole
    CHECK ((upper_bound_mantissa IS NULL) = (upper_bound_exponent IS NULL))
) STRICT;

CREATE TABLE indicator_name (
  indicator_id INTEGER NOT NULL,
  language     TEXT NOT NULL,
  position     INTEGER NOT NULL,         -- as in subject_name
  name         TEXT NOT NULL,
  folded       TEXT NOT NULL,
  CONSTRAINT indicator_name_key PRIMARY KEY (indicator_id, language, position),
  CONSTRAINT indicator_name_indicator_known FOREIGN KEY (indicator_id) REFERENCES indicator (id),
  CONSTRAINT indicator_name_position_valid CHECK (position >= 0)
) STRICT, WITHOUT ROWID;

CREATE INDEX indicator_name_by_folded ON indicator_name (folded);

-- Longer texts of an indicator, by language.
CREATE TABLE indicator_text (
  indicator_id INTEGER NOT NULL,
  field        TEXT NOT NULL,            -- 'definition': what is counted; 'unit': its name
  language     TEXT NOT NULL,
  content      TEXT NOT NULL,
  CONSTRAINT indicator_text_key PRIMARY KEY (indicator_id, field, language),
  CONSTRAINT indicator_text_indicator_known FOREIGN KEY (indicator_id) REFERENCES indicator (id),
  CONSTRAINT indicator_text_field_valid CHECK (field IN ('definition', 'unit'))
) STRICT, WITHOUT ROWID;

-- Versions of an indicator's definition, with the days on which they held.
CREATE TABLE definition_version (
  indicator_id     INTEGER NOT NULL,
  version          TEXT NOT NULL,
  valid_from       TEXT,                 -- ISO 8601 days, both included; NULL: open
  valid_to         TEXT,
  legal_basis      TEXT NOT NULL,
  numerator_rule   TEXT NOT NULL,
  denominator_rule TEXT NOT NULL,
  note             TEXT NOT NULL,
  CONSTRAINT definition_version_key PRIMARY KEY (indicator_id, version),
  CONSTRAINT definition_version_indicator_known
    FOREIGN KEY (indicator_id) REFERENCES indicator (id),
  CONSTRAINT definition_version_named CHECK (version <> ''),
  CONSTRAINT definition_version_days_valid
    CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from <= valid_to)
) STRICT, WITHOUT ROWID;

-- From first_year on, values are not comparable with those before.
CREATE TABLE series_break (
  id                 INTEGER PRIMARY KEY,
  indicator_id       INTEGER NOT NULL,
  agency_id          INTEGER,            -- NULL: for all agencies
  first_year         INTEGER NOT NULL,
  reason             TEXT NOT NULL,
  pre_break_mantissa INTEGER,            -- the value of first_year by the old method
  pre_break_exponent INTEGER,
  CONSTRAINT series_break_indicator_known FOREIGN KEY (indicator_id) REFERENCES indicator (id),
  CONSTRAINT series_break_agency_known FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT series_break_year_valid CHECK (first_year BETWEEN 1 AND 2999),
  CONSTRAINT series_break_value_whole
    CHECK ((pre_break_mantissa IS NULL) = (pre_break_exponent IS NULL))
) STRICT;

CREATE UNIQUE INDEX series_break_unique
  ON series_break (indicator_id, ifnull(agency_id, 0), first_year);

-- ------------------------------------------------------------------------- where values come from

-- A publication that values were taken from. "Entered by hand" is one too.
CREATE TABLE source (
  id              INTEGER PRIMARY KEY,
  code            TEXT NOT NULL COLLATE NOCASE,
  title           TEXT NOT NULL,
  document_number TEXT NOT NULL,
  publisher       TEXT NOT NULL,
  published       TEXT,                  -- "2024", "2024-01" or "2024-01-31"; NULL: not known
  url             TEXT NOT NULL,
  sha256          TEXT NOT NULL,         -- of the file, 64 hexadecimal digits, or ''
  note            TEXT NOT NULL,
  -- The last day of "published": what the document says is known to the public from then on.
  known_from      TEXT GENERATED ALWAYS AS (CASE length(published)
                    WHEN 4 THEN published || '-12-31'
                    WHEN 7 THEN date(published || '-01', '+1 month', '-1 day')
                    ELSE published END) VIRTUAL,
  CONSTRAINT source_code_unique UNIQUE (code),
  CONSTRAINT source_published_valid CHECK (published IS NULL
    OR published GLOB '[0-9][0-9][0-9][0-9]'
    OR published GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'
    OR published GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  CONSTRAINT source_sha256_valid CHECK (sha256 = '' OR (length(sha256) = 64
    AND sha256 NOT GLOB '*[^0-9a-f]*'))
) STRICT;

-- One write of values from one source: who, when, why, with what. Ids ascend with time.
CREATE TABLE batch (
  id          INTEGER PRIMARY KEY,
  source_id   INTEGER NOT NULL,
  recorded_at TEXT NOT NULL,             -- "2024-01-31T08:30:00.000Z"; never earlier than before
  author      TEXT NOT NULL,
  reason      TEXT NOT NULL,
  program     TEXT NOT NULL,             -- name and version of what wrote
  CONSTRAINT batch_source_known FOREIGN KEY (source_id) REFERENCES source (id),
  CONSTRAINT batch_recorded_at_valid CHECK (recorded_at GLOB
    '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;

CREATE INDEX batch_by_source ON batch (source_id);

-- ------------------------------------------------------------------------------------- the values

-- Every revision of every value; rows are added and never changed. One series is one contiguous
-- range of the key. What is current is told by the view current_observation.
CREATE TABLE observation (
  agency_id    INTEGER NOT NULL,
  indicator_id INTEGER NOT NULL,
  year         INTEGER NOT NULL,         -- the year the value describes
  batch_id     INTEGER NOT NULL,         -- the write that recorded this revision
  mantissa     INTEGER,                  -- value = mantissa * 10^exponent, exactly as printed:
  exponent     INTEGER,                  -- 97.30 is 9730 and -2; both NULL: no value
  obs_status   TEXT NOT NULL DEFAULT 'A', -- letters of SDMX CL_OBS_STATUS, strongest first; 'A' normal
  bound        INTEGER NOT NULL DEFAULT 0, -- 0 exact, 1 about, 2 at least, 3 at most
  retracted    INTEGER NOT NULL DEFAULT 0, -- 1: the source's word on this observation is withdrawn
  has_detail   INTEGER NOT NULL DEFAULT 0, -- 1: there is a row in observation_detail
  CONSTRAINT observation_key PRIMARY KEY (agency_id, indicator_id, year, batch_id),
  CONSTRAINT observation_agency_known FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT observation_indicator_known FOREIGN KEY (indicator_id) REFERENCES indicator (id),
  CONSTRAINT observation_batch_known FOREIGN KEY (batch_id) REFERENCES batch (id),
  CONSTRAINT observation_year_valid CHECK (year BETWEEN 1 AND 2999),
  CONSTRAINT observation_value_whole CHECK ((mantissa IS NULL) = (exponent IS NULL)),
  CONSTRAINT observation_exponent_valid CHECK (exponent BETWEEN -40 AND 40),
  -- 'A' is told apart before GLOB, here and below: nearly every value has it, and a call of GLOB
  -- costs more than the rest of the checks.
  CONSTRAINT observation_status_valid CHECK (obs_status = 'A' OR (obs_status <> ''
    AND obs_status NOT GLOB '*[^ABDEFGHIJKLMNOPQSUVW]*')),
  CONSTRAINT observation_bound_valid CHECK (bound BETWEEN 0 AND 3),
  CONSTRAINT observation_retracted_valid CHECK (retracted IN (0, 1)),
  CONSTRAINT observation_has_detail_valid CHECK (has_detail IN (0, 1)),
  -- A value is there, or a status that says why not; a retraction has neither.
  CONSTRAINT observation_value_or_reason CHECK (CASE
    WHEN retracted THEN mantissa IS NULL
    WHEN mantissa IS NULL THEN obs_status GLOB '*[OMLHQKJS]*'
    WHEN obs_status = 'A' THEN TRUE
    ELSE obs_status NOT GLOB '*[OMLHQK]*' END)
) STRICT, WITHOUT ROWID;

-- What few observations have: the counts behind a rate, the place in the source, a note.
CREATE TABLE observation_detail (
  agency_id            INTEGER NOT NULL,
  indicator_id         INTEGER NOT NULL,
  year                 INTEGER NOT NULL,
  batch_id             INTEGER NOT NULL,
  numerator_mantissa   INTEGER,
  numerator_exponent   INTEGER,
  denominator_mantissa INTEGER,
  denominator_exponent INTEGER,
  locator              TEXT NOT NULL,    -- a chapter, a page, a cell; or ''
  note                 TEXT NOT NULL,
  CONSTRAINT observation_detail_key PRIMARY KEY (agency_id, indicator_id, year, batch_id),
  CONSTRAINT observation_detail_observation_known
    FOREIGN KEY (agency_id, indicator_id, year, batch_id)
    REFERENCES observation (agency_id, indicator_id, year, batch_id),
  CONSTRAINT observation_detail_numerator_whole
    CHECK ((numerator_mantissa IS NULL) = (numerator_exponent IS NULL)),
  CONSTRAINT observation_detail_denominator_whole
    CHECK ((denominator_mantissa IS NULL) = (denominator_exponent IS NULL))
) STRICT, WITHOUT ROWID;

-- What is current of each agency and indicator, packed into one row, from which a program reads
-- many series at once. It follows from observation, is written with it, and need not be looked at:
-- the view current_observation says the same. The bytes are described in ../README.md.
CREATE TABLE packed_series (
  id      INTEGER PRIMARY KEY,           -- indicator_id << 32 | agency_id
  content BLOB NOT NULL
) STRICT;

-- What an agency, or every agency of a kind, should reach in a year.
CREATE TABLE target (
  id           INTEGER PRIMARY KEY,
  agency_id    INTEGER,                  -- exactly one of agency_id and agency_kind
  agency_kind  TEXT,
  indicator_id INTEGER NOT NULL,
  year         INTEGER NOT NULL,
  direction    TEXT NOT NULL,            -- 'at_least' or 'at_most'
  mantissa     INTEGER NOT NULL,
  exponent     INTEGER NOT NULL,
  source_id    INTEGER NOT NULL,
  note         TEXT NOT NULL,
  CONSTRAINT target_agency_known FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT target_indicator_known FOREIGN KEY (indicator_id) REFERENCES indicator (id),
  CONSTRAINT target_source_known FOREIGN KEY (source_id) REFERENCES source (id),
  CONSTRAINT target_agency_or_kind CHECK ((agency_id IS NULL) <> (agency_kind IS NULL)),
  CONSTRAINT target_kind_valid CHECK (agency_kind IS NULL OR agency_kind IN ('nation', 'province',
    'prefecture', 'county', 'township', 'department', 'court', 'other')),
  CONSTRAINT target_year_valid CHECK (year BETWEEN 1 AND 2999),
  CONSTRAINT target_direction_valid CHECK (direction IN ('at_least', 'at_most'))
) STRICT;

CREATE UNIQUE INDEX target_unique ON target
  (ifnull(agency_id, 0), ifnull(agency_kind, ''), indicator_id, year, direction, source_id);

-- ------------------------------------------------------------ what figures must satisfy, and waivers

-- A named check. Which columns a kind uses is told in docs/model.md; the others are NULL.
CREATE TABLE rule (
  id             INTEGER PRIMARY KEY,
  code           TEXT NOT NULL COLLATE NOCASE,
  kind           TEXT NOT NULL,
  severity       TEXT NOT NULL,
  relation       TEXT,                   -- of an identity, whose sums are in rule_term
  indicator_id   INTEGER,                -- NULL: every indicator to which the kind can apply
  agency_kind    TEXT,                   -- NULL: agencies of every kind
  child_kind     TEXT,                   -- only children of this kind are summed
  first_year     INTEGER,                -- the years looked at, both included; NULL: open
  last_year      INTEGER,
  low_mantissa   INTEGER,                -- of a range, both included
  low_exponent   INTEGER,
  high_mantissa  INTEGER,
  high_exponent  INTEGER,
  limit_mantissa INTEGER,                -- the largest jump that is no finding
  limit_exponent INTEGER,
  measure        TEXT NOT NULL,          -- of a jump
  missing        TEXT NOT NULL,          -- what is done where a figure is missing
  note           TEXT NOT NULL,
  CONSTRAINT rule_code_unique UNIQUE (code),
  CONSTRAINT rule_indicator_known FOREIGN KEY (indicator_id) REFERENCES indicator (id),
  CONSTRAINT rule_kind_valid CHECK (kind IN ('identity', 'range', 'jump', 'rate_against_counts',
    'parent_against_children', 'sources_disagree', 'expected')),
  CONSTRAINT rule_severity_valid CHECK (severity IN ('note', 'warning', 'error')),
  CONSTRAINT rule_relation_valid CHECK ((kind = 'identity') = (relation IS NOT NULL)
    AND ifnull(relation, '=') IN ('=', '<=', '>=')),
  CONSTRAINT rule_agency_kind_valid CHECK (ifnull(agency_kind, 'other') IN ('nation', 'province',
    'prefecture', 'county', 'township', 'department', 'court', 'other')),
  CONSTRAINT rule_child_kind_valid CHECK (ifnull(child_kind, 'other') IN ('nation', 'province',
    'prefecture', 'county', 'township', 'department', 'court', 'other')),
  CONSTRAINT rule_years_valid CHECK (ifnull(first_year, 1) BETWEEN 1 AND 2999
    AND ifnull(last_year, 2999) BETWEEN ifnull(first_year, 1) AND 2999),
  CONSTRAINT rule_low_whole CHECK ((low_mantissa IS NULL) = (low_exponent IS NULL)),
  CONSTRAINT rule_high_whole CHECK ((high_mantissa IS NULL) = (high_exponent IS NULL)),
  CONSTRAINT rule_limit_whole CHECK ((limit_mantissa IS NULL) = (limit_exponent IS NULL)),
  CONSTRAINT rule_measure_valid CHECK (measure IN ('relative', 'absolute')),
  CONSTRAINT rule_missing_valid CHECK (missing IN ('skip_if_any_missing', 'skip_if_all_missing',
    'never_skip'))
) STRICT;

-- What a rule says in a few words, by language.
CREATE TABLE rule_name (
  rule_id  INTEGER NOT NULL,
  language TEXT NOT NULL,
  name     TEXT NOT NULL,
  CONSTRAINT rule_name_key PRIMARY KEY (rule_id, language),
  CONSTRAINT rule_name_rule_known FOREIGN KEY (rule_id) REFERENCES rule (id)
) STRICT, WITHOUT ROWID;

-- The summands of an identity: left side, relation, right side.
CREATE TABLE rule_term (
  rule_id      INTEGER NOT NULL,
  side         TEXT NOT NULL,            -- 'left' or 'right'
  position     INTEGER NOT NULL,         -- from 0
  sign         INTEGER NOT NULL,         -- 1 or -1
  indicator_id INTEGER NOT NULL,
  years_before INTEGER NOT NULL,         -- 0: the year that is checked; 1: the year before
  CONSTRAINT rule_term_key PRIMARY KEY (rule_id, side, position),
  CONSTRAINT rule_term_rule_known FOREIGN KEY (rule_id) REFERENCES rule (id),
  CONSTRAINT rule_term_indicator_known FOREIGN KEY (indicator_id) REFERENCES indicator (id),
  CONSTRAINT rule_term_side_valid CHECK (side IN ('left', 'right')),
  CONSTRAINT rule_term_position_valid CHECK (position >= 0),
  CONSTRAINT rule_term_sign_valid CHECK (sign IN (1, -1)),
  CONSTRAINT rule_term_years_before_valid CHECK (years_before BETWEEN 0 AND 99)
) STRICT, WITHOUT ROWID;

-- A finding that somebody lets stand; rows are added and never changed. Of several for one finding
-- the last counts, as long as its day has not passed and the figures say what they said.
CREATE TABLE waiver (
  id           INTEGER PRIMARY KEY,
  rule         TEXT NOT NULL COLLATE NOCASE, -- a code; the rules that are built in have no row
  agency_id    INTEGER NOT NULL,
  indicator_id INTEGER NOT NULL,         -- the first that the finding names
  year         INTEGER NOT NULL,
  why          TEXT NOT NULL,
  until        TEXT NOT NULL,            -- the last day on which it holds, ISO 8601
  source_id    INTEGER,                  -- the document it rests on
  given_for    TEXT NOT NULL,            -- the figures as they stood
  author       TEXT NOT NULL,
  recorded_at  TEXT NOT NULL,            -- as in batch
  CONSTRAINT waiver_agency_known FOREIGN KEY (agency_id) REFERENCES agency (id),
  CONSTRAINT waiver_indicator_known FOREIGN KEY (indicator_id) REFERENCES indicator (id),
  CONSTRAINT waiver_source_known FOREIGN KEY (source_id) REFERENCES source (id),
  CONSTRAINT waiver_year_valid CHECK (year BETWEEN 1 AND 2999),
  CONSTRAINT waiver_why_given CHECK (why <> ''),
  CONSTRAINT waiver_until_valid CHECK (until GLOB
    '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
  CONSTRAINT waiver_recorded_at_valid CHECK (recorded_at GLOB
    '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;

CREATE INDEX waiver_by_finding ON waiver (rule, agency_id, indicator_id, year);

-- A named vintage of everything. The values are those of the writes up to last_batch_id, which
-- stay as they are; what can be changed was copied into "definitions" on the day.
CREATE TABLE freeze (
  id            INTEGER PRIMARY KEY,
  name          TEXT NOT NULL COLLATE NOCASE,
  note          TEXT NOT NULL,
  author        TEXT NOT NULL,
  recorded_at   TEXT NOT NULL,           -- as in batch
  last_batch_id INTEGER NOT NULL,        -- 0: nothing was written before
  definitions   BLOB NOT NULL,           -- a SQLite database in itself: all but the values
  sha256        TEXT NOT NULL,           -- of the definitions and of the values
  CONSTRAINT freeze_name_unique UNIQUE (name),
  CONSTRAINT freeze_name_given CHECK (name <> ''),
  CONSTRAINT freeze_sha256_valid CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT freeze_recorded_at_valid CHECK (recorded_at GLOB
    '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;

-- ------------------------------------------------------------------------------- the chain of seals

-- What each transaction changed, sealed: rows are added and never changed. "content" is a SHA-256
-- digest of what the record says, and "digest" one of that and of the seal before, so that the last
-- of them stands for all that was ever recorded. ../README.md tells what is digested.
CREATE TABLE seal (
  id          INTEGER PRIMARY KEY,       -- from 1, without a gap
  kind        TEXT NOT NULL,             -- the table of the record
  record_id   INTEGER NOT NULL,          -- its id there
  recorded_at TEXT NOT NULL,             -- as in batch
  author      TEXT NOT NULL,
  content     TEXT NOT NULL,             -- 64 hexadecimal digits, as "digest"
  parts       BLOB,                      -- of a batch: two bytes of the digest of each series
  digest      TEXT NOT NULL,
  CONSTRAINT seal_kind_valid CHECK (kind IN ('batch', 'subject', 'agency', 'indicator', 'source',
    'target', 'rule', 'waiver', 'freeze')),
  CONSTRAINT seal_content_valid CHECK (length(content) = 64 AND content NOT GLOB '*[^0-9a-f]*'),
  CONSTRAINT seal_digest_valid CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE INDEX seal_by_record ON seal (kind, record_id);

-- -------------------------------------------------------- views, for plain SQL and for BI programs
--
-- The key of observation begins with the agency. CROSS JOIN makes SQLite take agencies first, so
-- that an indicator is looked up at each of them and not sought through the whole table.

-- Every revision with its codes, both clocks and who wrote it, oldest first within a year.
CREATE VIEW revision AS
SELECT a.code AS agency, i.code AS indicator, o.year,
       CASE WHEN o.mantissa IS NOT NULL
            THEN CAST(format('%de%d', o.mantissa, o.exponent) AS REAL) END AS value,
       o.mantissa, o.exponent, o.bound, o.obs_status, o.retracted,
       s.code AS source, s.published, s.known_from,
       b.id AS batch_id, b.recorded_at, b.author, b.reason,
       CASE WHEN d.numerator_mantissa IS NOT NULL
            THEN CAST(format('%de%d', d.numerator_mantissa, d.numerator_exponent) AS REAL)
            END AS numerator,
       CASE WHEN d.denominator_mantissa IS NOT NULL
            THEN CAST(format('%de%d', d.denominator_mantissa, d.denominator_exponent) AS REAL)
            END AS denominator,
       ifnull(d.locator, '') AS locator, ifnull(d.note, '') AS note
FROM agency AS a
CROSS JOIN observation AS o ON o.agency_id = a.id
JOIN indicator AS i ON i.id = o.indicator_id
JOIN batch AS b ON b.id = o.batch_id
JOIN source AS s ON s.id = b.source_id
LEFT JOIN observation_detail AS d USING (agency_id, indicator_id, year, batch_id);

-- The current value of each agency, indicator and year. Each source's word is its latest
-- revision, unless it was retracted; among the sources the one published last counts (one without
-- a date counts as earliest), and between equals the one recorded last.
CREATE VIEW current_observation AS
SELECT a.code AS agency,
       (SELECT name FROM agency_name WHERE agency_id = a.id AND position = 0
        ORDER BY language = 'zh' DESC, language LIMIT 1) AS agency_name,
       i.code AS indicator,
       (SELECT name FROM indicator_name WHERE indicator_id = i.id AND position = 0
        ORDER BY language = 'zh' DESC, language LIMIT 1) AS indicator_name,
       o.year,
       CASE WHEN o.mantissa IS NOT NULL
            THEN CAST(format('%de%d', o.mantissa, o.exponent) AS REAL) END AS value,
       i.unit, o.mantissa, o.exponent, o.bound, o.obs_status,
       CASE WHEN d.numerator_mantissa IS NOT NULL
            THEN CAST(format('%de%d', d.numerator_mantissa, d.numerator_exponent) AS REAL)
            END AS numerator,
       CASE WHEN d.denominator_mantissa IS NOT NULL
            THEN CAST(format('%de%d', d.denominator_mantissa, d.denominator_exponent) AS REAL)
            END AS denominator,
       s.code AS source, s.title AS source_title, s.published, ifnull(d.locator, '') AS locator,
       ifnull(d.note, '') AS note, b.recorded_at
FROM agency AS a
CROSS JOIN observation AS o ON o.agency_id = a.id
JOIN indicator AS i ON i.id = o.indicator_id
JOIN batch AS b ON b.id = o.batch_id
JOIN source AS s ON s.id = b.source_id
LEFT JOIN observation_detail AS d USING (agency_id, indicator_id, year, batch_id)
WHERE o.retracted = 0
  -- no later word of the same source
  AND NOT EXISTS (
    SELECT 1 FROM observation AS later JOIN batch AS lb ON lb.id = later.batch_id
    WHERE later.agency_id = o.agency_id AND later.indicator_id = o.indicator_id
      AND later.year = o.year AND later.batch_id > o.batch_id AND lb.source_id = b.source_id)
  -- no standing word of a source that counts more
  AND NOT EXISTS (
    SELECT 1 FROM observation AS other
    JOIN batch AS ob ON ob.id = other.batch_id
    JOIN source AS os ON os.id = ob.source_id
    WHERE other.agency_id = o.agency_id AND other.indicator_id = o.indicator_id
      AND other.year = o.year AND other.retracted = 0 AND ob.source_id <> b.source_id
      AND (ifnull(os.known_from, ''), other.batch_id) > (ifnull(s.known_from, ''), o.batch_id)
      AND NOT EXISTS (
        SELECT 1 FROM observation AS newer JOIN batch AS nb ON nb.id = newer.batch_id
        WHERE newer.agency_id = other.agency_id AND newer.indicator_id = other.indicator_id
          AND newer.year = other.year AND newer.batch_id > other.batch_id
          AND nb.source_id = ob.source_id));
