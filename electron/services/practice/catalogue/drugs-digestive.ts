import { readDrugTable } from './drug-table.ts';

/** Stomach and bowel: shelf E; live bacteria in the refrigerator (L). */
export const DIGESTIVE_DRUGS = readDrugTable(
  'western',
  `
W078|奥美拉唑肠溶胶囊|胶囊(肠溶)|20mg×14粒|盒 14 粒|20 mg|20 bid oral|A02BC A national|rx split|2.38|40–160|E-01|川岭制药
W080|铝碳酸镁咀嚼片|咀嚼片|0.5g×20片|盒 20 片|0.5 g|1 tid oral|A02AD B national|otc split|4.2|20–80|E-01|东篱药业
W081|多潘立酮片|片剂|10mg×30片|盒 30 片|10 mg|10 tid oral|A03FA A national|rx split|5.1|20–80|E-02|北屏药业
W082|蒙脱石散|散剂|3g×10袋|盒 10 袋|3 g|3 tid infusion|A07BC A national|otc split|3.6|20–80|E-02|海棠生物
W083|口服补液盐散(Ⅲ)|散剂|5.125g×6袋|盒 6 袋|5.125 g|5.125 tid infusion|A07CA A national|otc split|9.3|10–40|E-02|岷江制药
W084|双歧杆菌三联活菌胶囊|胶囊|0.21g×24粒|盒 24 粒|0.21 g|0.42 bid oral|A07FA B national|rx split cold biological|13.44|10–40|L-02|锦水生物
W085|盐酸小檗碱片|片剂|0.1g×100片|瓶 100 片|0.1 g|0.3 tid oral|A07AX A national|otc split|7.96|5–20|E-02|青衣制药
W086|乳果糖口服溶液|口服溶液|15ml×6袋|盒 6 袋|15 ml|15 bid oral|A06AD B national|otc split|8.1|10–40|E-03|东篱药业
W087|开塞露|灌肠剂|20ml×10支|盒 10 支|20 ml|20 prn rectal|A06AG A national|otc split|6.5|5–20|E-03|青衣制药
`,
);
