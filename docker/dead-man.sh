#!/bin/sh
# Nhịp Watchdog ra ngoài: ngoài dịch vụ, Alertmanager còn báo mỗi phút tới một địa chỉ ở nơi khác, nơi ấy kêu khi không nghe nữa
# (mất cả máy này, mất mạng, Prometheus hoặc Alertmanager chết). Địa chỉ là bí mật: tệp docker/secrets/dead_man_url, một dòng http(s)://…
# Có tệp thì viết docker/secrets/alertmanager.yml (cấu hình gốc thêm một nơi nhận); không có thì tắt và xóa bản ấy đi.
# Rồi: docker-compose -f docker-compose.yml -f docker-compose.dead-man.yml up -d. Sửa alertmanager.yml thì chạy lại tập lệnh này.
# Không có Docker: docker/dead-man.sh TỆP-RA [TỆP-ĐỊA-CHỈ]
set -eu
cd "$(dirname "$0")/.."
out=${1:-docker/secrets/alertmanager.yml}
from=${2:-docker/secrets/dead_man_url}
if [ ! -s "$from" ]; then
  rm -f "$out"
  echo "Không có $from: nhịp ra ngoài tắt."
  exit 0
fi
url=$(head -n 1 "$from" | tr -d '\r')
case $url in
  http://?* | https://?*) ;;
  *) echo "$from: cần một dòng http:// hoặc https://" >&2; exit 2 ;;
esac
case $url in *[\"\'\\\ ]*) echo "$from: địa chỉ có dấu nháy, dấu cách hoặc gạch chéo ngược" >&2; exit 2 ;; esac
umask 077
{
  echo "# Do docker/dead-man.sh viết từ alerts/alertmanager/alertmanager.yml; có địa chỉ bí mật, đừng sửa ở đây."
  URL=$url awk '{ print }
    /^  - name: nhip-tim$/ { here = 1 }
    here && /^    webhook_configs:$/ { printf "      - url: \"%s\"\n        send_resolved: false\n", ENVIRON["URL"]; here = 0; done = 1 }
    END { if (!done) exit 3 }' alerts/alertmanager/alertmanager.yml
} >"$out.new" || { rm -f "$out.new"; echo "alertmanager.yml: không thấy nơi nhận nhip-tim" >&2; exit 1; }
chmod 444 "$out.new" # đọc được bởi người dùng trong hộp chứa; thư mục bí mật không liệt kê được
mv -f "$out.new" "$out"
echo "Đã viết $out: nhịp ra ngoài bật."
