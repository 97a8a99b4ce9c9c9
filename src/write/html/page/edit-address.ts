// edit-address: where a reader suggests a change of a page's source.

/**
 * The address of the page's source in the repository's editor. `github` is `owner/name`, the repository's address, or
 * the address of the book's folder in it (`…/tree/main/books/x`).
 */
export function editAddress(github: string | undefined, path: string): string | undefined {
  if (github === undefined || github === '') return undefined;
  const full = /^[\w.-]+\/[\w.-]+$/.test(github)
    ? `https://github.com/${github}`
    : github.replace(/\/$/, '').replace(/\.git$/, '');
  const file = path.split('/').map(encodeURIComponent).join('/');
  return /\/(?:tree|blob)\//.test(full)
    ? `${full.replace(/\/(?:tree|blob)\//, '/edit/')}/${file}`
    : `${full}/edit/HEAD/${file}`;
}
