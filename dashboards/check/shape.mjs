// Rules of form: what can be said of a board without data.
import { BUILT_IN, CALCS, COLORS, ENUMS, HUES, LOST, METRICS, OPTION_KEYS, PANEL_KEYS, promised, PROPERTIES, ROUTES, TRANSFORMS, TYPES, unitKnown } from './lists.mjs';
import { namesIn, rated } from './promql.mjs';

export const variablesIn = text => [...String(text).matchAll(/\$(?:\{(\w+)[^}]*\}|(\w+))/g)].map(m => m[1] ?? m[2]).filter(n => !/^\d+$/.test(n));
const ENGLISH = /\b(the|of|and|with|by|per|time|state|status|unknown|down|up|degraded|error|errors|failed|count|total|agency|district|link|links|response|average|latency|uptime|current|month|open|closed|service|services|target|targets|incidents?|no data)\b/i;
// One of the letters that only Vietnamese has; every title of ours has one.
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;

/** Everything that people read on a panel, with what it is. */
const texts = p => [['title', p.title], ['description', p.description], ['no data', p.fieldConfig?.defaults?.noValue],
  ...(p.targets ?? []).map(t => ['legend', (t.legendFormat ?? '').replace(/\{\{\w+\}\}/g, '')]),
  ...mappingsOf(p).flatMap(m => (m.type === 'value' ? Object.values(m.options) : [m.options.result]).map(r => ['mapping', r.text])),
  ...overridesOf(p, 'displayName').map(v => ['name', v])];
const overridesOf = (p, id) => (p.fieldConfig?.overrides ?? []).flatMap(o => o.properties.filter(x => x.id === id).map(x => x.value));
const mappingsOf = p => [...(p.fieldConfig?.defaults?.mappings ?? []), ...overridesOf(p, 'mappings').flat()];

export function shape(b, boards) {
  const found = [];
  const say = (where, what) => found.push([where, what]);
  if (b.apiVersion || b.spec || b.elements) { say('board', 'not the classic model'); return found; }
  for (const other of boards) if (other !== b) for (const key of ['uid', 'title']) if (other[key] === b[key]) say(key, `twice: ${b[key]}`);
  if (b.schemaVersion !== 42) say('schemaVersion', 'expected 42');
  if (!/^avail-[a-z]{2,30}$/.test(b.uid ?? '')) say('uid', `expected avail-…, got ${b.uid}`);
  if ('id' in b || b.__inputs) say('board', 'carries id or __inputs');
  if (b.editable !== false) say('editable', 'expected false');
  if (b.timezone !== 'Asia/Ho_Chi_Minh') say('timezone', 'expected Asia/Ho_Chi_Minh');
  if (!b.tags?.includes('avail')) say('tags', 'avail is missing');
  if (!VIETNAMESE.test(b.title) || ENGLISH.test(b.title)) say('title', 'not Vietnamese');
  if (!b.links?.some(l => l.type === 'dashboards' && l.tags.includes('avail'))) say('links', 'no link to the other boards');
  const names = (b.templating?.list ?? []).map(v => v.name);
  if (!names.includes('datasource')) say('variables', 'no datasource');
  const known = [...names, ...BUILT_IN];
  for (const v of b.templating?.list ?? []) for (const n of variablesIn(JSON.stringify(v.query ?? ''))) if (!known.includes(n)) say(`variable ${v.name}`, `unknown $${n}`);
  for (const wanted of ['Sự cố', 'Bảo trì', 'Bộ giám sát không nhìn thấy', 'Đổi cấu hình']) if (!b.annotations?.list?.some(a => a.name === wanted && a.enable)) say('annotations', `none for ${wanted}`);
  for (const a of b.annotations?.list ?? []) if (/==\s*0/.test(a.expr)) say(`annotation ${a.name}`, 'its value would be 0, which Grafana does not mark');
  const ids = new Set();
  const uids = boards.map(x => x.uid);
  for (const p of b.panels ?? []) {
    if (ids.has(p.id)) say(`panel "${p.title}"`, `id twice: ${p.id}`);
    ids.add(p.id);
    for (const what of [...form(p), ...place(p, b), ...fieldsOf(p), ...linksOf(p, known, uids), ...queries(p, known)]) say(`panel "${p.title}"`, what);
  }
  return found;
}

function form(p) {
  const out = [];
  for (const key of Object.keys(p)) if (!PANEL_KEYS.includes(key)) out.push(`unknown key ${key}`);
  if (!TYPES.includes(p.type)) return [...out, `unknown type ${p.type}`];
  if (!p.title) out.push('no title');
  else if (!VIETNAMESE.test(p.title)) out.push('title is not Vietnamese');
  if (!p.description || p.description.length < 10) out.push('no description');
  for (const [what, t] of texts(p)) if (ENGLISH.test(t ?? '')) out.push(`${what} has English words: ${t}`);
  for (const [key, value] of Object.entries(p.options ?? {})) {
    if (!OPTION_KEYS[p.type].includes(key)) out.push(`unknown option ${key}`);
    if (ENUMS[key] && !ENUMS[key].includes(value)) out.push(`${key}: unknown value ${value}`);
  }
  for (const c of p.options?.reduceOptions?.calcs ?? []) if (!CALCS.includes(c)) out.push(`unknown reducer ${c}`);
  if (p.type === 'text') return out;
  if (p.datasource?.uid !== '${datasource}') out.push('data source is fixed or missing');
  if (!p.targets?.length) out.push('no query');
  for (const t of p.targets ?? []) if (t.datasource?.uid !== '${datasource}') out.push(`query ${t.refId}: data source is fixed or missing`);
  return out;
}

function place(p, b) {
  const g = p.gridPos ?? {}, out = [];
  if (!(g.x >= 0 && g.y >= 0 && g.w > 0 && g.h > 0 && g.x + g.w <= 24)) out.push('outside the grid');
  if (b.uid === 'avail-wall' && g.y + g.h > 27) out.push('below the screen');
  for (const o of b.panels) if (o !== p && o.gridPos && g.x < o.gridPos.x + o.gridPos.w && o.gridPos.x < g.x + g.w && g.y < o.gridPos.y + o.gridPos.h && o.gridPos.y < g.y + g.h) out.push(`overlaps "${o.title}"`);
  return out;
}

function fieldsOf(p) {
  const out = [], d = p.fieldConfig?.defaults ?? {};
  for (const unit of [d.unit, ...overridesOf(p, 'unit')]) if (!unitKnown(unit)) out.push(`unknown unit ${unit}`);
  // The service rounds them as the report does, to a thousandth of a per cent: fewer digits would hide, more would invent.
  if ((p.targets ?? []).some(t => /avail_month_/.test(t.expr)) && p.type === 'table') for (const o of p.fieldConfig.overrides.filter(x => x.properties.some(y => y.value === 'percentunit')))
    if (!o.properties.some(x => x.id === 'decimals' && x.value === 3)) out.push(`figure of the month without its three digits: ${o.matcher.options}`);
  if (p.type === 'table' && d.unit !== 'none') out.push('a unit for all columns makes numbers of codes');
  if (!d.noValue) out.push('no words for no data');
  else if (!d.noValue.includes(LOST)) out.push('without data it would look calm');
  if (p.type === 'stat' && !mappingsOf(p).some(m => m.type === 'special' && m.options.match === 'null+nan')) out.push('lost data would be green');
  for (const c of [d.color, ...overridesOf(p, 'color')]) if (c && !COLORS.includes(c.mode)) out.push(`unknown colour mode ${c.mode}`);
  const thresholds = [d.thresholds, ...overridesOf(p, 'thresholds')];
  for (const s of thresholds.flatMap(t => t?.steps ?? [])) if (!HUES.includes(s.color)) out.push(`unknown colour ${s.color}`);
  if (d.thresholds?.steps?.[0]?.value !== null) out.push('first threshold has a value');
  for (const o of p.fieldConfig?.overrides ?? []) for (const x of o.properties) if (!PROPERTIES.includes(x.id)) out.push(`unknown property ${x.id}`);
  let columns;
  for (const t of p.transformations ?? []) {
    if (!TRANSFORMS.includes(t.id)) { out.push(`unknown transformation ${t.id}`); continue; }
    if (t.id === 'organize') columns = Object.values(t.options.renameByName);
    if (t.id === 'sortBy') for (const s of t.options.sort) if (columns && !columns.includes(s.field)) out.push(`sorts by a field that is not there: ${s.field}`);
  }
  for (const o of p.fieldConfig?.overrides ?? []) if (columns && !columns.includes(o.matcher.options)) out.push(`override of a field that is not there: ${o.matcher.options}`);
  return out;
}

function linksOf(p, known, uids) {
  const out = [];
  const inText = [...(p.options?.content ?? '').matchAll(/\]\(([^)]+)\)/g)].map(m => ({ url: m[1] }));
  for (const l of [...(p.fieldConfig?.defaults?.links ?? []), ...overridesOf(p, 'links').flat(), ...inText]) {
    const to = /^\/d\/([a-z-]+)/.exec(l.url)?.[1];
    if (to && !uids.includes(to)) out.push(`link to a board that is not there: ${to}`);
    const route = /^\$\{service\}([^$]*)/.exec(l.url)?.[1];
    if (!to && !ROUTES.includes(route)) out.push(`link to a page that is not there: ${l.url}`);
    for (const n of variablesIn(l.url)) if (!known.includes(n)) out.push(`unknown $${n} in a link`);
  }
  return out;
}

function queries(p, known) {
  const out = [];
  for (const t of p.targets ?? []) {
    for (const n of variablesIn(t.expr)) if (!known.includes(n)) out.push(`unknown $${n}`);
    if (/or\s+vector\(/.test(t.expr)) out.push('or vector(…) hides lost data');
    for (const name of namesIn(t.expr).metrics) if (!METRICS.has(name) && !promised.includes(name)) out.push(`unknown metric ${name}`);
    for (const name of rated(t.expr)) if (METRICS.get(name) === 'gauge') out.push(`rate on the gauge ${name}`);
    const inRate = rated(t.expr);
    for (const name of namesIn(t.expr).metrics) if (METRICS.get(name) === 'counter' && !inRate.includes(name)) out.push(`counter without rate: ${name}`);
  }
  return out;
}
