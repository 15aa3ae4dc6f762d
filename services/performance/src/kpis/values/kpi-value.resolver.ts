import { Decimal } from '@partner-commons/platform/scalars';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import { KpiLineage } from '../dashboards/dashboard.view';
import { KpiDefinition } from '../definitions/kpi-definition.entity';
import { KpiUnit } from '../definitions/kpi-definition.enums';
import { KpiPeriod } from './kpi-period.view';
import { KpiValue } from './kpi-value.entity';
import { SubmitKpiValueInput } from './kpi-value.inputs';
import type { KpiValueRow } from './kpi-value.repository';

@Resolver(() => KpiValue)
export class KpiValueResolver {
  @Query(() => KpiValue, {
    nullable: true,
    description: 'One revision of a figure, also a superseded one; null when there is none.',
  })
  kpiValue(@Arg('id', () => ID) id: string, @Ctx() { values }: PerformanceContext) {
    return values.find(id);
  }

  @Mutation(() => KpiValue, {
    description:
      "Submits a figure of the caller's agency; the same cell again is the next revision (P-INV-2). A repeated idempotencyKey gives the first answer. Refused: NOT_FOUND / KPI_DEFINITION_UNKNOWN, INVALID_INPUT / DENOMINATOR_ZERO, CONFLICT / IDEMPOTENCY_KEY_REUSED.",
  })
  submitKpiValue(
    @Arg('input', () => SubmitKpiValueInput) input: SubmitKpiValueInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('submitKpiValue', ({ values }) => values.submit(input));
  }

  @FieldResolver(() => KpiDefinition, { description: 'The one definition and version that the figure was made by.' })
  definition(@Root() { definitionId }: KpiValue, @Ctx() { definitions }: PerformanceContext) {
    return definitions.find(definitionId);
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Who submitted the figure; null only beside an error.' })
  agency(@Root() { agencyCode }: KpiValue): Agency {
    return { code: agencyCode };
  }

  @FieldResolver(() => Partner, { nullable: true, description: 'Who the figure is about; null for the whole agency.' })
  async partner(
    @Root() { partnerId }: KpiValue,
    @Ctx() { partnerRedirects }: PerformanceContext,
  ): Promise<Partner | null> {
    return partnerId === null ? null : { id: await partnerRedirects.resolve(partnerId) };
  }

  @FieldResolver(() => KpiPeriod, { description: 'When the figure was true.' })
  period(@Root() { year, quarter }: KpiValue): KpiPeriod {
    return { year, quarter };
  }

  @FieldResolver(() => KpiUnit, { description: 'What `value` is counted in.' })
  unit(@Root() { unit }: KpiValueRow): KpiUnit {
    return unit;
  }

  @FieldResolver(() => Boolean, {
    description:
      'True when a figure is shown to its agency alone: it is of few partners or respondents (P-INV-4), or not shared.',
  })
  suppressed(@Root() row: KpiValueRow, @Ctx() { values }: PerformanceContext) {
    return values.isSuppressed(row);
  }

  @FieldResolver(() => Decimal, {
    nullable: true,
    description: 'The figure in its unit, rounded half up, as frozen at submission; null when suppressed.',
  })
  value(@Root() row: KpiValueRow, @Ctx() { values }: PerformanceContext) {
    return values.shown(row, row.value);
  }

  @FieldResolver(() => Decimal, {
    nullable: true,
    description: 'As submitted; the figure itself when there is no denominator; null when suppressed.',
  })
  numerator(@Root() row: KpiValueRow, @Ctx() { values }: PerformanceContext) {
    return values.shown(row, row.numerator);
  }

  @FieldResolver(() => Decimal, {
    nullable: true,
    description: 'As submitted; null for COUNT and DAYS, and when suppressed.',
  })
  denominator(@Root() row: KpiValueRow, @Ctx() { values }: PerformanceContext) {
    return values.shown(row, row.denominator);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Partners or respondents behind the figure; null when it is not about few of them, and when suppressed.',
  })
  contributors(@Root() row: KpiValueRow, @Ctx() { values }: PerformanceContext) {
    return values.shown(row, row.contributors);
  }

  @FieldResolver(() => KpiLineage, {
    nullable: true,
    description: 'The system and submission that the figure came with; null for one that was submitted by itself.',
  })
  lineage(@Root() { sourceSystem, batchId }: KpiValueRow): KpiLineage | null {
    return sourceSystem === null ? null : { system: sourceSystem, batchId };
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The source system's own number of the figure; told to its agency alone.",
  })
  externalId(@Root() row: KpiValueRow, @Ctx() { values }: PerformanceContext) {
    return values.ownExternalId(row);
  }
}
