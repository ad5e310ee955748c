#!/usr/bin/env bash
# Starts fresh clones in the circumstances in which people really start one, and says what each did.
# Usage: tests/fresh-machine/run.sh [case …]
#   cases: root-home user-accents production two-clones everywhere stop restart empty errors systems
# The clones are of the last commit. As root it also makes an ordinary account for the length of the run.
# SYSTEM_NODES names folders, separated by spaces, each with another "node" to stand first in PATH (case systems).
# Prints a line for each thing tried and ends with "N passed, N failed". Seconds are printed beside their aim, never asserted.
set -u
SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
WORK=$(mktemp -d)
# PostgreSQL's account must reach the clones that root makes here.
chmod 711 "$WORK"
# Run by npm, this script has the project's own Node first in PATH; a fresh machine has only the system's.
PATH=$(tr : '\n' <<<"$PATH" | grep -v -e '/node_modules/\.bin$' -e '/node-gyp-bin$' | paste -sd :)
for name in $(compgen -e | grep '^npm_' | grep -v '^npm_config_registry$'); do unset "$name"; done
unset NODE INIT_CWD NODE_ENV DATA_DIR DEMO HOST ORIGIN
PASSED=0
FAILED=0
PIDS=()
PORT_AT=4600
GIVE_UP=300

cleanup() {
  for pid in "${PIDS[@]:-}"; do [ -n "$pid" ] && kill -TERM -- "-$pid" 2>/dev/null; done
  wait 2>/dev/null
  # What root's clone behind a closed folder keeps elsewhere goes too.
  for pointer in "$WORK"/*/.data/postgres.location "${ROOT_CLONE:-/nonexistent}"/*/.data/postgres.location; do [ -f "$pointer" ] && rm -rf "$(cat "$pointer")"; done
  [ -n "${ACCOUNT:-}" ] && userdel -r "$ACCOUNT" 2>/dev/null
  rm -rf "$WORK" "${ROOT_CLONE:-/nonexistent}"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

pass() { PASSED=$((PASSED + 1)); printf 'ok    %s\n' "$1"; }
fail() { FAILED=$((FAILED + 1)); printf 'FAIL  %s\n' "$1"; [ -f "${2:-}" ] && tail -n 15 "$2" | sed 's/^/      /'; return 1; }
skip() { printf 'skip  %s\n' "$1"; }
next_port() { PORT_AT=$((PORT_AT + 1)); export PORT=$PORT_AT; }
seconds_since() { awk -v begun="$1" -v now="$(date +%s.%N)" 'BEGIN { printf "%.1f", now - begun }'; }
# as COMMAND…: runs it as the ordinary account when the case has one.
as() { if [ -n "${AS:-}" ]; then setpriv --reuid="$AS" --regid="$AS" --init-groups env HOME="/home/$AS" USER="$AS" "$@"; else "$@"; fi; }
clone() { git clone -q "$SOURCE" "$1" && cd "$1"; }
install() { as npm ci --no-audit --no-fund >"$WORK/install.log" 2>&1 || fail "$1: npm ci" "$WORK/install.log"; }
# A clone that several cases share.
shared_clone() { cd "$WORK/one" 2>/dev/null || { clone "$WORK/one" && install "$1"; }; }
cluster() { if [ -f "$1/postgres.location" ]; then cat "$1/postgres.location"; else echo "$1/postgres"; fi; }

# launch NAME: npm start in this folder, in a session of its own; LAST is its process, LOG what it prints.
launch() {
  LOG="$WORK/${1//[^a-z0-9]/-}.log"
  if [ -n "${AS:-}" ]; then setsid setpriv --reuid="$AS" --regid="$AS" --init-groups env HOME="/home/$AS" USER="$AS" npm start >"$LOG" 2>&1 &
  else setsid npm start >"$LOG" 2>&1 & fi
  LAST=$!
  BEGUN=$(date +%s.%N)
  PIDS+=("$LAST")
}

# await_page NAME AIM: until the first page comes, the district's (PAGE in an empty installation).
await_page() {
  until curl -fsS -o /dev/null "http://127.0.0.1:$PORT/${PAGE-area-ovest}" 2>/dev/null; do
    if ! kill -0 "$LAST" 2>/dev/null || [ "$(seconds_since "$BEGUN" | cut -d. -f1)" -gt "$GIVE_UP" ]; then fail "$1: no page" "$LOG"; return 1; fi
    sleep 0.1
  done
  pass "$1: first page after $(seconds_since "$BEGUN") s (aim $2 s)"
}
start() { launch "$1"; await_page "$1" "$2"; }

# stop NAME SIGNAL [only]: to everything at the terminal, as Ctrl-C does, or to npm alone. Then nothing of it may be left.
stop() {
  local data="$PWD/.data" begun; begun=$(date +%s.%N)
  if [ "${3:-}" = only ]; then kill "-$2" "$LAST"; else kill "-$2" -- "-$LAST"; fi
  wait "$LAST" 2>/dev/null
  # npm may end a moment before what it started.
  for _ in $(seq 100); do pgrep -s "$LAST" >/dev/null || break; sleep 0.1; done
  local took; took=$(seconds_since "$begun")
  if pgrep -s "$LAST" >/dev/null || pgrep -f "postgres -D $(cluster "$data")" >/dev/null; then fail "$1: processes are left" "$LOG"
  elif [ -e "$(cluster "$data")/postmaster.pid" ]; then fail "$1: PostgreSQL's lock is left" "$LOG"
  elif grep -q '    at ' "$LOG"; then fail "$1: a stack was printed" "$LOG"
  else pass "$1: no process and no lock left after $took s"; fi
}

# expect_line NAME PATTERN COMMAND…: the command fails with one clear line.
expect_line() {
  local name=$1 pattern=$2 log="$WORK/line.log"
  shift 2
  if as timeout -k 5 60 "$@" >"$log" 2>&1; then fail "$name: it did not fail" "$log"; return; fi
  if [ "$(grep -c "$pattern" "$log")" = 1 ] && ! grep -q '^ *at ' "$log"; then pass "$name: $(grep "$pattern" "$log")"; else fail "$name: no clear line" "$log"; fi
}
# expect_text NAME PATTERN COMMAND…: it is printed, whatever the command's end.
expect_text() {
  local name=$1 pattern=$2 log="$WORK/text.log"
  shift 2
  timeout -k 5 60 "$@" >"$log" 2>&1
  if grep -q "$pattern" "$log"; then pass "$name: $(grep -m 1 "$pattern" "$log")"; else fail "$name: «$pattern» was not printed" "$log"; fi
}

case_root_home() {
  [ "$(id -u)" = 0 ] || { skip "root-home: not root"; return; }
  # Root's home has mode 700: what PostgreSQL's account cannot reach goes where it can.
  ROOT_CLONE=$(mktemp -d "$HOME/tavoli-fresh.XXXX")
  ( chmod 700 "$HOME" "$ROOT_CLONE"; umask 077; clone "$ROOT_CLONE/clone" && install root-home ) || { FAILED=$((FAILED + 1)); return; }
  cd "$ROOT_CLONE/clone" && next_port
  umask 077; unset LANG LC_ALL LC_CTYPE
  start "root's home (700, umask 077, no LANG)" 90 && stop "root's home" TERM && start "root's home, again" 8 && stop "root's home, again" INT
  umask 022
}

case_user_accents() {
  [ "$(id -u)" = 0 ] || { skip "user-accents: not root, so no account can be made (every other case is an ordinary user's then)"; return; }
  ACCOUNT="tavoli$$"
  useradd -m "$ACCOUNT"
  local folder="/home/$ACCOUNT/più spazio è meglio"
  git clone -q "$SOURCE" "$folder" && chown -R "$ACCOUNT" "/home/$ACCOUNT" && cd "$folder" || return
  next_port
  local AS=$ACCOUNT
  install user-accents || return
  start "ordinary user, path with spaces and accents" 90 && stop "ordinary user" INT && start "ordinary user, again" 8 && stop "ordinary user, again" TERM only
  expect_line "unwritable folder, ordinary user" "cannot be written" env DATA_DIR=/var/tavoli npm start
}

case_production() {
  export NODE_ENV=production
  clone "$WORK/production" && install production && next_port && start "NODE_ENV=production before npm ci" 90 && stop "production" TERM
  unset NODE_ENV
}

case_two_clones() {
  shared_clone two-clones && clone "$WORK/two" && install two-clones || return
  cd "$WORK/one" && rm -rf .data build && next_port && launch "two clones, the first"
  local port=$PORT pid=$LAST log=$LOG begun=$BEGUN
  cd "$WORK/two" && next_port && launch "two clones, the second"
  await_page "two clones at once: the second" 90 && stop "the second alone" INT
  cd "$WORK/one"; PORT=$port LAST=$pid LOG=$log BEGUN=$begun
  await_page "two clones at once: the first" 90 && stop "the first" INT
}

case_everywhere() {
  shared_clone everywhere && next_port && export HOST=0.0.0.0
  start "HOST=0.0.0.0" 8
  local address; address=$(hostname -I 2>/dev/null | awk '{print $1}')
  if [ -z "$address" ]; then skip "HOST=0.0.0.0: this machine has no other address"
  elif curl -fsS -o /dev/null "http://$address:$PORT/area-ovest"; then pass "HOST=0.0.0.0 answers at $address"
  else fail "HOST=0.0.0.0 does not answer at $address" "$LOG"; fi
  stop "HOST=0.0.0.0" TERM; unset HOST
}

case_stop() {
  shared_clone stop && next_port
  rm -rf build && launch "stopped while the pages are made"
  until grep -q Preparo "$LOG"; do sleep 0.1; done
  sleep 1; stop "Ctrl-C in the middle of the build" INT
  for how in "INT" "TERM" "TERM only" "HUP"; do
    # shellcheck disable=SC2086
    start "before SIG$how" 8 && stop "SIG$how" $how
  done
}

case_restart() {
  shared_clone restart && next_port
  start "restart: before kill -9" 8 || return
  kill -9 -- "-$LAST"; wait "$LAST" 2>/dev/null
  local data; data=$(cluster "$PWD/.data")
  local stale; stale=$(head -n 1 "$data/postmaster.pid")
  if kill -0 "$stale" 2>/dev/null; then pass "kill -9 leaves PostgreSQL alive (process $stale)"; else fail "kill -9 took PostgreSQL along: nothing to try"; fi
  start "start after kill -9" 8 || return
  # One that has ended may wait for the system to take note of it (Z).
  if ps -o stat= -p "$stale" | grep -qv Z; then fail "the stale PostgreSQL lives on"; else pass "the stale PostgreSQL was stopped first"; fi
  local taken=$PORT; next_port
  expect_line "a second start over the same data" "is using" npm start
  expect_line "npm run reset beside a running server" "is using" npm run reset
  PORT=$taken
  if curl -fsS -o /dev/null "http://127.0.0.1:$PORT/readyz"; then pass "the first one runs on"; else fail "the first one is broken"; fi
  stop "restart" INT
}

case_empty() {
  shared_clone empty && rm -rf .data && next_port
  export DEMO=0; local PAGE=""
  start "DEMO=0" 90 || { unset DEMO; return; }
  expect_text "npm run admin beside a running server" "amministrazione" npm run --silent admin -- Prima@Example.org
  local link; link=$(grep -o 'http://[^ ]*/accedi/conferma?[^ ]*' "$WORK/text.log")
  if curl -fsS -o /dev/null "${link/localhost/127.0.0.1}"; then pass "its link opens"; else fail "its link does not open: $link"; fi
  if [ "$(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$PORT/area-ovest")" = 404 ]; then pass "there is no invented district"; else fail "DEMO=0 has a district"; fi
  stop "DEMO=0" INT
  expect_text "npm run admin without a server" "amministrazione" npm run --silent admin -- seconda@example.org
  expect_line "npm run admin without an address" "npm run admin -- name@example.org" npm run --silent admin
  expect_text "npm run reset asks (no answer)" "Non ho cancellato niente" bash -c 'npm run --silent reset </dev/null'
  expect_text "npm run reset asks (another answer)" "Non ho cancellato niente" bash -c 'echo no | npm run --silent reset'
  if [ -d .data/postgres ]; then pass "nothing was deleted"; else fail "npm run reset deleted without a yes"; fi
  expect_text "npm run reset, answered" "Ho cancellato" bash -c 'echo cancella | npm run --silent reset'
  if [ -e .data ]; then fail "npm run reset left .data"; else pass ".data is gone"; fi
  unset DEMO
}

case_errors() {
  shared_clone errors && next_port
  start "errors: a server to be in the way" 8
  expect_line "busy port" "port $PORT is busy" npm start
  stop "errors" TERM
  expect_line "bad variable" "variable PORT" env PORT=tanti npm start
  expect_line "bad variable" "variable SMTP_URL" env SMTP_URL=posta npm start
  expect_line "half a Supabase project" "SUPABASE_SECRET_KEY" env SUPABASE_URL=https://example.org npm start
  expect_line "unwritable folder" "cannot be written" env DATA_DIR="$PWD/package.json/data" npm start
  expect_line "unknown platform" "no embedded PostgreSQL for [a-z0-9]*-riscv64" env NODE_OPTIONS="--import=data:text/javascript,Object.defineProperty(process,'arch',{value:'riscv64'})" node_modules/.bin/node server/main.ts
  local system; system=$(command -v node)
  if [ "$("$system" -p 'process.versions.node.split(".")[0]')" -ge 24 ]; then skip "wrong Node: the system's is new enough"
  else
    mv node_modules/.bin/node node_modules/.bin/node.off
    expect_line "wrong Node" "brings its own Node 24" npm start
    mv node_modules/.bin/node.off node_modules/.bin/node
  fi
}

case_systems() {
  [ -n "${SYSTEM_NODES:-}" ] || { skip "systems: SYSTEM_NODES names no folder with another Node"; return; }
  local path=$PATH folder version
  for folder in $SYSTEM_NODES; do
    version=$("$folder/node" -v) || { fail "systems: no node in $folder"; continue; }
    PATH="$folder:$path"
    cd "$WORK" && rm -rf "$WORK/system"
    clone "$WORK/system" && install "system Node $version" && next_port && start "system Node $version" 90 && stop "system Node $version" TERM && start "system Node $version, again" 8 && stop "system Node $version, again" INT
    PATH=$path
  done
}

[ $# -gt 0 ] || set -- root-home user-accents production two-clones everywhere stop restart empty errors systems
for name in "$@"; do cd "$WORK" && "case_${name//-/_}"; done
printf '%s passed, %s failed\n' "$PASSED" "$FAILED"
[ "$FAILED" = 0 ]
