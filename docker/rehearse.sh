#!/bin/sh
# Trong lúc dựng ảnh: chạy thử ngắn để có bộ nhớ đệm AOT; cờ phải như ở command.sh. Không có nó thì dịch vụ vẫn chạy, chỉ khởi động chậm hơn.
cd /app || exit 1
timeout 300 java -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx512m \
  -XX:AOTCacheOutput=/app/haidang.aot -Dhaidang.home=/app \
  -cp /app/haidang.jar vn.gov.haiduong.haidang.app.Rehearsal || echo "không có bộ nhớ đệm AOT" >&2
rm -f /app/haidang.aot.config
