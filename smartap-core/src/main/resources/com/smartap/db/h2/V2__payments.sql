-- What payment files hold besides, and what banks report about them.

alter table smartap_payment_batch add column same_day boolean default false not null;
-- The format's options and what its file says otherwise than the payments, as they were when the batch was built.
alter table smartap_payment_batch add column options clob;
alter table smartap_payment_batch add column notes clob;
-- Tells the originator's files of a day apart; given at the release.
alter table smartap_payment_batch add column file_of_day integer;
-- The id that the file gives to itself.
alter table smartap_payment_batch add column file_reference varchar(64);
alter table smartap_payment_batch add column bank_state varchar(16);
alter table smartap_payment_batch add column bank_words clob;
create index smartap_payment_batch_released on smartap_payment_batch (tenant, released_at);
create index smartap_payment_batch_file on smartap_payment_batch (tenant, file_reference);

alter table smartap_payment add column payee_address clob;
-- The batch within the file, and the number that the file gives to the payment: what banks name in their answers.
alter table smartap_payment add column file_batch varchar(64);
alter table smartap_payment add column trace varchar(64);
alter table smartap_payment add column bank_state varchar(16);
alter table smartap_payment add column bank_words clob;
create index smartap_payment_trace on smartap_payment (tenant, trace);
create index smartap_payment_bank_reference on smartap_payment (tenant, bank_reference);
create index smartap_payment_file_batch on smartap_payment (tenant, file_batch);

-- A statement, once, in whatever file it comes; complete once all of it was booked.
create table smartap_bank_statement (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  fingerprint char(64) not null,
  format varchar(32) not null,
  statement_id varchar(200) not null,
  sequence varchar(64),
  account varchar(64),
  currency char(3),
  from_day date,
  to_day date,
  opening numeric(24, 8),
  closing numeric(24, 8),
  balanced boolean,
  entries integer not null,
  skipped integer not null,
  copy varchar(16),
  complete boolean not null,
  file_id uuid references smartap_document (id),
  imported_by varchar(128) not null,
  imported_at timestamp(6) with time zone not null,
  constraint smartap_bank_statement_once unique (tenant, fingerprint)
);
create index smartap_bank_statement_list on smartap_bank_statement (tenant, imported_at, id);

alter table smartap_bank_entry add column statement_row uuid references smartap_bank_statement (id);
create index smartap_bank_entry_statement on smartap_bank_entry (tenant, statement_row, created_at, id);
create index smartap_bank_entry_payment on smartap_bank_entry (tenant, payment_id);

-- What a bank answers to payment orders.
create table smartap_bank_answer (
  id uuid primary key,
  tenant varchar(64) not null,
  fingerprint char(64) not null,
  statement_row uuid not null references smartap_bank_statement (id),
  answer clob not null,
  batch_id uuid references smartap_payment_batch (id),
  payment_id uuid references smartap_payment (id),
  effect varchar(16) not null,
  created_at timestamp(6) with time zone not null,
  constraint smartap_bank_answer_once unique (tenant, fingerprint)
);
create index smartap_bank_answer_list on smartap_bank_answer (tenant, created_at, id);
create index smartap_bank_answer_batch on smartap_bank_answer (tenant, batch_id);

-- What a bank asks to correct: evidence for the person who changes a vendor.
create table smartap_bank_change (
  id uuid primary key,
  tenant varchar(64) not null,
  fingerprint char(64) not null,
  statement_row uuid not null references smartap_bank_statement (id),
  notice clob not null,
  payment_id uuid references smartap_payment (id),
  vendor_id uuid references smartap_vendor (id),
  created_at timestamp(6) with time zone not null,
  constraint smartap_bank_change_once unique (tenant, fingerprint)
);
create index smartap_bank_change_list on smartap_bank_change (tenant, created_at, id);
create index smartap_bank_change_vendor on smartap_bank_change (tenant, vendor_id);
