#!/bin/sh
# Ghim ảnh theo mã băm: viết docker-compose.pinned.yml với "tên:bản@sha256:…" của đúng những ảnh đang có trên máy này.
# Mã băm là do kho ảnh cho khi kéo về (docker-compose pull). Ảnh không kéo từ kho nào (docker load, ảnh thay thế) không có mã băm
# đã kiểm: tập lệnh dừng và nói ảnh nào, không viết gì. Rồi: docker-compose -f docker-compose.yml -f docker-compose.pinned.yml up -d
set -eu
cd "$(dirname "$0")/.."
file=docker-compose.pinned.yml
missing=
{
  echo "# Do docker/pin.sh viết ngày $(date +%F); chỉ tin được như kho ảnh đã kéo về."
  echo 'version: "3.8"'
  echo "services:"
} >"$file.new"
sed -nE '/^services:/,/^networks:/{s/^  ([a-z]+):.*/\1/p;s/^    image: *([^ #]+).*/image \1/p}' docker-compose.yml >"$file.names"
while read -r one two; do
  if [ "$one" != image ]; then
    service=$one
    continue
  fi
  case $two in haidang:*) continue ;; esac
  digest=$(docker image inspect --format '{{range .RepoDigests}}{{println .}}{{end}}' "$two" 2>/dev/null | sed -nE 's/.*@(sha256:[0-9a-f]{64})$/\1/p' | head -n 1)
  if [ -z "$digest" ]; then
    missing="$missing $two"
  else
    printf '  %s: {image: "%s@%s"}\n' "$service" "$two" "$digest" >>"$file.new"
  fi
done <"$file.names"
rm -f "$file.names"
if [ -n "$missing" ]; then
  rm -f "$file.new"
  echo "Không viết gì: chưa có mã băm do kho ảnh cho của:$missing. Kéo ảnh về trước (docker-compose --profile postgres --profile blackbox pull)." >&2
  exit 1
fi
mv -f "$file.new" "$file"
echo "Đã viết $file."
