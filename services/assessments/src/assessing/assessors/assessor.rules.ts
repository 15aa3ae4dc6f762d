import { forbidden, invalidInput } from '@partner-commons/platform/errors';
import { actsFor, hasRole, partnerEditors, type Viewer } from '@partner-commons/platform/viewer';
import type { Methodology } from '../../catalogue/methodologies/methodology.types';
import { AssessorType } from '../../terms/assessor-type.enum';
import type { CapacityArea } from '../../terms/capacity-area.enum';
import type { Assessment } from '../assessments/assessment.entity';

export interface Assigned {
  assessorAgency: string;
  subject: string;
  /** Keys; empty means all. */
  sections: string[];
  removedAt: Date | null;
}

type Carried = Pick<Assessment, 'assessorType' | 'partnerId'>;

/** Sections that somebody answers: those that are named, and those of the areas that are named; all when neither is. */
export function sectionsOf(
  { sections, code, version }: Pick<Methodology, 'sections' | 'code' | 'version'>,
  wanted: { sections?: string[] | null; areas?: CapacityArea[] | null },
  place: string,
): string[] {
  const named = wanted.sections ?? [];
  const unknown = named.find((key) => !sections.some((section) => section.key === key));
  if (unknown !== undefined) {
    throw invalidInput(`${code} ${version} has no section ${unknown}.`, `${place}.sections`, 'UNKNOWN_SECTION');
  }
  const areas = wanted.areas ?? [];
  const found = sections.filter(({ key, area }) => named.includes(key) || (area !== null && areas.includes(area)));
  if (found.length === 0 && areas.length > 0) {
    throw invalidInput(`${code} ${version} has no section of these areas.`, `${place}.areas`, 'UNKNOWN_SECTION');
  }
  return found.map(({ key }) => key);
}

/** Which sections the viewer may answer; null for all. Refuses who has no part in it. */
export function partOf(viewer: Viewer, assessment: Carried, assigned: readonly Assigned[]): string[] | null {
  if (viewer.kind === 'PARTNER') {
    const isSelf = assessment.assessorType === AssessorType.PARTNER_SELF && actsFor(viewer, assessment.partnerId);
    if (isSelf && hasRole(viewer, ...partnerEditors)) return null;
  } else if (hasRole(viewer, 'ASSESSOR')) {
    const own = assigned.find(
      ({ assessorAgency, subject, removedAt }) =>
        removedAt === null && assessorAgency === viewer.agency && subject === viewer.subject,
    );
    if (own) return own.sections.length > 0 ? own.sections : null;
  }
  throw forbidden('You are not assigned to this assessment.', 'NOT_ASSIGNED');
}

/** Who was ever assigned reviews nothing of it: a removed assessor's answers are still there. */
export const wasAssessor = ({ agency, subject }: Viewer, assigned: readonly Assigned[]) =>
  assigned.some((each) => each.assessorAgency === agency && each.subject === subject);
