import type { Cipher } from '@partner-commons/platform/cipher';

/** Texts of a case tell about people, so they lie sealed. @param context what the text is and whose, such as `case-notice:<id>` */
export const sealJson = (cipher: Cipher, context: string, value: unknown): string =>
  cipher.seal(JSON.stringify(value), context);

/** For a viewer to whom row-level security has shown the row. */
export const openJson = <Value>(cipher: Cipher, context: string, sealed: string): Value =>
  JSON.parse(cipher.open(sealed, context)) as Value;
