#!/usr/bin/env bash
# Requests per second and server CPU seconds per 1,000 requests: discovery, and client credentials signed with RS256 and ES256.
#
#   src/test/scripts/benchmark.sh http://localhost:8080 PID
#
# against a Lintel whose lintel.configuration is benchmark.json, with PID the server's JVM. Needs wrk. Each request has a minute of warm-up.
set -euo pipefail
address=$1
pid=$2
warm=${WARM:-60}
seconds=${SECONDS_MEASURED:-15}
script=$(mktemp --suffix=.lua)
trap 'rm -f "$script"' EXIT

cpu() { awk -v hz="$(getconf CLK_TCK)" '{ print ($14 + $15) / hz }' "/proc/$pid/stat"; }

measure() {
  local name=$1
  shift
  wrk -t1 -c16 "-d${warm}s" "$@" >/dev/null
  local before after out
  before=$(cpu)
  out=$(wrk -t1 -c16 "-d${seconds}s" "$@")
  after=$(cpu)
  if grep -q 'Non-2xx' <<<"$out"; then
    echo "$name: $(grep 'Non-2xx' <<<"$out")" >&2
    exit 1
  fi
  awk -v name="$name" -v before="$before" -v after="$after" \
    '/requests in/ { n = $1 } /Requests\/sec/ { rate = $2 } /Latency/ { latency = $2 }
     END { printf "%-28s %8.0f/s  %6.3f CPU s per 1,000  mean %s\n", name, rate, (after - before) * 1000 / n, latency }' <<<"$out"
}

token() {
  cat >"$script" <<LUA
wrk.method = "POST"
wrk.body = "grant_type=client_credentials"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Authorization"] = "Basic $(printf '%s:secret' "$1" | base64)"
LUA
  measure "client_credentials $1" -s "$script" "$address/connect/token"
}

openssl speed -multi 2 -seconds 2 rsa2048 2>/dev/null | awk '/rsa 2048/ { print "this machine now: " $(NF - 1) " RSA-2048 signatures/s" }'
measure discovery "$address/.well-known/openid-configuration"
token rs256
token es256
echo "resident $(awk '/VmRSS/ { print int($2 / 1024) }' "/proc/$pid/status") MB"
