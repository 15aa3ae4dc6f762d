import { randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Caller } from './caller';
import { eventually } from './eventually';
import { fillProfile } from './filled-profile';
import type { TestSystem } from './system';

export interface AccessReceipt {
  request: {
    id: string;
    state: string;
    candidates: {
      partnerId: string;
      legalName: string;
      score: number | null;
      reasons: { code: string; detail: string }[];
    }[];
    authorizedPerson: Record<string, unknown>;
  };
  claimCode: string;
}

const requestAccessMutation = `mutation ($input: RequestAccessInput!) { requestAccess(input: $input) {
  claimCode
  request {
    id state candidates { partnerId legalName score reasons { code detail } }
    authorizedPerson { name title email phone redaction { reason } }
  } } }`;

/** A request for access with all that is required; the rest as the test says. */
export async function requestAccess(caller: Caller, input: Record<string, unknown>): Promise<AccessReceipt> {
  const usual = {
    countryOfOrigin: 'SO',
    track: 'NON_PROFIT',
    authorizedPerson: {
      name: 'Amina Warsame',
      title: 'Director',
      email: 'amina@example.org',
      phone: '+252 61 5000000',
    },
  };
  return (await caller.ok(requestAccessMutation, { input: { ...usual, ...input } })).requestAccess;
}

/** Redeems the code and waits until the gateway knows of the new user. */
export async function claimAccess(person: Caller, code: string, partnerId: string): Promise<void> {
  await person.ok('mutation ($code: String!) { claimAccess(input: { code: $code }) { partnerId } }', { code });
  await eventually(async () => {
    const { partner } = await person.ok('query ($id: ID!) { partner(id: $id) { id } }', { id: partnerId });
    if (!partner) throw new Error('The gateway does not know of the new user yet.');
  });
}

export interface BegunRegistration {
  partnerId: string;
  registrationId: string;
  /** Signed in as PARTNER_ADMIN of the partner, or staff who key for it. */
  admin: Caller;
}

export interface ToBegin extends Record<string, unknown> {
  legalName: string;
  /** Subject of the person who becomes the partner's administrator. */
  admin?: string;
  /** Staff who key the request, in place of the partner. */
  by?: Caller;
}

const syllables = 'ba de fi go hu ja ke li mo nu pa re si to vu wa ye zi ko du'.split(' ');
const word = () => Array.from({ length: 4 }, () => syllables[randomInt(syllables.length)]).join('');

/** A name that resembles no other. */
export const inventName = (): string => [word(), word()].map((one) => one[0]?.toUpperCase() + one.slice(1)).join(' ');

/** A request for access that an officer lets pass when its name resembles others, and its claim. */
export async function beginRegistration(
  system: TestSystem,
  { admin: subject = 'amina', by, ...input }: ToBegin,
): Promise<BegunRegistration> {
  const intake = by ? { channel: 'AGENCY_ON_BEHALF' } : { agency: 'UNHCR' };
  const { request, claimCode } = await requestAccess(by ?? system.anybody, { ...intake, ...input });
  const officer = await system.as('UNHCR', 'officer');
  const { accessRequest } = await officer.ok(
    'query ($id: ID!) { accessRequest(id: $id) { registration { id partner { id } } } }',
    { id: request.id },
  );
  const { id: registrationId } = accessRequest.registration;
  const partner = accessRequest.registration.partner ?? (await decideNotDuplicate(officer, request.id));
  const admin = by ?? (await system.as('PARTNER_USERS', subject));
  if (!by) await claimAccess(admin, claimCode, partner.id);
  return { partnerId: partner.id, registrationId, admin };
}

async function decideNotDuplicate(officer: Caller, requestId: string): Promise<{ id: string }> {
  const { decideDuplicate } = await officer.ok(
    `mutation ($id: ID!) { decideDuplicate(input: { requestId: $id, decision: NOT_DUPLICATE, note: "Others." }) {
       registration { partner { id } } } }`,
    { id: requestId },
  );
  return decideDuplicate.registration.partner;
}

interface ToHandIn extends BegunRegistration {
  countryOfOrigin?: string;
  /** On the legal registration; one that nobody else has when not given. */
  registrationNumber?: string;
  /** Stops before the checklist is submitted. */
  only?: 'papers';
}

/** A paper that was sent and not handed in yet. No two have the same bytes. */
export function sendPaper(caller: Caller, title: string): Promise<string> {
  const bytes = Buffer.from(`%PDF-1.4\n% ${title} ${randomUUID()}\n%%EOF\n`);
  return caller.send('Registry', { kind: 'PARTNER_DOCUMENT', name: 'paper.pdf', bytes });
}

/** Brings what the checklist of a national NGO asks for, letters included, and submits it. */
export async function handIn(
  system: TestSystem,
  {
    partnerId,
    registrationId,
    admin,
    countryOfOrigin = 'SO',
    registrationNumber = randomUUID().slice(0, 8),
    only,
  }: ToHandIn,
): Promise<void> {
  const years = (count: number) => {
    const date = system.clock.now();
    date.setUTCFullYear(date.getUTCFullYear() + count);
    return date.toISOString().slice(0, 10);
  };
  const upload = 'mutation ($input: UploadDocumentInput!) { uploadDocument(input: $input) { id } }';
  const statute = {
    partnerId,
    type: 'STATUTE_OR_CONSTITUTION',
    title: 'Statute',
    fileId: await sendPaper(admin, 'Statute'),
  };
  await admin.ok(upload, { input: statute });
  const registration = {
    partnerId,
    type: 'LEGAL_REGISTRATION',
    title: 'Registration',
    fileId: await sendPaper(admin, 'Registration'),
    issuingAuthority: 'Ministry of Interior',
    country: countryOfOrigin,
    registrationNumber,
    issuedOn: years(-1),
    expiresOn: years(5),
  };
  await admin.ok(upload, { input: registration });
  for (const issuerType of ['DONOR', 'GOVERNMENT']) {
    const letter = {
      partnerId,
      issuerType,
      issuerName: `Known ${issuerType}`,
      signatory: 'Ann Other',
      date: years(-1),
    };
    await admin.ok(
      'mutation ($input: AddRecommendationLetterInput!) { addRecommendationLetter(input: $input) { id } }',
      { input: { ...letter, fileId: await sendPaper(admin, issuerType) } },
    );
  }
  if (only) return;
  await admin.ok('mutation ($id: ID!) { submitRegistration(input: { registrationId: $id }) { state } }', {
    id: registrationId,
  });
}

const stages = ['DECLARATION_PENDING', 'SCREENING_HOLD', 'PROFILE_OPEN', 'PROFILE_COMPLETE', 'REGISTERED'] as const;

export interface ToRegister extends ToBegin {
  /** State to stop in; REGISTERED when not given. */
  until?: (typeof stages)[number];
  /** Head of the organisation; screened with it. */
  head?: string;
}

/** Walks the way of story 4.a, with letters, to the state that is wanted. The lists are imported when none is in force. */
export async function registerPartner(
  system: TestSystem,
  { until = 'REGISTERED', head = 'Amina Warsame', ...input }: ToRegister,
): Promise<BegunRegistration> {
  const begun = await beginRegistration(system, input);
  const { partnerId, registrationId, admin } = begun;
  const reaches = (stage: (typeof stages)[number]) => stages.indexOf(until) >= stages.indexOf(stage);
  const vetter = await system.as('UNHCR', 'vetter');
  await handIn(system, { ...begun, countryOfOrigin: (input.countryOfOrigin as string) ?? 'SO' });
  await vetter.ok(
    'mutation ($id: ID!) { decideVetting(input: { registrationId: $id, decision: APPROVE }) { state } }',
    { id: registrationId },
  );
  if (!reaches('SCREENING_HOLD')) return begun;
  await admin.ok(
    `mutation ($id: ID!, $name: String!) {
       addKeyPerson(input: { partnerId: $id, role: HEAD, fullName: $name, title: "Director" }) { __typename } }`,
    { id: partnerId, name: head },
  );
  const declarationId = await signDeclaration(admin, partnerId, head);
  if (!reaches('PROFILE_OPEN')) return begun;
  await ensureList(system);
  await inState(admin, registrationId, 'DECLARATION_REVIEW');
  await vetter.ok(
    'mutation ($id: ID!) { reviewDeclaration(input: { declarationId: $id, decision: APPROVE }) { __typename } }',
    { id: declarationId },
  );
  if (!reaches('PROFILE_COMPLETE')) return begun;
  await fillProfile(admin, partnerId);
  await inState(admin, registrationId, 'PROFILE_COMPLETE');
  if (!reaches('REGISTERED')) return begun;
  const unit = await system.as('UNHCR', 'admin');
  await unit.ok(
    'mutation ($id: ID!) { assignPartnerCode(input: { partnerId: $id, agency: "UNHCR", system: MSRP }) { __typename } }',
    { id: partnerId },
  );
  await inState(admin, registrationId, 'REGISTERED');
  return begun;
}

/** YES to all that the declaration in force says; gives the id of what was signed. */
export async function signDeclaration(admin: Caller, partnerId: string, name: string): Promise<string> {
  const { declarationTemplate } = await admin.ok('{ declarationTemplate { version statements { code } } }');
  const answers = declarationTemplate.statements.map(({ code }: { code: string }) => ({ code, answer: true }));
  const input = {
    partnerId,
    templateVersion: declarationTemplate.version,
    answers,
    signatory: { name, title: 'Director' },
  };
  const { signDeclaration: signed } = await admin.ok(
    'mutation ($input: SignDeclarationInput!) { signDeclaration(input: $input) { id } }',
    { input },
  );
  return signed.id;
}

export const inState = (caller: Caller, registrationId: string, state: string) =>
  eventually(async () => {
    const { registration } = await caller.ok('query ($id: ID!) { registration(id: $id) { state } }', {
      id: registrationId,
    });
    if (registration.state !== state) throw new Error(`${registration.state}, not yet ${state}`);
  }, 30_000);

/** Nobody is cleared before a list is in force. */
async function ensureList(system: TestSystem): Promise<void> {
  const screener = await system.as('UNICEF', 'screener');
  const { listSources } = await screener.ok('{ listSources { code isStale } }');
  if (listSources.some(({ code, isStale }: { code: string; isStale: boolean }) => code === 'UNSC' && !isStale)) return;
  const bytes = gunzipSync(readFileSync(join(__dirname, '../fixtures/lists/un-sc-consolidated-2026-02-27.xml.gz')));
  const fileId = await screener.send('Sanctions', { kind: 'LIST_FILE', name: 'list.xml', bytes });
  await screener.ok('mutation ($fileId: ID!) { importList(input: { source: "UNSC", fileId: $fileId }) { id } }', {
    fileId,
  });
}
