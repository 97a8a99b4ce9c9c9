// tab-list: makes real tabs of the labels of radio buttons: one stop for the keyboard, arrows go on.

export interface TabChoice {
  radio: HTMLInputElement;
  label: HTMLLabelElement;
}

/** Puts buttons in place of labels. Returns what to call when a radio button was changed elsewhere. */
export function makeTabs(row: HTMLElement, choices: readonly TabChoice[], name: string): () => void {
  const page = row.ownerDocument;
  const tabs = choices.map(({ radio, label }) => {
    const tab = page.createElement('button');
    tab.type = 'button';
    tab.className = label.className;
    tab.textContent = label.textContent;
    tab.setAttribute('role', 'tab');
    tab.disabled = radio.disabled;
    tab.addEventListener('click', () => choose(radio));
    label.replaceWith(tab);
    return tab;
  });
  row.setAttribute('role', 'tablist');
  row.setAttribute('aria-label', name);
  const show = (): void => {
    const any = choices.some(({ radio }) => radio.checked);
    for (const [at, tab] of tabs.entries()) {
      const chosen = choices[at]?.radio.checked === true;
      tab.setAttribute('aria-selected', String(chosen));
      tab.tabIndex = chosen || (!any && at === 0) ? 0 : -1;
    }
  };
  row.addEventListener('keydown', (event) => {
    const to = destination(event.key, tabs.indexOf(page.activeElement as HTMLButtonElement), tabs.length);
    const choice = to === undefined ? undefined : choices[to];
    if (to === undefined || choice === undefined) return;
    event.preventDefault();
    tabs[to]?.focus();
    choose(choice.radio);
  });
  show();
  return show;
}

function destination(key: string, at: number, count: number): number | undefined {
  if (at < 0) return undefined;
  if (key === 'ArrowRight') return (at + 1) % count;
  if (key === 'ArrowLeft') return (at + count - 1) % count;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

function choose(radio: HTMLInputElement): void {
  if (radio.checked || radio.disabled) return;
  radio.checked = true;
  radio.dispatchEvent(new Event('change', { bubbles: true }));
}

/** The radio button that a label is for. */
export function choiceOf(label: HTMLLabelElement): TabChoice | undefined {
  const radio = label.control;
  return radio instanceof HTMLInputElement ? { radio, label } : undefined;
}
