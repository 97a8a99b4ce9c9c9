// later: the entry of the file that is loaded when somebody signs in or asks for the keys: most readers never do.

export { showKeyList } from './key-list.ts';
export { addPasskey, enterByPasskey, signIn } from './sign-in.ts';
