// Time series and state timelines as SVG.
import { color, grafana, theme } from './grafana.mjs';
import { escape, text } from './fields.mjs';
import { nothing } from './tiles.mjs';

const clock = (ms, timeZone, long) => new Intl.DateTimeFormat('vi-VN', { timeZone, hour: '2-digit', minute: '2-digit', ...(long ? { day: '2-digit', month: '2-digit' } : {}) }).format(ms);

function timeAxis(window, left, right, y, timeZone) {
  const count = Math.max(2, Math.floor((right - left) / 130));
  return Array.from({ length: count + 1 }, (_, i) => {
    const t = window.start + (window.end - window.start) * i / count;
    return `<text x="${left + (right - left) * i / count}" y="${y}" text-anchor="${i === count ? 'end' : 'middle'}">${clock(t * 1000, timeZone, window.end - window.start > 172800)}</text>`;
  }).join('');
}

function marks(notes, window, left, right, top, bottom) {
  return notes.map(note => {
    const x = left + (right - left) * (note.time - window.start) / (window.end - window.start);
    return `<g><line x1="${x}" x2="${x}" y1="${top}" y2="${bottom}" stroke="${color(note.color)}" stroke-dasharray="4 3"/><path d="M${x - 4} ${bottom} l8 0 l-4 -7z" fill="${color(note.color)}"/><title>${escape(note.text)}</title></g>`;
  }).join('');
}

const legend = items => `<div class="legend">${items.map(([name, hue]) => `<span><i style="background:${hue}"></i>${escape(name)}</span>`).join('')}</div>`;
const seriesOf = frames => frames.flatMap(frame => frame.fields.filter(f => f.type === grafana.FieldType.number)
  .map(field => ({ field, times: frame.fields.find(f => f.type === grafana.FieldType.time)?.values ?? [] })));

function ceiling(value) {
  const base = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map(n => n * base).find(n => n >= value);
}

export function lines(panel, frames, { width, height, window, notes, timeZone }) {
  const answered = seriesOf(frames), filled = answered.filter(s => s.field.values.some(v => v !== null));
  if (!answered.length) return nothing(panel);
  const all = filled.length ? filled : answered; // of series without any number the name is left, as with calm
  const palette = theme.visualization.palette;
  const hues = all.map((s, i) => {
    const fixed = s.field.config.color?.mode === 'fixed' ? s.field.config.color.fixedColor : undefined;
    return color(fixed ?? palette[i % palette.length]);
  });
  const shown = panel.options.legend.showLegend;
  const rowsOfLegend = shown ? Math.min(3, Math.ceil(all.reduce((n, s) => n + s.field.title.length * 7 + 34, 0) / width)) : 0;
  const left = 64, right = width - 12, top = 8, bottom = height - 24 - rowsOfLegend * 20;
  const values = all.flatMap(s => s.field.values.filter(v => v !== null && Number.isFinite(v)));
  const high = all[0].field.config.max ?? (values.length ? ceiling(Math.max(...values, 1e-9)) : 1), low = all[0].field.config.min ?? Math.min(0, ...values);
  const x = ms => left + (right - left) * (ms / 1000 - window.start) / (window.end - window.start);
  const y = v => bottom - (bottom - top) * (v - low) / (high - low);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(part => low + (high - low) * part).map(v =>
    `<line x1="${left}" x2="${right}" y1="${y(v)}" y2="${y(v)}" stroke="#ffffff18"/><text x="${left - 6}" y="${y(v) + 4}" text-anchor="end">${escape(text(all[0].field.show(v)))}</text>`).join('');
  const paths = all.map((s, i) => {
    let d = '', pen = false;
    s.field.values.forEach((v, k) => {
      if (v === null || !Number.isFinite(v)) { pen = false; return; }
      d += `${pen ? 'L' : 'M'}${x(s.times[k]).toFixed(1)} ${y(v).toFixed(1)}`;
      pen = true;
    });
    return `<path d="${d}" fill="none" stroke="${hues[i]}" stroke-width="1.6"/>`;
  }).join('');
  return { html: `<svg width="${width}" height="${height - rowsOfLegend * 20}">${ticks}${timeAxis(window, left, right, bottom + 18, timeZone)}${paths}${marks(notes, window, left, right, top, bottom)}</svg>${shown ? legend(all.map((s, i) => [s.field.title, hues[i]])) : ''}`,
    drawn: filled.length, says: filled.length ? '' : all.map(s => s.field.title).join(', ') };
}

export function timeline(panel, frames, { width, height, window, notes, timeZone }) {
  const all = seriesOf(frames).filter(s => s.field.values.some(v => v !== null));
  if (!all.length) return nothing(panel);
  const page = all.slice(0, panel.options.perPage ?? all.length);
  const left = Math.min(320, 20 + 7.2 * Math.max(...page.map(s => s.field.title.length))), right = width - 12;
  const row = Math.min(40, (height - 56) / page.length), bottom = row * page.length;
  const step = page[0].times.length > 1 ? page[0].times[1] - page[0].times[0] : 0;
  const x = ms => left + (right - left) * Math.max(0, ms / 1000 - window.start) / (window.end - window.start);
  const words = new Map();
  const bands = page.map((s, i) => {
    const parts = [];
    s.field.values.forEach((v, k) => {
      if (v === null) return;
      const last = parts.at(-1);
      if (last && last.v === v && last.k === k - 1) { last.k = k; last.to = s.times[k] + step; } else parts.push({ v, k, from: s.times[k], to: s.times[k] + step });
    });
    return `<text x="${left - 8}" y="${i * row + row * 0.65}" text-anchor="end" font-size="${Math.min(13, row * 0.7)}">${escape(s.field.title.length > 44 ? s.field.title.slice(0, 43) + '…' : s.field.title)}</text>`
      + parts.map(p => {
        const shown = s.field.show(p.v);
        words.set(text(shown), shown.color);
        return `<rect x="${x(p.from)}" y="${i * row + row * 0.08}" width="${Math.max(1, Math.min(right, x(p.to)) - x(p.from))}" height="${row * 0.84}" fill="${shown.color}"/>`;
      }).join('');
  }).join('');
  const pages = all.length > page.length ? `<div class="more">trang 1/${Math.ceil(all.length / page.length)}</div>` : '';
  return { html: `<svg width="${width}" height="${bottom + 26}">${bands}${timeAxis(window, left, right, bottom + 18, timeZone)}${marks(notes, window, left, right, 0, bottom)}</svg>${legend([...words])}${pages}`,
    drawn: all.length, smallest: Math.min(13, row * 0.7) };
}
