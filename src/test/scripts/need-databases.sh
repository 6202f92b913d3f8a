#!/bin/sh
# The stores are tested on PostgreSQL 15 and MariaDB too: on programs of the system's packages, each test run with files of its own.
[ -x /usr/lib/postgresql/15/bin/postgres ] && [ -x /usr/sbin/mariadbd ] && [ -x /usr/bin/my_print_defaults ] && exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  export DEBIAN_FRONTEND=noninteractive
  # the programs are wanted, not a database of the system's
  if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  fi
  apt-get update && exec apt-get install -y --no-install-recommends postgresql-15 mariadb-server-core mariadb-client-core
fi

echo "The tests of the stores need PostgreSQL 15 and MariaDB: install postgresql-15, mariadb-server-core and mariadb-client-core." >&2
exit 1
