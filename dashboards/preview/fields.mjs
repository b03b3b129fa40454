// Field configuration: defaults, overrides, and from them what a value looks like (text and colour).
import { CALM } from '../source/parts.mjs';
import { grafana, theme } from './grafana.mjs';

const MATCHERS = {
  byName: (wanted, name) => name === wanted,
  byRegexp: (wanted, name) => new RegExp(wanted.replace(/^\/|\/$/g, '')).test(name),
  byType: (wanted, name, field) => field.type === wanted };

function set(config, path, value) {
  const keys = path.split('.');
  const last = keys.pop();
  let at = config;
  for (const key of keys) at = at[key] = { ...at[key] };
  at[last] = value;
}

/** Gives each field its configuration and `show(value)`; says which overrides met no field. */
export function configure(frames, fieldConfig, timeZone) {
  const met = new Set();
  for (const frame of frames) for (const field of frame.fields) {
    const name = grafana.getFieldDisplayName(field, frame, frames);
    const config = { ...structuredClone(fieldConfig.defaults), ...field.config, custom: { ...fieldConfig.defaults.custom } };
    fieldConfig.overrides.forEach((override, i) => {
      const matches = MATCHERS[override.matcher.id];
      if (!matches) throw new Error(`unknown matcher ${override.matcher.id}`);
      if (!matches(override.matcher.options, name, field)) return;
      met.add(i);
      for (const { id, value } of override.properties) set(config, id, value);
    });
    field.config = config;
    field.title = config.displayName ?? name;
    field.show = grafana.getDisplayProcessor({ field, theme, timeZone });
  }
  return fieldConfig.overrides.filter((_, i) => !met.has(i)).map(o => o.matcher.options);
}

/** The last value of each numeric field, as stat and bar gauge show it; what they show when there is none. */
export function reduced(frames, panel, timeZone) {
  const calc = panel.options.reduceOptions.calcs[0];
  const out = [];
  for (const frame of frames) for (const field of frame.fields) {
    if (field.type !== grafana.FieldType.number) continue;
    const value = grafana.reduceField({ field, reducers: [calc] })[calc];
    out.push({ name: field.title, value, shown: field.show(value), labels: field.labels ?? {}, config: field.config });
  }
  if (out.length) return { values: out, drawn: out.filter(v => v.value !== CALM.number).length };
  const field = { name: '', type: grafana.FieldType.number, config: panel.fieldConfig.defaults, values: [] };
  const shown = grafana.getDisplayProcessor({ field, theme, timeZone })(null);
  return { values: [{ name: '', value: null, shown: { ...shown, text: shown.text || panel.fieldConfig.defaults.noValue }, labels: {}, config: field.config }], drawn: 0 };
}

export const text = shown => `${shown.prefix ?? ''}${shown.text}${shown.suffix ?? ''}`;
export const escape = t => String(t).replace(/[&<>"]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
