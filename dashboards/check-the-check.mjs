// Plants defects in the boards, one at a time, and looks whether they are found (check/planted.mjs says which):
//   node dashboards/check-the-check.mjs [--prometheus URL]
// Without a Prometheus those of form; with one those of data and of fields. Prints "found" or "MISSED" and the name. Exit 1: one was missed.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { OF_DATA, OF_FIELDS, OF_FORM } from './check/planted.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const at = process.argv.indexOf('--prometheus');
const prometheus = at < 0 ? undefined : process.argv[at + 1];
const node = (...args) => { const r = spawnSync(process.execPath, args, { encoding: 'utf8' }); return r.stdout + r.stderr; };

function plant([name, board, good, bad, said], run) {
  const work = mkdtempSync(join(tmpdir(), 'haidang-planted-'));
  try {
    cpSync(join(here, 'json'), work, { recursive: true });
    const file = join(work, `${board}.json`), text = readFileSync(file, 'utf8');
    if (!text.includes(good)) { console.log(`MISSED ${name}: nothing to plant it on`); process.exitCode = 1; return; }
    writeFileSync(file, text.replaceAll(good, bad));
    const found = run(work, board).split('\n').filter(line => line.includes(said));
    console.log(`${found.length ? 'found' : 'MISSED'} ${name}`);
    if (!found.length) process.exitCode = 1;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const check = join(here, 'check.mjs'), preview = join(here, 'preview.mjs');
if (!prometheus) for (const one of OF_FORM) plant(one, work => node(check, '--folder', work));
else {
  for (const one of OF_DATA) plant(one, (work, board) => node(check, '--folder', work, '--only', `${board}.json`, '--prometheus', prometheus));
  for (const one of OF_FIELDS) plant(one, (work, board) => node(preview, '--folder', work, '--only', `${board}.json`, '--from', 'now-5m', '--prometheus', prometheus, '--out', join(work, 'out')));
}
