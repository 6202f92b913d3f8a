create table "Clients" ("Id" int primary key, "Enabled" boolean not null, "ClientId" varchar(200) not null, "ProtocolType" varchar(200) not null,
  "RequireClientSecret" boolean not null, "ClientName" varchar(200), "Description" varchar(1000), "ClientUri" varchar(2000), "LogoUri" varchar(2000),
  "RequireConsent" boolean not null, "AllowRememberConsent" boolean not null, "AlwaysIncludeUserClaimsInIdToken" boolean not null,
  "RequirePkce" boolean not null, "AllowPlainTextPkce" boolean not null, "RequireRequestObject" boolean not null,
  "AllowAccessTokensViaBrowser" boolean not null, "FrontChannelLogoutUri" varchar(2000), "FrontChannelLogoutSessionRequired" boolean not null,
  "BackChannelLogoutUri" varchar(2000), "BackChannelLogoutSessionRequired" boolean not null, "AllowOfflineAccess" boolean not null,
  "IdentityTokenLifetime" int not null, "AllowedIdentityTokenSigningAlgorithms" varchar(100), "AccessTokenLifetime" int not null,
  "AuthorizationCodeLifetime" int not null, "ConsentLifetime" int, "AbsoluteRefreshTokenLifetime" int not null,
  "SlidingRefreshTokenLifetime" int not null, "RefreshTokenUsage" int not null, "UpdateAccessTokenClaimsOnRefresh" boolean not null,
  "RefreshTokenExpiration" int not null, "AccessTokenType" int not null, "EnableLocalLogin" boolean not null, "IncludeJwtId" boolean not null,
  "AlwaysSendClientClaims" boolean not null, "ClientClaimsPrefix" varchar(200), "PairWiseSubjectSalt" varchar(200), "UserSsoLifetime" int);
create table "ClientSecrets" ("Id" int primary key, "Description" varchar(2000), "Value" varchar(4000) not null, "Expiration" timestamp,
  "Type" varchar(250) not null, "Created" timestamp, "ClientId" int not null);
create table "ClientGrantTypes" ("Id" int auto_increment primary key, "GrantType" varchar(250) not null, "ClientId" int not null);
create table "ClientRedirectUris" ("Id" int auto_increment primary key, "RedirectUri" varchar(2000) not null, "ClientId" int not null);
create table "ClientPostLogoutRedirectUris" ("Id" int auto_increment primary key, "PostLogoutRedirectUri" varchar(2000) not null, "ClientId" int not null);
create table "ClientScopes" ("Id" int auto_increment primary key, "Scope" varchar(200) not null, "ClientId" int not null);
create table "ClientCorsOrigins" ("Id" int auto_increment primary key, "Origin" varchar(150) not null, "ClientId" int not null);
create table "ClientClaims" ("Id" int auto_increment primary key, "Type" varchar(250) not null, "Value" varchar(250) not null, "ClientId" int not null);
create table "ClientProperties" ("Id" int auto_increment primary key, "Key" varchar(250) not null, "Value" varchar(2000) not null, "ClientId" int not null);
create table "ClientIdPRestrictions" ("Id" int auto_increment primary key, "Provider" varchar(200) not null, "ClientId" int not null);
create table "IdentityResources" ("Id" int primary key, "Enabled" boolean not null, "Name" varchar(200) not null, "DisplayName" varchar(200),
  "Description" varchar(1000), "Required" boolean not null, "Emphasize" boolean not null, "ShowInDiscoveryDocument" boolean not null);
create table "IdentityResourceClaims" ("Id" int auto_increment primary key, "Type" varchar(200) not null, "IdentityResourceId" int not null);
create table "ApiScopes" ("Id" int primary key, "Enabled" boolean not null, "Name" varchar(200) not null, "DisplayName" varchar(200),
  "Description" varchar(1000), "Required" boolean not null, "Emphasize" boolean not null, "ShowInDiscoveryDocument" boolean not null);
create table "ApiScopeClaims" ("Id" int auto_increment primary key, "Type" varchar(200) not null, "ScopeId" int not null);
create table "ApiResources" ("Id" int primary key, "Enabled" boolean not null, "Name" varchar(200) not null, "DisplayName" varchar(200),
  "Description" varchar(1000), "AllowedAccessTokenSigningAlgorithms" varchar(100), "ShowInDiscoveryDocument" boolean not null);
create table "ApiResourceScopes" ("Id" int auto_increment primary key, "Scope" varchar(200) not null, "ApiResourceId" int not null);
create table "ApiResourceClaims" ("Id" int auto_increment primary key, "Type" varchar(200) not null, "ApiResourceId" int not null);
create table "ApiResourceSecrets" ("Id" int auto_increment primary key, "Description" varchar(1000), "Value" varchar(4000) not null,
  "Expiration" timestamp, "Type" varchar(250) not null, "Created" timestamp, "ApiResourceId" int not null);
create table "AspNetUsers" ("Id" varchar(450) primary key, "UserName" varchar(256), "NormalizedUserName" varchar(256), "Email" varchar(256),
  "EmailConfirmed" boolean not null, "PasswordHash" varchar(1000), "PhoneNumber" varchar(100), "PhoneNumberConfirmed" boolean not null,
  "TwoFactorEnabled" boolean not null);
create table "AspNetUserClaims" ("Id" int auto_increment primary key, "UserId" varchar(450) not null, "ClaimType" varchar(1000), "ClaimValue" varchar(1000));
create table "AspNetRoles" ("Id" varchar(450) primary key, "Name" varchar(256));
create table "AspNetUserRoles" ("UserId" varchar(450) not null, "RoleId" varchar(450) not null);

insert into "Clients" values (1, true, 'mvc', 'oidc', true, 'MVC Client', null, null, null, false, true, false, false, false, false, false,
  'https://localhost:5002/signout-oidc', true, null, true, true, 300, null, 1800, 300, null, 2592000, 1296000, 1, false, 0, 1, true, true, false,
  'client_', null, null);
insert into "Clients" values (2, true, 'js', 'oidc', false, null, null, null, null, true, true, false, true, false, false, true,
  null, true, null, true, false, 300, null, 3600, 900, null, 2592000, 1296000, 0, false, 1, 0, true, true, false, 'client_', null, null);
insert into "Clients" values (3, true, 'broken', 'oidc', false, null, null, null, null, true, true, false, true, false, false, true,
  null, true, null, true, false, 300, null, 3600, 300, null, 2592000, 1296000, 1, false, 1, 0, true, true, false, 'client_', null, null);
insert into "ClientSecrets" values (1, null, 'o1dbOuUgjpZC8enotud5oV9sBK+JiPM7LKQuUNhaCcQ=', null, 'SharedSecret', null, 1);
insert into "ClientSecrets" values (2, 'second', 'W9WAiyTYPwkHD8kK/oZ3dbFfFwKx2Nc+7FeM+3OLQgZDf+Pi//cs6Y8aO0Py4A4EBWfejAeHq46xGMUiiiIOvg==',
  timestamp '2030-06-01 00:00:00', 'SharedSecret', null, 1);
insert into "ClientSecrets" values (3, null, 'AB12', null, 'X509Thumbprint', null, 1);
insert into "ClientGrantTypes" ("GrantType", "ClientId") values ('hybrid', 1), ('authorization_code', 2), ('authorization_code', 3);
insert into "ClientRedirectUris" ("RedirectUri", "ClientId") values ('https://localhost:5002/signin-oidc', 1), ('http://localhost:5003/callback.html', 2),
  ('javascript:alert(1)', 3);
insert into "ClientPostLogoutRedirectUris" ("PostLogoutRedirectUri", "ClientId") values ('https://localhost:5002/signout-callback-oidc', 1);
insert into "ClientScopes" ("Scope", "ClientId") values ('openid', 1), ('profile', 1), ('api1', 1), ('openid', 2);
insert into "ClientCorsOrigins" ("Origin", "ClientId") values ('https://localhost:5002', 1), ('http://localhost:5003', 2);
insert into "ClientClaims" ("Type", "Value", "ClientId") values ('tenant', 'blue', 1);
insert into "ClientProperties" ("Key", "Value", "ClientId") values ('owner', 'team-a', 1);
insert into "ClientIdPRestrictions" ("Provider", "ClientId") values ('Google', 1);
insert into "IdentityResources" values (1, true, 'openid', 'Your user identifier', null, true, false, true);
insert into "IdentityResources" values (2, true, 'profile', 'User profile', null, false, true, true);
insert into "IdentityResources" values (3, true, 'team', 'Your team', null, false, false, true);
insert into "IdentityResourceClaims" ("Type", "IdentityResourceId") values ('sub', 1), ('name', 2), ('team', 3);
insert into "ApiScopes" values (1, true, 'api1', 'My API', null, false, false, true);
insert into "ApiScopeClaims" ("Type", "ScopeId") values ('role', 1);
insert into "ApiResources" values (1, true, 'urn:api', 'API', null, null, true);
insert into "ApiResourceScopes" ("Scope", "ApiResourceId") values ('api1', 1);
insert into "ApiResourceClaims" ("Type", "ApiResourceId") values ('email', 1);
insert into "ApiResourceSecrets" ("Value", "Type", "ApiResourceId") values ('o1dbOuUgjpZC8enotud5oV9sBK+JiPM7LKQuUNhaCcQ=', 'SharedSecret', 1);
insert into "AspNetUsers" values ('u-1', 'alice', 'ALICE', 'alice@example.org', true,
  'AQAAAAEAACcQAAAAEFeRe865kgzcze9Xj8bwOlc3F2BaUMxjRLGSjn/n9KeiXmJ8/0a/4o8eAbqQGFR3rw==', null, false, false);
insert into "AspNetUsers" values ('u-2', 'bob', 'BOB', null, false,
  'AQAAAAIAAYagAAAAEFeRe865kgzcze9Xj8bwOleoZT2DZHz8AKhhoB/MJ4cw2XCVRfcStLFToLqNWXV3eA==', null, false, false);
insert into "AspNetUsers" values ('u-3', 'carol', 'CAROL', null, false,
  'AFeRe865kgzcze9Xj8bwOlfb1kXbsOQaCJMJtpTUmbuZu68Q8K2ZVdf/ceeQVXweAA==', null, false, false);
insert into "AspNetUsers" values ('u-4', 'dave', 'DAVE', null, false, null, null, false, false);
insert into "AspNetUserClaims" ("UserId", "ClaimType", "ClaimValue") values ('u-1', 'given_name', 'Alice');
insert into "AspNetRoles" values ('r-1', 'admin');
insert into "AspNetUserRoles" values ('u-1', 'r-1');
