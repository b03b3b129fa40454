# Hai cách: mặc định dựng từ mã nguồn (cần mạng); hoặc đưa vào bản đã dựng bằng ./haidang:
#   docker build --build-arg DIST=prebuilt .       (dùng monitor/target/haidang)
ARG DIST=built

FROM eclipse-temurin:25-jdk AS built
WORKDIR /src
COPY . .
RUN apt-get update && apt-get install -y --no-install-recommends maven unzip && HAIDANG_AOT=off ./haidang check --help >/dev/null \
 && mkdir -p /dist && cp -a monitor/target/haidang/haidang.jar monitor/target/haidang/lib /dist/

FROM scratch AS prebuilt
COPY monitor/target/haidang/haidang.jar /dist/haidang.jar
COPY monitor/target/haidang/lib /dist/lib

FROM ${DIST} AS dist

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Hải Đăng" org.opencontainers.image.description="Giám sát tính sẵn sàng của các trang và dịch vụ số tỉnh Hải Dương"
COPY --from=dist /dist /app
COPY targets /app/targets
COPY alerts /app/alerts
# Cờ khi học và khi chạy phải như nhau; bộ nhớ đệm hỏng thì chỉ khởi động chậm hơn.
ENV JAVA_TOOL_OPTIONS="-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8" TZ=Asia/Ho_Chi_Minh
RUN cd /app && (java --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:AOTCacheOutput=/app/haidang.aot -Dhaidang.home=/app \
      -cp /app/haidang.jar vn.gov.haiduong.haidang.app.Rehearsal || true) && mkdir -p /data && chown 10001:10001 /data
USER 10001:10001
WORKDIR /app
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-XX:AOTCache=/app/haidang.aot", "-XX:MaxRAMPercentage=50", "-Dio.netty.eventLoop.maxTaskProcessingQuantumMs=100", "-Dhaidang.home=/app", "-cp", "/app/haidang.jar", "vn.gov.haiduong.haidang.app.Main"]
CMD ["run", "--listen", "0.0.0.0:8080", "--data", "/data"]
