// operation: one thing that can be done, once for people's forms and once for programs.

import type * as z from 'zod';

import type { Scope } from '../actor.ts';
import type { Outcome, Refusal } from '../outcome.ts';
import type { Fields } from './input.ts';
import type { Reply } from './reply.ts';
import type { ForumRequest } from './request.ts';

export interface Operation<Input = never, Value = unknown> {
  /** "post.create": the address of its form is `/-/do/post.create`; its name in the interface for programs and in the table of who may do what. */
  name: string;
  summary: string;
  /** What a key must allow; absent: no program may do it. */
  scope?: Scope;
  /** Parts of the path, the query and the body together. */
  input: z.ZodType<Input>;
  /** What programs get. */
  output?: z.ZodType;
  /** Checks that the visitor may do it, and does it. `cookies` of its value are set by the answer and told to nobody else. */
  run(request: ForumRequest, input: Input): Promise<Outcome<Value>>;
  /** The page that comes after the form. */
  next(value: Value, input: Input, request: ForumRequest): string | Reply | Promise<Reply>;
  /** Changes nothing: a script gets the value alone, and may ask as often as for a page. */
  isPreview?: true;
  /** The form again, with what stands in it and what is wrong; absent: a page that says so. */
  again?(request: ForumRequest, fields: Fields, refusal: Refusal): Promise<Reply>;
  /** For programs: below `/-/api`. */
  api?: { method: 'get' | 'post' | 'put' | 'patch' | 'delete'; path: string };
}

/** Keeps the types of one operation together; a table holds operations of all kinds. */
export const operation = <Input, Value>(one: Operation<Input, Value>): Operation =>
  one as unknown as Operation;
