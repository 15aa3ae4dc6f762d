import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { SanctionsContext } from '../../context';
import type { ObservationRow } from '../observations/observation.repository';
import { Observation } from '../observations/observation.view';
import { ObservationEvent } from './observation-event.view';

@Resolver(() => Observation)
export class ObservationEventResolver {
  @FieldResolver(() => [ObservationEvent], { nullable: true })
  history(@Root() { id }: ObservationRow, @Ctx() { observationEvents }: SanctionsContext) {
    return observationEvents.of(id);
  }
}
