# ./haidang package: sourced by the launcher, which gives root, dist, jdk, say and die.
# A plain archive for machines without Docker: the same bytes from the same sources, whoever packs and when.

package_help() {
  cat <<'__'
Đóng gói Hải Đăng cho máy không có Docker.

Cách dùng: ./haidang package [TỆP]

  TỆP   mặc định target/haidang-BẢN.tar.gz

Trong gói: chương trình và thư viện (app/), danh mục (targets/), kế hoạch và luật cảnh báo (alerts/), bảng (dashboards/),
tài liệu (docs/), đơn vị systemd (docker/haidang.service), danh sách thành phần (app/sbom.json). Không có bí mật:
contacts.yml, channels.yml và docker/secrets/ ở lại. Cùng mã nguồn thì gói giống nhau tới từng byte.
Cài: docs/deploy.md, mục "Không có Docker".

Ví dụ:
  ./haidang package
  ./haidang package /tmp/haidang.tar.gz
__
}

case ${1:-} in
  -h | --help)
    package_help
    exit 0
    ;;
  -*)
    say "không hiểu tùy chọn $1 (xem ./haidang package --help)"
    exit 64
    ;;
esac

tar --version 2>/dev/null | grep -q GNU || die "cần GNU tar."
version=$(sed -nE 's|^  <version>(.*)</version>|\1|p' "$root/pom.xml" | head -n 1)
name=haidang-$version
out=${1:-$root/target/$name.tar.gz}
mkdir -p "$(dirname -- "$out")" || die "không tạo được thư mục của $out"
room=$(mktemp -d) || die "không tạo được thư mục tạm."
trap 'rm -rf "$room"' EXIT
top=$room/$name
mkdir -p "$top/app/lib"

cp "$dist/haidang.jar" "$dist/sbom.json" "$dist/.revision" "$top/app/"
# The libraries that the jar names: an earlier build may have left others beside them.
(cd "$room" && "$jdk/bin/jar" xf "$dist/haidang.jar" META-INF/MANIFEST.MF) || die "không đọc được haidang.jar"
for library in $(tr -d '\r' <"$room/META-INF/MANIFEST.MF" | awk '
    /^Class-Path: /{ on = 1; sub(/^Class-Path: /, ""); line = $0; next }
    on && /^ /{ line = line substr($0, 2); next }
    { on = 0 }
    END { print line }'); do
  cp "$dist/$library" "$top/app/lib/" || die "thiếu thư viện $library"
done

cp "$root/haidang" "$root/README.md" "$root/LICENSE" "$root/SECURITY.md" "$root/CHANGELOG.md" "$top/"
for folder in targets alerts docs docker dashboards/json dashboards/provisioning; do
  mkdir -p "$top/$folder"
  (cd "$root/$folder" && tar -c --exclude=./secrets --exclude=./contacts.yml --exclude=./channels.yml --exclude='*.new' .) |
    tar -x -C "$top/$folder"
done

# Nothing of the packer: order, owner, times and rights are said here. The time is the build's own.
when=$(sed -nE 's|.*<project.build.outputTimestamp>(.*)</project.build.outputTimestamp>.*|\1|p' "$root/pom.xml")
LC_ALL=C tar -C "$room" --sort=name --mtime="$when" --owner=0 --group=0 --numeric-owner --format=ustar \
  --mode=u=rwX,go=rX -cf - "$name" | gzip -n -9 >"$out.new" || die "không ghi được $out"
mv -f "$out.new" "$out"
echo "$out"
