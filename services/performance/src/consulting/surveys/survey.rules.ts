import type { Day } from '@partner-commons/platform/whole-days';
import { SurveyState } from './survey.enums';
import type { SurveyQuestionInput } from './survey.inputs';

/** A survey is closed by hand, or when its last day is over. */
export function surveyStateOf(
  { closesOn, closedAt, settledAt }: { closesOn: Day; closedAt: Date | null; settledAt: Date | null },
  today: Day,
): SurveyState {
  if (settledAt) return SurveyState.SETTLED;
  return closedAt || closesOn < today ? SurveyState.CLOSED : SurveyState.OPEN;
}

/** What is wrong with the questions, or null. */
export function faultOf(questions: readonly SurveyQuestionInput[]): string | null {
  const codes = new Set<string>();
  for (const { code, kind, choices } of questions) {
    if (codes.has(code)) return `Two questions are called ${code}.`;
    codes.add(code);
    if (kind === 'CHOICE' && (choices?.length ?? 0) < 2) return `${code} needs two choices at least.`;
    if (kind !== 'CHOICE' && choices) return `${code} has choices, but is no CHOICE.`;
  }
  return null;
}

/** Half-years, such as 2026-H2, and their last day. */
export const halfYearOf = (day: Day): string => `${day.slice(0, 4)}-H${day.slice(5, 7) <= '06' ? 1 : 2}`;

export const lastDayOf = (period: string): Day => `${period.slice(0, 4)}-${period.endsWith('1') ? '06-30' : '12-31'}`;
