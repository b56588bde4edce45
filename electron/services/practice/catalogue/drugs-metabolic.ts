import { readDrugTable } from './drug-table.ts';

/** Diabetes, thyroid, gout, vitamins and bone: shelf B; insulin in the refrigerator (L). */
export const METABOLIC_DRUGS = readDrugTable(
  'western',
  `
W026|盐酸二甲双胍缓释片|片剂(缓释)|0.5g×30片|盒 30 片|0.5 g|0.5 bid oral|A10BA A national|rx long split|7.3467|40–200|B-01|川岭制药
W027|盐酸二甲双胍片|片剂|0.25g×48片|瓶 48 片|0.25 g|0.5 bid oral|A10BA A national|rx long split|2.88|20–80|B-01|岷江制药
W028|格列美脲片|片剂|2mg×30片|盒 30 片|2 mg|2 qd oral|A10BB A national|rx long split alert|3.84|15–60|B-01|海棠生物
W029|格列齐特缓释片|片剂(缓释)|30mg×30片|盒 30 片|30 mg|30 qd oral|A10BB B national|rx long split alert|5.95|15–60|B-01|东篱药业
W031|阿卡波糖片|片剂|50mg×30片|盒 30 片|50 mg|50 tid oral|A10BF A national|rx long split|5.4|30–120|B-02|川岭制药
W032|达格列净片|片剂|10mg×14片|盒 14 片|10 mg|10 qd oral|A10BK B national|rx long split|6.02|10–60|B-02|北屏药业
W033|磷酸西格列汀片|片剂|100mg×14片|盒 14 片|100 mg|100 qd oral|A10BH B national|rx long split|8.26|5–30|B-02|东篱药业
W034|门冬胰岛素注射液|注射液|3ml:300单位|支 1 支|300 单位|8 tid sc|A10AB B national|rx long alert cold biological|28.455|10–40|L-01|锦水生物
W035|精蛋白人胰岛素混合注射液(30R)|注射液|3ml:300单位|支 1 支|300 单位|12 bid sc|A10AD A national|rx long alert cold biological|25.82|8–30|L-01|锦水生物
W036|甘精胰岛素注射液|注射液|3ml:300单位|支 1 支|300 单位|14 qn sc|A10AE B national|rx long alert cold biological|48.71|8–30|L-01|锦水生物
W037|左甲状腺素钠片|片剂|50μg×100片|盒 100 片|50 μg|50 qd oral|H03AA A national|rx long split|19.6|5–20|B-03|北屏药业
W039|醋酸泼尼松片|片剂|5mg×100片|瓶 100 片|5 mg|5 tid oral|H02AB A national|rx split|7.68|3–10|B-03|青衣制药
W040|阿法骨化醇软胶囊|软胶囊|0.25μg×20粒|盒 20 粒|0.25 μg|0.25 qd oral|A11CC B national|rx long split cool|18.9|5–20|B-04|海棠生物
W041|碳酸钙D3片|片剂|0.6g×30片|瓶 30 片|0.6 g|0.6 qd oral|A12AX B national|otc long split|12.8|10–40|B-04|东篱药业
W043|苯溴马隆片|片剂|50mg×10片|盒 10 片|50 mg|50 qd oral|M04AB B national|rx long split|4.35|5–30|B-05|岷江制药
W044|甲钴胺片|片剂|0.5mg×20片|盒 20 片|0.5 mg|0.5 tid oral|B03BA B provincial|rx long split|3.28|20–80|B-06|海棠生物
W045|维生素B1片|片剂|10mg×100片|瓶 100 片|10 mg|10 tid oral|A11DA A national|otc long split|2.15|5–20|B-06|青衣制药
W046|叶酸片|片剂|5mg×100片|瓶 100 片|5 mg|5 qd oral|B03BB A national|rx long split|6.4|3–10|B-06|青衣制药
W047|硫酸亚铁片|片剂|0.3g×100片|瓶 100 片|0.3 g|0.3 tid oral|B03AA A national|otc long split|5.9|3–10|B-06|岷江制药
W048|维生素B12注射液|注射液|1ml:0.5mg×10支|盒 10 支|0.5 mg|0.5 qd im|B03BA A national|rx split|4.6|5–20|G-05|蜀源药业
`,
);
