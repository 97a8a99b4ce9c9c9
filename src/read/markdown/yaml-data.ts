// yaml-data: YAML text → data, never throwing: what is wrong with it is a value.

import { isMap, isScalar, parseDocument } from 'yaml';
import type { Range } from './source.ts';

export type YamlData =
  | {
      ok: true;
      data: Record<string, unknown>;
      /** Places of its keys in the text. */ keys: ReadonlyMap<string, Range>;
    }
  | { ok: false; message: string; range: Range };

/** Reads a map of keys; nothing at all is an empty map. */
export function readYamlData(text: string): YamlData {
  const whole = { start: 0, end: text.trimEnd().length };
  const document = parseDocument(text, { prettyErrors: false });
  const [error] = document.errors;
  if (error) return { ok: false, message: error.message, range: { start: error.pos[0], end: error.pos[1] } };
  if (document.contents === null) return { ok: true, data: {}, keys: new Map() };
  if (!isMap(document.contents)) return { ok: false, message: 'it holds no keys', range: whole };
  const keys = new Map<string, Range>();
  for (const { key } of document.contents.items) {
    if (isScalar(key) && key.range) keys.set(String(key.value), { start: key.range[0], end: key.range[1] });
  }
  try {
    return { ok: true, data: document.toJS() as Record<string, unknown>, keys };
  } catch (problem) {
    // Aliases that multiply each other ("billion laughs").
    return { ok: false, message: (problem as Error).message, range: whole };
  }
}
