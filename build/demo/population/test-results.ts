import type { PlannedTest } from './plan.ts';
import type { Random } from './random.ts';

interface TestHabit {
  readonly itemCode: string;
  /** Diagnoses under which the line holds; none for all others. */
  readonly codes: readonly string[];
  /** From the sample, or from the first electrode, to the result. */
  readonly minutes: readonly [least: number, most: number];
  readonly abnormalPercent: number;
  readonly normal: readonly string[];
  readonly abnormal: readonly string[];
}

/**
 * Item | diagnoses or * | minutes | percent abnormal | normal results | abnormal results. `{5.3 0.5 1}` is a
 * figure around 5.3 with a deviation of 0.5, written with one decimal. The first line that fits holds.
 */
const TABLE = `
HY01|E11 G62|12 20|70|空腹血糖 {6.1 0.5 1} mmol/L|空腹血糖 {8.8 1.4 1} mmol/L ↑
HY01|*|12 20|8|空腹血糖 {5.2 0.4 1} mmol/L|空腹血糖 {6.6 0.3 1} mmol/L ↑
HY02|E16|1 2|100|末梢血糖 {3.9 0 1} mmol/L|末梢血糖 {2.9 0.3 1} mmol/L ↓
HY02|E11 G62|1 2|65|空腹末梢血糖 {6.2 0.5 1} mmol/L|餐后2小时末梢血糖 {12.1 1.6 1} mmol/L ↑；空腹末梢血糖 {8.4 1.2 1} mmol/L ↑
HY02|*|1 2|10|末梢血糖 {5.7 0.6 1} mmol/L|末梢血糖 {7.4 0.4 1} mmol/L ↑
HY03|N39 N23|8 14|85|白细胞（-），红细胞（-），蛋白（-），葡萄糖（-）|白细胞（++），亚硝酸盐（+），红细胞（+）；白细胞（+），红细胞（-），蛋白（-）；红细胞（++），白细胞（±）
HY03|*|8 14|12|白细胞（-），红细胞（-），蛋白（-），葡萄糖（-）|蛋白（+），余阴性；葡萄糖（+），余阴性
HY04|J03 J20 L02 H66|9 16|65|WBC {7.4 1 1}×10⁹/L，N {64 5 0}%，Hb {138 9 0} g/L，PLT {226 32 0}×10⁹/L|WBC {12.3 1.6 1}×10⁹/L ↑，N {80 4 0}% ↑，Hb {136 9 0} g/L，PLT {238 34 0}×10⁹/L
HY04|D50|9 16|80|WBC {5.8 0.8 1}×10⁹/L，Hb {118 4 0} g/L，MCV {83 2 0} fL|WBC {5.6 0.9 1}×10⁹/L，Hb {94 8 0} g/L ↓，MCV {74 3 0} fL ↓
HY04|J10 J06|9 16|30|WBC {5.9 1 1}×10⁹/L，N {56 6 0}%，Hb {139 9 0} g/L，PLT {210 30 0}×10⁹/L|WBC {3.7 0.2 1}×10⁹/L ↓，L {48 4 0}% ↑，Hb {137 9 0} g/L
HY04|*|9 16|15|WBC {6.3 1 1}×10⁹/L，N {58 5 0}%，Hb {136 9 0} g/L，PLT {215 32 0}×10⁹/L|WBC {10.8 0.6 1}×10⁹/L ↑，N {76 3 0}% ↑，Hb {134 9 0} g/L
HY05|*|12 18|70|HbA1c {6.3 0.3 1}%|HbA1c {7.9 0.7 1}% ↑
HY06|*|20 30|45|TC {4.5 0.4 2}，TG {1.29 0.2 2}，HDL-C {1.35 0.1 2}，LDL-C {2.6 0.3 2} mmol/L|TC {6.1 0.4 2} ↑，TG {2.36 0.4 2} ↑，HDL-C {1.08 0.1 2}，LDL-C {3.9 0.3 2} mmol/L ↑
HY07|*|20 30|15|ALT {22 6 0}，AST {21 5 0} U/L，TBIL {12 3 1} μmol/L，ALB {43 2 0} g/L|ALT {68 12 0} U/L ↑，AST {47 6 0} U/L ↑，余正常
HY08|*|20 30|18|BUN {5.4 0.8 1} mmol/L，Cr {72 9 0} μmol/L，UA {318 38 0} μmol/L|BUN {7.9 0.6 1} mmol/L ↑，Cr {118 10 0} μmol/L ↑，UA {402 30 0} μmol/L
HY09|*|12 18|60|血尿酸 {352 28 0} μmol/L|血尿酸 {498 36 0} μmol/L ↑
HY10|*|8 14|25|黄色软便，白细胞0～1/HP，红细胞未见，隐血（-）|黄色稀便，白细胞3～5/HP，隐血（-）；隐血（+），余未见异常
HY11|*|6 10|55|CRP {4 1.5 1} mg/L|CRP {24 8 0} mg/L ↑
HY12|*|12 18|70|甲型流感病毒抗原阴性|甲型流感病毒抗原阳性
HY13|*|4 6|15|阴性|阳性
JC01|R07 I20|7 12|85|窦性心律，未见ST-T改变|Ⅱ、Ⅲ、aVF导联ST段抬高；V3～V6导联ST段压低0.1mV
JC01|I25|7 12|70|窦性心律，正常心电图|窦性心律，ST-T改变；窦性心律，T波低平
JC01|*|7 12|28|窦性心律，正常心电图|窦性心律，偶发室性早搏；窦性心动过缓；左室高电压
JC02|*|10 16|45|肝胆胰脾未见明显异常|脂肪肝；胆囊壁毛糙，胆囊小结石
JC03|N23|10 16|80|双肾输尿管膀胱未见明显异常|左肾轻度积水，左输尿管上段结石约5mm
JC03|*|10 16|30|双肾输尿管膀胱未见明显异常|前列腺增大，约4.6×3.5cm；右肾小囊肿
JC04|*|10 14|40|甲状腺未见明显异常|甲状腺右叶结节，TI-RADS 3类
JC05|*|8 12|65|T值 -0.8，骨量正常|T值 -2.7，骨质疏松；T值 -1.8，骨量减少
JC06|*|8 12|65|FEV1/FVC {78 3 0}%，通气功能正常|FEV1/FVC {61 5 0}%，阻塞性通气功能障碍
JC07|*|5 8|35|眼底未见出血渗出|视网膜动脉变细，反光增强
`;

const HABITS: readonly TestHabit[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [itemCode = '', codes = '', minutes = '', percent = '', normal = '', abnormal = ''] =
      line.split('|');
    const [least = 0, most = 0] = minutes.split(' ').map(Number);
    return {
      itemCode,
      codes: codes === '*' ? [] : codes.split(' '),
      minutes: [least, most],
      abnormalPercent: Number(percent),
      normal: normal.split('；'),
      abnormal: abnormal.split('；'),
    };
  });

/** A test with what comes out of it under these diagnoses. @throws RangeError for one that the table lacks. */
export function planTest(random: Random, itemCode: string, diagnoses: readonly string[]): PlannedTest {
  const habit = HABITS.find(
    (one) =>
      one.itemCode === itemCode &&
      (one.codes.length === 0 || one.codes.some((code) => diagnoses.includes(code))),
  );
  if (!habit) throw new RangeError(`nothing comes out of ${itemCode}`);
  const words = random.pick(random.chance(habit.abnormalPercent / 100) ? habit.abnormal : habit.normal);
  return {
    itemCode,
    minutes: random.minutes(...habit.minutes),
    result: words.replaceAll(/\{(\S+) (\S+) (\d)\}/g, (_, mean, deviation, decimals) =>
      Math.max(0, random.normal(Number(mean), Number(deviation))).toFixed(Number(decimals)),
    ),
  };
}
