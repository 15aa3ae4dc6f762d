import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { hashOfPerson, verifyCertificate } from '@partner-commons/sanctions/screening/certificates/certificate.content';
import type { Caller } from '../support/caller';
import { withClient } from '../support/databases';
import { eventually } from '../support/eventually';
import { beginRegistration } from '../support/registered-partner';
import { startTestSystem, type TestSystem } from '../support/system';
import { addPartner, addPerson, eventuallyStatus } from './hits';
import { importReleased, inventedList, rosterScreened } from './lists';

const run = promisify(execFile);
const root = resolve(__dirname, '..', '..');

let system: TestSystem;
let officer: Caller;
let screener: Caller;
let directory: string;
let partnerId: string;
let jwks: string;

const issue = `mutation ($input: IssueScreeningCertificateInput!) { issueScreeningCertificate(input: $input) {
  id agency issuedAt kid jws partner { id } } }`;

/** As somebody does who has the file and the key, and neither a network nor our databases. */
const check = (certificate: string, keys: string) => {
  const [file, keyFile] = [join(directory, 'certificate.jws'), join(directory, 'keys.json')];
  writeFileSync(file, certificate);
  writeFileSync(keyFile, keys);
  const offline = `const net = require('node:net'); net.Socket.prototype.connect = () => { throw new Error('no network'); };
    require('node:dns').lookup = () => { throw new Error('no network'); };`;
  const preload = join(directory, 'offline.cjs');
  writeFileSync(preload, offline);
  const args = ['--require', preload, '--import', 'tsx', 'scripts/verify-certificate.ts', file, '--key', keyFile];
  return run(process.execPath, args, { cwd: root, env: { PATH: process.env.PATH } });
};

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'partner-commons-certificate-'));
  system = await startTestSystem();
  officer = await system.as('UNHCR', 'officer');
  screener = await system.as('UNICEF', 'screener');
  const adjudicator = await system.as('UNICEF', 'adjudicator');
  const begun = await beginRegistration(system, { legalName: 'Dalmar Seed Bank', admin: 'hodan' });
  partnerId = begun.partnerId;
  await addPerson(begun.admin, partnerId, { fullName: 'Fadumo Nuur Geedi' });
  await importReleased(screener, adjudicator, inventedList);
  await rosterScreened(screener);
  await eventuallyStatus(officer, partnerId, 'CLEAR');
}, 90_000);

afterAll(async () => {
  await system?.stop();
  rmSync(directory, { recursive: true, force: true });
});

test('says who, which names, which versions, when and what, and hashes in place of people', async () => {
  const { issueScreeningCertificate: certificate } = await screener.ok(issue, { input: { partnerId } });
  ({ jwks } = (await system.anybody.ok('{ screeningCertificateKeys { jwks } }')).screeningCertificateKeys);
  expect(jwks).not.toContain('"d"');
  const content = await verifyCertificate(certificate.jws, JSON.parse(jwks));
  expect(content).toMatchObject({
    jti: certificate.id,
    aud: 'UNICEF',
    partner: { id: partnerId, names: [{ value: 'Dalmar Seed Bank', kind: 'LEGAL' }] },
    lists: [{ source: 'UNSC', wasStale: false }],
    result: 'NO_MATCH_FOUND',
    threshold: 0.7,
  });
  expect(JSON.stringify(content)).not.toMatch(/Fadumo|\bsafe\b/);
  expect(content.people.hashes).toContain(hashOfPerson(content.people.salt, 'fadumo nuur geedi'));
});

test('is checked with the network off; one altered byte is found', async () => {
  const { issueScreeningCertificate: certificate } = await screener.ok(issue, { input: { partnerId } });
  const { stdout } = await check(certificate.jws, jwks);
  expect(stdout).toContain('The signature is right.');
  expect(stdout).toContain('Dalmar Seed Bank');
  const [head, body = '', signature] = certificate.jws.split('.');
  const altered = [head, `${body.slice(0, 40)}${body[40] === 'A' ? 'B' : 'A'}${body.slice(41)}`, signature].join('.');
  await expect(check(altered, jwks)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('not valid') });
  const other = JSON.parse(jwks);
  other.keys[0].x = Buffer.alloc(32, 7).toString('base64url');
  await expect(check(certificate.jws, JSON.stringify(other))).rejects.toMatchObject({ code: 1 });
});

test('an undecided match is certified as one; nothing is certified before a screening', async () => {
  const listed = (await addPartner(officer, 'Zarqun Relief Fondation')).id;
  await eventuallyStatus(officer, listed, 'HITS_OPEN');
  const { issueScreeningCertificate: certificate } = await screener.ok(issue, { input: { partnerId: listed } });
  expect((await verifyCertificate(certificate.jws, JSON.parse(jwks))).result).toBe('MATCHES_UNDECIDED');
  await withClient(system.databases.sanctions.adminUrl, (client) =>
    client.query(`UPDATE partner_basis SET basis_hash = 'another' WHERE partner_id = $1`, [listed]),
  );
  expect(await screener.refusal(issue, { input: { partnerId: listed } })).toBe('PRECONDITION_FAILED / NOT_SCREENED');
  expect(await screener.refusal(issue, { input: { partnerId: 'nobody' } })).toBe('NOT_FOUND');
  expect(await officer.refusal(issue, { input: { partnerId } })).toBe('FORBIDDEN / ROLE_REQUIRED');
  const { screeningCertificate } = await officer.ok('query ($id: ID!) { screeningCertificate(id: $id) { id } }', {
    id: certificate.id,
  });
  expect(screeningCertificate).toBeNull();
});

describe('a file of names', () => {
  const screenFile = 'mutation ($input: ScreenFileInput!) { screenFile(input: $input) { id } }';
  const download = 'mutation ($input: DownloadScreeningFileInput!) { downloadScreeningFile(input: $input) { url } }';
  const fields =
    'rows matched unmatched unknown bad scorerVersion listVersions { source } job { state done total error }';
  const names = [
    'reference,name,kind,birth,country',
    'a1,Zarqun Relief Foundation,entity,,SO',
    'a2,Baraka Water Trust,,,SO',
    'a3,Hassan Ali,person,1961,SO',
    'a4,— …,,,',
    'a5,Somebody,ghost,,',
    '"=HYPERLINK(""x"")","=cmd|calc",,,',
    'too,few',
  ].join('\n');

  async function finished(caller: Caller, id: string) {
    const read = () => caller.ok(`query ($id: ID!) { screeningFile(id: $id) { ${fields} } }`, { id });
    await eventually(async () => {
      const { job } = (await read()).screeningFile;
      if (!['SUCCEEDED', 'FAILED'].includes(job.state)) throw new Error(job.state);
    });
    // Once more: that answer may have read the file just before it was finished, and its job just after.
    return (await read()).screeningFile;
  }

  test('is screened row by row, bad rows are reported, and the result is harmless in a spreadsheet', async () => {
    const fileId = await screener.send('Sanctions', {
      kind: 'SCREENING_FILE',
      name: 'names.csv',
      bytes: Buffer.from(names),
    });
    const { screenFile: begun } = await screener.ok(screenFile, { input: { fileId, form: 'CSV' } });
    expect(await finished(screener, begun.id)).toMatchObject({
      rows: 7,
      matched: 2,
      unmatched: 2,
      unknown: 1,
      bad: 2,
      listVersions: [{ source: 'UNSC' }],
      job: { state: 'SUCCEEDED', done: 7, total: 7 },
    });
    const { downloadScreeningFile } = await screener.ok(download, { input: { screeningFileId: begun.id } });
    const lines = (await (await fetch(downloadScreeningFile.url)).text()).split('\n');
    expect(lines[0]).toContain('row,reference,name,result');
    expect(lines[1]).toMatch(/^1,a1,Zarqun Relief Foundation,POSSIBLE_MATCH,,1,0\.9\d+,STRONG,UNSC,QDe\.904/);
    expect(lines.find((line) => line.startsWith('5,'))).toContain('BAD_ROW,KIND');
    expect(lines.find((line) => line.startsWith('6,'))).toContain(`"'=HYPERLINK(""x"")",'=cmd|calc`);
    const other = await system.as('UNICEF', 'adjudicator');
    expect(
      (await other.ok('query ($id: ID!) { screeningFile(id: $id) { rows } }', { id: begun.id })).screeningFile,
    ).toBeNull();
    expect(await other.refusal(download, { input: { screeningFileId: begun.id } })).toBe('NOT_FOUND');
  });

  test('without the column of names it fails as a whole and says why', async () => {
    const bytes = Buffer.from('title,kind\nA,\n');
    const fileId = await screener.send('Sanctions', { kind: 'SCREENING_FILE', name: 'names.csv', bytes });
    const { screenFile: begun } = await screener.ok(screenFile, { input: { fileId, form: 'CSV' } });
    const { job } = await finished(screener, begun.id);
    expect(job).toMatchObject({ state: 'FAILED', error: expect.stringContaining('name') });
    expect(await screener.refusal(download, { input: { screeningFileId: begun.id } })).toBe(
      'PRECONDITION_FAILED / SCREENING_UNFINISHED',
    );
  });
});
