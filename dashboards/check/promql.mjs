// As much of PromQL as one needs to see which metrics and labels an expression names.
const WORDS = /^(by|without|on|ignoring|group_left|group_right|and|or|unless|bool|offset|start|end|inf|nan|sum|min|max|avg|count|topk|bottomk|quantile|count_values|stddev|group)$/i;

/** Names of metrics, labels of selectors and groupings, and labels that the expression itself makes. */
export function namesIn(expr) {
  const made = [...expr.matchAll(/label_(?:replace|join)\(.*?,\s*"(\w+)"/gs), ...expr.matchAll(/count_values\(\s*"(\w+)"/g)].map(m => m[1]);
  // label_replace nests: every quoted word before "$1" or "" and a label is one that it makes.
  made.push(...[...expr.matchAll(/"(\w+)",\s*"[^"]*",\s*"\w*"(?:,\s*"[^"]*")?\)/g)].map(m => m[1]));
  const bare = expr.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(/\[[^\]]*\]/g, '').replace(/\$\{?\w+\}?/g, '');
  const labels = [];
  const rest = bare
    .replace(/\{([^}]*)\}/g, (_, inside) => { labels.push(...[...inside.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(m => m[1])); return ' '; })
    .replace(/\b(by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g, (_, word, inside) => { labels.push(...inside.split(',').map(l => l.trim()).filter(Boolean)); return ` ${word} `; });
  const metrics = [...rest.matchAll(/[A-Za-z_:][\w:]*/g)].filter(m => !WORDS.test(m[0]) && !/^\s*\(/.test(rest.slice(m.index + m[0].length)) && !/\d/.test(rest[m.index - 1] ?? '')).map(m => m[0]);
  return { metrics, labels, made };
}

/** Metrics under rate, increase and the like. */
export const rated = expr => [...expr.matchAll(/\b(?:rate|irate|increase|resets)\(\s*([A-Za-z_:][\w:]*)/g)].map(m => m[1]);
