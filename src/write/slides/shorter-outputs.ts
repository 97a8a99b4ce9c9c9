// shorter-outputs: what a cell gave, as much of it as a slide can show: its beginning, no messages, no traces.

import type { MimeBundle, Output } from '../../document/index.ts';
import { joinedStreams } from '../../document/index.ts';
import type { SlideWords } from './words.ts';

/** Lines of one text that a slide shows. */
const most = 14;

/** Outputs for a slide; a line at the end of a text says how many are left out. */
export function shorterOutputs(outputs: readonly Output[], words: SlideWords): Output[] {
  return joinedStreams(outputs).flatMap((output): Output[] => {
    switch (output.output_type) {
      case 'stream':
        return output.name === 'stderr' ? [] : [{ ...output, text: shorter(output.text, words) }];
      case 'error':
        return [{ ...output, traceback: [] }];
      case 'display_data':
      case 'execute_result':
        return [{ ...output, data: shorterBundle(output.data, words) }];
    }
  });
}

function shorterBundle(data: MimeBundle, words: SlideWords): MimeBundle {
  const plain = data['text/plain'];
  return typeof plain === 'string' ? { ...data, 'text/plain': shorter(plain, words) } : data;
}

function shorter(text: string, words: SlideWords): string {
  const lines = text.replace(/\s+$/, '').split('\n');
  if (lines.length <= most) return text;
  return [...lines.slice(0, most - 1), words.more(lines.length - most + 1)].join('\n');
}
