-- What machines read, before anybody said anything, and what people said about it; one row for each invoice.
create table smartap_reading (
  id uuid primary key references smartap_invoice (id),
  tenant varchar(64) not null,
  version bigint not null,
  -- Without anything that was learned.
  reading text not null,
  -- With what was learned; null where nothing was used.
  shown text,
  -- Domains of mail and web addresses on the pages, as JSON; null where nobody had to look.
  domains text,
  reviewed boolean not null,
  corrected boolean not null,
  corrections text not null,
  read_at timestamp(6) with time zone not null,
  received_at timestamp(6) with time zone not null
);
create index smartap_reading_received on smartap_reading (tenant, received_at);

-- How the reading of one field turned out.
create table smartap_field_reading (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  invoice_id uuid not null references smartap_invoice (id),
  field varchar(40) not null,
  -- Tenths of its confidence, 0 to 9; null for a field that was not read.
  band integer,
  learned boolean not null,
  asked boolean not null,
  outcome varchar(16),
  received_at timestamp(6) with time zone not null,
  constraint smartap_field_reading_once unique (invoice_id, field)
);
create index smartap_field_reading_received on smartap_field_reading (tenant, received_at);

-- Documents from which is learned: the words on their pages, what was read and what a person said.
create table smartap_layout_example (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  vendor_id uuid not null references smartap_vendor (id),
  invoice_id uuid not null references smartap_invoice (id),
  document_hash char(64) not null,
  kind varchar(16) not null,
  words bytea not null,
  reading text not null,
  said text not null,
  said_by varchar(128) not null,
  said_at timestamp(6) with time zone not null,
  constraint smartap_layout_example_once unique (tenant, invoice_id)
);
create index smartap_layout_example_vendor on smartap_layout_example (tenant, vendor_id, said_at);

-- What was learned about the documents of a vendor, in versions.
create table smartap_layout (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  vendor_id uuid not null references smartap_vendor (id),
  number integer not null,
  -- The vendor again while the version is in use: one at a time.
  active_key varchar(64),
  state varchar(16) not null,
  learner varchar(64) not null,
  body text not null,
  rules text not null,
  examples integer not null,
  reason text not null,
  created_at timestamp(6) with time zone not null,
  constraint smartap_layout_number unique (tenant, vendor_id, number),
  constraint smartap_layout_active unique (tenant, active_key)
);

-- What a vendor is recognised by besides the vendor master, and the invoice that taught it.
create table smartap_vendor_key (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  vendor_id uuid not null references smartap_vendor (id),
  kind varchar(16) not null,
  value_key varchar(254) not null,
  invoice_id uuid not null,
  constraint smartap_vendor_key_once unique (tenant, vendor_id, kind, value_key)
);
create index smartap_vendor_key_value on smartap_vendor_key (tenant, kind, value_key);

-- How many examples a person gave on a day.
create table smartap_teaching (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  person varchar(128) not null,
  taught_on date not null,
  lessons integer not null,
  constraint smartap_teaching_day unique (tenant, person, taught_on)
);

-- The hash of a vendor's account and the domain of its mail address, by which it is recognised.
alter table smartap_vendor add column account_key char(64);
alter table smartap_vendor add column email_domain varchar(254);
create index smartap_vendor_account on smartap_vendor (tenant, account_key);
create index smartap_vendor_domain on smartap_vendor (tenant, email_domain);

-- Which part of its document an invoice is, and which learned version was used to read it, as JSON.
alter table smartap_invoice add column part text;
alter table smartap_invoice add column learned text;
create index smartap_invoice_document on smartap_invoice (tenant, document_id);
