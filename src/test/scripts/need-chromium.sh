#!/bin/sh
# The browser tests drive the Chromium of the system's packages; a browser that a test library would fetch for itself is not used.
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update && exec apt-get install -y chromium
fi

echo "The browser tests need Chromium: install the package chromium, or set CHROMIUM to the path of the program." >&2
exit 1
