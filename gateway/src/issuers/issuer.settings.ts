import { readFileSync } from 'node:fs';
import { serviceAccountIssuer } from '@partner-commons/platform/api-key';
import { ConfigError } from '@partner-commons/platform/config';
import { z } from 'zod';

/** Marks the issuer of partner users, which belongs to no agency. */
export const partnerUsers = 'PARTNER_USERS';

/** Host ending of the issuers that a development start makes for itself; `.invalid` never resolves (RFC 2606). */
export const localHost = 'dev.partner-commons.invalid';

/** Key parameters that only a private or secret key has. */
const secretParameters = ['d', 'k', 'p', 'q', 'dp', 'dq', 'qi', 'oth'];

const publicKey = z
  .looseObject({ kty: z.string(), kid: z.string() })
  .refine((key) => !secretParameters.some((name) => name in key), 'holds a private key; give the public part only');

const issuerSettings = z
  .strictObject({
    /** Compared letter by letter with the claim `iss`. */
    issuer: z.string().min(1),
    audience: z.string().min(1),
    /** Code of the one agency that this issuer speaks for, or PARTNER_USERS. */
    agency: z.string().min(1),
    jwksUri: z.url().optional(),
    jwks: z.strictObject({ keys: z.array(publicKey).min(1) }).optional(),
    /** A claim that makes the holder a READER; no other role ever comes from a token (architecture.md 3). */
    readerClaim: z.strictObject({ claim: z.string().min(1), value: z.string().min(1) }).optional(),
  })
  .refine(({ jwksUri, jwks }) => (jwksUri === undefined) !== (jwks === undefined), 'needs either jwksUri or jwks');
export type IssuerSettings = z.infer<typeof issuerSettings>;

const list = z.array(issuerSettings).min(1);

export interface IssuerRules {
  development: boolean;
}

/** Refuses what would make tokens forgeable: two keys for one issuer, plain HTTP, or an issuer of a development start. */
export function checkIssuers(given: unknown, { development }: IssuerRules): IssuerSettings[] {
  const parsed = list.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The list of issuers is not usable:\n${lines.join('\n')}`);
  }
  const names = new Set<string>();
  for (const { issuer, jwksUri } of parsed.data) {
    if (names.has(issuer)) throw new ConfigError(`The issuer ${issuer} is listed twice.`);
    if (issuer === serviceAccountIssuer)
      throw new ConfigError(`${issuer} stands for API keys; no issuer may be called so.`);
    names.add(issuer);
    if (development) continue;
    if (issuer.includes(localHost)) {
      throw new ConfigError(`The issuer ${issuer} belongs to a development start; production refuses it.`);
    }
    if (jwksUri && new URL(jwksUri).protocol !== 'https:') {
      throw new ConfigError(`The keys of the issuer ${issuer} must be fetched over https.`);
    }
  }
  return parsed.data;
}

export function readIssuersFile(path: string, rules: IssuerRules): IssuerSettings[] {
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigError(`The file of issuers ${path} cannot be read as JSON: ${(error as Error).message}`);
  }
  return checkIssuers(given, rules);
}
