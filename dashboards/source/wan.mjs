import { BAD, field, lasts, series, stat, STATE_FIELD, table, tiles, timeline, toDistrict, wide } from './parts.mjs';
import { inDistrict, many, named, short, V } from './queries.mjs';

const W = 'kind="wan",district=~"$district"';
const BEHIND = 'avail_target_info{wan_link!="",district=~"$district"}';
// The round trip of echo where there is one, else how long the line's own measurement took.
const DELAY = `avail_wan_rtt_seconds{${W}} or on (target) avail_probe_duration_seconds{${W}}`;

export default ['03-wan', 'avail-wan', 'Mạng diện rộng', 'Đường truyền theo huyện và những gì ở phía sau.', [
  tiles('Đường truyền xấu nhất của mỗi huyện', 'Đường truyền xấu nhất của huyện.', [0, 0, 24, 6], inDistrict(`max by (district) (avail_target_state{${W},district!=""})`), '{{agency_name}}', { links: toDistrict }),
  stat('Đường truyền gián đoạn', 'Số đường truyền gián đoạn. Không xác định không tính.', [0, 6, 6, 4], many(`avail_target_state{${W}} == 4`, `avail_target_state{${W}}`), { steps: BAD }),
  stat('Mục bị che khuất phía sau', 'Mục không phải đường truyền đang không xác định trong huyện: thường vì đường truyền cha gián đoạn.', [6, 6, 6, 4], many('avail_target_state{kind!="wan",district=~"$district"} == 2', 'avail_target_state{kind!="wan",district=~"$district"}'), { steps: [['green'], ['purple', 1]] }),
  stat('Mất gói trung bình', 'Trung bình phần gói dội không có trả lời, chỉ của đường truyền đo bằng ICMP. Đường truyền không xác định không có số.', [12, 6, 6, 4], `avg(avail_wan_packet_loss_ratio{${W}})`, { unit: 'percentunit', decimals: 2, none: 'Không đo ICMP', steps: [['green'], ['yellow', 0.01], ['red', 0.05]] }),
  stat('Trễ trung bình', 'Trung bình thời gian khứ hồi (ICMP), hoặc thời gian đo khi đường truyền đo bằng TCP; đường truyền không xác định không có số.', [18, 6, 6, 4], `avg(${DELAY})`, { unit: 's', decimals: 0, steps: [['green'], ['yellow', 0.1]] }),
  table('Đường truyền không hoạt động bình thường', 'Tối đa 50, kèm thời gian đã kéo dài. Không xác định cũng hiện ở đây.', [0, 10, 12, 10],
    [named(`topk(50, avail_target_state{${W}} >= 2)`), `(time() - avail_target_state_since_timestamp_seconds{${W}}) and on (target) (avail_target_state >= 2)`],
    { name: 'Đường truyền', 'Value #A': 'Trạng thái', 'Value #B': 'Đã kéo dài' }, { calm: 'Mọi đường truyền hoạt động bình thường', alive: `avail_target_state{${W}}`, overrides: [STATE_FIELD, lasts('Đã kéo dài'), wide('Đã kéo dài', 160)], sort: 'Trạng thái' }),
  table('Phía sau mỗi đường truyền', 'Số mục đi qua từng đường truyền và số mục trong đó không hoạt động bình thường, kể cả không xác định.', [12, 10, 12, 10],
    [named(`label_replace(count by (wan_link) (${BEHIND}), "target", "$1", "wan_link", "(.+)")`), `sum by (wan_link) ((avail_target_state >= bool 2) * on (target) group_left (wan_link) ${BEHIND})`],
    { name: 'Đường truyền', 'Value #A': 'Phía sau', 'Value #B': 'Không bình thường' }, { by: 'wan_link', calm: 'Chưa khai mục nào ở phía sau', alive: `avail_target_state{${W}}`, decimals: 0, overrides: [wide('Phía sau', 130), field('Không bình thường', ['custom.width', 170], ['custom.cellOptions', { type: 'color-text' }], ['thresholds', { mode: 'absolute', steps: [{ color: 'green', value: null }, { color: 'red', value: 1 }] }])], sort: 'Không bình thường' }),
  timeline('Diễn biến của các đường truyền từng xấu nhất', 'Mỗi dòng một đường truyền, tối đa 20 đường xấu nhất trong khoảng xem.', [0, 20, 24, 10], [[named(`avail_target_state{${W}} and on (target) topk(20, max_over_time(avail_target_state{${W}}[$__range] @ end()))`), '{{name}}']]),
  series('Trễ của 10 đường truyền chậm nhất', 'Khứ hồi (ICMP) hoặc thời gian đo (TCP); chậm nhất ở cuối khoảng xem.', [0, 30, 12, 8], [[named(`(${DELAY}) and on (target) topk(10, (${DELAY.replace(/\}/g, '} @ end()')}))`), '{{name}}']], 's'),
  series('Mất gói', 'Tối đa 10 đường truyền mất gói nhiều nhất, chỉ khi đo bằng ICMP.', [12, 30, 12, 8], [[named(`avail_wan_packet_loss_ratio{${W}} and on (target) topk(10, avail_wan_packet_loss_ratio{${W}} @ end())`), '{{name}}']], 'percentunit', { min: 0, calm: 'Không đường truyền nào đo bằng ICMP', alive: `avail_target_state{${W}}` })],
{ variables: [V.district] }];
