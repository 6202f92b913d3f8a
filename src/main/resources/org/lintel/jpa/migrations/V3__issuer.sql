-- Whatever is stored belongs to an issuer. What was there belongs to the one of the settings, ${issuer}, and so does what nodes of the
-- version before store as long as they run: for them it is the default. What has a name is unique under its issuer, so that names may
-- come again under another one; what has an unguessable id keeps that as its key. ${drop_key} and ${on} are followed by what one of the
-- databases wants to know, and the others take for a comment that ends with the line.

alter table clients add column issuer varchar(255) default '${issuer}' not null;
alter table client_origins add column issuer varchar(255) default '${issuer}' not null;
alter table scopes add column issuer varchar(255) default '${issuer}' not null;
alter table api_resources add column issuer varchar(255) default '${issuer}' not null;
alter table users add column issuer varchar(255) default '${issuer}' not null;
alter table families add column issuer varchar(255) default '${issuer}' not null;
alter table sessions add column issuer varchar(255) default '${issuer}' not null;
alter table messages add column issuer varchar(255) default '${issuer}' not null;
alter table attempts add column issuer varchar(255) default '${issuer}' not null;
alter table signing_keys add column issuer varchar(255) default '${issuer}' not null;

alter table clients ${drop_key}clients_pkey
;
alter table clients add primary key (client_id, issuer);
alter table client_origins ${drop_key}client_origins_pkey
;
alter table client_origins add primary key (origin, client_id, issuer);
alter table scopes ${drop_key}scopes_pkey
;
alter table scopes add primary key (name, issuer);
alter table api_resources ${drop_key}api_resources_pkey
;
alter table api_resources add primary key (name, issuer);
alter table users ${drop_key}users_pkey
;
alter table users add primary key (subject, issuer);
drop index users_username ${on}users
;
create unique index users_username on users (username, issuer);
alter table families ${drop_key}families_pkey
;
alter table families add primary key (id, issuer);
alter table attempts ${drop_key}attempts_pkey
;
alter table attempts add primary key (id, issuer);

-- a second key by which a grant is found, and the family
alter table grants add column alias varchar(100);
create unique index grants_alias on grants (alias, kind, issuer);
create index grants_family on grants (family);

-- what an operator changes is counted; what operators look through has an order
alter table clients add column version integer default 0 not null;
alter table scopes add column version integer default 0 not null;
alter table api_resources add column version integer default 0 not null;
alter table users add column version integer default 0 not null;
create index sessions_created on sessions (created);
