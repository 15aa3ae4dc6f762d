import { HactFigureResolver } from '../../assessing/hact-figures/hact-figure.resolver';
import { PseaResolver } from '../../assessing/psea/psea.resolver';
import { EquivalenceResolver } from '../equivalences/equivalence.resolver';
import { MethodologyResolver } from '../methodologies/methodology.resolver';
import { MethodologyPublicationResolver } from '../methodology-publications/methodology-publication.resolver';
import { ScoreResolver } from '../score-trials/score.resolver';
import { StandardResolver } from '../standards/standard.resolver';

/** All that the graph gains of common methods and standards. */
export const catalogueResolvers = [
  MethodologyResolver,
  MethodologyPublicationResolver,
  ScoreResolver,
  EquivalenceResolver,
  StandardResolver,
  PseaResolver,
  HactFigureResolver,
];
