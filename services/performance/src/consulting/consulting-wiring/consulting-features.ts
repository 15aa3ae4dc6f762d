import type { Work } from '@partner-commons/platform/work';
import type { KnownAgencyService } from '../../federation/known-agency.service';
import type { KnownOfficeService } from '../../federation/known-office.service';
import type { KnownPartnerService } from '../../federation/known-partner.service';
import type { PartnerRedirectService } from '../../federation/partner-redirect.service';
import { ConcernDeadlineService } from '../concern-deadlines/concern-deadline.service';
import { ConcernFigureService } from '../concern-figures/concern-figure.service';
import { ConcernCodeService } from '../concern-raising/concern-code.service';
import { ConcernRaisingService } from '../concern-raising/concern-raising.service';
import { ConcernDeskService } from '../concerns/concern-desk.service';
import { ConsultationService } from '../consultations/consultation.service';
import { FeedbackService } from '../feedback/feedback.service';
import { ConsultedPartnerService } from '../invitations/consulted-partner.service';
import { InvitationService } from '../invitations/invitation.service';
import { ParticipationService } from '../invitations/participation.service';
import { MinutesService } from '../minutes/minutes.service';
import { BallotService } from '../survey-ballots/ballot.service';
import { SurveyResultService } from '../survey-results/result.service';
import { SettlementService } from '../survey-results/settlement.service';
import { SurveyService } from '../surveys/survey.service';
import { composeForums } from './forum-features';

interface Parts {
  knownAgencies: KnownAgencyService;
  knownOffices: KnownOfficeService;
  knownPartners: KnownPartnerService;
  partnerRedirects: PartnerRedirectService;
}

/** All features of consultations, surveys, concerns and discussions, for the composition root. */
export function composeConsulting(work: Work, parts: Parts) {
  const { knownAgencies, knownOffices } = parts;
  const participations = new ParticipationService(work);
  const consultations = new ConsultationService(work, { knownAgencies, knownOffices, participations });
  const surveys = new SurveyService(work, { consultations, participations, knownOffices });
  const surveyBallots = new BallotService(work, surveys);
  const concernFigures = new ConcernFigureService(work, knownOffices);
  const concernDesk = new ConcernDeskService(work, concernFigures);
  const raising = { knownAgencies, knownOffices, consultations, concernFigures };
  return {
    concernFigures,
    concernDesk,
    concernCodes: new ConcernCodeService(work, concernDesk),
    concernDeadlines: new ConcernDeadlineService(work, concernFigures),
    concernRaising: new ConcernRaisingService(work, raising),
    participations,
    consultations,
    consultedPartners: new ConsultedPartnerService(consultations, knownOffices),
    consultationInvitations: new InvitationService(work, { consultations, participations, knownAgencies }),
    surveys,
    surveyBallots,
    feedback: new FeedbackService(work, { knownAgencies, surveyBallots }),
    surveyResults: new SurveyResultService(work, surveys),
    settlements: new SettlementService(work),
    minutes: new MinutesService(work, { consultations, participations }),
    ...composeForums(work, parts),
  };
}
