import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { KpiValue } from '../values/kpi-value.entity';
import { KpiBatch } from './kpi-batch.entity';
import { SubmitKpiValuesInput } from './kpi-batch.inputs';
import { KpiSubmission } from './kpi-batch.view';
import { KpiBatchRow } from './kpi-batch-row.entity';

@Resolver(() => KpiBatch)
export class KpiBatchResolver {
  @Query(() => KpiBatch, { nullable: true, description: "A submission of the caller's agency; null for any other id." })
  kpiBatch(@Arg('id', () => ID) id: string, @Ctx() { kpiBatches }: PerformanceContext) {
    return kpiBatches.find(id);
  }

  @Mutation(() => KpiSubmission, {
    description:
      "Submits figures of the caller's agency (JIU-47). A bad row is reported with code and reason and the others are stored; the same figure again is UNCHANGED, another one is the next revision (P-INV-2). Row reasons: KPI_DEFINITION_UNKNOWN, KPI_OF_ANOTHER_AGENCY, VERSION_NOT_IN_FORCE (P-INV-1), DENOMINATOR_ZERO, DIMENSION_NOT_DEFINED, CONTRIBUTORS_REQUIRED (P-INV-4), MIXED_FREQUENCY, MIXED_LEVELS, AGENCY_UNKNOWN, ROLE_REQUIRED, DUPLICATE_ROW, EXTERNAL_ID_TAKEN. Refused as a whole: CONFLICT / IDEMPOTENCY_KEY_REUSED.",
  })
  submitKpiValues(
    @Arg('input', () => SubmitKpiValuesInput) input: SubmitKpiValuesInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('submitKpiValues', ({ kpiBatches }) => kpiBatches.submit(input), {
      key: input.idempotencyKey,
      input,
      idOf: ({ batch }) => batch.id,
      again: ({ kpiBatches }, id) => kpiBatches.submission(id),
    });
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose figures they are; null only beside an error.' })
  agency(@Root() { agencyCode }: KpiBatch): Agency {
    return { code: agencyCode };
  }
}

@Resolver(() => KpiBatchRow)
export class KpiBatchRowResolver {
  @FieldResolver(() => KpiValue, {
    nullable: true,
    description: 'The figure on record; null when the row was refused.',
  })
  value(@Root() { valueId }: KpiBatchRow, @Ctx() { values }: PerformanceContext) {
    return valueId === null ? null : values.find(valueId);
  }
}
