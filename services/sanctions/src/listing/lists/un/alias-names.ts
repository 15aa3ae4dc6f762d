import { scriptOf } from '@partner-commons/platform/script-of';

export interface AliasName {
  value: string;
  /** Stands only as "(HTS)" behind the full name: too short to identify anybody alone. */
  isAcronym: boolean;
}

const remark =
  /\b(born|name|names|script|listed|identity|passport|spelling|sub-unit|third|formerly|previously|KPE\.\d+)\b/i;
const originalScript = /^original script:\s*/i;
const trailingRemark = /,?\s+born (?:in|on|\d).*$|\s+-\s+sub-unit name$/i;
const trailingGroup = /^(.*\S)\s*\(([^()]*(?:\([^()]*\)[^()]*)*)\)[\s,.]*$/s;

/**
 * The names inside one alias element: several behind semicolons, other scripts and acronyms in brackets, and remarks
 * ("combat name", "born in 1967") that are none.
 */
export function splitAlias(text: string): AliasName[] {
  return splitOutside(text).flatMap(namesIn);
}

function namesIn(text: string): AliasName[] {
  const value = trim(text.replace(trailingRemark, ''));
  const group = trailingGroup.exec(value);
  if (!group) return isName(value) ? [{ value: trim(value.replace(/[()]/g, ' ')), isAcronym: false }] : [];
  const [, before = '', inside = ''] = group;
  if (/^[A-Z][A-Z/-]{1,9}$/.test(inside)) return [...namesIn(before), { value: inside, isAcronym: true }];
  const named = inside.replace(originalScript, '');
  const isOther = scriptOf(named) !== scriptOf(before);
  if (isOther || inside !== named || inside.includes(';')) return [...namesIn(before), ...splitAlias(named)];
  if (remark.test(inside)) return namesIn(before);
  // Same script and no remark: part of the name, as in "construction of roads (southern area)".
  return [{ value: trim(value.replace(/[()]/g, ' ')), isAcronym: false }];
}

function isName(value: string): boolean {
  return (value.match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2 && !/^\(?original script\)?$/i.test(value);
}

function splitOutside(text: string): string[] {
  const parts: string[] = [''];
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth += 1;
    if (letter === ')') depth = Math.max(0, depth - 1);
    if (letter === ';' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  return parts.flatMap((part) => part.split(/\s+(?=[b-h]\)\s)/)).map((part) => trim(part.replace(/^[a-h]\)\s/, '')));
}

function trim(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/^["“”\s,;]+|["“”\s,;]+$/g, '');
}
