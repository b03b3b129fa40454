// Checks the boards without a Grafana: node dashboards/check.mjs [--folder DIR] [--only FILE] [--prometheus URL]
// Rules of form always (check/shape.mjs); with a Prometheus every expression runs there too (check/run.mjs).
// What transformations and overrides do to the data is checked by preview.mjs, with Grafana's own library.
// Exit 0: nothing found; 1: one line a finding.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allowed } from './check/lists.mjs';
import { shape } from './check/shape.mjs';
import { run } from './check/run.mjs';

const option = name => { const i = process.argv.indexOf(name); return i < 0 ? undefined : process.argv[i + 1]; };
const folder = option('--folder') ?? join(dirname(fileURLToPath(import.meta.url)), 'json');
const prometheus = option('--prometheus'), only = option('--only');

const found = [];
const boards = [];
for (const file of readdirSync(folder).filter(f => f.endsWith('.json')).sort()) {
  try { boards.push([file, JSON.parse(readFileSync(join(folder, file), 'utf8'))]); } catch (e) { found.push(`${file}: file: not JSON: ${e.message}`); }
}
if (!boards.length) found.push(`${folder}: folder: no board`);
for (const [file, b] of boards) {
  if (only && only !== file) continue;
  const wrong = shape(b, boards.map(x => x[1]));
  if (prometheus && b.panels) wrong.push(...await run(b, prometheus));
  found.push(...wrong.map(([where, what]) => `${file}: ${where}: ${what}`));
}
const panels = new Set(boards.flatMap(([, b]) => (b.panels ?? []).map(p => `${b.uid}/${p.title}`)));
if (!only) for (const [panel, reason] of allowed) {
  if (!panels.has(panel)) found.push(`may-be-empty.txt: ${panel}: no such panel`);
  if (!reason) found.push(`may-be-empty.txt: ${panel}: without reason`);
}
for (const line of found) console.log(line);
process.exit(found.length ? 1 : 0);
