import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Agency } from '../../federation/agency.stub';
import { SetDataContractInput } from './data-contract.inputs';
import { DataContract } from './data-contract.view';
import { DataSubmissionScorecard } from './data-scorecard.view';

@Resolver(() => DataSubmissionScorecard)
export class DataFeedResolver {
  @Query(() => DataSubmissionScorecard, {
    description:
      'What an agency has promised for a year, and what came when (JIU-17). Refused: INVALID_INPUT for an unknown agency.',
  })
  dataSubmissionScorecard(
    @Arg('agency', () => String) agency: string,
    @Arg('year', () => Int) year: number,
    @Ctx() { dataFeeds }: PerformanceContext,
  ) {
    return dataFeeds.scorecard(agency, year);
  }

  @Query(() => DataContract, {
    nullable: true,
    description: 'What an agency has promised for a year (JIU-17); null when nothing is.',
  })
  dataContract(
    @Arg('agency', () => String) agency: string,
    @Arg('year', () => Int) year: number,
    @Ctx() { dataContracts }: PerformanceContext,
  ) {
    return dataContracts.find(agency, year);
  }

  @Mutation(() => DataContract, {
    description:
      'Sets what an agency promises from a year on, as agreed with the secretariat (JIU-17). Refused: NOT_FOUND / KPI_DEFINITION_UNKNOWN, CONFLICT / CONTRACT_OF_PAST.',
  })
  setDataContract(
    @Arg('input', () => SetDataContractInput) input: SetDataContractInput,
    @Ctx() context: PerformanceContext,
  ) {
    return context.transaction('setDataContract', ({ dataContracts }) => dataContracts.set(input), {
      key: input.idempotencyKey,
      input,
      again: ({ dataContracts }, id) => dataContracts.get(id),
    });
  }

  @FieldResolver(() => Agency, { nullable: true, description: 'Whose scorecard it is; null only beside an error.' })
  agency(@Root() { agencyCode }: DataSubmissionScorecard): Agency {
    return { code: agencyCode };
  }
}

@Resolver(() => DataContract)
export class DataContractResolver {
  @FieldResolver(() => Agency, { nullable: true, description: 'Who has promised it; null only beside an error.' })
  agency(@Root() { agencyCode }: DataContract): Agency {
    return { code: agencyCode };
  }
}
