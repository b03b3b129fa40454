// A page as PNG, by a headless Chromium that asks nobody anything.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export function picture(html, png, { width, height }) {
  const profile = mkdtempSync(join(tmpdir(), 'haidang-preview-'));
  try {
    const run = spawnSync(process.env.CHROMIUM ?? 'chromium', ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run',
      '--disable-background-networking', '--disable-component-update', '--disable-sync', '--proxy-server=127.0.0.1:9', '--force-device-scale-factor=1',
      `--user-data-dir=${profile}`, `--window-size=${width},${height}`, `--screenshot=${png}`, pathToFileURL(html).href], { encoding: 'utf8', timeout: 90000 });
    if (run.status !== 0) throw new Error(`chromium: ${run.error?.message ?? run.stderr.slice(-400)}`);
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}
