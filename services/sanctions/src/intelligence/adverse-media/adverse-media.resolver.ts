import { PageArgs } from '@partner-commons/platform/page';
import { LocalDate } from '@partner-commons/platform/scalars';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Partner } from '../../federation/partner.stub';
import {
  AdverseMediaFilter,
  AdverseMediaItemConnection,
  ReportAdverseMediaInput,
  TriageAdverseMediaInput,
} from './adverse-media.inputs';
import type { ReadItem } from './adverse-media.service';
import { AdverseMediaItem, AdverseMediaResponseTime } from './adverse-media.view';

@Resolver(() => AdverseMediaItem)
export class AdverseMediaResolver {
  @Query(() => AdverseMediaItemConnection, {
    description: 'Adverse media that your agency reported, the most urgent first (UNICEF-46). Each look is recorded.',
  })
  adverseMedia(
    @Arg('filter', () => AdverseMediaFilter, { defaultValue: {} }) filter: AdverseMediaFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { adverseMedia }: SanctionsContext,
  ) {
    return adverseMedia.queue(filter, page);
  }

  @Query(() => AdverseMediaResponseTime, {
    description:
      'How fast your agency responded to adverse media that was reported from one day to another, both included (UNICEF-46).',
  })
  adverseMediaResponseTime(
    @Arg('from', () => LocalDate) from: string,
    @Arg('to', () => LocalDate) to: string,
    @Ctx() { adverseMedia }: SanctionsContext,
  ) {
    return adverseMedia.responseTime(from, to);
  }

  @Mutation(() => AdverseMediaItem, {
    description:
      'Reports a publication that speaks against a partner; a decision is due after five days, after one when it is urgent. Refused: NOT_FOUND, INVALID_INPUT / PERSONAL_DATA (S-INV-11), CONFLICT / ALREADY_REPORTED.',
  })
  reportAdverseMedia(
    @Arg('input', () => ReportAdverseMediaInput) input: ReportAdverseMediaInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('reportAdverseMedia', ({ adverseMedia }) => adverseMedia.report(input), {
      key: input.idempotencyKey,
      input,
      again: ({ adverseMedia }, id) => adverseMedia.get(id),
    });
  }

  @Mutation(() => AdverseMediaItem, {
    description:
      'Decides about a publication: nothing, watch, a risk flag, or such a flag with an alert to the agencies that are exposed. Refused: NOT_FOUND, CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, INVALID_INPUT / PERSONAL_DATA.',
  })
  triageAdverseMedia(
    @Arg('input', () => TriageAdverseMediaInput) input: TriageAdverseMediaInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('triageAdverseMedia', ({ adverseMedia }) => adverseMedia.triage(input));
  }

  @FieldResolver(() => Partner, { nullable: true })
  async partner(@Root() { partnerId }: ReadItem, @Ctx() { partnerRedirects }: SanctionsContext): Promise<Partner> {
    return { id: await partnerRedirects.resolve(partnerId) };
  }
}
