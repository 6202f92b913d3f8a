-- Who changed what, and what has happened: rows that are added and never changed, in one chain for each issuer; and requests that were
-- refused, for a few days.

create table audit_log (
  issuer varchar(255) not null,
  seq bigint not null,
  moment bigint not null,
  kind varchar(100) not null,
  client_id varchar(200),
  subject varchar(255),
  address varchar(100),
  request varchar(40),
  about_type varchar(40),
  about varchar(255),
  data_before ${text},
  data_after ${text},
  previous varchar(64) not null,
  hash varchar(64) not null,
  primary key (issuer, seq)
) ${table};
create index audit_log_moment on audit_log (issuer, moment, seq);
create index audit_log_kind on audit_log (issuer, kind, moment, seq);
create index audit_log_client on audit_log (issuer, client_id, moment, seq);
create index audit_log_subject on audit_log (issuer, subject, moment, seq);
create index audit_log_about on audit_log (issuer, about, moment, seq);
create index audit_log_request on audit_log (issuer, request);

-- who appends locks the row of the chain
create table audit_chains (
  issuer varchar(255) not null primary key,
  last_seq bigint not null,
  last_hash varchar(64) not null,
  purged_seq bigint not null,
  purged_hash varchar(64) not null
) ${table};

create table refusals (
  id varchar(40) not null,
  issuer varchar(255) not null,
  moment bigint not null,
  expires bigint not null,
  endpoint varchar(255) not null,
  error varchar(100) not null,
  client_id varchar(250),
  data ${text} not null,
  primary key (id, issuer)
) ${table};
create index refusals_moment on refusals (issuer, moment, id);
create index refusals_client on refusals (issuer, client_id, moment, id);
create index refusals_expires on refusals (expires);
