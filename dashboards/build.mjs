// Makes json/*.json from the short description below: node dashboards/build.mjs
// The output is committed; a test makes it again and compares. Grid: 24 columns; rows of about 30 pixels.
import { writeFileSync } from 'node:fs';

const PROM = { type: 'prometheus', uid: '${datasource}' };
const STATES = [
  { type: 'value', options: {
    0: { text: 'Hoạt động', color: 'green', index: 0 }, 1: { text: 'Bảo trì', color: 'blue', index: 1 },
    2: { text: 'Không xác định', color: 'purple', index: 2 }, 3: { text: 'Suy giảm', color: 'yellow', index: 3 },
    4: { text: 'Gián đoạn', color: 'red', index: 4 } } },
  { type: 'special', options: { match: 'null', result: { text: 'MẤT DỮ LIỆU', color: 'text', index: 5 } } }];
const STATE_STEPS = [['green'], ['blue', 1], ['purple', 2], ['yellow', 3], ['red', 4]];
const UNKNOWN = ' Không xác định nghĩa là chưa kết luận được, không phải gián đoạn.';
const steps = list => ({ mode: 'absolute', steps: list.map(([color, value]) => ({ color, value: value ?? null })) });
const BAD = [['green'], ['red', 1]];
const S = 'kind=~"$kind",district=~"$district",agency=~"$agency"';

// One panel: type, title, description, place and size, queries [expr, legend], and what differs.
const panel = (type, title, description, [x, y, w, h], queries, more = {}) => ({
  type, title, description, gridPos: { x, y, w, h }, datasource: PROM,
  targets: queries.map(([expr, legendFormat, extra], i) => ({
    refId: String.fromCharCode(65 + i), datasource: PROM, expr, legendFormat: legendFormat ?? '', ...extra })),
  fieldConfig: { defaults: {
    unit: more.unit ?? 'none', noValue: more.noValue ?? 'MẤT DỮ LIỆU', thresholds: steps(more.steps ?? [['green']]),
    mappings: more.mappings ?? [], links: more.links ?? [], ...(more.decimals === undefined ? {} : { decimals: more.decimals }),
    ...(more.color ? { color: { mode: more.color } } : {}), custom: more.custom ?? {} }, overrides: more.overrides ?? [] },
  options: more.options ?? {}, transformations: more.transformations ?? [] });
const NOW = { instant: true, range: false };
const stat = (title, d, at, expr, more = {}) => panel('stat', title, d, at, [[expr, more.legend ?? '', NOW]], {
  color: 'thresholds', options: { colorMode: 'background', graphMode: 'none', textMode: 'auto', justifyMode: 'center', orientation: 'auto',
    reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false } }, ...more });
const tiles = (title, d, at, expr, legend, link) => panel('stat', title, d + UNKNOWN, at, [[expr, legend, NOW]], {
  mappings: STATES, steps: STATE_STEPS, color: 'thresholds', links: link ?? [],
  options: { colorMode: 'background', graphMode: 'none', textMode: 'value_and_name', justifyMode: 'center', orientation: 'auto',
    reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false } } });
const series = (title, d, at, queries, unit, more = {}) => panel('timeseries', title, d, at, queries, { unit, noValue: 'Chưa có',
  color: 'palette-classic', custom: { lineWidth: 1, fillOpacity: 8, showPoints: 'never', spanNulls: false },
  options: { legend: { displayMode: 'list', placement: 'bottom', showLegend: true, calcs: [] }, tooltip: { mode: 'multi', sort: 'desc' } }, ...more });
const timeline = (title, d, at, expr, legend) => panel('state-timeline', title, d + UNKNOWN, at, [[expr, legend]], {
  mappings: STATES, steps: STATE_STEPS, color: 'thresholds', noValue: 'Không có mục nào', custom: { fillOpacity: 80, lineWidth: 0 },
  options: { mergeValues: true, showValue: 'never', alignValue: 'left', rowHeight: 0.9, perPage: 20,
    legend: { displayMode: 'list', placement: 'bottom', showLegend: true }, tooltip: { mode: 'single', sort: 'none' } } });
const bars = (title, d, at, expr, legend, unit, more = {}) => panel('bargauge', title, d, at, [[expr, legend, NOW]], { unit, color: 'thresholds', noValue: 'Chưa có',
  options: { displayMode: 'basic', orientation: 'horizontal', showUnfilled: true, reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false } }, ...more });
// names: {label or "Value" or "Value #A": title}; everything else is hidden.
const table = (title, d, at, queries, names, more = {}) => panel('table', title, d, at,
  queries.map(([expr]) => [expr, '', { ...NOW, format: 'table' }]), { noValue: 'Không có', ...more,
  options: { showHeader: true, cellHeight: 'sm' },
  transformations: [
    ...(queries.length > 1 ? [{ id: 'joinByField', options: { byField: more.by ?? 'target', mode: 'inner' } }] : []),
    { id: 'filterFieldsByName', options: { include: { names: Object.keys(names) } } },
    { id: 'organize', options: { renameByName: names, indexByName: Object.fromEntries(Object.keys(names).map((n, i) => [n, i])), excludeByName: {} } },
    ...(more.sort ? [{ id: 'sortBy', options: { sort: [{ field: more.sort, desc: more.desc ?? true }] } }] : [])] });
const field = (name, ...properties) => ({ matcher: { id: 'byName', options: name }, properties: properties.map(([id, value]) => ({ id, value })) });
const STATE_FIELD = field('Trạng thái', ['mappings', STATES], ['custom.cellOptions', { type: 'color-background', mode: 'basic' }], ['thresholds', steps(STATE_STEPS)]);
const dur = name => field(name, ['unit', 'dtdurations']);
const agencyLink = [{ title: 'Chi tiết cơ quan', url: '/d/avail-agency?var-agency=${__field.labels.agency}&${__url_time_range}', targetBlank: false }];
const rowLink = field('Cơ quan', ['links', [{ title: 'Chi tiết cơ quan', url: '/d/avail-agency?var-agency=${__value.raw}&${__url_time_range}', targetBlank: false }]]);
const query = (name, label, q, more = {}) => ({ name, label, type: 'query', datasource: PROM, query: { query: q, refId: 'StandardVariableQuery' },
  refresh: 2, sort: 1, multi: true, includeAll: true, allValue: '.*', current: { text: 'Tất cả', value: '$__all' }, hide: 0, ...more });
const V = {
  kind: query('kind', 'Loại', 'label_values(avail_target_state, kind)'),
  district: query('district', 'Huyện', 'label_values(avail_target_state{kind=~"$kind"}, district)'),
  agency: query('agency', 'Cơ quan', 'label_values(avail_target_state{kind=~"$kind",district=~"$district"}, agency)') };
const note = (name, expr, title, color) => ({ name, enable: true, hide: false, iconColor: color, datasource: PROM, expr, titleFormat: title, textFormat: title, step: '60s', useValueForTime: false });
const NOTES = [
  note('Sự cố', 'changes(avail_incident_start_timestamp_seconds[2m]) > 0 or (avail_incident_info{phase!="closed"} unless on (incident) avail_incident_info offset 1m)', 'Sự cố {{incident}}', 'red'),
  note('Bộ giám sát không nhìn thấy', 'avail_vantage_up == 0 and on (side) avail_vantage_judged == 1', 'Mù phía {{side}}', 'purple'),
  note('Bảo trì', 'count by (district) (avail_target_state == 1)', 'Bảo trì {{district}}', 'blue'),
  note('Đổi cấu hình', 'changes(avail_config_in_force_since_timestamp_seconds[1m]) > 0', 'Cấu hình mới', 'orange')];
const board = (file, uid, title, description, panels, more = {}) => writeFileSync(new URL(`json/${file}.json`, import.meta.url), JSON.stringify({
  uid, title, description, tags: ['avail'], schemaVersion: 42, version: 1, editable: false, graphTooltip: 1, timezone: 'Asia/Ho_Chi_Minh', weekStart: 'monday',
  refresh: more.refresh ?? '1m', time: more.time ?? { from: 'now-6h', to: 'now' }, timepicker: {}, fiscalYearStartMonth: 0,
  links: [{ type: 'dashboards', title: 'Các bảng', tags: ['avail'], asDropdown: true, includeVars: true, keepTime: true, targetBlank: false, icon: 'external link', tooltip: '', url: '' },
    { type: 'link', title: 'Trang của dịch vụ', url: '${service}/', targetBlank: true, asDropdown: false, includeVars: false, keepTime: false, icon: 'info', tooltip: '', tags: [] },
    { type: 'link', title: 'Sự cố', url: '${service}/incidents', targetBlank: true, asDropdown: false, includeVars: false, keepTime: false, icon: 'bolt', tooltip: '', tags: [] }],
  templating: { list: [
    { name: 'datasource', label: 'Data source', type: 'datasource', query: 'prometheus', current: { text: 'Prometheus', value: 'avail-prometheus' }, hide: more.variables ? 0 : 2, refresh: 1, regex: '', multi: false, includeAll: false, options: [] },
    { name: 'service', label: 'Địa chỉ dịch vụ', type: 'constant', query: 'http://127.0.0.1:8080', hide: 2, current: { text: 'http://127.0.0.1:8080', value: 'http://127.0.0.1:8080' } },
    ...(more.variables ?? [])] },
  annotations: { list: NOTES }, panels: panels.map((p, i) => ({ id: i + 1, ...p })) }, null, 1) + '\n');

const count = n => `count(avail_target_state == ${n}) or 0 * count(avail_target_state)`;
const worst = 'topk(20, (avail_target_state{district=~".*"} >= 3) * 1e10 + (time() - avail_target_state_since_timestamp_seconds))';
const X = 'avail_target_state_seconds_total';
const PCT = { unit: 'percentunit', decimals: 3, steps: [['red'], ['yellow', 0.985], ['green', 0.995]] };

board('01-wall', 'avail-wall', 'Bảng treo tường', 'Màn hình lớn của bàn trực, 1920×1080: xấu nhất lên trước.', [
  stat('Gián đoạn', 'Số mục đang gián đoạn. Không xác định không tính vào đây.', [0, 0, 4, 4], count(4), { steps: BAD }),
  stat('Suy giảm', 'Số mục trả lời được nhưng có lỗi. Không xác định không tính.', [4, 0, 4, 4], count(3), { steps: [['green'], ['yellow', 1]] }),
  stat('Không xác định', 'Số mục chưa kết luận được: không phải gián đoạn, nhưng giảm độ phủ.', [8, 0, 4, 4], count(2), { steps: [['green'], ['purple', 1]] }),
  stat('Bảo trì', 'Số mục đang bảo trì có duyệt.', [12, 0, 4, 4], count(1), { steps: [['green'], ['blue', 1]] }),
  stat('Sự cố đang mở', 'Số sự cố đang mở.', [16, 0, 4, 4], 'sum(avail_incidents) or 0 * count(avail_target_state)', { steps: BAD }),
  stat('Lần đo cuối cách đây', 'Bộ giám sát còn làm việc không: tuổi của kết quả mới nhất. Quá 60 giây là vàng, quá 180 giây là đỏ.', [20, 0, 4, 4],
    'time() - max(avail_probe_last_completion_timestamp_seconds)', { unit: 's', decimals: 0, steps: [['green'], ['yellow', 60], ['red', 180]] }),
  table('Đang có vấn đề, nặng và lâu trước', 'Mục gián đoạn hoặc suy giảm, tối đa 20. "Đã kéo dài" tính từ lần đo hỏng đầu tiên. Không xác định không nằm ở đây.', [0, 4, 14, 12],
    [[`avail_target_state and on (target) ${worst}`], ['(time() - avail_target_state_since_timestamp_seconds) and on (target) (avail_target_state >= 3)'], ['avail_target_info and on (target) (avail_target_state >= 3)']],
    { name: 'Mục', agency_name: 'Đơn vị', 'Value #A': 'Trạng thái', 'Value #B': 'Đã kéo dài' },
    { overrides: [STATE_FIELD, dur('Đã kéo dài')], sort: 'Trạng thái' }),
  tiles('Huyện', 'Xấu nhất trong các mục của huyện.', [14, 4, 10, 6], 'max by (district) (avail_target_state{district!=""})', '{{district}}',
    [{ title: 'Mạng diện rộng', url: '/d/avail-wan?var-district=${__field.labels.district}&${__url_time_range}', targetBlank: false }]),
  tiles('Loại', 'Xấu nhất của mỗi loại mục.', [14, 10, 10, 6], 'max by (kind) (avail_target_state)', '{{kind}}'),
  timeline('Diễn biến (chỉ mục có vấn đề trong khoảng xem)', 'Mỗi dòng một mục từng gián đoạn trong 6 giờ, tối đa 20.', [0, 16, 14, 9],
    'avail_target_state and on (target) topk(20, max_over_time(avail_target_state[6h] @ end()) == 4)', '{{target}}'),
  series('Thời gian phản hồi p95 theo loại', '95 % lượt đo trả lời nhanh hơn mức này. Lượt không trả lời không tính.', [14, 16, 10, 9],
    [['histogram_quantile(0.95, sum by (le, kind) (rate(avail_probe_latency_seconds_bucket[$__rate_interval])))', '{{kind}}']], 's')],
  { refresh: '30s' });

board('02-agency', 'avail-agency', 'Chi tiết cơ quan', 'Mọi mục của một cơ quan.', [
  tiles('Các mục', 'Trạng thái hiện tại từng mục của cơ quan đã chọn; chọn "Tất cả" chỉ hiện mục không hoạt động bình thường.', [0, 0, 24, 6], `topk(60, avail_target_state{${S}})`, '{{target}}',
    [{ title: 'Trang của mục', url: '${service}/targets/${__field.labels.target}', targetBlank: true }]),
  stat('Gián đoạn trong 1 giờ', 'Phần thời gian đo được là gián đoạn, trung bình các mục. Không xác định và bảo trì không tính.', [0, 6, 6, 4], `avg(target:avail_down:ratio_rate1h{${S}})`, { unit: 'percentunit', decimals: 3, steps: [['green'], ['yellow', 0.005], ['red', 0.015]] }),
  stat('Độ phủ trong 1 ngày', 'Phần thời gian có kết luận. Không xác định làm giảm độ phủ.', [6, 6, 6, 4], `avg(target:avail_coverage:ratio_rate1d{${S}})`, { unit: 'percentunit', decimals: 2, steps: [['red'], ['yellow', 0.9], ['green', 0.98]] }),
  stat('Sẵn sàng tháng này', 'Số của sổ, bằng báo cáo. Không xác định không tính.', [12, 6, 6, 4], `avg(avail_month_availability_ratio{month="current",${S}})`, PCT),
  stat('Chứng thư gần hết hạn nhất', 'Thời gian còn lại của chứng thư sớm hết hạn nhất. Không xác định: giữ số của lần đo tốt cuối.', [18, 6, 6, 4], `min(last_over_time(avail_tls_cert_not_after_timestamp_seconds{${S}}[1h])) - time()`, { unit: 'dtdurations', noValue: 'Không có chứng thư', steps: [['red'], ['yellow', 604800], ['green', 2592000]] }),
  timeline('Diễn biến', 'Mỗi dòng một mục.', [0, 10, 24, 9], `topk(20, max_over_time(avail_target_state{${S}}[1h] @ end())) * 0 + on (target) group_right avail_target_state{${S}}`, '{{target}}'),
  series('Thời gian phản hồi', 'Chỉ lượt có trả lời; tối đa 20 mục chậm nhất.', [0, 19, 12, 8], [[`topk(20, avail_probe_duration_seconds{${S}})`, '{{target}}']], 's'),
  series('Các pha', 'Trung bình từng pha: tra tên, kết nối, TLS, xử lý, truyền.', [12, 19, 12, 8], [[`avg by (phase) (avail_probe_phase_duration_seconds{${S}})`, '{{phase}}']], 's'),
  bars('Nguyên nhân hỏng trong khoảng xem', 'Số lượt đo không hoạt động bình thường theo nguyên nhân, kể cả suy giảm và không xác định.', [0, 27, 12, 8], `topk(15, sum by (cause) (increase(avail_probe_failures_total{${S}}[$__range])) > 0)`, '{{cause}}', 'none', { decimals: 0 }),
  table('Chứng thư', 'Thời gian còn lại; số âm là đã hết hạn.', [12, 27, 12, 8], [[`bottomk(50, avail_tls_cert_not_after_timestamp_seconds{${S}} - time())`]], { target: 'Mục', agency: 'Cơ quan', Value: 'Còn lại' }, { overrides: [dur('Còn lại'), rowLink], sort: 'Còn lại', desc: false })],
  { variables: [V.kind, V.district, V.agency], time: { from: 'now-24h', to: 'now' } });

const W = 'kind="wan",district=~"$district"';
board('03-wan', 'avail-wan', 'Mạng diện rộng', 'Đường truyền theo huyện và những gì ở phía sau.', [
  tiles('Huyện', 'Đường truyền xấu nhất của huyện.', [0, 0, 24, 5], `max by (district) (avail_target_state{${W}})`, '{{district}}'),
  stat('Đường truyền gián đoạn', 'Số đường truyền gián đoạn. Không xác định không tính.', [0, 5, 6, 4], `count(avail_target_state{${W}} == 4) or 0 * count(avail_target_state{${W}})`, { steps: BAD }),
  stat('Mục bị che khuất phía sau', 'Mục không phải đường truyền đang không xác định trong huyện: thường vì đường truyền cha gián đoạn.', [6, 5, 6, 4], 'count(avail_target_state{kind!="wan",district=~"$district"} == 2) or 0 * count(avail_target_state{kind!="wan",district=~"$district"})', { steps: [['green'], ['purple', 1]] }),
  stat('Mất gói trung bình', 'Trung bình phần gói không có trả lời. Đường truyền không xác định không có số.', [12, 5, 6, 4], `avg(avail_wan_packet_loss_ratio{${W}})`, { unit: 'percentunit', decimals: 2, steps: [['green'], ['yellow', 0.01], ['red', 0.05]] }),
  stat('Trễ trung bình', 'Trung bình thời gian khứ hồi của gói có trả lời; đường truyền không xác định không có số.', [18, 5, 6, 4], `avg(avail_wan_rtt_seconds{${W}})`, { unit: 's', decimals: 3, steps: [['green'], ['yellow', 0.1]] }),
  table('Đường truyền không hoạt động bình thường', 'Tối đa 50. Kèm thời gian đã kéo dài. Không xác định cũng hiện ở đây.', [0, 9, 12, 10],
    [[`topk(50, avail_target_state{${W}} >= 2)`], [`(time() - avail_target_state_since_timestamp_seconds{${W}}) and on (target) (avail_target_state >= 2)`]],
    { target: 'Đường truyền', 'Value #A': 'Trạng thái', 'Value #B': 'Đã kéo dài' }, { overrides: [STATE_FIELD, dur('Đã kéo dài')], sort: 'Trạng thái' }),
  table('Phía sau mỗi đường truyền', 'Số mục đi qua từng đường truyền đang không hoạt động bình thường, kể cả không xác định.', [12, 9, 12, 10],
    [['topk(50, count by (wan_link) (avail_target_info{wan_link!=""} and on (target) (avail_target_state{district=~"$district"} >= 2)))']], { wan_link: 'Đường truyền', Value: 'Số mục' }, { sort: 'Số mục' }),
  series('Trễ', 'Tối đa 15 đường truyền chậm nhất.', [0, 19, 12, 8], [[`topk(15, avail_wan_rtt_seconds{${W}})`, '{{target}}']], 's'),
  series('Mất gói', 'Tối đa 15 đường truyền mất gói nhiều nhất.', [12, 19, 12, 8], [[`topk(15, avail_wan_packet_loss_ratio{${W}})`, '{{target}}']], 'percentunit')],
  { variables: [query('district', 'Huyện', 'label_values(avail_target_state{kind="wan"}, district)')] });

board('04-portal', 'avail-portal', 'Cổng thông tin và dịch vụ công', 'Cổng, liên kết tới trang cơ quan, dịch vụ công trực tuyến.', [
  tiles('Cổng và dịch vụ', 'Trạng thái của cổng và từng dịch vụ.', [0, 0, 16, 5], 'avail_target_state{kind=~"portal|service"}', '{{target}}'),
  stat('Liên kết đúng', 'Phần liên kết từ cổng tới trang cơ quan đúng và trả lời; chưa kiểm tra là không xác định và không tính.', [16, 0, 8, 5], 'sum(avail_portal_links{result="ok"}) / sum(avail_portal_links_expected)', PCT),
  table('Cơ quan có liên kết thiếu, sai hoặc hỏng', 'Theo kết quả kiểm tra cuối; chưa kiểm tra thì không hiện.', [0, 5, 12, 9], [['avail_portal_links{result!="ok"} > 0']], { agency: 'Cơ quan', result: 'Kết quả', Value: 'Số liên kết' }, { overrides: [rowLink], sort: 'Số liên kết' }),
  bars('Dịch vụ theo mức', 'Phần dịch vụ đã khai đi được đường của nó, theo mức; chưa đo là không xác định.', [12, 5, 12, 9], 'sum by (level) (avail_services{result="ok"}) / sum by (level) (avail_services_catalogued)', 'Mức {{level}}', 'percentunit'),
  bars('Đơn vị phải có trang mà chưa đo', 'Đơn vị có nghĩa vụ trừ đơn vị đã được đo, theo loại đơn vị.', [0, 14, 12, 9], 'sum by (unit_kind) (avail_units_obliged) - sum by (unit_kind) (avail_units_obliged_measured)', '{{unit_kind}}', 'none', { decimals: 0 }),
  series('Phản hồi p95 của cổng và dịch vụ', 'Chỉ lượt có trả lời.', [12, 14, 12, 9], [['histogram_quantile(0.95, sum by (le, kind) (rate(avail_probe_latency_seconds_bucket{kind=~"portal|service"}[$__rate_interval])))', '{{kind}}']], 's')]);

board('05-incidents', 'avail-incidents', 'Sự cố và thời hạn ứng cứu', 'Sự cố đang mở, đồng hồ của từng bước, cảnh báo đang cháy.', [
  stat('Đang mở', 'Số sự cố đang mở.', [0, 0, 6, 4], 'sum(avail_incidents) or 0 * count(avail_target_state)', { steps: BAD }),
  stat('Bước quá hạn', 'Bước chưa xong đã quá thời hạn.', [6, 0, 6, 4], 'count((avail_incident_step_deadline_timestamp_seconds < time()) and on (incident, step) (avail_incident_step_done == 0)) or 0 * count(avail_target_state)', { steps: BAD }),
  stat('Hạn gần nhất còn', 'Thời gian tới hạn gần nhất chưa xong.', [12, 0, 6, 4], 'min(((avail_incident_step_deadline_timestamp_seconds - time()) > 0) and on (incident, step) (avail_incident_step_done == 0))', { unit: 's', noValue: 'Không có hạn', steps: [['red'], ['yellow', 1800], ['green', 7200]] }),
  stat('Gián đoạn không có sự cố', 'Đối chiếu: mục gián đoạn mà không thuộc sự cố nào. Không xác định không tính.', [18, 0, 6, 4], 'count((avail_target_state == 4) unless on (target) avail_target_incident) or 0 * count(avail_target_state)', { steps: [['green'], ['yellow', 1]] }),
  table('Sự cố đang mở', 'Mỗi dòng một sự cố; bấm số để mở trang của sự cố.', [0, 4, 12, 10], [['avail_incident_info{phase!="closed"}']], { incident: 'Sự cố', agency: 'Cơ quan', severity: 'Mức', stage: 'Giai đoạn', cause: 'Nguyên nhân' },
    { overrides: [field('Sự cố', ['links', [{ title: 'Trang của sự cố', url: '${service}/incidents/${__value.raw}', targetBlank: true }]]), rowLink] }),
  table('Đồng hồ', 'Thời gian còn lại của từng bước chưa xong; số âm là quá hạn.', [12, 4, 12, 10], [['(avail_incident_step_deadline_timestamp_seconds - time()) and on (incident, step) (avail_incident_step_done == 0)']], { incident: 'Sự cố', step: 'Bước', Value: 'Còn lại' },
    { overrides: [field('Còn lại', ['unit', 's'], ['thresholds', steps([['red'], ['yellow', 0], ['green', 3600]])], ['custom.cellOptions', { type: 'color-text' }])], sort: 'Còn lại', desc: false }),
  table('Cảnh báo Prometheus đang cháy', 'Không kể Watchdog. Cảnh báo đang chờ (pending) không hiện.', [0, 14, 12, 9], [['ALERTS{alertstate="firing",severity!="none"}']], { alertname: 'Cảnh báo', severity: 'Mức', team: 'Đội', target: 'Mục', kind: 'Loại' }),
  series('Mở và đóng mỗi ngày', 'Số sự cố mở và đóng trong 24 giờ trước mỗi điểm.', [12, 14, 12, 9], [['sum(increase(avail_incidents_opened_total[1d]))', 'Mở'], ['sum(increase(avail_incidents_closed_total[1d]))', 'Đóng']], 'none')]);

board('06-slo', 'avail-slo', 'Tháng và ngân sách', 'Số tháng lấy nguyên của sổ, bằng báo cáo; bộ đếm chỉ dùng cho xu hướng.', [
  table('Tháng này, thấp trước', 'Sẵn sàng và độ phủ từ đầu tháng, số của sổ như trong báo cáo, tối đa 100. Không xác định không nằm ở mẫu số của sẵn sàng nhưng làm giảm độ phủ.', [0, 0, 12, 12],
    [[`bottomk(100, avail_month_availability_ratio{month="current",target!="",${S}})`], [`avail_month_coverage_ratio{month="current",target!="",${S}}`]], { target: 'Mục', 'Value #A': 'Sẵn sàng', 'Value #B': 'Độ phủ' }, { unit: 'percentunit', sort: 'Sẵn sàng', desc: false }),
  table('Tháng trước, thấp trước', 'Như bên, của tháng đã khóa. Không xác định không nằm ở mẫu số.', [12, 0, 12, 12],
    [[`bottomk(100, avail_month_availability_ratio{month="previous",target!="",${S}})`], [`avail_month_coverage_ratio{month="previous",target!="",${S}}`]], { target: 'Mục', 'Value #A': 'Sẵn sàng', 'Value #B': 'Độ phủ' }, { unit: 'percentunit', sort: 'Sẵn sàng', desc: false }),
  bars('Gián đoạn trong 6 giờ, nhiều trước', 'Phần thời gian đo được là gián đoạn; bảo trì và không xác định không tính. Xu hướng, không phải số báo cáo.', [0, 12, 12, 10], `topk(15, target:avail_down:ratio_rate6h{${S}} > 0)`, '{{target}}', 'percentunit', { noValue: 'Không có gián đoạn' }),
  table('Chưa đủ dữ liệu để công bố (độ phủ dưới 90 %)', 'Độ phủ của một ngày; không xác định quá nhiều.', [12, 12, 12, 10], [[`bottomk(50, target:avail_coverage:ratio_rate1d{${S}} < 0.9)`]], { target: 'Mục', agency: 'Cơ quan', Value: 'Độ phủ' }, { unit: 'percentunit', overrides: [rowLink], sort: 'Độ phủ', desc: false }),
  series('Gián đoạn theo loại', 'Phần thời gian đo được là gián đoạn trong một giờ, theo loại; không xác định không tính.', [0, 22, 12, 8], [['kind:avail_down:ratio_rate1h', '{{kind}}']], 'percentunit'),
  series('Mục ở từng trạng thái', 'Số mục ở mỗi trạng thái, tính từ giây ở trạng thái; năm trạng thái cộng đủ.', [12, 22, 12, 8], [[`sum by (state) (rate(${X}{${S}}[$__rate_interval]))`, '{{state}}']], 'none')],
  { variables: [V.kind, V.district, V.agency], time: { from: 'now/M', to: 'now' } });

board('07-self', 'avail-self', 'Sức khỏe bộ giám sát', 'Bộ giám sát có đang làm việc không, có kịp không, có nói được không.', [
  stat('Đọc được /metrics', 'Prometheus đọc được dịch vụ: 1 là được.', [0, 0, 4, 4], 'max(up{job="monitor"})', { steps: [['red'], ['green', 1]] }),
  stat('Phía nhìn thấy', 'Số phía mạng mà bộ giám sát nhìn thấy qua; phía mù thì mục của nó là không xác định.', [4, 0, 4, 4], 'sum(avail_vantage_up)', { steps: [['red'], ['green', 1]] }),
  stat('Lượt đo mỗi giây', 'Lượt đo đã làm, trung bình 5 phút.', [8, 0, 4, 4], 'sum(rate(avail_probes_made_total[5m]))', { unit: 'short', decimals: 1 }),
  stat('Chim báo bị bỏ sót', 'Số chim báo mà lỗi cố ý không được nhận ra.', [12, 0, 4, 4], 'count(avail_canary_caught == 0) or 0 * count(avail_targets)', { steps: BAD }),
  stat('Cấu hình được nhận', '1: lần đọc cuối được nhận; 0: bản trước vẫn chạy.', [16, 0, 4, 4], 'min(avail_config_last_reload_successful)', { steps: [['red'], ['green', 1]] }),
  stat('Tuổi ảnh chụp trạng thái', 'Số liệu nói về lúc nào.', [20, 0, 4, 4], 'time() - max(avail_snapshot_timestamp_seconds)', { unit: 's', decimals: 0, steps: [['green'], ['yellow', 60], ['red', 180]] }),
  series('Độ trễ bắt đầu', 'Lượt đo bắt đầu muộn hơn giờ định trước bao lâu, trong phút cuối.', [0, 4, 12, 8], [['max by (stat) (avail_probe_lateness_seconds)', '{{stat}}']], 's'),
  series('Đang đo và đang đợi', 'Lượt đang đo và lượt đợi vì lịch sự với máy chủ chung.', [12, 4, 12, 8], [['sum(avail_probes_in_flight)', 'Đang đo'], ['sum(avail_probe_queue_length)', 'Đang đợi']], 'none'),
  series('Bộ nhớ JVM', 'Vùng heap đang dùng.', [0, 12, 8, 8], [['sum by (area) (jvm_memory_used_bytes)', '{{area}}']], 'bytes'),
  series('CPU', 'Phần CPU mà tiến trình dùng.', [8, 12, 8, 8], [['max(process_cpu_usage)', 'Tiến trình'], ['max(system_cpu_usage)', 'Cả máy']], 'percentunit'),
  series('Mẫu một lần đọc', 'Số mẫu Prometheus nhận; giới hạn 60000.', [16, 12, 8, 8], [['scrape_samples_scraped{job="monitor"}', 'Mẫu']], 'none'),
  stat('Sổ ghi lần cuối cách đây', 'Tuổi của mục cuối trong sổ.', [0, 20, 6, 4], 'time() - max(avail_ledger_last_write_timestamp_seconds)', { unit: 's', decimals: 0, steps: [['green'], ['yellow', 300], ['red', 600]] }),
  stat('Gửi Alertmanager hỏng, 1 giờ', 'Số lần dịch vụ không đưa được sự cố sang.', [6, 20, 6, 4], 'sum(increase(avail_alertmanager_posts_total{result!="ok"}[1h]))', { decimals: 0, steps: BAD }),
  stat('Alertmanager gửi hỏng, 1 giờ', 'Mọi kênh của Alertmanager.', [12, 20, 6, 4], 'sum(increase(alertmanager_notifications_failed_total[1h]))', { decimals: 0, steps: BAD }),
  stat('Luật tính hỏng, 1 giờ', 'Số lần Prometheus không tính được luật.', [18, 20, 6, 4], 'sum(increase(prometheus_rule_evaluation_failures_total[1h]))', { decimals: 0, steps: BAD }),
  table('Mục quá ba chu kỳ không có kết quả', 'Tuổi của kết quả cuối; mục như vậy sẽ thành không xác định.', [0, 24, 12, 8], [['topk(30, (time() - avail_probe_last_completion_timestamp_seconds) > 3 * avail_probe_interval_seconds)']], { target: 'Mục', kind: 'Loại', Value: 'Tuổi' }, { unit: 's', sort: 'Tuổi' }),
  series('Kho số liệu', 'Số dãy đang sống trong Prometheus.', [12, 24, 12, 8], [['max(prometheus_tsdb_head_series)', 'Dãy']], 'none')]);
