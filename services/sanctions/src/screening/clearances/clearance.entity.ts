import { DateTime } from '@partner-commons/platform/scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ListVersion } from '../../listing/sources/list-version.view';

/** domain-model.md 2.6. */
export enum ClearanceStatus {
  CLEAR = 'CLEAR',
  HITS_OPEN = 'HITS_OPEN',
  BLOCKED = 'BLOCKED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(ClearanceStatus, {
  name: 'ClearanceStatus',
  description: 'What screening found about a partner.',
  valuesConfig: {
    CLEAR: { description: 'No hit in the versions named beside it; this is not "safe" (S-INV-12).' },
    HITS_OPEN: { description: 'At least one possible match is not decided yet.' },
    BLOCKED: { description: 'A match is confirmed (S-INV-1).' },
    UNKNOWN: { description: 'Not screened yet, or changed since it was screened. Decide nothing on it.' },
  },
});

@ObjectType({ description: 'Whether a partner may be on a list, and which versions of which lists say so (S-INV-12).' })
@Entity('clearance')
export class Clearance {
  @PrimaryColumn('uuid', { name: 'partner_id' })
  partnerId: string;

  @Field(() => ClearanceStatus, { description: 'UNKNOWN before the first screening, never null.' })
  @Column('text')
  status: ClearanceStatus;

  /** Of the names and facts that were screened; any other hash means that the partner changed since. */
  @Column('text', { name: 'basis_hash', nullable: true })
  basisHash: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was last screened; null before the first time.' })
  @Column('timestamptz', { name: 'checked_at', nullable: true })
  checkedAt: Date | null;

  /** Versions that it was screened against, in ascending order. */
  @Column('uuid', { array: true, default: '{}' })
  snapshots: string[];

  @Column('uuid', { name: 'screening_id', nullable: true })
  screeningId: string | null;

  /** The rules that names were compared by; null for what was screened before this was kept. */
  @Column('text', { name: 'scorer_version', nullable: true })
  scorerVersion: string | null;

  @Field(() => [ListVersion], {
    description: 'The versions that it was screened against; empty before the first time.',
  })
  listVersions?: ListVersion[];
}
