// Variables of a board: their values from Prometheus, and texts with them put in.
const REGEX = text => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

export async function resolve(board, prometheus, chosen, context) {
  const values = new Map([['__all', '.*']]);
  for (const v of board.templating.list) {
    if (v.type === 'datasource') { values.set(v.name, { value: 'avail-prometheus', text: 'Prometheus' }); continue; }
    if (v.type === 'constant') { values.set(v.name, { value: v.query, text: v.query }); continue; }
    const options = await optionsOf(v, prometheus, text => interpolate(text, values, context));
    const pick = chosen[v.name] ?? (v.includeAll ? '$__all' : options[0]?.value);
    const text = pick === '$__all' ? 'Tất cả' : options.find(o => o.value === pick)?.text ?? pick;
    values.set(v.name, { value: pick === '$__all' ? v.allValue : REGEX(pick ?? ''), text, options, label: v.label, hide: v.hide });
  }
  return values;
}

/** The forms that our boards use: words : value of a custom one, label_values(selector, label) and query_result(expression) with a regex. */
export async function optionsOf(v, prometheus, replace) {
  if (v.type === 'custom') return v.query.split(', ').map(pair => pair.split(' : ')).map(([text, value]) => ({ text, value }));
  const query = replace(v.query.query);
  const byLabel = /^label_values\((.+), *(\w+)\)$/.exec(query);
  if (byLabel) {
    const result = await prometheus.instant(`count by (${byLabel[2]}) (${byLabel[1]})`);
    return result.map(s => s.metric[byLabel[2]]).filter(Boolean).sort().map(value => ({ value, text: value }));
  }
  const byResult = /^query_result\((.+)\)$/s.exec(query);
  if (!byResult) throw new Error(`variable ${v.name}: neither label_values(…) nor query_result(…)`);
  const regex = new RegExp(v.regex.replace(/^\/|\/$/g, ''));
  return (await prometheus.instant(byResult[1]))
    .map(s => regex.exec(`{${Object.entries(s.metric).map(([k, x]) => `${k}="${x}"`).sort().join(',')}} ${s.value[1]} ${s.value[0] * 1000}`)?.groups)
    .filter(Boolean).map(g => ({ value: g.value, text: g.text ?? g.value })).sort((a, b) => a.text.localeCompare(b.text, 'vi'));
}

/** Text with $name, ${name}, ${name:format} put in; unknown names stay, so that whoever looks finds them. */
export function interpolate(text, values, context, scoped = {}) {
  return String(text).replace(/\$(?:\{([\w.]+)(?::\w+)?\}|(\w+))/g, (whole, braced, plain) => {
    const name = braced ?? plain;
    if (name in scoped) return scoped[name];
    if (name in context) return context[name];
    return values.get(name)?.value ?? whole;
  });
}
