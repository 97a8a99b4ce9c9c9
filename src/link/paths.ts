// paths: paths inside the book: joined, resolved, turned into addresses.

/** Folder of a path, without the last `/`; empty at the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The last name of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A path without its extension; dots of folders and leading dots do not count. */
export function withoutExtension(path: string): string {
  const dot = path.lastIndexOf('.');
  return dot > path.lastIndexOf('/') + 1 ? path.slice(0, dot) : path;
}

/** What a page's path is in addresses: without extension, an index page as `index`. */
export const addressOf = (path: string): string => withoutExtension(path);

/** Whether a link leads out of the book: it has a scheme or a host. */
export const isExternal = (url: string): boolean => /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url);

/**
 * The path from the book's root that `url` means on a page in `folder`: relative to the folder, or from the root when it
 * begins with `/`. Undefined when it leads out of the book. Percent-encoding is undone, query and fragment are dropped.
 */
export function resolvePath(folder: string, url: string): string | undefined {
  const bare = decoded(url.replace(/[?#].*$/s, '')).replaceAll('\\', '/');
  const parts = bare.startsWith('/') || folder === '' ? [] : folder.split('/');
  for (const part of bare.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

/** The fragment of an address, decoded; undefined when it has none. */
export function fragmentOf(url: string): string | undefined {
  const hash = url.indexOf('#');
  return hash === -1 || hash === url.length - 1 ? undefined : decoded(url.slice(hash + 1));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
