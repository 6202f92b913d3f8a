#!/bin/sh
# The programs that tests run and that no Maven repository has: PostgreSQL and MariaDB (not with "h2" as the argument), Chromium, Apache
# with mod_auth_openidc, and promtool of Prometheus. On Debian, as root, those that are missing are installed. Elsewhere the tests that need one say so.
databases=$1
missing=

needs() {
  missing="$missing $*"
}

if [ "$databases" != h2 ]; then
  command -v postgres >/dev/null || ls /usr/lib/postgresql/*/bin/postgres >/dev/null 2>&1 || needs postgresql-15
  PATH=$PATH:/usr/sbin command -v mariadbd >/dev/null || needs mariadb-server-core
  command -v my_print_defaults >/dev/null || needs mariadb-client-core
fi
[ -x "${CHROMIUM:-/usr/bin/chromium}" ] || needs chromium fonts-liberation
[ -f /usr/lib/apache2/modules/mod_auth_openidc.so ] || needs apache2-bin libapache2-mod-auth-openidc
command -v promtool >/dev/null || needs prometheus

[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  # the programs are wanted, neither a database of the system's nor a Prometheus
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  fi
  if [ ! -e /etc/systemd/system/prometheus.service ]; then
    mkdir -p /etc/systemd/system
    ln -s /dev/null /etc/systemd/system/prometheus.service
  fi
  # shellcheck disable=SC2086 # word by word
  apt-get update && apt-get install -y --no-install-recommends $missing && exit 0
fi
echo "Missing, and the tests that need them will fail:$missing" >&2
