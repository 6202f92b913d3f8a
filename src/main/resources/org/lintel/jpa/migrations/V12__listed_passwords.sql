-- By what a password that the configuration file has in plain text is known again without hashing it at every start: a tag that only the
-- server key makes, of subject, hash and password. Where there is none, or another one, the hash decides.

alter table users add column listed_tag varchar(22);
