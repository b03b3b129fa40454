// Tables: header, rows, cells in their colour, links of cells.
import { CALM } from '../source/parts.mjs';
import { grafana, theme } from './grafana.mjs';
import { escape, text } from './fields.mjs';
import { linked, nothing } from './tiles.mjs';

const NUMBER = grafana.FieldType.number;
const ROW = 36;

function cell(field, i, frame, link) {
  const value = field.values[i];
  const shown = field.show(value);
  const said = text(shown);
  const kind = field.config.custom.cellOptions?.type;
  const style = kind === 'color-background' ? `background:${shown.color};color:${theme.colors.getContrastText(shown.color)}`
    : kind === 'color-text' ? `color:${shown.color}` : '';
  const scoped = { '__value.raw': encodeURIComponent(value), '__value.text': encodeURIComponent(said) };
  for (const other of frame.fields) {
    scoped[`__data.fields.${other.title}`] = encodeURIComponent(other.values[i]);
    for (const [k, v] of Object.entries(other.labels ?? {})) scoped[`__field.labels.${k}`] = v;
  }
  return `<td class="${field.type === NUMBER && !field.config.mappings?.length ? 'r' : ''}" style="${style}">${linked(escape(said), field.config, scoped, link)}</td>`;
}

export function table(panel, frames, { height, link }) {
  const frame = frames[0];
  const fields = frame?.fields.filter(f => !f.config.custom.hidden && !f.config.custom.hideFrom?.viz) ?? [];
  if (!frame?.length || !fields.length) return nothing(panel);
  const room = Math.floor((height - ROW) / ROW);
  const widths = fields.map(f => f.config.custom.width ? `<col style="width:${f.config.custom.width}px">` : '<col>').join('');
  const rows = Array.from({ length: Math.min(frame.length, Math.max(1, room)) }, (_, i) =>
    `<tr>${fields.map(f => cell(f, i, frame, link)).join('')}</tr>`);
  const more = frame.length > room ? `<div class="more">… còn ${frame.length - room} dòng, cuộn để xem</div>` : '';
  const calm = frame.length === 1 && frame.fields.some(f => f.values[0] === CALM.label);
  return { html: `<table><colgroup>${widths}</colgroup><thead><tr>${fields.map(f => `<th>${escape(f.title)}</th>`).join('')}</tr></thead><tbody>${rows.join('')}</tbody></table>${more}`,
    drawn: calm ? 0 : frame.length, says: calm ? text(fields[0].show(fields[0].values[0])) : '', columns: fields.map(f => f.title) };
}
