#!/usr/bin/env bash
# Restarts the nodes behind nginx or Apache one after the other, each when it has no requests any more, so that nobody notices. On the
# proxy's machine, as root:
#
#   restart-nodes.sh /etc/nginx/conf.d/lintel.conf 'ssh {} sudo systemctl restart lintel' 10.1.0.11 10.1.0.12
#
# {} stands for the node. PORT is 8080, READY (the path of the issuer before it) /status/ready, DRAIN 5 seconds, unless the environment says
# otherwise.
set -euo pipefail
conf=$1
restart=$2
shift 2
port=${PORT:-8080}

if grep -q BalancerMember "$conf"; then
  member="BalancerMember http:\/\/" out="status=+D "
  reload() { apachectl configtest 2>/dev/null && apachectl graceful; }
else
  member="server " out="down "
  reload() { nginx -t -q && nginx -s reload; }
fi

for node in "$@"; do
  sed -i "s/$member$node:$port /&$out/" "$conf"
  reload
  sleep "${DRAIN:-5}"  # what it has begun it answers
  sh -c "${restart//\{\}/$node}"
  until curl -fsS -o /dev/null --max-time 2 "http://$node:$port${READY:-/status/ready}" 2>/dev/null; do
    sleep 1
  done
  sed -i "s/\($member$node:$port \)$out/\1/" "$conf"
  reload
  echo "$node is back"
done
