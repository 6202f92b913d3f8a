#!/usr/bin/env bash
# What servers that run on this machine answer, and what that costs them: docs/performance.md says what the figures mean.
#
#   src/test/scripts/benchmark.sh [OPTION…] NAME=ADDRESS,PID[,DATABASE]…
#
# NAME is that of its rows, ADDRESS where the server is asked, PID its JVM, DATABASE the process, with children, of a database that nobody
# else uses meanwhile. Several servers get warm and are asked in turn. A Lintel has src/test/scripts/benchmark.json as lintel.configuration.
#
#   --workloads=userinfo,refresh  discovery, jwks, client-credentials-rs256, client-credentials-es256, introspection, userinfo, refresh, code, sign-in
#   --connections=16              how many ask at once, each on a connection that is kept
#   --warm=20 --seconds=15 --rounds=3
#                                 seconds before anything counts, seconds of each round, rounds; the median counts
#   --rate=half                   one more round at this rate (steps per second): half of the greatest, or "none"
#   --out=benchmark.json          all figures as JSON; the table goes to standard output, and into benchmark.md beside it
set -euo pipefail
java=${JAVA_HOME:+$JAVA_HOME/bin/}
classes=$(mktemp -d)
trap 'rm -rf "$classes"' EXIT
"${java}javac" -d "$classes" "$(dirname "$0")"/../java/org/lintel/load/*.java
openssl speed -seconds 2 rsa2048 2>/dev/null | awk '/rsa 2048/ { print "one processor now: " $(NF - 1) " RSA-2048 signatures/s\n" }' || true
"${java}java" -cp "$classes" org.lintel.load.Benchmark "$@"
