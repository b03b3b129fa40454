// Queries of a panel, run on a real Prometheus, as the frames that Grafana's data source makes of the answers.
import { grafana } from './grafana.mjs';

const { FieldType } = grafana;
const legend = (format, metric) => format
  ? format.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, name) => metric[name] ?? name)
  : `{${Object.entries(metric).map(([k, v]) => `${k}="${v}"`).join(', ')}}`;

/** One frame a series: time and value with its labels. */
const perSeries = (target, series, points, step) => ({
  refId: target.refId, length: points.length, meta: { type: 'timeseries-multi' },
  fields: [
    { name: 'Time', type: FieldType.time, config: step ? { interval: step * 1000 } : {}, values: points.map(p => p[0] * 1000) },
    { name: 'Value', type: FieldType.number, labels: series.metric, config: { displayNameFromDS: legend(target.legendFormat, series.metric) },
      values: points.map(p => Number(p[1])) }] });

/** One frame of all series: time, each label, value; "Value #A" where there is more than one query. */
function asTable(target, result, several) {
  const names = [...new Set(result.flatMap(s => Object.keys(s.metric)))].sort();
  const column = (name, type, values) => ({ name, type, config: {}, values });
  return { refId: target.refId, length: result.length, fields: [
    column('Time', FieldType.time, result.map(s => s.value[0] * 1000)),
    ...names.map(name => ({ ...column(name, FieldType.string, result.map(s => s.metric[name] ?? '')), config: { filterable: true } })),
    column(several ? `Value #${target.refId}` : 'Value', FieldType.number, result.map(s => Number(s.value[1])))] };
}

/** Grafana joins points that are farther apart than a step only when told; a gap is a null in between. */
function withGaps(points, { start, end, step }) {
  const at = new Map(points.map(p => [p[0], p[1]]));
  const out = [];
  for (let t = start; t <= end + 1e-6; t += step) out.push([t, at.get(t) ?? null]);
  return out.some(p => p[1] !== null) ? out.map(p => [p[0], p[1] === null ? NaN : p[1]]) : points;
}

export async function frames(panel, prometheus, replace, window) {
  const out = [];
  for (const target of panel.targets) {
    const query = replace(target.expr);
    if (target.instant) {
      const result = await prometheus.instant(query, window.end);
      if (target.format === 'table') { if (result.length) out.push(asTable(target, result, panel.targets.length > 1)); }
      else for (const s of result) out.push(perSeries(target, s, [s.value]));
    } else {
      for (const s of await prometheus.range(query, window)) {
        const frame = perSeries(target, s, withGaps(s.values, window), window.step);
        frame.fields[1].values = frame.fields[1].values.map(v => Number.isNaN(v) ? null : v);
        out.push(frame);
      }
    }
  }
  return out;
}
