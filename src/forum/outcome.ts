// outcome: what an action gives: its value, or why it was refused, to be put in words by the page.

/** Every reason for which the forum says no; each has its words in words/. Permanent: the interface for programs tells them. */
export type RefusalCode =
  | 'sign-in' // nobody is signed in
  | 'choose-handle' // signed in, but without a name yet
  | 'not-allowed' // this person may not do that, or not yet
  | 'not-found' // it is not there, or not for this person
  | 'too-fast' // seconds
  | 'too-many' // seconds; a day's allowance
  | 'too-short' // least
  | 'too-long' // over
  | 'too-many-links' // most
  | 'too-many-images' // most
  | 'too-many-mentions' // most
  | 'said-already' // the same words a moment ago
  | 'watched-word' // word
  | 'closed' // the discussion is closed
  | 'silenced' // until
  | 'suspended' // until
  | 'changed-meanwhile' // somebody else was faster: by
  | 'no-such-place' // label or block is not in the book
  | 'handle-taken'
  | 'handle-not-possible'
  | 'link-expired' // a sign-in link or code that is used up or old
  | 'not-an-image'
  | 'image-too-large' // most, in bytes
  | 'read-only' // discussions can only be read just now
  | 'not-understood'; // the request itself: field, problem

export interface Refusal {
  code: RefusalCode;
  /** Numbers and names for its words. */
  details?: Readonly<Record<string, string | number>>;
  /** The field of the form that it is about. */
  field?: string;
}

export type Outcome<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

export const done = <Value>(value: Value): Outcome<Value> => ({ ok: true, value });

export const refusal = (code: RefusalCode, details?: Refusal['details'], field?: string): Refusal => ({
  code,
  ...(details !== undefined && { details }),
  ...(field !== undefined && { field }),
});

export const refused = (code: RefusalCode, details?: Refusal['details'], field?: string): Outcome<never> => ({
  ok: false,
  refusal: refusal(code, details, field),
});
