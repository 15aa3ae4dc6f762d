import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IssuerSettings } from '@partner-commons/gateway/issuers/issuer.settings';
import type { CipherKeys } from '@partner-commons/platform/cipher';
import { ensureCipherKeys } from '@partner-commons/platform/cipher-keys';
import { type DatabaseUrls, setUpDatabases } from '@partner-commons/platform/database-setup';
import { migrate } from '@partner-commons/platform/migrate';
import { ensureKeyPair } from '@partner-commons/platform/peer-keys';
import { type ServiceName, serviceNames } from '@partner-commons/platform/service';
import { applySeed } from '@partner-commons/registry/access/seed/seed';
import { createRegistry } from '@partner-commons/registry/service';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { migrationsOf } from '../../scripts/migrations';
import { startThrowAwayServer } from '../support/throw-away-server';
import { generatePartners, readDirectory } from './names';
import { stockDatabases } from './stock';

/** Everything that stays the same while one system after the other is measured on it. */
export interface World {
  databases: Record<ServiceName, DatabaseUrls>;
  postmasterPid: number;
  /** Keys of the deployables. */
  keys: string;
  personalDataKeys: string;
  issuersFile: string;
  issuers: IssuerSettings[];
  token: string;
  /** Of the partners, spread over the whole roster. */
  ids: string[];
  stop(): Promise<void>;
}

const agency = { code: 'UNHCR', name: 'United Nations High Commissioner for Refugees' };
const issuer = 'https://login.bench.invalid';
const audience = 'https://gateway.bench.invalid';
const subject = 'officer';
const idsAsked = 1_000;

export async function makeWorld(partners: number): Promise<World> {
  const directory = mkdtempSync(join(tmpdir(), 'partner-commons-bench-'));
  const server = await startThrowAwayServer();
  const stop = async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  try {
    const databases = await setUpDatabases({
      adminUrl: server.adminUrl,
      services: serviceNames,
      passwordOf: server.passwordOf,
    });
    for (const name of serviceNames)
      await migrate({ ownerUrl: databases[name].ownerUrl, migrations: migrationsOf[name] });
    const personalDataKeys = join(directory, 'personal-data-keys.json');
    await seed(databases.registry, ensureCipherKeys(personalDataKeys));
    const urls = { registry: databases.registry.ownerUrl, sanctions: databases.sanctions.ownerUrl };
    const ids = await stockDatabases(urls, generatePartners(readDirectory(), partners));
    const step = Math.max(1, Math.floor(ids.length / idsAsked));
    const keys = join(directory, 'keys');
    for (const name of ['gateway', ...serviceNames]) ensureKeyPair(keys, name);
    const { token, issuers } = await makeIdentity();
    const issuersFile = join(directory, 'issuers.json');
    writeFileSync(issuersFile, JSON.stringify(issuers));
    const { postmasterPid } = server;
    const asked = ids.filter((_, index) => index % step === 0);
    return { databases, postmasterPid, keys, personalDataKeys, issuersFile, issuers, token, ids: asked, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Production refuses the issuers of a development start, so the benchmark has one of its own. */
async function makeIdentity(): Promise<{ token: string; issuers: IssuerSettings[] }> {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { extractable: true });
  const key = { ...(await exportJWK(publicKey)), kty: 'OKP', alg: 'EdDSA', kid: 'bench' };
  const token = await new SignJWT()
    .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid: key.kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime('1h')
    .setJti('bench')
    .sign(privateKey);
  return { token, issuers: [{ issuer, audience, agency: agency.code, jwks: { keys: [key] } }] };
}

async function seed({ appUrl, jobUrl }: DatabaseUrls, personalDataKeys: CipherKeys): Promise<void> {
  const settings = { databaseUrl: appUrl, jobDatabaseUrl: jobUrl, publicUrl: 'http://localhost', fileSecret: 'none' };
  const registry = await createRegistry({ ...settings, personalDataKeys, poolSize: 2 });
  await applySeed(registry.background, {
    agencies: [agency],
    partners: [],
    members: [{ issuer, subject, agency: agency.code, roles: ['READER', 'PROGRAMME_OFFICER'] }],
  });
  await registry.stop();
}
