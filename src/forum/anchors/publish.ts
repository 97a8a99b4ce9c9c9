// publish: takes every anchor on to a new version of the book, in batches, each of which is done whole or not at all.

import { setImmediate as turn } from 'node:timers/promises';

import type { Block, Manifest, Section } from '../../compare/index.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { lookupIn } from './book.ts';
import type { AnchorMove } from './move.ts';
import { placeOf } from './place-of.ts';
import type { Anchor, Resolved } from './resolve.ts';
import { resolveAnchor } from './resolve.ts';
import { startStep } from './start-step.ts';
import { stepFrom } from './step.ts';
import type { BlockPlace, EarlierBook, Step } from './step.ts';
import type { VanishedLabel } from './vanished.ts';
import { vanishedLabels } from './vanished.ts';

export interface PublishInput {
  store: Store;
  manifest: Manifest;
  /** The version that is published now, where it is at hand. */
  before?: Manifest;
  now: () => number;
  /** Anchors in one transaction. */
  batch?: number;
}

export interface Published {
  /** Anchors that were taken on, and how many of them are in which state now. */
  anchors: number;
  states: Readonly<Record<string, number>>;
  /** It was not published before. */
  isNew: boolean;
}

export type PublishOutcome =
  | { ok: true; value: Published }
  | { ok: false; vanished: readonly VanishedLabel[] };

/**
 * Takes every anchor on to this version. To be called before the version is served, and once after that, for what was asked about
 * the earlier one meanwhile; called again it changes nothing, and after a crash it goes on where it was. Not done at all when a
 * label with discussions vanished: `vanished` says which.
 */
export async function publishVersion(input: PublishInput): Promise<PublishOutcome> {
  const { store, manifest } = input;
  const earlier = await earlierVersions(input);
  const vanished = await vanishedLabels(store.read, manifest, isWrittenIn(earlier));
  if (vanished.length > 0) return { ok: false, vanished };
  const isCurrent = (await currentVersion(store)) === manifest.id;
  if (!isCurrent) {
    const edition = manifest.edition ?? null;
    await store.write('version.begin', { id: manifest.id, edition, manifest: JSON.stringify(manifest) });
  }
  const states: Record<string, number> = {};
  let anchors = 0;
  for (const [version, old] of earlier) {
    const book = old ?? (await bookOfAnchors(store, version, manifest));
    const step = stepFrom(book, manifest, await startStep(book, manifest, old === undefined));
    anchors += await takeOn(input, version, step, states);
  }
  const isNew =
    !isCurrent &&
    (await store.write('version.finish', {
      now: input.now(),
      id: manifest.id,
      renamed: Object.keys(manifest.aliases).map((label) => [label, lookupIn(manifest).current(label)]),
    }));
  return { ok: true, value: { anchors, states, isNew } };
}

async function currentVersion({ read }: Store): Promise<string | undefined> {
  const row = await read
    .selectFrom('versions')
    .select(['id', 'published'])
    .orderBy('published', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined && row.published > 0 ? row.id : undefined;
}

/** The versions that anchors were resolved in; undefined where it is not kept, as after an import. */
async function earlierVersions({
  store,
  manifest,
  before,
}: PublishInput): Promise<Map<string, Manifest | undefined>> {
  const rows = await store.read
    .selectFrom('anchors')
    .select('anchors.resolved_in as id')
    .distinct()
    .where('anchors.resolved_in', '!=', manifest.id)
    .orderBy('anchors.resolved_in')
    .execute();
  const versions = new Map<string, Manifest | undefined>();
  for (const { id } of rows) {
    if (before?.id === id) versions.set(id, before);
    else {
      const row = await store.read
        .selectFrom('versions')
        .select('manifest')
        .where('id', '=', id)
        .executeTakeFirst();
      versions.set(id, row && row.manifest !== '' ? (JSON.parse(row.manifest) as Manifest) : undefined);
    }
  }
  return versions;
}

/** Whether a label was written by the author or names a page, as far as one of these versions knows it. */
function isWrittenIn(versions: ReadonlyMap<string, Manifest | undefined>): (label: string) => boolean {
  const written = new Set<string>();
  for (const manifest of versions.values()) {
    for (const { label, explicit, page } of manifest?.sections ?? [])
      if (explicit || label === page) written.add(label);
  }
  return (label) => written.has(label);
}

/** What anchors of a version that is not kept tell of it: the blocks that they are about. */
async function bookOfAnchors(store: Store, version: string, next: Manifest): Promise<EarlierBook> {
  const rows = await store.read
    .selectFrom('anchors')
    .selectAll()
    .where('resolved_in', '=', version)
    .orderBy('id')
    .execute();
  const lookup = lookupIn(next);
  const sections = new Map<string, Section>();
  const blocks = new Map<string, Block>();
  for (const row of rows) {
    const label = row.now_label;
    const page = lookup.section(lookup.current(label))?.page ?? label.split('#')[0] ?? label;
    sections.set(label, { label, explicit: false, page, title: label });
    const block = askedBlock(row);
    if (block) blocks.set(`${label} ${block.id}`, block);
  }
  return { sections: [...sections.values()], blocks: [...blocks.values()] };
}

function askedBlock(row: Row<'anchors'>): Block | undefined {
  if (row.now_block === null || row.asked_text === null) return undefined;
  return {
    id: row.now_block,
    section: row.now_label,
    ordinal: 1,
    hash: row.block_hash ?? '',
    text: row.asked_text,
    kind: (row.block_kind ?? 'paragraph') as Block['kind'],
    start: 0,
    end: 0,
    bubble: 0,
  };
}

async function takeOn(
  input: PublishInput,
  version: string,
  step: Step,
  states: Record<string, number>,
): Promise<number> {
  const { store, manifest, batch = 400 } = input;
  let taken = 0;
  for (let last = 0; ;) {
    const rows = await store.read
      .selectFrom('anchors')
      .selectAll()
      .where('resolved_in', '=', version)
      .where('id', '>', last)
      .orderBy('id')
      .limit(batch)
      .execute();
    const end = rows.at(-1);
    if (!end) return taken;
    last = end.id;
    const { staying, moves } = sorted(rows, await resolvedOf(store, rows, step), version);
    taken += await store.write('anchors.move', {
      now: input.now(),
      version: manifest.id,
      staying: {
        from: version,
        ids: staying,
      },
      moves,
    });
    for (const { after } of moves) states[after.state] = (states[after.state] ?? 0) + 1;
    const stayed = rows.filter(({ id }) => staying.includes(id));
    for (const { state } of stayed) states[state] = (states[state] ?? 0) + 1;
    await turn();
  }
}

async function resolvedOf(store: Store, rows: readonly Row<'anchors'>[], step: Step): Promise<Resolved[]> {
  const doubtful = rows.filter(({ state }) => state === 'doubtful').map(({ id }) => id);
  const candidates = new Map<number, readonly BlockPlace[]>();
  if (doubtful.length > 0) {
    const cases = await store.read
      .selectFrom('reviews')
      .select(['anchor_id', 'candidates'])
      .where('kind', '=', 'place')
      .where('state', '=', 'waiting')
      .where('anchor_id', 'in', doubtful)
      .execute();
    for (const one of cases)
      candidates.set(one.anchor_id as number, JSON.parse(one.candidates ?? '[]') as BlockPlace[]);
  }
  return rows.map((row) => {
    const known = candidates.get(row.id);
    const anchor: Anchor = known ? { ...row, candidates: known } : row;
    return resolveAnchor(anchor, step);
  });
}

/** Those that are where they were, under the same names, and those whose row changes. */
function sorted(
  rows: readonly Row<'anchors'>[],
  resolved: readonly Resolved[],
  version: string,
): { staying: number[]; moves: AnchorMove[] } {
  const staying: number[] = [];
  const moves: AnchorMove[] = [];
  rows.forEach((row, i) => {
    const { place, changed, candidates } = resolved[i] as Resolved;
    const before = placeOf(row);
    const isSame = Object.entries(place).every(
      ([column, value]) =>
        column === 'score' || column === 'how' || value === before[column as keyof typeof before],
    );
    if (isSame && !changed && row.state !== 'doubtful') staying.push(row.id);
    else
      moves.push({
        id: row.id,
        from: version,
        before,
        after: place,
        changed,
        ...(candidates && { candidates }),
      });
  });
  return { staying, moves };
}
