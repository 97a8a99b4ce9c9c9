// show-diagnostic: a diagnostic as lines for a person: where, what, the line itself with a caret, what to do.

import type { ReportedDiagnostic } from '../project/index.ts';
import type { Paint } from './colour.ts';

/** `source` gives the text of a file of the book, if it can be read. */
export function showDiagnostic(
  one: ReportedDiagnostic,
  source: (file: string) => string | undefined,
  paint: Paint,
): string {
  const place = one.line === undefined ? one.file : `${one.file}:${one.line}:${one.column ?? 1}`;
  const severity = one.severity === 'error' ? paint.error('error') : paint.warning('warning');
  const [message = '', ...rest] = one.message.trimEnd().split('\n');
  const more = rest.map((line) => `    ${line}\n`).join('');
  return `${paint.strong(place)}  ${severity}  ${message}  ${paint.soft(`[${one.code}]`)}\n${more}${excerpt(one, source, paint)}  ${one.help}\n`;
}

/** The line and a row of carets below it; nothing where the place or the file is not known. */
function excerpt(
  one: ReportedDiagnostic,
  source: (file: string) => string | undefined,
  paint: Paint,
): string {
  if (one.line === undefined || one.column === undefined) return '';
  const line = source(one.file)?.split('\n')[one.line - 1];
  if (line === undefined) return '';
  const number = String(one.line);
  const end = one.endLine === one.line && one.endColumn !== undefined ? one.endColumn : line.length + 1;
  const { shown, shift } = window(line, one.column - 1);
  const from = one.column - 1 - shift;
  const before = shown.slice(0, from).replace(/[^\t]/g, ' ');
  const width = Math.max(1, Math.min(end - one.column, shown.length - from));
  const carets = '^'.repeat(width);
  return `  ${paint.soft(`${number} |`)} ${shown}\n  ${paint.soft(`${' '.repeat(number.length)} |`)} ${before}${paint.error(carets)}\n`;
}

/** At most 110 columns of a line, around the place that matters. */
function window(line: string, column: number): { shown: string; shift: number } {
  const most = 110;
  if (line.length <= most) return { shown: line, shift: 0 };
  const shift = Math.max(0, Math.min(column - 40, line.length - most));
  return { shown: line.slice(shift, shift + most), shift };
}
