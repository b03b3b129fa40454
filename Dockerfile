# Hai cách dựng:
#   docker build .                                   từ mã nguồn, trong hộp chứa (cần mạng)
#   ./haidang check && docker build --target prebuilt .   bản đã dựng ở monitor/target/haidang (không cần mạng)
# Nhãn bản mã nguồn: --build-arg HAIDANG_REVISION=$(git rev-parse --short=12 HEAD). Không cho thì ảnh từ bản đã dựng vẫn biết
# (tệp .revision đi cùng), ảnh dựng từ nguồn ghi "unknown": ngữ cảnh không có .git.
# Mạng chỉ cho tải qua proxy soi TLS hoặc kho thư viện riêng: làm một ảnh JDK 25 đã tin chứng thư của mạng ấy (thêm settings.xml của Maven nếu cần),
# rồi --build-arg HAIDANG_BUILD_IMAGE=ẢNH; chỉ chặng dựng dùng nó, ảnh chạy không có gì của nó (docs/deploy.md).
# Thư viện nào ở trong ảnh: /app/sbom.json (CycloneDX); ngữ cảnh chỉ có jar, lib, sbom (xem .dockerignore).
# Chặng "prebuilt" đứng trước chặng dựng, nên bộ dựng cũ (không có BuildKit) cũng dừng được ở đó.
ARG HAIDANG_BUILD_IMAGE
FROM eclipse-temurin:25-jre AS runtime
LABEL org.opencontainers.image.title="Hải Đăng" org.opencontainers.image.description="Giám sát tính sẵn sàng của các trang và dịch vụ số tỉnh Hải Dương" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY targets /app/targets
COPY alerts /app/alerts
ENV TZ=Asia/Ho_Chi_Minh
COPY docker/rehearse.sh /usr/local/bin/rehearse
COPY docker/command.sh /usr/local/bin/haidang
RUN chmod 755 /usr/local/bin/haidang && mkdir -p /data && chown 10001:10001 /data
WORKDIR /app
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["haidang"]
CMD ["run", "--listen", "0.0.0.0:8080", "--data", "/data"]

FROM runtime AS prebuilt
COPY monitor/target/haidang /app
ARG HAIDANG_REVISION
LABEL org.opencontainers.image.revision="${HAIDANG_REVISION}"
RUN [ -z "$HAIDANG_REVISION" ] || echo "$HAIDANG_REVISION" >/app/.revision; sh /usr/local/bin/rehearse
USER 10001:10001

FROM ${HAIDANG_BUILD_IMAGE:-eclipse-temurin:25-jdk} AS built
WORKDIR /src
COPY . .
RUN apt-get update && apt-get install -y --no-install-recommends maven unzip && HAIDANG_AOT=off ./haidang check --help >/dev/null

FROM runtime
COPY --from=built /src/monitor/target/haidang/lib /app/lib
COPY --from=built /src/monitor/target/haidang/haidang.jar /src/monitor/target/haidang/sbom.json /app/
ARG HAIDANG_REVISION
LABEL org.opencontainers.image.revision="${HAIDANG_REVISION}"
RUN echo "${HAIDANG_REVISION:-unknown}" >/app/.revision; sh /usr/local/bin/rehearse
USER 10001:10001
