import { readDrugTable } from './drug-table.ts';

/** Antibiotics, antivirals, antifungals, worms: shelf C. */
export const INFECTION_DRUGS = readDrugTable(
  'western',
  `
W049|阿莫西林胶囊|胶囊|0.25g×24粒|盒 24 粒|0.25 g|0.5 tid oral|J01CA A national|rx split skin unrestricted|5.3|20–80|C-01|蜀源药业
W050|阿莫西林颗粒|颗粒剂|0.125g×12袋|盒 12 袋|0.125 g|0.125 tid infusion|J01CA A national|rx split skin unrestricted|6.12|10–40|C-01|蜀源药业
W051|注射用青霉素钠|注射用无菌粉末|80万单位×10瓶|盒 10 瓶|800000 单位|800000 bid im|J01CE A national|rx split skin unrestricted|6.2|3–10|C-01|蜀源药业
W052|头孢氨苄胶囊|胶囊|0.25g×24粒|盒 24 粒|0.25 g|0.5 tid oral|J01DB A national|rx split unrestricted|4.32|20–80|C-02|蜀源药业
W054|头孢呋辛酯片|片剂|0.25g×12片|盒 12 片|0.25 g|0.25 bid oral|J01DC A national|rx split unrestricted|4.44|20–80|C-02|川岭制药
W055|头孢克洛干混悬剂|干混悬剂|0.125g×6袋|盒 6 袋|0.125 g|0.125 tid infusion|J01DC B provincial|rx split unrestricted|5.46|15–60|C-02|东篱药业
W056|阿奇霉素片|片剂|0.25g×6片|盒 6 片|0.25 g|0.5 qd oral|J01FA A national|rx split unrestricted|3.24|20–80|C-03|北屏药业
W057|罗红霉素片|片剂|0.15g×12片|盒 12 片|0.15 g|0.15 bid oral|J01FA B provincial|rx split unrestricted|3.96|15–60|C-03|岷江制药
W058|左氧氟沙星片|片剂|0.5g×7片|盒 7 片|0.5 g|0.5 qd oral|J01MA A national|rx split unrestricted|5.25|15–60|C-03|川岭制药
W060|盐酸莫西沙星片|片剂|0.4g×3片|盒 3 片|0.4 g|0.4 qd oral|J01MA B national|rx split restricted|6.87|3–15|C-03|北屏药业
W061|甲硝唑片|片剂|0.2g×100片|瓶 100 片|0.2 g|0.4 tid oral|J01XD A national|rx split unrestricted|6.1|5–20|C-04|青衣制药
W062|复方磺胺甲噁唑片|片剂|复方×100片|瓶 100 片|1 片|2 bid oral|J01EE A national|rx split unrestricted|12.4|2–8|C-04|青衣制药
W063|注射用头孢曲松钠|注射用无菌粉末|1g|瓶 1 瓶|1 g|2 qd iv_drip|J01DD A national|rx unrestricted|2.18|10–60|C-05|蜀源药业
W064|磷酸奥司他韦胶囊|胶囊|75mg×10粒|盒 10 粒|75 mg|75 bid oral|J05AH B national|rx split|14.9|10–60|C-06|海棠生物
W065|阿昔洛韦片|片剂|0.2g×24片|盒 24 片|0.2 g|0.2 qid oral|J05AB A national|rx split|4.08|5–30|C-06|岷江制药
W066|氟康唑胶囊|胶囊|50mg×6粒|盒 6 粒|50 mg|100 qd oral|J02AC A national|rx split|3.72|5–30|C-06|川岭制药
W067|阿苯达唑片|片剂|0.2g×10片|盒 10 片|0.2 g|0.4 st oral|P02CA A national|otc split|3.15|3–15|C-06|青衣制药
`,
);
