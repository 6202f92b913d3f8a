-- Keys that have left the key set, without their private parts: what they signed can be looked at for as long as anybody keeps it. And
-- passwords that were given by others: as long as a user has one the column for the own password is empty, so that nodes of the version
-- before, which do not know of it, let nobody in by it.

create table past_signing_keys (
  id varchar(40) not null,
  issuer varchar(255) not null,
  algorithm varchar(20) not null,
  signs_from bigint not null,
  retired bigint not null,
  left_at bigint not null,
  compromised boolean not null,
  certificates ${text} not null,
  primary key (id, issuer)
) ${table};

alter table users add column temporary_password varchar(500) default '' not null;
alter table users add column temporary_until bigint default 0 not null;
