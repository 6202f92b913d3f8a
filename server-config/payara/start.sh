#!/usr/bin/env bash
# Starts Lintel on Payara Micro with the plug-ins laid into it. README.md says what belongs beside this script.
set -euo pipefail
cd "$(dirname "$0")"

java=${JAVA_HOME:+$JAVA_HOME/bin/}

# the one folder that is written to
run=${LINTEL_RUN:-$PWD/run}

# Payara Micro sees no beans in --addJars, so the plug-ins go where the WAR's own libraries are
rm -rf "$run"
mkdir -p "$run/lintel" "$run/tmp"
war=$PWD/lintel.war
(cd "$run/lintel" && "${java}jar" xf "$war")
for plugin in plugins/*.jar; do
  [ -e "$plugin" ] && cp "$plugin" "$run/lintel/WEB-INF/lib/"
done

# LINTEL_LOG=json: each record is a line of JSON
formatter=java.util.logging.SimpleFormatter
[ "${LINTEL_LOG:-text}" != json ] || formatter=fish.payara.enterprise.server.logging.JSONLogFormatter
sed "s/^\(java.util.logging.ConsoleHandler.formatter\)=.*/\1=$formatter/" logging.properties >"$run/logging.properties"

# Payara would answer 400 to any byte beyond ASCII in a header, such as another application's cookie, without asking Lintel
options=(-Dorg.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110=false)

# shellcheck disable=SC2086  # options are several words
exec ./watched.sh "${java}java" \
  -XX:+UseParallelGC -XX:+ExitOnOutOfMemoryError -Xms512m -Xmx1g ${JAVA_OPTS:-} \
  "${options[@]}" -Djava.io.tmpdir="$run/tmp" \
  -jar payara-micro.jar \
  --rootdir "$run/payara" \
  --nocluster --disablephonehome \
  --prebootcommandfile preboot.txt \
  --logproperties "$run/logging.properties" \
  --systemproperties lintel.properties \
  --port "${LINTEL_PORT:-8080}" \
  --contextroot "${LINTEL_CONTEXT:-/}" \
  --deploy "$run/lintel"
