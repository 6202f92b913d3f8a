#!/usr/bin/env bash
# Builds the WAR of the newest release, or of the commit that is given, below target/previous, and says where it is.
#
#   ./mvnw -Pmeasure -Dit.test=ProcessorTimeIT -Dlintel.previous.war="$(src/test/scripts/previous.sh)"
set -euo pipefail
cd "$(dirname "$0")/../../.."
commit=$(git rev-parse --verify "${1:-$(git describe --tags --abbrev=0)}^{commit}")
folder=$PWD/target/previous/$commit
if [ ! -f "$folder/target/lintel.war" ]; then
  rm -rf "$folder"
  git worktree prune
  git worktree add --quiet --detach "$folder" "$commit" >&2
  (cd "$folder" && ./mvnw -B -q -Dmaven.test.skip -Dinvoker.skip package) >&2
fi
echo "$folder/target/lintel.war"
