import { EquivalenceResolver } from '../equivalences/equivalence.resolver';
import { HactFigureResolver } from '../hact-figures/hact-figure.resolver';
import { MethodologyResolver } from '../methodologies/methodology.resolver';
import { MethodologyPublicationResolver } from '../methodology-publications/methodology-publication.resolver';
import { PseaResolver } from '../psea/psea.resolver';
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
