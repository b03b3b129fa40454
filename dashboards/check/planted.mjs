// The check of the checker: defects, one at a time, each of which must be found. Of form without data, of data with a Prometheus.
// [name, board, what stands there, what is planted, what the finding says]
const on = (board, good, defects) => defects.map(([name, bad, said]) => [name, board, good, bad, said]);

export const OF_FORM = [
  ...on('01-wall', '"uid": "avail-wall",', [
    ['a comma is gone', '"uid": "avail-wall"', 'not JSON'],
    ['v2 form', '"apiVersion": "v2", "uid": "avail-wall",', 'classic'],
    ['a uid twice', '"uid": "avail-wan",', 'twice: avail-wan']]),
  ['an old schema', '01-wall', '"schemaVersion": 42', '"schemaVersion": 39', 'schemaVersion'],
  ...on('01-wall', '"title": "Bảng treo tường"', [
    ['a title twice', '"title": "Mạng diện rộng"', 'title: twice'],
    ['an English title of a board', '"title": "Wall"', 'not Vietnamese']]),
  ['an English title of a panel', '01-wall', '"title": "Suy giảm"', '"title": "Degraded"', 'title is not Vietnamese'],
  ['an English legend', '01-wall', '"legendFormat": "Mọi mục"', '"legendFormat": "All targets"', 'English words'],
  ['a mapping in English', '01-wall', '"text": "Gián đoạn"', '"text": "Down"', 'English words'],
  ['people may edit', '01-wall', '"editable": false', '"editable": true', 'editable'],
  ["a panel's id twice", '01-wall', '"id": 2,', '"id": 1,', 'id twice'],
  ['a panel type of old', '01-wall', '"type": "timeseries"', '"type": "graph"', 'unknown type'],
  ['panels overlap', '01-wall', '"y": 17,', '"y": 15,', 'overlaps'],
  ['a panel sticks out', '01-wall', '"x": 20,', '"x": 21,', 'outside'],
  ['the wall is too high', '01-wall', '"h": 10', '"h": 12', 'below the screen'],
  ['a description is gone', '01-wall', '"description": "Số mục đang bảo trì có duyệt."', '"description": ""', 'no description'],
  ['a unit is misspelt', '01-wall', '"unit": "dtdhms"', '"unit": "dtdhmss"', 'unknown unit'],
  ['a unit is missing', '01-wall', '"unit": "suffix:giây",', '', 'unknown unit undefined'],
  ["an option's value is misspelt", '01-wall', '"colorMode": "background"', '"colorMode": "backround"', 'unknown value'],
  ['an option is misspelt', '01-wall', '"graphMode"', '"grafMode"', 'unknown option'],
  ['a reducer is misspelt', '01-wall', '"lastNotNull"', '"lastNonNull"', 'unknown reducer'],
  ['a transformation is misspelt', '05-incidents', '"id": "organize"', '"id": "organise"', 'unknown transformation'],
  ['a sorted field is gone', '05-incidents', '"field": "Mức"', '"field": "Status"', 'sorts by'],
  ['an overridden field is gone', '05-incidents', '"options": "Từ khi bắt đầu"', '"options": "Bắt đầu"', 'override'],
  ['a link to a board that is not there', '01-wall', '/d/avail-wan', '/d/avail-net', 'not there: avail-net'],
  ['a link to a page that is not there', '01-wall', '${service}/targets/', '${service}/things/', 'link to a page that is not there'],
  ...on('01-wall', '"noValue": "MẤT DỮ LIỆU"', [
    ['no words for lost data', '"noValue": ""', 'no words'],
    ['loss that looks calm', '"noValue": "Không có dòng nào"', 'it would look calm']]),
  ['lost data are green', '01-wall', '"match": "null+nan"', '"match": "true"', 'lost data would be green'],
  ['a green zero', '01-wall', 'count(avail_target_state == 1) or 0 * count(avail_target_state)', 'count(avail_target_state == 1) or vector(0)', 'hides'],
  ['a variable is unknown', '01-wall', 'count(avail_target_state == 1)', 'count(avail_target_state{agency=~\\"$who\\"} == 1)', 'unknown $who'],
  ['a panel without data source', '01-wall', '"datasource": {\n    "type": "prometheus",\n    "uid": "${datasource}"\n   },\n   "targets"', '"targets"', 'data source is fixed or missing'],
  ['an unknown metric', '01-wall', 'count(avail_target_state == 2)', 'count(avail_target_status == 2)', 'unknown metric avail_target_status'],
  ['rate on a gauge', '07-self', 'sum(avail_probes_in_flight)', 'sum(rate(avail_probes_in_flight[5m]))', 'rate on the gauge'],
  ['a counter without rate', '07-self', 'sum(rate(avail_probes_made_total[5m]))', 'sum(avail_probes_made_total)', 'counter without rate'],
  ['a unit that makes numbers of codes', '06-slo', '"unit": "none"', '"unit": "percentunit"', 'makes numbers of codes'],
  ['a line whose value is 0', '01-wall', '(avail_vantage_up == bool 0) * on (side) avail_vantage_judged > 0', 'avail_vantage_up == 0', 'which Grafana does not mark'],
  ['a figure of the month loses a digit', '06-slo', '"id": "decimals",\n        "value": 3', '"id": "decimals",\n        "value": 2', 'without its three digits'],
  ['no line for maintenance', '01-wall', '"name": "Bảo trì"', '"name": "Bao tri"', 'none for Bảo trì'],
];
export const OF_DATA = [
  ...on('01-wall', 'count(avail_target_state == 2)', [
    ['a syntax error', 'count(avail_target_state == 2', 'parse error'],
    ['an unknown label', 'count(avail_target_state{knd=\\"wan\\"} == 2)', 'unknown label knd']]),
  ...on('01-wall', 'max by (kind) (avail_target_state)', [
    ['a wrong by-label', 'max by (sort) (avail_target_state)', 'unknown label sort'],
    ['a legend for a label that the expression drops', 'max by (side) (avail_target_state)', 'legend asks for a label that is not there: kind'],
    ['a join of many to many', 'max by (kind, target) (avail_target_state) * on (kind) avail_target_info', 'many']]),
  ['several series without legend', '01-wall', '"legendFormat": "{{kind}}"', '"legendFormat": ""', 'without legend'],
  ['a value that no series has', '04-portal', 'avail_services{result=\\"ok\\"}', 'avail_services{result=\\"good\\"}', 'no data'],
  ['a division that yields nothing', '04-portal', 'sum by (level) (avail_services_catalogued)', 'sum by (agency) (avail_services_catalogued)', 'no data'],
  ['a table that would always be calm', '04-portal', 'avail_portal_links{result!~\\"ok|unknown\\"}', 'avail_portal_links{result=\\"none\\"}', 'no data'],
  ['a variable without values', '02-agency', 'count by (agency, agency_name) (avail_target_info{kind=~', 'count by (agency) (avail_target_info{kind=~', 'no values'],
  ['hundreds of tiles', '02-agency', '(topk(6, ', '(topk(100, ', 'nobody can read them'],
];
/** Seen only when Grafana's transformations have run: by preview.mjs. */
export const OF_FIELDS = [
  ['a joined field is gone', '05-incidents', '"byField": "incident"', '"byField": "incidents"', 'joinByField'],
  ['a kept field does not exist', '05-incidents', '"severity",', '"severities",', 'filterFieldsByName'],
  ['a renamed field does not exist', '05-incidents', '"severity": "Mức"', '"severities": "Mức"', 'organize'],
  ['a unit that Grafana does not know', '06-slo', '"value": "percentunit"', '"value": "percentunits"', 'unknown unit'],
];
/** Of types: what Grafana's published ones do not have. [name, board, what stands there, what is planted, what the finding says] */
export const OF_TYPES = [
  ['a number where words belong', '01-wall', '"refresh": "30s"', '"refresh": 30', 'board: refresh'],
  ['words where a number belongs', '02-agency', '"decimals": 3', '"decimals": "3"', 'decimals'],
  ['words in the place of a box', '01-wall', '"w": 4,', '"w": "4",', 'panel "Gián đoạn": w'],
  ['a key that no board has', '03-wan', '"graphTooltip": 1', '"graphTooltips": 1', 'graphTooltips'],
  ['an option that its panel does not have', '01-wall', '"graphMode": "none"', '"cellHeight": "sm"', 'cellHeight'],
  ['an option of a nested part', '01-wall', '"titleSize": 30', '"nameSize": 30', 'nameSize'],
  ['a word that its option does not have', '05-incidents', '"cellHeight": "sm"', '"cellHeight": "small"', 'cellHeight'],
  ['a kind of cell that does not exist', '05-incidents', '"type": "color-text"', '"type": "color-letters"', 'value'],
  ['an override of the wrong type', '05-incidents', '"id": "custom.width",\n        "value": 190', '"id": "custom.width",\n        "value": "190"', 'value'],
  ['an override of what its panel does not have', '05-incidents', '"id": "custom.width"', '"id": "custom.widths"', 'custom.widths'],
  ['a drawing of the wrong type', '01-wall', '"spanNulls": false', '"spanNulls": "no"', 'spanNulls'],
  ['a drawing that lines do not have', '01-wall', '"showPoints": "never"', '"showDots": "never"', 'showDots'],
  ['a colour mode that does not exist', '01-wall', '"mode": "palette-classic"', '"mode": "palette-modern"', 'mode'],
  ['a mapping of a wrong kind', '01-wall', '"match": "null+nan"', '"match": "nothing"', 'match'],
  ['a variable of a wrong kind', '02-agency', '"type": "custom"', '"type": "customs"', 'board: type'],
  ['a link of a wrong kind', '01-wall', '"type": "dashboards"', '"type": "boards"', 'board: type'],
  ['a query without its letter', '01-wall', '"refId": "A",', '', 'refId'],
  ['a line of annotations without colour', '01-wall', '"iconColor": "blue",', '', 'iconColor'],
];
