import { fillers, legalForms, meaningsOf, places } from './word-lists.rules';

/**
 * Words that many names share, by what they mean: the first word of a line names the meaning, the others are its forms in
 * English, French, Arabic and the Latin spellings of Arabic. A name and its translation then have the same words, and words
 * that say little weigh little. Arabic is written without article; `name-words.rules.ts` folds both sides alike.
 */

/** What kind of body it is: translations exchange these freely, and legal forms differ from country to country. */
const bodies = meaningsOf(`
  association associations asso assn asociation asociacion assoc society societies societe societes asbl jamiyya jamiya jamiyat jamaiya jamia jam'iyya gamaia gameya جمعية جمعيات جمعة الجمعيه
  organization organizations organisation organisations org organizacion ngo ngos ong ongs munazzama munadhama monazama munazamat منظمة منظمات
  foundation foundations fondation fondations fundacion fdn trust stiftung muassasa moassasa mu'assasa muassasat institution institutions مؤسسة مؤسسات وقف
  center centers centre centres markaz merkez مركز مراكز
  institute institutes institut instituts institue معهد
  union unions ittihad itihad اتحاد اتحادات
  league ligue lega liga rabita رابطة
  federation federations fédération فدرالية فيدرالية confederation confédération كنفدرالية كونفدرالية
  network networks reseau réseau réseaux rede red shabaka شبكة شبكات
  forum forums muntada montada منتدى ملتقى
  committee committees comite comité comités commission commissions lajna لجنة لجان
  council councils conseil conseils consejo majlis مجلس
  authority instance instances هيئة هيئات
  group groups groupe groupes grupo collectif collective majmua مجموعة تجمع تكتل rassemblement
  movement mouvement movimiento haraka harakat حركة
  club clubs nadi نادي نوادي
  team teams equipe équipe fariq فريق
  initiative initiatives mubadara مبادرة مبادرات
  observatory observatories obsrvatory observatoire observatorio monitor marsad مرصد
  coalition coalitions alliance alliances ائتلاف تحالف
  platform plateforme minbar منبر
  fund fonds fondo صندوق
  bureau office offices maktab مكتب agency agencies agence agencia wikala وكالة
  project projects projet projets مشروع مشاريع
  program programs programme programmes برنامج
  branch branche chapter section فرع
  syndicate syndicat syndicats نقابة نقابات
  corporation company co corp شركة
  cooperative cooperatives coopérative تعاونية
  house maison dar دار بيت
  campaign campagne حملة
  mission missions بعثة
`);

/** What it works on, for whom, and the adjectives of the field. */
const themes = meaningsOf(`
  development developement developpement développement devlopment dévelopement développemen dev tanmiya tanmia desarrollo develop تنمية تنموية تنموي تطوير
  right rights droit droits derecho derechos haqq huquq حق حقوق حقوقية حقوقي
  human humans humain humaine humains homme hommes insan humanos انسان انساني انسانية بشرية بشري
  woman women womens femme femmes feminin feminine féminine féminin feministe féministe female mujer mujeres nisa nissa maraa mar'a امراة مراة المرأة نساء نسائية نسائي نسوية نسوي
  youth youths young jeune jeunes jeunesse yourth joven jovenes shabab chabab شباب شبابية شبابي شبان شبيبة ناشئة
  child children childrens enfant enfants enfance childhood kid kids tifl atfal طفل اطفال طفولة
  orphan orphans orphelin orphelins aytam يتيم ايتام يتامى
  family families famille familles usra usrat familia اسرة اسر اسري عائلة عائلات
  mother mothers mère mere mama maman umm ام امهات امومة
  student students etudiant etudiants étudiant étudiants طالب طلبة طلاب تلميذ
  worker workers travailleur travailleurs عامل عمال عاملين
  farmer farmers agriculteur agriculteurs peasant peasants فلاح فلاحين فلاحي فلاحية agriculture agricultural agricole زراعة زراعي
  teacher teachers enseignant enseignants professeur professeurs معلم معلمين اساتذة
  journalist journalists journaliste journalistes صحفي صحفيين صحافي صحافيين press presse صحافة
  lawyer lawyers avocat avocats محامي محامين محاماة
  engineer engineers ingenieur ingénieurs ingénieur مهندس مهندسين
  prisoner prisoners prisonnier prisonniers détenus سجين سجناء مساجين prison prisons سجون
  refugee refugees refugie réfugié réfugiés لاجئ لاجئين
  migrant migrants migration مهاجر مهاجرين مهاجرات هجرة
  disabled disability disabilities handicap handicape handicapés معاق معاقين اعاقة
  citizen citizens citoyen citoyens citoyenne citoyennes citizenship citoyennete citoyenneté citoiyenneté civic citoyennetes muwatana مواطن مواطنون مواطنين مواطنة مواطنات
  civil civile civils مدني مدنية madani
  democracy democratie démocratie democratic democratique démocratique democrate démocrate democrates démocrates democracia ديمقراطية ديمقراطي ديمقراطيات ديموقراطية ديموقراطي دمقراطي دمقراطية
  freedom freedoms liberty liberties liberte libertes liberté libertés libre libres free hurriya hurriyya حرية حريات حر حرة احرار
  justice justices عدالة عدلية عدل judicial قضائي
  law laws loi lois legal legale juridique قانون قانونية قانوني
  peace paix salam سلام سلم
  culture cultures cultural culturel culturelle culturels cultura thaqafa ثقافة ثقافية ثقافي ثقافات
  art arts artist artistic artistique fan funun فن فنون فنية
  theatre theater théâtre مسرح
  education educational educatif éducation éducative educacion taalim tarbiya تعليم تربية تربوي تربوية تعليمية
  training formation formations trainings tadrib تدريب تكوين
  leader leaders leadership قائد قيادات قيادة قادة
  affairs affaires شؤون
  victory victoire nasr نصر انتصار
  positive positif positifs ايجابي ايجابيون
  principle principles principe principes مبدأ مبادئ
  strategy strategic stratégie strategique strategiques stratégique stratégiques استراتيجية استراتيجي استراتيجيات
  challenge challenges défi défis تحدي
  reform reforms reforme réforme réformes اصلاح
  message messages رسالة رسائل
  better mieux best افضل
  observation ملاحظة مراقبة watch
  exchange exchanges echange echanges échange échanges تبادل
  activity activities activite activité activités نشاط نشاطات انشطة
  progress progres progrès progressive progressiste تقدم تقدمي تقدمية
  girl girls fille filles fatat banat فتاة فتيات بنات
  dream dreams rêve reve حلم احلام
  maker makers صانع صناع صناعة
  river fleuve نهر
  judge judges juge juges magistrat magistrats قاضي قضاة
  modernity modernite modernité حداثة
  alternative alternatives بديل بدائل
  green vert verts verte اخضر خضر خضراء
  will volonte volonté irada ارادة
  tomorrow demain ghad غد بكرا
  renaissance renouveau nahda نهضة احياء
  solution solutions حل حلول
  jurist jurists juriste juristes حقوقيين
  intellectual intellectuals intellectuel intellectuels مثقف مثقفون
  awareness sensibilisation tawiya توعية وعي
  management gestion تسيير ادارة تصرف
  language langue lingua لغة
  north nord شمال northern
  south sud جنوب southern
  east est شرق eastern orient
  west ouest غرب غربي western
  country pays nation nations watan وطن
  village villages قرية قرى
  city ville cité medina مدينة
  book books livre livres كتاب
  library bibliotheque bibliothèque مكتبة
  music musique موسيقى
  cinema cinéma film films سينما
  technology technologies technologie technique techniques تقنية تكنولوجيا تقنيات
  engineering ingénierie هندسة
  craft crafts artisanat تقليدية حرف
  path chemin voie way tariq طريق
  home foyer
  light lumiere lumière lumières nur ضوء انوار
  horizon horizons ofok افق آفاق
  sun soleil shams شمس
  bridge bridges pont ponts jisr جسر جسور
  source sources spring springs ينابيع منابع عيون
  martyr martyrs شهيد شهداء
  victim victims victime victimes ضحية ضحايا
  missing disparus disparu مفقود مفقودين
  revolution révolution thawra ثورة
  change changement تغيير
  unity unite unité وحدة
  investment investissement استثمار
  business entrepreneur entrepreneurs entrepreneuriat مقاولات
  nutrition تغذية
  poor poors pauvre pauvres فقراء
  needs needy besoin besoins احتياجات
  special specials spéciaux خاصة
  elderly aged âgées مسنين
  blind aveugles مكفوفين
  deaf sourds صم
  mental mentale mentally ذهنيا عقلية
  psychology psychologie psychological نفس نفسية نفسي
  doctor doctors docteur طبيب اطباء
  nurse nurses infirmier infirmiers ممرض
  hospital hopital hôpital مستشفى
  school schools ecole école écoles مدرسة مدارس
  university universities universite université universitaire جامعة جامعي جامعية جامعات
  academy academie académie اكاديمية
  secondary secondaire ثانوي
  consumer consommateur مستهلك
  security securite sécurité امن
  reconciliation réconciliation مصالحة
  integrity integrite intégrité نزاهة
  policy قرارات
  monitoring suivi متابعة
  lover lovers amateurs passionnés محبي عشاق
  animal animals animaux حيوان
  forest forests foret forêt غابات
  coast littoral سواحل ساحل
  oasis واحة
  sea mer بحر
  desert sahra
  energy energie énergie طاقة
  housing logement إسكان سكن
  road roads routes طرق
  market marché سوق souk
  artisan artisans حرفيين
  scout scouts كشافة
  popular populaire populaires شعبي شعبية
  people peoples peuple peuples شعب شعوب
  all tous tout toutes جميع كل
  we nous us نحن
  me moi انا
  together ensemble معا maan
  act agis
  generation génération جيل اجيال
  rehabilitation réhabilitation qualification تاهيل تأهيل
  science sciences scientific scientifique علم علوم علمي علمية
  research recherche recherches researches بحث بحوث ابحاث
  studies study etude etudes étude études دراسة دراسات
  health sante santé sanitaire sanitary salud sihha صحة صحي صحية medical medecin medecins médecins طبي طبية
  environment environmental environnement environnemental ambiente bia بيئة بيئي بيئية
  water eau eaux hydraulique مياه ماء
  shelter abri abris مأوى
  food alimentation aliments غذاء اغذية
  relief secours aid aide aides rescue ighatha اغاثة نجدة عون
  charity charitable charitables caritative caritatif bienfaisance philanthropic khayriya khairiya khayriyya خيري خيرية khayr kheir khir خير
  social sociale sociales sociaux ijtimai اجتماعي اجتماعية اجتماع
  community communities communaute communautaire collectivité مجتمع مجتمعية مجتمعي
  economic economics economique économique economiques economy économie iqtisadi اقتصاد اقتصادي اقتصادية
  political politique politiques politics سياسي سياسية سياسيين سياسة
  media medias média médias mediatique communication communications إعلام اعلام اعلامي اتصال
  information informations معلومات
  work works travail travaux employment emploi عمل شغل اعمال تشغيل
  unemployed chomeur chomeurs chômeur chômeurs معطل معطلين معطلات عاطلين
  graduate graduates diplome diplomes diplômé diplômés شهادات شهائد خريج خريجي متخرجين
  action actions agir faal فعل
  active actif actifs active فاعل فاعلة فاعلين ناشط ناشطة نشطاء activist activists
  solidarity solidarite solidarité solidaire solidaires solidaridad تضامن متضامنة تكافل
  cooperation coopération coopérations taawun تعاون
  friend friends ami amis amie amies amitié amitie friendship اصدقاء صديق صداقة احباء
  protection protect protecting proteger préservation preservation sauvegarde himaya حماية محافظة صيانة رعاية care
  defense defence defending defend defense défense difaa دفاع
  promotion promoting promote promouvoir enhancement nuhud نهوض ترقية تعزيز
  support supporting appui soutien soutenir suport daam دعم مساندة سند
  empowerment empower tamkin tamkeen تمكين
  participation participatory participative participatif مشاركة تشاركية
  volunteer volunteers voluntary volontaire volontaires volontariat benevole تطوع تطوعي متطوعي متطوعين
  fight lutte contre against combat combating مكافحة مناهضة مقاومة ضد
  violence violences عنف
  torture تعذيب
  corruption فساد
  poverty pauvrete pauvreté فقر
  transparency transparence شفافية
  equality egalite égalité مساواة
  dignity dignite dignité digne karama كرامة
  hope espoir espoirs amal امل آمال
  future avenir mostakbal mustaqbal مستقبل
  life vie vida hayat حياة
  voice voix sawt صوت
  thought pensee pensée fikr فكر فكري تفكير reflexion
  dialogue dialog hiwar debat debats débat débats حوار حوارات
  creativity creation création créativité creatif ibdaa ابداع
  heritage patrimoine تراث
  sport sports رياضة رياضي
  tourism tourisme سياحة
  digital numerique numérique رقمية رقمي
  rural rurale ruraux rurales reef ريف ريفي ريفية
  local locale locaux locales محلي محلية
  national nationale nationaux nationales watani وطني وطنية
  regional régional regionale régionale جهوي جهوية اقليمي اقليمية
  international internationale internationaux intl global mondial mondiale world monde دولي دولية عالم عالمي عالمية
  general général generale générale عام عامة
  public publique publics publiques عمومي عمومية
  independent independant indépendant autonome autonomes مستقل مستقلة
  new nouveau nouvelle جديد جديدة
  sustainable durable durables مستدام مستدامة مستديمة
  comprehensive integral globale شامل شاملة
  humanitarian humanitaire humanitaires
  without sans بلا دون
  border borders frontiere frontieres frontière frontières حدود
  red rouge احمر
  crescent croissant هلال
  cross croix صليب
  muslim islamic islamique musulman musulmans اسلامي اسلامية
  church eglise catholic catholique evangelical lutheran
  election elections électrices electoral انتخابات
  resource resources ressources موارد
  bank banque بنك
  united unies متحدة
  save sauver
  emergency urgence urgences طوارئ
  pastoral pastoralist livestock elevage
`);

export type WordClass = 'NAME' | 'PLACE' | 'THEME' | 'BODY' | 'LEGAL' | 'FILLER';

export interface ConceptWord {
  form: string;
  meaning: string;
  kind: WordClass;
}

const listed = (rows: string[][], kind: WordClass): ConceptWord[] =>
  rows.flatMap((row) => row.map((form) => ({ form, meaning: row[0] as string, kind })));

export const conceptWords: ConceptWord[] = [
  ...listed(bodies, 'BODY'),
  ...listed(themes, 'THEME'),
  ...listed(places, 'PLACE'),
  ...listed([legalForms], 'LEGAL'),
  ...listed([fillers], 'FILLER'),
];
