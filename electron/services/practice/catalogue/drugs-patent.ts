import { readDrugTable } from './drug-table.ts';

/** 中成药: shelves H to K. */
export const PATENT_DRUGS = readDrugTable(
  'patent',
  `
P001|蒲地蓝消炎口服液|口服液|10ml×10支|盒 10 支|10 ml|10 tid oral|A06AA B provincial|rx split|21.3375|10–60|H-01|青城国药
P002|连花清瘟胶囊|胶囊|0.35g×24粒|盒 24 粒|0.35 g|1.4 tid oral|A02BA A national|otc split|8.16|30–120|H-01|太岳中药
P003|板蓝根颗粒|颗粒剂|10g×20袋|袋 20 袋|10 g|10 tid infusion|A06AA A national|otc split|7.6|20–80|H-01|青城国药
P004|感冒清热颗粒|颗粒剂|12g×10袋|盒 10 袋|12 g|12 bid infusion|A01AA A national|otc split|5.4|20–80|H-02|仁济堂药业
P006|藿香正气口服液|口服液|10ml×10支|盒 10 支|10 ml|10 bid oral|A03AA A national|otc split|7.9|20–80|H-02|青城国药
P007|双黄连口服液|口服液|10ml×10支|盒 10 支|10 ml|20 tid oral|A02AA A national|otc split|9.2|10–40|H-02|仁济堂药业
P008|小儿豉翘清热颗粒|颗粒剂|2g×6袋|盒 6 袋|2 g|4 tid infusion|A02CA B national|otc split|8.4|15–60|H-03|太岳中药
P009|小儿肺热咳喘口服液|口服液|10ml×6支|盒 6 支|10 ml|10 tid oral|A07BA B national|otc split|9.9|15–60|H-03|仁济堂药业
P010|急支糖浆|糖浆剂|100ml|瓶 1 瓶|100 ml|20 tid oral|A07AA A national|otc|5.1|20–80|H-04|青城国药
P012|保和丸|丸剂|6g×10袋|盒 10 袋|6 g|6 bid oral|A12AA A national|otc split|6.2|10–40|J-01|仁济堂药业
P013|香砂养胃丸|浓缩丸|0.375g×200丸|瓶 200 丸|0.375 g|3 tid oral|A08BA A national|otc long split|7.4|10–40|J-01|太岳中药
P014|参苓白术丸|丸剂|6g×10袋|盒 10 袋|6 g|6 bid oral|A08AA A national|otc split|8.8|10–40|J-01|仁济堂药业
P015|健胃消食片|片剂|0.8g×32片|盒 32 片|0.8 g|2.4 tid oral|A12AA A national|otc split|6.4|10–40|J-01|太岳中药
P016|元胡止痛片|片剂|0.25g×48片|盒 48 片|0.25 g|1 tid oral|A14AA A national|otc split|4.8|10–40|J-02|青城国药
P017|六味地黄丸|浓缩丸|0.375g×200丸|瓶 200 丸|0.375 g|3 tid oral|A09CA A national|otc long split|9.6|15–60|J-02|仁济堂药业
P018|金匮肾气丸|丸剂|6g×10袋|盒 10 袋|6 g|6 bid oral|A09DA A national|otc split|9.8|5–20|J-02|仁济堂药业
P019|复方丹参滴丸|滴丸|27mg×180丸|瓶 180 丸|27 mg|270 tid oral|A12CA A national|rx long split|17.1|15–60|K-01|太岳中药
P020|速效救心丸|滴丸|40mg×120丸|盒 120 丸|40 mg|240 prn sublingual|A12CA A national|otc cool|19.8|5–20|K-01|青城国药
P021|银杏叶片|片剂|19.2mg×24片|盒 24 片|19.2 mg|19.2 tid oral|A12BA B national|rx long split|3.84|20–80|K-01|太岳中药
P022|脑心通胶囊|胶囊|0.4g×36粒|盒 36 粒|0.4 g|0.8 tid oral|A12BA B national|rx long split|8.28|15–60|K-01|仁济堂药业
P023|稳心颗粒|颗粒剂|9g×9袋|盒 9 袋|9 g|9 tid infusion|A12CA A national|rx split|11.7|5–30|K-01|仁济堂药业
P025|三金片|片剂|0.29g×54片|盒 54 片|0.29 g|0.87 tid oral|A06DA A national|otc split|9.18|10–40|K-02|太岳中药
P026|益母草颗粒|颗粒剂|15g×10袋|盒 10 袋|15 g|15 bid infusion|B01AA A national|otc split|7.2|5–30|K-02|青城国药
P027|妇科千金片|片剂|0.32g×108片|盒 108 片|0.32 g|1.92 tid oral|B02AA A national|otc split|15.12|5–30|K-02|太岳中药
P028|活血止痛胶囊|胶囊|0.25g×36粒|盒 36 粒|0.25 g|1 bid oral|D01AA B national|rx split|9.36|10–40|K-03|仁济堂药业
P029|马应龙麝香痔疮膏|软膏剂|10g|支 1 支|10 g|1 bid external|C03AA A national|otc|5.9|10–40|K-03|太岳中药
P030|颈复康颗粒|颗粒剂|5g×10袋|盒 10 袋|5 g|5 bid infusion|D01BA B national|otc split|8.1|10–40|K-03|仁济堂药业
P031|逍遥丸|浓缩丸|0.375g×200丸|瓶 200 丸|0.375 g|3 tid oral|B01CA A national|otc split|8.6|5–30|K-02|青城国药
`,
);
