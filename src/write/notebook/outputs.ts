// outputs: what a cell gave, in nbformat's own shapes, with the bytes in it.

import { isStored } from '../../document/index.ts';
import type { MimeBundle, Output } from '../../document/index.ts';
import type { Resources } from '../../link/index.ts';
import { base64 } from './base64.ts';
import { linesOf } from './nbformat.ts';
import type { OutputJson } from './nbformat.ts';

/** `count` is the cell's number of execution. */
export function outputJson(output: Output, count: number | null, resources: Resources): OutputJson {
  switch (output.output_type) {
    case 'stream':
      return { output_type: 'stream', name: output.name, text: linesOf(output.text) };
    case 'display_data':
      return { output_type: 'display_data', data: bundle(output.data, resources), metadata: output.metadata };
    case 'execute_result':
      return {
        output_type: 'execute_result',
        data: bundle(output.data, resources),
        metadata: output.metadata,
        execution_count: count,
      };
    case 'error':
      return {
        output_type: 'error',
        ename: output.ename,
        evalue: output.evalue,
        traceback: output.traceback,
      };
  }
}

/** Bytes that the store does not have are left out; their other forms, such as text/plain, stay. */
function bundle(data: MimeBundle, resources: Resources): MimeBundle {
  const entries = Object.entries(data).flatMap(([mime, value]): [string, unknown][] => {
    if (isStored(value)) {
      const bytes = resources.bytes(value.sha256);
      return bytes ? [[mime, base64(bytes)]] : [];
    }
    return [[mime, typeof value === 'string' && isText(mime) ? linesOf(value) : value]];
  });
  return Object.fromEntries(entries);
}

const isText = (mime: string): boolean =>
  mime.startsWith('text/') || mime === 'image/svg+xml' || mime === 'application/javascript';
