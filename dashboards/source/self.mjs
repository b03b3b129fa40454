import { BAD, called, field, lost, say, series, stat, table, tiles, words } from './parts.mjs';
import { many, named } from './queries.mjs';
import { KIND, SIDE } from './words.mjs';

const YES = [['red'], ['green', 1]];
const STALE = '(time() - avail_probe_last_completion_timestamp_seconds) > 3 * avail_probe_interval_seconds';

export default ['07-self', 'avail-self', 'Sức khỏe bộ giám sát', 'Bộ giám sát có đang làm việc không, có kịp không, có nói được không.', [
  stat('Prometheus đọc dịch vụ', 'Prometheus có đọc được số liệu của dịch vụ không.', [0, 0, 4, 4], 'max(up{job="monitor"})', { steps: YES, mappings: say({ 0: 'KHÔNG ĐƯỢC', 1: 'Đọc được' }) }),
  tiles('Phía mạng nhìn thấy', 'Phía mạng mà bộ giám sát đo qua; phía mù thì mục của nó là không xác định.', [4, 0, 8, 4], 'avail_vantage_up and on (side) avail_vantage_judged == 1', '{{side}}', { steps: YES, mappings: say({ 0: ['MÙ', 'red'], 1: ['Nhìn thấy', 'green'] }, [lost()]), overrides: called(SIDE) }),
  stat('Lượt đo mỗi giây', 'Lượt đo đã làm, trung bình 5 phút.', [12, 0, 3, 4], 'sum(rate(avail_probes_made_total[5m]))', { unit: 'none', decimals: 1 }),
  stat('Lỗi cố ý bị bỏ sót', 'Số phép thử mà lỗi cố ý không được nhận ra.', [15, 0, 3, 4], many('avail_canary_caught == 0', 'avail_targets'), { steps: BAD }),
  stat('Cấu hình mới nhất', 'Lần đọc cấu hình cuối có được nhận không; bị từ chối thì bản trước vẫn chạy.', [18, 0, 3, 4], 'min(avail_config_last_reload_successful)', { steps: YES, mappings: say({ 0: 'Từ chối', 1: 'Được nhận' }) }),
  stat('Tuổi ảnh chụp trạng thái', 'Số liệu nói về lúc nào: quá 60 giây là vàng, quá 180 giây là đỏ.', [21, 0, 3, 4], 'time() - max(avail_snapshot_timestamp_seconds)', { unit: 'suffix:giây', decimals: 0, steps: [['green'], ['yellow', 60], ['red', 180]] }),
  stat('Sổ ghi lần cuối cách đây', 'Tuổi của mục cuối trong sổ: quá 5 phút là vàng, quá 10 phút là đỏ.', [0, 4, 5, 4], 'time() - max(avail_ledger_last_write_timestamp_seconds)', { unit: 'suffix:giây', decimals: 0, steps: [['green'], ['yellow', 300], ['red', 600]] }),
  stat('Tin nhắn chưa gửi được', 'Tin cho người mà chưa kênh nào nhận; tin mới nằm đây vài giây là thường, nằm lâu thì luật OutboxStuck kêu.', [5, 4, 4, 4], 'max(avail_outbox_messages)', { decimals: 0, steps: [['green'], ['yellow', 1], ['red', 50]] }),
  stat('Đưa sự cố sang Alertmanager hỏng, 1 giờ', 'Số lần dịch vụ không đưa được sự cố sang.', [9, 4, 5, 4], 'sum(increase(avail_alertmanager_posts_total{result!="ok"}[1h]))', { decimals: 0, none: 'Không dùng Alertmanager', steps: BAD }),
  stat('Alertmanager gửi đi hỏng, 1 giờ', 'Mọi kênh của Alertmanager.', [14, 4, 5, 4], 'sum(increase(alertmanager_notifications_failed_total[1h]))', { decimals: 0, none: 'Không dùng Alertmanager', steps: BAD }),
  stat('Luật tính hỏng, 1 giờ', 'Số lần Prometheus không tính được luật.', [19, 4, 5, 4], 'sum(increase(prometheus_rule_evaluation_failures_total[1h]))', { decimals: 0, steps: BAD }),
  series('Lượt đo bắt đầu muộn', 'Lượt đo bắt đầu muộn hơn giờ định trước bao lâu, trong phút cuối.', [0, 8, 12, 8], [['max by (stat) (avail_probe_lateness_seconds)', '{{stat}}']], 's', { min: 0, overrides: called({ max: 'Muộn nhất', p50: 'Một nửa dưới', p99: '99 % dưới' }) }),
  series('Đang đo và đang đợi', 'Lượt đang đo và lượt đợi vì lịch sự với máy chủ chung.', [12, 8, 12, 8], [['sum(avail_probes_in_flight)', 'Đang đo'], ['sum(avail_probe_queue_length)', 'Đang đợi']], 'none', { decimals: 0, min: 0 }),
  series('Bộ nhớ của tiến trình', 'Bộ nhớ JVM đang dùng.', [0, 16, 8, 8], [['sum by (area) (jvm_memory_used_bytes)', '{{area}}']], 'bytes', { min: 0, overrides: called({ heap: 'Vùng đối tượng', nonheap: 'Ngoài vùng đối tượng' }) }),
  series('Bộ xử lý', 'Phần bộ xử lý mà tiến trình và cả máy dùng.', [8, 16, 8, 8], [['max(process_cpu_usage)', 'Tiến trình'], ['max(system_cpu_usage)', 'Cả máy']], 'percentunit', { min: 0, max: 1 }),
  series('Mẫu một lần đọc', 'Số mẫu Prometheus nhận mỗi lần; vượt giới hạn trong cấu hình thì mất cả lần đọc.', [16, 16, 8, 8], [['scrape_samples_scraped{job="monitor"}', 'Mẫu']], 'none', { min: 0 }),
  table('Mục quá ba chu kỳ không có kết quả', 'Tuổi của kết quả cuối; mục như vậy sẽ thành không xác định.', [0, 24, 12, 8], [named(`topk(30, ${STALE})`)], { name: 'Mục', kind: 'Loại', Value: 'Tuổi' }, { overrides: [words('Loại', KIND), field('Tuổi', ['unit', 'dtdhms'], ['decimals', 0], ['custom.width', 150])], sort: 'Tuổi', calm: 'Không có mục nào quá hạn' }),
  series('Kho số liệu của Prometheus', 'Số dãy đang sống trong Prometheus.', [12, 24, 12, 8], [['max(prometheus_tsdb_head_series)', 'Dãy']], 'none', { min: 0 })]];
