import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { PasskeyCreated, PasskeyShown } from '../sign-in/wire.ts';

/**
 * A passkey in software, for tests: a P-256 key, attestation "none", user present and verified (W3C WebAuthn Level 3,
 * sections 6.1 and 6.5). What it sends is what a browser sends.
 */
export interface SoftwareAuthenticator {
  create(options: { readonly challenge: string; readonly rp: { readonly id?: string } }): PasskeyCreated;
  get(options: { readonly challenge: string; readonly rpId?: string }, changed?: Changed): PasskeyShown;
}

/** Ways in which an answer can be wrong. */
export interface Changed {
  readonly origin?: string;
  readonly userVerified?: boolean;
  readonly counter?: number;
  readonly userHandle?: string;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

export function makeSoftwareAuthenticator(origin: string): SoftwareAuthenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(32);
  const jwk = publicKey.export({ format: 'jwk' });
  let counter = 0;
  const named = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' as const };
  return {
    create: ({ challenge, rp }) => {
      const key = coseKey(fromBase64Url(jwk.x), fromBase64Url(jwk.y));
      const credential = Buffer.concat([Buffer.alloc(16), uint16(id.length), id, key]);
      const flags = USER_PRESENT | USER_VERIFIED | HAS_CREDENTIAL;
      const authenticatorData = Buffer.concat([head(rp.id ?? '', flags, counter), credential]);
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        bytes(authenticatorData),
      ]);
      const response = {
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      };
      return { ...named, clientExtensionResults: {}, response };
    },
    get: ({ challenge, rpId }, changed = {}) => {
      counter += 1;
      const flags = USER_PRESENT | (changed.userVerified === false ? 0 : USER_VERIFIED);
      const authenticatorData = head(rpId ?? '', flags, changed.counter ?? counter);
      const client = clientData('webauthn.get', challenge, changed.origin ?? origin);
      const signed = Buffer.concat([authenticatorData, createHash('sha256').update(client).digest()]);
      const response = {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
        userHandle: changed.userHandle ?? null,
      };
      return { ...named, clientExtensionResults: {}, response };
    },
  };
}

function head(rpId: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(counter);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count]);
}

function clientData(type: string, challenge: string, origin: string): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** CBOR map {1: 2, 3: -7, -1: 1, -2: x, -3: y}: an EC2 key for ES256 on P-256 (RFC 9053 section 7.1.1). */
function coseKey(x: Buffer, y: Buffer): Buffer {
  const fixed = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
  return Buffer.concat([fixed, Buffer.from([0x21]), bytes(x), Buffer.from([0x22]), bytes(y)]);
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}

/** A CBOR byte string with a length of up to 65,535. */
function bytes(value: Buffer): Buffer {
  const short = value.length < 256;
  return Buffer.concat([
    Buffer.from(short ? [0x58, value.length] : [0x59]),
    ...(short ? [] : [uint16(value.length)]),
    value,
  ]);
}

function uint16(value: number): Buffer {
  const two = Buffer.alloc(2);
  two.writeUInt16BE(value);
  return two;
}

function fromBase64Url(value: string | undefined): Buffer {
  return Buffer.from(value ?? '', 'base64url');
}
