import { BAD, field, hidden, lasts, rowToAgency, series, stat, steps, table, wide, words } from './parts.mjs';
import { AGENCIES, many, named } from './queries.mjs';
import { ALERT, ALERT_SEVERITY, CAUSE, KIND, PHASE, SEVERITY, STAGE, STEP } from './words.mjs';

const OPEN = 'avail_incident_info{phase!="closed"}';
const DUE = '(avail_incident_step_deadline_timestamp_seconds - time()) and on (incident, step) (avail_incident_step_done == 0)';
const WITH_AGENCY = `${OPEN} * on (agency) group_left (agency_name) (0 * ${AGENCIES} + 1) or on (incident) ${OPEN}`;
// Ranked by severity: 3 critical, 2 warning, 1 for information.
const firing = more => `(${[['3 * ', 'critical'], ['2 * ', 'warning'], ['', 'info']].map(([n, s]) => `${n}ALERTS{alertstate="firing",severity="${s}",${more}}`).join(' or ')})`;
// Nothing, not NaN, where no incident came so far.
const slow = what => `histogram_quantile(0.9, sum by (le) (increase(avail_incident_${what}_seconds_bucket[1d]))) >= 0`;
const toRunbook = field('Cảnh báo', ['custom.width', 290], ['links', [{ title: 'Sổ tay xử lý', url: '${service}/so-tay/${__value.raw}', targetBlank: true }]]);
const toIncident = field('Sự cố', ['custom.width', 170], ['links', [{ title: 'Trang của sự cố', url: '${service}/incidents/${__value.raw}', targetBlank: true }]]);

export default ['05-incidents', 'avail-incidents', 'Sự cố và thời hạn ứng cứu', 'Sự cố chưa đóng, đồng hồ của từng bước, cảnh báo đang cháy.', [
  stat('Đang diễn ra', 'Số sự cố chưa phục hồi.', [0, 0, 5, 4], many('avail_incident_info{phase=~"gathering|open|recovering"}'), { steps: BAD }),
  stat('Đã phục hồi, chờ đóng', 'Số sự cố đã phục hồi mà chưa ai đóng hồ sơ.', [5, 0, 5, 4], many('avail_incident_info{phase="resolved"}'), { steps: [['green'], ['yellow', 1]] }),
  stat('Bước quá hạn', 'Bước chưa xong đã quá thời hạn.', [10, 0, 4, 4], many(`(${DUE}) < 0`), { steps: BAD }),
  stat('Hạn gần nhất còn', 'Thời gian tới hạn gần nhất chưa xong; quá hạn nằm ở ô bên.', [14, 0, 5, 4], `min((${DUE}) > 0)`, { unit: 'dtdhms', decimals: 0, none: 'Không có hạn', steps: [['red'], ['yellow', 1800], ['green', 7200]] }),
  stat('Gián đoạn không có sự cố', 'Đối chiếu: mục gián đoạn mà không thuộc sự cố nào. Không xác định không tính.', [19, 0, 5, 4], many('(avail_target_state == 4) unless on (target) avail_target_incident'), { steps: [['green'], ['yellow', 1]] }),
  table('Sự cố chưa đóng, nặng trước', 'Mỗi dòng một sự cố; bấm số để mở trang của sự cố.', [0, 4, 24, 11], [WITH_AGENCY, `(time() - avail_incident_start_timestamp_seconds) and on (incident) ${OPEN}`], { incident: 'Sự cố', severity: 'Mức', agency_name: 'Cơ quan', 'agency 1': 'agency', cause: 'Nguyên nhân', phase: 'Diễn biến', stage: 'Giai đoạn', 'Value #B': 'Từ khi bắt đầu' },
    { by: 'incident', calm: 'Không có sự cố nào', overrides: [toIncident, words('Mức', SEVERITY), wide('Mức', 190), words('Nguyên nhân', CAUSE), words('Diễn biến', PHASE), words('Giai đoạn', STAGE), lasts('Từ khi bắt đầu'), wide('Từ khi bắt đầu', 170), rowToAgency(), hidden('agency')], sort: 'Mức', desc: false }),
  table('Đồng hồ, gần hạn trước', 'Số phút còn lại của từng bước chưa xong; số âm là quá hạn.', [0, 15, 12, 10], [`(${DUE}) / 60`], { incident: 'Sự cố', step: 'Bước', Value: 'Còn lại' },
    { calm: 'Không có hạn nào', overrides: [toIncident, words('Bước', STEP), field('Còn lại', ['unit', 'suffix:phút'], ['decimals', 0], ['custom.width', 140], ['thresholds', steps([['red'], ['yellow', 0], ['green', 60]])], ['custom.cellOptions', { type: 'color-text' }])], sort: 'Còn lại', desc: false }),
  table('Cảnh báo Prometheus đang cháy', 'Không kể Watchdog. Cảnh báo đang chờ (pending) không hiện. Bấm tên để mở sổ tay xử lý.', [12, 15, 12, 10], [`topk(200, ${named(firing('target!=""'))} or ${firing('target=""')})`], { Value: 'Mức', alertname: 'Cảnh báo', name: 'Mục', kind: 'Loại' },
    { calm: 'Không có cảnh báo nào', alive: 'ALERTS{alertname="Watchdog"}', overrides: [words('Mức', ALERT_SEVERITY), field('Mức', ['custom.width', 130], ['custom.cellOptions', { type: 'color-text' }]), words('Cảnh báo', ALERT), toRunbook, words('Loại', KIND), wide('Loại', 190)], sort: 'Mức' }),
  series('Sự cố mở và đóng trong 24 giờ trước mỗi điểm', 'Số sự cố mở và đóng trong 24 giờ trước mỗi điểm.', [0, 25, 12, 8], [['sum(increase(avail_incidents_opened_total[1d]))', 'Mở'], ['sum(increase(avail_incidents_closed_total[1d]))', 'Đóng']], 'none', { decimals: 0, min: 0 }),
  series('Nhanh chậm của 90 % sự cố trong 24 giờ trước mỗi điểm', 'Chín phần mười sự cố nhanh hơn mức này. Phát hiện: từ lần hỏng đầu tiên tới khi mở. Báo: từ khi xác nhận tới tin đầu tiên. Tiếp nhận: từ khi mở tới khi có người nhận. Phục hồi: từ đầu tới hết. Chưa có sự cố nào tới bước ấy thì không có đường.', [12, 25, 12, 8],
    [['detect', 'Phát hiện'], ['tell', 'Báo'], ['acknowledge', 'Tiếp nhận'], ['resolve', 'Phục hồi']].map(([what, named]) => [slow(what), named]), 's', { min: 0, calm: 'Chưa có sự cố nào', alive: 'avail_target_state' })]];
