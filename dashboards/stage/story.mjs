// What happens on the stage: enough of everything that the boards show.
export const BROKEN = [
  ['target:web-vp-ubnd', 'refused'], ['target:web-293', 'dead'], ['target:web-sct', 'wrong_status'], ['target:web-snv', 'expired'], ['target:web-stnmt', 'slow'],
  ['target:web-288', 'error_page'], ['target:web-10585', 'refused'], ['target:web-10591', 'reset'], ['target:web-10606', 'dns_nxdomain'],
  ['target:wan-297', 'dead'], ['target:dvc/cap-phep', 'service_page_lost'], ['target:portal', 'listing_wrong']];
export const MENDED = ['target:web-10585', 'target:web-293'];

export async function fault(controls, scope, name) {
  const answer = await fetch(`${controls}/faults`, { method: 'POST', body: new URLSearchParams({ scope, fault: name }), redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`${scope} ${name}: ${answer.status} ${(await answer.text()).slice(0, 200)}`);
}
