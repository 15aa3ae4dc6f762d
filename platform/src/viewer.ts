import { z } from 'zod';

/** Roles of domain-model.md 2.9 that a rule of this code base names. A membership may hold only these. */
export const roles = [
  'READER',
  'PROGRAMME_OFFICER',
  'ASSESSOR',
  'SANCTIONS_SCREENER',
  'SANCTIONS_ADJUDICATOR',
  'OVERSIGHT_AUDITOR',
  'KPI_STEWARD',
  'IP_UNIT_ADMIN',
  'LIST_SYNC',
  'PARTNER_ADMIN',
  'PARTNER_READER',
] as const;
export type Role = (typeof roles)[number];

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
  partnerId: z.string().nullable(),
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
  roles: [],
  purpose: null,
};

export const hasRole = (viewer: Viewer, ...wanted: Role[]) => viewer.roles.some(({ role }) => wanted.includes(role));
