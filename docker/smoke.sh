#!/bin/sh
# Thử khói: dựng cả hệ thống, đợi mọi thứ khỏe, xem số liệu và luật, khởi động lại, xem số liệu còn. Mã thoát 0 là đạt.
set -eu
cd "$(dirname "$0")/.."
compose=${COMPOSE:-docker-compose}
fail() { echo "KHÔNG ĐẠT: $*" >&2; exit 1; }
wait_for() { # NAME URL
  for _ in $(seq 60); do curl -fsS -m 5 "$2" >/dev/null 2>&1 && { echo "đạt: $1"; return; }; sleep 2; done
  fail "$1 ($2)"
}
ask() { curl -fsS -m 10 -G http://127.0.0.1:9090/api/v1/query --data-urlencode "query=$1"; }
docker/secrets.sh
$compose up -d
wait_for "dịch vụ" http://127.0.0.1:8080/-/healthy
wait_for "Prometheus" http://127.0.0.1:9090/-/healthy
wait_for "Alertmanager" http://127.0.0.1:9093/-/healthy
wait_for "Grafana" http://127.0.0.1:3000/api/health
for _ in $(seq 60); do ask 'count(avail_target_state)' | grep -q '"value"' && break; sleep 2; done
ask 'count(avail_target_state)' | grep -q '"value"' || fail "Prometheus chưa có số liệu"
for _ in $(seq 60); do curl -fsS http://127.0.0.1:9093/api/v2/alerts | grep -q Watchdog && break; sleep 2; done
curl -fsS http://127.0.0.1:9093/api/v2/alerts | grep -q Watchdog || fail "Watchdog chưa tới Alertmanager"
$compose restart prometheus
wait_for "Prometheus sau khi khởi động lại" http://127.0.0.1:9090/-/ready
ask 'count(count_over_time(avail_target_state[10m]))' | grep -q '"value"' || fail "mất số liệu sau khi khởi động lại"
echo "ĐẠT"
