// What the boards are made of: panels, variables, annotations, links. One function for each kind of panel.
import { LOST, STATE } from './words.mjs';

export const PROM = { type: 'prometheus', uid: '${datasource}' };
const NOW = { instant: true, range: false };
const values = entries => ({ type: 'value', options: Object.fromEntries(entries) });
/** Loud where a number should be and none is: a colour that no state has. */
export const lost = (text = LOST, color = 'dark-orange') => ({ type: 'special', options: { match: 'null+nan', result: { text, color, index: 99 } } });
export const STATES = [values(Object.entries(STATE).map(([n, [text, color]], index) => [n, { text, color, index }])), lost()];
export const STATE_STEPS = [['green'], ['blue', 1], ['purple', 2], ['yellow', 3], ['red', 4]];
export const say = (words, rest = []) => [values(Object.entries(words).map(([k, w], index) => [k, typeof w === 'string' ? { text: w, index } : { text: w[0], color: w[1], index }])), ...rest];
/** What stands where there is nothing to show though there are data, so that calm and loss differ: a label and a number that nothing else has. As the end of an address the label leads to a page that is there. */
export const CALM = { label: '..', number: -1e6 };
const NOTHING = { text: '–', color: '#8e8e8e', index: 97 };
const BLANK = [{ type: 'special', options: { match: 'empty', result: { text: '–', index: 98 } } }, values([[CALM.label, NOTHING], [CALM.number, NOTHING]])];
/** The same expression, with a row of these labels where it has none while `alive` has data. */
const orCalm = (expr, labels, alive = 'avail_target_state', first = undefined) => {
  const row = Object.entries(labels).reduce((e, [label, value]) => `label_replace(${e}, "${label}", "${value}", "", "")`, `0 * count(${alive}) + ${CALM.number}`);
  return first ? `(${expr}) or (${row} unless on () (${first}))` : `(${expr}) or on () ${row}`;
};
export const steps = list => ({ mode: 'absolute', steps: list.map(([color, value]) => ({ color, value: value ?? null })) });
export const BAD = [['green'], ['red', 1]];

export const panel = (type, title, description, [x, y, w, h], queries, more = {}) => ({
  type, title, description, gridPos: { x, y, w, h }, ...(queries.length ? { datasource: PROM } : {}),
  targets: queries.map(([expr, legendFormat, extra], i) => ({
    refId: String.fromCharCode(65 + i), datasource: PROM, expr, legendFormat: legendFormat ?? '', ...extra })),
  fieldConfig: { defaults: {
    unit: more.unit ?? 'none', noValue: more.noValue ?? LOST, thresholds: steps(more.steps ?? [['green']]),
    mappings: more.mappings ?? [], links: more.links ?? [], ...(more.decimals === undefined ? {} : { decimals: more.decimals }),
    ...(more.min === undefined ? {} : { min: more.min }), ...(more.max === undefined ? {} : { max: more.max }),
    ...(more.color ? { color: { mode: more.color } } : {}), custom: more.custom ?? {} }, overrides: more.overrides ?? [] },
  options: more.options ?? {}, transformations: more.transformations ?? [] });

const LAST = { calcs: ['lastNotNull'], fields: '', values: false };
/** `text` fixes the sizes of letters, in pixels; without it Grafana fits them. */
const box = (textMode, { text, ...more }) => ({ color: 'thresholds', options: { colorMode: 'background', graphMode: 'none', textMode, justifyMode: 'center', orientation: 'auto', reduceOptions: LAST, ...(text ? { text } : {}) }, ...more });
/** One number. `none`: what it says when there is none though there are data; `named`: what stands in the tile too, large. */
export const stat = (title, d, at, expr, { none, named, ...more } = {}) => panel('stat', title, d, at, [[none ? orCalm(expr, {}) : expr, named ?? '', NOW]],
  box(named ? 'value_and_name' : 'auto', { ...more, mappings: [...(more.mappings ?? []), ...(none ? [values([[CALM.number, { text: none, color: '#3a3f4b', index: 97 }]])] : []), lost()] }));
export const UNKNOWN = ' Không xác định nghĩa là chưa kết luận được, không phải gián đoạn.';
/** One tile a thing, its state in words and colour. */
export const tiles = (title, d, at, expr, legend, more = {}) => panel('stat', title, d + UNKNOWN, at, (Array.isArray(expr) ? expr : [[expr, legend]]).map(([e, l]) => [e, l, NOW]),
  box('value_and_name', { mappings: STATES, steps: STATE_STEPS, ...more }));
/** Tiles of several queries that tell how long; the last query is 0 where there is nothing, so that calm and loss differ. */
export const lasting = (title, d, at, queries, color, calm, more = {}) => panel('stat', title, d, at, queries.map(([e, l]) => [e, l, NOW]),
  box('value_and_name', { unit: 'dtdhms', decimals: 0, steps: [['green'], [color, 0.5]], mappings: [...say({ 0: calm }), lost()], ...more }));
/** `calm`: what the key says, with no line, where there is nothing to draw though `alive` has data: a number that is none draws none. */
export const series = (title, d, at, queries, unit, { calm, alive, ...more } = {}) => panel('timeseries', title, d, at,
  calm ? [...queries, [`NaN * count(${alive}) unless on () (${queries.map(([e]) => e).join(' or ')})`, calm]] : queries, { unit,
  color: 'palette-classic', ...more, custom: { lineWidth: 1, fillOpacity: 8, showPoints: 'never', spanNulls: false, ...more.custom },
  options: { legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] }, tooltip: { mode: 'multi', sort: 'desc' } } });
export const timeline = (title, d, at, queries) => panel('state-timeline', title, d + UNKNOWN, at, queries, {
  mappings: STATES, steps: STATE_STEPS, color: 'thresholds', custom: { fillOpacity: 80, lineWidth: 0 },
  options: { mergeValues: true, showValue: 'never', alignValue: 'left', rowHeight: 0.9, perPage: 20,
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true }, tooltip: { mode: 'single', sort: 'none' } } });
/** `calm`: the name of the only bar when there is none though there are data. */
export const bars = (title, d, at, expr, legend, unit, { calm, ...more } = {}) => panel('bargauge', title, d, at,
  [[calm ? `sort_desc(${orCalm(expr, { [/\{\{(\w+)\}\}/.exec(legend)[1]]: calm })})` : expr, legend, NOW]], { unit, color: 'thresholds', mappings: calm ? BLANK : [], ...more,
    options: { displayMode: 'basic', orientation: 'horizontal', showUnfilled: true, reduceOptions: LAST } });
/** names: {label or "Value" or "Value #A": title}; everything else is hidden. `calm`: what the only row says when there is none though `alive` has data. */
export const table = (title, d, at, queries, names, { by = 'target', calm, alive, sort, desc = true, ...more }) => {
  const labels = Object.keys(names).filter(n => !n.startsWith('Value')), first = names[labels[0]], joined = queries.length > 1;
  // Of columns that two queries have, Grafana numbers the names.
  const row = i => Object.fromEntries([...(joined ? [by] : []), ...labels.filter(n => i === 0 || n.endsWith(' 1')).map(n => n.replace(/ 1$/, ''))]
    .map(label => [label, label === 'agency' ? 'All' : CALM.label]));
  const says = values([[CALM.label, { text: calm, index: 96 }]]);
  const overrides = (more.overrides ?? []).map(o => o.matcher.options !== first ? o
    : { ...o, properties: o.properties.map(p => p.id === 'mappings' ? { ...p, value: [says, ...p.value] } : p) });
  if (!overrides.some(o => o.matcher.options === first && o.properties.some(p => p.id === 'mappings'))) overrides.push(field(first, ['mappings', [says, ...BLANK]]));
  return panel('table', title, d, at, queries.map((expr, i) => [orCalm(expr, row(i), alive, i ? queries[0] : undefined), '', { ...NOW, format: 'table' }]), { ...more, overrides, mappings: BLANK,
    options: { showHeader: true, cellHeight: 'sm' },
    transformations: [
      ...(joined ? [{ id: 'joinByField', options: { byField: by, mode: 'inner' } }] : []),
      { id: 'filterFieldsByName', options: { include: { names: Object.keys(names) } } },
      { id: 'organize', options: { renameByName: names, indexByName: Object.fromEntries(Object.keys(names).map((n, i) => [n, i])), excludeByName: {} } },
      { id: 'sortBy', options: { sort: [{ field: sort, desc }] } }] });
};
export const textPanel = (title, d, at, content) => panel('text', title, d, at, [], { options: { mode: 'markdown', content } });

export const field = (name, ...properties) => ({ matcher: { id: 'byName', options: name }, properties: properties.map(([id, value]) => ({ id, value })) });
export const words = (name, map) => field(name, ['mappings', say(map, BLANK)]);
/** Series named by a label's value, called by their words. */
export const called = map => Object.entries(map).map(([k, w]) => field(k, ['displayName', typeof w === 'string' ? w : w[0]], ...(typeof w === 'string' ? [] : [['color', { mode: 'fixed', fixedColor: w[1] }]])));
export const lasts = name => field(name, ['unit', 'dtdhms'], ['decimals', 0]);
export const wide = (name, width) => field(name, ['custom.width', width]);
export const STATE_FIELD = field('Trạng thái', ['mappings', [...BLANK, ...STATES]], ['custom.cellOptions', { type: 'color-background', mode: 'basic' }], ['thresholds', steps(STATE_STEPS)], ['custom.width', 150]);
const board = (uid, v, value) => `/d/${uid}?var-${v}=\${${value}}&\${__url_time_range}`;
export const toAgency = [{ title: 'Chi tiết cơ quan', url: board('avail-agency', 'agency', '__field.labels.agency'), targetBlank: false }];
export const toDistrict = [{ title: 'Mạng diện rộng của huyện', url: board('avail-wan', 'district', '__field.labels.district'), targetBlank: false }];
export const toKind = [{ title: 'Mọi mục của loại này', url: board('avail-agency', 'kind', '__field.labels.kind'), targetBlank: false }];
export const toTarget = [{ title: 'Trang của mục', url: '${service}/targets/${__field.labels.target}', targetBlank: true }];
export const rowToAgency = (name = 'Cơ quan') => field(name, ['links', [{ title: 'Chi tiết cơ quan', url: board('avail-agency', 'agency', '__data.fields.agency'), targetBlank: false }]]);
/** A column that is there for links only. */
export const hidden = name => field(name, ['custom.hideFrom.viz', true]);
