import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { z } from 'zod';

/** Keys for personal data, kept outside the database: the current one seals, the others still open what they sealed. */
export const cipherKeys = z.strictObject({
  current: z.string().regex(/^[a-z0-9-]{1,20}$/),
  keys: z.record(
    z.string(),
    z.base64().refine((key) => Buffer.from(key, 'base64').length === 32, 'has 32 bytes'),
  ),
});
export type CipherKeys = z.infer<typeof cipherKeys>;

export const newCipherKeys = (): CipherKeys => ({
  current: 'k1',
  keys: { k1: randomBytes(32).toString('base64') },
});

const algorithm = 'aes-256-gcm';
const [ivBytes, tagBytes] = [12, 16];

/** Seals personal columns with AES-256-GCM; the key's id travels in the value (architecture.md 5). */
export class Cipher {
  constructor(private readonly keys: CipherKeys) {
    this.keyOf(keys.current);
  }

  /** @param context what the text is and whose, such as `key-person:<id>`; text moved to another row does not open */
  seal(text: string, context: string): string {
    return `${this.keys.current}.${this.encrypt(Buffer.from(text), context).toString('base64url')}`;
  }

  open(sealed: string, context: string): string {
    const [id = '', body = ''] = sealed.split('.');
    return this.decrypt(id, Buffer.from(body, 'base64url'), context).toString('utf8');
  }

  /** As `seal`, for files. */
  sealBytes(bytes: Buffer, context: string): Buffer {
    return Buffer.concat([Buffer.from(`${this.keys.current}.`), this.encrypt(bytes, context)]);
  }

  openBytes(sealed: Buffer, context: string): Buffer {
    const end = sealed.indexOf('.');
    return this.decrypt(sealed.toString('latin1', 0, end), sealed.subarray(end + 1), context);
  }

  /** Equal for equal texts, and useless to somebody who has the database but not the key. */
  hash(text: string): string {
    const oldest = Object.keys(this.keys.keys).sort()[0] ?? this.keys.current;
    return createHmac('sha256', this.keyOf(oldest)).update(`equality:${text}`).digest('base64url');
  }

  private encrypt(bytes: Buffer, context: string): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, this.keyOf(this.keys.current), iv).setAAD(Buffer.from(context));
    return Buffer.concat([iv, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
  }

  private decrypt(id: string, bytes: Buffer, context: string): Buffer {
    const decipher = createDecipheriv(algorithm, this.keyOf(id), bytes.subarray(0, ivBytes))
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(-tagBytes));
    return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]);
  }

  private keyOf(id: string): Buffer {
    const key = this.keys.keys[id];
    if (!key) throw new Error(`The key ${id} for personal data is not configured`);
    return Buffer.from(key, 'base64');
  }
}
