// From one panel of the JSON to what stands in its box: queries, transformations, field configuration, drawing.
import { grafana, knownUnit, REDUCERS, transform, TRANSFORMATIONS } from './grafana.mjs';
import { frames as ask } from './query.mjs';
import { configure } from './fields.mjs';
import { bars, stat } from './tiles.mjs';
import { lines, timeline } from './charts.mjs';
import { table } from './table.mjs';

const TEXT = (panel) => ({ drawn: 1, html: `<div class="text">${panel.options.content
  .replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/\*\*(.+?)\*\*/g, '<b>$1</b>').replace(/`([^`]+)`/g, '<code>$1</code>')
  .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '<a href="$2">$1</a>').replace(/\n\n/g, '<br><br>').replace(/\n- /g, '<br>• ').replace(/^- /, '• ')}</div>` });
const KINDS = { stat, bargauge: bars, table, timeseries: lines, 'state-timeline': timeline };
// Every option that is drawn or, being about pointing and clicking, rightly is not.
const OPTIONS = {
  stat: ['colorMode', 'graphMode', 'textMode', 'justifyMode', 'orientation', 'reduceOptions', 'text'],
  bargauge: ['displayMode', 'orientation', 'showUnfilled', 'reduceOptions'],
  table: ['showHeader', 'cellHeight'],
  timeseries: ['legend', 'tooltip'],
  'state-timeline': ['mergeValues', 'showValue', 'alignValue', 'rowHeight', 'perPage', 'legend', 'tooltip'],
  text: ['mode', 'content'] };

function unknown(panel) {
  const out = [];
  if (panel.type !== 'text' && !KINDS[panel.type]) return [`unknown panel type ${panel.type}`];
  for (const key of Object.keys(panel.options)) if (!OPTIONS[panel.type].includes(key)) out.push(`unknown option ${key}`);
  for (const t of panel.transformations) if (!TRANSFORMATIONS.has(t.id)) out.push(`unknown transformation ${t.id}`);
  const { defaults, overrides } = panel.fieldConfig;
  const units = [defaults.unit, ...overrides.flatMap(o => o.properties.filter(p => p.id === 'unit').map(p => p.value))];
  for (const unit of units) if (unit && !knownUnit(unit)) out.push(`unknown unit ${unit}`);
  for (const calc of panel.options.reduceOptions?.calcs ?? []) if (!REDUCERS.has(calc)) out.push(`unknown reducer ${calc}`);
  return out;
}

const namesOf = frames => new Set(frames.flatMap(f => f.fields.flatMap(x => [x.name, grafana.getFieldDisplayName(x, f, frames)])));

/** Runs the transformations one after the other; says which fields they name and the data before them do not have. */
async function transformed(panel, frames, replace, wrong) {
  for (const t of panel.transformations) {
    const have = namesOf(frames);
    const asked = { joinByField: o => [o.byField], filterFieldsByName: o => o.include?.names ?? [], organize: o => Object.keys(o.renameByName), sortBy: o => o.sort.map(s => s.field) }[t.id];
    if (frames.length) for (const name of asked?.(t.options) ?? []) if (!have.has(name)) wrong.push(`${t.id}: field ${name}, which the data do not have`);
    frames = await transform([t], frames, replace);
  }
  return frames;
}

/** Draws it into a box of this size; never throws: what went wrong is in `wrong`. */
export async function draw(panel, box, context) {
  const wrong = unknown(panel);
  if (wrong.length) return { html: `<div class="none">${wrong.join('; ')}</div>`, drawn: 0, wrong };
  if (panel.type === 'text') return { ...TEXT({ ...panel, options: { ...panel.options, content: context.replace(panel.options.content) } }), wrong };
  try {
    const before = await ask(panel, context.prometheus, context.replace, box.window);
    const after = await transformed(panel, before, context.replace, wrong);
    const unmet = configure(after, panel.fieldConfig, context.timeZone);
    if (panel.type === 'table' && before.length) for (const name of unmet) wrong.push(`override of ${name}, which is no column`);
    return { ...KINDS[panel.type](panel, after, { ...box, ...context }), wrong };
  } catch (e) {
    return { html: `<div class="none">${e.message}</div>`, drawn: 0, wrong: [...wrong, e.message] };
  }
}
