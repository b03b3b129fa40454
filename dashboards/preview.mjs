// Draws the boards from their JSON and the data of a running Prometheus, so that people can look at the layout:
//   node dashboards/preview.mjs --prometheus URL --out DIR [--board UID] [--from now-30m] [--scrape SECONDS] [--var NAME=VALUE]… [--png] [--folder DIR]
// Writes UID.html (UID.png with --png) and panels.json: for each panel how much was drawn, what it said instead, what was wrong.
// A preview, not Grafana: the library that transforms, formats and colours is Grafana's, the drawing is ours.
// Exit 0: every panel understood; 1: one line for each that was not; 2: the library is not installed.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Prometheus } from './preview/prometheus.mjs';
import { page } from './preview/page.mjs';
import { picture } from './preview/picture.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const { values: o } = parseArgs({ options: {
  prometheus: { type: 'string' }, out: { type: 'string' }, board: { type: 'string' }, from: { type: 'string' }, scrape: { type: 'string', default: '30' },
  var: { type: 'string', multiple: true, default: [] }, png: { type: 'boolean', default: false }, folder: { type: 'string', default: join(here, 'json') }, time: { type: 'string' }, only: { type: 'string' } } });
if (!o.prometheus || !o.out) { console.error('node dashboards/preview.mjs --prometheus URL --out DIR'); process.exit(2); }
mkdirSync(o.out, { recursive: true });
const chosen = Object.fromEntries(o.var.map(pair => pair.split('=')));
const prometheus = new Prometheus(o.prometheus);
const told = {};
for (const file of readdirSync(o.folder).filter(f => f.endsWith('.json')).sort()) {
  if (o.only && o.only !== file) continue;
  const board = JSON.parse(readFileSync(join(o.folder, file), 'utf8'));
  if (o.board && o.board !== board.uid) continue;
  const made = await page(board, prometheus, { now: Number(o.time ?? Math.floor(Date.now() / 1000)), from: o.from, chosen, scrape: Number(o.scrape) });
  const html = join(o.out, `${board.uid}.html`);
  writeFileSync(html, made.html);
  if (o.png) picture(html, join(o.out, `${board.uid}.png`), made);
  told[board.uid] = { panels: made.panels, annotations: [...new Set(made.notes.map(n => n.name))] };
  for (const p of made.panels) for (const w of p.wrong) { console.log(`${file}: panel "${p.title}": ${w}`); process.exitCode = 1; }
}
writeFileSync(join(o.out, 'panels.json'), JSON.stringify(told, null, 1));
