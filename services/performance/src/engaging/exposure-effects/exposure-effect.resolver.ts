import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PerformanceContext } from '../../context';
import { Exposure } from '../exposures/exposure.view';
import { FailureEffect, UnliquidatedMoney } from './exposure-effect.view';

@Resolver(() => Exposure)
export class ExposureEffectResolver {
  @FieldResolver(() => UnliquidatedMoney, { description: 'Advances by how old they are (JIU-42).' })
  unliquidated(@Root() exposure: Exposure, @Ctx() { exposureEffects }: PerformanceContext) {
    return exposureEffects.unliquidated(exposure);
  }

  @FieldResolver(() => FailureEffect, { description: 'What would happen when the partner could not go on (JIU-42).' })
  ifPartnerFails(@Root() exposure: Exposure, @Ctx() { exposureEffects }: PerformanceContext) {
    return exposureEffects.ifPartnerFails(exposure);
  }
}
