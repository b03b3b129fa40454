// Grafana's own library, @grafana/data, in Node: its transformations, units, mappings, thresholds and colours.
// Install: (cd dashboards && npm ci --ignore-scripts). Everything else here draws what it says.
import { createRequire } from 'node:module';

let data;
try {
  data = createRequire(import.meta.url)('@grafana/data');
} catch (e) {
  if (e.code !== 'MODULE_NOT_FOUND') throw e;
  console.error('Thiếu thư viện @grafana/data: chạy (cd dashboards && npm ci --ignore-scripts)');
  process.exit(2);
}
// Only now: while it loads, a window makes it believe that there is a document too.
globalThis.window ??= {};
globalThis.navigator ??= { language: 'vi-VN', languages: ['vi-VN'] };
data.standardTransformersRegistry.setInit(() => [...new Map(Object.values(data.standardTransformers).map(t => [t.id, t])).values()].map(t => (
  { id: t.id, name: t.name, transformation: async () => t })));

export const grafana = data;
export const theme = data.createTheme({ colors: { mode: 'dark' } });
export const color = name => theme.visualization.getColorByName(name);
export const TRANSFORMATIONS = new Set(Object.values(data.standardTransformers).map(t => t.id));
const UNITS = new Set(data.getValueFormats().flatMap(group => group.submenu.map(unit => unit.value)));
/** Of Grafana's table, or one of our own words behind the number. */
export const knownUnit = unit => UNITS.has(unit) || /^suffix: ?\S/.test(unit);
export const REDUCERS = new Set(data.fieldReducers.list().map(reducer => reducer.id));

// An observable that is read once; the library brings its own kind of stream.
const first = stream => new Promise((resolve, reject) => stream.subscribe({ next: resolve, error: reject }));
export const transform = (transformations, frames, replace) => transformations.length
  ? first(data.transformDataFrame(transformations, frames, { interpolate: replace }))
  : Promise.resolve(frames);
