// kept: results that are costly to work out and may be kept between builds by whoever has a disk.

/** Texts by key; a text that is not there is undefined. */
export interface Kept {
  read(key: string): string | undefined;
  write(key: string, text: string): void;
}

/** The result for a key, which tells all that it depends on: the kept one, else made and kept. Plain data only. */
export function keptResult<T>(kept: Kept | undefined, key: string, make: () => T): T {
  const text = kept?.read(key);
  if (text !== undefined) return JSON.parse(text) as T;
  const result = make();
  kept?.write(key, JSON.stringify(result));
  return result;
}
