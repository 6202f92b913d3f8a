-- What is enabled stands in a column, for everything that is listed; and beside it what the configuration file said last, so that
-- the file does not undo what an operator has done.

alter table clients add column listed_enabled boolean;
alter table users add column listed_enabled boolean;
alter table scopes add column enabled boolean default true not null;
alter table scopes add column listed_enabled boolean;
alter table api_resources add column enabled boolean default true not null;
alter table api_resources add column listed_enabled boolean;

-- so far it was in the JSON, in which a quotation mark of a text has a backslash before it
update scopes set enabled = false where data like '%"enabled":false%';
update api_resources set enabled = false where data like '%"enabled":false%';
