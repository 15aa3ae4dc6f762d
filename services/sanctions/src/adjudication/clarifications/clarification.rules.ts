import type { ClarificationState, ClarificationTopic } from './clarification-request.entity';

const day = 86_400_000;
const shortest = day;
const longest = 90 * day;
const usual = 14 * day;
/** Before the end, when the partner is reminded once. */
export const reminderBefore = 3 * day;

export const usualDue = (now: Date) => new Date(now.getTime() + usual);

export function isPlausibleDue(dueAt: Date, now: Date): boolean {
  const ahead = dueAt.getTime() - now.getTime();
  return ahead >= shortest && ahead <= longest;
}

/** Such a topic needs to say whom it is about. */
export const isAboutPerson = (topic: `${ClarificationTopic}`) => topic.startsWith('PERSON_');

type Step = 'ANSWER' | 'EXTEND' | 'WITHDRAW';

const allowed: Record<Step, readonly `${ClarificationState}`[]> = {
  ANSWER: ['OPEN', 'OVERDUE'],
  EXTEND: ['OPEN'],
  WITHDRAW: ['OPEN', 'OVERDUE'],
};

export const mayStep = (step: Step, state: `${ClarificationState}`) => allowed[step].includes(state);
