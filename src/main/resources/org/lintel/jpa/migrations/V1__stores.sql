-- One text for all databases. Moments are milliseconds since 1970-01-01T00:00:00Z, ${text} is a long text, ${table} how tables are kept;
-- texts are compared character by character. A migration that has been released is never changed.

create table clients (
  client_id varchar(200) not null primary key,
  enabled boolean not null,
  owner varchar(20),
  sort integer not null,
  data ${text} not null
) ${table};

create table client_origins (
  client_id varchar(200) not null,
  origin varchar(255) not null,
  primary key (origin, client_id)
) ${table};
create index client_origins_client on client_origins (client_id);

create table scopes (
  name varchar(200) not null primary key,
  owner varchar(20),
  sort integer not null,
  data ${text} not null
) ${table};

create table api_resources (
  name varchar(200) not null primary key,
  owner varchar(20),
  sort integer not null,
  data ${text} not null
) ${table};

create table users (
  subject varchar(255) not null primary key,
  username varchar(100) not null,
  password varchar(500) not null,
  listed varchar(500),
  enabled boolean not null,
  owner varchar(20),
  sort integer not null,
  data ${text} not null
) ${table};
create unique index users_username on users (username);

create table grants (
  id varchar(100) not null primary key,
  kind varchar(40) not null,
  issuer varchar(500) not null,
  subject varchar(255),
  client_id varchar(200),
  session_id varchar(100),
  family varchar(100),
  created bigint not null,
  expires bigint,
  redeemed bigint,
  data ${text} not null
) ${table};
create index grants_subject on grants (subject);
create index grants_client on grants (client_id);
create index grants_session on grants (session_id);
create index grants_expires on grants (expires);

create table families (
  id varchar(100) not null primary key,
  expires bigint not null,
  revoked_until bigint
) ${table};
create index families_expires on families (expires);

create table sessions (
  sid varchar(100) not null primary key,
  handle varchar(100) not null,
  subject varchar(255) not null,
  created bigint not null,
  last_seen bigint not null,
  expires bigint not null,
  ended bigint,
  clients ${text} not null,
  data ${text} not null
) ${table};
create unique index sessions_handle on sessions (handle);
create index sessions_subject on sessions (subject);
create index sessions_expires on sessions (expires);
create index sessions_ended on sessions (ended);

create table messages (
  id varchar(100) not null primary key,
  expires bigint not null,
  data ${text} not null
) ${table};
create index messages_expires on messages (expires);

create table attempts (
  id varchar(100) not null primary key,
  failures integer not null,
  not_before bigint not null,
  expires bigint not null
) ${table};
create index attempts_expires on attempts (expires);

create table signing_keys (
  id varchar(40) not null primary key,
  algorithm varchar(20) not null,
  signs_from bigint not null,
  data ${text} not null
) ${table};

-- things that one node does at a time lock their row
create table turns (
  id varchar(40) not null primary key
) ${table};
insert into turns (id) values ('configuration');
insert into turns (id) values ('signing-keys');
insert into turns (id) values ('purge');
