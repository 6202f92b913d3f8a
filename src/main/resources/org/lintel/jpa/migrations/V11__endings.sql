-- What has ended lately, for the memory of every node: which families were revoked and which users are others than before. Each node reads
-- what is new; after two hours nobody needs a row any more.

create table endings (
  id bigint ${numbered} primary key,
  issuer varchar(255) not null,
  kind varchar(20) not null,
  names ${text} not null,
  noted bigint not null
) ${table};
create index endings_noted on endings (noted);
