import { bars, called, field, hidden, lasts, rowToAgency, series, stat, STATE_FIELD, table, tiles, timeline, toTarget, wide, words } from './parts.mjs';
import { named, S, short, sorted, V } from './queries.mjs';
import { CAUSE, KIND, PHASE_OF_PROBE } from './words.mjs';

// The worst of the range; links by the name of their agency, for theirs are too long.
const OWN = `kind!="portal_link",${S}`, LINK = `kind="portal_link",${S}`;
const worst = (n, of) => named(`avail_target_state{${of}} and on (target) topk(${n}, max_over_time(avail_target_state{${of}}[$__range] @ end()))`);
const slowest = (n, of) => named(`avail_probe_duration_seconds{${of}} and on (target) topk(${n}, avail_probe_duration_seconds{${of}} @ end())`);

export default ['02-agency', 'avail-agency', 'Chi tiết cơ quan', 'Mọi mục của một cơ quan.', [
  tiles('Các mục, xấu trước', 'Trạng thái hiện tại từng mục của cơ quan đã chọn, xấu trước, tối đa 6 mục và 2 liên kết; còn lại ở bảng dưới.', [0, 0, 24, 8],
    [[`sort_desc(${short(named(`topk(6, avail_target_state{${OWN}})`))})`, '{{name}}'], [sorted(`topk(2, avail_target_state{${LINK}})`), 'Liên kết {{agency_name}}']], '', { links: toTarget }),
  stat('Gián đoạn trong 1 giờ', 'Phần thời gian đo được là gián đoạn, trung bình các mục. Không xác định và bảo trì không tính.', [0, 8, 6, 4], `avg(target:avail_down:ratio_rate1h{${S}})`, { unit: 'percentunit', decimals: 3, steps: [['green'], ['yellow', 0.005], ['red', 0.015]] }),
  stat('Độ phủ trong 1 ngày', 'Phần thời gian có kết luận. Không xác định làm giảm độ phủ.', [6, 8, 6, 4], `avg(target:avail_coverage:ratio_rate1d{${S}})`, { unit: 'percentunit', decimals: 2, steps: [['red'], ['yellow', 0.9], ['green', 0.98]] }),
  stat('Sẵn sàng tháng này', 'Trung bình các mục, số của sổ như trong báo cáo. Không xác định không tính.', [12, 8, 6, 4], `avg(avail_month_availability_ratio{month="current",target!="",${S}})`, { unit: 'percentunit', decimals: 3, none: 'Chưa có số của tháng', steps: [['red'], ['yellow', 0.985], ['green', 0.995]] }),
  stat('Chứng thư sớm hết hạn nhất', 'Số ngày còn lại của chứng thư sớm hết hạn nhất. Không xác định: giữ số của lần đo tốt cuối.', [18, 8, 6, 4], `(min(last_over_time(avail_tls_cert_not_after_timestamp_seconds{${S}}[1h])) - time()) / 86400`, { unit: 'suffix:ngày', decimals: 0, none: 'Không có chứng thư', steps: [['red'], ['yellow', 7], ['green', 30]] }),
  table('Tất cả các mục, xấu trước', 'Mọi mục của lựa chọn, tối đa 300, kèm thời gian ở trạng thái ấy; bấm tên mục để mở trang của nó. Không xác định nghĩa là chưa kết luận được.', [0, 12, 24, 10],
    [named(`topk(300, avail_target_state{${S}})`), `time() - avail_target_state_since_timestamp_seconds{${S}}`], { name: 'Mục', target: 'target', agency_name: 'Cơ quan', 'agency 1': 'agency', 'kind 1': 'Loại', 'Value #A': 'Trạng thái', 'Value #B': 'Đã kéo dài' },
    { calm: 'Không có mục nào trong lựa chọn này', overrides: [field('Mục', ['links', [{ title: 'Trang của mục', url: '${service}/targets/${__data.fields.target}', targetBlank: true }]]), words('Loại', KIND), wide('Loại', 220), wide('Cơ quan', 320), STATE_FIELD, lasts('Đã kéo dài'), wide('Đã kéo dài', 160), rowToAgency(), hidden('target'), hidden('agency')], sort: 'Trạng thái' }),
  timeline('Diễn biến của các mục từng xấu nhất', 'Mỗi dòng một mục, tối đa 20 mục xấu nhất trong khoảng xem.', [0, 22, 24, 11], [[short(worst(16, OWN)), '{{name}}'], [worst(4, LINK), 'Liên kết {{agency_name}}']]),
  series('Thời gian phản hồi của 10 mục chậm nhất', 'Chỉ lượt có trả lời; chậm nhất ở cuối khoảng xem. Không xác định không có số.', [0, 33, 12, 9], [[short(slowest(7, OWN)), '{{name}}'], [slowest(3, LINK), 'Liên kết {{agency_name}}']], 's'),
  series('Thời gian từng pha', 'Trung bình từng pha: tra tên, kết nối, TLS, xử lý, truyền. Không xác định không có số.', [12, 33, 12, 9], [[`avg by (phase) (avail_probe_phase_duration_seconds{${S}})`, '{{phase}}']], 's', { overrides: called(PHASE_OF_PROBE) }),
  bars('Nguyên nhân hỏng trong khoảng xem', 'Số lượt đo không hoạt động bình thường theo nguyên nhân, kể cả suy giảm và không xác định.', [0, 42, 12, 10], `topk(12, sum by (cause) (increase(avail_probe_failures_total{${S}}[$__range])) > 0)`, '{{cause}}', 'none', { decimals: 0, min: 0, steps: [['yellow']], calm: 'Không có lượt đo hỏng', overrides: called(CAUSE) }),
  table('Chứng thư, sớm hết hạn trước', 'Số ngày còn lại, tối đa 50 chứng thư; số âm là đã hết hạn.', [12, 42, 12, 10], [named(`bottomk(50, (avail_tls_cert_not_after_timestamp_seconds{${S}} - time()) / 86400)`)], { name: 'Mục', agency_name: 'Cơ quan', agency: 'agency', Value: 'Còn lại' },
    { calm: 'Không có chứng thư nào', overrides: [field('Còn lại', ['unit', 'suffix:ngày'], ['decimals', 0], ['custom.width', 130], ['custom.cellOptions', { type: 'color-text' }], ['thresholds', { mode: 'absolute', steps: [{ color: 'red', value: null }, { color: 'yellow', value: 7 }, { color: 'green', value: 30 }] }]), wide('Cơ quan', 260), rowToAgency(), hidden('agency')], sort: 'Còn lại', desc: false })],
{ variables: [V.kind, V.district, V.agency], time: { from: 'now-24h', to: 'now' } }];
