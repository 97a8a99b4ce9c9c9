// passkeys: asking the browser for a passkey: options and answers as JSON, as the server gives and takes them.

/** Whether this browser can have passkeys at all. */
export const canHavePasskeys = (): boolean => typeof PublicKeyCredential === 'function' && isSecureContext;

interface Descriptor {
  id: string;
  type: 'public-key';
  transports?: AuthenticatorTransport[];
}

/** Options of `navigator.credentials.create`, with bytes as base64url. */
export type CreationOptions = Omit<
  PublicKeyCredentialCreationOptions,
  'challenge' | 'user' | 'excludeCredentials'
> & {
  challenge: string;
  user: { id: string; name: string; displayName: string };
  excludeCredentials?: Descriptor[];
};

/** Options of `navigator.credentials.get`, with bytes as base64url. */
export type RequestOptions = Omit<PublicKeyCredentialRequestOptions, 'challenge' | 'allowCredentials'> & {
  challenge: string;
  allowCredentials?: Descriptor[];
};

/** Makes a passkey; undefined when the reader turned it down. */
export async function makePasskey(options: CreationOptions): Promise<object | undefined> {
  const { excludeCredentials = [], user, challenge, ...rest } = options;
  const publicKey: PublicKeyCredentialCreationOptions = {
    ...rest,
    challenge: bytesOf(challenge),
    user: { ...user, id: bytesOf(user.id) },
    excludeCredentials: excludeCredentials.map(descriptor),
  };
  const made = await unlessDeclined(navigator.credentials.create({ publicKey }));
  if (!made) return undefined;
  const response = made.response as AuthenticatorAttestationResponse;
  return answer(made, {
    clientDataJSON: textOf(response.clientDataJSON),
    attestationObject: textOf(response.attestationObject),
    transports: response.getTransports(),
  });
}

/** Signs in with a passkey; undefined when the reader turned it down, or has none here. */
export async function usePasskey(options: RequestOptions, signal?: AbortSignal): Promise<object | undefined> {
  const { allowCredentials = [], challenge, ...rest } = options;
  const publicKey: PublicKeyCredentialRequestOptions = {
    ...rest,
    challenge: bytesOf(challenge),
    allowCredentials: allowCredentials.map(descriptor),
  };
  const used = await unlessDeclined(navigator.credentials.get({ publicKey, ...(signal && { signal }) }));
  if (!used) return undefined;
  const response = used.response as AuthenticatorAssertionResponse;
  return answer(used, {
    clientDataJSON: textOf(response.clientDataJSON),
    authenticatorData: textOf(response.authenticatorData),
    signature: textOf(response.signature),
    ...(response.userHandle && { userHandle: textOf(response.userHandle) }),
  });
}

async function unlessDeclined(asked: Promise<Credential | null>): Promise<PublicKeyCredential | undefined> {
  try {
    return ((await asked) as PublicKeyCredential | null) ?? undefined;
  } catch (error) {
    if (
      error instanceof DOMException &&
      ['NotAllowedError', 'AbortError', 'InvalidStateError'].includes(error.name)
    ) {
      return undefined;
    }
    throw error;
  }
}

const answer = (credential: PublicKeyCredential, response: object): object => ({
  id: credential.id,
  rawId: textOf(credential.rawId),
  type: credential.type,
  response,
  clientExtensionResults: credential.getClientExtensionResults(),
});

const descriptor = ({ id, ...rest }: Descriptor): PublicKeyCredentialDescriptor => ({
  ...rest,
  id: bytesOf(id),
});

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.codePointAt(0) ?? 0);
}

const textOf = (bytes: ArrayBuffer): string =>
  btoa(String.fromCodePoint(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
