// Rules of data: every variable, annotation and expression run on a real Prometheus that the service has filled.
import { allowed, calm, promised } from './lists.mjs';
import { namesIn } from './promql.mjs';
import { Prometheus } from '../preview/prometheus.mjs';

const FILL = { __rate_interval: '2m', __range: '30m', kind: '.*', district: '.*', agency: '.*' };
const fill = expr => expr.replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, a, b) => FILL[a ?? b] ?? whole);

export async function run(b, url) {
  const prometheus = new Prometheus(url);
  const labels = new Set(await prometheus.labels());
  const found = [];
  const query = async (where, expr) => {
    try { return await prometheus.instant(fill(expr)); } catch (e) { found.push([where, e.message]); return undefined; }
  };
  for (const v of (b.templating?.list ?? []).filter(x => x.type === 'query')) {
    const byLabel = /^label_values\((.+), *(\w+)\)$/.exec(v.query.query), byResult = /^query_result\((.+)\)$/s.exec(v.query.query);
    if (!byLabel && !byResult) { found.push([`variable ${v.name}`, 'neither label_values(…) nor query_result(…)']); continue; }
    const result = await query(`variable ${v.name}`, byLabel ? `count by (${byLabel[2]}) (${byLabel[1]})` : byResult[1]);
    const named = (result ?? []).filter(s => byLabel ? s.metric[byLabel[2]] : new RegExp(v.regex.replace(/^\/|\/$/g, '')).test(Object.entries(s.metric).map(([k, x]) => `${k}="${x}"`).sort().join(',')));
    if (result && !named.length) found.push([`variable ${v.name}`, 'no values']);
  }
  for (const a of b.annotations?.list ?? []) {
    const result = await query(`annotation ${a.name}`, a.expr);
    for (const l of (a.titleFormat.match(/\{\{\w+\}\}/g) ?? []).map(x => x.slice(2, -2))) if (result?.length && !result.some(s => l in s.metric)) found.push([`annotation ${a.name}`, `title asks for a label that is not there: ${l}`]);
  }
  for (const p of b.panels ?? []) {
    // A panel of several queries, as of what is worst, has data when one of them has.
    let some = false;
    for (const t of p.targets ?? []) {
      const at = `panel "${p.title}" ${t.refId}`;
      const names = namesIn(t.expr);
      for (const l of names.labels) if (!labels.has(l) && !names.made.includes(l)) found.push([at, `unknown label ${l}`]);
      const result = await query(at, t.expr);
      if (!result) { some = true; continue; }
      if (result.every(calm)) continue;
      some = true;
      const has = new Set(result.flatMap(s => Object.keys(s.metric)));
      for (const m of (t.legendFormat ?? '').matchAll(/\{\{(\w+)\}\}/g)) if (!has.has(m[1])) found.push([at, `legend asks for a label that is not there: ${m[1]}`]);
      if (p.type !== 'table' && result.length > 1 && !t.legendFormat) found.push([at, 'several series without legend']);
      if (p.type === 'stat' && !p.transformations?.length && result.length > 60) found.push([at, `${result.length} tiles: nobody can read them`]);
    }
    const mayBe = allowed.has(`${b.uid}/${p.title}`) || (p.targets ?? []).some(t => promised.some(n => new RegExp(`\\b${n}\\b`).test(t.expr)));
    if (!some && p.type !== 'text' && !mayBe) found.push([`panel "${p.title}"`, 'no data']);
  }
  return found;
}
