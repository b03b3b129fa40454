// The boards on real data, by one command: starts the simulated province with the whole service, Prometheus and Alertmanager (Debian's)
// on free ports of this machine, breaks some of it, waits until every panel has data, and then
//   --pictures DIR   draws all boards there, the wall without data too, and the others without data as pages (needs Chromium)
//   --docs           draws them for docs/pictures, small
//   --planted        plants defects of data and of fields, and looks whether they are found
//   --minutes N      lets the story run that long before (default 0)
//   --haidang CMD    the program (default ./haidang)
//   --work DIR       logs and files of the programs (default a new folder below the system's temporary one)
//   --patience N     waits N times as long for each step, on a busy machine (default 1)
//   --help           prints this
// Prints one line a finding. Exit 0: nothing found.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Prometheus } from './preview/prometheus.mjs';
import { freePorts, pause, Programs, until as within } from './stage/programs.mjs';
import { shrink } from './preview/shrink.mjs';
import { BROKEN, fault, maintain, MENDED } from './stage/story.mjs';

const here = dirname(fileURLToPath(import.meta.url)), root = dirname(here);
const { values: o } = parseArgs({ options: { pictures: { type: 'string' }, planted: { type: 'boolean' }, docs: { type: 'boolean' }, minutes: { type: 'string', default: '0' },
  haidang: { type: 'string', default: join(root, 'haidang') }, work: { type: 'string' }, patience: { type: 'string', default: '1' }, help: { type: 'boolean', short: 'h' } } });
if (o.help) {
  console.log(readFileSync(fileURLToPath(import.meta.url), 'utf8').split('\nimport ')[0].replaceAll(/^\/\/ ?/gm, ''));
  process.exit(0);
}
const until = (what, seconds, holds) => within(what, seconds * Number(o.patience), holds);
const work = o.work ?? mkdtempSync(join(tmpdir(), 'haidang-stage-'));
const programs = new Programs(root, work);
const BLIND = '(avail_vantage_up == bool 0) * on (side) avail_vantage_judged > 0';
const pictures = o.pictures ?? (o.docs ? join(work, 'pictures') : undefined);
const SCRAPE = 5, TOKEN = 'token-of-the-stage';
const node = (script, ...args) => spawnSync(process.execPath, [join(here, script), ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
const say = run => { process.stdout.write(run.stdout + run.stderr); if (run.status !== 0) process.exitCode = 1; };
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, async () => { await programs.stop(); process.exit(1); });

const service = await freePorts(3), scraper = await freePorts(1), alerts = await freePorts(1), empty = await freePorts(1);
const url = `http://127.0.0.1:${scraper}`, controls = `http://127.0.0.1:${service + 1}`;
const prometheus = new Prometheus(url);
/** Addresses on the boards: each page of the service is asked for, some of each kind. */
async function follow(folder) {
  const at = 'http://127.0.0.1:8080', kinds = new Map();
  for (const f of readdirSync(folder).filter(n => n.endsWith('.html')))
    for (const [, path] of readFileSync(join(folder, f), 'utf8').matchAll(new RegExp(`href="${at}([^"]*)"`, 'g'))) {
      const kind = path.split('/').slice(0, 2).join('/') + (path.split('/').length > 2 ? '/…' : '');
      kinds.set(kind, (kinds.get(kind) ?? new Set()).add(path));
    }
  if (!kinds.has('/targets/…') || !kinds.has('/incidents/…')) { console.log(`liên kết tới trang của dịch vụ: chỉ có ${[...kinds.keys()]}`); process.exitCode = 1; }
  for (const paths of kinds.values()) for (const path of [...paths].slice(0, 12)) {
    const answer = await fetch(`http://127.0.0.1:${service}${path}`, { redirect: 'manual' });
    if (answer.status !== 200 && !answer.headers.get('location')?.startsWith('/dang-nhap')) { console.log(`liên kết ${path}: ${answer.status}`); process.exitCode = 1; }
  }
}
const count = async expr => Number((await prometheus.instant(`count(${expr})`))[0]?.value[1] ?? 0);
try {
  programs.alertmanager(alerts, `127.0.0.1:${service}`, TOKEN);
  const opened = Date.now();
  const running = programs.start('service', [...o.haidang.split(' '), 'demo', '--quiet', '--listen', `127.0.0.1:${service}`, '--data', join(work, 'data')],
    { HAIDANG_ALERTMANAGER: `http://127.0.0.1:${alerts}`, HAIDANG_ALERTMANAGER_TOKEN: TOKEN });
  running.once('exit', async code => { // else every step would be waited for in vain; when the stage ends it, this script is at its end too
    if (programs.stopped) return;
    console.log(`dịch vụ dừng với mã ${code} (nhật ký: ${join(work, 'service.log')})`);
    await programs.stop();
    process.exit(1);
  });
  programs.prometheus(scraper, `127.0.0.1:${service}`, `127.0.0.1:${alerts}`, SCRAPE);
  await until('tỉnh mô phỏng được đo', 300, async () => (await count('avail_target_state == 0')) > 0.8 * (await count('avail_target_state')));
  await fault(controls, 'uplink', 'dead');
  await until('bộ giám sát biết mình mù', 120, async () => (await count(BLIND)) > 0);
  await pause(4 * SCRAPE * 1000); // so that a line of the board, drawn every few seconds, meets it
  await fault(controls, 'uplink', 'good');
  await until('bộ giám sát nhìn thấy lại', 120, async () => (await count(BLIND)) === 0);
  const begun = Date.now();
  let site;
  await until('một trang lành hoạt động lại', 120, async () => (site = (await prometheus.instant('avail_target_state{kind="website"} == 0')).map(s => s.metric.target).find(id => !BROKEN.some(([scope]) => scope === `target:${id}`))));
  await maintain(`http://127.0.0.1:${service}`, site, Math.max(4, Number(o.minutes) - 1));
  for (const [scope, name] of BROKEN) await fault(controls, scope, name);
  await until('sự cố mở và luật cháy', 240, async () => (await count('avail_target_state == 1')) > 0 && (await count('avail_incident_info{severity!="S4",phase="open"}')) > 3 && (await count('ALERTS{alertstate="firing",severity!="none",target!=""}')) > 0);
  for (const scope of MENDED) await fault(controls, scope, 'good');
  let last;
  await until('mọi ô có dữ liệu', 240, async () => { last = node('check.mjs', '--prometheus', url); return last.status === 0; }).catch(() => say(last));
  await pause(Math.max(0, Number(o.minutes) * 60000 - (Date.now() - begun)));
  const from = `now-${Math.max(8, Math.ceil((Date.now() - opened) / 60000))}m`; // from before the first thing that is marked
  if (pictures) {
    say(node('preview.mjs', '--prometheus', url, '--out', pictures, '--from', from, '--scrape', String(SCRAPE), '--png'));
    await follow(pictures);
    programs.emptyPrometheus(empty);
    await until('Prometheus rỗng', 30, async () => (await new Prometheus(`http://127.0.0.1:${empty}`).instant('vector(1)')).length);
    say(node('preview.mjs', '--prometheus', `http://127.0.0.1:${empty}`, '--out', join(pictures, 'mat-du-lieu'), '--board', 'avail-wall', '--png'));
    say(node('preview.mjs', '--prometheus', `http://127.0.0.1:${empty}`, '--out', join(pictures, 'mat-du-lieu')));
  }
  if (o.docs) {
    const docs = join(root, 'docs', 'pictures');
    for (const f of readdirSync(pictures).filter(n => n.endsWith('.png'))) shrink(join(pictures, f), join(docs, f));
    shrink(join(pictures, 'mat-du-lieu', 'avail-wall.png'), join(docs, 'avail-wall-mat-du-lieu.png'));
  }
  if (o.planted) say(node('check-the-check.mjs', '--prometheus', url));
} catch (e) {
  console.log(`${e.message} (nhật ký: ${work})`);
  process.exitCode = 1;
} finally {
  await programs.stop();
}
