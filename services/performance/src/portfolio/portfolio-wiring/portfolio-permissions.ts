import { agencyStaff, open, type PermissionTable, staffWith } from '@partner-commons/platform/permissions';

/** Who keeps figures, of an agency or of all. */
const stewards = staffWith('KPI_STEWARD', 'SECRETARIAT_ADMIN');

/** Made from agreements, amounts by year, registrations and assessments' bands, which are INTER_AGENCY (domain-model.md 2.8). */
export const portfolioPermissions = {
  Query: {
    countryCoordinationReport: agencyStaff,
    countryView: agencyStaff,
    csoPortfolio: agencyStaff,
    derivedKpiRefresh: stewards,
    fundDistribution: agencyStaff,
    partnerMapping: agencyStaff,
    processBottlenecks: agencyStaff,
    registrationPipelineFigures: agencyStaff,
  },
  Mutation: { refreshDerivedKpis: stewards },
  CountryActions: { '*': open },
  CountryAgency: { '*': open },
  CountryConsultations: { '*': open },
  CountryCoordinationReport: { '*': open },
  CountryPartnerCount: { '*': open },
  CountryReuse: { '*': open },
  CountryView: { '*': open },
  CsoPortfolioRow: { '*': open },
  CsoPortfolioRowConnection: { '*': open },
  CsoPortfolioRowEdge: { '*': open },
  FundDistribution: { '*': open },
  MappedArea: { '*': open },
  MappedCell: { '*': open },
  MappedCellConnection: { '*': open },
  MappedCellEdge: { '*': open },
  MappedPartner: { '*': agencyStaff },
  MappedPartnerConnection: { '*': open },
  MappedPartnerEdge: { '*': open },
  PartnerMapping: { '*': agencyStaff },
  ProcessBottleneck: { '*': open },
  RegistrationPipelineFigures: { '*': open },
  SharedPartner: { '*': agencyStaff },
} satisfies PermissionTable;
