import type { Work } from '@partner-commons/platform/work';
import { HactFigureService } from '../../assessing/hact-figures/hact-figure.service';
import { PseaService } from '../../assessing/psea/psea.service';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import { EquivalenceService } from '../equivalences/equivalence.service';
import type { MethodologyService } from '../methodologies/methodology.service';
import { MethodologyPublicationService } from '../methodology-publications/methodology-publication.service';
import { StandardService } from '../standards/standard.service';

interface Parts {
  methodologies: MethodologyService;
  knownAgencies: KnownAgencyService;
}

/** The catalogue of common methods and standards, for the composition root. */
export function composeCatalogue(work: Work, { methodologies, knownAgencies }: Parts) {
  return {
    methodologies,
    methodologyPublications: new MethodologyPublicationService(work),
    equivalences: new EquivalenceService(work, methodologies),
    standards: new StandardService(work, knownAgencies),
    psea: new PseaService(work, methodologies),
    hactFigures: new HactFigureService(work, knownAgencies),
  };
}
