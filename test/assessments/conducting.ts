import { localIssuerOf } from '@partner-commons/gateway/issuers/local.issuers';
import type { Caller } from '../support/caller';
import { eventually } from '../support/eventually';
import type { TestSystem } from '../support/system';

const mutation = (name: string, input: string, fields = 'id state version') =>
  `mutation Do($input: ${input}!) { ${name}(input: $input) { ${fields} } }`;

export const start = mutation(
  'startAssessment',
  'StartAssessmentInput',
  'assessment { id state version referenceNo } reusable { id } underway { id } inForce { id }',
);
export const assign = mutation('assignAssessors', 'AssignAssessorsInput');
export const answer = mutation('answerQuestions', 'AnswerQuestionsInput');
export const writeReport = mutation('writeAssessmentReport', 'WriteAssessmentReportInput');
export const requestComments = mutation('requestPartnerComments', 'RequestPartnerCommentsInput');
export const comment = mutation('commentOnAssessment', 'CommentOnAssessmentInput');
export const submit = mutation('submitAssessment', 'AssessmentStepInput');
export const cancel = mutation('cancelAssessment', 'ExplainedStepInput');
export const beginReview = mutation('beginQualityReview', 'AssessmentStepInput');
export const giveBack = mutation('returnAssessment', 'ExplainedStepInput');
export const finalise = mutation(
  'finaliseAssessment',
  'FinaliseAssessmentInput',
  'id state version band computedBand adjustedBand finalisedOn validUntil',
);
export const proposeBand = mutation('proposeBandAdjustment', 'ProposeBandAdjustmentInput');
export const approveBand = mutation('approveBandAdjustment', 'ApproveBandAdjustmentInput');

export const subjectOf = (agency: string, subject: string) => `${localIssuerOf(agency)}#${subject}`;

export interface Stand {
  id: string;
  state: string;
  version: number;
}

/** What the mutation answers about the assessment. */
export async function doIt<Answer extends object = Stand>(who: Caller, text: string, input: object): Promise<Answer> {
  const data = await who.ok(text, { input });
  return Object.values(data)[0] as Answer;
}

export const standOf = async (who: Caller, id: string): Promise<Stand> =>
  (await who.ok('query Stand($id: ID!) { assessment(id: $id) { id state version } }', { id })).assessment;

/** Known to assessments too, which hears of it on the feed. */
export async function addPartner(officer: Caller, legalName: string, primaryType = 'NATIONAL_NGO'): Promise<string> {
  const { addPartner: added } = await officer.ok(
    'mutation Add($input: AddPartnerInput!) { addPartner(input: $input) { id } }',
    { input: { legalName, primaryType, countryOfOrigin: 'SO' } },
  );
  return added.id;
}

/** PSEA 2020 has six questions, all of them key: short, and every rule applies to it. */
export const psea = { methodologyCode: 'PSEA_2020', methodologyVersion: 1 };
export const standards = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'];

/** Started by the assessor and assigned to the same person. */
export async function underway(
  assessor: Caller,
  input: object,
  people = [subjectOf('UNICEF', 'assessor')],
): Promise<Stand> {
  const { assessment } = await eventually(() =>
    doIt<{ assessment: Stand }>(assessor, start, { ...psea, countries: ['SO'], ...input }),
  );
  return doIt(assessor, assign, {
    assessmentId: assessment.id,
    assessors: people.map((subject) => ({ subject })),
    expectedVersion: assessment.version,
  });
}

export const answersOf = (values: string[], expectedVersion = 0) =>
  values.map((value, index) => ({ question: standards[index], value, expectedVersion }));

/** All six standards answered; what claims low risk has a file. */
export async function answered(assessor: Caller, id: string, values: string[], fileId?: string): Promise<Stand> {
  const answers = answersOf(values).map((each) => ({ ...each, ...(fileId && { evidenceFileIds: [fileId] }) }));
  return doIt(assessor, answer, { assessmentId: id, answers });
}

/** From all answered to FINAL; the partner lets its time pass with a word that it has none. */
export async function reviewed(
  { assessor, reviewer, director }: { assessor: Caller; reviewer: Caller; director: Caller },
  id: string,
): Promise<Stand & Record<string, string>> {
  let stand = await standOf(assessor, id);
  const step = () => ({ assessmentId: id, expectedVersion: stand.version });
  stand = await doIt(assessor, requestComments, step());
  await doIt(director, comment, { assessmentId: id, comments: [] });
  stand = await doIt(assessor, submit, step());
  stand = await doIt(reviewer, beginReview, step());
  return doIt(reviewer, finalise, step());
}

export const evidence = (who: Caller, name = 'policy.pdf'): Promise<string> =>
  who.send('Assessments', {
    kind: 'ASSESSMENT_EVIDENCE',
    name,
    bytes: Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n'),
  });

/** The partner of the demo world, once its director and all services know of it. */
export async function ownPartner(system: TestSystem, director: Caller): Promise<string> {
  const officer = await system.as('UNHCR', 'officer');
  return eventually(async () => {
    const { searchPartners } = await officer.ok(
      '{ searchPartners(filter: { text: "Wadajir" }) { edges { node { id } } } }',
    );
    const { id } = searchPartners.edges[0].node;
    await director.ok('query Own($id: ID!) { partner(id: $id) { legalName } }', { id });
    return id;
  });
}
