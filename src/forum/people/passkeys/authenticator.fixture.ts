// authenticator fixture: a device that keeps passkeys, in software: keys on P-256, attestation "none", a counter if wanted.

import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';

export interface DeviceOptions {
  origin: string;
  /** Whether it counts its signatures; devices that keep keys in sync do not. */
  counts?: boolean;
  /** Whether it makes sure that it is its owner. */
  verifies?: boolean;
}

export interface Device {
  make(options: { challenge: string; rp: { id?: string }; user: { id: string } }): Record<string, unknown>;
  use(options: { challenge: string; rpId?: string }): Record<string, unknown>;
  /** The same device as it was at this moment. */
  copy(): Device;
}

interface Key {
  id: Buffer;
  privateKey: KeyObject;
  user: string;
  counter: number;
}

export function device({ origin, counts = false, verifies = true }: DeviceOptions, kept?: Key): Device {
  let key = kept;
  const client = (type: string, challenge: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const dataOf = (site: string, flags: number, counter: number): Buffer => {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([createHash('sha256').update(site).digest(), Buffer.from([flags]), count]);
  };
  // User present, user verified.
  const flags = verifies ? 0b101 : 0b001;
  return {
    make({ challenge, rp, user }) {
      const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      key = { id: randomBytes(16), privateKey, user: user.id, counter: counts ? 1 : 0 };
      const length = Buffer.from([0, key.id.length]);
      const attested = Buffer.concat([Buffer.alloc(16), length, key.id, coseKey(publicKey)]);
      const data = Buffer.concat([dataOf(rp.id ?? '', flags | 0b100_0000, key.counter), attested]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        Buffer.from([0xa0]),
        cborText('authData'),
        cborBytes(data),
      ]);
      return credential(key.id, {
        clientDataJSON: client('webauthn.create', challenge).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      });
    },
    use({ challenge, rpId }) {
      if (key === undefined) throw new Error('no key');
      if (counts) key.counter += 1;
      const data = dataOf(rpId ?? '', flags, key.counter);
      const clientData = client('webauthn.get', challenge);
      const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
      return credential(key.id, {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: createSign('SHA256').update(signed).sign(key.privateKey).toString('base64url'),
        userHandle: key.user,
      });
    },
    copy: () => device({ origin, counts, verifies }, key && { ...key }),
  };
}

const credential = (id: Buffer, response: object): Record<string, unknown> => ({
  id: id.toString('base64url'),
  rawId: id.toString('base64url'),
  type: 'public-key',
  response,
  clientExtensionResults: {},
});

const cborText = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0x58, bytes.length]), bytes]);

/** A key as COSE has it (RFC 9053): type EC2, algorithm ES256, curve P-256, x, y. */
function coseKey(publicKey: KeyObject): Buffer {
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const half = (label: number, value: string): Buffer[] => [
    Buffer.from([label]),
    cborBytes(Buffer.from(value, 'base64url')),
  ];
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]),
    ...half(0x21, x),
    ...half(0x22, y),
  ]);
}
