import { readDrugTable } from './drug-table.ts';

/** Cough, asthma, allergy: shelf D. */
export const RESPIRATORY_DRUGS = readDrugTable(
  'western',
  `
W068|盐酸氨溴索片|片剂|30mg×20片|盒 20 片|30 mg|30 tid oral|R05CB A national|otc split|2.85|30–120|D-01|川岭制药
W069|盐酸氨溴索口服溶液|口服溶液|100ml:0.6g|瓶 1 瓶|100 ml|5 bid oral|R05CB A national|otc|7.12|15–60|D-01|东篱药业
W070|复方甘草片|片剂|复方×100片|瓶 100 片|1 片|3 tid oral|R05FA A national|rx split|7.9|10–40|D-01|青衣制药
W071|硫酸沙丁胺醇吸入气雾剂|吸入气雾剂|100μg/揿，200揿/瓶|瓶 1 瓶|200 揿|2 prn inhalation|R03AC A national|rx long|14.8|8–30|D-02|海棠生物
W072|吸入用布地奈德混悬液|吸入混悬液|2ml:1mg×5支|盒 5 支|1 mg|1 bid nebulised|R03BA B national|rx split|10.35|10–40|D-02|北屏药业
W073|茶碱缓释片|片剂(缓释)|0.1g×24片|盒 24 片|0.1 g|0.1 bid oral|R03DA A national|rx long split|2.4|15–60|D-02|岷江制药
W074|孟鲁司特钠片|片剂|10mg×12片|盒 12 片|10 mg|10 qn oral|R03DC B provincial|rx long split|5.76|10–40|D-02|川岭制药
W075|氯雷他定片|片剂|10mg×6片|盒 6 片|10 mg|10 qd oral|R06AX A national|otc split|1.62|30–120|D-03|东篱药业
W076|马来酸氯苯那敏片|片剂|4mg×100片|瓶 100 片|4 mg|4 tid oral|R06AB A national|otc split|3.42|5–20|D-03|青衣制药
W077|盐酸西替利嗪片|片剂|10mg×12片|盒 12 片|10 mg|10 qd oral|R06AE A provincial|otc split|2.52|20–80|D-03|岷江制药
`,
);
