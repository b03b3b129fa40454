// Stat panels (one big value or many tiles) and bar gauges.
import { theme } from './grafana.mjs';
import { escape, reduced, text } from './fields.mjs';

/** Columns and rows that keep tiles closest to three times as wide as high. */
function grid(count, width, height) {
  let best = { columns: 1, rows: count, off: Infinity };
  for (let columns = 1; columns <= count; columns++) {
    const rows = Math.ceil(count / columns);
    const off = Math.abs(Math.log(width / columns / (height / rows) / 2.6)) + (columns * rows - count) * 0.02;
    if (off < best.off) best = { columns, rows, off };
  }
  return best;
}

// About how many pixels a text takes for each pixel of its size; for fitting, not for typesetting.
const fit = (t, width, most, letter = 0.6) => Math.max(7, Math.min(most, width / Math.max(1, [...t].length * letter)));
const BOLD = 0.74;
export const linked = (html, config, scoped, link) => {
  const url = config.links?.length ? link(config.links[0].url, scoped) : '';
  return url ? `<a href="${escape(url)}" title="${escape(config.links[0].title)}">${html}</a>` : html;
};

export function stat(panel, frames, { width, height, timeZone, link }) {
  const { values, drawn } = reduced(frames, panel, timeZone);
  const { columns, rows } = grid(values.length, width, height);
  const w = width / columns - 4, h = height / rows - 4;
  const named = panel.options.textMode === 'value_and_name' || (panel.options.textMode === 'auto' && values.length > 1);
  // As in Grafana all tiles of a panel have letters of one size: that of the longest.
  const said = values.map(v => text(v.shown) || panel.fieldConfig.defaults.noValue);
  const fixed = panel.options.text ?? {};
  const big = fixed.valueSize ?? Math.min(...said.map(t => fit(t, w - 12, named && values[0].name ? fixed.titleSize ? (h - fixed.titleSize * 1.3) * 0.7 : h * 0.36 : h * 0.7, BOLD)));
  const small = fixed.titleSize ?? Math.min(...values.map(v => fit(v.name || ' ', w - 12, h * 0.24)));
  const cells = values.map((v, i) => {
    const filled = panel.options.colorMode === 'background';
    const style = filled ? `background:${v.shown.color};color:${theme.colors.getContrastText(v.shown.color)}` : `color:${v.shown.color}`;
    const name = named && v.name ? `<div class="n" style="font-size:${small}px">${escape(v.name)}</div>` : '';
    const cell = `<div class="tile" style="width:${w}px;height:${h}px;${style}">${name}<div class="v" style="font-size:${big}px">${escape(said[i])}</div></div>`;
    const scoped = Object.fromEntries(Object.entries(v.labels).map(([k, x]) => [`__field.labels.${k}`, x]));
    return linked(cell, v.config, scoped, link);
  });
  return { html: `<div class="tiles">${cells.join('')}</div>`, drawn, says: drawn ? '' : text(values[0].shown), smallest: named ? small : big };
}

export function bars(panel, frames, { height, timeZone, link }) {
  const { values, drawn } = reduced(frames, panel, timeZone);
  if (values.every(v => v.value === null)) return nothing(panel);
  const top = values[0].config.max ?? Math.max(...values.map(v => v.value ?? 0), Number.MIN_VALUE);
  const row = Math.min(34, height / values.length);
  const lines = values.map(v => {
    const part = Math.max(0, Math.min(1, (v.value ?? 0) / top));
    const scoped = Object.fromEntries(Object.entries(v.labels).map(([k, x]) => [`__field.labels.${k}`, x]));
    return linked(`<div class="bar" style="height:${row}px;font-size:${Math.min(15, row * 0.55)}px"><span class="bn">${escape(v.name)}</span><span class="track"><i style="width:${part * 100}%;background:${v.shown.color}"></i></span><b style="color:${v.shown.color}">${escape(text(v.shown))}</b></div>`, v.config, scoped, link);
  });
  return { html: lines.join(''), drawn, says: drawn ? '' : values[0].name, smallest: Math.min(15, row * 0.55) };
}

export const nothing = panel => {
  const says = panel.fieldConfig.defaults.noValue ?? 'No data';
  return { html: `<div class="none">${escape(says)}</div>`, drawn: 0, says };
};
