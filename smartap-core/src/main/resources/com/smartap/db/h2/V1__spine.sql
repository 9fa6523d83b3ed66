-- SmartAP: the tables of the spine. Every row carries its tenant; every unique key begins with it.

create table smartap_document (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  kind varchar(32) not null,
  name varchar(255) not null,
  media_type varchar(127) not null,
  size bigint not null check (size > 0),
  hash char(64) not null,
  -- The hash again for what may be taken in only once; null for what SmartAP itself makes.
  intake_key varchar(100),
  state varchar(32) not null,
  original_id uuid,
  created_at timestamp(6) with time zone not null,
  constraint smartap_document_intake unique (tenant, intake_key)
);
create index smartap_document_list on smartap_document (tenant, created_at, id);

create table smartap_vendor (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  name varchar(200) not null,
  name_key varchar(200) not null,
  tax_id varchar(64),
  tax_key varchar(64),
  email varchar(254),
  address clob,
  currency char(3),
  payment_terms varchar(100),
  bank_account clob,
  bank_changed_by varchar(128),
  active boolean not null,
  connection_id uuid,
  external_id varchar(128),
  updated_at timestamp(6) with time zone not null,
  constraint smartap_vendor_external unique (tenant, connection_id, external_id)
);
create index smartap_vendor_name on smartap_vendor (tenant, name_key);
create index smartap_vendor_tax on smartap_vendor (tenant, tax_key);

create table smartap_purchase_order (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  number varchar(100) not null,
  number_key varchar(100) not null,
  vendor_id uuid not null references smartap_vendor (id),
  status varchar(16) not null,
  order_date date,
  currency char(3) not null,
  total numeric(20, 4) not null,
  connection_id uuid,
  external_id varchar(128),
  updated_at timestamp(6) with time zone not null,
  constraint smartap_purchase_order_external unique (tenant, connection_id, external_id)
);
create index smartap_purchase_order_number on smartap_purchase_order (tenant, number_key);

create table smartap_purchase_order_line (
  id uuid primary key,
  tenant varchar(64) not null,
  order_id uuid not null references smartap_purchase_order (id),
  line_number integer not null,
  sku varchar(200),
  description clob,
  ordered numeric(24, 8) not null,
  received numeric(24, 8),
  billed numeric(24, 8) not null check (billed >= 0),
  unit_price numeric(24, 8) not null,
  external_id varchar(128),
  account_code varchar(64),
  tax_code varchar(64),
  constraint smartap_purchase_order_line_number unique (tenant, order_id, line_number)
);

create table smartap_invoice (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  state varchar(32) not null,
  resume_state varchar(32),
  reason clob,
  content clob not null,
  readings clob not null,
  warnings clob not null,
  problems clob not null,
  match_result clob,
  risk clob,
  document_id uuid not null references smartap_document (id),
  sealed_document_id uuid references smartap_document (id),
  vendor_id uuid references smartap_vendor (id),
  purchase_order_id uuid references smartap_purchase_order (id),
  search_text clob not null,
  -- Vendor and normalised number of a living invoice; null for those that were refused or withdrawn.
  duplicate_key varchar(200),
  currency char(3),
  total numeric(20, 4),
  -- What is part of payments that did not fail: never more than there is to pay.
  allocated numeric(20, 4) not null check (allocated >= 0),
  due_date date,
  revision integer not null,
  bill_id varchar(128),
  submitted_by varchar(128) not null,
  touched_by clob not null,
  received_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  -- The payment that was handed to the bank. While it is set, the invoice cannot be payable.
  sent_payment_id uuid,
  constraint smartap_invoice_duplicate unique (tenant, duplicate_key),
  constraint smartap_invoice_allocated check (allocated = 0 or (total is not null and allocated <= total)),
  -- A case and no list: H2 keeps the session that made the table inside an IN list, and fails once that is closed.
  constraint smartap_invoice_sent check (sent_payment_id is null
    or (case state when 'PAYMENT_SCHEDULED' then 1 when 'PAID' then 1 when 'ARCHIVED' then 1 when 'FAILED' then 1
      else 0 end) = 1)
);
create index smartap_invoice_list on smartap_invoice (tenant, received_at, id);
create index smartap_invoice_state on smartap_invoice (tenant, state, received_at);

create table smartap_approval (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  invoice_id uuid not null references smartap_invoice (id),
  invoice_version bigint,
  step integer not null,
  role varchar(32) not null,
  amount numeric(20, 4) not null,
  currency char(3) not null,
  decision varchar(16) not null,
  decided_by varchar(128),
  -- Invoice and person of an approval that counts: one person, one approval.
  approver_key varchar(200),
  entered_by varchar(128) not null,
  comment clob,
  requested_at timestamp(6) with time zone not null,
  decided_at timestamp(6) with time zone,
  constraint smartap_approval_once unique (tenant, approver_key),
  -- Nobody approves what they entered: the last line, behind the check in the engine.
  constraint smartap_approval_duties check (decision <> 'APPROVED' or decided_by <> entered_by)
);
create index smartap_approval_open on smartap_approval (tenant, decision, requested_at);
create index smartap_approval_invoice on smartap_approval (tenant, invoice_id);

create table smartap_payment_batch (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  number varchar(32) not null,
  state varchar(16) not null,
  format varchar(32) not null,
  execution_date date not null,
  currency char(3) not null,
  total numeric(20, 4) not null check (total > 0),
  content_hash char(64) not null,
  created_by varchar(128) not null,
  created_at timestamp(6) with time zone not null,
  released_by varchar(128),
  released_at timestamp(6) with time zone,
  file_id uuid references smartap_document (id),
  bank_reference varchar(128),
  reason clob,
  constraint smartap_payment_batch_number unique (tenant, number),
  constraint smartap_payment_batch_duties check (released_by is null or released_by <> created_by)
);
create index smartap_payment_batch_list on smartap_payment_batch (tenant, created_at, id);

create table smartap_payment (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  batch_id uuid not null references smartap_payment_batch (id),
  position integer not null,
  invoice_id uuid not null references smartap_invoice (id),
  -- The invoice again while the payment may still move money: one such payment an invoice.
  open_key varchar(64),
  invoice_number varchar(100) not null,
  invoice_date date,
  vendor_id uuid not null references smartap_vendor (id),
  payee varchar(200) not null,
  account clob not null,
  currency char(3) not null,
  amount numeric(20, 4) not null check (amount > 0),
  reference varchar(15) not null,
  status varchar(32) not null,
  bank_reference varchar(128),
  failure clob,
  paid_on date,
  constraint smartap_payment_reference unique (tenant, reference),
  constraint smartap_payment_open unique (tenant, open_key),
  constraint smartap_payment_failure check (status <> 'payment_failed' or failure is not null)
);
create index smartap_payment_batch_id on smartap_payment (tenant, batch_id, position);
create index smartap_payment_invoice on smartap_payment (tenant, invoice_id);

create table smartap_bank_entry (
  id uuid primary key,
  tenant varchar(64) not null,
  fingerprint char(64) not null,
  statement_id varchar(200) not null,
  entry clob not null,
  payment_id uuid references smartap_payment (id),
  created_at timestamp(6) with time zone not null,
  constraint smartap_bank_entry_once unique (tenant, fingerprint)
);
create index smartap_bank_entry_list on smartap_bank_entry (tenant, created_at, id);

create table smartap_event (
  id uuid primary key,
  tenant varchar(64) not null,
  aggregate_type varchar(32) not null,
  aggregate_id varchar(64) not null,
  sequence bigint not null,
  type varchar(64) not null,
  data clob not null,
  actor varchar(128) not null,
  occurred_at timestamp(6) with time zone not null,
  constraint smartap_event_sequence unique (tenant, aggregate_id, sequence)
);
create index smartap_event_list on smartap_event (tenant, occurred_at, id);

create table smartap_delivery (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  subscription varchar(60) not null,
  event_id uuid not null references smartap_event (id),
  aggregate_id varchar(64) not null,
  sequence bigint not null,
  state varchar(8) not null,
  attempts integer not null,
  next_attempt_at timestamp(6) with time zone not null,
  claimed_by varchar(64),
  last_error clob,
  replay boolean not null,
  created_at timestamp(6) with time zone not null
);
create index smartap_delivery_lane on smartap_delivery (tenant, aggregate_id, subscription, sequence);
create index smartap_delivery_claim on smartap_delivery (claimed_by);
create index smartap_delivery_state on smartap_delivery (state, created_at);

create table smartap_effect (
  id varchar(200) primary key,
  tenant varchar(64) not null,
  version bigint not null,
  kind varchar(32) not null,
  subject_id varchar(64) not null,
  fingerprint varchar(200) not null,
  state varchar(16) not null,
  attempts integer not null,
  result clob,
  recorded_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null
);
create index smartap_effect_state on smartap_effect (state, recorded_at);

create table smartap_audit (
  id varchar(90) primary key,
  tenant varchar(64) not null,
  sequence bigint not null,
  at timestamp(6) with time zone not null,
  actor varchar(128) not null,
  actor_name varchar(200) not null,
  action varchar(64) not null,
  entity_type varchar(32) not null,
  entity_id varchar(64) not null,
  data clob not null,
  previous_hash char(64) not null,
  hash char(64) not null,
  constraint smartap_audit_sequence unique (tenant, sequence)
);
create index smartap_audit_entity on smartap_audit (tenant, entity_id, sequence);

create table smartap_audit_head (
  tenant varchar(64) primary key,
  sequence bigint not null,
  hash char(64) not null
);

create table smartap_credential (
  id varchar(200) primary key,
  tenant varchar(64) not null,
  version bigint not null,
  key_id varchar(64) not null,
  wrapped_key clob not null,
  payload clob not null,
  lease_owner varchar(64),
  lease_until timestamp(6) with time zone,
  updated_at timestamp(6) with time zone not null
);

create table smartap_erp_connection (
  id uuid primary key,
  tenant varchar(64) not null,
  version bigint not null,
  name varchar(100) not null,
  system varchar(32) not null,
  base_url varchar(500),
  settings clob not null,
  status varchar(24) not null,
  status_message clob,
  created_at timestamp(6) with time zone not null,
  updated_at timestamp(6) with time zone not null,
  constraint smartap_erp_connection_name unique (tenant, name)
);

create table smartap_erp_cursor (
  id varchar(120) primary key,
  tenant varchar(64) not null,
  version bigint not null,
  connection_id uuid not null references smartap_erp_connection (id),
  entity varchar(24) not null,
  position clob,
  updated_at timestamp(6) with time zone not null
);

create table smartap_erp_sync_log (
  id uuid primary key,
  tenant varchar(64) not null,
  connection_id uuid not null references smartap_erp_connection (id),
  entity varchar(24) not null,
  status varchar(16) not null,
  created integer not null,
  updated integer not null,
  unchanged integer not null,
  failed integer not null,
  message clob,
  started_at timestamp(6) with time zone not null,
  finished_at timestamp(6) with time zone
);
create index smartap_erp_sync_log_list on smartap_erp_sync_log (tenant, connection_id, started_at, id);

-- Which bill in the ERP is which invoice: one each way.
create table smartap_invoice_mapping (
  id uuid primary key,
  tenant varchar(64) not null,
  connection_id uuid not null references smartap_erp_connection (id),
  invoice_id uuid not null references smartap_invoice (id),
  bill_id varchar(128) not null,
  bill_number varchar(128),
  created_at timestamp(6) with time zone not null,
  constraint smartap_invoice_mapping_invoice unique (tenant, connection_id, invoice_id),
  constraint smartap_invoice_mapping_bill unique (tenant, connection_id, bill_id)
);

create table smartap_idempotency (
  id varchar(200) primary key,
  tenant varchar(64) not null,
  version bigint not null,
  fingerprint varchar(200) not null,
  state varchar(8) not null,
  answer clob,
  created_at timestamp(6) with time zone not null
);

create table smartap_bank_cursor (
  id varchar(120) primary key,
  tenant varchar(64) not null,
  version bigint not null,
  position clob,
  updated_at timestamp(6) with time zone not null
);

-- The job table of db-scheduler.
create table smartap_job (
  task_name varchar(100) not null,
  task_instance varchar(200) not null,
  task_data blob,
  execution_time timestamp(6) with time zone not null,
  picked boolean not null,
  picked_by varchar(100),
  last_success timestamp(6) with time zone,
  last_failure timestamp(6) with time zone,
  consecutive_failures integer,
  last_heartbeat timestamp(6) with time zone,
  version bigint not null,
  priority smallint,
  state varchar(16),
  primary key (task_name, task_instance)
);
create index smartap_job_due on smartap_job (execution_time);
create index smartap_job_heartbeat on smartap_job (last_heartbeat);
