// routes: what a route of the forum is. Tables of these are all that can be asked of it.

import type * as z from 'zod';

import type { Scope } from '../actor.ts';
import type { Operation } from './operation.ts';
import type { Reply } from './reply.ts';
import type { ForumRequest } from './request.ts';

/** A page, a part of one, a feed or a file: something that only reads. */
export interface ReadRoute<Input = never> {
  /** "thread": its name in the table of who may see what. */
  name: string;
  /** Below `/-`, in the router's syntax: "/talk/:thread". */
  path: string;
  input: z.ZodType<Input>;
  show(request: ForumRequest, input: Input): Promise<Reply>;
  /** For programs: how it is described to them, and what a key must allow. */
  api?: ReadApi;
}

export interface ReadApi {
  summary: string;
  scope: Scope;
  output?: z.ZodType;
  /** Media type; absent: plain JSON. */
  type?: string;
  /** Nobody need be signed in. */
  open: boolean;
}

/** Keeps the types of one route together; a table holds routes of all kinds. */
export const readRoute = <Input>(one: ReadRoute<Input>): ReadRoute => one as unknown as ReadRoute;

export interface RouteTables {
  reads: readonly ReadRoute[];
  operations: readonly Operation[];
}
