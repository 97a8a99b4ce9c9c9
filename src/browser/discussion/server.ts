// server: asking the page's own server: a page, a part of one, and sending a form.

export interface Refused {
  code: string;
  field?: string;
  /** Why, for the reader. */
  words?: string;
}

/** What became of a form; `lost` where no answer came that means anything. */
export type Answer =
  | { kind: 'done'; value: Readonly<Record<string, unknown>>; next: string }
  | { kind: 'refused'; error: Refused }
  | { kind: 'lost' };

/** A page or part as a document; undefined where it did not come. */
export async function documentAt(address: string, init: RequestInit = {}): Promise<Document | undefined> {
  const answer = await asked(address, { headers: { Accept: 'text/html' }, ...init });
  if (answer === undefined || answer.status >= 500 || answer.status === 404) return undefined;
  const made = new DOMParser().parseFromString(await answer.text(), 'text/html');
  // Tells where redirects have led to.
  made.documentElement.dataset['address'] = answer.url;
  return made;
}

/** Sends what a form would send. */
export async function send(action: string, fields: FormData, signal?: AbortSignal): Promise<Answer> {
  const hasFile = [...fields.values()].some((value) => value instanceof File);
  const body = hasFile ? fields : new URLSearchParams([...fields] as [string, string][]);
  const answer = await asked(action, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body,
    ...(signal && { signal }),
  });
  try {
    const given = (await answer?.json()) as { value?: unknown; next?: string; error?: Refused } | undefined;
    if (given?.error !== undefined && answer !== undefined && answer.status < 500)
      return { kind: 'refused', error: given.error };
    if (answer?.ok !== true || given === undefined) return { kind: 'lost' };
    return { kind: 'done', value: (given.value ?? {}) as Record<string, unknown>, next: given.next ?? '' };
  } catch {
    return { kind: 'lost' };
  }
}

/** What a form sends when it is sent by a button. */
export const fieldsOf = (form: HTMLFormElement, by?: HTMLElement | null): FormData =>
  new FormData(form, by ?? undefined);

/** The part of an address that says what is done: "post.create". */
export const operationOf = (form: HTMLFormElement, by?: HTMLElement | null): string =>
  actionOf(form, by).replace(/^\/-\/do\//, '');

export const actionOf = (form: HTMLFormElement, by?: HTMLElement | null): string =>
  by?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';

export const doing = (operation: string): string => `/-/do/${operation}`;

async function asked(address: string, init: RequestInit): Promise<Response | undefined> {
  try {
    return await fetch(address, { credentials: 'same-origin', ...init });
  } catch {
    return undefined;
  }
}
