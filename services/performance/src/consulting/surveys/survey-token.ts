import type { Cipher } from '@partner-commons/platform/cipher';

/** Made from the key and never stored: the database alone does not let its owner answer for a partner. */
export const tokenOf = (cipher: Cipher, surveyId: string, partnerId: string): string =>
  cipher.hash(`survey-token:${surveyId}:${partnerId}`);

export const hashOf = (cipher: Cipher, token: string): string => cipher.hash(`survey-token-hash:${token}`);
