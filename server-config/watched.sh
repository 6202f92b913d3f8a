#!/usr/bin/env bash
# Runs a server in the foreground, as its own command does, and ends it, with an error, once it is known that Lintel does not start:
# servers stay up without their application, and a supervisor would take them for well. The sentence that says why is then the last line.
#
#   watched.sh COMMAND…
set -uo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkfifo "$folder/log"

# passes on what the server says; as soon as it is known that Lintel has started without looking at it
watch() {
  trap '' INT TERM HUP  # it ends when the server does
  local line reason=
  while IFS= read -r line; do
    printf '%s\n' "$line"
    case $line in
      *"Lintel does not start: "*)
        reason="Lintel does not start: ${line#*Lintel does not start: }"
        # of a log in JSON: as far as its text goes
        [ "${line:0:1}" != "{" ] || reason=$(sed 's/\([^\\]\)".*/\1/; s/\\\(["\\]\)/\1/g' <<<"$reason")
        break ;;
      *"Exception while loading the app"* | *"WFLYCTL0013"*)
        reason="Lintel does not start: see above" ;;
      *"Payara Micro "*" ready in "* | *"Loading application [lintel] at "* | *"WFLYSRV0025"* | *"WFLYSRV0026"*)
        break ;;
    esac
  done
  if [ -z "$reason" ]; then
    # when nobody else wants the processor, many lines at once: a reader that each line wakes costs the server a seventh of a short request
    if chrt -i 0 true 2>/dev/null; then exec chrt -i 0 cat; fi
    exec nice -n 19 cat
  fi
  printf '%s\n' "$reason" >"$folder/reason"
  kill "$server"
  cat >/dev/null  # stack traces, and what it says while it stops
}

# WildFly's standalone.sh passes signals on then
export LAUNCH_JBOSS_IN_BACKGROUND=1
"$@" >"$folder/log" 2>&1 &
server=$!
trap 'kill "$server" 2>/dev/null' INT TERM HUP
watch <"$folder/log" &
watcher=$!

# a signal ends a wait, not the server
wait "$server"
status=$?
while kill -0 "$server" 2>/dev/null; do
  wait "$server"
  status=$?
done
wait "$watcher"
if [ -s "$folder/reason" ]; then
  cat "$folder/reason" >&2
  exit 1
fi
exit "$status"
