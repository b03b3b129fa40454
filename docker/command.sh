#!/bin/sh
# Trong ảnh là lệnh "haidang": chạy dịch vụ (ENTRYPOINT), và các lệnh khác cạnh dịch vụ đang chạy, ví dụ
#   docker-compose exec monitor haidang backup /data/so-luu.db
# Lệnh bên cạnh dùng chung giới hạn bộ nhớ với dịch vụ, nên chỉ được một vùng nhớ nhỏ.
case ${1:-} in
  run | demo) heap=-XX:MaxRAMPercentage=50 ;;
  report | close | verify) heap=-Xmx256m ;;
  *) heap=-Xmx96m ;;
esac
# Như ở bộ khởi động của sản phẩm: thư viện C không giữ mỗi luồng một vùng nhớ.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
exec java -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 \
  --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xlog:disable -Xlog:all=error:stderr \
  -XX:AOTCache=/app/haidang.aot "$heap" -Dio.netty.eventLoop.maxTaskProcessingQuantumMs=100 -Dhaidang.home=/app \
  -cp /app/haidang.jar vn.gov.haiduong.haidang.app.Main "$@"
