#!/usr/bin/env bash
# Ends with 0 where this container's Lintel answers, without curl: healthy.sh [/status/ready]. For an issuer with a path, LINTEL_CONTEXT is it.
exec 3<>"/dev/tcp/127.0.0.1/${LINTEL_PORT:-8080}" || exit 1
context=${LINTEL_CONTEXT:-/}
printf 'GET %s%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "${context%/}" "${1:-/status/live}" >&3
read -r _ status _ <&3
[ "$status" = 200 ]
