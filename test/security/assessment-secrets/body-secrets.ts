import {
  answer,
  answered,
  comment,
  doIt,
  requestComments,
  standards,
  standOf,
  underway,
  writeReport,
} from '../../assessments/conducting';
import { allOf, anyOf, ofAgency, ownPartner, type Secret, type SecretWorld, withRole } from './secret';

/** Where parts of a body stand: at the assessment itself, and wherever else one comes to it. */
const waysTo = (part: string): Secret['ways'] => ({
  'by its id': { query: `query ($id: ID!) { assessment(id: $id) { ${part} } }` },
  'over the partner': {
    query: `query ($partnerId: ID!) { partner(id: $partnerId) { assessments(first: 50) { edges { node { ${part} } } } } }`,
  },
  'over all of them': { query: `{ assessments(first: 50) { edges { node { ${part} } } } }` },
  'as an entity': {
    query: `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Assessment { ${part} } } }`,
  },
});

const underwayOnce = new WeakMap<SecretWorld, Promise<string>>();
const commentedOnce = new WeakMap<SecretWorld, Promise<string>>();
const once =
  (made: WeakMap<SecretWorld, Promise<string>>, make: (world: SecretWorld) => Promise<string>) =>
  (world: SecretWorld): Promise<string> => {
    const known = made.get(world) ?? make(world);
    made.set(world, known);
    return known;
  };

/** Begun by UNICEF and not shown to anybody yet. */
const beginOne = once(underwayOnce, async (world) => {
  const assessor = await world.as('UNICEF', 'assessor');
  const { id } = await underway(assessor, { partnerId: world.partnerId });
  await doIt(assessor, answer, {
    assessmentId: id,
    answers: [{ question: 'S1', value: 'ABSENT', comment: 'An answermarker of the assessor.', expectedVersion: 0 }],
  });
  await assessor.ok('mutation ($input: AddWorkingNoteInput!) { addWorkingNote(input: $input) { id } }', {
    input: { assessmentId: id, text: 'A notemarker for colleagues.' },
  });
  await doIt(assessor, writeReport, { assessmentId: id, narrative: 'A draftmarker.', conclusion: 'Not yet.' });
  return id;
});

/** With the partner for its comments. */
const commentOne = once(commentedOnce, async (world) => {
  const assessor = await world.as('UNICEF', 'assessor');
  const director = await world.as('PARTNER_USERS', 'director');
  const { id } = await underway(assessor, { partnerId: world.partnerId });
  await answered(
    assessor,
    id,
    standards.map(() => 'ABSENT'),
  );
  await doIt(assessor, writeReport, { assessmentId: id, narrative: 'A shownmarker.', conclusion: 'All is well.' });
  const { version } = await standOf(assessor, id);
  await doIt(assessor, requestComments, { assessmentId: id, expectedVersion: version });
  await doIt(director, comment, { assessmentId: id, comments: [{ text: 'A commentmarker of ours.' }] });
  return id;
});

const otherTexts = `UPDATE assessment_text SET sealed = 'changed behind everybody' WHERE assessment_id = $1`;

export const bodySecrets: Secret[] = [
  {
    name: 'Answers of an assessment that is under way',
    make: beginOne,
    word: 'answermarker',
    readers: ofAgency('UNICEF'),
    ways: waysTo('answers { redaction { howToRequest } sections { answers { comment } } }'),
    change: `UPDATE assessment_answer SET comment = 'changed behind everybody', value = 'PRESENT' WHERE assessment_id = $1`,
  },
  {
    name: 'Working papers, assessor notes: OWNER_ONLY',
    make: beginOne,
    word: 'notemarker',
    readers: allOf(ofAgency('UNICEF'), withRole('ASSESSOR', 'ASSURANCE_OFFICER', 'IP_UNIT_ADMIN', 'OVERSIGHT_AUDITOR')),
    ways: waysTo('workingNotes { redaction { howToRequest } notes { text } }'),
    change: otherTexts,
  },
  {
    name: 'The report of an assessment that is under way',
    make: beginOne,
    word: 'draftmarker',
    readers: ofAgency('UNICEF'),
    ways: waysTo('report { narrative } score { conclusion }'),
  },
  {
    name: 'The report of an assessment on which the partner comments',
    make: commentOne,
    word: 'shownmarker',
    readers: anyOf(ofAgency('UNICEF'), ownPartner),
    ways: waysTo('report { narrative } score { conclusion }'),
  },
  {
    name: "The partner's comments on an assessment",
    make: commentOne,
    word: 'commentmarker',
    readers: anyOf(ofAgency('UNICEF'), ownPartner),
    ways: waysTo('partnerComments { comments { text } }'),
  },
];
