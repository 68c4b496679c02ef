-- Rows of messages without words are dropped after a time.
create index inbox_wordless on inbox (number) where mark is not null and forgotten;
create index work_wordless on work (ended, id) where ended is not null and words and forgotten;
