import { AppError, invalidInput } from '@partner-commons/platform/errors';
import type { Day } from '@partner-commons/platform/whole-days';
import { OutcomeAudience, OutcomeState } from './outcome.enums';

/** P-INV-5: partners that were present have so many working days to comment. */
export const commentDays = 10;

/** What P-INV-5 calls "beyond AGENCY"; also what OUTCOMES_SHARED counts as shared. */
const wideAudiences: readonly OutcomeAudience[] = [
  OutcomeAudience.UNCT,
  OutcomeAudience.INTER_AGENCY,
  OutcomeAudience.PUBLIC,
];

export const isWide = (audience: OutcomeAudience): boolean => wideAudiences.includes(audience);

const order = Object.values(OutcomeAudience);
const widerThan = (audience: OutcomeAudience, other: OutcomeAudience) => order.indexOf(audience) > order.indexOf(other);

interface Wording {
  statement: string;
  theme: string;
  audience: OutcomeAudience;
}

/** A new text, or one for more readers, is one that the partners were not asked about. */
export const needsNewRound = (before: Wording, after: Wording): boolean =>
  before.statement !== after.statement ||
  before.theme !== after.theme ||
  (widerThan(after.audience, before.audience) && isWide(after.audience));

interface Window {
  audience: OutcomeAudience;
  commentsUntil: Date;
  /** Partners that were asked. */
  asked: readonly string[];
  /** Partners that were present, as the consultation says now. */
  present: readonly string[];
  /** Partners that gave up their time for the present text. */
  waived: readonly string[];
  now: Date;
}

const openWindow = (message: string, facts: Record<string, unknown>) =>
  new AppError('PRECONDITION_FAILED', message, { reason: 'COMMENT_WINDOW_OPEN', rule: 'P-INV-5', facts });

/** P-INV-5. With nobody present there is nobody who could waive, so the days pass all the same. */
export function demandClosedWindow({ audience, commentsUntil, asked, present, waived, now }: Window): void {
  if (!isWide(audience)) return;
  const forgotten = present.filter((partner) => !asked.includes(partner) && !waived.includes(partner));
  if (forgotten.length > 0) {
    throw openWindow(
      'Some partners that were present were not asked for comments yet: ask with requestOutcomeComments.',
      {
        notAsked: forgotten.length,
      },
    );
  }
  const everybodyWaived = asked.length > 0 && asked.every((partner) => waived.includes(partner));
  if (everybodyWaived || now >= commentsUntil) return;
  throw openWindow(
    'Partners that were present may still comment. Publish when their time is over, or all have waived it.',
    {
      commentsUntil: commentsUntil.toISOString(),
      waived: waived.length,
      asked: asked.length,
    },
  );
}

const moves: Record<OutcomeState, readonly OutcomeState[]> = {
  RECORDED: [OutcomeState.RECORDED, OutcomeState.PUBLISHED, OutcomeState.WITHDRAWN],
  PUBLISHED: [OutcomeState.WITHDRAWN],
  WITHDRAWN: [],
};

export function demandOutcomeMove(from: OutcomeState, to: OutcomeState): void {
  if (moves[from].includes(to)) return;
  throw new AppError('CONFLICT', `An outcome that is ${from} cannot become ${to}.`, { reason: 'INVALID_STATE' });
}

/** Owners are agencies that held the consultation: nobody is given work by a meeting that it did not attend. */
export function checkActions(
  actions: readonly { owner: string; due: Day }[],
  { agencies, today }: { agencies: readonly string[]; today: Day },
): void {
  for (const [index, { owner, due }] of actions.entries()) {
    if (!agencies.includes(owner)) {
      throw invalidInput(
        'The owner of an action is an agency that held the consultation.',
        `input.actions.${index}.owner`,
      );
    }
    if (due < today) throw invalidInput('An action is due in the future.', `input.actions.${index}.due`);
  }
}

/** Short, to be cited by, and telling nothing about how many there are. */
export const referenceOf = (id: string, heldOn: Day): string =>
  `OUT-${heldOn.slice(0, 4)}-${id.replaceAll('-', '').slice(-8).toUpperCase()}`;
