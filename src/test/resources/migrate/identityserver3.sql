create table "Clients" ("Id" int primary key, "Enabled" boolean not null, "ClientId" varchar(200) not null, "ClientName" varchar(200) not null,
  "ClientUri" varchar(2000), "LogoUri" varchar(2000), "RequireConsent" boolean not null, "AllowRememberConsent" boolean not null,
  "AllowAccessTokensViaBrowser" boolean not null, "Flow" int not null, "AllowClientCredentialsOnly" boolean not null, "LogoutUri" varchar(2000),
  "LogoutSessionRequired" boolean not null, "RequireSignOutPrompt" boolean not null, "AllowAccessToAllScopes" boolean not null,
  "IdentityTokenLifetime" int not null, "AccessTokenLifetime" int not null, "AuthorizationCodeLifetime" int not null,
  "AbsoluteRefreshTokenLifetime" int not null, "SlidingRefreshTokenLifetime" int not null, "RefreshTokenUsage" int not null,
  "UpdateAccessTokenOnRefresh" boolean not null, "RefreshTokenExpiration" int not null, "AccessTokenType" int not null,
  "EnableLocalLogin" boolean not null, "IncludeJwtId" boolean not null, "AlwaysSendClientClaims" boolean not null,
  "PrefixClientClaims" boolean not null, "AllowAccessToAllGrantTypes" boolean not null);
create table "ClientSecrets" ("Id" int primary key, "Value" varchar(250) not null, "Type" varchar(250), "Description" varchar(2000),
  "Expiration" timestamp with time zone, "Client_Id" int not null);
create table "ClientRedirectUris" ("Id" int auto_increment primary key, "Uri" varchar(2000) not null, "Client_Id" int not null);
create table "ClientScopes" ("Id" int auto_increment primary key, "Scope" varchar(200) not null, "Client_Id" int not null);
create table "Scopes" ("Id" int primary key, "Enabled" boolean not null, "Name" varchar(200) not null, "DisplayName" varchar(200),
  "Description" varchar(1000), "Required" boolean not null, "Emphasize" boolean not null, "Type" int not null,
  "IncludeAllClaimsForUser" boolean not null, "ClaimsRule" varchar(200), "ShowInDiscoveryDocument" boolean not null,
  "AllowUnrestrictedIntrospection" boolean not null);
create table "ScopeClaims" ("Id" int auto_increment primary key, "Name" varchar(200) not null, "Description" varchar(1000),
  "AlwaysIncludeInIdToken" boolean not null, "Scope_Id" int not null);

insert into "Clients" values (1, true, 'web', 'Web', null, null, false, true, true, 2, false, 'https://web.example/signout', true, false, false,
  300, 3600, 300, 2592000, 1296000, 1, false, 1, 0, true, false, false, false, false);
insert into "Clients" values (2, true, 'js', 'JS', null, null, true, true, true, 1, false, null, true, false, true,
  300, 3600, 300, 2592000, 1296000, 1, false, 1, 0, true, false, false, true, false);
insert into "ClientSecrets" values (1, 'o1dbOuUgjpZC8enotud5oV9sBK+JiPM7LKQuUNhaCcQ=', 'SharedSecret', null, null, 1);
insert into "ClientRedirectUris" ("Uri", "Client_Id") values ('https://web.example/', 1), ('http://localhost:56668/popup.html', 2);
insert into "ClientScopes" ("Scope", "Client_Id") values ('openid', 1), ('offline_access', 1);
insert into "Scopes" values (1, true, 'openid', null, null, true, false, 0, false, null, true, false);
insert into "Scopes" values (2, true, 'department', null, null, false, false, 0, false, null, true, false);
insert into "Scopes" values (3, true, 'api', 'The API', null, false, false, 1, false, null, true, false);
insert into "Scopes" values (4, true, 'offline_access', null, null, false, true, 1, false, null, true, false);
insert into "ScopeClaims" ("Name", "AlwaysIncludeInIdToken", "Scope_Id") values ('sub', true, 1), ('department', true, 2);
