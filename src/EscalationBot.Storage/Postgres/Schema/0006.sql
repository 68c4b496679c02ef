-- What is left of notices whose rows are gone: how many ended how, by day and by group, and the first half of the SHA-256 of their keys.
create table past_intent (day int not null, kind smallint not null, outcome smallint not null, count int not null, primary key (day, kind, outcome));
create table past_group (grp text not null, outcome smallint not null, count int not null, reacted int not null, primary key (grp, outcome));
create table past_key (key bytea primary key, day int not null);
create index work_over on work (ended, id) where ended is not null and not words;
