// actor: who asks for something: nobody, a person, or a program with a person's key.

import type { Role, Trust } from './store/schema.ts';

export interface Actor {
  id: number;
  handle: string;
  role: Role;
  trust: Trust;
  created: number;
  silencedUntil?: number;
  suspendedUntil?: number;
  /** Present when a program acts with a key: what the key allows. */
  scopes?: readonly Scope[];
}

export type Scope = 'read' | 'post' | 'moderate' | 'administer';

/** Nobody is signed in: undefined. */
export type Visitor = Actor | undefined;

export const isStaff = (actor: Visitor): boolean =>
  actor !== undefined && (actor.role === 'moderator' || actor.role === 'administrator');
