#!/bin/sh
# Nâng sample_limit trong các tệp docker/prometheus/*.yml cho vừa cỡ danh mục: một mục được đo chiếm không quá 60 mẫu (tỉnh mô phỏng: 31), cộng 10.000 cho
# phần chung, và gấp đôi để còn chỗ; không bao giờ hạ số đã có. Số mẫu thật một mục: có kiểm thử (ScrapeLimitTest).
# Đổi xong thì nạp lại Prometheus: docker-compose kill -s HUP prometheus.
set -eu
cd "$(dirname "$0")/.."
targets=${1:-targets}
rows=$(cat "$targets"/sites.csv "$targets"/endpoints.csv "$targets"/services.csv | grep -c ',' || :)
# Mỗi trang có thêm hai mục liên kết với Cổng.
links=$((2 * $(grep -c ',' "$targets/sites.csv" || :)))
need=$((((2 * (10000 + 60 * (rows + links))) + 9999) / 10000 * 10000))
for file in docker/prometheus/*.yml; do
  has=$(sed -nE 's/^ +sample_limit: ([0-9]+).*/\1/p' "$file")
  if [ "$need" -gt "$has" ]; then
    sed -E "s/^( +sample_limit: )[0-9]+/\\1$need/" "$file" >"$file.new" && cat "$file.new" >"$file" && rm -f "$file.new"
    echo "$file: sample_limit $has -> $need"
  else
    echo "$file: sample_limit $has là đủ (cần $need)"
  fi
done
