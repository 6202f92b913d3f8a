#!/usr/bin/env bash
# The same sources give the same bytes: builds two copies of this checkout, in folders with names of different lengths, the second with
# another language, time zone and umask, and compares what is published. Without tests: about a minute each.
set -euo pipefail
cd "$(dirname "$0")/../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() { # folder, umask, options of the JVM
  mkdir -p "$work/$1"
  git ls-files -z | tar --create --null --files-from - | tar --extract --directory "$work/$1"
  (cd "$work/$1" && umask "$2" && MAVEN_OPTS="$3" ./mvnw -q package -Dmaven.test.skip -Dinvoker.skip)
}

build one 022 "-Duser.language=en -Duser.timezone=UTC"
build the/second/one 077 "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Chatham"

different=0
for file in "$work"/one/target/lintel.war "$work"/one/target/lintel*.jar "$work"/one/target/lintel-cyclonedx.json; do
  name=${file##*/} other=$work/the/second/one/target/${file##*/}
  if cmp --silent "$file" "$other"; then
    echo "same       $(sha256sum "$file" | cut -c1-16) $name"
  else
    different=1
    echo "DIFFERENT  $name"
    # which entries: by length, time and checksum
    case $name in
      *.json) diff "$file" "$other" | head -20 || true ;;
      *) diff <(unzip -v "$file" | tail -n +2) <(unzip -v "$other" | tail -n +2) | head -20 || true
         diff <(zipinfo "$file" | tail -n +2) <(zipinfo "$other" | tail -n +2) | head -20 || true ;;
    esac
  fi
done
exit $different
