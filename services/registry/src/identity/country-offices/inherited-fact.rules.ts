import type { PartnerRow } from '../partners/partner.repository';
import type { InheritedFact } from './inherited-fact.view';

type Heir = Pick<PartnerRow, 'id' | 'website' | 'categories' | 'roles' | 'attributes' | 'inheritsName' | 'legalName'>;

/** The fields that an office can take over; what it says of itself comes first. */
const inheritable = {
  website: ({ website }: Heir) => (website === null ? [] : [website]),
  categories: ({ categories }: Heir) => categories,
  roles: ({ roles }: Heir) => roles,
  attributes: ({ attributes }: Heir) => attributes.filter((code) => code !== 'LOCAL'),
};

export function inheritedFacts(office: Heir, hq: Heir): InheritedFact[] {
  const facts = Object.entries(inheritable).flatMap(([field, read]) => {
    const values = read(hq);
    return read(office).length === 0 && values.length > 0 ? [{ field, values, fromId: hq.id }] : [];
  });
  return office.inheritsName ? [{ field: 'legalName', values: [hq.legalName], fromId: hq.id }, ...facts] : facts;
}
