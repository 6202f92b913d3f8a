-- How much happens, a row for each step of time, kind and label, on all nodes together.

create table event_counts (
  id varchar(300) not null,
  issuer varchar(255) not null,
  in_steps_of varchar(10) not null,
  begins bigint not null,
  kind varchar(30) not null,
  label varchar(200) not null,
  times bigint not null,
  primary key (id, issuer)
) ${table};
create index event_counts_begins on event_counts (issuer, in_steps_of, begins);
