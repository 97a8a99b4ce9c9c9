// script-settings: what the browser's script is told with its files: words, with a place for a number where one goes in, and finished parts.

import { loading, newAnswers, notLoaded, notPosted, offline, signedOut } from './fragments.ts';
import type { Words } from './words/words.ts';

/** Sentences by plural category of the language; `#` stands for the number. */
type Counted = Readonly<Record<string, string>>;

/** Plain data, to be written before the script: `globalThis.octavoDiscussion = …`. The script's own type is that of its settings.ts. */
export interface ScriptSettings {
  language: string;
  /** Whether edits can be suggested. */
  suggest: boolean;
  words: Readonly<Record<string, string>>;
  counted: Readonly<Record<'newAnswers' | 'helpful' | 'notHelpful', Counted>>;
  /** Of a block's draft and of a block without discussions, by kind of block. */
  blocks: Readonly<Record<string, { draft: string; empty: string }>>;
  /** HTML. */
  parts: Readonly<
    Record<'loading' | 'notLoaded' | 'notPosted' | 'offline' | 'signedOut' | 'newAnswers', string>
  >;
}

export function scriptSettings(
  words: Words,
  language: string,
  { suggest }: { suggest: boolean },
): ScriptSettings {
  const { script, post, list, writing, signIn } = words;
  const counted = (say: (many: number) => string): Counted => byCategory(say, language);
  const kinds = Object.entries(words.place.bubbles);
  return {
    language,
    suggest,
    words: {
      menu: script.menu,
      ask: script.ask,
      suggest: script.suggest,
      selected: script.selected,
      copyLink: post.copyLink,
      copied: post.copied,
      close: list.close,
      askTitle: writing.newQuestion,
      answerTitle: writing.yourAnswer,
      posted: post.told.posted,
      accepted: post.told.accepted,
      saved: writing.draftSaved('#'),
      discard: writing.discard,
      discardQuestion: writing.discardQuestion,
      keepIt: writing.keepIt,
      addImage: writing.addImage,
      image: script.image,
      imageFailed: script.imageFailed,
      noSimilar: script.told.similar(0),
      signIn: signIn.toPost,
    },
    counted: {
      newAnswers: counted(words.thread.newAnswers),
      helpful: counted(post.told.helpful),
      notHelpful: counted(post.told.notHelpful),
    },
    blocks: Object.fromEntries(
      kinds.map(([kind, what]) => [kind, { draft: list.yourDraft(what), empty: script.empty(what) }]),
    ),
    parts: {
      loading: loading(words),
      notLoaded: notLoaded('#', words),
      notPosted: notPosted(words),
      offline: offline(writing.post.answer, words),
      signedOut: signedOut('#', words),
      newAnswers: newAnswers(2, words),
    },
  };
}

/** Words of the list of keys, which stands in the second file: by the name of what a key does. */
export const keySettings = ({ script }: Words): Readonly<Record<string, string>> => script.keys;

/** One sentence for each plural category, from a number that is in it. */
function byCategory(say: (many: number) => string, language: string): Counted {
  const rules = new Intl.PluralRules(language);
  const found: Record<string, string> = {};
  for (const many of samples) {
    const category = rules.select(many);
    found[category] ??= say(many).replace(String(many), '#');
  }
  return found;
}

/** Few, and every category of every language has one (CLDR's plural rules, whole numbers). */
const samples = [1, 2, 3, 5, 11, 0, 21, 100];
