// token-adapter: keeps of a session's token only its digest, so that whoever reads the database, or a copy of it, is not signed in by it.

import { createHash } from 'node:crypto';
import type { kyselyAdapter } from '@better-auth/kysely-adapter';

export type AdapterOf = ReturnType<typeof kyselyAdapter>;
type Adapter = ReturnType<AdapterOf>;
type Where = NonNullable<Parameters<Adapter['findOne']>[0]['where']>;

const digest = (token: string): string => createHash('sha256').update(token).digest('base64url');

/**
 * The library's adapter with the token of sessions digested on its way in. Whoever asks by a token gets the row with that token
 * again; rows found otherwise show the digest, which opens nothing.
 */
export function withDigestedTokens(make: AdapterOf): AdapterOf {
  return (options) => {
    const adapter = make(options);
    return {
      ...adapter,
      create: async (input) => {
        const { data, token } = digested(input.model, input.data as Record<string, unknown>);
        return restored(await adapter.create({ ...input, data } as never), token) as never;
      },
      findOne: async (input) => {
        const { where, token } = asked(input.model, input.where);
        return restored(await adapter.findOne({ ...input, where }), token) as never;
      },
      findMany: async (input) => {
        if (input.where === undefined) return adapter.findMany(input);
        const { where, token } = asked(input.model, input.where);
        const rows = await adapter.findMany({ ...input, where });
        return rows.map((row) => restored(row, token)) as never;
      },
      update: async (input) => {
        const { where, token } = asked(input.model, input.where);
        const { data } = digested(input.model, input.update);
        return restored(await adapter.update({ ...input, where, update: data }), token) as never;
      },
      delete: async (input) => adapter.delete({ ...input, where: asked(input.model, input.where).where }),
      deleteMany: async (input) =>
        adapter.deleteMany({ ...input, where: asked(input.model, input.where).where }),
      updateMany: async (input) =>
        adapter.updateMany({ ...input, where: asked(input.model, input.where).where }),
    };
  };
}

function digested(
  model: string,
  data: Record<string, unknown>,
): { data: Record<string, unknown>; token?: string } {
  const { token } = data;
  if (model !== 'session' || typeof token !== 'string') return { data };
  return { data: { ...data, token: digest(token) }, token };
}

/** The condition with digests in it; `token` where exactly one was asked for. */
function asked(model: string, where: Where): { where: Where; token?: string } {
  if (model !== 'session') return { where };
  const tokens: string[] = [];
  const conditions = where.map((condition) => {
    if (condition.field !== 'token') return condition;
    const values = [condition.value].flat().map(String);
    tokens.push(...values);
    return {
      ...condition,
      value: Array.isArray(condition.value) ? values.map(digest) : digest(values[0] ?? ''),
    };
  });
  const [token] = tokens;
  return { where: conditions, ...(token !== undefined && tokens.length === 1 && { token }) };
}

const restored = (row: unknown, token: string | undefined): unknown =>
  token === undefined || row === null || typeof row !== 'object' ? row : { ...row, token };
