import { readDrugTable } from './drug-table.ts';

/** Eyes and skin: shelf G. */
export const TOPICAL_DRUGS = readDrugTable(
  'western',
  `
W101|左氧氟沙星滴眼液|滴眼液|5ml:24.4mg|支 1 支|100 滴|1 tid eye|S01AE B national|rx unrestricted|3.95|15–60|G-01|海棠生物
W102|玻璃酸钠滴眼液|滴眼液|5ml:5mg|支 1 支|100 滴|1 qid eye|S01XA B provincial|rx|6.8|10–40|G-01|海棠生物
W103|红霉素软膏|软膏剂|1%:10g|支 1 支|10 g|0.5 bid external|D06AX A national|otc unrestricted|1.85|10–40|G-02|青衣制药
W105|糠酸莫米松乳膏|乳膏剂|0.1%:10g|支 1 支|10 g|0.5 qd external|D07AC A national|otc|5.25|15–60|G-02|北屏药业
W106|硝酸咪康唑乳膏|乳膏剂|2%:20g|支 1 支|20 g|1 bid external|D01AC A national|otc|4.1|15–60|G-02|岷江制药
W107|炉甘石洗剂|洗剂|100ml|瓶 1 瓶|100 ml|5 tid external|D02AB A national|otc|3.2|5–20|G-03|青衣制药
W108|双氯芬酸二乙胺乳胶剂|凝胶剂|1%:20g|支 1 支|20 g|1 tid external|M02AA B provincial|otc|7.4|15–60|G-03|东篱药业
`,
);
