// One board as one HTML page, laid out by gridPos as Grafana does: 24 columns, rows of 30 pixels with 8 between.
import { color } from './grafana.mjs';
import { escape } from './fields.mjs';
import { interpolate, resolve } from './variables.mjs';
import { draw } from './panels.mjs';

const WIDTH = 1920, GAP = 8, ROW = 30, TITLE = 32;
const STYLE = `*{box-sizing:border-box}body{margin:0;background:#111217;color:#ccccdc;font:14px/1.4 Inter,"Noto Sans","DejaVu Sans",sans-serif;width:${WIDTH}px;position:relative}
a{color:inherit;text-decoration:none}.panel{position:absolute;background:#181b1f;border:1px solid #2c3038;border-radius:3px;overflow:hidden}.panel h2{margin:0;padding:6px 9px;font-size:14px;font-weight:600;height:${TITLE}px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.in{padding:0 8px;height:calc(100% - ${TITLE}px);overflow:hidden;position:relative}.tiles{display:flex;flex-wrap:wrap;gap:4px}.tile{border-radius:3px;display:flex;flex-direction:column;align-items:center;justify-content:center;overflow:hidden;white-space:nowrap}.tile .v{font-weight:600;line-height:1.15}.tile .n{line-height:1.2}
.bar{display:flex;align-items:center;gap:10px}.bn{width:38%;text-align:right;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}.track{flex:1;height:72%;background:#22252b}.track i{display:block;height:100%}.bar b{width:90px}
table{border-collapse:collapse;width:100%;table-layout:fixed}td,th{height:36px;padding:0 8px;text-align:left;border-bottom:1px solid #22252b;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}th{font-weight:600;color:#9fa7b3}td.r{text-align:right;font-variant-numeric:tabular-nums}td a{color:#6e9fff}
.none{height:100%;display:flex;align-items:center;justify-content:center;text-align:center;color:#9fa7b3;font-size:18px}.more{position:absolute;right:10px;bottom:2px;color:#9fa7b3;font-size:12px;background:#181b1f}
svg text{fill:#9fa7b3;font-size:12px}.legend{display:flex;flex-wrap:wrap;gap:2px 14px;font-size:12px;max-height:60px;overflow:hidden}.legend i{display:inline-block;width:14px;height:4px;margin-right:5px;vertical-align:middle}.text{font-size:15px}.text a{color:#6e9fff}code{background:#22252b;padding:0 4px}
header{display:flex;gap:14px;align-items:center;padding:0 12px;height:44px}header h1{font-size:18px;margin:0}header span{background:#22252b;padding:4px 10px;border-radius:3px;font-size:13px}.wrong{outline:2px solid #f2495c}
.stamp{position:absolute;right:8px;bottom:2px;font-size:13px;color:#9fa7b3;letter-spacing:.04em}`;

const LONG = { m: 60, h: 3600, d: 86400, w: 604800, M: 2592000 };
/** Beginning of `now-6h`, `now/M` and the like, in seconds. */
export function beginning(text, now, timeZone) {
  const back = /^now-(\d+)([mhdwM])$/.exec(text);
  if (back) return now - Number(back[1]) * LONG[back[2]];
  if (text !== 'now/M') throw new Error(`time ${text}: not understood`);
  const [year, month] = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit' }).format(now * 1000).split('-');
  return Date.parse(`${year}-${month}-01T00:00:00+07:00`) / 1000;
}

async function annotations(board, prometheus, replace, window) {
  const out = [];
  for (const a of board.annotations.list) {
    const step = Math.max(10, Math.round((window.end - window.start) / 200));
    for (const series of await prometheus.range(replace(a.expr), { ...window, step })) {
      const text = a.titleFormat.replace(/\{\{(\w+)\}\}/g, (_, k) => series.metric[k] ?? '');
      // Where it begins; the data source makes one region of points that follow each other.
      series.values.forEach(([time, value], i) => {
        if (Number(value) && (i === 0 || time - series.values[i - 1][0] > step * 1.5)) out.push({ name: a.name, time, text, color: a.iconColor });
      });
    }
  }
  return out;
}

/** The page, and for each panel how much was drawn and what was wrong. */
export async function page(board, prometheus, { now, from, chosen = {}, scrape = 30 }) {
  const timeZone = board.timezone;
  const start = beginning(from ?? board.time.from, now, timeZone);
  const seconds = Math.round(now - start);
  const context = { __rate_interval: `${scrape * 4}s`, __interval: `${scrape}s`, __range: `${seconds}s`, __range_s: String(seconds), __url_time_range: `from=${board.time.from}&to=now` };
  const values = await resolve(board, prometheus, chosen, context);
  const replace = text => interpolate(text, values, context);
  const link = (url, scoped) => interpolate(url, values, context, scoped);
  const wall = board.uid === 'avail-wall';
  const above = wall ? GAP : 52;
  const column = (WIDTH - 2 * GAP - 23 * GAP) / 24;
  const whole = { start, end: now, step: Math.max(scrape, Math.round(seconds / 300)) };
  const notes = await annotations(board, prometheus, replace, whole);
  const panels = [];
  let bottom = 0;
  const boxes = [];
  for (const p of board.panels) {
    const { x, y, w, h } = p.gridPos;
    const left = GAP + x * (column + GAP), top = above + y * (ROW + GAP), width = w * column + (w - 1) * GAP, height = h * ROW + (h - 1) * GAP;
    bottom = Math.max(bottom, top + height);
    const drawn = await draw(p, { width: width - 18, height: height - TITLE - 10, window: whole }, { prometheus, replace, link, timeZone, notes });
    panels.push({ title: p.title, type: p.type, drawn: drawn.drawn, says: drawn.says ?? '', wrong: drawn.wrong, smallest: drawn.smallest });
    boxes.push(`<section class="panel${drawn.wrong.length ? ' wrong' : ''}" title="${escape(p.description)}" style="left:${left}px;top:${top}px;width:${width}px;height:${height}px"><h2>${escape(p.title)}</h2><div class="in">${drawn.html}</div></section>`);
  }
  const shown = [...values].filter(([, v]) => v.label && v.hide !== 2).map(([, v]) => `<span>${escape(v.label)}: ${escape(v.text)}</span>`).join('');
  const head = wall ? '' : `<header><h1>${escape(board.title)}</h1>${shown}<span>${escape(board.time.from)} → ${escape(board.time.to)}</span>${board.links.map(l => `<span>${escape(l.title)}</span>`).join('')}${board.annotations.list.map(a => `<span style="border-left:4px solid ${color(a.iconColor)}">${escape(a.name)}</span>`).join('')}</header>`;
  const height = wall ? 1080 : Math.ceil(bottom + 30);
  return { panels, notes, height, width: WIDTH,
    html: `<!doctype html><html lang="vi"><meta charset="utf-8"><title>${escape(board.title)} – bản xem trước, không phải Grafana</title><style>${STYLE}</style><body style="height:${height}px">${head}${boxes.join('')}<div class="stamp">bản xem trước, không phải Grafana · ${escape(board.title)} · tỉnh mô phỏng</div></body></html>` };
}
