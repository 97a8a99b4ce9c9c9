// xml: CSL files as trees of elements. Reads what XML 1.0 allows in them; documents without DTD and namespaces.

export interface Element {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: Element[];
  /** Text directly in it. */
  text: string;
}

const tag =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<!\w[^>]*>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>/g;

/** The root element; undefined where the text is no well-formed XML. */
export function parseXml(text: string): Element | undefined {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open: Element[] = [root];
  let at = 0;
  for (const match of text.matchAll(tag)) {
    const top = open.at(-1) as Element;
    top.text += entities(text.slice(at, match.index));
    at = match.index + match[0].length;
    const [, data, closing, opening, attributes, selfClosing] = match;
    if (data !== undefined) top.text += data;
    if (closing !== undefined && open.pop()?.name !== closing) return undefined;
    if (opening === undefined) continue;
    const element: Element = {
      name: opening,
      attributes: attributesOf(attributes ?? ''),
      children: [],
      text: '',
    };
    top.children.push(element);
    if (selfClosing !== '/') open.push(element);
  }
  return open.length === 1 && root.children.length === 1 ? root.children[0] : undefined;
}

function attributesOf(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single] of text.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[name as string] = entities(double ?? single ?? '');
  }
  return attributes;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entities(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex: string, decimal: string, name: string) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      if (hex || decimal) return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      return named[name] ?? whole;
    },
  );
}

/** The first child of a name. */
export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child) => child.name === name);

export const childrenNamed = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((child) => child.name === name) ?? [];
