// The programs of the stage: the simulated province with the whole service, Prometheus, Alertmanager; the shipped files with other addresses.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

const listen = port => new Promise(resolve => {
  const server = createServer();
  server.once('error', () => resolve(0));
  server.listen(port, '127.0.0.1', () => { const at = server.address().port; server.close(() => resolve(at)); });
});
/** The first of some free ports in a row. */
export async function freePorts(count) {
  for (;;) {
    const first = await listen(0);
    const rest = await Promise.all(Array.from({ length: count - 1 }, (_, i) => listen(first + 1 + i)));
    if (rest.every(Boolean)) return first;
  }
}

export const pause = ms => new Promise(resolve => setTimeout(resolve, ms));
export async function until(what, seconds, holds) {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try { if (await holds()) return; } catch { /* not yet there */ }
    if (Date.now() > end) throw new Error(`chờ ${seconds} giây mà chưa được: ${what}`);
    await pause(1000);
  }
}

export class Programs {
  constructor(root, work) { this.root = root; this.work = work; this.running = []; mkdirSync(work, { recursive: true }); }

  start(name, command, env = {}) {
    const log = openSync(join(this.work, `${name}.log`), 'w');
    const child = spawn(command[0], command.slice(1), { stdio: ['ignore', log, log], env: { ...process.env, ...env }, detached: true });
    child.on('error', e => { console.error(`${name}: ${e.message}`); });
    this.running.push(child);
    return child;
  }

  read(path) { return readFileSync(join(this.root, path), 'utf8'); }

  alertmanager(port, service, token) {
    const folder = join(this.work, 'alertmanager');
    mkdirSync(folder, { recursive: true });
    cpSync(join(this.root, 'alerts/alertmanager/templates'), join(folder, 'templates'), { recursive: true });
    const secret = join(this.work, 'token');
    writeFileSync(secret, token);
    writeFileSync(join(folder, 'alertmanager.yml'), this.read('alerts/alertmanager/alertmanager.yml').replaceAll('monitor:8080', service)
      .replaceAll(/\/run\/secrets\/\w+/g, secret).replaceAll('mail.haiduong.gov.vn:587', '127.0.0.1:9'));
    this.start('alertmanager', ['prometheus-alertmanager', `--config.file=${join(folder, 'alertmanager.yml')}`, `--storage.path=${join(folder, 'data')}`,
      '--cluster.listen-address=', `--web.listen-address=127.0.0.1:${port}`]);
  }

  /** Scrapes and evaluates every few seconds, so that minutes do for what takes hours. */
  prometheus(port, service, alertmanager, seconds) {
    const folder = join(this.work, 'prometheus'), rules = join(folder, 'rules');
    mkdirSync(rules, { recursive: true });
    for (const f of readdirSync(join(this.root, 'alerts/prometheus')).filter(n => n.endsWith('.rules.yml')))
      writeFileSync(join(rules, f), this.read(`alerts/prometheus/${f}`).replaceAll(/^( +(?:for|interval): )\w+$/gm, `$1${seconds}s`));
    writeFileSync(join(folder, 'prometheus.yml'), this.read('docker/prometheus/prometheus.yml')
      .replace(/global: \{.*\}/, `global: {scrape_interval: ${seconds}s, scrape_timeout: ${seconds}s, evaluation_interval: ${seconds}s}`)
      .replaceAll('monitor:8080', service).replaceAll('127.0.0.1:9090', `127.0.0.1:${port}`).replaceAll('alertmanager:9093', alertmanager));
    this.start('prometheus', ['prometheus', `--config.file=${join(folder, 'prometheus.yml')}`, `--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=127.0.0.1:${port}`]);
  }

  /** One that has nothing, for the picture of lost data. */
  emptyPrometheus(port) {
    const file = join(this.work, 'empty.yml');
    writeFileSync(file, 'global: {scrape_interval: 30s}\n');
    this.start('empty', ['prometheus', `--config.file=${file}`, `--storage.tsdb.path=${join(this.work, 'empty')}`, `--web.listen-address=127.0.0.1:${port}`]);
  }

  async end(child) {
    try { process.kill(-child.pid, 'SIGTERM'); } catch { /* gone by itself */ }
    if (child.exitCode !== null || child.signalCode !== null) return;
    await new Promise(resolve => {
      const hard = setTimeout(() => { try { process.kill(-child.pid, 'SIGKILL'); } catch { /* gone */ } resolve(); }, 15000);
      child.once('exit', () => { clearTimeout(hard); resolve(); });
    });
  }

  async stop() { this.stopped = true; await Promise.all(this.running.map(child => this.end(child))); }
}
