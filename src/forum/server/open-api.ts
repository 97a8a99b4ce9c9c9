// open-api: the interface for programs, described by OpenAPI 3.1 out of the very schemas that check it.

import * as z from 'zod';

import type { Operation } from './operation.ts';
import type { ReadApi, ReadRoute, RouteTables } from './routes.ts';

/** @param origin where the site is reached @param title of the book */
export function openApi({ reads, operations }: RouteTables, origin: string, title: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const one of reads) {
    const { api } = one;
    if (!api) continue;
    const path = one.path.replace(/:(\w+)(?:\{[^/]*\})?/g, '{$1}');
    (paths[`/-${path}`] ??= {})['get'] = readDescribed(one, api, path);
  }
  for (const one of operations) {
    if (!one.api) continue;
    const path = `/-/api${one.api.path.replace(/:(\w+)/g, '{$1}')}`;
    (paths[path] ??= {})[one.api.method] = described(one, path);
  }
  return {
    openapi: '3.1.0',
    info: { title: `${title}: discussions`, version: '1' },
    servers: [{ url: origin }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      schemas: { Refusal: refusal },
    },
  };
}

const refusal = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code'],
      properties: {
        code: { type: 'string' },
        field: { type: 'string' },
        details: { type: 'object' },
        words: { type: 'string' },
      },
    },
  },
};

interface ObjectSchema {
  properties?: Record<string, object>;
  required?: string[];
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): ObjectSchema =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'openapi-3.0' }) as ObjectSchema;

/** What stands in the path is needed; the rest of what is asked for stands in the query. */
function readDescribed({ name, input }: ReadRoute, api: ReadApi, path: string): object {
  const { properties = {}, required = [] } = schemaOf(input, 'input');
  const type = api.type ?? 'application/json';
  return {
    operationId: `${name}.read`,
    summary: api.summary,
    description: `${api.open ? 'For everybody; a key' : 'The key'} must allow: ${api.scope}.`,
    security: api.open ? [{}, { key: [] }] : [{ key: [] }],
    parameters: Object.entries(properties).map(([field, schema]) => {
      const inPath = path.includes(`{${field}}`);
      return {
        name: field,
        in: inPath ? 'path' : 'query',
        required: inPath || required.includes(field),
        schema,
      };
    }),
    responses: {
      200: {
        description: 'Here it is.',
        content: { [type]: api.output ? { schema: schemaOf(api.output, 'output') } : {} },
      },
      default: refusedResponse,
    },
  };
}

const refusedResponse = {
  description: 'Refused, and why.',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
};

/** What stands in the path is a parameter; the rest is the body. */
function described(one: Operation, path: string): object {
  const { properties = {}, required = [] } = schemaOf(one.input, 'input');
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const body = Object.entries(properties).filter(([name]) => !inPath.includes(name));
  const needed = required.filter((name) => !inPath.includes(name));
  return {
    operationId: one.name,
    summary: one.summary,
    ...(one.scope !== undefined && { description: `The key must allow: ${one.scope}.` }),
    parameters: inPath.map((name) => ({
      name,
      in: 'path',
      required: true,
      schema: properties[name] ?? { type: 'string' },
    })),
    ...(body.length > 0 && {
      requestBody: {
        required: needed.length > 0,
        content: {
          'application/json': {
            schema: { type: 'object', properties: Object.fromEntries(body), required: needed },
          },
        },
      },
    }),
    responses: {
      200: {
        description: 'Done.',
        ...(one.output && { content: { 'application/json': { schema: schemaOf(one.output, 'output') } } }),
      },
      default: refusedResponse,
    },
  };
}
