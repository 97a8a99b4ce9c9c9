// table: rows of figures as aligned columns, the recorded baseline and the budget beside them.

import type { Figures, Result, Scenario } from './scenario.ts';
import { nameOf } from './scenario.ts';

interface Column {
  title: string;
  width: number;
  text(scenario: Scenario, result: Result, before: Figures | undefined): string;
}

const dash = '–';

const columns: readonly Column[] = [
  { title: 'CPU s', width: 7, text: (_, { cpu }) => cpu.toFixed(2) },
  { title: 'recorded', width: 8, text: (_, __, before) => before?.cpu.toFixed(2) ?? dash },
  { title: 'ratio', width: 5, text: (_, { cpu }, before) => (before ? (cpu / before.cpu).toFixed(2) : dash) },
  { title: 'budget', width: 6, text: ({ budget }) => budget?.cpu?.toFixed(1) ?? dash },
  { title: 'wall s', width: 7, text: (_, { wall }) => wall.toFixed(2) },
  { title: 'MB', width: 5, text: (_, { memory }) => memory?.toFixed(0) ?? dash },
  { title: 'recorded', width: 8, text: (_, __, before) => before?.memory?.toFixed(0) ?? dash },
  { title: 'budget', width: 6, text: ({ budget }) => budget?.memory?.toFixed(0) ?? dash },
  { title: 'pages', width: 9, text: (_, { pages }) => pages ?? dash },
  { title: 'errors', width: 6, text: (_, { errors }) => errors?.toFixed(0) ?? dash },
];

/** The heads of the columns; names of rows are at most `width` long. */
export const tableHead = (width: number): string => line('build', width, ({ title }) => title);

/** One row, and what it complains of below it. */
export function tableRow(
  width: number,
  scenario: Scenario,
  result: Result,
  before: Figures | undefined,
): string {
  const row = line(nameOf(scenario), width, (column) => column.text(scenario, result, before));
  return [row, ...result.complaints.map((text) => `  ! ${text}`)].join('\n');
}

const line = (name: string, width: number, text: (column: Column) => string): string =>
  [name.padEnd(width), ...columns.map((column) => text(column).padStart(column.width))].join('  ');
