#!/usr/bin/env bash
# Starts Lintel on Payara Micro with the plug-ins laid into it. README.md says what belongs beside this script.
set -euo pipefail
cd "$(dirname "$0")"

java=${JAVA_HOME:+$JAVA_HOME/bin/}

# the one folder that is written to
run=${LINTEL_RUN:-$PWD/run}

# What is unpacked, and the classes that an earlier run has recorded, are good for later starts: as long as nothing of what they are made
# of has changed, which a look at the files without reading them tells. An image has them ready, where nobody may write any more.
home=$(dirname "$(dirname "$(readlink -f "$(command -v "${java}java")")")")
made_of=$(stat -L -c '%n %s %Y' payara-micro.jar lintel.war plugins/*.jar "$home/lib/server/libjvm.so" 2>/dev/null || true)
unchanged() { [ "$(cat "$1/made-of" 2>/dev/null)" = "$made_of" ]; }
prepared=${LINTEL_PREPARED:-$run/prepared}
unchanged "$prepared" || [ -w "$(dirname "$prepared")" ] || prepared=$run/prepared
if ! unchanged "$prepared"; then
  rm -rf "$prepared"
  mkdir -p "$prepared/payara" "$prepared/lintel"
  # its jars, and a launcher that has them on its class path: the JVM records no classes of jars in jars
  "${java}java" -jar payara-micro.jar --rootdir "$prepared/payara" --outputlauncher >"$prepared/log" 2>&1 || { cat "$prepared/log" >&2; exit 1; }
  war=$PWD/lintel.war
  (cd "$prepared/lintel" && "${java}jar" xf "$war")
  # in each jar the server reads every class in search of beans. Lintel's libraries have none, and their classes it finds in a zip, too
  for library in "$prepared"/lintel/WEB-INF/lib/*.jar; do
    mv "$library" "${library%.jar}.zip"
  done
  # Payara Micro sees no beans in --addJars, so the plug-ins go where the WAR's own libraries are
  for plugin in plugins/*.jar; do
    [ -e "$plugin" ] && cp "$plugin" "$prepared/lintel/WEB-INF/lib/"
  done
  # JDKs of 17 before 17.0.9 do not know the option
  if "${java}java" -XX:TrimNativeHeapInterval=5000 -version >"$prepared/log" 2>&1; then touch "$prepared/trims"; fi
  printf '%s\n' "$made_of" >"$prepared/made-of"
fi

# Payara would take over what it has kept of its settings
rm -rf "$run/payara" "$run/tmp"
mkdir -p "$run/payara" "$run/tmp"
cp -R "$prepared/payara/config" "$run/payara/"

# LINTEL_LOG=json: each record is a line of JSON
formatter=java.util.logging.SimpleFormatter
[ "${LINTEL_LOG:-text}" != json ] || formatter=fish.payara.enterprise.server.logging.JSONLogFormatter
sed "s/^\(java.util.logging.ConsoleHandler.formatter\)=.*/\1=$formatter/" logging.properties >"$run/logging.properties"

# Payara would answer 400 to any byte beyond ASCII in a header, such as another application's cookie, without asking Lintel
options=(-Dorg.glassfish.grizzly.http.STRICT_HEADER_VALUE_VALIDATION_RFC_9110=false)

# for a small node, see docs/operating.md: a heap that grows as far as it must, and memory of the compiler that goes back to the system
memory=(-XX:+UseSerialGC -Xms160m -Xmx512m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40)
[ ! -e "$prepared/trims" ] || memory+=(-XX:TrimNativeHeapInterval=5000)
export MALLOC_ARENA_MAX=${MALLOC_ARENA_MAX:-2}

# The JVM checks what it finds recorded, and does without where it does not fit. It records as it ends, and has much to say of it; that of
# JDK 25 crashes when it does
classes=$prepared/classes.jsa
if [ -e "$classes" ]; then
  options+=("-XX:SharedArchiveFile=$classes")
elif [ -w "$prepared" ] && grep -qs '^JAVA_VERSION="17\.' "$home/release"; then
  options+=("-XX:ArchiveClassesAtExit=$classes" -Xlog:disable -Xlog:all=error)
fi

# the modules that the server opens to itself
# shellcheck source=/dev/null
. "$prepared/payara/.env"

# shellcheck disable=SC2086  # options are several words
exec ./watched.sh "${java}java" \
  "${memory[@]}" -XX:+ExitOnOutOfMemoryError ${JAVA_OPTS:-} \
  "${options[@]}" -Djava.io.tmpdir="$run/tmp" \
  $MICRO_OPENS \
  -Dfish.payara.micro.BootJar="file:$prepared/payara/launch-micro.jar" -Dfish.payara.micro.UnpackDir="$prepared/payara" \
  -cp "$prepared/payara/launch-micro.jar" fish.payara.micro.impl.PayaraMicroImpl \
  --rootdir "$run/payara" \
  --nocluster --disablephonehome \
  --prebootcommandfile preboot.txt \
  --logproperties "$run/logging.properties" \
  --systemproperties lintel.properties \
  --port "${LINTEL_PORT:-8080}" \
  --contextroot "${LINTEL_CONTEXT:-/}" \
  --deploy "$prepared/lintel"
