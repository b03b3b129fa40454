#!/bin/bash
# A Prometheus 3 and a newer Alertmanager beside Debian's own, unpacked and not installed: their promtool and amtool check the same
# rules and routes (AlertRulesTest finds them in target/newer). Best effort: the newest Debian moves, and without it the tests
# run on the stock versions alone.
set -u
cd "$(dirname "$0")/.." || exit 0
room=$PWD/target/newer
[ -x "$room/usr/bin/promtool" ] && exit 0
mkdir -p "$room/apt/lists/partial" "$room/apt/cache/archives/partial"
# The archive that this machine already uses, at the suite where the newest versions are.
archive=$(sed -nE 's/^URIs: *([^ ]+).*/\1/p; s/^deb (\[[^]]*\] )?([^ ]+) .*/\2/p' /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list 2>/dev/null | grep '/debian/*$' | head -n 1)
[ -n "$archive" ] || { echo "newer.sh: no Debian archive in this machine's sources" >&2; exit 0; }
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $archive sid main" >"$room/apt/sources.list"
options=(-o "Dir::Etc::sourcelist=$room/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null
  -o "Dir::State::lists=$room/apt/lists" -o "Dir::Cache=$room/apt/cache" -o APT::Sandbox::User=root)
{
  timeout 120 apt-get "${options[@]}" update -qq &&
    cd "$room/apt" && timeout 180 apt-get "${options[@]}" download -qq promtool prometheus-alertmanager &&
    for package in ./*.deb; do dpkg-deb -x "$package" "$room" || exit 1; done
} >"$room/log" 2>&1 || echo "newer.sh: not to be had today, see target/newer/log" >&2
rm -rf "$room/apt/lists" "$room/apt/cache" "$room"/apt/*.deb
"$room/usr/bin/promtool" --version 2>/dev/null | head -n 1
exit 0
