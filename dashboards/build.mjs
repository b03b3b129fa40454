// Makes json/*.json from source/: node dashboards/build.mjs [--out DIR]
// The output is committed; a test makes it again and compares. Grid: 24 columns; rows of 30 pixels with 8 between.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROM } from './source/parts.mjs';
import wall from './source/wall.mjs';
import agency from './source/agency.mjs';
import wan from './source/wan.mjs';
import portal from './source/portal.mjs';
import incidents from './source/incidents.mjs';
import month from './source/month.mjs';
import self from './source/self.mjs';

const at = process.argv.indexOf('--out');
const out = at < 0 ? join(dirname(fileURLToPath(import.meta.url)), 'json') : process.argv[at + 1];
const SERVICE = 'http://127.0.0.1:8080';

const note = (name, expr, title, iconColor) => ({ name, enable: true, hide: false, iconColor, datasource: PROM, expr, titleFormat: title, textFormat: title, step: '60s', useValueForTime: false });
// Each is there while it holds, with a value above 0 (Grafana marks no zeros), and becomes one region; S4 is too much for lines.
const NOTES = [
  note('Sự cố', 'avail_incident_info{phase=~"open|recovering",severity!="S4"}', 'Sự cố {{incident}} {{severity}}', 'red'),
  note('Bộ giám sát không nhìn thấy', '(avail_vantage_up == bool 0) * on (side) avail_vantage_judged > 0', 'Mù phía {{side}}', 'purple'),
  note('Bảo trì', 'count by (agency) (avail_target_state == 1)', 'Bảo trì {{agency}}', 'blue'),
  note('Đổi cấu hình', '((time() - avail_config_in_force_since_timestamp_seconds) < bool 120) > 0', 'Cấu hình mới', 'orange')];

const link = (title, url, icon) => ({ type: 'link', title, url, targetBlank: true, asDropdown: false, includeVars: false, keepTime: false, icon, tooltip: '', tags: [] });
const made = ([, uid, title, description, panels, more = {}]) => ({
  uid, title, description, tags: ['avail'], schemaVersion: 42, version: 1, editable: false, graphTooltip: 1, timezone: 'Asia/Ho_Chi_Minh', weekStart: 'monday',
  refresh: more.refresh ?? '1m', time: more.time ?? { from: 'now-6h', to: 'now' }, timepicker: {}, fiscalYearStartMonth: 0,
  links: [
    { type: 'dashboards', title: 'Các bảng', tags: ['avail'], asDropdown: true, includeVars: true, keepTime: true, targetBlank: false, icon: 'external link', tooltip: '', url: '' },
    link('Trang của dịch vụ', '${service}/', 'info'), link('Sự cố', '${service}/incidents', 'bolt'), link('Sổ tay', '${service}/so-tay', 'question')],
  templating: { list: [
    { name: 'datasource', label: 'Nguồn dữ liệu', type: 'datasource', query: 'prometheus', current: { text: 'Prometheus', value: 'avail-prometheus' }, hide: more.variables ? 0 : 2, refresh: 1, regex: '', multi: false, includeAll: false, options: [] },
    { name: 'service', label: 'Địa chỉ dịch vụ', type: 'constant', query: SERVICE, hide: 2, current: { text: SERVICE, value: SERVICE } },
    ...(more.variables ?? [])] },
  annotations: { list: NOTES }, panels: panels.map((p, i) => ({ id: i + 1, ...p })) });

for (const board of [wall, agency, wan, portal, incidents, month, self]) writeFileSync(join(out, `${board[0]}.json`), JSON.stringify(made(board), null, 1) + '\n');
