-- Very many rows, as Lintel writes them, in the tables that it has made in a PostgreSQL database; docs/performance.md says what for.
--
--   psql -v issuer=https://id.example [-v grants=20000000 …] -f src/test/scripts/growth.sql DATABASE
--
-- Once for a database, while no Lintel runs on it: indexes are away meanwhile. Numbers decide about everything but the time, which is now:
-- org.lintel.test.Population has the names. A session has one to three clients: one of the first ten, and any others; the newest is a
-- second old, the oldest ten hours. Each has grants of its user, and grants run out, one after another, within thirty days.

\set ON_ERROR_STOP on
\if :{?clients} \else \set clients 1000000 \endif
\if :{?users} \else \set users 1000000 \endif
\if :{?sessions} \else \set sessions 5000000 \endif
\if :{?grants} \else \set grants 20000000 \endif
\if :{?audit} \else \set audit 1000000 \endif
-- of a hundred grants and sessions so many are over, and wait for the purge
\if :{?over} \else \set over 2 \endif

select (extract(epoch from now()) * 1000)::bigint as now, 30 * 86400000::bigint as life \gset
select :life * 100 / (100 - :over) as span \gset

set synchronous_commit = off;
set maintenance_work_mem = '1GB';

create function pg_temp.client(number bigint) returns text language sql immutable return 'client-' || to_char(number, 'FM0000000');
create function pg_temp.app(number bigint) returns text language sql immutable
  return pg_temp.client(10 + number % (:clients - 10));
create function pg_temp.subject(number bigint) returns text language sql immutable return 'user-' || to_char(number, 'FM0000000');
create function pg_temp.base64url(bytes bytea) returns text language sql immutable
  return rtrim(translate(encode(bytes, 'base64'), '+/', '-_'), '=');
-- 22 characters, as names have that anybody may see, and 43, as hashes of handles have
create function pg_temp.short(what text, number bigint) returns text language sql immutable
  return pg_temp.base64url(decode(md5(what || number), 'hex'));
create function pg_temp.hash(what text) returns text language sql immutable return pg_temp.base64url(sha256(what::bytea));
create function pg_temp.moment(millis bigint) returns text language sql stable
  return to_char(to_timestamp(millis / 1000) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"');

-- Indexes and keys go, and come again when the rows are there: that takes minutes instead of hours.
create temp table definitions as
  with filled (name) as (select unnest(array['clients', 'users', 'sessions', 'session_clients', 'grants', 'families', 'audit_log']))
  select 'constraint' as what, case contype when 'f' then 3 else 1 end as turn,
    format('alter table %s drop constraint %I', conrelid::regclass, conname) as away,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as again
  from pg_constraint, filled where conrelid = name::regclass
  union all
  select 'index', 2, format('drop index %I', c.relname), pg_get_indexdef(indexrelid)
  from pg_index join pg_class c on c.oid = indexrelid, filled
  where indrelid = name::regclass and not exists (select 1 from pg_constraint k where k.conindid = indexrelid and k.conrelid = indrelid);
select away from definitions order by turn desc \gexec

insert into clients (client_id, issuer, enabled, sort, version, data)
  select pg_temp.client(i), :'issuer', true, 0, 1, '{"clientName":"Client ' || i || '","allowedGrantTypes":["refresh_token",'
    '"authorization_code"],"allowedScopes":["offline_access","checked","openid","profile"],"subjectType":"public","properties":{},'
    '"clientSecrets":[{"value":"' || encode(sha256(i::text::bytea), 'base64') || '"}],"requireClientSecret":true,'
    '"tokenEndpointAuthMethods":[],"jwks":{},"redirectUris":["https://' || i || '.example/callback"],"requirePkce":true,'
    '"requireConsent":false,"allowRememberConsent":true,"identityTokenLifetime":300,"accessTokenLifetime":3600,"accessTokenType":"jwt",'
    '"refreshTokenUsage":"one_time_only","refreshTokenExpiration":"absolute","absoluteRefreshTokenLifetime":2592000,'
    '"slidingRefreshTokenLifetime":1296000,"postLogoutRedirectUris":[],"claims":{}}'
  from generate_series(0::bigint, :clients - 1) i;

-- nobody knows a password that has this hash
insert into users (subject, issuer, username, password, enabled, sort, version, data)
  select pg_temp.subject(i), :'issuer', 'name-' || i,
    '$argon2id$v=19$m=7168,t=5,p=1$' || pg_temp.short('salt', i) || '$' || pg_temp.hash('password' || i), true, 0, 1,
    '{"name":"User ' || i || '","email":"' || i || '@example.org"}'
  from generate_series(0::bigint, :users - 1) i;

-- of those that are over every other one was ended; the others have not been noticed yet
create temp view made_sessions as
  select i, pg_temp.short('session', i) as sid, i % 100 < :over as over,
    :now - 1000 - 36000000 * i / :sessions - case when i % 100 < :over then 60000000 else 0 end as created,
    (array[pg_temp.client(i % 10), pg_temp.app(i * 7919), pg_temp.app(i * 7919 + 1)])[1:1 + i % 3] as clients
  from generate_series(0::bigint, :sessions - 1) i;
insert into sessions (sid, handle, issuer, subject, created, last_seen, expires, ended, clients, data)
  select sid, pg_temp.hash('session' || i), :'issuer', pg_temp.subject(i % :users), created, least(created + i % 5000000, :now),
    created + 50000000, case when over and i % 2 = 0 then created + 50001000 end, '{"clients":' || to_json(clients) || '}',
    '{"issuer":"' || :'issuer' || '","authTime":"' || pg_temp.moment(created) || '","amr":["pwd"],"idp":"local",'
    '"device":"Firefox on Linux","browserState":"' || pg_temp.short('state', i) || '"}'
  from made_sessions;
insert into session_clients (sid, client_id, issuer, created)
  select sid, client, :'issuer', created from made_sessions cross join lateral unnest(clients) client;

-- Of twenty grants nine are refresh tokens, eight the codes they came from, two reference tokens, and one is a consent. Codes lie in the
-- order in which they run out, as they were made; refresh tokens anywhere, since one that is used makes room for another one.
insert into grants (id, kind, issuer, subject, client_id, session_id, family, created, expires, redeemed, data, alias)
  select pg_temp.hash(case kind when 'CONSENT' then 'CONSENT:' || :'issuer' || e'\n' || subject || e'\n' || client
      else kind || ':' || i end),
    kind, :'issuer', subject, client, case when kind <> 'CONSENT' then sid end, case when kind <> 'CONSENT' then family end,
    created, case when kind <> 'CONSENT' then created + :life end, case when kind = 'CODE' then created + 30 end,
    case kind
      when 'CONSENT' then '{"subject":"' || subject || '","clientId":"' || client || '","scopes":["openid","profile"]}'
      when 'REFERENCE_TOKEN' then '{"iss":"' || :'issuer' || '","sub":"' || subject || '","aud":["checked"],"client_id":"' || client
        || '","scope":"openid profile checked","iat":' || created / 1000 || ',"exp":' || (created + :life) / 1000 || ',"jti":"'
        || pg_temp.short('jti', i) || '","sid":"' || sid || '","lintel_family":"' || family || '"}'
      else '{"authorization":{"issuer":"' || :'issuer' || '","clientId":"' || client
        || '","scopes":["openid","profile","offline_access"],"subject":"' || subject || '","authTime":"' || pg_temp.moment(created)
        || '","amr":["pwd"],"idp":"local","sid":"' || sid || '","nonce":"some-nonce","family":"' || family || '"},'
        || case kind
          when 'CODE' then '"redirectUri":"https://app.example/callback","pkce":{"challenge":"' || pg_temp.hash('challenge' || i)
            || '","method":"S256"},"ground":{"session":"' || pg_temp.hash('session' || session) || '"},"expires":"'
          else '"ends":"' end
        || pg_temp.moment(created + :life) || '"}'
    end,
    case when kind = 'REFRESH_TOKEN' and i % 3 = 0 then pg_temp.hash('before' || i) end
  from (
    select i, kind, flow % :sessions as session, pg_temp.short('session', flow % :sessions) as sid,
      pg_temp.short('family', flow) as family, pg_temp.subject(flow % :sessions % :users) as subject,
      case kind when 'CONSENT' then pg_temp.client(i / 20 / :users) else pg_temp.app(flow % :sessions * 7919) end as client,
      :now - :span + (case kind when 'REFRESH_TOKEN' then i * 7919 % :grants else i end) * :span / :grants as created
    from (
      select i, case when i % 20 < 9 then 'REFRESH_TOKEN' when i % 20 < 17 then 'CODE' when i % 20 < 19 then 'REFERENCE_TOKEN'
          else 'CONSENT' end as kind,
        case when i % 20 < 19 then i / 20 * 9 + i % 20 % 9 else i / 20 end as flow
      from generate_series(0::bigint, :grants - 1) i) numbers) grants;

-- one authorization of a hundred was revoked, and what was revoked within two hours is told to the nodes
create temp view revoked as
  select pg_temp.short('revoked', i) as family, :now - :span + i * :span / (:grants / 100 + 1) as revoked
  from generate_series(1::bigint, :grants / 100) i;
insert into families (id, issuer, expires, revoked_until) select family, :'issuer', revoked + :life, revoked + :life from revoked;
insert into endings (issuer, kind, names, noted)
  select :'issuer', 'FAMILY', '["' || family || '"]', revoked from revoked where revoked > :now - 7200000 order by revoked;

insert into audit_log (issuer, seq, moment, kind, client_id, subject, address, request, about_type, about, data_after, previous, hash)
  select :'issuer', own + i, :now - (:audit - i) * 100, case i % 50 when 0 then 'user.changed' else 'signed-in' end,
    pg_temp.client(i % :clients), pg_temp.subject(i % :users), '192.0.2.' || i % 250, 'r' || i, 'user', pg_temp.subject(i % :users),
    '{"enabled":true}', md5(i::text), md5((i + 1)::text)
  from generate_series(1::bigint, :audit) i, (select coalesce(max(seq), 0) as own from audit_log where issuer = :'issuer') o;
insert into audit_chains (issuer, last_seq, last_hash, purged_seq, purged_hash)
  select :'issuer', max(seq), md5((:audit + 1)::text), 0, '' from audit_log where issuer = :'issuer'
  on conflict (issuer) do update set last_seq = excluded.last_seq, last_hash = excluded.last_hash;

select again from definitions order by turn \gexec
vacuum analyze;
