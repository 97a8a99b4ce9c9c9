// write-book: the book in every wanted format onto the disk.

import type { Book, Kept } from '../link/index.ts';
import { forgetTree } from '../link/index.ts';
import type { BuildOptions } from './build.ts';
import type { OnEvent } from './events.ts';
import type { Executed } from './execute-book.ts';
import type { BookFolder } from './folder.ts';
import type { FormatInput, FormatName } from './formats/format.ts';
import { htmlUnits } from './formats/html.ts';
import { libraryUnits } from './formats/library.ts';
import { notebookUnits } from './formats/notebooks.ts';
import { pdfUnits } from './formats/pdf.ts';
import { slideUnits } from './formats/slides.ts';
import type { Placed } from './output-folder.ts';
import { placeUnits, removeStale, withMore } from './output-folder.ts';
import { readNotes, writeNotes } from './notes.ts';
import type { StoredUnit } from './state.ts';
import { readState, writeState } from './state.ts';
import { wantedPages } from './wanted-pages.ts';
import { newOctavo } from './why.ts';
import type { Unit } from './unit.ts';

/** What the formats of a build are made from. */
export function formatInput(
  book: Book,
  executed: Executed,
  folder: BookFolder,
  { tool, kept }: { tool: string; kept?: Kept },
  options: BuildOptions,
): FormatInput {
  const saves = [...executed.libraries.values()].some(({ definitions }) => definitions.size > 0);
  const isWanted = wantedPages(options.pages);
  const usual: FormatName[] = [
    'html',
    'pdf',
    'notebooks',
    ...(book.pages.some(({ slides }) => slides.length > 0) ? (['slides'] as const) : []),
    ...(saves && book.settings.library !== undefined ? (['library'] as const) : []),
  ];
  return {
    book,
    folder,
    formats: new Set(options.formats ?? usual),
    variants: book.settings.variants
      .map(({ name }) => name)
      .filter((name) => options.variant === undefined || name === options.variant),
    pages: book.pages.filter(({ path }) => isWanted(path)),
    libraries: executed.libraries,
    reads: executed.reads,
    ...((book.settings.forum?.provider ?? options.forum) === 'builtin' && { discussed: true }),
    tool,
    ...(kept && { kept }),
    ...(options.signal && { signal: options.signal }),
  };
}

export interface Written extends Placed {
  formulaFallbacks: number;
}

/**
 * Makes what has to be made, keeps what is as it should be, and removes what an earlier build left over. Where it is stopped,
 * nothing is removed, and what was made until then counts for the next build.
 */
export async function writeBook(
  input: FormatInput,
  { output, cache, onEvent, whole }: { output: string; cache: string; onEvent: OnEvent; whole: boolean },
): Promise<Written> {
  const { formats, book } = input;
  if (book.pages.length === 0) return nothingWritten();
  onEvent({
    event: 'stage',
    stage: 'writing',
    text: [...formats].map((format) => shownFormat[format]).join(', '),
  });
  const pdf = formats.has('pdf')
    ? await pdfUnits(input)
    : { units: [], formulaFallbacks: 0, diagnostics: [] };
  const site = formats.has('html') ? await htmlUnits(input) : undefined;
  const units: Unit[] = [
    ...pdf.units,
    ...(formats.has('notebooks') ? notebookUnits(input) : []),
    ...(formats.has('slides') ? await slideUnits(input) : []),
    ...(formats.has('library') ? libraryUnits(input) : []),
    ...(site?.units ?? []),
  ];
  const state = readState(cache, output);
  const notes = readNotes(cache, output, state);
  const folder = {
    directory: output,
    state,
    notes,
    bytes: (sha256: string) => book.resources.bytes(sha256),
    ...(input.signal && { signal: input.signal }),
  };
  const tell = whyTeller(onEvent);
  const written = await placeUnits(units, folder, tell, (path) => {
    const page = book.page(path);
    if (page) forgetTree(page.document);
  });
  const stopped = input.signal?.aborted === true;
  const untouched = [...notes].filter(([name]) => !written.units.has(name));
  const all = new Map([...untouched, ...written.notes]);
  const last = stopped ? [] : (site?.ofNotes(all) ?? []);
  const placed = withMore(written, await placeUnits(last, folder, tell));
  const before = stopped ? state.units : keptUnits(state.units, input, whole);
  const after = { ...before, ...Object.fromEntries(placed.units) };
  if (!stopped) placed.counts.removed = removeStale(state.units, after, output);
  try {
    writeState(cache, output, state, after);
    writeNotes(cache, output, after, all);
  } catch {
    // Without it the next build makes everything again, which is slower and just as right.
  }
  return {
    ...placed,
    formulaFallbacks: pdf.formulaFallbacks,
    diagnostics: [...pdf.diagnostics, ...placed.diagnostics],
  };
}

/** Says of each unit why it is made; once for all that are made only since Octavo is another. */
function whyTeller(onEvent: OnEvent): (unit: Unit, reason: string) => void {
  let told = false;
  return (unit, reason) => {
    if (reason !== newOctavo) onEvent({ event: 'why', unit: unit.name, reason });
    else if (!told) onEvent({ event: 'why', reason: `${newOctavo}: everything is made again` });
    told ||= reason === newOctavo;
  };
}

const shownFormat: Record<FormatName, string> = {
  html: 'site',
  pdf: 'PDF',
  notebooks: 'notebooks',
  slides: 'slides',
  library: 'library',
};

/** What is written of a book without pages, and of one that is only checked. */
export const nothingWritten = (): Written => ({
  made: new Map(),
  reused: new Set(),
  units: new Map(),
  notes: new Map(),
  counts: { written: 0, unchanged: 0, removed: 0 },
  diagnostics: [],
  formulaFallbacks: 0,
});

/** Units of earlier builds that this one did not ask for: other formats and variants, and pages left out by a pattern. */
function keptUnits(
  before: Record<string, StoredUnit>,
  { formats, variants, book }: FormatInput,
  whole: boolean,
): Record<string, StoredUnit> {
  const pages = new Set(book.pages.map(({ path }) => path));
  const all = new Set(book.settings.variants.map(({ name }) => name));
  const isKept = (name: string): boolean => {
    const [format = '', ...rest] = name.split('/');
    if (!(formats as ReadonlySet<string>).has(format)) return true;
    const variant = format === 'html' ? undefined : rest[0];
    if (variant !== undefined && all.has(variant) && !variants.includes(variant)) return true;
    const page = (format === 'html' ? rest : rest.slice(1)).join('/');
    return !whole && pages.has(page);
  };
  return Object.fromEntries(Object.entries(before).filter(([name]) => isKept(name)));
}
