#!/bin/sh
# One of the applications that sign in is Apache with mod_auth_openidc: the program of the system's packages, not its service.
[ -x /usr/sbin/apache2 ] && [ -f /usr/lib/apache2/modules/mod_auth_openidc.so ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  apt-get update && exec apt-get install -y --no-install-recommends apache2-bin libapache2-mod-auth-openidc
fi

echo "The tests of other people's clients need Apache: install the packages apache2-bin and libapache2-mod-auth-openidc." >&2
exit 1
