// check-html: the last look at a post's HTML: a small, strict tokeniser that takes nothing but what is on the list.

import { characterReference, withCharacters } from '../../character-references.ts';
import { elements, empty, ruleFor, styled } from './allowed.ts';
import { unsafeStyle } from './check-style.ts';

// Lower-case names and double quotes only, as our writers and KaTeX write them: every other way of writing HTML is refused.
const tag = /<(\/?)([a-z][a-z0-9]*)((?: +[A-Za-z][A-Za-z0-9-]*="[^"<>]*"| +[a-z]+(?=[ />]))*) *(\/?)>/y;
const attribute = / +([A-Za-z][A-Za-z0-9-]*)(?:="([^"<>]*)")?/g;
// oxlint-disable-next-line no-control-regex
const control = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;
/** Elements that may close without being told to elsewhere in HTML; here every one is closed. */
const deepest = 400;

/** The first thing in the HTML that is not allowed; undefined when all of it is. Reads each sign once. */
export function unsafeIn(html: string): string | undefined {
  if (control.test(html)) return 'a control character';
  const open: string[] = [];
  for (let at = 0; at < html.length;) {
    const next = html.indexOf('<', at);
    const problem = unsafeText(html.slice(at, next < 0 ? html.length : next));
    if (problem !== undefined) return problem;
    if (next < 0) break;
    tag.lastIndex = next;
    const match = tag.exec(html);
    if (!match) return `not a tag: ${html.slice(next, next + 30)}`;
    const wrong = unsafeTag(match, open);
    if (wrong !== undefined) return wrong;
    at = tag.lastIndex;
  }
  return open.length > 0 ? `<${open.at(-1) ?? ''}> is not closed` : undefined;
}

function unsafeText(words: string): string | undefined {
  if (words.includes('>')) return 'a bare >';
  return words.replace(characterReference, '').includes('&') ? 'a bare &' : undefined;
}

function unsafeTag(
  [, slash, name = '', attributes = '', selfClosed]: RegExpExecArray,
  open: string[],
): string | undefined {
  if (!Object.hasOwn(elements, name)) return `<${name}>`;
  if (slash !== '') {
    if (attributes !== '' || selfClosed !== '') return `</${name}> with attributes`;
    const last = open.pop();
    return last === name ? undefined : `</${name}> closes <${last ?? 'nothing'}>`;
  }
  for (const [, key = '', value] of attributes.matchAll(attribute)) {
    const problem = unsafeAttribute(name, key, value ?? '');
    if (problem !== undefined) return problem;
  }
  if (misplaced(name, open)) return `<${name}> in <${open.at(-1) ?? ''}>`;
  const foreign = name === 'svg' || open.includes('svg') || open.includes('math');
  if (selfClosed !== '' && !foreign) return `<${name}/>`;
  if (selfClosed === '' && !empty.has(name)) open.push(name);
  return open.length > deepest ? 'nested too deeply' : undefined;
}

/** HTML never stands in foreign elements, nor these outside of theirs: parsers disagree about it. */
function misplaced(name: string, open: readonly string[]): boolean {
  const inMath = open.includes('math');
  const inSvg = open.includes('svg');
  const isMath =
    name === 'math' || /^m[a-z]/.test(name) || ['semantics', 'annotation', 'none'].includes(name);
  const isSvg = ['svg', 'path', 'line'].includes(name);
  if (inSvg) return !isSvg || name === 'svg';
  if (inMath) return !isMath || name === 'math' || open.includes('annotation');
  if (name === 'a' && open.includes('a')) return true;
  return (isMath && name !== 'math') || (isSvg && name !== 'svg');
}

function unsafeAttribute(tagName: string, name: string, written: string): string | undefined {
  if (written.replace(characterReference, '').includes('&')) return `${name} with a bare &`;
  const value = withCharacters(written);
  if (name === 'style' && styled.has(tagName)) {
    const problem = unsafeStyle(value);
    return problem === undefined ? undefined : `style ${problem}`;
  }
  const rule = ruleFor(tagName, name);
  if (!rule) return `${name} on <${tagName}>`;
  return rule.test(value) ? undefined : `${name}="${value.slice(0, 60)}"`;
}
