// commands: what uploads change in the database.

import type { Actor } from '../actor.ts';
import type { Outcome } from '../outcome.ts';
import { done } from '../outcome.ts';
import { may } from '../policy/may.ts';
import { takeRate } from '../policy/take.ts';
import type { Transaction } from '../store/store.ts';
import type { TakenImage } from './take-image.ts';

/** Notes a picture whose file is kept already. The same picture again is the same row. */
async function addUpload(
  db: Transaction,
  input: { by: Actor; image: Omit<TakenImage, 'bytes'> & { size: number }; now: number },
): Promise<Outcome<{ id: string }>> {
  const { by, image, now } = input;
  const allowed = may(by, 'upload.create', now);
  if (allowed !== true) return { ok: false, refusal: allowed };
  const slow = await takeRate(db, by, 'upload.create', now);
  if (slow) return { ok: false, refusal: slow };
  const { id, mime, width, height, size } = image;
  await db
    .insertInto('uploads')
    .values({ id, mime, width, height, bytes: size, person_id: by.id, created: now })
    .onConflict((row) => row.column('id').doUpdateSet({ created: now }))
    .execute();
  return done({ id });
}

/** Forgets pictures that no post shows and that are older than `before`; their files are removed by the sweep. */
async function forgetUploads(db: Transaction, input: { before: number; most: number }): Promise<number> {
  const unused = await db
    .selectFrom('uploads')
    .select('id')
    .where('created', '<', input.before)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('upload_uses')
            .select('post_id')
            .whereRef('upload_uses.upload_id', '=', 'uploads.id'),
        ),
      ),
    )
    .orderBy('id')
    .limit(input.most)
    .execute();
  if (unused.length === 0) return 0;
  await db
    .deleteFrom('uploads')
    .where(
      'id',
      'in',
      unused.map(({ id }) => id),
    )
    .execute();
  return unused.length;
}

export const uploadsCommands = {
  'upload.add': addUpload,
  'upload.forget': forgetUploads,
};
