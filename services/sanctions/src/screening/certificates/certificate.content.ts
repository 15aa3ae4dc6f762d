import { createHash } from 'node:crypto';
import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose';
import { z } from 'zod';

/** Keeps a token of another kind from ever being read as a certificate. */
export const certificateType = 'pc-screening-certificate';
export const algorithm = 'EdDSA';

const content = z.strictObject({
  iss: z.string(),
  /** Id of the certificate. */
  jti: z.string(),
  /** Code of the agency that asked for it. */
  aud: z.string(),
  issuedAt: z.string(),
  partner: z.strictObject({
    id: z.string(),
    names: z.array(z.strictObject({ value: z.string(), kind: z.string() })),
    identifiers: z.array(z.strictObject({ scheme: z.string(), value: z.string(), country: z.string().nullable() })),
  }),
  /** One hash for each name of a key person; whoever knows a name can see that it was asked. */
  people: z.strictObject({ salt: z.string(), hashes: z.array(z.string()) }),
  lists: z.array(
    z.strictObject({
      source: z.string(),
      version: z.string(),
      publishedAt: z.string(),
      confirmedAt: z.string(),
      wasStale: z.boolean(),
    }),
  ),
  scorerVersion: z.string(),
  threshold: z.number(),
  screenedAt: z.string(),
  screeningId: z.string(),
  result: z.enum(['NO_MATCH_FOUND', 'MATCHES_UNDECIDED', 'MATCH_CONFIRMED']),
  statement: z.string(),
});

/** All that a certificate says. */
export type CertificateContent = z.infer<typeof content>;

/** Needs no network and no database: the certificate and the public keys are enough. Throws when anything is not right. */
export async function verifyCertificate(jws: string, keys: JSONWebKeySet): Promise<CertificateContent> {
  const { payload } = await compactVerify(jws.trim(), createLocalJWKSet(keys), { algorithms: [algorithm] });
  const [head = ''] = jws.trim().split('.');
  const { typ } = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as { typ?: string };
  if (typ !== certificateType) throw new Error('This is signed, but it is no certificate of a screening.');
  return content.parse(JSON.parse(Buffer.from(payload).toString('utf8')));
}

/** However the name is written: case, accents and spaces do not count. */
export function hashOfPerson(salt: string, name: string): string {
  const folded = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/g, ' ');
  return createHash('sha256').update(`${salt}:${folded}`).digest('base64url');
}
