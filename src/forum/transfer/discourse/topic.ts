// topic: a discussion as Discourse tells it at /t/<id>.json?include_raw=true, checked and cut down to what is taken over.

import * as z from 'zod';

const postSchema = z.object({
  post_number: z.number().int().positive(),
  username: z.string().min(1).max(120),
  created_at: z.iso.datetime({ offset: true }),
  updated_at: z.iso.datetime({ offset: true }).optional(),
  raw: z.string().optional(),
  cooked: z.string().default(''),
  reply_to_post_number: z.number().int().nullish(),
  /** 1 = by a person; others are events and notes of staff. */
  post_type: z.number().int().default(1),
  accepted_answer: z.boolean().optional(),
  actions_summary: z.array(z.object({ id: z.number(), count: z.number().default(0) })).default([]),
  hidden: z.boolean().optional(),
  deleted_at: z.string().nullish(),
});

const topicSchema = z.object({
  id: z.number().int().positive(),
  title: z.string().min(1),
  slug: z.string().default(''),
  created_at: z.iso.datetime({ offset: true }),
  closed: z.boolean().default(false),
  tags: z.array(z.union([z.string(), z.object({ name: z.string() })])).default([]),
  post_stream: z.object({
    posts: z.array(postSchema).min(1),
    /** Ids of all posts; longer than `posts` where the rest must be asked for. */
    stream: z.array(z.number().int()).default([]),
  }),
});

export type Topic = z.infer<typeof topicSchema>;
export type TopicPost = z.infer<typeof postSchema>;

/** @returns undefined when it is not a topic */
export function readTopic(value: unknown): Topic | undefined {
  const read = topicSchema.safeParse(value);
  return read.success ? read.data : undefined;
}

/** Posts of one answer of /t/<id>/posts.json, which gives those that a topic leaves out. */
export function readPosts(value: unknown): TopicPost[] {
  const read = z.object({ post_stream: z.object({ posts: z.array(postSchema) }) }).safeParse(value);
  return read.success ? read.data.post_stream.posts : [];
}

/** How many found a post helpful: the likes. */
export const likesOf = ({ actions_summary }: TopicPost): number =>
  actions_summary.find(({ id }) => id === 2)?.count ?? 0;

/** Its number, out of any address of a topic: "https://discuss.d2l.ai/t/35", ".../t/linear-regression/35/2". */
export function topicOf(url: string): number | undefined {
  const found = /\/t\/(?:[^/?#]*[^/?#\d][^/?#]*\/)?(\d+)(?:[/?#]|$)/.exec(url)?.[1];
  return found === undefined ? undefined : Number(found);
}
