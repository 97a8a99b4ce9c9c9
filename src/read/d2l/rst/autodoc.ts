// autodoc: documentation of the library's symbols (Sphinx's autodoc), of the module that the page names for each variant.

import type { Autodoc, FlowNode } from '../../../document/index.ts';
import { stateOf } from '../state.ts';
import type { RstCall } from './rst.ts';

/** Symbols after it are those of this module; in a tab, for the variants of the tab. */
export function currentModule({ directive, context }: RstCall): FlowNode[] {
  const { module, tab } = stateOf(context);
  for (const variant of tab ?? context.options.variants) module.set(variant, directive.argument);
  return [];
}

export function autodoc({ directive, context, position }: RstCall, object: Autodoc['object']): FlowNode[] {
  const { module, tab } = stateOf(context);
  const { argument, options } = directive;
  const listed = options.get('members');
  const members =
    listed === undefined
      ? false
      : listed.trim() === ''
        ? true
        : listed.split(/[\s,]+/).filter((name) => name !== '');
  const node = (prefix: string): Autodoc => ({
    type: 'autodoc',
    object,
    name: prefix === '' || argument.includes('.') ? argument : `${prefix}.${argument}`,
    members,
    position,
  });
  const variants = tab ?? context.options.variants;
  const modules = new Map<string, string[]>();
  for (const variant of variants) {
    const prefix = module.get(variant) ?? '';
    modules.set(prefix, [...(modules.get(prefix) ?? []), variant]);
  }
  // Variants whose module is not said show nothing, unless none is said at all.
  if (modules.size > 1) modules.delete('');
  const [only] = modules.keys();
  if (modules.size <= 1 && [...modules.values()][0]?.length === variants.length) return [node(only ?? '')];
  return [
    {
      type: 'variantSet',
      children: [...modules].map(([prefix, names]) => ({
        type: 'variantBranch',
        variants: names,
        children: [node(prefix)],
        position,
      })),
      position,
    },
  ];
}
