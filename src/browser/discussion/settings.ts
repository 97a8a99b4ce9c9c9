// settings: what the server says to this script, in the same file: words in the book's language and finished parts.

type Word =
  | 'menu'
  | 'ask'
  | 'suggest'
  | 'selected'
  | 'copyLink'
  | 'copied'
  | 'close'
  | 'askTitle'
  | 'answerTitle'
  | 'posted'
  | 'accepted'
  | 'saved'
  | 'discard'
  | 'discardQuestion'
  | 'keepIt'
  | 'addImage'
  | 'image'
  | 'imageFailed'
  | 'noSimilar'
  | 'signIn';

type Part = 'loading' | 'notLoaded' | 'notPosted' | 'offline' | 'signedOut' | 'newAnswers';

export interface Settings {
  language: string;
  /** Whether edits can be suggested. */
  suggest: boolean;
  words: Readonly<Record<Word, string>>;
  /** Address of the file of later.ts. */
  later: string;
  /** Sentences by plural category; `#` stands for the number. */
  counted: Readonly<Record<'newAnswers' | 'helpful' | 'notHelpful', Readonly<Record<string, string>>>>;
  /** By kind of block. */
  blocks: Readonly<Record<string, { draft: string; empty: string }>>;
  /** HTML. */
  parts: Readonly<Record<Part, string>>;
}

declare global {
  // Set by the same file, before the bundle.
  var octavoDiscussion: Settings;
  // Set by the file of later.ts: what keys do, by name.
  var octavoKeys: Readonly<Record<string, string>>;
}

export const settings = (): Settings => globalThis.octavoDiscussion;
export const word = (name: Word): string => settings().words[name];

export function counted(name: keyof Settings['counted'], many: number): string {
  const { language, counted: sentences } = settings();
  const forms = sentences[name];
  return (forms[new Intl.PluralRules(language).select(many)] ?? forms['other'] ?? '').replace(
    '#',
    String(many),
  );
}

/** A part that the server has written, as an element. */
export function part(name: Part): HTMLElement {
  const made = document.createElement('template');
  made.innerHTML = settings().parts[name];
  return made.content.firstElementChild as HTMLElement;
}
