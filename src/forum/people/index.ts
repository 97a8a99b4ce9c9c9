// people/: who readers are: signing in, handles, roles, keys for programs, their data. Main function: `createPeople`.
// It must never show an address, nor keep anything of an account whose address somebody else has proven.

export { isSafeOrigin } from './accounts/cookies.ts';
export { createAccounts } from './accounts/create-accounts.ts';
export type { Account, SignInMail } from './accounts/accounts.ts';
export { createPeople } from './create-people.ts';
export { foldHandle } from './handles.ts';
export { keysOf, scopesFor } from './keys.ts';
export { passkeysOf } from './passkeys/commands.ts';
export type { Coming, People } from './people.ts';
export { preferencesSchema } from './preferences-schema.ts';
export type { Visiting } from './visitor.ts';
