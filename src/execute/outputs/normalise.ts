// normalise: outputs without what differs from run to run, with their bytes in the store.

import type { MimeBundle, Output, StoredBytes } from '../../document/index.ts';
import { pictureSize } from './picture-size.ts';
import { foldControls } from './stream-text.ts';

export interface NormaliseOptions {
  put(bytes: Uint8Array): StoredBytes;
  /** Absolute path → what stands for it in tracebacks and warnings, such as the environment's folder. */
  folders: readonly (readonly [string, string])[];
}

/** Makes the function for one page: the same object has the same made-up address in all its cells. */
export function createNormaliser(options: NormaliseOptions): (outputs: readonly Output[]) => Output[] {
  const text = textRules();
  const paths = (value: string): string =>
    options.folders.reduce((sum, [from, to]) => sum.replaceAll(from, to), text(value));
  const data = (bundle: MimeBundle, metadata: Record<string, unknown>): MimeBundle =>
    Object.fromEntries(
      Object.entries(bundle).map(([type, value]) => [
        type,
        valueOf(type, value, metadata[type], text, options),
      ]),
    );
  const one = (output: Output): Output => {
    switch (output.output_type) {
      case 'stream':
        return { ...output, text: (output.name === 'stderr' ? paths : text)(foldControls(output.text)) };
      case 'display_data':
      case 'execute_result':
        return { ...output, data: data(output.data, output.metadata) };
      case 'error':
        return { ...output, evalue: text(output.evalue), traceback: output.traceback.map(paths) };
    }
  };
  return (outputs) => outputs.map(one);
}

function valueOf(
  type: string,
  value: unknown,
  metadata: unknown,
  text: (value: string) => string,
  options: NormaliseOptions,
): unknown {
  if (typeof value !== 'string') return value;
  if (isBinary(type)) return stored(value, metadata, options);
  return type.startsWith('text/') ? text(value) : value;
}

const isBinary = (type: string): boolean =>
  (/^(?:image|audio|video)\//.test(type) && type !== 'image/svg+xml') ||
  /^application\/(?:pdf|zip|octet-stream)$/.test(type);

function stored(base64: string, metadata: unknown, options: NormaliseOptions): StoredBytes | string {
  const packed = base64.replace(/\s+/g, '');
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return base64;
  const bytes = Buffer.from(packed, 'base64');
  const size = { ...pictureSize(bytes), ...sizesOf(metadata) };
  return { ...options.put(bytes), ...size };
}

/** Jupyter's metadata give the size in CSS pixels, which a picture of double density does not know. */
function sizesOf(metadata: unknown): { width?: number; height?: number } {
  if (typeof metadata !== 'object' || metadata === null) return {};
  const { width, height } = metadata as Record<string, unknown>;
  return { ...(typeof width === 'number' && { width }), ...(typeof height === 'number' && { height }) };
}

/** Addresses of objects and the random names of pandas' styled tables, numbered as they come. */
function textRules(): (value: string) => string {
  const addresses = new Map<string, string>();
  const tables = new Map<string, string>();
  const numbered = (known: Map<string, string>, key: string, make: (index: number) => string): string => {
    const value = known.get(key) ?? make(known.size + 1);
    known.set(key, value);
    return value;
  };
  return (value) =>
    value
      .replace(
        /\bat (0x[0-9a-fA-F]{6,16})\b/g,
        (_, address: string) =>
          `at ${numbered(addresses, address.toLowerCase(), (n) => `0x7f${(n * 16).toString(16).padStart(10, '0')}`)}`,
      )
      .replace(
        /\bT_([0-9a-f]{5})(?=[_" ])/g,
        (_, id: string) => `T_${numbered(tables, id, (n) => n.toString(16).padStart(5, '0'))}`,
      );
}
