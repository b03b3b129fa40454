import { bars, called, field, hidden, rowToAgency, series, steps, table, textPanel, wide } from './parts.mjs';
import { named, S, short, V } from './queries.mjs';
import { KIND, STATE } from './words.mjs';

const MONTH = month => `month="${month}",target!="",${S}`;
const figures = (month, calm) => [[named(`bottomk(100, avail_month_availability_ratio{${MONTH(month)}})`), `avail_month_coverage_ratio{${MONTH(month)}}`],
  { name: 'Mục', agency_name: 'Cơ quan', 'agency 1': 'agency', 'Value #A': 'Sẵn sàng', 'Value #B': 'Độ phủ' }, { calm,
    overrides: [field('Sẵn sàng', ['unit', 'percentunit'], ['decimals', 3], ['custom.width', 110]), field('Độ phủ', ['unit', 'percentunit'], ['decimals', 3], ['custom.width', 110]), wide('Cơ quan', 240), rowToAgency(), hidden('agency')], sort: 'Sẵn sàng', desc: false }];
// Outage since the month began against what the objective allows: 100 % is the objective just met.
const USED = `((1 - avail_month_availability_ratio{${MONTH('current')}}) * on (target) group_left (tier, name) avail_target_info) / on (tier) group_left () (1 - avail_slo_objective_ratio)`;
// How many times faster than allowed, over a window: the same figures as the alerts on burning budgets.
const burning = window => `(target:avail_down:ratio_rate${window}{${S}} * on (target) group_left (tier) avail_target_info) / on (tier) group_left () (1 - avail_slo_objective_ratio)`;
const times = (name, warn, bad) => field(name, ['unit', 'suffix:lần'], ['decimals', 1], ['custom.width', 110], ['thresholds', steps([['green'], ['yellow', warn], ['red', bad]])], ['custom.cellOptions', { type: 'color-text' }]);

export default ['06-slo', 'avail-slo', 'Tháng và ngân sách', 'Số tháng lấy nguyên của sổ, bằng báo cáo; bộ đếm chỉ dùng cho xu hướng.', [
  table('Tháng này, thấp trước', 'Sẵn sàng và độ phủ từ đầu tháng, số của sổ như trong báo cáo, tối đa 100. Không xác định không nằm ở mẫu số của sẵn sàng nhưng làm giảm độ phủ.', [0, 0, 12, 12], ...figures('current', 'Chưa có số của tháng này')),
  table('Tháng trước, thấp trước', 'Như bên, của tháng trước. Không xác định không nằm ở mẫu số.', [12, 0, 12, 12], ...figures('previous', 'Chưa có số của tháng trước')),
  bars('Gián đoạn từ đầu tháng so với mức cho phép', 'Gián đoạn từ đầu tháng chia cho mức mà mục tiêu của hạng cho phép; trên 100 % là không giữ được mục tiêu nếu cứ thế. Không xác định và bảo trì không tính.', [0, 12, 12, 10], short(`topk(12, ${USED})`), '{{name}}', 'percentunit', { decimals: 0, min: 0, max: 1, steps: [['green'], ['yellow', 0.5], ['red', 1]], calm: 'Chưa có số của tháng này' }),
  table('Chưa đủ dữ liệu để công bố (độ phủ dưới 90 %)', 'Độ phủ của một ngày; không xác định quá nhiều.', [12, 12, 12, 10], [named(`bottomk(50, target:avail_coverage:ratio_rate1d{${S}} < 0.9)`)], { name: 'Mục', agency_name: 'Cơ quan', agency: 'agency', Value: 'Độ phủ' }, { calm: 'Mọi mục đủ dữ liệu', overrides: [field('Độ phủ', ['unit', 'percentunit'], ['decimals', 1], ['custom.width', 110]), wide('Cơ quan', 240), rowToAgency(), hidden('agency')], sort: 'Độ phủ', desc: false }),
  table('Đang tiêu ngân sách nhanh nhất', 'Phần gián đoạn của cửa sổ chia cho mức mà mục tiêu của hạng cho phép: 1 lần là vừa hết ngân sách nếu cứ thế. Luật cảnh báo kêu từ 14,4 lần trong 1 giờ, 6 lần trong 6 giờ, 1 lần trong 3 ngày. Không xác định và bảo trì không tính.', [0, 22, 12, 10],
    [named(`topk(50, (${burning('1h')}) > 0)`), burning('6h'), burning('3d')], { name: 'Mục', agency_name: 'Cơ quan', 'agency 1': 'agency', 'Value #A': '1 giờ', 'Value #B': '6 giờ', 'Value #C': '3 ngày' },
    { calm: 'Không mục nào gián đoạn trong 1 giờ qua', overrides: [times('1 giờ', 1, 14.4), times('6 giờ', 1, 6), times('3 ngày', 0.5, 1), wide('Cơ quan', 240), rowToAgency(), hidden('agency')], sort: '1 giờ' }),
  series('Gián đoạn theo loại', 'Phần thời gian đo được là gián đoạn trong một giờ, theo loại; không xác định không tính. Xu hướng, không phải số báo cáo.', [12, 22, 12, 10], [['kind:avail_down:ratio_rate1h', '{{kind}}']], 'percentunit', { min: 0, overrides: called(KIND) }),
  series('Mục ở từng trạng thái', 'Số mục ở mỗi trạng thái, kể cả không xác định; năm trạng thái cộng đủ.', [0, 32, 12, 8], [[`count_values("state", avail_target_state{${S}})`, '{{state}}']], 'none', { decimals: 0, min: 0, overrides: called(STATE) }),
  textPanel('Cách đọc', 'Số nào là số báo cáo, không xác định được tính thế nào.', [12, 32, 12, 8], '**Sẵn sàng** = thời gian hoạt động và suy giảm chia cho thời gian có kết luận (không kể bảo trì, không xác định). **Độ phủ** = phần thời gian có kết luận; dưới 90 % thì không công bố. Hai số này do dịch vụ tính từ sổ, bằng báo cáo tháng tới chữ số cuối. Các ô còn lại tính từ bộ đếm của Prometheus, chỉ để thấy xu hướng và tốc độ tiêu ngân sách. [Báo cáo tháng](${service}/bao-cao)')],
{ variables: [V.kind, V.district, V.agency], time: { from: 'now/M', to: 'now' } }];
