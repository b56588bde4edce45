import { readDrugTable } from './drug-table.ts';

/** 中药饮片, kept by the kilogram and weighed by the gram: cabinet Y. */
export const HERBAL_DRUGS = readDrugTable(
  'herbal',
  `
H001|黄芪|饮片|净片1000g|袋 1000 克|1 g|15 qd decoction|0017 A national|rx split|46|1–3|Y-01|青城饮片
H002|党参|饮片|净片1000g|袋 1000 克|1 g|12 qd decoction|0062 A national|rx split|88.5|1–3|Y-01|青城饮片
H003|当归|饮片|净片1000g|袋 1000 克|1 g|10 qd decoction|0113 A national|rx split|96|1–3|Y-01|青城饮片
H004|茯苓|饮片|净块1000g|袋 1000 克|1 g|15 qd decoction|0108 A national|rx split|39.6|1–3|Y-02|青城饮片
H005|陈皮|饮片|净丝1000g|袋 1000 克|1 g|6 qd decoction|0049 A national|rx split|28|1–3|Y-02|青城饮片
H006|甘草|饮片|净片1000g|袋 1000 克|1 g|6 qd decoction|0121 A national|rx split|34.25|1–3|Y-02|青城饮片
`,
);
