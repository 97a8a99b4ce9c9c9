// bibtex/: turns BibTeX and BibLaTeX files into CSL works by key, with diagnostics at the line of what is broken.
// Main function: `readBibliography(files)`.
// It must never let one broken entry take others with it.

import type { Diagnostic } from '../../../document/index.ts';
import { diagnostic } from '../../../document/index.ts';
import type { Item } from '../item.ts';
import { parseBibtex } from './parse.ts';
import type { RawEntry } from './parse.ts';
import { toItem } from './to-item.ts';

export interface Bibliography {
  items: Map<string, Item>;
  diagnostics: Diagnostic[];
}

/** All works of some files; of two with one key the first counts. `@string`s hold for the files after theirs, too. */
export function readBibliography(files: readonly { path: string; text: string }[]): Bibliography {
  const diagnostics: Diagnostic[] = [];
  const strings = new Map<string, string>();
  const entries = new Map<string, { entry: RawEntry; file: string }>();
  for (const { path, text } of files) {
    const parsed = parseBibtex(text, strings);
    for (const { what, position } of parsed.broken)
      diagnostics.push(diagnostic('invalid-bibliography', { file: path, position }, what));
    for (const entry of parsed.entries) {
      const first = entries.get(entry.key);
      if (first === undefined) {
        entries.set(entry.key, { entry, file: path });
        continue;
      }
      const place = `${first.file}:${first.entry.position.start.line}`;
      diagnostics.push(
        diagnostic('duplicate-citation-key', { file: path, position: entry.position }, entry.key, place),
      );
    }
  }
  const byLowerKey = new Map(
    [...entries.values()].toReversed().map(({ entry }) => [entry.key.toLowerCase(), entry]),
  );
  const items = new Map<string, Item>();
  for (const [key, { entry, file }] of entries) items.set(key, toItem(inherited(entry, byLowerKey), file));
  return { items, diagnostics };
}

/** `crossref`: what the entry itself lacks comes from the one that it names; a book's title becomes the book title. */
function inherited(entry: RawEntry, entries: ReadonlyMap<string, RawEntry>): RawEntry {
  const fields = new Map(entry.fields);
  const seen = new Set([entry.key.toLowerCase()]);
  let name = entry.fields.get('crossref');
  while (name !== undefined && !seen.has(name.toLowerCase())) {
    seen.add(name.toLowerCase());
    const parent = entries.get(name.toLowerCase());
    for (const [field, value] of parent?.fields ?? []) {
      if (field === 'shorttitle' || field === 'crossref') continue;
      const own = field === 'title' ? (entry.type === 'article' ? 'journal' : 'booktitle') : field;
      if (!fields.has(own)) fields.set(own, value);
    }
    name = parent?.fields.get('crossref');
  }
  return { ...entry, fields };
}
