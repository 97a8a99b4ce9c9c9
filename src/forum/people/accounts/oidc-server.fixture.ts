// oidc-server fixture: a provider that speaks OpenID Connect on this machine, with everything that a test may want to be wrong.

import { createHash, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OidcServer {
  issuer: string;
  /** Who the next one is who signs in there, and what is changed in what is said of them. */
  next: { claims: Record<string, unknown>; key?: KeyObject };
  /** Goes to the address of the question as a browser would; gives where it is sent back to. */
  visit(url: string): string;
  /** Requests for tokens, as they came. */
  asked: URLSearchParams[];
  close(): Promise<void>;
}

const base64url = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What the server knows while it runs. */
interface Scene {
  issuer: string;
  client: string;
  keys: { privateKey: KeyObject; publicKey: KeyObject };
  codes: Map<string, URLSearchParams>;
  asked: URLSearchParams[];
  next: OidcServer['next'];
}

export async function oidcServer(client: string): Promise<OidcServer> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const scene: Scene = { issuer: '', client, keys, codes: new Map(), asked: [], next: { claims: {} } };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(answer(scene, request.url ?? '', body)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  scene.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer: scene.issuer,
    next: scene.next,
    asked: scene.asked,
    visit: (url) => visit(scene, url),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function visit({ codes }: Scene, url: string): string {
  const question = new URL(url).searchParams;
  const code = `code-${codes.size}-${Math.random()}`;
  codes.set(code, question);
  const back = new URL(question.get('redirect_uri') ?? '');
  back.searchParams.set('code', code);
  back.searchParams.set('state', question.get('state') ?? '');
  return back.href;
}

function answer(scene: Scene, path: string, body: string): object {
  const { issuer, keys, codes, asked } = scene;
  if (path.startsWith('/.well-known/')) {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      userinfo_endpoint: `${issuer}/userinfo`,
      id_token_signing_alg_values_supported: ['RS256'],
    };
  }
  if (path === '/jwks')
    return { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] };
  const given = new URLSearchParams(body);
  asked.push(given);
  const question = codes.get(given.get('code') ?? '');
  codes.delete(given.get('code') ?? '');
  const verifier = createHash('sha256')
    .update(given.get('code_verifier') ?? '')
    .digest('base64url');
  if (question === undefined || question.get('code_challenge') !== verifier)
    return { error: 'invalid_grant' };
  return { access_token: 'access', token_type: 'Bearer', id_token: identityToken(scene, question) };
}

function identityToken({ issuer, client, keys, next }: Scene, question: URLSearchParams): string {
  const now = Math.floor(Date.now() / 1000);
  const nonce = question.get('nonce');
  const claims = { iss: issuer, aud: client, iat: now, exp: now + 60, nonce, sub: 'u1', ...next.claims };
  const text = `${base64url({ alg: 'RS256', kid: 'k', typ: 'JWT' })}.${base64url(claims)}`;
  const signature = createSign('RSA-SHA256')
    .update(text)
    .sign(next.key ?? keys.privateKey);
  return `${text}.${signature.toString('base64url')}`;
}
