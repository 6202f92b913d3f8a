-- Which users are operators, and of what: listed as clients and users are.

create table operators (
  subject varchar(255) not null,
  issuer varchar(255) not null,
  owner varchar(20),
  sort integer not null,
  enabled boolean not null,
  listed_enabled boolean,
  version integer not null,
  data ${text} not null,
  primary key (subject, issuer)
) ${table};
