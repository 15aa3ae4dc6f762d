/** Who must never be recognisable in a text: survivor, victim, complainant, witness, whistle-blower (S-INV-11). */
export const protectedRoles = [
  'survivor|victim|complainant|claimant|whistle-?\\s?blower|witness|informant',
  'survivante?|victime|plaignante?|témoin|lanceuse d.alerte|lanceur d.alerte|dénonciat(?:eur|rice)',
  'sobreviviente|superviviente|víctima|denunciante|testigo|querellante',
].join('|');

export const protectedRolesArabic =
  'الناجية|الناجي|الضحية|المشتكية|المشتكي|الشاكية|الشاكي|الشاهدة|الشاهد|المبلغة|المبلغ';

/** What introduces a name. */
export const namingWords = [
  'named|called|known as|identified as|by the name of|whose name is|name is|name was|is called',
  'nommée?|appelée?|prénommée?|du nom de|s.appelle|dont le nom est|s.appelait',
  'llamad[ao]|de nombre|se llama|que se llama|cuyo nombre es',
].join('|');

export const titles =
  'Mr|Mrs|Ms|Miss|Mister|Madam|Mme|Mlle|Monsieur|Madame|Sra|Sr|Srta|Señora|Señor|Sheikh|Sister|Brother';

/** Capitalised words that begin no name of a person: programmes, organisations, languages, calendar. */
export const notNames = new Set(
  `Access Accountability Act Action Advocacy Advocate Advocates Agency Aid Assistance Association Board Bureau Care Center Centre
   Centred Centered Charter Children Coalition Code Commission Committee Council Data Department Directive Facility Family
   Federation Foundation Fund Group Guidance Guidelines Health Help Hotline House Initiative Institute International Interview
   Interviews Investigation Justice Law Liaison Line Ministry Mission Network Note Office Officer Organisation Organization Police
   Policy Programme Program Project Protection Protocol Recovery Referral Rehabilitation Relief Report Reports Response Rights Safe
   Section Service Services Shelter Society Statement Statements Strategy Support System Team Testimony Treatment Trust Union Unit
   Welfare Women Working
   Aide Appui Assistance Bureau Centre Comité Direction Fonds Ministère Organisation Programme Protection Réseau Soutien
   Apoyo Asistencia Centro Comité Fondo Ministerio Oficina Programa Protección Red Unidad
   The A An This That These Those It He She They We Our In On At By For From To And Or But No Not None Both All Also After Before
   When While With Without Following According La Le Les Un Une Des Il Elle El Los Las Una
   January February March April May June July August September October November December
   Monday Tuesday Wednesday Thursday Friday Saturday Sunday Unknown Anonymous Confidential Withheld`
    .split(/\s+/)
    .filter(Boolean),
);

/** Where somebody comes from is no name, although it is written with a capital. */
export const demonyms = new Set(
  `Afghan African Albanian Algerian American Angolan Arab Argentinian Armenian Asian Australian Austrian Azerbaijani Bangladeshi
   Belgian Bolivian Bosnian Brazilian British Bulgarian Burundian Cambodian Cameroonian Canadian Chadian Chilean Chinese Colombian
   Congolese Cuban Djiboutian Dominican Dutch Ecuadorian Egyptian English Eritrean Ethiopian European Filipino French Gambian
   Georgian German Ghanaian Greek Guatemalan Guinean Haitian Honduran Hungarian Indian Indonesian Iranian Iraqi Israeli Italian
   Ivorian Jordanian Kenyan Kurdish Kuwaiti Lebanese Liberian Libyan Malagasy Malawian Malian Mauritanian Mexican Moroccan
   Mozambican Nepali Nicaraguan Nigerian Nigerien Omani Pakistani Palestinian Peruvian Polish Qatari Roma Romanian Russian Rwandan
   Salvadoran Saudi Senegalese Serbian Somali Spanish Sudanese Syrian Tanzanian Togolese Tunisian Turkish Ugandan Ukrainian
   Venezuelan Yemeni Zambian Zimbabwean`
    .split(/\s+/)
    .filter(Boolean),
);
