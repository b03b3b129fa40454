// Expressions that boards share. Labels are codes that never change; names come from avail_target_info.
import { KIND } from './words.mjs';
import { PROM } from './parts.mjs';

export const S = 'kind=~"$kind",district=~"$district",agency=~"$agency"';
export const AGENCIES = 'count by (agency, agency_name) (avail_target_info)';
const DISTRICTS = `label_replace(${AGENCIES}, "district", "$1", "agency", "(.+)")`;
/** With the names of its target: {{name}}, {{agency_name}}. */
export const named = expr => `(${expr}) * on (target) group_left (name, agency_name) avail_target_info`;
/** The same, the greatest first: a join loses the order of topk. */
export const sorted = expr => `sort_desc(${named(expr)})`;
/** Names as people say them, for places that have room for thirty letters. */
export const short = expr => [['(.*) Ủy ban nhân dân (.*)', '$1 UBND $2'], ['Đường truyền WAN (.*)', 'Mạng $1']].reduce((e, [from, to]) => `label_replace(${e}, "name", "${to}", "name", "${from}")`, expr);
/** With the district's name as {{agency_name}}; a district without a unit of its own keeps its code. */
export const inDistrict = expr => `(${expr}) + on (district) group_left (agency_name) (0 * ${DISTRICTS}) or on (district) label_replace(${expr}, "agency_name", "$1", "district", "(.+)")`;
/** How many; 0 only while there are data, nothing when they are gone. */
export const many = (some, all = 'avail_target_state') => `count(${some}) or 0 * count(${all})`;
export const LASTED = 'time() - avail_target_state_since_timestamp_seconds';

const query = (name, label, q, regex) => ({ name, label, type: 'query', datasource: PROM, query: { query: q, refId: 'StandardVariableQuery' }, regex,
  refresh: 2, sort: 5, multi: true, includeAll: true, allValue: '.*', current: { text: 'Tất cả', value: '$__all' }, hide: 0 });
const NAMED = label => `/${label}="(?<value>[^"]*)".*agency_name="(?<text>[^"]*)"/`;
export const V = {
  kind: { name: 'kind', label: 'Loại', type: 'custom', query: Object.entries(KIND).map(([k, w]) => `${w} : ${k}`).join(', '),
    multi: true, includeAll: true, allValue: '.*', current: { text: 'Tất cả', value: '$__all' }, hide: 0 },
  district: query('district', 'Huyện', `query_result(label_join(count by (district) (avail_target_info{district!=""}) * on (district) group_left (agency_name) ${DISTRICTS}, "a_district", "", "district"))`, NAMED('a_district')),
  agency: query('agency', 'Cơ quan', 'query_result(count by (agency, agency_name) (avail_target_info{kind=~"$kind",district=~"$district"}))', NAMED('agency')) };
