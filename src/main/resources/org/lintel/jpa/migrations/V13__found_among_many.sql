-- What is looked for now and then is found among very many rows: at start what the configuration file has listed, and sessions that have
-- expired behind those that have ended and stay for an hour. On PostgreSQL by an index without the ended ones, elsewhere they stand apart
-- in it.

create index clients_owner on clients (issuer, owner);
create index users_owner on users (issuer, owner);

drop index sessions_expires ${on}sessions
;
${postgresql}create index sessions_expires on sessions (expires) where ended is null;
${others}create index sessions_expires on sessions (ended, expires);
