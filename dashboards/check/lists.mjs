// What our boards may use: closed lists of our own, so that a slip of the pen is no new feature.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { CALM } from '../source/parts.mjs';
import { LOST } from '../source/words.mjs';

export const TYPES = ['stat', 'table', 'timeseries', 'state-timeline', 'bargauge', 'text'];
export const CALCS = ['lastNotNull'];
export const TRANSFORMS = ['joinByField', 'filterFieldsByName', 'organize', 'sortBy'];
export const COLORS = ['thresholds', 'palette-classic', 'fixed'];
export const HUES = ['green', 'blue', 'purple', 'yellow', 'red', 'orange', 'dark-orange', '#3a3f4b'];
export const PANEL_KEYS = ['id', 'type', 'title', 'description', 'gridPos', 'datasource', 'targets', 'fieldConfig', 'options', 'transformations'];
export const OPTION_KEYS = {
  stat: ['colorMode', 'graphMode', 'textMode', 'justifyMode', 'orientation', 'reduceOptions', 'text'], table: ['showHeader', 'cellHeight'],
  timeseries: ['legend', 'tooltip'], bargauge: ['displayMode', 'orientation', 'showUnfilled', 'reduceOptions'], text: ['mode', 'content'],
  'state-timeline': ['mergeValues', 'showValue', 'alignValue', 'rowHeight', 'perPage', 'legend', 'tooltip'] };
export const ENUMS = { colorMode: ['none', 'value', 'background'], graphMode: ['none', 'area'], textMode: ['auto', 'value', 'value_and_name', 'name'],
  showValue: ['auto', 'always', 'never'], displayMode: ['basic', 'lcd', 'gradient'], orientation: ['auto', 'horizontal', 'vertical'], mode: ['markdown'] };
export const PROPERTIES = ['unit', 'decimals', 'displayName', 'color', 'mappings', 'links', 'thresholds', 'custom.width', 'custom.cellOptions', 'custom.hideFrom.viz'];
const UNITS = ['none', 'short', 's', 'percentunit', 'dtdhms', 'bytes', 'suffix:giây', 'suffix:phút', 'suffix:ngày', 'suffix:lần'];
export { LOST };
/** A row or a number that says that there is nothing, instead of data. */
export const calm = series => Object.values(series.metric).includes(CALM.label) || Number(series.value[1]) === CALM.number;
export const unitKnown = unit => UNITS.includes(unit);
export const BUILT_IN = ['__rate_interval', '__range', '__url_time_range', '__field', '__value', '__data', '__all'];
export const ROUTES = ['/', '/incidents', '/incidents/', '/targets/', '/bao-cao', '/so-tay', '/so-tay/'];

const root = new URL('../../', import.meta.url);
const read = path => readFileSync(new URL(path, root), 'utf8');
const lines = path => existsSync(new URL(path, root)) ? read(path).split('\n').filter(l => l && !l.startsWith('#')) : [];

/** "uid/title" of panels that may be without data; each line has its reason. */
export const allowed = new Map(lines('dashboards/may-be-empty.txt').map(l => l.split('\t')).map(([panel, reason]) => [panel, reason ?? '']));
export const promised = lines('alerts/prometheus/promised.txt');

// Metrics: what the service documents, what our rules record, what Prometheus, Alertmanager and the JVM say of themselves.
const documented = [...read('docs/metrics.md').matchAll(/^\| `(\w+)` \| (\w+) \|/gm)];
const recorded = readdirSync(new URL('alerts/prometheus/', root)).filter(f => f.endsWith('.rules.yml'))
  .flatMap(f => [...read(`alerts/prometheus/${f}`).matchAll(/record: (\S+)/g)].map(m => m[1]));
const OTHERS = { up: 'gauge', ALERTS: 'gauge', scrape_samples_scraped: 'gauge', jvm_memory_used_bytes: 'gauge', process_cpu_usage: 'gauge', system_cpu_usage: 'gauge',
  prometheus_tsdb_head_series: 'gauge', prometheus_rule_evaluation_failures_total: 'counter', alertmanager_notifications_failed_total: 'counter',
  // Counted where it happens, by Micrometer; not in the list of the snapshot.
  avail_probes_made_total: 'counter', avail_probes_in_flight: 'gauge', avail_probe_queue_length: 'gauge', avail_alertmanager_posts_total: 'counter' };
export const METRICS = new Map([...documented.flatMap(([, name, type]) => type === 'histogram' ? [[`${name}_bucket`, 'counter'], [`${name}_sum`, 'counter'], [`${name}_count`, 'counter']] : [[name, type]]),
  ...recorded.map(name => [name, 'gauge']), ...Object.entries(OTHERS)]);
