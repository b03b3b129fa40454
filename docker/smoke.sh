#!/bin/sh
# Thử khói bằng tỉnh mô phỏng, trong dự án compose riêng "haidang-thu" (sổ và số liệu thật không bị đụng tới; các cổng phải trống):
# dựng lên, đợi khỏe, gây một lỗi, thấy sự cố ở Alertmanager, khởi động lại, thấy sổ và số liệu còn nguyên, dọn đi.
# Mã thoát 0 là đạt. KEEP=1 để lại mọi thứ. HAIDANG_BUILD=prebuilt: dựng ảnh từ bản đã có ở monitor/target/haidang.
set -eu
cd "$(dirname "$0")/.."
export COMPOSE_PROJECT_NAME=haidang-thu
compose="${COMPOSE:-docker-compose} --profile demo"
services="demo prometheus alertmanager grafana"
fail() {
  echo "KHÔNG ĐẠT: $*" >&2
  $compose ps >&2 || true
  $compose logs --tail 20 >&2 || true
  exit 1
}
wait_for() { # NAME SECONDS COMMAND…
  name=$1; end=$(($(date +%s) + $2)); shift 2
  until "$@" >/dev/null 2>&1; do
    [ "$(date +%s)" -lt "$end" ] || fail "$name"
    sleep 2
  done
  echo "đạt: $name"
}
alive() { curl -fsS -m 5 "$1"; }
ask() { curl -fsS -m 10 -G http://127.0.0.1:9090/api/v1/query --data-urlencode "query=$1" | grep -q '"value"'; }
shown() { curl -fsS -m 10 'http://127.0.0.1:9093/api/v2/alerts?filter=source%3D%22monitor%22' | grep -q "$1"; }
quiet() { ! shown "$1"; }
fault() { curl -fsS -m 10 -H 'Content-Type: application/json' --data "{\"switches\":[{\"scope\":\"$1\",\"fault\":\"$2\"}]}" http://localhost:8081/faults >/dev/null; }

docker/secrets.sh
docker image inspect "haidang:${HAIDANG_VERSION:-dev}" >/dev/null 2>&1 ||
  docker build -t "haidang:${HAIDANG_VERSION:-dev}" ${HAIDANG_BUILD:+--target "$HAIDANG_BUILD"} \
    ${HAIDANG_BUILD_IMAGE:+--build-arg HAIDANG_BUILD_IMAGE="$HAIDANG_BUILD_IMAGE"} \
    --build-arg HAIDANG_REVISION="${HAIDANG_REVISION:-$(git rev-parse --short=12 HEAD 2>/dev/null || :)}" .
[ -n "${KEEP:-}" ] || trap '$compose down -v >/dev/null 2>&1' EXIT
# shellcheck disable=SC2086
$compose up -d $services
wait_for "dịch vụ trả lời" 240 alive http://127.0.0.1:8080/-/healthy
wait_for "dịch vụ đo được và ghi được sổ" 240 alive http://127.0.0.1:8080/-/ready
wait_for "Prometheus trả lời" 120 alive http://127.0.0.1:9090/-/ready
wait_for "Alertmanager trả lời" 120 alive http://127.0.0.1:9093/-/ready
wait_for "Grafana trả lời" 120 alive http://127.0.0.1:3000/api/health
wait_for "Prometheus có số liệu của dịch vụ" 180 ask 'count(avail_target_state)'
wait_for "Watchdog tới Alertmanager" 240 sh -c 'curl -fsS -m 10 http://127.0.0.1:9093/api/v2/alerts | grep -q Watchdog'
wait_for "nhịp của Alertmanager tới dịch vụ" 360 ask 'avail_probes_total{target="alertmanager",result="success"} > 0'
ask 'avail_build_info{revision!="unknown"}' || echo "chú ý: ảnh không biết bản mã nguồn của mình (dựng với HAIDANG_REVISION=…)" >&2
wait_for "giới hạn mẫu còn rộng" 60 ask 'scrape_samples_scraped{job="monitor"} < 0.8 * scrape_sample_limit{job="monitor"}'
# shellcheck disable=SC2086
$compose exec -T demo haidang backup --data /data /data/thu-sao-luu.db >/dev/null ||
  fail "sao lưu trong hộp chứa"
echo "đạt: sao lưu trong hộp chứa lúc đang chạy"
# Máy bận thì có lúc chưa trang nào hoạt động bình thường.
find_victim() {
  up=$(curl -fsS -m 10 'http://127.0.0.1:8080/api/v1/targets?kind=website&state=up') || return 1
  victim=$(echo "$up" | tr ',{' '\n\n' | sed -nE 's/^ *"id" ?: ?"([^"]+)".*/\1/p' | head -n 1)
  [ -n "$victim" ]
}
wait_for "có trang lành để gây lỗi" 240 find_victim
# Gây lại ở mỗi lần nhìn: câu chuyện của tỉnh mô phỏng thỉnh thoảng chữa mọi lỗi.
broken_and_shown() {
  fault "target:$victim" refused
  shown "$victim"
}
wait_for "sự cố của $victim hiện ở Alertmanager" 240 broken_and_shown
# shellcheck disable=SC2086
$compose restart $services
wait_for "dịch vụ trả lời sau khi khởi động lại" 240 alive http://127.0.0.1:8080/-/healthy
wait_for "Prometheus còn số liệu cũ" 180 ask 'count(count_over_time(avail_target_state[30m]) > 0)'
wait_for "sổ còn: số giây đã đếm trước khi khởi động lại" 180 ask 'sum(avail_target_state_seconds_total) > 600'
echo "ĐẠT"
