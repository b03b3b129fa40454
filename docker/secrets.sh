#!/bin/sh
# Tạo các tệp bí mật còn thiếu trong docker/secrets/; không đụng tới tệp đã có, không in gì ra.
set -eu
cd "$(dirname "$0")"
umask 022
mkdir -p secrets && chmod 711 secrets
for name in alertmanager_token grafana_password postgres_password smtp_password; do
  [ -s "secrets/$name" ] && continue
  head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n' >"secrets/$name"
  chmod 444 "secrets/$name" # đọc được bởi người dùng trong hộp chứa; thư mục không liệt kê được
done
[ -s secrets/pgpass ] || { printf 'postgres:5432:haidang:haidang:%s\n' "$(cat secrets/postgres_password)" >secrets/pgpass; chmod 444 secrets/pgpass; }
echo "Đã có đủ bí mật trong docker/secrets/. Ghi mật khẩu thư thật vào docker/secrets/smtp_password."
