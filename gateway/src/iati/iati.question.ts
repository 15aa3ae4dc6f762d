import { invalidInput } from '@partner-commons/platform/errors';

/** Of which agency, and after which activity. */
export type IatiQuestion = [agency: string, after: string | null];

export function readQuestion(search: URLSearchParams): IatiQuestion {
  const unknown = [...search.keys()].find((name) => name !== 'agency' && name !== 'after');
  if (unknown !== undefined) {
    throw invalidInput(`There is no parameter ${unknown}; docs/reports.md explains all of them.`, unknown);
  }
  const [agency, ...agencies] = search.getAll('agency');
  const [after = null, ...afters] = search.getAll('after');
  if (agency === undefined || !/^[A-Za-z0-9_-]{1,20}$/.test(agency) || agencies.length > 0) {
    throw invalidInput('agency is the code of one agency, such as UNHCR.', 'agency');
  }
  if (afters.length > 0 || (after !== null && after.length > 200)) {
    throw invalidInput('after is where the file before ended.', 'after');
  }
  return [agency, after];
}
