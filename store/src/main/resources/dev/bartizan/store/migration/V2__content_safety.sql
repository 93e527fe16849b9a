-- Blocklists and the categories an organisation defines itself. Samples are sealed like prompts.

-- Grows with every change of an area, so that other processes notice.
create table area_revision (
  area ${text} not null primary key,
  revision bigint not null
);

create table blocklist (
  name ${text} not null primary key,
  description ${text}
);

create table blocklist_item (
  id ${text} not null,
  blocklist ${text} not null,
  place bigint not null,
  item_text ${text} not null,
  description ${text},
  kind ${text} not null,
  primary key (blocklist, id),
  unique (blocklist, item_text)
);
create index blocklist_item_by_place on blocklist_item (blocklist, place);

create table category_version (
  name ${text} not null,
  version integer not null,
  definition ${text} not null,
  positives integer not null,
  negatives integer not null,
  created_ms bigint not null,
  status ${text} not null,
  sealed_with ${text} not null,
  samples ${bytes} not null,
  model ${bytes},
  primary key (name, version)
);

create table category_build (
  id ${text} not null primary key,
  category ${text} not null,
  version integer not null,
  status ${text} not null,
  created_ms bigint not null,
  ended_ms bigint,
  detail ${text} not null
);
create index category_build_by_status on category_build (status, created_ms);

create table rapid_category (
  name ${text} not null primary key,
  definition ${text} not null,
  deployed_ms bigint
);

create table rapid_sample (
  category ${text} not null,
  id ${text} not null,
  place bigint not null,
  deployed smallint not null,
  sealed_with ${text} not null,
  body ${bytes} not null,
  primary key (category, id)
);
create index rapid_sample_by_place on rapid_sample (category, place);
