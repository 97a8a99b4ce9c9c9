// output: what a code cell gave, in nbformat 4.5's shapes; large binary data lie in the output store.

/** Bytes kept in the output store, named by the SHA-256 of their content. Sizes of pictures are in CSS pixels. */
export interface StoredBytes {
  sha256: string;
  bytes: number;
  width?: number;
  height?: number;
}

/** MIME type → value. Text types (text/*, image/svg+xml, application/json …) are strings or JSON; binary ones are stored. */
export type MimeBundle = Record<string, unknown>;

export interface StreamOutput {
  output_type: 'stream';
  name: 'stdout' | 'stderr';
  text: string;
}
export interface DisplayOutput {
  output_type: 'display_data';
  data: MimeBundle;
  metadata: Record<string, unknown>;
}
export interface ResultOutput {
  output_type: 'execute_result';
  data: MimeBundle;
  metadata: Record<string, unknown>;
  execution_count: number;
}
export interface ErrorOutput {
  output_type: 'error';
  ename: string;
  evalue: string;
  traceback: string[];
}
export type Output = StreamOutput | DisplayOutput | ResultOutput | ErrorOutput;

/** Whether a value of a MIME bundle stands for bytes in the store. */
export function isStored(value: unknown): value is StoredBytes {
  return typeof value === 'object' && value !== null && typeof (value as StoredBytes).sha256 === 'string';
}

/** Kernels send a stream in pieces; what comes from one stream without a break is one text. */
export function joinedStreams(outputs: readonly Output[]): Output[] {
  const result: Output[] = [];
  for (const output of outputs) {
    const last = result.at(-1);
    if (output.output_type === 'stream' && last?.output_type === 'stream' && last.name === output.name)
      result[result.length - 1] = { ...last, text: last.text + output.text };
    else result.push(output);
  }
  return result;
}
