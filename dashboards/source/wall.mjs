import { BAD, called, lasting, series, stat, tiles, toAgency, toDistrict, toKind, toTarget } from './parts.mjs';
import { inDistrict, LASTED, many, sorted } from './queries.mjs';
import { KIND, STATE } from './words.mjs';

const OPEN = 'avail_incident_info{phase=~"gathering|open|recovering"}';
// Links with the portal are many and hurt nobody at once: they would paint the wall red.
const OWN = 'kind!="portal_link"';
// Titles of panels are small in Grafana: what is read from three metres stands in the tile.
const big = named => ({ named, text: { titleSize: 30 } });
const BIG = 'kind!~"website|wan|portal_link"';
// Of a state, longest first: what everybody needs, lines, sites. The last one is there only where nothing is in that state.
const listed = (state, [big, lines, sites]) => {
  const group = (n, kinds) => sorted(`topk(${n}, (${LASTED}) and on (target) (avail_target_state{${kinds}} == ${state}))`);
  return [[group(big, BIG), '{{name}}'], [group(lines, 'kind="wan"'), 'Mạng {{agency_name}}'], [group(sites, 'kind="website"'), 'Trang {{agency_name}}'],
    [`0 * count(avail_target_state) unless count(avail_target_state{${OWN}} == ${state})`, 'Mọi mục']];
};

export default ['01-wall', 'avail-wall', 'Bảng treo tường', 'Màn hình lớn của bàn trực, 1920×1080: xấu nhất lên trước.', [
  stat('Gián đoạn', 'Số mục đang gián đoạn, không kể liên kết với cổng (chúng ở ô Loại). Không xác định không tính vào đây.', [0, 0, 4, 5], many(`avail_target_state{${OWN}} == 4`), { steps: BAD, ...big('Gián đoạn') }),
  stat('Suy giảm', 'Số mục trả lời được nhưng có lỗi, không kể liên kết với cổng. Không xác định không tính.', [4, 0, 4, 5], many(`avail_target_state{${OWN}} == 3`), { steps: [['green'], ['yellow', 1]], ...big('Suy giảm') }),
  stat('Không xác định', 'Số mục chưa kết luận được: không phải gián đoạn, nhưng giảm độ phủ.', [8, 0, 4, 5], many('avail_target_state == 2'), { steps: [['green'], ['purple', 1]], ...big('Không xác định') }),
  stat('Bảo trì', 'Số mục đang bảo trì có duyệt.', [12, 0, 4, 5], many('avail_target_state == 1'), { steps: [['green'], ['blue', 1]], ...big('Bảo trì') }),
  stat('Sự cố đang diễn ra', 'Số sự cố chưa phục hồi; đã phục hồi mà chờ đóng không tính.', [16, 0, 4, 5], many(OPEN), { steps: BAD, ...big('Sự cố đang mở') }),
  stat('Lần đo cuối cách đây', 'Bộ giám sát còn làm việc không: tuổi của kết quả mới nhất. Quá 60 giây là vàng, quá 180 giây là đỏ.', [20, 0, 4, 5],
    'time() - max(avail_probe_last_completion_timestamp_seconds)', { unit: 'suffix:giây', decimals: 0, steps: [['green'], ['yellow', 60], ['red', 180]], ...big('Lần đo cuối') }),
  lasting('GIÁN ĐOẠN: đã bao lâu (hệ thống chung, đường truyền, rồi trang; lâu trước)', 'Tối đa 20 mục đang gián đoạn, thời gian tính từ lần đo hỏng đầu tiên. Liên kết với cổng ở ô Loại và bảng Cổng. Không xác định không nằm ở đây.', [0, 5, 15, 12],
    listed(4, [5, 6, 9]), 'red', 'Không gián đoạn', { links: toAgency }),
  tiles('Huyện (xấu nhất trong huyện)', 'Xấu nhất trong các mục của huyện, không kể liên kết với cổng.', [15, 5, 9, 12], inDistrict(`max by (district) (avail_target_state{${OWN},district!=""})`), '{{agency_name}}', { links: toDistrict, text: { titleSize: 19 } }),
  lasting('SUY GIẢM: đã bao lâu', 'Tối đa 9 mục trả lời được nhưng có lỗi. Không xác định không nằm ở đây.', [0, 17, 9, 10], listed(3, [3, 2, 4]), 'yellow', 'Không suy giảm', { links: toTarget }),
  tiles('Loại (xấu nhất trong loại)', 'Xấu nhất của mỗi loại mục.', [9, 17, 7, 10], 'max by (kind) (avail_target_state)', '{{kind}}', { overrides: called(KIND), links: toKind, text: { titleSize: 20 } }),
  series('Số mục không hoạt động bình thường', 'Số mục ở mỗi trạng thái trừ hoạt động. Không xác định là đường tím.', [16, 17, 8, 10],
    [['count_values("state", avail_target_state > 0) or label_replace(0 * count(avail_target_state), "state", "4", "", "")', '{{state}}']], 'none', { decimals: 0, min: 0, overrides: called(STATE) })],
{ refresh: '30s' }];
