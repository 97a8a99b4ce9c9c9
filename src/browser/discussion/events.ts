// events: what one part of the script tells the others.

/** A part of the page is new: whoever adds something to such parts does so now. */
export const newPart = (part: HTMLElement): void =>
  void part.dispatchEvent(new CustomEvent('octavo-part', { bubbles: true }));

/** The panel has gone. */
export const panelClosed = (): void => void document.dispatchEvent(new CustomEvent('octavo-closed'));

export interface Posted {
  /** The page that comes after a form. */
  next: string;
  /** A person looks at it first: only its author sees it, on its page. */
  held: boolean;
}

/** A text was posted. @returns false where somebody else sees to what comes next */
export const wasPosted = (form: HTMLFormElement, detail: Posted): boolean =>
  form.dispatchEvent(new CustomEvent('octavo-posted', { bubbles: true, cancelable: true, detail }));
