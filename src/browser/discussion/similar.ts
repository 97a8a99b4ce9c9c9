// similar: discussions that may have answered a question already, while its one line is written. What lists them is loaded then.

import type { Composer } from './composer.ts';
import { load } from './load-later.ts';

export function similar({ form }: Composer): void {
  const line = form.querySelector<HTMLInputElement>('input[name=title]');
  if (line === null || form.getAttribute('action') !== '/-/do/thread.create') return;
  const begin = (): void =>
    void load().then(
      ({ listSimilar }) => listSimilar(form, line),
      // Asking goes on without it.
      () => undefined,
    );
  line.addEventListener('input', begin, { once: true });
}
