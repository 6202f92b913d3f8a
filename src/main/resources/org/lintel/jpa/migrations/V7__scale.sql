-- Which sessions an application has received something in, newest first: one row for each, which goes with its session. The sessions of
-- before have it in their JSON; ${clients_of_sessions} is what brings them together with their clients.

create table session_clients (
  sid varchar(100) not null,
  client_id varchar(200) not null,
  issuer varchar(255) not null,
  created bigint not null,
  primary key (sid, client_id),
  foreign key (sid) references sessions (sid) on delete cascade
) ${table};
insert into session_clients (sid, client_id, issuer, created)
  select s.sid, c.client_id, s.issuer, s.created from sessions s ${clients_of_sessions} where s.ended is null;
create index session_clients_client on session_clients (issuer, client_id, created, sid);

-- Ids are looked for by their beginning, in the order of their characters; PostgreSQL has them in the order of some language otherwise.
-- ${postgresql} makes comments of lines for the others.

${postgresql}alter table clients alter column client_id type varchar(200) collate "C";
${postgresql}alter table scopes alter column name type varchar(200) collate "C";
${postgresql}alter table api_resources alter column name type varchar(200) collate "C";
${postgresql}alter table users alter column subject type varchar(255) collate "C";
${postgresql}alter table operators alter column subject type varchar(255) collate "C";
