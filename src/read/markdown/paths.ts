// paths: paths that an author writes → paths from the book's root.

/** A path beside the file `from`, or from the root where it begins with `/`; undefined = it leaves the book. */
export function resolvePath(from: string, path: string): string | undefined {
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}
