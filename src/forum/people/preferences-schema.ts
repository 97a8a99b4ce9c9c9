// preferences-schema: what a person may set of notices and of how pages behave for them.

import * as z from 'zod';

const frequency = z.enum(['at-once', 'daily', 'weekly', 'here', 'never']);

/** What is not given stays as it is. */
export const preferencesSchema = z.strictObject({
  notices: z
    .strictObject({
      mention: frequency,
      reply: frequency,
      quote: frequency,
      answer: frequency,
      accepted: frequency,
      watched: frequency,
      'text-changed': frequency,
      moderation: frequency,
    })
    .partial()
    .optional(),
  followMentions: z.boolean().optional(),
  mail: z.boolean().optional(),
  keys: z.boolean().optional(),
  bubbles: z.boolean().optional(),
  solutions: z.boolean().optional(),
});
export type PreferencesChange = z.infer<typeof preferencesSchema>;
