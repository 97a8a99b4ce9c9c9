// connect-provide: telling another site who somebody is, when that site asks with its secret, and only at the address that was agreed on.

import { readConnect, withConnect } from './discourse-connect.ts';

/** A site that may ask. */
export interface ConnectedSite {
  /** The whole address that answers go to. */
  returnTo: string;
  secret: string;
}

export interface ConnectPerson {
  id: number;
  handle: string;
  email: string;
  administrator: boolean;
  moderator: boolean;
}

export interface ConnectRequest {
  site: ConnectedSite;
  nonce: string;
}

/** What a site asks; undefined: no site that is known asks so. The address to return to must be, letter by letter, the agreed one. */
export function readConnectRequest(
  query: { sso?: string; sig?: string },
  sites: readonly ConnectedSite[],
): ConnectRequest | undefined {
  const { sso, sig } = query;
  if (sso === undefined || sig === undefined || sso.length > 4000) return undefined;
  for (const site of sites) {
    const fields = readConnect(sso, sig, site.secret);
    const nonce = fields?.['nonce'];
    if (nonce !== undefined && nonce !== '' && fields?.['return_sso_url'] === site.returnTo)
      return { site, nonce };
  }
  return undefined;
}

/** Address to send the reader to: with who they are. The nonce is the asking site's, which takes it once. */
export function connectAnswer({ site, nonce }: ConnectRequest, person: ConnectPerson): string {
  const fields = {
    nonce,
    external_id: String(person.id),
    username: person.handle,
    email: person.email,
    admin: String(person.administrator),
    moderator: String(person.moderator),
    require_activation: 'false',
  };
  return withConnect(site.returnTo, fields, site.secret);
}
