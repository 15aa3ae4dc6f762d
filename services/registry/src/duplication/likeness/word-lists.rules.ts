/** One meaning per line, its forms separated by blanks; the first form names it. */
export const meaningsOf = (text: string): string[][] =>
  text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([first]) => first);

/** Countries and peoples of the regions that partners come from; a name often carries its country. */
export const places = meaningsOf(`
  tunisia tunisie tunisian tunisien tunisienne tunisiens tunisiennes tounes tounsi tunis تونس تونسي تونسية تونسيين تونسيات تونسيون تونسة
  morocco maroc moroccan marocain marocaine marocains marocaines marroqui مغرب مغربي مغربية مغاربة
  algeria algerie algérie algerian algerien algérien algérienne algériens algeriennes djazair جزائر جزائري جزائرية جزائريون جزائريات
  libya libye libyan libyen libyenne lybia ليبيا ليبي ليبية ليبيين
  egypt egypte égypte egyptian egyptien egyptienne masr misr مصر مصري مصرية مصريين
  sudan soudan sudanese soudanais سودان سوداني سودانية
  somalia somalie somali somalian somaliya soomaali صومال صومالي صومالية
  yemen yémen yemeni yemenite يمن يمني يمنية
  jordan jordanie jordanian jordanien jordanienne jordon اردن اردني اردنية
  syria syrie syrian syrien syrienne سوريا سوري سورية
  iraq irak iraqi irakien irakienne عراق عراقي عراقية
  lebanon liban lebanese libanais libanaise لبنان لبناني لبنانية
  palestine palestinian palestinien palestinienne palestenien فلسطين فلسطيني فلسطينية
  bahrain bahrein bahraini bahreini بحرين بحريني بحرينية
  kuwait koweit kuwaiti كويت كويتي كويتية
  saudi saoudien saoudienne سعودي سعودية
  mauritania mauritanie mauritanian موريتانيا موريتاني موريتانية
  sahara sahraoui saharawi sahrawi صحراء صحراوي صحراوية صحراويات
  arab arabe arabic arabes عرب عربي عربية عربيات
  africa african afrique africain africaine africains افريقيا افريقي افريقية
  europe european europeen européen européenne اوروبا اوروبي اوروبية
  mediterranean mediterranee méditerranée méditerranéen méditerranéennes متوسط متوسطي
  france french francais français française francaise فرنسا فرنسي فرنسية
  ethiopia ethiopie ethiopian اثيوبيا
  kenya kenyan كينيا
  afghanistan afghan افغانستان افغاني
  liberia liberian libéria
  sierra
  leone leonean
  guinea guinee guinée guinean guinéenne
`);

/** Words that carry nothing: articles, conjunctions, prepositions. */
export const fillers =
  `a an the of for and in on to at by with from de du des d la le les l el al as an et en au aux pour par sur dans
  un une and y e o da do dos das del los las los il lo di und der die das für von & my our its is
  من في عن على الى و او مع ضمن بين حول اجل لاجل ال`.split(/\s+/);

export const legalForms = `ltd limited inc incorporated llc gmbh plc sarl srl sa spa bv ev asbl cbo ingo cic`.split(
  /\s+/,
);
