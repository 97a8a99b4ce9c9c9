// index: the table of roles.

import { abbreviation } from './abbreviation.ts';
import { citations } from './cite.ts';
import { download } from './download.ts';
import { indexRole } from './index-role.ts';
import { markup } from './markup.ts';
import { references } from './reference.ts';
import type { RoleSpec } from './spec.ts';
import { verbatim } from './verbatim.ts';

export const roles: readonly RoleSpec[] = [
  ...references,
  ...citations,
  ...markup,
  ...verbatim,
  abbreviation,
  download,
  indexRole,
];

const byName = new Map(roles.flatMap((spec) => spec.names.map((name) => [name, spec])));

export const roleNamed = (name: string): RoleSpec | undefined => byName.get(name);
export const roleNames = (): Iterable<string> => byName.keys();
