import { readDrugTable } from './drug-table.ts';

/** Pain, fever, sleep, dizziness, and what stands in the injection room: shelves F and G. */
export const NERVOUS_DRUGS = readDrugTable(
  'western',
  `
W089|布洛芬缓释胶囊|胶囊(缓释)|0.3g×20粒|盒 20 粒|0.3 g|0.3 bid oral|M01AE A national|otc split|4.9|30–120|F-01|北屏药业
W090|布洛芬混悬液|口服混悬液|100ml:2g|瓶 1 瓶|100 ml|5 tid oral|M01AE B national|otc|9.6|10–40|F-01|东篱药业
W091|对乙酰氨基酚片|片剂|0.5g×12片|盒 12 片|0.5 g|0.5 tid oral|N02BE A national|otc split|1.44|20–80|F-01|岷江制药
W092|塞来昔布胶囊|胶囊|0.2g×6粒|盒 6 粒|0.2 g|0.2 qd oral|M01AH B national|rx split|3.54|15–60|F-01|川岭制药
W093|艾司唑仑片|片剂|1mg×20片|盒 20 片|1 mg|1 qn oral|N05CD A national|rx split psychotropic2|2.6|10–40|F-09|青衣制药
W095|盐酸氟桂利嗪胶囊|胶囊|5mg×20粒|盒 20 粒|5 mg|5 qn oral|N07CA A national|rx split|2.8|15–60|F-02|岷江制药
W096|甲磺酸倍他司汀片|片剂|6mg×30片|盒 30 片|6 mg|6 tid oral|N07CA B national|rx split|4.5|15–60|F-02|海棠生物
W098|地塞米松磷酸钠注射液|注射液|1ml:5mg×10支|盒 10 支|5 mg|5 st im|H02AB A national|rx split|3.8|3–10|G-05|蜀源药业
W099|盐酸肾上腺素注射液|注射液|1ml:1mg×10支|盒 10 支|1 mg|0.5 st im|C01CA A national|rx split alert cool|18.6|1–3|G-05|蜀源药业
W100|氯化钠注射液|注射液|250ml:2.25g|袋 1 袋|250 ml|250 qd iv_drip|B05XA A national|rx|2.05|20–80|G-06|蜀源药业
`,
);
