// Vietnamese words for values of labels, from where the product keeps them: the program (words.json), the plan, the runbooks.
import { readFileSync, readdirSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const text = path => readFileSync(new URL(path, root), 'utf8');
const program = JSON.parse(readFileSync(new URL('words.json', import.meta.url), 'utf8'));
const plan = text('alerts/plan.yml');
const named = pattern => Object.fromEntries([...plan.matchAll(pattern)].map(m => [m[1], m[2]]));

export const KIND = program.kind, UNIT_KIND = program.unitKind, STAGE = program.stage, PHASE = program.phase, CAUSE = program.cause;
const steps = named(/^ {2}- \{id: ([\w-]+), stage: [\w-]+, name: "([^"]+)"/gm);
const clocks = named(/^ {2}- \{id: ([\w-]+), name: "([^"]+)", profiles:/gm);
export const STEP = { ack: 'Có người nhận xử lý', classify: 'Phân loại sự cố', ...clocks,
  ...Object.fromEntries(Object.entries(steps).map(([id, words]) => [`step:${id}`, words])) };
export const SEVERITY = Object.fromEntries(Object.entries(named(/^ {2}- \{id: (S[1-4]), name: "([^"]+)"/gm)).map(([id, words]) => [id, `${id} ${words}`]));
export const ALERT = Object.fromEntries(readdirSync(new URL('docs/runbooks/', root)).filter(f => /^[A-Z]\w+\.md$/.test(f) && f !== 'README.md').sort()
  .map(f => [f.slice(0, -3), /^# (.+)/.exec(text(`docs/runbooks/${f}`))[1]]));
export const ALERT_SEVERITY = { 3: ['Nghiêm trọng', 'red'], 2: ['Cảnh báo', 'yellow'], 1: ['Để biết', 'blue'] };
export const RESULT = { missing: 'Thiếu', wrong: 'Dẫn sai chỗ', broken: 'Không mở được' };
export const SIDE = { internet: 'Phía Internet', wan: 'Phía mạng diện rộng', ipv6: 'Phía IPv6' };
export const PHASE_OF_PROBE = { resolve: 'Tra tên', connect: 'Kết nối', tls: 'Bắt tay TLS', processing: 'Xử lý', transfer: 'Truyền' };
// As count_values writes them: the numbers of avail_target_state.
export const STATE = { 0: ['Hoạt động', 'green'], 1: ['Bảo trì', 'blue'], 2: ['Không xác định', 'purple'], 3: ['Suy giảm', 'yellow'], 4: ['Gián đoạn', 'red'] };
export const LOST = 'MẤT DỮ LIỆU';
