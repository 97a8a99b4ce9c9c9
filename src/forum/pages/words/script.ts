// script: words of what the browser's script adds: the menu of a selection, keys, what is told in passing.

import { count } from './counting.ts';

export const scriptWords = {
  menu: 'For the selected words',
  ask: 'Ask',
  suggest: 'Suggest an edit',
  selected: 'Words selected. Press a to ask, c to copy a link.',
  empty: (what: string) => `Ask about this ${what}`,
  image: 'Adding the image…',
  imageFailed: 'The image was not added.',
  keys: {
    title: 'Keys of this page',
    switch: 'Keys that act without Ctrl',
    search: 'search',
    help: 'this list',
    close: 'close what is on top',
    main: 'ask a question',
    nextBubble: 'next discussed place',
    previousBubble: 'discussed place before',
    open: 'open it',
    askSelected: 'ask about the selected words',
    suggestSelected: 'suggest an edit of the selected words',
    copySelected: 'copy a link to the selected words',
    next: 'next',
    previous: 'the one before',
    reply: 'reply',
    quote: 'quote, with words selected only these',
    helpful: 'helpful',
    follow: 'follow',
    copyLink: 'copy a link to the post',
    suggest: 'turn into a suggestion',
    agree: 'publish or keep',
    remove: 'remove',
    reason: 'the reason',
    edit: 'edit',
    undo: 'undo',
    post: 'post',
    link: 'link',
    code: 'code',
    math: 'formula',
    writing: 'While writing',
  },
  told: {
    similar: (many: number) =>
      many === 0
        ? 'No similar discussions'
        : `${count(many, 'similar discussion', 'similar discussions')} below`,
  },
} as const;
