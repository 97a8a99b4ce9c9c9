// writing: forms: a new question, an answer, an edit, signing in, a handle.

import type { Refusal } from '../../outcome.ts';
import type { ThreadKind } from '../../store/schema.ts';
import type { PersonRef, SimilarView } from './parts.ts';

/** What stands in a form about a text, and what came back from the server with it. */
export interface TextForm {
  /** Of this form: posting twice with it posts once. */
  key: string;
  body: string;
  /** The text as cooked, after "Preview". */
  preview?: string;
  /** Formulas and code that cannot be read. */
  problems?: readonly { line: number; code: string; details?: Readonly<Record<string, string | number>> }[];
  refusal?: Refusal;
}

export interface AskView {
  /** Label of the section; absent while no place is chosen. */
  label?: string;
  block?: string;
  quote?: { text: string; start: number; length: number };
  /** The block as the book sets it. */
  blockHtml?: string;
  kind: ThreadKind;
  title: string;
  variant?: string;
  tags: string;
  text: TextForm;
  similar: readonly SimilarView[];
  /** A discussion that it refers to: a closed one. */
  from?: number;
}

export interface ReplyView {
  thread: { id: number; slug: string; title: string };
  /** The post that it stands under; absent for an answer. */
  to?: { number: number; author: PersonRef; cooked: string };
  kind: 'answer' | 'reply';
  text: TextForm;
}

/** The edit of a post that is there. */
export interface EditPostView {
  thread: { id: number; slug: string; title: string };
  number: number;
  /** With the question: its title too. */
  title?: string;
  text: TextForm;
}

export interface SignInView {
  back: string;
  /** A text is kept and posted afterwards. */
  keeps: boolean;
  providers: readonly { id: string; name: string }[];
  passkeys: boolean;
  email?: string;
  /** Mail is on its way: now the code. */
  sent: boolean;
  refusal?: Refusal;
}

export interface HandleView {
  back: string;
  handle: string;
  refusal?: Refusal;
}

/** The first administrator, asked for by a link that the server printed. */
export interface SetupView {
  token: string;
  email: string;
  handle: string;
  refusal?: Refusal;
  done?: boolean;
}
