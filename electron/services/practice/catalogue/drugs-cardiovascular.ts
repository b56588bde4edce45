import { readDrugTable } from './drug-table.ts';

/** Blood pressure, lipids, heart: shelf A. */
export const CARDIOVASCULAR_DRUGS = readDrugTable(
  'western',
  `
W001|苯磺酸氨氯地平片|片剂|5mg×28片|盒 28 片|5 mg|5 qd oral|C08CA A national|rx long split|3.92|40–200|A-03|川岭制药
W002|硝苯地平控释片|片剂(控释)|30mg×7片|盒 7 片|30 mg|30 qd oral|C08CA A national|rx long|3.28|30–160|A-03|北屏药业
W003|硝苯地平缓释片(Ⅱ)|片剂(缓释)|20mg×30片|瓶 30 片|20 mg|20 bid oral|C08CA A national|rx long split|3.45|20–80|A-03|岷江制药
W004|缬沙坦胶囊|胶囊|80mg×28粒|盒 28 粒|80 mg|80 qd oral|C09CA A national|rx long split|6.58|20–120|A-04|川岭制药
W005|厄贝沙坦片|片剂|0.15g×28片|盒 28 片|0.15 g|0.15 qd oral|C09CA B national|rx long split|5.6|20–100|A-04|海棠生物
W007|马来酸依那普利片|片剂|10mg×16片|盒 16 片|10 mg|10 qd oral|C09AA A national|rx long split|2.24|15–80|A-04|岷江制药
W009|酒石酸美托洛尔片|片剂|25mg×20片|盒 20 片|25 mg|25 bid oral|C07AB A national|rx long split|2.34|20–80|A-05|川岭制药
W010|琥珀酸美托洛尔缓释片|片剂(缓释)|47.5mg×28片|盒 28 片|47.5 mg|47.5 qd oral|C07AB B national|rx long split|9.24|15–60|A-05|北屏药业
W011|富马酸比索洛尔片|片剂|5mg×18片|盒 18 片|5 mg|5 qd oral|C07AB B national|rx long split|4.3025|10–60|A-05|海棠生物
W012|氢氯噻嗪片|片剂|25mg×100片|瓶 100 片|25 mg|25 qd oral|C03AA A national|rx long split|4.62|5–20|A-06|青衣制药
W013|吲达帕胺片|片剂|2.5mg×28片|盒 28 片|2.5 mg|2.5 qd oral|C03BA A national|rx long split|4.37|10–50|A-06|岷江制药
W014|呋塞米片|片剂|20mg×100片|瓶 100 片|20 mg|20 qd oral|C03CA A national|rx long split|5.85|3–10|A-06|青衣制药
W016|阿托伐他汀钙片|片剂|20mg×28片|盒 28 片|20 mg|20 qn oral|C10AA B national|rx long split|6.7183|30–160|A-07|东篱药业
W017|瑞舒伐他汀钙片|片剂|10mg×28片|盒 28 片|10 mg|10 qn oral|C10AA B national|rx long split|6.16|20–120|A-07|川岭制药
W018|辛伐他汀片|片剂|20mg×14片|盒 14 片|20 mg|20 qn oral|C10AA A national|rx long split|2.1|10–60|A-07|岷江制药
W019|阿司匹林肠溶片|片剂(肠溶)|100mg×30片|盒 30 片|100 mg|100 qd oral|B01AC A national|rx long split|12.36|40–200|A-08|北屏药业
W020|硫酸氢氯吡格雷片|片剂|75mg×7片|盒 7 片|75 mg|75 qd oral|B01AC A national|rx long split|4.4433|20–80|A-08|东篱药业
W021|单硝酸异山梨酯缓释片|片剂(缓释)|40mg×24片|盒 24 片|40 mg|40 qd oral|C01DA B national|rx long split|7.92|10–50|A-08|海棠生物
W022|硝酸甘油片|片剂|0.5mg×100片|瓶 100 片|0.5 mg|0.5 prn sublingual|C01DA A national|rx cool|12.4|3–10|A-08|岷江制药
W023|地高辛片|片剂|0.25mg×100片|瓶 100 片|0.25 mg|0.125 qd oral|C01AA A national|rx long split alert|14.2|2–6|A-08|青衣制药
W024|复方利血平氨苯蝶啶片|片剂|复方×30片|盒 30 片|1 片|1 qd oral|C02LA A national|rx long split|9.6|10–50|A-06|北屏药业
`,
);
