// place-of: the columns of an anchor that say where it is now.

import type { Row } from '../store/schema.ts';
import type { Place } from './resolve.ts';

export const placeOf = ({
  state,
  now_label,
  now_block,
  now_start,
  now_length,
  score,
  how,
}: Row<'anchors'>): Place => ({
  state,
  now_label,
  now_block,
  now_start,
  now_length,
  score,
  how,
});
