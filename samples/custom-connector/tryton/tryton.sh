#!/usr/bin/env bash
# A real Tryton 6.0 server on loopback for tests, with a small company in it, and gone again afterwards.
#
#   tryton.sh install            installs the Debian packages that are missing (needs root)
#   tryton.sh start DIR [PID]    starts PostgreSQL and Tryton below DIR; with PID, both stop as soon as that process ends
#   tryton.sh stop DIR           stops both and removes what lies below DIR; also after a start that failed
#
# start takes the passwords of the users "admin" and "smartap" from TRYTON_ADMIN_PASSWORD and TRYTON_PASSWORD (8 to 64
# letters and digits), and prints properties: url, database, user, and the ids of some seeded records. Making the
# database takes about half a minute; it is kept in TRYTON_CACHE (default: ~/.cache/smartap-tryton), so that later
# starts take seconds. An empty TRYTON_CACHE keeps nothing.
#
# Exit 0: done. 1: failed. 2: wrong usage. 3: this machine cannot run Tryton; stderr says why.
set -euo pipefail

readonly PACKAGES=(tryton-server tryton-proteus tryton-modules-purchase tryton-modules-stock
  tryton-modules-account-invoice tryton-modules-account-invoice-stock tryton-modules-bank python3-psycopg2 postgresql)
readonly MODULES=(purchase stock account_invoice bank)
readonly PYTHON=/usr/bin/python3
HERE="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
readonly HERE

note() { printf '[tryton] %s\n' "$*" >&2; }
fail() { note "$*"; exit 1; }
skip() { note "skipped: $*"; exit 3; }
usage() { sed -n '2,/^set/{/^set/d;s/^# \{0,1\}//;p}' "${BASH_SOURCE[0]}" >&2; exit 2; }

# ---- what is there

missing() {
  command -v trytond > /dev/null 2>&1 && command -v trytond-admin > /dev/null 2>&1 || { echo "tryton-server"; return; }
  "$PYTHON" -W ignore -c 'import proteus, psycopg2, trytond.modules.purchase, trytond.modules.bank' > /dev/null 2>&1 \
    || { echo "modules of Tryton for $PYTHON"; return; }
  [ -n "$(postgres_bin)" ] || { echo "PostgreSQL"; return; }
}

postgres_bin() { # the newest server; Debian leaves its programs out of PATH
  local found
  found="$(find /usr/lib/postgresql -maxdepth 3 -name initdb 2> /dev/null | sort -V | tail -n 1)"
  [ -z "$found" ] || dirname "$found"
}

require() {
  local gap version
  gap="$(missing)"
  [ -z "$gap" ] || skip "$gap is not installed. Maybe run as root: $HERE/tryton.sh install"
  version="$("$PYTHON" -W ignore -c 'import trytond; print(trytond.__version__)')"
  [[ "$version" == 6.0.* ]] || skip "Tryton $version is installed, and this is for 6.0 (Debian 12)"
}

install() {
  if [ -z "$(missing)" ]; then
    note "everything is installed"
    return
  fi
  command -v apt-get > /dev/null 2>&1 || skip "$(missing) is missing, and this is not Debian"
  [ "$(id -u)" -eq 0 ] || skip "$(missing) is missing, and only root installs packages"
  export DEBIAN_FRONTEND=noninteractive
  local policy=/usr/sbin/policy-rc.d
  if [ ! -e "$policy" ]; then # no service of the packages is to start by itself
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod 755 "$policy"
    # shellcheck disable=SC2064
    trap "rm -f '$policy'" EXIT
  fi
  apt-get update -qq || skip "the package lists cannot be loaded"
  apt-get install -y -qq --no-install-recommends "${PACKAGES[@]}" > /dev/null || skip "the packages cannot be installed"
  require
}

# ---- one server below a directory

settle() { # names everything; creates nothing
  BASE="$1/tryton-server"
  CONF="$BASE/trytond.conf"
  BIN="$(postgres_bin)"
  # PostgreSQL refuses to run as root, and Tryton has no need to.
  RUN=()
  if [ "$(id -u)" -eq 0 ]; then
    RUN=(setpriv --reuid=postgres --regid=postgres --init-groups env "HOME=$BASE")
  fi
}

free_port() { "$PYTHON" -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
secret() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

prepare() {
  mkdir -p "$1"
  [ ! -e "$BASE" ] || fail "$BASE is there already. Maybe stop it first"
  mkdir "$BASE"
  if [ "$(id -u)" -eq 0 ]; then
    chmod go+x "$1"
    chown postgres "$BASE"
    "${RUN[@]}" test -x "$BASE" || skip "the user postgres cannot enter $1. Maybe choose a directory below /tmp"
  fi
  chmod 700 "$BASE"
}

cache_file() {
  local cache="${TRYTON_CACHE-${XDG_CACHE_HOME:-$HOME/.cache}/smartap-tryton}"
  [ -z "$cache" ] && return
  local key
  key="$( (dpkg -l 'tryton-*' 2> /dev/null | awk '{print $2, $3}'; echo "$BIN ${MODULES[*]}") | sha256sum | cut -c 1-16)"
  echo "$cache/$key.tar"
}

start_postgres() { # port
  "${RUN[@]}" "$BIN/pg_ctl" -D "$BASE/pg" -l "$BASE/postgres.log" -w -s -t 60 start -o "-p $1 \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off \
    -c synchronous_commit=off -c jit=off -c autovacuum_naptime=2s -c autovacuum_vacuum_cost_delay=0 -c max_wal_size=1GB" > /dev/null
}

stop_postgres() { # mode
  [ ! -e "$BASE/pg/postmaster.pid" ] || "${RUN[@]}" "$BIN/pg_ctl" -D "$BASE/pg" -m "$1" -w -s -t 60 stop > /dev/null 2>&1 || true
}

own() { # file, text: for the servers' user only
  (umask 077 && printf '%s\n' "$2" > "$1")
  [ "$(id -u)" -ne 0 ] || chown postgres "$1"
}

write_conf() { # database port, its password, web port
  own "$CONF" "[database]
uri = postgresql://tryton:$2@127.0.0.1:$1/
path = $BASE/attachments
[web]
listen = 127.0.0.1:$3
[password]
entropy = 0"
}

database_password() { # in single-user mode, which asks for none
  printf "ALTER ROLE tryton PASSWORD '%s'\n" "$1" \
    | "${RUN[@]}" "$BIN/postgres" --single -D "$BASE/pg" postgres > "$BASE/password.log" 2>&1
}

empty_company() { # makes the cluster with Tryton's modules activated, or takes it from the cache
  local port="$1" password="$2" kept
  kept="$(cache_file)"
  if [ -n "$kept" ] && [ -r "$kept" ]; then
    "${RUN[@]}" tar -C "$BASE" -xf - < "$kept"
    database_password "$password"
    start_postgres "$port"
    return
  fi
  own "$BASE/first-password" "$password"
  note "making a database with the modules ${MODULES[*]}; this takes about half a minute"
  "${RUN[@]}" "$BIN/initdb" -D "$BASE/pg" -U tryton -A scram-sha-256 --pwfile="$BASE/first-password" --no-sync -E UTF8 \
    --locale=C.UTF-8 > "$BASE/initdb.log"
  start_postgres "$port"
  PGPASSWORD="$password" "${RUN[@]}" "$BIN/createdb" -h 127.0.0.1 -p "$port" -U tryton -w tryton
  own "$BASE/first-password" "$(secret)"
  "${RUN[@]}" env "TRYTONPASSFILE=$BASE/first-password" trytond-admin -c "$CONF" -d tryton -u "${MODULES[@]}" \
    --activate-dependencies --email admin@example.com > "$BASE/activate.log" 2>&1 \
    || { tail -n 20 "$BASE/activate.log" >&2; fail "the modules cannot be activated"; }
  rm -f "$BASE/first-password"
  if [ -n "$kept" ] && mkdir -p "$(dirname "$kept")" 2> /dev/null; then
    stop_postgres fast
    tar -C "$BASE" -cf "$kept.$$" pg && mv "$kept.$$" "$kept" || rm -f "$kept.$$"
    start_postgres "$port"
  fi
}

await() { # url
  local i
  for i in $(seq 1 240); do
    if "$PYTHON" - "$1" 2> /dev/null << 'EOF'
import json, sys, urllib.request
call = urllib.request.Request(sys.argv[1] + '/', json.dumps({'id': 1, 'method': 'common.server.version', 'params': []}).encode(),
                              {'Content-Type': 'application/json'})
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
assert json.load(opener.open(call, timeout=5))['result'].startswith('6.0')
EOF
    then return; fi
    running "$BASE/trytond.pid" || break
    sleep 0.25
  done
  tail -n 20 "$BASE/trytond.log" >&2
  fail "Tryton did not start"
}

running() { # pid file: whether the process is ours and alive
  local pid
  pid="$(cat "$1" 2> /dev/null || true)"
  [ -n "$pid" ] && tr '\0' ' ' < "/proc/$pid/cmdline" 2> /dev/null | grep -qF "$BASE/"
}

start() {
  local dir="$1" watched="${2:-}" database web password
  [[ "${TRYTON_ADMIN_PASSWORD:-}" =~ ^[A-Za-z0-9]{8,64}$ ]] || { note "TRYTON_ADMIN_PASSWORD must be 8 to 64 letters and digits"; exit 2; }
  [[ "${TRYTON_PASSWORD:-}" =~ ^[A-Za-z0-9]{8,64}$ ]] || { note "TRYTON_PASSWORD must be 8 to 64 letters and digits"; exit 2; }
  [[ "$watched" =~ ^[0-9]*$ ]] || usage
  require
  prepare "$dir"
  trap 'status=$?; [ $status -eq 0 ] || stop; exit $status' EXIT
  trap 'exit 130' INT TERM
  database="$(free_port)"
  web="$(free_port)"
  password="$(secret)"
  write_conf "$database" "$password" "$web"
  empty_company "$database" "$password"
  SEED_DATABASE="postgresql://tryton:$password@127.0.0.1:$database/tryton" SEED_CONF="$CONF" \
    "${RUN[@]}" "$PYTHON" -W ignore - < "$HERE/seed.py" > "$BASE/seed.properties" 2> "$BASE/seed.log" \
    || { tail -n 20 "$BASE/seed.log" >&2; fail "the company cannot be made"; }
  setsid "${RUN[@]}" "$PYTHON" -W ignore "$(command -v trytond)" -c "$CONF" -d tryton \
    < /dev/null > "$BASE/trytond.log" 2>&1 &
  echo $! > "$BASE/trytond.pid"
  await "http://127.0.0.1:$web"
  if [ -n "$watched" ]; then
    (trap - EXIT
      while kill -0 "$watched" 2> /dev/null && [ -d "$BASE" ]; do sleep 1; done
      stop) < /dev/null > /dev/null 2>&1 &
  fi
  printf 'url=http://127.0.0.1:%s\ndatabase=tryton\nuser=smartap\nadmin=admin\n' "$web"
  cat "$BASE/seed.properties"
}

stop() { # leaves alone what is not below the directory
  if running "$BASE/trytond.pid"; then
    local pid
    pid="$(cat "$BASE/trytond.pid")"
    kill "$pid" 2> /dev/null || true
    for _ in $(seq 1 50); do running "$BASE/trytond.pid" || break; sleep 0.1; done
    ! running "$BASE/trytond.pid" || kill -KILL "$pid" 2> /dev/null || true
  fi
  stop_postgres immediate
  rm -rf "$BASE"
}

case "${1:-}" in
  install) [ $# -eq 1 ] || usage; install ;;
  start) [ $# -ge 2 ] && [ $# -le 3 ] || usage; settle "$(realpath -m "$2")"; start "$(realpath -m "$2")" "${3:-}" ;;
  stop) [ $# -eq 2 ] || usage; settle "$(realpath -m "$2")"; stop ;;
  *) usage ;;
esac
