import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject } from 'node:crypto';
import { CompactSign } from 'jose';
import { algorithm, type CertificateContent, certificateType } from './certificate.content';

/** Begin of an Ed25519 private key in PKCS #8; the 32 bytes of the seed follow (RFC 8410). */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Public half, as others check with. */
export interface PublicJwk {
  kty: string;
  crv: string;
  x: string;
  kid: string;
  alg: string;
  use: string;
}

/**
 * Signs with a key that follows from the secret of the service, as the links to files do: it lies outside the database, and
 * every process of the service has the same one.
 */
export class CertificateSigner {
  private readonly privateKey: KeyObject;
  readonly publicJwk: PublicJwk;

  constructor(secret: string) {
    const seed = Buffer.from(hkdfSync('sha256', secret, 'partner-commons', 'screening certificates', 32));
    this.privateKey = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' });
    const { x = '' } = createPublicKey(this.privateKey).export({ format: 'jwk' });
    const kid = createHash('sha256').update(x).digest('base64url').slice(0, 16);
    this.publicJwk = { kty: 'OKP', crv: 'Ed25519', x, kid, alg: algorithm, use: 'sig' };
  }

  sign(content: CertificateContent): Promise<string> {
    return new CompactSign(Buffer.from(JSON.stringify(content)))
      .setProtectedHeader({ alg: algorithm, typ: certificateType, kid: this.publicJwk.kid })
      .sign(this.privateKey);
  }
}
