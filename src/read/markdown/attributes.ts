// attributes: what stands in the braces of a role after its name: `.class #label key=value` (MyST's inline attributes).

export interface Attributes {
  name: string;
  classes: string[];
  id?: string;
  /** Other keys with their values. */
  values: Readonly<Record<string, string>>;
}

const part = /\.([^\s.#=]+)|#([^\s.#=]+)|([^\s.#=]+)=(?:"([^"]*)"|'([^']*)'|(\S+))|(\S+)/g;

export function readAttributes(header: string): Attributes {
  const classes: string[] = [];
  const values: Record<string, string> = Object.create(null) as Record<string, string>;
  let name = '';
  let id: string | undefined;
  for (const [, className, idName, key, double, single, bare, word] of header.matchAll(part)) {
    if (className !== undefined && name !== '') classes.push(className);
    else if (idName !== undefined) id = idName;
    else if (key !== undefined) values[key] = double ?? single ?? bare ?? '';
    else if (word !== undefined && name === '') name = word;
  }
  return { name, classes, values, ...(id !== undefined && { id }) };
}
