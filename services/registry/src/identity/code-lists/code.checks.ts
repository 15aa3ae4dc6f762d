import { invalidInput } from '@partner-commons/platform/errors';
import { type CodeTable, has } from './code-list.rules';

/** The codes once each, in the order of the list; refused as INVALID_INPUT / UNKNOWN_CODE with the path of the wrong one. */
export function requireCodes(table: CodeTable, codes: readonly string[] | null | undefined, field: string): string[] {
  for (const [place, code] of (codes ?? []).entries()) requireCode(table, code, `${field}.${place}`);
  return table.codes.map(({ code }) => code).filter((code) => codes?.includes(code));
}

export function requireCode(table: CodeTable, code: string | null | undefined, field: string): string | null {
  if (code === null || code === undefined) return null;
  if (!has(table, code))
    throw invalidInput('This is no code of the list; codeList tells which there are.', field, 'UNKNOWN_CODE');
  return code;
}
