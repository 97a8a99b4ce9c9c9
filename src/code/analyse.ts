// analyse: what code defines, imports and uses, by its syntax tree. Never runs it.

import type { Analysis } from './analysis.ts';
import { languageName } from './languages.ts';
import { analysePython } from './python/analyse-python.ts';

/** Python is understood; for other languages everything is empty. Never throws. */
export function analyse(source: string, language: string): Analysis {
  if (languageName(language) === 'python') return analysePython(source);
  return { definitions: [], imports: [], uses: [] };
}
