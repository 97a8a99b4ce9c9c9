// page-store: what reading each page gave, kept between builds in one file.

import { join } from 'node:path';
import type { Diagnostic, Document } from '../../document/index.ts';
import type { PageFacts } from '../../link/index.ts';
import type { CodePage } from '../page-cells.ts';
import { readLines, writeLines } from './keyed-lines.ts';

/** What is kept of a page: everything but its tree. */
export interface StoredPage {
  document: Omit<Document, 'tree'>;
  facts: PageFacts;
  code: CodePage['code'];
  diagnostics: Diagnostic[];
  /** Digests of the other files that reading asked for; `absent` where there was none. */
  loads: Record<string, string>;
}

export interface PageStore {
  /** What is kept of a page whose text has this digest; undefined when there is nothing, or it is damaged. */
  find(path: string, digest: string): StoredPage | undefined;
  /** Keeps what was found under `path` as it is. */
  keep(path: string): void;
  put(path: string, digest: string, page: StoredPage): void;
  /** Writes what was kept and put, if anything changed; silent when the system refuses. */
  save(): void;
}

const fileOf = (cache: string): string => join(cache, 'steps', 'pages');

/**
 * Opens the store. `key` is what all pages depend on besides their texts: with another key everything is read anew.
 * A line a page, `path ⇥ digest ⇥ JSON`, so that one changed page costs no more than its own line.
 */
export function openPageStore(cache: string, key: string): PageStore {
  const lines = readLines(fileOf(cache), key);
  const before = new Map(lines.map((line) => [line.slice(0, line.indexOf('\t')), line]));
  const after = new Map<string, string>();
  let changed = false;
  return {
    find(path, digest) {
      const line = before.get(path);
      if (line === undefined || !line.startsWith(`${path}\t${digest}\t`)) return undefined;
      try {
        return JSON.parse(line.slice(path.length + digest.length + 2)) as StoredPage;
      } catch {
        return undefined;
      }
    },
    keep(path) {
      const line = before.get(path);
      if (line !== undefined) after.set(path, line);
    },
    put(path, digest, page) {
      changed = true;
      after.set(path, `${path}\t${digest}\t${JSON.stringify(page)}`);
    },
    save() {
      if (changed || after.size !== before.size) writeLines(fileOf(cache), key, after.values());
    },
  };
}
