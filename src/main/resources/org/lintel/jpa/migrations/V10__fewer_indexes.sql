-- Nobody looks for the grants of a client, whoever's they are. And on PostgreSQL what has no alias, and sessions that have not ended, have
-- no entry in an index in which nobody looks for them: ${postgresql} makes comments of these lines for the others, which have no such
-- indexes. Rows of families stay as they are: one that says nothing of a revocation counts as none, and is forgotten in its time.

drop index grants_client ${on}grants
;

${postgresql}drop index grants_alias;
${postgresql}create unique index grants_alias on grants (alias, kind, issuer) where alias is not null;
${postgresql}drop index sessions_ended;
${postgresql}create index sessions_ended on sessions (ended) where ended is not null;
