import { banking } from './definitions/banking';
import { collaboration } from './definitions/collaboration';
import { contact } from './definitions/contact';
import { funding } from './definitions/funding';
import { identification } from './definitions/identification';
import { implementationControls } from './definitions/implementation-controls';
import { mandateMission } from './definitions/mandate-mission';
import { otherInfo } from './definitions/other-info';
import { policies } from './definitions/policies';
import { presenceExperience } from './definitions/presence-experience';
import type { SectionCode, SectionDefinition } from './section.definition';

/** The sections of a profile in the order of the form (domain-model.md 2.2, standards.md 3.4). */
export const sections: readonly SectionDefinition[] = [
  identification,
  contact,
  mandateMission,
  presenceExperience,
  funding,
  collaboration,
  implementationControls,
  banking,
  policies,
  otherInfo,
];

const byCode = new Map(sections.map((section) => [section.code, section]));

export function sectionOf(code: SectionCode): SectionDefinition {
  const section = byCode.get(code);
  if (!section) throw new Error(`There is no section ${code}`);
  return section;
}
