import type { DuplicateCase } from './duplicate-case.entity';

const day = 86_400_000;
const waiting = ['OPEN', 'DUPLICATE_PROPOSED'];

export const ageInDays = ({ foundAt, decidedAt }: Pick<DuplicateCase, 'foundAt' | 'decidedAt'>, now: Date) =>
  Math.max(0, Math.floor(((decidedAt ?? now).getTime() - foundAt.getTime()) / day));

export const isOverdue = ({ state, dueAt }: Pick<DuplicateCase, 'state' | 'dueAt'>, now: Date) =>
  waiting.includes(state) && now > dueAt;
