import { roles } from '@partner-commons/platform/viewer';
import type { Background } from '@partner-commons/platform/work';
import { z } from 'zod';
import type { RegistryFeatures } from '../../context';
import { PartnerType } from '../../identity/partners/partner.entity';
import { OfficeLevel } from '../offices/office.entity';

const agencySeed = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_-]{1,19}$/),
  name: z.string().min(1),
  isCebMember: z.boolean().default(false),
  isJiuParticipant: z.boolean().default(false),
  mrsSignatory: z.boolean().default(false),
  hactMember: z.boolean().default(false),
});

/** Agencies, members and partners that must be there before anybody can sign in. Applying it again changes nothing. */
export const seedSchema = z.strictObject({
  agencies: z.array(agencySeed),
  offices: z
    .array(
      z.strictObject({
        agency: z.string(),
        name: z.string().min(1),
        level: z.enum(OfficeLevel),
        country: z
          .string()
          .regex(/^[A-Z]{2}$/)
          .nullable(),
        /** Name of the office above; null for the headquarters. */
        parent: z.string().nullable(),
      }),
    )
    .default([]),
  members: z.array(
    z.strictObject({
      issuer: z.string().min(1),
      subject: z.string().min(1),
      agency: z.string().optional(),
      /** Key of a partner of this seed, for its own users. */
      partner: z.string().optional(),
      roles: z.array(z.enum(roles)),
      /** Name of the office that the roles are for; the whole agency when there is none. */
      office: z.string().optional(),
    }),
  ),
  partners: z.array(
    z.strictObject({
      key: z.string().min(1),
      legalName: z.string().min(1),
      primaryType: z.enum(PartnerType),
      countryOfOrigin: z.string().regex(/^[A-Z]{2}$/),
    }),
  ),
});
export type Seed = z.input<typeof seedSchema>;

const sourceSystem = 'SEED';

export function applySeed(background: Background<RegistryFeatures>, seed: Seed): Promise<void> {
  return background.transaction('seed', 'seed', async ({ agencies, offices, members, partners }) => {
    for (const agency of seed.agencies) await agencies.enrol(agencySeed.parse(agency));
    const officeIds = new Map<string, string>();
    for (const office of seed.offices ?? []) {
      const parentId = office.parent === null ? null : (officeIds.get(`${office.agency}/${office.parent}`) ?? null);
      officeIds.set(`${office.agency}/${office.name}`, await offices.ensure({ ...office, parentId }));
    }
    const keys = seed.partners.map(({ key }) => key);
    const known = new Map((await partners.findBySource(sourceSystem, keys)).map((row) => [row.sourceKey, row.id]));
    for (const { key, ...partner } of seed.partners) {
      if (known.has(key)) continue;
      const added = await partners.add({ ...partner, otherNames: [] }, { system: sourceSystem, key });
      known.set(key, added.id);
    }
    for (const { issuer, subject, agency, partner, roles: held, office } of seed.members) {
      await members.set({
        issuer,
        subject,
        kind: agency ? 'AGENCY' : 'PARTNER',
        agency: agency ?? null,
        partnerId: known.get(partner ?? '') ?? null,
        partnerIds: [],
        roles: held.map((role) => ({ role, office: officeIds.get(`${agency}/${office}`) ?? null })),
        active: true,
      });
    }
  });
}
