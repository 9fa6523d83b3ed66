-- What a seal aims at and has not reached, until when its proofs have to be renewed, and when to look after it again.
alter table smartap_document add column pending_level varchar(32);
alter table smartap_document add column renew_before timestamp(6) with time zone;
alter table smartap_document add column care_at timestamp(6) with time zone;
create index smartap_document_care on smartap_document (care_at);
