// The boards against Grafana's published types (@grafana/schema), by TypeScript: node dashboards/types.mjs [--folder DIR] [--planted]
// --planted: plants the defects of check/planted.mjs that are of types, and prints "found" or "MISSED" and the name of each.
// Exit 0: nothing found, or all planted ones; 1: one line a finding; 2: not installed.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { OF_TYPES } from './check/planted.mjs';
import { typed } from './check/typed.mjs';

const { values: o } = parseArgs({ options: { folder: { type: 'string', default: join(dirname(fileURLToPath(import.meta.url)), 'json') }, planted: { type: 'boolean', default: false } } });
const texts = new Map(readdirSync(o.folder).filter(f => f.endsWith('.json')).sort().map(f => [f.slice(0, -5), readFileSync(join(o.folder, f), 'utf8')]));
if (o.planted) {
  const found = typed(OF_TYPES.map(([name, board, good, bad]) => [name, JSON.parse(texts.get(board).replaceAll(good, bad))]));
  for (const [name, board, good, , said] of OF_TYPES) {
    const hit = texts.get(board).includes(good) && found.some(([of, where, what]) => of === name && `${where}: ${what}`.includes(said));
    console.log(`${hit ? 'found' : 'MISSED'} ${name}`);
    if (!hit) process.exitCode = 1;
  }
} else for (const [name, where, what] of typed([...texts].map(([name, text]) => [name, JSON.parse(text)]))) {
  console.log(`${name}.json: ${where}: ${what}`);
  process.exitCode = 1;
}
