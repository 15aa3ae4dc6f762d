import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';

export type FileMethod = 'PUT' | 'GET';

export interface Permit {
  method: FileMethod;
  id: string;
  /** Unix time in seconds, as text: what was signed is compared, not what it may mean. */
  expires: string;
}

/** Signs file URLs: who holds the URL may do this one thing with this one file until it expires. */
export class FileSigner {
  private readonly key: Buffer;

  /** The service's name is part of the key, so that one service's URL opens nothing at another. */
  constructor(secret: string, service: string) {
    this.key = Buffer.from(hkdfSync('sha256', secret, '', `partner-commons files ${service}`, 32));
  }

  sign({ method, id, expires }: Permit): string {
    return createHmac('sha256', this.key).update(`${method}\n${id}\n${expires}`).digest('base64url');
  }

  verify(permit: Permit, signature: string): boolean {
    const expected = Buffer.from(this.sign(permit));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
}
