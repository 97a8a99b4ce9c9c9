// addresses: where the links of a post lead.

import { threadAddress } from '../pages/addresses.ts';

export { personAddress, stableAddress as labelAddress } from '../pages/addresses.ts';

/** The words of a discussion's address may change after a post was cooked, so they are left out. */
export const postAddress = (thread: number | undefined, number: number): string =>
  thread === undefined ? `#p${number}` : `${threadAddress({ id: thread, slug: '' })}#p${number}`;
export const uploadAddress = (sha: string): string => `/-/uploads/${sha.slice(0, 2)}/${sha}.webp`;
