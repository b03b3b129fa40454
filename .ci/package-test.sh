#!/bin/sh
# The archive for machines without Docker: the same bytes twice, everything in it that it promises and no secret; unpacked elsewhere,
# by a user who may not write there, it checks its inventory and runs the simulated province.
set -eu
cd "$(dirname "$0")/.."
room=$(mktemp -d)
running=
trap '[ -z "$running" ] || kill "$running" 2>/dev/null || :; rm -rf "$room"' EXIT
fail() {
  echo "package-test: $*" >&2
  for file in "$room/said" "$room/probed"; do [ ! -f "$file" ] || tail -n 20 "$file" >&2; done
  exit 1
}

./haidang package "$room/a.tar.gz" >"$room/said" 2>&1 || fail "could not be made"
touch README.md targets/units.csv docs/deploy.md
(umask 077 && ./haidang package "$room/b.tar.gz") >"$room/said" 2>&1 || fail "could not be made a second time"
cmp "$room/a.tar.gz" "$room/b.tar.gz" || fail "not the same bytes twice"

tar -tzf "$room/a.tar.gz" >"$room/names"
for wanted in haidang app/haidang.jar app/sbom.json app/.revision targets/units.csv alerts/plan.yml alerts/prometheus/monitor.rules.yml \
  alerts/alertmanager/alertmanager.yml docs/deploy.md docs/runbooks/MonitorDown.md docker/haidang.service LICENSE; do
  grep -q "^haidang-[^/]*/$wanted\$" "$room/names" || fail "$wanted is missing"
done
! grep -E '/secrets/|/contacts\.yml$|/channels\.yml$|\.aot$' "$room/names" || fail "something in it must not be"

mkdir "$room/opt" "$room/data"
chmod 755 "$room" "$room/opt"
tar -xzf "$room/a.tar.gz" -C "$room/opt"
home=$(echo "$room"/opt/haidang-*)
"$home/haidang" check >"$room/said" 2>&1 || fail "check"
[ -s "$home/app/haidang.aot" ] || fail "whoever unpacked it got no cache for a quick start"
! "$home/haidang" package >"$room/said" 2>&1 || fail "an archive packs itself"

# A service's user, where root may become one.
as=
if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null 2>&1; then
  as="setpriv --reuid=65534 --regid=65534 --clear-groups"
  chown 65534:65534 "$room/data"
fi
port=$((20000 + $$ % 20000))
$as env HOME=/nonexistent "$home/haidang" demo --quiet --listen "127.0.0.1:$port" --data "$room/data" >"$room/said" 2>&1 &
running=$!
n=0
until "$home/haidang" probe "http://127.0.0.1:$port/-/ready" >/dev/null 2>&1; do
  n=$((n + 1))
  [ "$n" -lt 60 ] && kill -0 "$running" 2>/dev/null || fail "the demo does not become ready"
  sleep 2
done
revision=$(cat "$home/app/.revision")
"$home/haidang" probe "http://127.0.0.1:$port/metrics" --max-body 32M --expect-text "revision=\"$revision\"" >"$room/probed" 2>&1 ||
  fail "it does not know its revision"
kill "$running"
wait "$running" || [ $? = 143 ] || fail "the demo did not stop in order"
running=
echo "package-test: $(wc -c <"$room/a.tar.gz") bytes, the same twice; check and demo ran where it was unpacked"
