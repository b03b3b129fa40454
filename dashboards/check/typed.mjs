// Boards against Grafana's published types: every board and every panel becomes a constant of model.ts's types, and
// TypeScript says what does not fit. One compilation for all, since reading Grafana's types takes most of the time.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
let ts;
try {
  ts = createRequire(import.meta.url)('typescript');
} catch (e) {
  if (e.code !== 'MODULE_NOT_FOUND') throw e;
  console.error('Thiếu TypeScript và @grafana/schema: chạy (cd dashboards && npm ci --ignore-scripts)');
  process.exit(2);
}
const OPTIONS = { allowImportingTsExtensions: true, strict: true, noEmit: true, skipLibCheck: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [] };

/** One constant a line, so that the line says where. */
function written(board) {
  const { panels, ...rest } = board;
  const lines = [['board', "import type { Board, Kinds } from './model.ts';"], ['board', `export const board: Board = ${JSON.stringify({ ...rest, panels: [] })};`]];
  panels.forEach((p, i) => lines.push([`panel "${p.title}"`, `export const p${i}: Kinds[${JSON.stringify(p.type)}] = ${JSON.stringify(p)};`]));
  return lines;
}

/** boards: [name, board]; gives [name, where, what] for each thing that does not fit. */
export function typed(boards) {
  const sources = new Map(boards.map(([name, board], i) => [join(here, `board-${i}.ts`), { name, lines: written(board) }]));
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (file, ...more) => sources.has(file) ? ts.createSourceFile(file, sources.get(file).lines.map(l => l[1]).join('\n'), OPTIONS.target) : getSourceFile.call(host, file, ...more);
  host.fileExists = file => sources.has(file) || fileExists.call(host, file);
  const program = ts.createProgram([...sources.keys()], OPTIONS, host);
  const found = [];
  for (const d of ts.getPreEmitDiagnostics(program)) {
    const at = sources.get(d.file?.fileName);
    const message = ts.flattenDiagnosticMessageText(d.messageText, ' ').replace(/\s+/g, ' ').slice(0, 300);
    if (!at) { found.push(['model', d.file?.fileName ?? '', message]); continue; }
    found.push([at.name, at.lines[d.file.getLineAndCharacterOfPosition(d.start).line][0], `${d.file.text.slice(d.start, d.start + Math.min(d.length, 40)).replace(/^"|"$/g, '')}: ${message}`]);
  }
  return found;
}
