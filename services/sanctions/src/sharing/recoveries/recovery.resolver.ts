import { PageArgs } from '@partner-commons/platform/page';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { Partner } from '../../federation/partner.stub';
import {
  CreateRecoveryClaimInput,
  DecideWriteOffInput,
  RecordRecoveryInput,
  RecoveryClaimFilter,
  RecoveryTotalFilter,
  WriteOffInput,
} from './recovery.inputs';
import {
  RecoveryClaim,
  RecoveryClaimConnection,
  RecoveryReceipt,
  RecoveryTotal,
  RecoveryWriteOff,
} from './recovery.view';

@Resolver(() => RecoveryClaim)
export class RecoveryResolver {
  @Query(() => RecoveryClaimConnection, {
    description: 'What your own agency claims back because of cases, the latest claim first (JIU-95).',
  })
  recoveryClaims(
    @Arg('filter', () => RecoveryClaimFilter, { defaultValue: {} }) filter: RecoveryClaimFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { recoveries }: SanctionsContext,
  ) {
    return recoveries.search(filter, page);
  }

  @Query(() => [RecoveryTotal], {
    description:
      'Sums of claims by agency and currency, at most 100 (JIU-95): of a partner or an agency for every agency, of a case for those who handle it. Refused: INVALID_INPUT.',
  })
  recoveryTotals(
    @Arg('filter', () => RecoveryTotalFilter) filter: RecoveryTotalFilter,
    @Ctx() { recoveries }: SanctionsContext,
  ) {
    return recoveries.totals(filter);
  }

  @Mutation(() => RecoveryClaim, {
    description:
      'Claims an amount back from a respondent of a case of your agency, once it was notified (JIU-95). Refused: NOT_FOUND, CONFLICT / INVALID_STATE before the notice, INVALID_INPUT.',
  })
  createRecoveryClaim(
    @Arg('input', () => CreateRecoveryClaimInput) input: CreateRecoveryClaimInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('createRecoveryClaim', ({ recoveries }) => recoveries.create(input), {
      key: input.idempotencyKey,
      input,
      again: ({ recoveries }, id) => recoveries.get(id),
    });
  }

  @Mutation(() => RecoveryClaim, {
    description:
      'Records money that came back; never more than is outstanding (JIU-95). Refused: NOT_FOUND, CONFLICT / EXCEEDS_CLAIM, INVALID_INPUT.',
  })
  recordRecovery(
    @Arg('input', () => RecordRecoveryInput) input: RecordRecoveryInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('recordRecovery', ({ recoveries }) => recoveries.recordRecovery(input), {
      key: input.idempotencyKey,
      input,
      again: ({ recoveries }, id) => recoveries.get(id),
    });
  }

  @Mutation(() => RecoveryClaim, {
    description:
      'Proposes to give up a part of a claim; a second person decides (JIU-95). Refused: NOT_FOUND, CONFLICT / EXCEEDS_CLAIM, CONFLICT / ALREADY_PROPOSED, CONFLICT / VERSION_CONFLICT, INVALID_INPUT / PERSONAL_DATA.',
  })
  writeOff(@Arg('input', () => WriteOffInput) input: WriteOffInput, @Ctx() context: SanctionsContext) {
    return context.transaction('writeOff', ({ recoveries }) => recoveries.proposeWriteOff(input));
  }

  @Mutation(() => RecoveryClaim, {
    description:
      'Decides about the write-off that somebody else proposed (JIU-95). Refused: NOT_FOUND, FORBIDDEN / SEGREGATION_OF_DUTIES, CONFLICT / INVALID_STATE, CONFLICT / EXCEEDS_CLAIM, CONFLICT / VERSION_CONFLICT.',
  })
  decideWriteOff(
    @Arg('input', () => DecideWriteOffInput) input: DecideWriteOffInput,
    @Ctx() context: SanctionsContext,
  ) {
    return context.transaction('decideWriteOff', ({ recoveries }) => recoveries.decideWriteOff(input));
  }

  @FieldResolver(() => Partner, { nullable: true })
  partner(@Root() { partnerId }: RecoveryClaim): Partner {
    return { id: partnerId };
  }

  @FieldResolver(() => [RecoveryReceipt], { description: 'The latest 100, the first one first.' })
  receipts(@Root() { id }: RecoveryClaim, @Ctx() { recoveries }: SanctionsContext) {
    return recoveries.receiptsOf(id);
  }

  @FieldResolver(() => [RecoveryWriteOff], { description: 'The latest 100, the first one first.' })
  writeOffs(@Root() { id }: RecoveryClaim, @Ctx() { recoveries }: SanctionsContext) {
    return recoveries.writeOffsOf(id);
  }
}

@Resolver(() => RecoveryTotal)
export class RecoveryTotalResolver {
  @FieldResolver(() => Agency, { nullable: true })
  agency(@Root() { agencyCode }: RecoveryTotal): Agency {
    return { code: agencyCode };
  }
}
