import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { localIssuers } from '@partner-commons/gateway/issuers/local.issuers';
import { defaultDataDirectory } from '@partner-commons/platform/embedded-postgres/directories';
import { demoAgencies } from './demo-world';
import { readStartConfig } from './start-config';

/** In the order of their dates: an older version of a list never replaces a newer one. */
const lists = [
  ['UNSC', 'un-sc-consolidated-2018-10-29.xml'],
  ['UNSC', 'un-sc-consolidated-2026-02-27.xml'],
  ['WORLD_BANK', 'world-bank-ineligible-2025-01-07.xlsx'],
  ['EBRD', 'ebrd-ineligible-2025-01.csv'],
] as const;

/** Takes the real lists that come with the sources into a running `npm start`, by the same road as any client. */
async function main(): Promise<void> {
  const { publicUrl, dataDirectory = defaultDataDirectory() } = readStartConfig(process.env);
  const codes = demoAgencies.map(({ code }) => code);
  const issuers = await localIssuers(join(dataDirectory, 'issuers'), codes);
  const screener = new Client(publicUrl, await issuers.mint({ agency: 'UNICEF', subject: 'screener' }));
  const admin = new Client(publicUrl, await issuers.mint({ agency: 'UNHCR', subject: 'admin' }));
  for (const [source, name] of lists) {
    const fileId = await screener.send('createSanctionsUpload', 'LIST_FILE', name);
    const { importList } = await screener.ask(
      'mutation ($input: ImportListInput!) { importList(input: $input) { id } }',
      { input: { source, fileId } },
    );
    const { listSnapshot } = await screener.follow(
      `query ($id: ID!) { listSnapshot(id: $id) {
         state reason version individuals entities ended delta { added amended removed } job { state done total } } }`,
      'listSnapshot',
      importList.id,
    );
    report(name, listSnapshot);
  }
  const name = 'mena-ngo-directory-2014.csv';
  const fileId = await admin.send('createRegistryUpload', 'PARTNER_FILE', name);
  const { importPartners } = await admin.ask(
    'mutation ($fileId: ID!) { importPartners(input: { fileId: $fileId }) { id } }',
    { fileId },
  );
  const { partnerImport } = await admin.follow(
    'query ($id: ID!) { partnerImport(id: $id) { added updated unchanged notTaken job { state done total error } } }',
    'partnerImport',
    importPartners.id,
  );
  report(name, partnerImport);
}

// biome-ignore lint/suspicious/noExplicitAny: each question knows its own answer
type Data = any;

class Client {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async ask(query: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.token}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data: Data; errors?: { message: string }[] };
    if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
    return data;
  }

  async send(mutation: string, kind: string, name: string): Promise<string> {
    const bytes = gunzipSync(readFileSync(join(__dirname, '..', 'test', 'fixtures', 'lists', `${name}.gz`)));
    const input = { kind, name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
    const { [mutation]: upload } = await this.ask(
      `mutation ($input: CreateUploadInput!) { ${mutation}(input: $input) { id url } }`,
      { input },
    );
    const sent = await fetch(upload.url, { method: 'PUT', body: new Uint8Array(bytes) });
    if (!sent.ok) throw new Error(`${name} was not taken: ${await sent.text()}`);
    return upload.id;
  }

  /** Asks until the job has ended, and says how far it is. */
  async follow(query: string, field: string, id: string): Promise<Data> {
    for (;;) {
      const data = await this.ask(query, { id });
      const { state, done, total } = data[field].job;
      if (process.stderr.isTTY) process.stderr.write(`\r${state.toLowerCase()} ${done}/${total ?? '?'}   `);
      if (!['QUEUED', 'RUNNING'].includes(state)) return data;
      await sleep(300);
    }
  }
}

function report(name: string, { job, ...result }: Data): void {
  process.stdout.write(`${process.stderr.isTTY ? '\r' : ''}${name}: ${job.state} ${JSON.stringify(result)}\n`);
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\nIs npm start running, with the same PORT and COMMONS_DATA_DIRECTORY?\n`);
  process.exitCode = 1;
});
