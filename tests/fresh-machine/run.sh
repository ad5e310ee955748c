#!/usr/bin/env bash
# Starts fresh clones in the circumstances in which people really start one, and says what each did.
# Usage: tests/fresh-machine/run.sh [case …]   (cases: root-home user-accents production two-clones everywhere restart errors)
# As root it also makes an ordinary account for the length of the run. Prints one line a case and ends with "N passed, N failed".
set -u
SOURCE=$(cd "$(dirname "$0")/../.." && pwd)
WORK=$(mktemp -d)
PASSED=0
FAILED=0
PIDS=()
PORT_AT=4600

cleanup() {
  for pid in "${PIDS[@]:-}"; do [ -n "$pid" ] && kill -TERM -- "-$pid" 2>/dev/null; done
  wait 2>/dev/null
  [ -n "${ACCOUNT:-}" ] && userdel -r "$ACCOUNT" 2>/dev/null
  rm -rf "$WORK" "${ROOT_CLONE:-/nonexistent}"
}
trap cleanup EXIT

pass() { PASSED=$((PASSED + 1)); printf 'ok    %s\n' "$1"; }
fail() { FAILED=$((FAILED + 1)); printf 'FAIL  %s\n' "$1"; [ -f "${2:-}" ] && tail -n 15 "$2" | sed 's/^/      /'; }
next_port() { PORT_AT=$((PORT_AT + 1)); }
clone() { git clone -q "$SOURCE" "$1" && cd "$1"; }
install() { npm ci --no-audit --no-fund >"$1" 2>&1; }

# start NAME SECONDS: runs npm start in this folder (with the environment given before it) and waits for the first page.
start() {
  local name=$1 limit=$2 log="$WORK/$1.log" begun=$SECONDS
  setsid npm start >"$log" 2>&1 &
  local pid=$!
  PIDS+=("$pid")
  LAST=$pid
  until curl -fsS -o /dev/null "http://127.0.0.1:$PORT/area-ovest" 2>/dev/null; do
    if ! kill -0 "$pid" 2>/dev/null || [ $((SECONDS - begun)) -gt "$limit" ]; then fail "$name: no page in ${limit} s" "$log"; return 1; fi
    sleep 0.2
  done
  pass "$name: first page after $((SECONDS - begun)) s (limit ${limit} s)"
}
stop() { kill -TERM -- "-$1" 2>/dev/null; wait "$1" 2>/dev/null; }

# expect_line NAME PATTERN COMMAND…: the command fails with one clear line.
expect_line() {
  local name=$1 pattern=$2 log="$WORK/line.log"
  shift 2
  if timeout 60 "$@" >"$log" 2>&1; then fail "$name: it started" "$log"; return; fi
  if [ "$(grep -c "$pattern" "$log")" = 1 ] && ! grep -q '    at ' "$log"; then pass "$name: $(grep "$pattern" "$log")"; else fail "$name: no clear line" "$log"; fi
}

case_root_home() {
  # Root's home has mode 700: what PostgreSQL's account cannot reach goes where it can.
  ROOT_CLONE=$(mktemp -d "$HOME/tavoli-fresh.XXXX")
  chmod 700 "$HOME" "$ROOT_CLONE"
  ( umask 077; clone "$ROOT_CLONE/clone" && install "$WORK/install.log" ) || { fail "root-home: npm ci" "$WORK/install.log"; return; }
  cd "$ROOT_CLONE/clone" && next_port && export PORT=$PORT_AT
  umask 077; unset LANG LC_ALL
  start "root-home (umask 077, no LANG)" 90 && stop "$LAST" && start "root-home, again" 8 && stop "$LAST"
  umask 022
}

case_user_accents() {
  [ "$(id -u)" = 0 ] || { echo "skip  user-accents: not root"; return; }
  ACCOUNT="tavoli$$"
  useradd -m "$ACCOUNT"
  local folder="/home/$ACCOUNT/più spazio è meglio"
  git clone -q "$SOURCE" "$folder" && chown -R "$ACCOUNT" "/home/$ACCOUNT"
  next_port
  su "$ACCOUNT" -s /bin/bash -c "cd '$folder' && npm ci --no-audit --no-fund" >"$WORK/install.log" 2>&1 || { fail "user-accents: npm ci" "$WORK/install.log"; return; }
  export PORT=$PORT_AT
  local begun=$SECONDS
  setsid su "$ACCOUNT" -s /bin/bash -c "cd '$folder' && PORT=$PORT exec npm start" >"$WORK/user.log" 2>&1 &
  PIDS+=("$!")
  LAST=$!
  until curl -fsS -o /dev/null "http://127.0.0.1:$PORT/area-ovest" 2>/dev/null || [ $((SECONDS - begun)) -gt 90 ]; do sleep 0.2; done
  if curl -fsS -o /dev/null "http://127.0.0.1:$PORT/area-ovest"; then pass "ordinary user, path with spaces and accents: first page after $((SECONDS - begun)) s"; else fail "user-accents" "$WORK/user.log"; fi
  stop "$LAST"; pkill -TERM -u "$ACCOUNT" 2>/dev/null; sleep 1
}

case_production() {
  export NODE_ENV=production
  clone "$WORK/production" && install "$WORK/install.log" || { fail "production: npm ci" "$WORK/install.log"; unset NODE_ENV; return; }
  next_port; export PORT=$PORT_AT
  start "NODE_ENV=production before npm ci" 90 && stop "$LAST"
  unset NODE_ENV
}

case_two_clones() {
  clone "$WORK/one" && install "$WORK/install.log" && clone "$WORK/two" && install "$WORK/install.log" || { fail "two-clones: npm ci" "$WORK/install.log"; return; }
  cd "$WORK/one" && next_port && export PORT=$PORT_AT && start "two clones: the first" 90; local first=$LAST
  cd "$WORK/two" && next_port && export PORT=$PORT_AT && start "two clones: the second beside it" 90
  stop "$LAST"; stop "$first"
}

case_everywhere() {
  [ -d "$WORK/one" ] || { clone "$WORK/one" && install "$WORK/install.log"; }
  cd "$WORK/one" && next_port && export PORT=$PORT_AT HOST=0.0.0.0
  start "HOST=0.0.0.0" 90
  local address; address=$(hostname -I 2>/dev/null | awk '{print $1}')
  if [ -n "$address" ] && curl -fsS -o /dev/null "http://$address:$PORT/area-ovest"; then pass "HOST=0.0.0.0 answers on the machine's address"; fi
  stop "$LAST"; unset HOST
}

case_restart() {
  [ -d "$WORK/one" ] || { clone "$WORK/one" && install "$WORK/install.log"; }
  cd "$WORK/one" && next_port && export PORT=$PORT_AT
  start "restart: before the kill" 90 && kill -9 -- "-$LAST"; wait "$LAST" 2>/dev/null
  start "restart after kill -9 (stale PostgreSQL stopped first)" 20 || return
  kill -INT -- "-$LAST"; wait "$LAST" 2>/dev/null
  if pgrep -f "$WORK/one/.data" >/dev/null; then fail "Ctrl-C leaves processes"; else pass "Ctrl-C leaves no process"; fi
}

case_errors() {
  [ -d "$WORK/one" ] || { clone "$WORK/one" && install "$WORK/install.log"; }
  cd "$WORK/one" && next_port && export PORT=$PORT_AT
  start "errors: a server to be in the way" 90
  expect_line "busy port" "port $PORT is busy" npm start
  stop "$LAST"
  expect_line "bad variable" "variable PORT" env PORT=tanti npm start
  expect_line "half a Supabase project" "SUPABASE_SECRET_KEY" env SUPABASE_URL=https://example.org npm start
  expect_line "unwritable folder" "cannot be written" env DATA_DIR=/proc/tavoli npm start
  expect_line "wrong Node" "brings its own Node 24" bash -c 'mv node_modules/.bin/node node_modules/.bin/node.off; "'"$(command -v node)"'" server/require-node.js; code=$?; mv node_modules/.bin/node.off node_modules/.bin/node; exit $code'
}

for one in "${@:-root-home user-accents production two-clones everywhere restart errors}"; do for name in $one; do cd "$WORK" && "case_${name//-/_}"; done; done
printf '%s passed, %s failed\n' "$PASSED" "$FAILED"
[ "$FAILED" = 0 ]
