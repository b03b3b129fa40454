// What happens on the stage: enough of everything that the boards show.
import { pause } from './programs.mjs';

export const BROKEN = [
  ['target:web-vp-ubnd', 'refused'], ['target:web-293', 'dead'], ['target:web-sct', 'wrong_status'], ['target:web-snv', 'expired'], ['target:web-stnmt', 'slow'],
  ['target:web-288', 'error_page'], ['target:web-10585', 'refused'], ['target:web-10591', 'reset'], ['target:web-10606', 'dns_nxdomain'],
  ['target:wan-297', 'dead'], ['target:dvc/cap-phep', 'service_page_lost'], ['target:portal', 'listing_wrong']];
export const MENDED = ['target:web-10585', 'target:web-293'];

export async function fault(controls, scope, name) {
  const answer = await fetch(`${controls}/faults`, { method: 'POST', body: new URLSearchParams({ scope, fault: name }), redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`${scope} ${name}: ${answer.status} ${(await answer.text()).slice(0, 200)}`);
}

/** The first group of `words` on a page; a page that a busy machine answers late is asked for again. */
async function find(what, page, words) {
  let text;
  for (let left = 10; left > 0; left--, await pause(1000)) {
    text = await page();
    const found = words.exec(text);
    if (found) return found[1];
  }
  throw new Error(`${what}: không thấy ${words} trong trang ${text.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 600)}`);
}

/** Maintenance of a site for so many minutes: planned by one account of the simulation and approved by the other, through the service's pages. */
export async function maintain(service, target, minutes) {
  const once = (path, cookie, fields) => fetch(service + path, { method: 'POST', headers: { cookie }, body: new URLSearchParams(fields), redirect: 'manual' });
  // A busy machine may answer that it could not in time; nothing was done then.
  const post = async (...order) => {
    for (let left = 5; ; left--, await pause(2000)) {
      const answer = await once(...order);
      if (answer.status < 500 || !left) return answer;
    }
  };
  const done = async (what, answer) => { if (answer.status !== 303) throw new Error(`${what}: ${answer.status} ${(await answer.text()).replace(/<[^>]+>/g, ' ').slice(0, 300)}`); return answer; };
  const enter = async login => {
    const answer = await done('đăng nhập', await post('/dang-nhap', '', { login, password: 'haidang-demo' }));
    const cookie = answer.headers.getSetCookie().map(c => c.split(';')[0]).join('; ');
    const page = async () => (await fetch(`${service}/bao-tri?q=${encodeURIComponent(target)}`, { headers: { cookie } })).text();
    return { cookie, page, word: await find(`trang bảo trì cho ${login}`, page, /name="word" value="([^"]+)"/) };
  };
  const [desk, leader] = [await enter('truc'), await enter('lanhdao')];
  const at = seconds => new Date(Date.now() + seconds * 1000).toISOString();
  await done('lập đợt bảo trì', await post('/bao-tri', desk.cookie, { word: desk.word, target, what: 'Nâng cấp máy chủ', start: at(60), end: at(60 + minutes * 60), document: '', announced: '', told: '' }));
  const id = await find('nút duyệt đợt bảo trì', leader.page, /\/bao-tri\/(BT-[\w-]+)\/duyet/);
  await done('duyệt đợt bảo trì', await post(`/bao-tri/${id}/duyet`, leader.cookie, { word: leader.word, document: '12/TB-STTTT' }));
}
