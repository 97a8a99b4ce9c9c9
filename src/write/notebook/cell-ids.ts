// cell-ids: names for cells that stay the same from build to build.

export type CellIds = (kind: 'text' | 'code', label?: string) => string;

/** Ids for the cells of one page: the label where there is one, else made of the page's path and the cell's place. */
export function cellIds(page: string): CellIds {
  const used = new Set<string>();
  const counts = { text: 0, code: 0 };
  return (kind, label) => {
    const count = ++counts[kind];
    const made = `${kind}-${hash(`${page}#${kind}${count}`)}`;
    const wanted = label?.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 64) ?? '';
    let id = wanted === '' || wanted === '-' ? made : wanted;
    for (let again = 2; used.has(id); again++) id = `${made}-${again}`;
    used.add(id);
    return id;
  };
}

/** FNV-1a, 32 bits, in hexadecimal: enough for the cells of one page, where clashes are resolved anyway. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value.toString(16).padStart(8, '0');
}
