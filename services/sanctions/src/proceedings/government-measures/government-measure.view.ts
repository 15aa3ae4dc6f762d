import { DateTime, LocalDate } from '@partner-commons/platform/scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum ConsultationKind {
  LEGAL = 'LEGAL',
  RESIDENT_COORDINATOR = 'RESIDENT_COORDINATOR',
}

registerEnumType(ConsultationKind, {
  name: 'ConsultationKind',
  description: 'Whom a government measure asks to consult (JIU-96).',
  valuesConfig: {
    LEGAL: { description: 'The legal office of the agency.' },
    RESIDENT_COORDINATOR: { description: 'The Resident Coordinator of the country.' },
  },
});

@ObjectType({ description: 'A consultation before a government measure (S-INV-9). Never changed. OWNER_ONLY.' })
export class CaseConsultation {
  @Field(() => ID, { description: 'UUID v7 in lower case.' })
  id: string;

  @Field(() => ConsultationKind, { description: 'Who was consulted.' })
  kind: `${ConsultationKind}`;

  @Field(() => LocalDate, { description: 'When.' })
  consultedOn: string;

  @Field(() => String, { description: 'What was advised.' })
  advice: string;

  @Field(() => String, { description: 'Who put it on record, as `<issuer>#<subject>`.' })
  recordedBy: string;

  @Field(() => DateTime, { description: 'When it was put on record.' })
  recordedAt: Date;
}
