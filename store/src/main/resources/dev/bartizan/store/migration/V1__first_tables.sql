-- One migration set for SQLite and PostgreSQL: times are epoch milliseconds, booleans are smallint, JSON is text.
-- ${seq} is a 64-bit row number, ${text} is text that sorts by byte, ${bytes} holds sealed content.

create table exchange (
  seq ${seq} primary key,
  id ${text} not null unique,
  at_ms bigint not null,
  person ${text},
  app ${text} not null,
  deployment ${text} not null,
  model ${text} not null,
  source_ip ${text},
  user_agent ${text},
  actor_key ${text},
  sandbox smallint not null,
  streamed smallint not null,
  action ${text} not null,
  outcome ${text} not null,
  status integer not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  duration_nanos bigint not null,
  guard_nanos bigint not null,
  finding_types ${text} not null,
  inspected ${text} not null
);
-- Lists are paged by (at_ms, id). The tokens let the traffic chart be answered from this index alone.
create index exchange_by_time on exchange (at_ms, id, action, prompt_tokens, completion_tokens);
create index exchange_by_person on exchange (person, at_ms, id);
create index exchange_by_app on exchange (app, at_ms, id);
create index exchange_by_deployment on exchange (deployment, at_ms, id);
create index exchange_by_source_ip on exchange (source_ip, at_ms, id);
create index exchange_by_action on exchange (action, at_ms, id);
create index exchange_by_outcome on exchange (outcome, at_ms, id);

create table exchange_content (
  exchange_seq ${seq} primary key,
  sealed_with ${text} not null,
  body ${bytes} not null
);

-- One row for each type found in an exchange; side is prompt, completion or both.
create table exchange_finding (
  exchange_seq ${seq} not null,
  type ${text} not null,
  side ${text} not null,
  at_ms bigint not null,
  exchange_id ${text} not null,
  primary key (exchange_seq, type)
);
create index exchange_finding_by_type on exchange_finding (type, at_ms, exchange_id, exchange_seq);

create table application_key (
  id ${text} not null primary key,
  app ${text} not null,
  hint ${text} not null,
  sha256 ${text} not null unique,
  created_ms bigint not null,
  created_by ${text} not null,
  revoked_ms bigint
);

create table alert (
  id ${text} not null primary key,
  detection_id ${text} not null,
  title ${text} not null,
  description ${text} not null,
  severity ${text} not null,
  confidence ${text} not null,
  person ${text},
  app ${text} not null,
  source_ip ${text},
  user_agent ${text},
  actor_key ${text},
  deployment ${text} not null,
  first_seen_ms bigint not null,
  last_seen_ms bigint not null,
  occurrences integer not null,
  action ${text} not null,
  prompt_tokens bigint not null,
  completion_tokens bigint not null,
  incident_id ${text},
  facts ${text} not null,
  sealed_with ${text} not null,
  body ${bytes} not null
);
create index alert_by_time on alert (last_seen_ms, id);
create index alert_by_severity on alert (severity, last_seen_ms, id);
create index alert_by_detection on alert (detection_id, last_seen_ms, id);
create index alert_by_person on alert (person, last_seen_ms, id);
create index alert_by_incident on alert (incident_id, first_seen_ms, id);

create table incident (
  id ${text} not null primary key,
  title ${text} not null,
  severity ${text} not null,
  status ${text} not null,
  assigned_to ${text},
  first_seen_ms bigint not null,
  last_seen_ms bigint not null,
  alert_count integer not null,
  entities ${text} not null,
  tactics ${text} not null,
  links ${text} not null
);
create index incident_by_time on incident (last_seen_ms, id);
create index incident_by_severity on incident (severity, last_seen_ms, id);
create index incident_by_status on incident (status, last_seen_ms, id);

-- How far a reader of exchanges has come ('detection'), and the highest row number ever deleted ('purged'), so that
-- row numbers are never given twice and a reader keeps its place when its last exchange is gone.
create table reading_place (
  reader ${text} not null primary key,
  exchange_id ${text} not null,
  exchange_seq bigint not null
);

create table account (
  name ${text} not null primary key,
  password_hash ${text},
  role ${text} not null,
  failed_sign_ins integer not null,
  locked_until_ms bigint,
  created_ms bigint not null
);

create table console_session (
  token_sha256 ${text} not null primary key,
  account ${text} not null,
  csrf_token ${text} not null,
  expires_ms bigint not null
);

create table one_time_link (
  token_sha256 ${text} not null primary key,
  account ${text} not null,
  expires_ms bigint not null
);

create table audit_entry (
  id ${text} not null primary key,
  at_ms bigint not null,
  account ${text} not null,
  action ${text} not null,
  target ${text} not null,
  detail ${text} not null
);
create index audit_entry_by_time on audit_entry (at_ms, id);

-- The one content key this database was written with; the key itself is in a file, this is its fingerprint.
create table content_key (
  key_id ${text} not null primary key
);
