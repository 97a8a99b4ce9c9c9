// dom: making elements, and reading fields of forms.

type Properties = Readonly<Record<string, string | boolean | (() => void)>>;

/** An element; functions become listeners for clicks, `true` an attribute without a value. */
export function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Properties = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const one = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === 'function') one.addEventListener('click', value);
    else if (value !== false) one.setAttribute(name, value === true ? '' : value);
  }
  one.append(...content);
  return one;
}

export const button = (words: string, look: string, does: () => void): HTMLButtonElement =>
  make('button', { type: 'button', class: look, click: does }, words);

export const valueOf = (form: HTMLFormElement, name: string): string => {
  const value = new FormData(form).get(name);
  return typeof value === 'string' ? value : '';
};
