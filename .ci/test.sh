# ./haidang test: sourced by the launcher, which gives root, work, jdk, say and die.

tools() { # command and package of each tool
  grep -v -e '^#' -e '^$' "$root/.ci/tools" | while read -r command package _; do
    printf '%s %s\n' "$command" "$package"
  done
}

missing() { # packages of the tools that this machine has not
  tools | while read -r command package; do
    PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin command -v "$command" >/dev/null 2>&1 || printf '%s\n' "$package"
  done | sort -u | tr '\n' ' '
}

test_help() {
  cat <<'__'
Chạy kiểm thử.

Cách dùng: ./haidang test [--all] [--quick] [--install]

  --all      thiếu công cụ nào là không đạt (mặc định khi CI=true)
  --quick    bỏ các bước kiểm tra mã, định dạng, phụ thuộc và các kiểm thử chậm (.ci/slow)
  --install  cài các công cụ còn thiếu rồi dừng (Debian, quyền root)

Không có tùy chọn: chạy mọi kiểm thử mà máy có đủ công cụ, cuối cùng liệt kê những gì chưa chạy.
Ví dụ:
  ./haidang test --quick
  sudo ./haidang test --install && ./haidang test --all

Mã thoát: 0 đạt, 1 không đạt, 64 dùng sai lệnh.
__
}

install_tools() {
  packages=$(missing)
  [ -n "$packages" ] || {
    echo "Máy đã có đủ công cụ cho mọi kiểm thử."
    exit 0
  }
  [ "$(id -u)" = 0 ] || die "cần quyền root: sudo ./haidang test --install"
  command -v apt-get >/dev/null 2>&1 || die "chỉ biết cài trên Debian; hãy tự cài: $packages"
  say "đang cài: $packages"
  # Without starting their services: the tests start their own, on ports of their own.
  policy=/usr/sbin/policy-rc.d
  made=
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy" && chmod +x "$policy" && made=1
  fi
  status=0
  { DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages; } >&2 || status=1
  [ -z "$made" ] || rm -f "$policy"
  [ "$status" = 0 ] || die "cài đặt không thành công."
  echo "Đã cài xong: $packages"
  exit 0
}

required=
[ "${CI:-}" != true ] || required=1
gates=
for option in "$@"; do
  case $option in
    --all) required=1 ;;
    --quick) gates=-Dquick ;;
    --install) install_tools ;;
    -h | --help)
      test_help
      exit 0
      ;;
    *)
      say "không hiểu tùy chọn $option (xem ./haidang test --help)"
      exit 64
      ;;
  esac
done

lock
log=$work/test.log
say "đang biên dịch và chạy kiểm thử (nhật ký: $log) …"
rm -f "$root/monitor/target/not-run.txt"
status=$work/test.status
echo 1 >"$status"
# What is shown: one line a test class, and failures in full; the rest is in the log.
{
  (cd "$root" && ./mvnw -B -ntp $gates ${required:+-Dhaidang.tools=required} verify) 2>&1 9>&-
  echo $? >"$status"
} | tee "$log" | awk '
  /^\[(INFO|WARNING|ERROR)\] Tests run:.* -- in / {
    sub(/^\[[A-Z]+\] Tests run: /, ""); name = $0; sub(/.* -- in (vn\.gov\.haiduong\.haidang\.)?/, "", name)
    run = $1; sub(/,/, "", run); took = $0; sub(/.*Time elapsed: /, "", took); sub(/ s.*/, "", took)
    printf "  %s %-60s %5s %8s s\n", (/FAILURE|ERROR/ ? "✗" : "✓"), name, run, took; fflush(); next }
  /^\[ERROR\]|^mvnw:|BUILD FAILURE/ { print; fflush() }'
result=$(cat "$status")

echo
# Surefire's closing line of each module.
summary=$(sed -nE 's/^\[[A-Z]+\] (Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: [0-9]+)$/\1/p' "$log")
echo "${summary:-Không có kiểm thử nào chạy.}"
skipped=$(sed -nE 's/^\[[A-Z]+\] Tests run: [0-9]+, Failures: [0-9]+, Errors: [0-9]+, Skipped: ([0-9]+)$/\1/p' "$log" | tail -n 1)

# The archive is tried last, with what was just built.
if [ "$result" = 0 ] && [ -z "$gates" ]; then
  say "đang thử gói cài không cần Docker …"
  exec 9>&- # it may build by itself, and would wait for this lock
  sh "$root/.ci/package-test.sh" || result=1
fi

if [ -s "$root/monitor/target/not-run.txt" ]; then
  echo "Chưa chạy vì máy thiếu công cụ:"
  sort -u "$root/monitor/target/not-run.txt" | sed 's/^/  /'
  echo "Cài tất cả bằng một lệnh (quyền root, Debian): ./haidang test --install"
fi
if [ -n "$required" ] && [ "${skipped:-0}" != 0 ]; then
  echo "Có $skipped kiểm thử bị bỏ qua: với --all như vậy là không đạt."
  result=1
fi
if [ "$result" = 0 ]; then
  echo "ĐẠT"
  exit 0
fi
echo "KHÔNG ĐẠT (chi tiết: $log)"
exit 1
