import { randomBytes } from 'node:crypto';
import type { Cipher } from '@partner-commons/platform/cipher';

/** Without letters and digits that look alike, since codes are written down by hand. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';

/** Twenty signs of 30, so 98 bits: nobody guesses one. */
export function newConcernCode(): string {
  const signs: string[] = [];
  while (signs.length < 20) {
    for (const byte of randomBytes(32)) {
      // 240 is the largest multiple of 30 below 256; what is above it would make some signs likelier.
      if (byte < 240 && signs.length < 20) signs.push(alphabet[byte % 30] ?? '');
    }
  }
  return [0, 5, 10, 15].map((from) => signs.slice(from, from + 5).join('')).join('-');
}

/** What is stored; written with or without dashes, in small letters too. */
export const hashOfCode = (cipher: Cipher, code: string): string =>
  cipher.hash(`concern-code:${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);
