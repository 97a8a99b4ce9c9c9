// shape: what a cell gave, seen from outside: whether it is a picture, and how wide its text is.

import type { CodeCell, MimeBundle, Output } from '../../../document/index.ts';
import { columns } from '../code-lines.ts';
import { withoutAnsi } from './ansi.ts';

const all = (cell: CodeCell): Output[] => Object.values(cell.outputs).flat();

const dataOf = (output: Output): MimeBundle =>
  output.output_type === 'display_data' || output.output_type === 'execute_result' ? output.data : {};

/** Whether some variant of a cell gives a picture. */
export const givesPicture = (cell: CodeCell): boolean =>
  all(cell).some((output) => {
    const data = dataOf(output);
    return data['text/html'] === undefined && Object.keys(data).some((mime) => mime.startsWith('image/'));
  });

/** Columns of the longest line of text that a cell gives in any variant; 0 where it gives none. */
export function columnsOfText(cell: CodeCell): number {
  const texts = all(cell).map((output) => {
    if (output.output_type === 'stream') return output.text;
    const { 'text/plain': plain, ...richer } = dataOf(output);
    return typeof plain === 'string' && Object.keys(richer).length === 0 ? plain : '';
  });
  return Math.max(0, ...texts.map((one) => columns(withoutAnsi(one))));
}
