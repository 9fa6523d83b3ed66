-- Requests for signatures, and who signs; the links of the in-house signer are kept as hashes only.
create table smartap_signature_request (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  invoice_id uuid not null references smartap_invoice (id),
  -- The invoice again while the request is open: one at a time.
  open_key varchar(64),
  -- Counts the requests of an invoice; the last one is what counts.
  attempt integer not null,
  revision integer not null,
  provider varchar(40) not null,
  provider_id varchar(200),
  status varchar(32) not null,
  ending varchar(16),
  ending_wanted varchar(16),
  reason text,
  content_hash char(64) not null,
  title varchar(200) not null,
  facts text not null,
  copy_id uuid references smartap_document (id),
  copy_hash char(64),
  signed_id uuid references smartap_document (id),
  signed_hash char(64),
  requested_by varchar(128) not null,
  requested_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  next_check_at timestamp(6) with time zone,
  next_reminder_at timestamp(6) with time zone,
  reminders integer not null,
  reminded_at timestamp(6) with time zone,
  ended_at timestamp(6) with time zone,
  constraint smartap_signature_open unique (tenant, open_key),
  constraint smartap_signature_attempt unique (invoice_id, attempt)
);
create index smartap_signature_request_list on smartap_signature_request (tenant, requested_at, id);
create index smartap_signature_request_due on smartap_signature_request (next_check_at);
create index smartap_signature_request_invoice on smartap_signature_request (tenant, invoice_id);
create index smartap_signature_request_provider on smartap_signature_request (provider_id);

create table smartap_signature_signer (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  request_id uuid not null references smartap_signature_request (id),
  position integer not null,
  person varchar(128) not null,
  name varchar(120) not null,
  email varchar(260) not null,
  role varchar(32) not null,
  step varchar(16) not null,
  stepped_at timestamp(6) with time zone,
  reason text,
  link_hash char(64),
  link_expires_at timestamp(6) with time zone,
  opened_at timestamp(6) with time zone,
  evidence text,
  constraint smartap_signature_signer_once unique (request_id, person),
  constraint smartap_signature_link unique (link_hash)
);
create index smartap_signature_signer_person on smartap_signature_signer (tenant, person, step);

-- A signature is an approval that holds the hash of what was signed.
alter table smartap_approval add column signed_hash char(64);
alter table smartap_approval add column signature_id uuid;
-- Roles that have to sign beyond the policy, and whether approvals stand for signatures that were not given.
alter table smartap_invoice add column signatures_demanded varchar(200);
alter table smartap_invoice add column signature_waived boolean default false not null;

-- Null for invoices without a date, and for those that were there before this column.
alter table smartap_invoice add column invoice_date date;
create index smartap_invoice_vendor_date on smartap_invoice (tenant, vendor_id, invoice_date);
