-- Texts that people saved in the playground, with what a guard should decide. The body holds text, sources and query.
create table test_case (
  id ${text} not null primary key,
  name ${text} not null unique,
  kind ${text} not null,
  guard ${text} not null,
  expected ${text} not null,
  text_length integer not null,
  created_by ${text} not null,
  created_ms bigint not null,
  sealed_with ${text} not null,
  body ${bytes} not null
);
