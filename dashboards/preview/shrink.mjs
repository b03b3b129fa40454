// A picture of Chromium's as a PNG with a palette: a third of the bytes, for the documents.
import { readFileSync, writeFileSync } from 'node:fs';
import { crc32 as ofZlib, deflateSync, inflateSync } from 'node:zlib';

const TABLE = Array.from({ length: 256 }, (_, n) => { for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1; return n >>> 0; });
const crc32 = ofZlib ?? (bytes => { let c = 0xffffffff; for (const b of bytes) c = TABLE[(c ^ b) & 255] ^ (c >>> 8); return (c ^ 0xffffffff) >>> 0; });
const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]), out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length); body.copy(out, 4); out.writeUInt32BE(crc32(body), data.length + 8);
  return out;
};

/** Pixels of a PNG with 8 bits a channel and without interlace. */
function decode(png) {
  const parts = [];
  let head;
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at), type = png.toString('latin1', at + 4, at + 8), data = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') head = { width: data.readUInt32BE(0), height: data.readUInt32BE(4), bits: data[8], color: data[9], interlace: data[12] };
    if (type === 'IDAT') parts.push(data);
    at += length + 12;
  }
  const channels = { 2: 3, 6: 4 }[head.color];
  if (head.bits !== 8 || head.interlace || !channels) throw new Error('PNG of another kind than Chromium makes');
  const raw = inflateSync(Buffer.concat(parts)), stride = head.width * channels, pixels = Buffer.alloc(stride * head.height);
  for (let y = 0; y < head.height; y++) for (let x = 0; x < stride; x++) {
    const filter = raw[y * (stride + 1)], value = raw[y * (stride + 1) + 1 + x];
    const left = x >= channels ? pixels[y * stride + x - channels] : 0, up = y ? pixels[(y - 1) * stride + x] : 0, corner = x >= channels && y ? pixels[(y - 1) * stride + x - channels] : 0;
    const p = left + up - corner, [a, b, c] = [Math.abs(p - left), Math.abs(p - up), Math.abs(p - corner)];
    pixels[y * stride + x] = value + [0, left, up, (left + up) >> 1, a <= b && a <= c ? left : b <= c ? up : corner][filter];
  }
  return { ...head, channels, pixels };
}

export function shrink(from, to) {
  const { width, height, channels, pixels } = decode(readFileSync(from));
  const counts = new Map();
  for (let i = 0; i < pixels.length; i += channels) {
    const key = pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2];
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  // The frequent colours, but none that is hardly another one: edges of letters have hundreds of in-betweens.
  const palette = [];
  const far = (a, b) => (((a >> 16) - (b >> 16)) ** 2) + (((a >> 8 & 255) - (b >> 8 & 255)) ** 2) + (((a & 255) - (b & 255)) ** 2);
  for (const [key] of [...counts].sort((a, b) => b[1] - a[1])) if (palette.length < 256 && palette.every(p => far(p, key) > 150)) palette.push(key);
  const nearest = new Map([...counts.keys()].map(key => [key, palette.reduce((best, p, i) => far(p, key) < far(palette[best], key) ? i : best, 0)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0, i = 0; y < height; y++) for (let x = 0; x < width; x++, i += channels) rows[y * (width + 1) + 1 + x] = nearest.get(pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2]);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width); head.writeUInt32BE(height, 4); head[8] = 8; head[9] = 3;
  writeFileSync(to, Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(p => [p >> 16, p >> 8 & 255, p & 255]))), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))]));
}
