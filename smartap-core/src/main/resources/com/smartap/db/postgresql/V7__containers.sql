-- Archives and e-mails: what they held, as JSON, and for each document taken out of one, of which and where in it.
alter table smartap_document add column contents text;
alter table smartap_document add column container_id uuid references smartap_document (id);
alter table smartap_document add column container_path varchar(1000);
