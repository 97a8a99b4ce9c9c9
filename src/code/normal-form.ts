// normal-form: a text that is equal for sources that differ only in comments, blank lines and spacing.

import { languageName } from './languages.ts';
import { normalPython } from './python/normal-python.ts';

/**
 * For Python equal texts mean the same tokens at the same depth, so that a comment or a formatter's spaces change
 * nothing; strings and magics stay as they are. Of other languages only space at the ends of lines is dropped.
 */
export function normalForm(source: string, language: string): string {
  if (languageName(language) === 'python') return normalPython(source);
  return source.replace(/[^\S\n]+$/gm, '').replace(/\n+$/, '');
}
