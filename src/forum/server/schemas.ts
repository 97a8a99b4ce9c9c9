// schemas: the parts of requests that several routes take, checked and made into what they mean.

import * as z from 'zod';

/** "12-why-half": the number of a discussion, and words that decide nothing. */
export const threadId = z
  .string()
  .regex(/^\d{1,12}(?:-.*)?$/s)
  .transform((text) => Number.parseInt(text, 10));

/** A number, as forms send it or as programs do. */
export const count = z.coerce.number().int().min(0).max(1e12);
export const label = z.string().min(1).max(300);
export const block = z.string().min(1).max(200);
export const variant = z.string().max(100);
export const threadKind = z.enum(['question', 'mistake', 'remark']);
export const reviewKind = z.enum(['held', 'report', 'place', 'person', 'suggestion']);
export const role = z.enum(['reader', 'author', 'moderator', 'administrator']);
/** One mark on each request that posts, so that sending it again posts nothing. */
export const requestKey = z.string().regex(/^[\w-]{8,100}$/);
export const body = z.string().max(100_000);
export const title = z.string().max(1_000);
/** Words separated by commas, or a list of them. */
export const tags = z
  .union([z.string().max(500), z.array(z.string().max(100)).max(20)])
  .transform((given) => (typeof given === 'string' ? given.split(',') : given));
export const yesNo = z.union([z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')]);
/** A path on this site, for coming back to. */
export const back = z
  .string()
  .max(2_000)
  .optional()
  .transform((path) => (path !== undefined && isPathHere(path) ? path : '/'));

/** Whether an address stays on this site: "//evil.example" and "/\evil.example" do not. */
export function isPathHere(path: string): boolean {
  if (!path.startsWith('/') || /[\\\p{Cc}]/u.test(path)) return false;
  const here = 'https://here.invalid';
  return URL.canParse(path, here) && new URL(path, here).origin === here;
}

export const nothing = z.object({});
/** One or several numbers of posts: a list, one of a form's fields, or "2, 3". */
export const postNumbers = z.preprocess(
  (given) =>
    typeof given === 'string'
      ? given.split(/[\s,]+/).filter(Boolean)
      : Array.isArray(given)
        ? given
        : given === undefined
          ? []
          : [given],
  z.array(count).max(500),
);
/** A discussion as people name it: by its number or its address. */
export const namedThread = z
  .union([z.number(), z.string().max(2_000)])
  .transform((given) =>
    Number(/^(?:\S*\/-\/talk\/)?(\d{1,12})(?:-\S*|[#?/]\S*)?$/.exec(String(given).trim())?.[1] ?? Number.NaN),
  )
  .pipe(z.number().int().positive());
/** A form leaves a field empty where a program leaves it out. */
export const orEmpty = <Output, Input>(schema: z.ZodType<Output, Input>): z.ZodType<Output | undefined> =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional()) as z.ZodType<
    Output | undefined
  >;
