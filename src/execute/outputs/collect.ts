// collect: a kernel's messages into the outputs of a page's cells, in nbformat 4.5's shapes.

import type { DisplayOutput, Output, ResultOutput } from '../../document/index.ts';
import type { Message } from '../kernel/message.ts';

/** Characters of text that one cell may print, and of other data (base64) that it may show. */
export interface Limits {
  text: number;
  data: number;
}
export const defaultLimits: Limits = { text: 10_000_000, data: 50_000_000 };

export interface Collector {
  /** By cell. */
  outputs: Output[][];
  /** Characters that each cell has given, kept or not. */
  sizes: number[];
  /** Cells of which something was left out. */
  shortened: Set<number>;
  take(cell: number, message: Message): void;
}

const cut = '\n… the rest of this output was left out …\n';

export function createCollector(cells: number, limits: Limits = defaultLimits): Collector {
  return new PageCollector(cells, limits);
}

class PageCollector implements Collector {
  readonly outputs: Output[][];
  readonly sizes: number[];
  readonly shortened = new Set<number>();
  private readonly limits: Limits;
  private readonly texts: number[];
  /** Cells whose outputs go as soon as there is another one. */
  private readonly clearing = new Set<number>();
  /** Everything shown under an id, in whatever cell: updates change all of it. */
  private readonly displays = new Map<string, (DisplayOutput | ResultOutput)[]>();

  constructor(cells: number, limits: Limits) {
    this.limits = limits;
    this.outputs = Array.from({ length: cells }, () => []);
    this.sizes = Array.from({ length: cells }, () => 0);
    this.texts = Array.from({ length: cells }, () => 0);
  }

  /** What is not named here (status, execute_input, comm messages of widgets) shows nothing. */
  take(cell: number, { header, content }: Message): void {
    const data = bundle(content['data']);
    const metadata = bundle(content['metadata']);
    const id = bundle(content['transient'])['display_id'];
    switch (header.msg_type) {
      case 'stream':
        this.addStream(cell, content['name'] === 'stderr' ? 'stderr' : 'stdout', textOf(content['text']));
        break;
      case 'display_data':
        this.addDisplay(cell, { output_type: 'display_data', data, metadata }, id);
        break;
      case 'execute_result': {
        const execution_count = Number(content['execution_count']);
        this.addDisplay(cell, { output_type: 'execute_result', data, metadata, execution_count }, id);
        break;
      }
      case 'update_display_data':
        if (this.fits(cell, data)) {
          for (const shown of this.displays.get(textOf(id)) ?? []) Object.assign(shown, { data, metadata });
        }
        break;
      case 'clear_output':
        if (content['wait'] === true) this.clearing.add(cell);
        else this.outputs[cell] = [];
        break;
      case 'error':
        this.add(cell, errorOf(content));
        break;
    }
  }

  private add(cell: number, output: Output): void {
    if (this.clearing.delete(cell)) this.outputs[cell] = [];
    this.outputs[cell]?.push(output);
  }

  private addStream(cell: number, name: 'stdout' | 'stderr', text: string): void {
    this.sizes[cell] = (this.sizes[cell] ?? 0) + text.length;
    const room = this.limits.text - (this.texts[cell] ?? 0);
    this.texts[cell] = (this.texts[cell] ?? 0) + text.length;
    if (room <= 0) return;
    if (text.length > room) this.shortened.add(cell);
    const piece = text.length > room ? text.slice(0, room) + cut : text;
    const last = this.clearing.has(cell) ? undefined : this.outputs[cell]?.at(-1);
    if (last?.output_type === 'stream' && last.name === name) last.text += piece;
    else this.add(cell, { output_type: 'stream', name, text: piece });
  }

  private addDisplay(cell: number, output: DisplayOutput | ResultOutput, id: unknown): void {
    if (!this.fits(cell, output.data)) output.data = { 'text/plain': cut.trim() };
    this.add(cell, output);
    if (typeof id === 'string') this.displays.set(id, [...(this.displays.get(id) ?? []), output]);
  }

  private fits(cell: number, data: Record<string, unknown>): boolean {
    this.sizes[cell] = (this.sizes[cell] ?? 0) + sizeOf(data);
    if (this.sizes[cell] - (this.texts[cell] ?? 0) <= this.limits.data) return true;
    this.shortened.add(cell);
    return false;
  }
}

function errorOf(content: Record<string, unknown>): Output {
  const traceback = Array.isArray(content['traceback']) ? content['traceback'].map(String) : [];
  return {
    output_type: 'error',
    ename: textOf(content['ename']),
    evalue: textOf(content['evalue']),
    traceback,
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? ''));

const bundle = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...(value as Record<string, unknown>) } : {};

function sizeOf(data: Record<string, unknown>): number {
  let size = 0;
  for (const value of Object.values(data)) {
    size += typeof value === 'string' ? value.length : JSON.stringify(value ?? null).length;
  }
  return size;
}
