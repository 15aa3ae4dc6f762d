import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import { Hit } from '../hits/hit.entity';
import type { HitRow } from '../hits/hit.repository';
import { AdjudicateHitInput } from './adjudication.inputs';
import { HitDecision } from './hit-decision.entity';
import { HitEvidence } from './hit-evidence.view';

@Resolver(() => Hit)
export class AdjudicationResolver {
  @Mutation(() => Hit, {
    description:
      'Decides about a hit. CONFIRMED, and FALSE_POSITIVE for a mandatory list or a score from 0.90, are proposed by one person and decided by another who sends the same decision (S-INV-2); who sends the other one returns it to review. The clearance of the partner follows within seconds. Refused: CONFLICT / INVALID_STATE, CONFLICT / VERSION_CONFLICT, FORBIDDEN / SEGREGATION_OF_DUTIES, PRECONDITION_FAILED / MISSING_REQUIREMENT.',
  })
  adjudicateHit(@Arg('input', () => AdjudicateHitInput) input: AdjudicateHitInput, @Ctx() context: SanctionsContext) {
    return context.transaction('adjudicateHit', ({ adjudications }) => adjudications.adjudicate(input));
  }

  @FieldResolver(() => [HitDecision], { description: 'All decisions about it, the first one first.' })
  decisions(@Root() { id }: HitRow, @Ctx() { adjudications }: SanctionsContext) {
    return adjudications.ofHit(id);
  }
}

@Resolver(() => HitEvidence)
export class HitEvidenceResolver {
  @FieldResolver(() => String, { nullable: true })
  url(@Root() evidence: HitEvidence, @Ctx() { adjudications }: SanctionsContext) {
    return adjudications.linkOf(evidence);
  }
}
