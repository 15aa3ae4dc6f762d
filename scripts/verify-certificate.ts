import { readFileSync } from 'node:fs';
import { verifyCertificate } from '@partner-commons/sanctions/screening/certificates/certificate.content';
import type { JSONWebKeySet } from 'jose';

const usage =
  'npm run verify:certificate -- <file with the certificate> --key <file with the public keys, a JWKS or a JWK>';

/** Checks a certificate of a screening without network and database; prints what it says. */
async function main([file, flag, keyFile]: string[]): Promise<void> {
  if (!file || flag !== '--key' || !keyFile) throw new Error(usage);
  const keys = JSON.parse(readFileSync(keyFile, 'utf8'));
  const set = ('keys' in keys ? keys : { keys: [keys] }) as JSONWebKeySet;
  const content = await verifyCertificate(readFileSync(file, 'utf8'), set);
  process.stdout.write(`${JSON.stringify(content, null, 2)}\n\nThe signature is right.\n`);
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`The certificate is not valid: ${error.message}\n`);
  process.exitCode = 1;
});
