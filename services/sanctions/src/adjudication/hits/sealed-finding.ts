import type { Cipher } from '@partner-commons/platform/cipher';
import type { HitRow } from './hit.repository';
import type { Finding } from './hit.rules';
import type { HitFeature } from './hit-feature.view';

type Personal = Pick<Finding, 'askedName' | 'features'>;

const contextOf = (hitId: string) => `hit:${hitId}`;

/** The name of a person, and the features that repeat it, are stored sealed; findings about the partner are not. */
export function sealFinding(cipher: Cipher, hitId: string, { personId, askedName, features }: Finding): string | null {
  if (personId === null) return null;
  return cipher.seal(JSON.stringify({ askedName, features } satisfies Personal), contextOf(hitId));
}

const factsContextOf = (hitId: string) => `hit-facts:${hitId}`;

/** All that was asked, also about organisations: a partner may be a person, and its facts are for a comparison alone. */
export const sealFacts = (cipher: Cipher, hitId: string, facts: string): string =>
  cipher.seal(facts, factsContextOf(hitId));

export const openFacts = (cipher: Cipher, { id, sealedFacts }: Pick<HitRow, 'id' | 'sealedFacts'>): string | null =>
  sealedFacts === null ? null : cipher.open(sealedFacts, factsContextOf(id));

/** For a viewer to whom row-level security has shown the row. */
export function openFinding<Row extends HitRow>(cipher: Cipher, row: Row): Row {
  if (row.sealed === null) return row.features === null ? { ...row, features: [] } : row;
  const { askedName, features } = JSON.parse(cipher.open(row.sealed, contextOf(row.id))) as {
    askedName: string;
    features: HitFeature[];
  };
  return { ...row, askedName, features };
}
