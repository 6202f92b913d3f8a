-- What clients use, a row for each client and month. The sketch says how many users there were, and not who.

create table client_usage (
  id varchar(260) not null,
  issuer varchar(255) not null,
  in_month bigint not null,
  client_id varchar(250) not null,
  requests bigint not null,
  refused bigint not null,
  tokens bigint not null,
  user_sketch ${text},
  primary key (id, issuer)
) ${table};
create index client_usage_month on client_usage (issuer, in_month desc, client_id);
create index client_usage_client on client_usage (issuer, client_id, in_month);
