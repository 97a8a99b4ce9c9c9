// measure: a length as TeX writes it.

import type { Measurement } from '../parse-node.ts';

/** `4pt`, `0.5em`. */
export const measure = ({ number, unit }: Measurement): string => `${Number(number.toFixed(5))}${unit}`;
