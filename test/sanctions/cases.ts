import { createHash } from 'node:crypto';
import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import type { Answer, Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import { type BegunRegistration, beginRegistration, inventName } from '../support/registered-partner';
import type { TestSystem } from '../support/system';
import { dayAfter } from './sharing';

/** UNDP's people of a case; `both` investigates and sits on the panel, `appeals` sit on it for appeals. */
export interface CasePeople {
  investigator: Caller;
  panel: Caller;
  panelist: Caller;
  legal: Caller;
  both: Caller;
  appeals: [Caller, Caller];
}

export async function casePeople(system: TestSystem): Promise<CasePeople> {
  const admin = await system.as('UNDP', 'admin');
  const member = async (subject: string, ...roles: string[]) => {
    await admin.ok(
      `mutation ($subject: String!, $issuer: String!, $grants: [RoleGrantInput!]!) {
         setMember(input: { issuer: $issuer, subject: $subject, grants: $grants, active: true }) }`,
      { subject, issuer: localIssuerOf('UNDP'), grants: roles.map((role) => ({ role })) },
    );
    const caller = await system.as('UNDP', subject);
    await eventually(() => caller.ok('{ ineligibilityCases(first: 1) { totalCount } }'));
    return caller;
  };
  return {
    investigator: await system.as('UNDP', 'investigator'),
    panel: await system.as('UNDP', 'panel'),
    panelist: await system.as('UNDP', 'panelist'),
    legal: await system.as('UNDP', 'legal'),
    both: await member('both', 'INVESTIGATOR', 'SANCTIONS_PANEL'),
    appeals: [await member('appeals-1', 'SANCTIONS_PANEL'), await member('appeals-2', 'SANCTIONS_PANEL')],
  };
}

/** A partner with an administrator of its own, whom sanctions knows. */
export async function addRespondent(system: TestSystem, admin: string, more: object = {}): Promise<BegunRegistration> {
  const begun = await beginRegistration(system, { legalName: inventName(), admin, ...more });
  const officer = await system.as('UNHCR', 'officer');
  await eventually(async () => {
    const { partner } = await officer.ok('query ($id: ID!) { partner(id: $id) { clearance { status checkedAt } } }', {
      id: begun.partnerId,
    });
    if (!partner?.clearance) throw new Error('not known yet');
  });
  return begun;
}

export const sendPdf = (caller: Caller, kind: string, words = 'paper'): Promise<string> =>
  caller.send('Sanctions', {
    kind,
    name: 'paper.pdf',
    bytes: Buffer.from(`%PDF-1.4\n% ${words} ${Math.random()}\n%%EOF\n`),
  });

/** As `sendPdf`, for a partner, whose door is another. */
export async function sendOwnPdf(caller: Caller, words = 'answer'): Promise<string> {
  const bytes = Buffer.from(`%PDF-1.4\n% ${words} ${Math.random()}\n%%EOF\n`);
  const { createCaseUpload } = await caller.ok(
    'mutation ($input: CreateUploadInput!) { createCaseUpload(input: $input) { id url } }',
    {
      input: {
        kind: 'CASE_RESPONSE',
        name: 'answer.pdf',
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    },
  );
  const sent = await fetch(createCaseUpload.url, { method: 'PUT', body: new Uint8Array(bytes) });
  if (sent.status !== 201) throw new Error(`The file was not taken: ${sent.status}`);
  return createCaseUpload.id;
}

export interface CaseNode {
  id: string;
  state: string;
  version: number;
}

const brief = '{ id state version referenceNo dueAt }';
export const createCase = `mutation Open($input: CreateIneligibilityCaseInput!) { createIneligibilityCase(input: $input) ${brief} }`;

export const caseInput = (system: TestSystem, respondents: string[], more: object = {}) => ({
  input: {
    respondents,
    grounds: ['FRAUD', 'MISREPRESENTATION'],
    conductFrom: dayAfter(system, -800),
    conductTo: dayAfter(system, -400),
    leadAgency: 'UNDP',
    legalBasis: 'Partnership agreement, article 12; UNDP sanctions procedures',
    summary: 'A special audit found that invoices for wells were made up.',
    ...more,
  },
});

/** With one file of evidence, unless said otherwise. */
export async function openCase(
  system: TestSystem,
  investigator: Caller,
  respondents: string[],
  more: object = {},
): Promise<CaseNode> {
  const evidence = [{ title: 'Special audit report', fileId: await sendPdf(investigator, 'CASE_EVIDENCE') }];
  return (await investigator.ok(createCase, caseInput(system, respondents, { evidence, ...more })))
    .createIneligibilityCase;
}

const mutationOf = (name: string) => {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const result = ofRespondents.includes(name) ? '{ id caseId state }' : brief;
  return `mutation Act($input: ${type}!) { ${name}(input: $input) ${result} }`;
};
const ofRespondents = ['submitResponse', 'fileAppeal', 'submitRehabilitationEvidence'];

/** An act on a case; gives what it answers. */
export const act = async (caller: Caller, name: string, input: object) =>
  (await caller.ok(mutationOf(name), { input }))[name];
export const refusalOf = (caller: Caller, name: string, input: object) => caller.refusal(mutationOf(name), { input });
/** `CODE / REASON / RULE`, as far as they are there. */
export async function ruleOf(caller: Caller, name: string, input: object): Promise<string> {
  const { errors } = await caller.ask(mutationOf(name), { input });
  const { code, reason, rule } = errors?.[0]?.extensions ?? {};
  return [code, reason, rule].filter(Boolean).join(' / ');
}

export async function lookAt(caller: Caller, id: string, fields = ''): Promise<Answer['data']> {
  const { ineligibilityCase } = await caller.ok(
    `query Look($id: ID!) { ineligibilityCase(id: $id) { id state version ${fields} } }`,
    { id },
  );
  return ineligibilityCase;
}

export const inCaseState = (caller: Caller, id: string, state: string): Promise<CaseNode> =>
  eventually(async () => {
    const found = await lookAt(caller, id);
    if (found?.state !== state) throw new Error(`${found?.state}, not yet ${state}`);
    return found;
  }, 20_000);

export const allegations = 'Invoices for twelve wells were made up between March and June.';

export const notices = (partnerIds: string[]) => partnerIds.map((partnerId) => ({ partnerId, allegations }));

export const issueNotice = (caller: Caller, { id, version }: CaseNode, partnerIds: string[], more: object = {}) =>
  act(caller, 'issueNotice', { caseId: id, notices: notices(partnerIds), expectedVersion: version, ...more });

export const reasoning = 'The audit shows it, and the answer does not explain the invoices.';

export const release = {
  measures: [
    { type: 'DEBARMENT_CONDITIONAL_RELEASE', years: 3 },
    { type: 'RESTITUTION', amount: '184250.00', currency: 'USD' },
  ],
  conditions: ['An integrity compliance programme is in place'],
  reasoning,
  dueProcessAttestation: true,
};

/** What is proposed and not settled yet. */
export async function proposalOf(caller: Caller, caseId: string): Promise<string> {
  const { decisions } = await lookAt(caller, caseId, 'decisions { id state }');
  const proposed = decisions.filter(({ state }: { state: string }) => state === 'PROPOSED');
  if (proposed.length !== 1) throw new Error(`${proposed.length} proposals`);
  return proposed[0].id;
}

/** One member proposes with this act, another one agrees. */
export async function decideTogether(
  [first, second]: [Caller, Caller],
  name: string,
  caseId: string,
  input: object,
): Promise<CaseNode> {
  const { version } = await lookAt(first, caseId);
  await act(first, name, { ...(name === 'decideAppeal' ? {} : { caseId }), expectedVersion: version, ...input });
  const decisionId = await proposalOf(second, caseId);
  const { version: next } = await lookAt(second, caseId);
  return act(second, 'confirmCaseDecision', { decisionId, expectedVersion: next });
}

export interface HeardCase {
  caseId: string;
  partnerId: string;
  admin: Caller;
}

/** A case whose respondent has answered, so that the panel deliberates. */
export async function hearCase(
  system: TestSystem,
  { investigator, panel }: CasePeople,
  { partnerId, admin }: BegunRegistration,
  more: object = {},
): Promise<HeardCase> {
  const opened = await openCase(system, investigator, [partnerId], more);
  await issueNotice(investigator, opened, [partnerId]);
  await act(admin, 'submitResponse', { caseId: opened.id, text: 'The wells were built; the invoices were lost.' });
  await inCaseState(panel, opened.id, 'DELIBERATION');
  return { caseId: opened.id, partnerId, admin };
}

export async function ownCases(caller: Caller, fields = ''): Promise<Answer['data'][]> {
  return (await caller.ok(`{ partnerCases { id caseId state ${fields} } }`)).partnerCases;
}
