import type { Choice } from './section.definition';

const of = (rows: [code: string, en: string, fr: string][]): readonly Choice[] =>
  rows.map(([code, en, fr]) => ({ code, label: { en, fr } }));

// standards.md 3.4, "Enums"; labels are ours.

export const populations = of([
  ['REFUGEES', 'Refugees', 'Réfugiés'],
  ['ASYLUM_SEEKERS', 'Asylum seekers', "Demandeurs d'asile"],
  ['IDPS', 'Internally displaced persons', 'Personnes déplacées internes'],
  ['STATELESS', 'Stateless persons', 'Apatrides'],
  ['RETURNING', 'Returning persons', 'Personnes de retour'],
  ['HOST', 'Host communities', 'Communautés hôtes'],
]);

export const staffBands = of([
  ['FROM_1_TO_10', '1 to 10', '1 à 10'],
  ['FROM_11_TO_25', '11 to 25', '11 à 25'],
  ['FROM_26_TO_50', '26 to 50', '26 à 50'],
  ['FROM_51_TO_100', '51 to 100', '51 à 100'],
  ['FROM_101_TO_250', '101 to 250', '101 à 250'],
  ['FROM_251_TO_500', '251 to 500', '251 à 500'],
  ['ABOVE_500', 'More than 500', 'Plus de 500'],
]);

export const experienceYears = of([
  ['BELOW_1', 'Less than 1 year', "Moins d'un an"],
  ['FROM_1_TO_5', '1 to 5 years', '1 à 5 ans'],
  ['FROM_5_TO_10', '5 to 10 years', '5 à 10 ans'],
  ['ABOVE_10', 'More than 10 years', 'Plus de 10 ans'],
]);

export const donors = of([
  ['INDIVIDUALS', 'Individuals', 'Particuliers'],
  ['TRUSTS', 'Trusts and foundations', 'Fondations'],
  ['PRIVATE', 'Private sector', 'Secteur privé'],
  ['GOVERNMENT', 'Government of the country', 'Gouvernement du pays'],
  ['UN', 'United Nations', 'Nations Unies'],
  ['BILATERAL_MULTILATERAL', 'Bilateral and multilateral donors', 'Donateurs bilatéraux et multilatéraux'],
  ['INGO', 'International NGOs', 'ONG internationales'],
  ['OTHER', 'Others', 'Autres'],
]);

export const sectors = of([
  ['CCCM', 'Camp coordination and camp management', 'Coordination et gestion des camps'],
  ['EDUCATION', 'Education', 'Éducation'],
  ['FOOD_SECURITY', 'Food security', 'Sécurité alimentaire'],
  ['HEALTH', 'Health', 'Santé'],
  ['LIVELIHOODS', 'Livelihoods', "Moyens d'existence"],
  ['LOGISTICS', 'Logistics', 'Logistique'],
  ['NUTRITION', 'Nutrition', 'Nutrition'],
  ['PROTECTION', 'Protection', 'Protection'],
  ['SHELTER', 'Shelter', 'Abris'],
  ['WASH_ENVIRONMENT', 'Water, sanitation, hygiene and environment', 'Eau, assainissement, hygiène et environnement'],
  ['SOCIAL_POLICY_ADVOCACY', 'Social policy and advocacy', 'Politique sociale et plaidoyer'],
  ['DURABLE_SOLUTIONS', 'Durable solutions', 'Solutions durables'],
  ['CROSS_SECTORAL', 'Cross-sectoral', 'Intersectoriel'],
]);

export const formalAssessments = of([
  ['HACT_MICRO', 'HACT micro-assessment', 'Micro-évaluation HACT'],
  ['OCHA_CBPF', 'OCHA country-based pooled funds', 'Fonds communs OCHA pour les pays'],
  ['UNHCR_PROCUREMENT_PQ', 'UNHCR procurement pre-qualification', 'Préqualification UNHCR pour les achats'],
  ['DFID', 'DFID or FCDO', 'DFID ou FCDO'],
  ['EU_ECHO', 'European Union, ECHO', 'Union européenne, ECHO'],
  ['OTHER', 'Other', 'Autre'],
]);

export const workingLanguages = of([
  ['ar', 'Arabic', 'Arabe'],
  ['zh', 'Chinese', 'Chinois'],
  ['en', 'English', 'Anglais'],
  ['fr', 'French', 'Français'],
  ['ru', 'Russian', 'Russe'],
  ['es', 'Spanish', 'Espagnol'],
  ['other', 'Other', 'Autre'],
]);

/** "Internal controls segregation ×6". */
export const separatedFunctions = of([
  ['PROCUREMENT', 'Procurement', 'Achats'],
  ['AUTHORISATION', 'Authorisation of transactions', 'Autorisation des transactions'],
  ['RECORDING', 'Recording of transactions', 'Enregistrement des transactions'],
  ['PAYMENT', 'Payment', 'Paiement'],
  ['CUSTODY', 'Custody of assets', 'Garde des biens'],
  ['RECONCILIATION', 'Bank reconciliation', 'Rapprochement bancaire'],
]);

export const accountingSystems = of([
  ['COMPUTERISED', 'Computerised', 'Informatisé'],
  ['PAPER', 'On paper', 'Sur papier'],
  ['NONE', 'None', 'Aucun'],
]);

export const policyStates = of([
  ['IN_FORCE', 'Written and in force', 'Écrite et en vigueur'],
  ['IN_PREPARATION', 'In preparation', 'En préparation'],
  ['NONE', 'None', 'Aucune'],
]);

export const figureSources = of([
  ['AUDITED_ACCOUNTS', 'Audited accounts', 'Comptes audités'],
  ['ANNUAL_REPORT', 'Annual report', 'Rapport annuel'],
  ['OWN_FIGURES', 'Own figures', 'Chiffres propres'],
]);

export const bankAttestations = of([
  ['BANK_LETTER', 'Letter of the bank', 'Lettre de la banque'],
  ['AUDITOR_STATEMENT', 'Statement of an auditor', "Attestation d'un auditeur"],
  ['AGENCY_CONFIRMATION', 'Confirmation by an agency', 'Confirmation par une agence'],
]);
