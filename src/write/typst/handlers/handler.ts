// handler: what turns a node of one kind into Typst.

import type { Kind, NodeOf } from '../../../document/index.ts';
import type { Context } from '../context.ts';
import type { Typst } from '../markup.ts';

export type Handler<K extends Kind> = (node: NodeOf<K>, context: Context) => Typst;
