// What our boards are by Grafana's published types. Grafana fills in defaults, so that every key may be absent: `Loose`.
// What its types leave open (options, custom, overrides, queries, lines of annotations) is closed here.
import type { AnnotationQuery, Dashboard, DataQuery, FieldConfig, Panel as AnyPanel, VariableModel } from '@grafana/schema';
import type * as bargauge from '@grafana/schema/dist/esm/raw/composable/bargauge/panelcfg/x/BarGaugePanelCfg_types.gen';
import type * as stat from '@grafana/schema/dist/esm/raw/composable/stat/panelcfg/x/StatPanelCfg_types.gen';
import type * as timeline from '@grafana/schema/dist/esm/raw/composable/statetimeline/panelcfg/x/StateTimelinePanelCfg_types.gen';
import type * as table from '@grafana/schema/dist/esm/raw/composable/table/panelcfg/x/TablePanelCfg_types.gen';
import type * as words from '@grafana/schema/dist/esm/raw/composable/text/panelcfg/x/TextPanelCfg_types.gen';
import type * as series from '@grafana/schema/dist/esm/raw/composable/timeseries/panelcfg/x/TimeSeriesPanelCfg_types.gen';

/** Every key may be absent, and a word of an enumeration may be written as the string that it is. */
type Loose<T> = T extends string ? `${T}` : T extends (infer U)[] ? Loose<U>[] : T extends object ? { [K in keyof T]?: Loose<T[K]> } : T;
type Need<T, K extends keyof T> = Loose<T> & { [P in K]-?: Loose<T[P]> };
type None = Record<string, never>;

interface Link { title: string; url: string; targetBlank: boolean }
/** A query as Grafana's source for Prometheus has it. */
interface Query extends Need<DataQuery, 'refId'> { expr: string; legendFormat: string; instant?: boolean; range?: boolean; format?: 'time_series' | 'table' | 'heatmap' }
/** Of annotations Grafana's types know no words of a data source; these are those of Prometheus. */
type Note = Need<Omit<AnnotationQuery, 'target' | 'snapshotData'>, 'name' | 'enable' | 'iconColor' | 'datasource'> & { expr: string; titleFormat: string; textFormat: string; step: string; useValueForTime: boolean };

type Field = Omit<FieldConfig, 'custom' | 'links'> & { links?: Link[] };
type Property<C> = { [K in keyof Field]-?: { id: K; value: Loose<Field[K]> } }[keyof Field]
  | { [K in keyof C & string]-?: { id: `custom.${K}`; value: Loose<C[K]> } }[keyof C & string] | { id: 'custom.hideFrom.viz'; value: boolean };

interface Of<T extends string, O, C> extends Pick<AnyPanel, 'title' | 'description'> {
  id: number; type: T; gridPos: { x: number; y: number; w: number; h: number };
  datasource?: { type: 'prometheus'; uid: string }; targets: Query[]; options: Loose<O>;
  fieldConfig: { defaults: Loose<Field> & { custom: Loose<C> }; overrides: { matcher: { id: string; options: string }; properties: Property<C>[] }[] };
  transformations: { id: string; options: Record<string, unknown> }[] }
export interface Kinds {
  'stat': Of<'stat', stat.Options, None>; 'bargauge': Of<'bargauge', bargauge.Options, None>; 'text': Of<'text', words.Options, None>;
  'table': Of<'table', table.Options, table.FieldConfig>; 'timeseries': Of<'timeseries', series.Options, series.FieldConfig>;
  'state-timeline': Of<'state-timeline', timeline.Options, timeline.FieldConfig> }

export type Board = Need<Omit<Dashboard, 'panels' | 'annotations' | 'templating'>, 'uid' | 'title' | 'schemaVersion' | 'timezone' | 'time' | 'links' | 'tags'>
  & { panels: []; templating: { list: Need<VariableModel, 'name' | 'type'>[] }; annotations: { list: Note[] } };
