-- The audit log is a Merkle tree: a record holds its entry as it was hashed, the head the right edge of the tree.
alter table smartap_audit add column entry text;
alter table smartap_audit alter column previous_hash drop not null;
create index smartap_audit_actor on smartap_audit (tenant, actor, sequence);
create index smartap_audit_at on smartap_audit (tenant, at, sequence);

-- Null until the records of the earlier hash chain were taken over.
alter table smartap_audit_head add column edge text;

create table smartap_audit_node (
  id varchar(128) primary key,
  tenant varchar(64) not null,
  level integer not null,
  position bigint not null,
  hash char(64) not null
);

create table smartap_audit_person (
  id varchar(64) primary key,
  tenant varchar(64) not null,
  person varchar(128),
  key_id varchar(64),
  secret text,
  created_at timestamp(6) with time zone not null,
  erased_at timestamp(6) with time zone,
  constraint smartap_audit_person_open unique (tenant, person)
);

create table smartap_audit_checkpoint (
  id varchar(128) primary key,
  tenant varchar(64) not null,
  tree_size bigint not null,
  root char(64) not null,
  note text not null,
  token text,
  created_at timestamp(6) with time zone not null,
  anchored_at timestamp(6) with time zone
);
create index smartap_audit_checkpoint_size on smartap_audit_checkpoint (tenant, tree_size);

create table smartap_audit_segment (
  id varchar(128) primary key,
  tenant varchar(64) not null,
  first_record bigint not null,
  last_record bigint not null,
  document_hash char(64) not null,
  created_at timestamp(6) with time zone not null
);
