import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The bytes behind a secret in base 32 (RFC 4648). */
function bytesOf(secret: string): Buffer {
  let bits = '';
  for (const letter of secret.replace(/[\s=]/g, '').toUpperCase()) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) throw new Error(`${letter} is no letter of base 32`);
    bits += value.toString(2).padStart(5, '0');
  }
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((octet) => Number.parseInt(octet, 2)));
}

/** The six digits an authenticator app shows (RFC 6238), `steps` times 30 seconds from now. */
export function totp(secret: string, steps = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', bytesOf(secret)).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return ((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).toString().padStart(6, '0');
}
