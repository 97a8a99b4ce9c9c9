// reply: what a route of the forum answers with, before it becomes bytes.

import type { Html } from '../../write/html/index.ts';
import type { Refusal } from '../outcome.ts';

export type Reply =
  /** A finished page; as bytes in UTF-8 where it was kept. */
  | { kind: 'page'; html: Html | Uint8Array; status?: number; cookies?: readonly string[] }
  /** A part of a page, for the script. */
  | { kind: 'part'; html: Html; status?: number }
  /** Another page of this site comes next. */
  | { kind: 'go'; to: string; permanent?: boolean; cookies?: readonly string[] }
  | { kind: 'json'; value: unknown; status?: number }
  /** `forever`: its address changes with it. */
  | { kind: 'text'; text: string; type: string; forever?: boolean }
  | { kind: 'refused'; refusal: Refusal }
  /** Anything else: files, streams. */
  | { kind: 'response'; response: Response };

/** HTTP statuses of refusals. */
export const statusOf: Readonly<Record<Refusal['code'], number>> = {
  'sign-in': 401,
  'choose-handle': 403,
  'not-allowed': 403,
  'not-found': 404,
  'too-fast': 429,
  'too-many': 429,
  'too-short': 422,
  'too-long': 422,
  'too-many-links': 422,
  'too-many-images': 422,
  'too-many-mentions': 422,
  'said-already': 409,
  'watched-word': 422,
  closed: 409,
  silenced: 403,
  suspended: 403,
  'changed-meanwhile': 409,
  'no-such-place': 404,
  'handle-taken': 409,
  'handle-not-possible': 422,
  'link-expired': 410,
  'not-an-image': 415,
  'image-too-large': 413,
  'read-only': 503,
  'not-understood': 400,
};
