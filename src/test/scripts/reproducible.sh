#!/usr/bin/env bash
# The same sources give the same bytes: builds two copies of this checkout, in folders with names of different lengths, the second with
# another language and time zone, and compares what is published. Without tests: about a minute each. Archives keep the permissions of
# files, so both are built with the usual umask.
set -euo pipefail
umask 022
cd "$(dirname "$0")/../../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from - --file "$work/sources.tar"

build() { # folder, options of the JVM
  mkdir -p "$work/$1"
  tar --extract --file "$work/sources.tar" --directory "$work/$1"
  (cd "$work/$1" && MAVEN_OPTS="$2" ./mvnw -q package -Dmaven.test.skip -Dinvoker.skip)
}

build one "-Duser.language=en -Duser.timezone=UTC"
build the/second/one "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Chatham"

different=0
for file in "$work"/one/target/lintel.war "$work"/one/target/lintel*.jar "$work"/one/target/lintel-cyclonedx.json; do
  name=${file##*/} other=$work/the/second/one/target/${file##*/}
  if cmp --silent "$file" "$other"; then
    echo "same       $(sha256sum "$file" | cut -c1-16) $name"
  else
    different=1
    echo "DIFFERENT  $name"
    # which entries: by length, time and checksum; where these are the same, their order or permissions
    case $name in
      *.json) diff "$file" "$other" | head -20 || true ;;
      *) diff <(unzip -v "$file" | tail -n +2) <(unzip -v "$other" | tail -n +2) | head -20 || true ;;
    esac
  fi
done
exit $different
