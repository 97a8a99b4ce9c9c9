// lists: where the build puts what it made: contents, bibliography, index.

import type { Toc } from '../../../document/index.ts';
import type { DirectiveSpec } from './spec.ts';

const contexts = ['project', 'page', 'section', 'children'] as const;

function toc(names: DirectiveSpec['names'], context: Toc['context']): DirectiveSpec {
  return {
    names,
    argument: 'optional',
    options: {
      context: contexts,
      depth: 'number',
      maxdepth: { sameAs: 'depth' },
      local: 'flag',
      caption: 'ignored',
      hidden: 'ignored',
      numbered: 'ignored',
      titlesonly: 'ignored',
      glob: 'ignored',
    },
    body: 'raw',
    read(call) {
      const given = call.options.text('context') as Toc['context'] | undefined;
      const depth = call.options.number('depth');
      const local = call.options.flag('local') === true ? 'section' : context;
      return [
        {
          type: 'toc',
          context: given ?? local,
          ...(depth !== undefined && { depth }),
          position: call.position,
        },
      ];
    },
  };
}

const bibliography: DirectiveSpec = {
  names: ['bibliography'],
  argument: 'optional',
  options: { filter: 'ignored', style: 'ignored', all: 'ignored', cited: 'ignored', keyprefix: 'ignored' },
  body: 'none',
  read: (call) => [{ type: 'bibliography', position: call.position }],
};

const showIndex: DirectiveSpec = {
  names: ['show-index', 'genindex'],
  argument: 'optional',
  options: {},
  body: 'none',
  read: (call) => [{ type: 'showIndex', position: call.position }],
};

export const lists: readonly DirectiveSpec[] = [
  toc(['toc', 'tableofcontents', 'toctree'], 'project'),
  toc(['contents'], 'page'),
  bibliography,
  showIndex,
];
