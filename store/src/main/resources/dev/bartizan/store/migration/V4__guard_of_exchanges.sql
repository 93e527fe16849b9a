-- The guard that judged an exchange. Empty for exchanges recorded before.
alter table exchange add column guard ${text};
create index exchange_by_guard on exchange (guard, at_ms, id);
