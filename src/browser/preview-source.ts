// preview-source: what a preview shows: a copy of the thing itself, from this page or from the page that has it.

const pages = new Map<string, Promise<Document | undefined>>();

/** Head and body of the preview of a reference; undefined where the thing cannot be had. */
export async function previewOf(link: HTMLAnchorElement, page: Document): Promise<Element[] | undefined> {
  const here = link.pathname === location.pathname && link.origin === location.origin;
  const source = here ? page : await pageAt(link.href.replace(/[?#].*$/, ''));
  const target = source === undefined ? undefined : thingOf(source, decodeURIComponent(link.hash.slice(1)));
  if (source === undefined || target === undefined) return undefined;
  const body = page.createElement('div');
  body.className = 'preview-body';
  body.append(copyOf(target, page, here ? undefined : link.href));
  const head = headOf(link, target, here ? undefined : source, page);
  return head === undefined ? [body] : [head, body];
}

/** Another page of the site, fetched once. Fails quietly: a reader of files on a disk has no previews of other pages. */
function pageAt(address: string): Promise<Document | undefined> {
  const known = pages.get(address);
  if (known !== undefined) return known;
  const coming =
    address.startsWith(location.origin) && location.protocol !== 'file:'
      ? load(address)
      : Promise.resolve(undefined);
  pages.set(address, coming);
  return coming;
}

async function load(address: string): Promise<Document | undefined> {
  try {
    const answer = await fetch(address);
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), 'text/html') : undefined;
  } catch {
    return undefined;
  }
}

/** The thing with an id. Variants may share one: then the first copy that belongs to the chosen variant. */
function thingOf(source: Document, id: string): Element | undefined {
  const target = source.getElementById(id);
  if (target === null) return undefined;
  if (!target.hasAttribute('data-several')) return target.tagName === 'DT' ? withDescription(target) : target;
  const copies = [2, 3, 4, 5, 6, 7, 8, 9]
    .map((at) => source.getElementById(`${id}-${at}`))
    .filter((one) => one !== null);
  const chosen =
    document.querySelector<HTMLInputElement>('input[name=variant]:checked')?.id.replace('_variant-', 'v-') ??
    '';
  return copies.find((one) => one.closest(`.${chosen === '' ? 'v' : chosen}`) !== null) ?? copies[0];
}

/** A term with what it means. */
function withDescription(term: Element): Element {
  const list = term.ownerDocument.createElement('dl');
  list.append(term.cloneNode(true));
  for (let next = term.nextElementSibling; next?.tagName === 'DD'; next = next.nextElementSibling)
    list.append(next.cloneNode(true));
  return list;
}

/** A copy without ids (they are unique), whose addresses hold from here. */
function copyOf(target: Element, page: Document, base: string | undefined): Element {
  const copy = page.importNode(target, true);
  const root = copy.tagName === 'LI' ? page.createElement('div') : copy;
  if (root !== copy) root.append(...copy.childNodes);
  for (const one of [root, ...root.querySelectorAll('*')]) {
    one.removeAttribute('id');
    one.removeAttribute('tabindex');
    if (one instanceof HTMLDetailsElement) one.open = true;
    if (base === undefined) continue;
    for (const name of ['href', 'src']) {
      const value = one.getAttribute(name);
      if (value !== null) one.setAttribute(name, new URL(value, base).href);
    }
  }
  return root;
}

/** "Equation 3.1.1 · The model": the reference's words where the thing does not say them itself, and the page that has it. */
function headOf(
  link: HTMLAnchorElement,
  target: Element,
  source: Document | undefined,
  page: Document,
): Element | undefined {
  const name = target.matches('.thm, .exercise, figure') ? '' : link.textContent;
  const title = source?.querySelector('h1 > span:last-child')?.textContent ?? '';
  if (name === '' && title === '') return undefined;
  const head = page.createElement('p');
  head.className = 'preview-head';
  const where = page.createElement('i');
  where.textContent = name !== '' && title !== '' ? ` · ${title}` : title;
  head.append(name, where);
  return head;
}
