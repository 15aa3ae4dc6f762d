import { z } from 'zod';

/** Roles of domain-model.md 2.9 that a rule of this code base names. A membership may hold only these. */
export const roles = [
  'READER',
  'PROGRAMME_OFFICER',
  'VERIFIER',
  'VETTING_OFFICER',
  'REPRESENTATIVE',
  'ASSESSOR',
  'ASSURANCE_OFFICER',
  'SANCTIONS_SCREENER',
  'SANCTIONS_ADJUDICATOR',
  'SANCTIONS_PANEL',
  'INVESTIGATOR',
  'LEGAL_OFFICER',
  'FINANCE_OFFICER',
  'OVERSIGHT_AUDITOR',
  'KPI_STEWARD',
  'EVALUATOR',
  'REPORT_EDITOR',
  'REPORT_APPROVER',
  'CONSULTATION_LEAD',
  'SENIOR_OFFICIAL',
  'RCO_COORDINATOR',
  'SECRETARIAT_ADMIN',
  'IP_UNIT_ADMIN',
  'USER_ADMIN',
  'DATA_PROTECTION_OFFICER',
  'LIST_SYNC',
  'ERP_CONNECTOR',
  'PARTNER_HQ_ADMIN',
  'PARTNER_HQ_EDITOR',
  'PARTNER_ADMIN',
  'PARTNER_EDITOR',
  'PARTNER_READER',
] as const;
export type Role = (typeof roles)[number];

/** Roles of partner users; the HQ ones reach the country offices of the partner too. */
export const partnerRoles = roles.filter((role) => role.startsWith('PARTNER_'));
export const partnerAdmins: Role[] = ['PARTNER_ADMIN', 'PARTNER_HQ_ADMIN'];
export const partnerEditors: Role[] = [...partnerAdmins, 'PARTNER_EDITOR', 'PARTNER_HQ_EDITOR'];

const roleGrant = z.strictObject({
  role: z.enum(roles),
  /** Office whose subtree the role covers; null is the whole agency. */
  office: z.string().nullable(),
});

/** Who asks: made by the gateway from a verified token and registry's memberships, trusted by services because signed. */
export const viewerSchema = z.strictObject({
  kind: z.enum(['PUBLIC', 'AGENCY', 'PARTNER']),
  /** `<issuer>#<subject>`; null for PUBLIC. */
  subject: z.string().nullable(),
  agency: z.string().nullable(),
  /** The partner that a partner user belongs to. */
  partnerId: z.string().nullable(),
  /** Further partners that the user acts for: country offices, for HQ roles; records merged into the own one. */
  partnerIds: z.array(z.string()),
  roles: z.array(roleGrant),
  /** Code of the header x-purpose. */
  purpose: z.string().nullable(),
});
export type Viewer = z.infer<typeof viewerSchema>;
export type RoleGrant = z.infer<typeof roleGrant>;

export const publicViewer: Viewer = {
  kind: 'PUBLIC',
  subject: null,
  agency: null,
  partnerId: null,
  partnerIds: [],
  roles: [],
  purpose: null,
};

export const hasRole = (viewer: Viewer, ...wanted: Role[]) => viewer.roles.some(({ role }) => wanted.includes(role));

/** Whether a partner user acts for this partner. */
export const actsFor = (viewer: Viewer, partnerId: string) =>
  viewer.kind === 'PARTNER' && (viewer.partnerId === partnerId || viewer.partnerIds.includes(partnerId));
