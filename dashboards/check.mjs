// Checks the boards without a Grafana: node dashboards/check.mjs [--folder DIR] [--prometheus URL [--only FILE]]
// Shape rules always; with a Prometheus every expression and variable is executed there too.
// Exit 0: nothing found; 1: one line a finding.
import { readFileSync, readdirSync } from 'node:fs';
import { join, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const option = name => { const i = process.argv.indexOf(name); return i < 0 ? undefined : process.argv[i + 1]; };
const folder = option('--folder') ?? join(here, 'json');
const prometheus = option('--prometheus');
// May be without data, with the reason: metrics that the service promises, faults that may be absent.
const allow = readFileSync(join(here, 'may-be-empty.txt'), 'utf8').split('\n').filter(l => l && !l.startsWith('#')).map(l => l.split('\t')[0]);
const promised = readFileSync(join(here, '..', 'alerts', 'prometheus', 'promised.txt'), 'utf8').split('\n').filter(l => l && !l.startsWith('#'));

const TYPES = ['stat', 'table', 'timeseries', 'state-timeline', 'bargauge'];
const UNITS = ['none', 'short', 's', 'percentunit', 'dtdurations', 'bytes'];
const CALCS = ['lastNotNull', 'last', 'max', 'min', 'mean', 'sum'];
const TRANSFORMS = ['joinByField', 'filterFieldsByName', 'organize', 'sortBy'];
const COLORS = ['thresholds', 'palette-classic', 'fixed'];
const HUES = ['green', 'blue', 'purple', 'yellow', 'red', 'orange', 'text'];
const PANEL_KEYS = ['id', 'type', 'title', 'description', 'gridPos', 'datasource', 'targets', 'fieldConfig', 'options', 'transformations'];
const OPTION_KEYS = {
  stat: ['colorMode', 'graphMode', 'textMode', 'justifyMode', 'orientation', 'reduceOptions'], table: ['showHeader', 'cellHeight'],
  timeseries: ['legend', 'tooltip'], bargauge: ['displayMode', 'orientation', 'showUnfilled', 'reduceOptions'],
  'state-timeline': ['mergeValues', 'showValue', 'alignValue', 'rowHeight', 'perPage', 'legend', 'tooltip'] };
const ENUMS = { colorMode: ['none', 'value', 'background'], graphMode: ['none', 'area'], textMode: ['auto', 'value', 'value_and_name', 'name'], showValue: ['auto', 'always', 'never'], displayMode: ['basic', 'lcd', 'gradient'], orientation: ['auto', 'horizontal', 'vertical'] };
const BUILT_IN = ['__rate_interval', '__interval', '__range', '__range_s', '__url_time_range', '__field', '__value', '__data', '__all'];

const found = [];
const say = (file, where, what) => found.push(`${file}: ${where}: ${what}`);
const boards = [];
for (const file of readdirSync(folder).filter(f => f.endsWith('.json')).sort()) {
  try { boards.push([file, JSON.parse(readFileSync(join(folder, file), 'utf8'))]); } catch (e) { say(file, 'file', `not JSON: ${e.message}`); }
}
const uids = new Map(), titles = new Map();
for (const [file, b] of boards) { if (uids.has(b.uid)) say(file, 'uid', `twice: ${b.uid}`); uids.set(b.uid, file); if (titles.has(b.title)) say(file, 'title', `twice: ${b.title}`); titles.set(b.title, file); }

const variablesIn = text => [...String(text).matchAll(/\$(?:\{(\w+)[^}]*\}|(\w+))/g)].map(m => m[1] ?? m[2]).filter(n => !/^\d+$/.test(n));
const interpolate = expr => expr.replace(/\$__rate_interval/g, '2m').replace(/\$__range\b/g, '30m').replace(/\$(kind|district|agency)\b/g, '.*');
async function get(path, parameters) {
  const answer = await fetch(prometheus + path, { method: 'POST', body: new URLSearchParams(parameters), signal: AbortSignal.timeout(30000) });
  return answer.json();
}

function shape(file, b) {
  if (b.apiVersion || b.spec || b.elements) { say(file, 'board', 'not the classic model'); return false; }
  if (b.schemaVersion !== 42) say(file, 'schemaVersion', 'expected 42');
  if (!/^avail-[a-z]{2,30}$/.test(b.uid ?? '')) say(file, 'uid', `expected avail-…, got ${b.uid}`);
  if ('id' in b || b.__inputs) say(file, 'board', 'carries id or __inputs');
  if (b.editable !== false) say(file, 'editable', 'expected false');
  if (b.timezone !== 'Asia/Ho_Chi_Minh') say(file, 'timezone', 'expected Asia/Ho_Chi_Minh');
  if (!b.tags?.includes('avail')) say(file, 'tags', 'avail is missing');
  if (!b.links?.some(l => l.type === 'dashboards' && l.tags.includes('avail'))) say(file, 'links', 'no link to the other boards');
  const names = (b.templating?.list ?? []).map(v => v.name);
  if (!names.includes('datasource')) say(file, 'variables', 'no datasource');
  const known = [...names, ...BUILT_IN];
  for (const v of b.templating?.list ?? []) for (const n of variablesIn(JSON.stringify(v.query ?? ''))) if (!known.includes(n)) say(file, `variable ${v.name}`, `unknown $${n}`);
  const ids = new Set();
  for (const p of b.panels ?? []) {
    const at = `panel "${p.title}"`;
    if (ids.has(p.id)) say(file, at, `id twice: ${p.id}`);
    ids.add(p.id);
    for (const key of Object.keys(p)) if (!PANEL_KEYS.includes(key)) say(file, at, `unknown key ${key}`);
    if (!TYPES.includes(p.type)) { say(file, at, `unknown type ${p.type}`); continue; }
    if (!p.title) say(file, at, 'no title');
    if (!p.description || p.description.length < 10) say(file, at, 'no description');
    if (p.datasource?.uid !== '${datasource}') say(file, at, 'data source is fixed');
    if (!p.targets?.length) say(file, at, 'no query');
    const g = p.gridPos ?? {};
    if (!(g.x >= 0 && g.y >= 0 && g.w > 0 && g.h > 0 && g.x + g.w <= 24)) say(file, at, 'outside the grid');
    if (b.uid === 'avail-wall' && g.y + g.h > 27) say(file, at, 'below the screen');
    for (const o of b.panels) if (o !== p && o.gridPos && g.x < o.gridPos.x + o.gridPos.w && o.gridPos.x < g.x + g.w && g.y < o.gridPos.y + o.gridPos.h && o.gridPos.y < g.y + g.h) say(file, at, `overlaps "${o.title}"`);
    const d = p.fieldConfig?.defaults ?? {};
    const units = [d.unit, ...(p.fieldConfig?.overrides ?? []).flatMap(o => o.properties.filter(x => x.id === 'unit').map(x => x.value))];
    for (const unit of units) if (!UNITS.includes(unit)) say(file, at, `unknown unit ${unit}`);
    if (!d.noValue) say(file, at, 'no words for no data');
    if (d.color && !COLORS.includes(d.color.mode)) say(file, at, `unknown colour mode ${d.color.mode}`);
    for (const s of d.thresholds?.steps ?? []) if (!HUES.includes(s.color)) say(file, at, `unknown colour ${s.color}`);
    if (d.thresholds?.steps?.[0]?.value !== null) say(file, at, 'first threshold has a value');
    for (const [key, value] of Object.entries(p.options ?? {})) {
      if (!OPTION_KEYS[p.type].includes(key)) say(file, at, `unknown option ${key}`);
      if (ENUMS[key] && !ENUMS[key].includes(value)) say(file, at, `${key}: unknown value ${value}`);
    }
    for (const c of p.options?.reduceOptions?.calcs ?? []) if (!CALCS.includes(c)) say(file, at, `unknown reducer ${c}`);
    const links = [...(d.links ?? []), ...(p.fieldConfig?.overrides ?? []).flatMap(o => o.properties.filter(x => x.id === 'links').flatMap(x => x.value))];
    for (const l of links) {
      const to = /^\/d\/([a-z-]+)/.exec(l.url)?.[1];
      if (to && !uids.has(to)) say(file, at, `link to a board that is not there: ${to}`);
      for (const n of variablesIn(l.url)) if (!known.includes(n)) say(file, at, `unknown $${n} in a link`);
    }
    let fields;
    for (const t of p.transformations ?? []) {
      if (!TRANSFORMS.includes(t.id)) { say(file, at, `unknown transformation ${t.id}`); continue; }
      if (t.id === 'organize') fields = Object.values(t.options.renameByName);
      if (t.id === 'sortBy') for (const s of t.options.sort) if (fields && !fields.includes(s.field)) say(file, at, `sorts by a field that is not there: ${s.field}`);
    }
    for (const o of p.fieldConfig?.overrides ?? []) if (fields && !fields.includes(o.matcher.options)) say(file, at, `override of a field that is not there: ${o.matcher.options}`);
    for (const t of p.targets ?? []) {
      for (const n of variablesIn(t.expr)) if (!known.includes(n)) say(file, at, `unknown $${n}`);
      if (/or\s+vector\(/.test(t.expr)) say(file, at, 'or vector(…) hides lost data');
      if (/_total\b/.test(t.expr) && !/(rate|increase)\(/.test(t.expr)) say(file, at, 'a counter without rate');
    }
  }
  return true;
}

async function run(file, b) {
  for (const v of (b.templating?.list ?? []).filter(x => x.type === 'query')) {
    const m = /^label_values\((.+), (\w+)\)$/.exec(v.query?.query ?? '');
    if (!m) { say(file, `variable ${v.name}`, 'not label_values(…)'); continue; }
    const r = await get('/api/v1/query', { query: `count by (${m[2]}) (${interpolate(m[1])})` });
    if (r.status !== 'success' || !r.data.result.some(s => s.metric[m[2]])) say(file, `variable ${v.name}`, `no values: ${r.error ?? ''}`);
  }
  for (const a of b.annotations?.list ?? []) {
    const r = await get('/api/v1/query', { query: interpolate(a.expr) });
    if (r.status !== 'success') say(file, `annotation ${a.name}`, r.error);
  }
  for (const p of b.panels ?? []) for (const t of p.targets ?? []) {
    const at = `panel "${p.title}" ${t.refId}`;
    const r = await get('/api/v1/query', { query: interpolate(t.expr) });
    if (r.status !== 'success') { say(file, at, `${r.errorType}: ${r.error}`); continue; }
    const result = r.data.result;
    if (!result.length) {
      if (!allow.includes(`${b.uid}/${p.title}`) && !promised.some(n => new RegExp(`\\b${n}\\b`).test(t.expr))) say(file, at, 'no data');
      continue;
    }
    const labels = new Set(result.flatMap(s => Object.keys(s.metric)));
    for (const m of (t.legendFormat ?? '').matchAll(/\{\{(\w+)\}\}/g)) if (!labels.has(m[1])) say(file, at, `legend asks for a label that is not there: ${m[1]}`);
    if (p.type !== 'table' && result.length > 1 && !t.legendFormat) say(file, at, 'several series without legend');
    const join = p.transformations?.find(x => x.id === 'joinByField');
    if (join && !labels.has(join.options.byField)) say(file, at, `joins by a label that is not there: ${join.options.byField}`);
    if (p.type === 'table' && p.targets.length === 1) for (const n of p.transformations?.find(x => x.id === 'filterFieldsByName')?.options.include.names ?? []) if (n !== 'Value' && !labels.has(n) && n !== 'kind' && n !== 'target') say(file, at, `column of a label that is not there: ${n}`);
  }
}

const only = option('--only');
for (const [file, b] of boards) if (shape(file, b) && prometheus && (!only || only === file)) await run(file, b);
if (!boards.length) say(folder, 'folder', 'no board');
for (const line of found) console.log(line);
process.exit(found.length ? 1 : 0);
