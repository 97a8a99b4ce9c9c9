// later: the entry of the file that is loaded when somebody signs in, asks a question or for the keys, or where words of the text
// are marked: most readers need it never, or not at once.

export { showKeyList } from './key-list.ts';
export { markQuotes } from './quote-marks.ts';
export { listSimilar } from './similar-list.ts';
export { addPasskey, enterByPasskey, signIn } from './sign-in.ts';
